import { statSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditOf } from "#platform/audit/index.ts";
import { system } from "#platform/http/index.ts";
import { readOutbox } from "#platform/mail/index.ts";
import { addRegions, cookieOf, mailedPath, send, signIn, visitPage } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { actFor, makeLetters } from "./actions-assurance.ts";
import { giveRole, listPeople } from "./actions-people.ts";
import { actorOf } from "./actions-sign-in.ts";
import { readErasures } from "./erasures.ts";
import { erasuresIn } from "./store-people.ts";
import { openScope } from "./store-scope.ts";

describe("Mijn gegevens", () => {
  let house: TestHouse;
  let now = new Date("2026-11-02T10:00:00Z");
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  const actor = (cookie: string) => actorOf(house.ctx, cookie.split("=")[1]);
  const text = async (path: string, cookie: string) => (await visitPage(house, path, cookie)).text();

  beforeAll(async () => {
    house = await testHouse({ start: false, clock: () => now });
    await addRegions(house, "drenthe");
  });
  afterAll(() => house.close());

  it("shows everything held: account, roles, sessions, consents, and who looked", async () => {
    const cookie = await signIn(house, "alles@voorbeeld.nl");
    await giveRole(house.ctx, system, { email: "alles@voorbeeld.nl", role: "analyst", region: "drenthe" });
    await listPeople(house.ctx, system, "drenthe");
    const html = await text("/mijn", cookie);
    for (const words of [
      "alles@voorbeeld.nl",
      "analist, drenthe",
      "je e-mailadres",
      "Brink zelf, drenthe",
      "rollen bekeken",
      "rol gegeven",
      "om rollen te geven",
    ]) {
      expect(html).toContain(words);
    }
  });

  it("gives the same as a file, without a secret in it, and writes down that it was taken", async () => {
    const cookie = await signIn(house, "mee@voorbeeld.nl");
    await send(house, "/mijn/tweede-stap/begin", {}, cookie);
    const answer = await visitPage(house, "/mijn/gegevens.json", cookie);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    const data = (await answer.json()) as { account: { email: string }; sessions: unknown[] };
    expect(data.account.email).toBe("mee@voorbeeld.nl");
    expect(data.sessions).toHaveLength(1);
    expect(JSON.stringify(data)).not.toMatch(/sealed|token|hash|secret/i);
    const log = await auditOf(house.ctx.db, (await actor(cookie)).person!);
    expect(log.map((line) => line.action)).toContain("accounts.export");
  });

  it("corrects name and language, refuses a citizen service number and gives it back nowhere", async () => {
    const cookie = await signIn(house, "naam@voorbeeld.nl");
    expect((await send(house, "/mijn/veranderen", { naam: "Jannes <b>", taal: "en" }, cookie)).status).toBe(303);
    const html = await text("/mijn", cookie);
    expect(html).toContain("Jannes &lt;b&gt;");
    expect(html).toContain("Engels");
    const refused = await send(house, "/mijn/veranderen", { naam: "Jan 111222333", taal: "nl" }, cookie);
    expect(refused.status).toBe(400);
    expect(await refused.text()).not.toContain("111222333");
  });

  it("changes the address only when the new one confirms it, and tells the old one", async () => {
    const cookie = await signIn(house, "oud@voorbeeld.nl");
    await send(house, "/mijn/adres", { mail: "nieuw-adres@voorbeeld.nl" }, cookie);
    expect(await text("/mijn", cookie)).toContain("oud@voorbeeld.nl");
    const answer = await send(house, await mailedPath(house, "nieuw-adres@voorbeeld.nl"), {});
    const letters = await readOutbox(house.ctx.db, house.ctx.keys);
    expect(
      letters
        .filter((one) => one.to === "oud@voorbeeld.nl")
        .map((one) => one.text)
        .join(),
    ).toContain("is veranderd");
    expect(await text("/mijn", cookieOf(answer))).toContain("nieuw-adres@voorbeeld.nl");
  });

  it("never takes the address of someone else", async () => {
    await signIn(house, "bezet@voorbeeld.nl");
    const cookie = await signIn(house, "dief@voorbeeld.nl");
    later(1);
    const asked = await send(house, "/mijn/adres", { mail: "bezet@voorbeeld.nl" }, cookie);
    expect(asked.status).toBe(303);
    expect((await send(house, await mailedPath(house, "bezet@voorbeeld.nl"), {})).status).toBe(410);
    expect(await text("/mijn", cookie)).toContain("dief@voorbeeld.nl");
  });

  it("ends a stolen session from another device, and nobody ends that of another person", async () => {
    const stolen = await signIn(house, "dubbel@voorbeeld.nl");
    later(1);
    const mine = await signIn(house, "dubbel@voorbeeld.nl");
    const other = await signIn(house, "vreemde@voorbeeld.nl");
    const id = (await actor(stolen)).session!;
    expect((await send(house, "/mijn/sessie", { sessie: id }, other)).status).toBe(404);
    expect((await actor(stolen)).kind).toBe("person");
    expect((await send(house, "/mijn/sessie", { sessie: id }, mine)).status).toBe(303);
    expect((await actor(stolen)).kind).toBe("visitor");
    expect((await actor(mine)).kind).toBe("person");
  });

  it("gives a consent by version, and withdraws it", async () => {
    const cookie = await signIn(house, "ja@voorbeeld.nl");
    await send(house, "/mijn/toestemming", { soort: "regional_news", geeft: "1" }, cookie);
    expect(await text("/mijn", cookie)).toContain("Je zei ja.");
    await send(house, "/mijn/toestemming", { soort: "regional_news", geeft: "0" }, cookie);
    expect(await text("/mijn", cookie)).toContain("Je zei geen ja.");
    expect((await send(house, "/mijn/toestemming", { soort: "iets anders", geeft: "1" }, cookie)).status).toBe(404);
  });

  it("erases everything but the log, after one clear question", async () => {
    const cookie = await signIn(house, "stop@voorbeeld.nl");
    const { person } = await actor(cookie);
    expect((await send(house, "/mijn/stoppen", {}, cookie)).status).toBe(400);
    expect((await send(house, "/mijn/stoppen", { zeker: "1" }, cookie)).status).toBe(200);
    expect((await actor(cookie)).kind).toBe("visitor");
    const owner = house.ctx.database.owner;
    const { rows: tables } = await sql<{
      name: string;
    }>`select distinct table_name as name from information_schema.columns
      where table_schema = 'public' and column_name in ('person_id', 'for_person', 'by_person')`.execute(owner);
    for (const { name } of [...tables, { name: "person" }]) {
      const { rows } = await sql<{
        n: number;
      }>`select count(*) as n from ${sql.table(name)} x where x::text like ${`%${person}%`}`.execute(owner);
      expect([name, rows[0]!.n]).toEqual([name, 0]);
    }
    const [erased, ...more] = await erasuresIn(house.ctx.db);
    expect(more).toEqual([]);
    expect(readErasures(house.ctx.config.dataFolder)).toEqual([erased]);
    expect(statSync(join(house.ctx.config.dataFolder, "erasures.ndjson")).mode & 0o777).toBe(0o600);
    expect((await auditOf(house.ctx.db, person!)).map((line) => line.action)).toContain("accounts.erase");
  });

  it("keeps the last operator from leaving the house without one", async () => {
    await giveRole(house.ctx, system, { email: "baas@voorbeeld.nl", role: "operator" });
    const answer = await send(house, "/mijn/stoppen", { zeker: "1" }, await signIn(house, "baas@voorbeeld.nl"));
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("laatste beheerder");
  });

  it("keeps one operator when the last two leave at once", async () => {
    await giveRole(house.ctx, system, { email: "tweede-baas@voorbeeld.nl", role: "operator" });
    const cookies = [await signIn(house, "baas@voorbeeld.nl"), await signIn(house, "tweede-baas@voorbeeld.nl")];
    const answers = await Promise.all(cookies.map((cookie) => send(house, "/mijn/stoppen", { zeker: "1" }, cookie)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it("raises someone to level 2 by a letter's code, once; the fifth on one address waits", async () => {
    const codes = await makeLetters(house.ctx, system, { region: "drenthe", amount: 6 });
    const use = (at: number, cookie: string) =>
      send(house, "/mijn/brief", { code: codes[at]!.toLowerCase(), postcode: "7811 ab", huisnummer: "12 A" }, cookie);
    const cookies = await Promise.all([0, 1, 2, 3, 4].map((at) => signIn(house, `buur${at}@voorbeeld.nl`)));
    await Promise.all(cookies.map((cookie, at) => use(at, cookie)));
    const levels = await Promise.all(cookies.map(async (cookie) => (await actor(cookie)).assurance));
    expect(levels.toSorted()).toEqual([1, 2, 2, 2, 2]);
    const again = await use(0, cookies[4]!);
    expect(again.status).toBe(400);
    const { rows } = await sql<{
      row: string;
    }>`select letter_code::text as row from letter_code union all select assurance_proof::text from assurance_proof`.execute(
      house.ctx.database.owner,
    );
    expect(rows.filter(({ row }) => row.includes("7811") || codes.some((code) => row.includes(code)))).toEqual([]);
  });

  it("lets someone act for another only after both said yes, for what was named, until it ends", async () => {
    const mother = await signIn(house, "moeder@voorbeeld.nl");
    const son = await signIn(house, "zoon@voorbeeld.nl");
    const asked = { mail: "zoon@voorbeeld.nl", soort: "carer", doel: "help", tot: "2026-12-31" };
    for (const wrong of [
      { ...asked, tot: "2030-01-01" },
      { ...asked, doel: "" },
      { ...asked, mail: "moeder@voorbeeld.nl" },
    ]) {
      expect((await send(house, "/mijn/handelen", wrong, mother)).status).toBe(400);
    }
    expect((await send(house, "/mijn/handelen", asked, mother)).status).toBe(303);
    const [by, person] = [await actor(son), (await actor(mother)).person!];
    const tries = (purpose: "help" | "answer") =>
      house.ctx.db.transaction().execute(async (trx) => {
        await openScope(trx, "house");
        await actFor(trx, house.ctx, by, { person, purpose });
      });
    await expect(tries("help")).rejects.toMatchObject({ status: 403 });
    const id = /name="wie" value="([^"]+)"/.exec(await text("/mijn/handelen", son))![1]!;
    await send(house, "/mijn/handelen/ja", { wie: id }, son);
    await tries("help");
    await expect(tries("answer")).rejects.toMatchObject({ status: 403 });
    expect(await text("/mijn", mother)).toContain("voor jou gehandeld");
    await send(house, "/mijn/handelen/stop", { wie: id }, mother);
    await expect(tries("help")).rejects.toMatchObject({ status: 403 });
  });
});
