import { readOutbox } from "#platform/mail/index.ts";
import { sql } from "kysely";
import { system } from "#platform/http/index.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { openHall } from "./actions-halls.ts";
import { firstOperatorLink } from "./actions-sign-in.ts";
import { addRegions, cookieOf, mailedPath, send, signIn, visitPage } from "../../../tests/support/people.ts";

describe("signing in by mail", () => {
  let house: TestHouse;
  let now = new Date("2026-11-02T10:00:00Z");
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  const count = async (table: string) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
      house.ctx.database.owner,
    );
    return rows[0]!.n;
  };

  beforeAll(async () => {
    house = await testHouse({ start: false, clock: () => now });
  });
  afterAll(() => house.close());

  it("answers the same for an address that is known and one that is not", async () => {
    await signIn(house, "bekend@voorbeeld.nl");
    const known = await send(house, "/inloggen", { mail: "bekend@voorbeeld.nl" });
    const unknown = await send(house, "/inloggen", { mail: "onbekend@voorbeeld.nl" });
    expect([unknown.status, unknown.headers.get("location")]).toEqual([known.status, known.headers.get("location")]);
    expect(known.status).toBe(303);
  });

  it("gives a wrong address back filled in, with a sentence", async () => {
    const answer = await send(house, "/inloggen", { mail: "jan.voorbeeld" });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('value="jan.voorbeeld"');
    expect(html).toContain("Vul een e-mailadres in");
  });

  it("keeps no readable address in the database", async () => {
    await signIn(house, "geheim@voorbeeld.nl");
    const { rows } = await sql<{
      row: string;
    }>`select person::text as row from person union all select sign_in_link::text from sign_in_link`.execute(
      house.ctx.database.owner,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ row }) => row.includes("geheim"))).toEqual([]);
  });

  it("does not spend a link that a mail scanner opens; the button does, once", async () => {
    await send(house, "/inloggen", { mail: "anna@voorbeeld.nl", terug: "/drenthe/over" });
    const path = await mailedPath(house, "anna@voorbeeld.nl");
    for (let scan = 0; scan < 3; scan += 1) expect((await visitPage(house, path)).status).toBe(200);
    const first = await send(house, path, {});
    expect(first.status).toBe(303);
    expect(first.headers.get("location")).toBe("/drenthe/over");
    expect(first.headers.get("set-cookie")).toMatch(/^brink=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const second = await send(house, path, {});
    expect(second.status).toBe(410);
    expect(second.headers.get("set-cookie")).toBeNull();
  });

  it("lets one in when two press the same button at once", async () => {
    await send(house, "/inloggen", { mail: "twee@voorbeeld.nl" });
    const path = await mailedPath(house, "twee@voorbeeld.nl");
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(house, path, {})));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 410, 410, 410]);
  });

  it("makes one person of two first sign-ins at once", async () => {
    const before = await count("person");
    await send(house, "/inloggen", { mail: "nieuw@voorbeeld.nl" });
    const one = await mailedPath(house, "nieuw@voorbeeld.nl");
    later(1);
    await send(house, "/inloggen", { mail: "NIEUW@voorbeeld.nl " });
    const two = await mailedPath(house, "nieuw@voorbeeld.nl");
    expect(two).not.toBe(one);
    const answers = await Promise.all([send(house, one, {}), send(house, two, {})]);
    expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
    expect(await count("person")).toBe(before + 1);
  });

  it("refuses a link after a quarter of an hour", async () => {
    await send(house, "/inloggen", { mail: "laat@voorbeeld.nl" });
    const path = await mailedPath(house, "laat@voorbeeld.nl");
    later(15);
    expect((await visitPage(house, path)).status).toBe(410);
    expect((await send(house, path, {})).status).toBe(410);
  });

  it("never sends anyone to another site after signing in", async () => {
    later(120);
    for (const [at, terug] of ["https://evil.example/", "//evil.example", "/\\evil.example", "/inloggen/x"].entries()) {
      await send(house, "/inloggen", { mail: `open${at}@voorbeeld.nl`, terug });
      const answer = await send(house, await mailedPath(house, `open${at}@voorbeeld.nl`), {});
      expect(answer.headers.get("location")).toBe("/mijn");
    }
  });

  it("takes the address of a link from BRINK_URL, whatever the Host header says", async () => {
    await send(house, "/inloggen", { mail: "host@voorbeeld.nl" }, "", { Host: "evil.example" });
    const letters = await readOutbox(house.ctx.db, house.ctx.keys);
    const letter = letters.find((one) => one.to === "host@voorbeeld.nl")!;
    expect(letter.text).toContain("http://localhost:3000/inloggen/");
    expect(letter.text + letter.html + letter.subject).not.toContain("evil");
  });

  it("stops mailing a neighbour after four letters in an hour, without saying so", async () => {
    for (let time = 0; time < 9; time += 1)
      expect((await send(house, "/inloggen", { mail: "buur@voorbeeld.nl" })).status).toBe(303);
    const letters = await readOutbox(house.ctx.db, house.ctx.keys);
    expect(letters.filter((one) => one.to === "buur@voorbeeld.nl")).toHaveLength(4);
  });

  it("lets a hall in: five hundred people on one address, with the code of a hall that is open", async () => {
    await addRegions(house, "drenthe");
    const code = await openHall(house.ctx, system, "drenthe");
    later(24 * 60);
    const ask = (at: number, zaal: string) =>
      send(house, "/inloggen", { mail: `zaal${at}.${zaal.length}@voorbeeld.nl`, zaal });
    const closed = await Promise.all(Array.from({ length: 130 }, (_none, at) => ask(at, code)));
    expect(closed.filter((answer) => answer.status === 429)).toHaveLength(10);
    const open = await openHall(house.ctx, system, "drenthe");
    const answers = await Promise.all(Array.from({ length: 500 }, (_none, at) => ask(1_000 + at, open.toLowerCase())));
    expect(answers.filter((answer) => answer.status !== 303)).toEqual([]);
    later(61); // the counter of the network begins again for the tests below
  });

  it("ends a session after fourteen days without use, and after ninety days whatever happens", async () => {
    const idle = await signIn(house, "stil@voorbeeld.nl");
    const asked = async (cookie: string) => (await visitPage(house, "/inloggen", cookie)).status;
    expect(await asked(idle)).toBe(303);
    later(14 * 24 * 60);
    expect(await asked(idle)).toBe(200);
    const busy = await signIn(house, "druk@voorbeeld.nl");
    for (let day = 0; day < 89; day += 1) {
      later(24 * 60);
      expect(await asked(busy)).toBe(303);
    }
    later(24 * 60);
    expect(await asked(busy)).toBe(200);
  });

  it("signs out, and the old cookie opens nothing", async () => {
    const cookie = await signIn(house, "uit@voorbeeld.nl");
    const answer = await send(house, "/uitloggen", {}, cookie);
    expect(cookieOf(answer)).toBe("brink=");
    expect((await visitPage(house, "/inloggen", cookie)).status).toBe(200);
  });

  it("leaves quickly: signed out, on a page that says nothing of Brink", async () => {
    const cookie = await signIn(house, "weg@voorbeeld.nl");
    const answer = await send(house, "/snel-weg", {}, cookie);
    const weather = await visitPage(house, answer.headers.get("location") ?? "");
    expect(await weather.text()).not.toMatch(/brink/i);
    expect((await visitPage(house, "/inloggen", cookie)).status).toBe(200);
  });

  it("makes the first operator through one link, and no second one", async () => {
    const old = (await firstOperatorLink(house.ctx))!.replace("http://localhost:3000", "");
    const path = (await firstOperatorLink(house.ctx))!.replace("http://localhost:3000", "");
    expect((await send(house, old, { mail: "dief@voorbeeld.nl" })).status).toBe(410);
    expect((await send(house, path, { mail: "geen adres" })).status).toBe(400);
    const answer = await send(house, path, { mail: "baas@voorbeeld.nl" });
    expect(answer.headers.get("location")).toBe("/inloggen/tweede-stap?terug=%2Fbeheer");
    expect(await firstOperatorLink(house.ctx)).toBeUndefined();
  });

  it("shows the application no personal row without a scope", async () => {
    const { rows } = await sql<{
      n: number;
    }>`select (select count(*) from person) + (select count(*) from session) + (select count(*) from person_grant)
      + (select count(*) from assurance_proof) as n`.execute(house.ctx.db);
    expect(rows[0]!.n).toBe(0);
    expect(await count("person")).toBeGreaterThan(5);
  });
});
