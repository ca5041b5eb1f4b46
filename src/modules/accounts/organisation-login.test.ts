import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "#platform/http/index.ts";
import { addRegions, cookieOf, send, signIn, visitPage } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { setLogin } from "./actions-organisation-login.ts";
import { actorOf } from "./actions-sign-in.ts";

interface Provider {
  callback(): (request: unknown, response: unknown) => void;
}
type ProviderClass = new (issuer: string, configuration: object) => Provider;

/** A real OpenID provider on a free port, with one client and accounts that are named by what is typed. */
async function openProvider(redirectUri: (port: number) => string): Promise<{ issuer: string; close: () => void }> {
  const name: string = "oidc-provider";
  const { default: ProviderOf } = (await import(name)) as { default: ProviderClass };
  const server: Server = createServer((request, response) => provider.callback()(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new ProviderOf(issuer, {
    clients: [
      {
        client_id: "brink",
        client_secret: "geheim-van-de-test",
        redirect_uris: [redirectUri(port)],
        grant_types: ["authorization_code"],
      },
    ],
    claims: { openid: ["sub"], email: ["email"] },
    cookies: { keys: ["test"] },
    findAccount: (_ctx: unknown, id: string) => ({
      accountId: id,
      claims: async () => ({ sub: id, email: `${id}@ggd.voorbeeld.nl` }),
    }),
  });
  return { issuer, close: () => server.close() };
}

/** Walks the provider's own pages as a person, up to the redirect back to us. */
async function walk(start: string, account: string): Promise<URL> {
  const jar = new Map<string, string>();
  let [address, init]: [string, RequestInit] = [start, {}];
  for (let step = 0; step < 15; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(address, {
      ...init,
      redirect: "manual",
      headers: { ...(init.headers as object), Cookie: cookie },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(";")[0]!.split("=") as [string, string];
      jar.set(name, value);
    }
    const to = answer.headers.get("location");
    if (to) {
      const next = new URL(to, address);
      if (next.pathname.startsWith("/inloggen/terug/")) return next;
      [address, init] = [next.href, {}];
      continue;
    }
    const html = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(html)![1]!;
    const body = new URLSearchParams({ prompt, login: account, password: "x" });
    const action = /action="([^"]+)"/.exec(html)![1]!;
    [address, init] = [new URL(action, address).href, { method: "POST", body }];
  }
  throw new Error("The provider never sent us back.");
}

describe("signing in through an organisation", () => {
  let house: TestHouse;
  let provider: Awaited<ReturnType<typeof openProvider>>;
  const organisation = "6b7dd0f4-34e4-4ab1-8c52-0a3b5b1c9b11";

  const begin = async (cookie = "") => {
    const answer = await visitPage(house, `/inloggen/organisatie/${organisation}?terug=/drenthe`, cookie);
    return { to: answer.headers.get("location")!, state: cookieOf(answer) };
  };
  const end = (back: URL, cookies: string) => visitPage(house, back.pathname + back.search, cookies);
  const actor = (answer: Response) => actorOf(house.ctx, cookieOf(answer).split("=")[1]);

  beforeAll(async () => {
    house = await testHouse({ start: false });
    await addRegions(house, "drenthe");
    await sql`insert into organisation (id, region_id, kind, name, slug) values (${organisation}, 'drenthe', 'ggd', 'GGD Voorbeeld', 'ggd')`.execute(
      house.ctx.db,
    );
    provider = await openProvider(() => `http://localhost:3000/inloggen/terug/${organisation}`);
    await setLogin(house.ctx, system, {
      organisation,
      issuer: provider.issuer,
      clientId: "brink",
      clientSecret: "geheim-van-de-test",
    });
  });
  afterAll(async () => {
    provider.close();
    await house.close();
  });

  it("brings a professional in, with level 2 and a role in the organisation's region", async () => {
    const { to, state } = await begin();
    const answer = await end(await walk(to, "anna"), state);
    expect(answer.headers.get("location")).toBe("/drenthe");
    const who = await actor(answer);
    expect(who).toMatchObject({ kind: "person", assurance: 2, secondFactor: false });
    expect(who.grants).toEqual([{ role: "professional", region: "drenthe", organisation }]);
  });

  it("knows the same person again, also when the address changed", async () => {
    const first = await begin();
    const one = await actor(await end(await walk(first.to, "bea"), first.state));
    const second = await begin();
    const two = await actor(await end(await walk(second.to, "bea"), second.state));
    expect(two.person).toBe(one.person);
  });

  it("never opens an account that someone made by mail, until its owner connects it", async () => {
    const mine = await signIn(house, "chris@ggd.voorbeeld.nl");
    const foreign = await begin();
    const refused = await end(await walk(foreign.to, "chris"), foreign.state);
    expect(refused.headers.get("location")).toBe("/inloggen?melding=bekend");
    expect(refused.headers.get("set-cookie")).toBeNull();
    const own = await begin(mine);
    const connected = await end(await walk(own.to, "chris"), `${own.state}; ${mine}`);
    const before = await actorOf(house.ctx, mine.split("=")[1]);
    expect((await actor(connected)).person).toBe(before.person);
  });

  it("refuses an answer without our state, with another's state, or a second time", async () => {
    const { to, state } = await begin();
    const back = await walk(to, "dirk");
    const other = await begin();
    for (const cookies of ["", other.state, "brink-state=vervalst"]) {
      expect((await end(back, cookies)).headers.get("location")).toBe("/inloggen?melding=organisatie");
    }
    expect((await end(back, state)).headers.get("location")).toBe("/drenthe");
    expect((await end(back, state)).headers.get("location")).toBe("/inloggen?melding=organisatie");
  });

  it("keeps the organisation's secret unreadable in the database", async () => {
    const { rows } = await sql<{ row: string }>`select organisation_login::text as row from organisation_login`.execute(
      house.ctx.database.owner,
    );
    expect(rows[0]!.row).toContain("brink");
    expect(rows[0]!.row).not.toContain("geheim-van-de-test");
  });

  it("says no to an organisation that has no way of its own", async () => {
    expect((await visitPage(house, "/inloggen/organisatie/nergens")).status).toBe(404);
    expect((await send(house, "/inloggen/organisatie/nergens", {})).status).toBe(405);
  });
});
