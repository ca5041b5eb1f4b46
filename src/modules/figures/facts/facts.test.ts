import { assert, double, property } from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eraseMe, giveRole } from "#modules/accounts/index.ts";
import { system } from "#platform/http/index.ts";
import { formatNumber } from "#design/format.ts";
import { factFields as good } from "../../../../tests/support/facts.ts";
import { addRegions, cookieOf, mailedPath, send, signIn, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { upsertAreas } from "#modules/regions/index.ts";
import { readFact, readNumber } from "./model.ts";
import { findFacts } from "./store.ts";

const areas = new Set(["drenthe", "GM0106"]);
const faultsOf = (change: object) => {
  const read = readFact({ ...good, ...change }, areas, "nl");
  return read.ok ? [] : read.faults.map(({ field, fault }) => `${field} ${fault}`);
};

describe("reading a typed figure", () => {
  it("reads every number back as it is shown, in both languages", () => {
    assert(
      property(double({ min: 0, max: 1e9, noNaN: true }), (value) => {
        for (const lang of ["nl", "en"] as const)
          for (const digits of [0, 1, 2, 3]) {
            const read = readNumber(formatNumber(value, lang, digits), lang)!;
            expect(read.decimals).toBe(digits);
            expect(formatNumber(read.value, lang, digits)).toBe(formatNumber(value, lang, digits));
          }
      }),
    );
  });

  it("reads a Dutch thousand, and refuses what is no number", () => {
    expect(readNumber("1.250", "nl")?.value).toBe(1250);
    expect(readNumber("12.5", "nl")?.value).toBe(12.5);
    expect(readNumber("12 %", "nl")?.value).toBe(12);
    const read = ["", "twaalf", "1,2,3", "0x10", "1e5", "Infinity", "--2"].filter((typed) => readNumber(typed, "nl"));
    expect(read).toEqual([]);
  });

  it("keeps out what may identify somebody", () => {
    expect(faultsOf({ name: "Cliënt 111222333" })).toEqual(["name bsn"]);
    expect(faultsOf({ source: "vraag het jan@voorbeeld.nl" })).toEqual(["source email"]);
    for (const value of ["1", "9"]) expect(faultsOf({ unit: "people", value })).toEqual(["value fewPeople"]);
    for (const value of ["0", "10"]) expect(faultsOf({ unit: "people", value })).toEqual([]);
  });

  it("names every field that does not fit, once", () => {
    expect(
      faultsOf({ drawer: "geheim", areaCode: "GM9999", unit: "", period: "vorig jaar", link: "javascript:alert(1)" }),
    ).toEqual(["period year", "link link", "drawer choose", "unit choose", "areaCode choose"]);
    expect(faultsOf({ link: "http://voorbeeld.nl" })).toEqual(["link link"]);
    expect(faultsOf({ unit: "percent", value: "101" })).toEqual(["value percent"]);
    expect(faultsOf({ value: "-1" })).toEqual(["value negative"]);
    expect(faultsOf({ name: "x".repeat(121) })).toEqual(["name long"]);
    expect(faultsOf({})).toEqual([]);
  });
});

describe("figures that a region types", () => {
  let house: TestHouse;
  let analyst: string;
  let second: string;
  const base = "/drenthe/regiobeeld/eigen-cijfers";
  const text = async (path: string, cookie = "") => (await visitPage(house, path, cookie)).text();
  const stored = async () => (await findFacts(house.ctx.db, "drenthe"))[0]!;
  const version = async () => ({ version: String((await stored()).version) });

  beforeAll(async () => {
    house = await testHouse({ start: false });
    await addRegions(house, "drenthe", "zoetermeer");
    const region = {
      code: "drenthe",
      divisionYear: 2024,
      kind: "region" as const,
      name: "Drenthe",
      regionId: "drenthe",
    };
    await upsertAreas(house.ctx.db, [
      { ...region, municipalityCode: null, districtCode: null, change: null, residents: 500_000 },
    ]);
    for (const email of ["analist@voorbeeld.nl", "tweede@voorbeeld.nl"])
      await giveRole(house.ctx, system, { email, role: "analyst", region: "drenthe" });
    analyst = await signIn(house, "analist@voorbeeld.nl");
    second = await signIn(house, "tweede@voorbeeld.nl");
  });
  afterAll(() => house.close());

  it("are written only by who may, in their own region", async () => {
    expect((await send(house, `${base}/nieuw`, good)).status).toBe(401);
    await send(house, "/inloggen", { mail: "gast@voorbeeld.nl" });
    const guest = cookieOf(await send(house, await mailedPath(house, "gast@voorbeeld.nl"), {}));
    expect((await send(house, `${base}/nieuw`, good, guest)).status).toBe(403);
    expect((await send(house, "/zoetermeer/regiobeeld/eigen-cijfers/nieuw", good, analyst)).status).toBe(403);
    expect(await findFacts(house.ctx.db, "drenthe")).toEqual([]);
  });

  it("come back filled in when something does not fit", async () => {
    const answer = await send(house, `${base}/nieuw`, { ...good, period: "ooit", source: "Een <b>bron</b>" }, analyst);
    const page = await answer.text();
    expect(answer.status).toBe(400);
    expect(page).toContain("Een &lt;b&gt;bron&lt;/b&gt;");
    expect(page).toContain('value="12,5"');
    expect(page).toContain("Noem een jaar");
  });

  it("wait on the public list, and stand in their drawer only once a second person checked them", async () => {
    expect((await send(house, `${base}/nieuw`, good, analyst)).status).toBe(303);
    expect(await text(base)).toContain("Nog niet nagekeken");
    expect(await text("/drenthe/regiobeeld")).not.toContain(good.name);
    const { id } = await stored();
    expect((await send(house, `${base}/${id}/nakijken`, await version(), analyst)).status).toBe(403);
    expect((await send(house, `${base}/${id}/nakijken`, await version(), second)).status).toBe(303);
    const drawer = await text("/drenthe/regiobeeld");
    expect(drawer).toContain(good.name);
    expect(drawer).toContain("12,5 dagen");
    expect(drawer).toContain("2025, opgegeven");
    expect(drawer).toContain(`href="${good.link}"`);
    const list = await text(base);
    expect(list).toContain("Nagekeken door een analist");
    expect(list).not.toContain("Nog niet nagekeken");
    for (const mail of ["analist@", "tweede@"]) expect(list).not.toContain(mail);
  });

  it("must be checked again after a change, and two people never overwrite each other", async () => {
    const { id } = await stored();
    const old = await version();
    expect((await send(house, `${base}/${id}/bewerk`, { ...good, ...old, value: "14" }, second)).status).toBe(303);
    expect((await stored()).checkedOn).toBeNull();
    const late = await send(house, `${base}/${id}/bewerk`, { ...good, ...old, name: "Mijn versie" }, analyst);
    const page = await late.text();
    expect(late.status).toBe(409);
    expect(page).toContain("Mijn versie");
    expect(page).toContain("Nu bewaard: 14");
    expect((await stored()).value).toBe(14);
    expect((await send(house, `${base}/${id}/nakijken`, old, analyst)).status).toBe(409);
  });

  it("let go of who typed them, and keep the number", async () => {
    const { id } = await stored();
    expect(await text("/mijn", second)).toContain("Opgegeven door jou");
    const { rows } = await sql<{ id: string }>`select made_by as id from regional_fact where id = ${id}`.execute(
      house.ctx.database.owner,
    );
    await eraseMe(house.ctx, { ...system, kind: "person", person: rows[0]!.id });
    expect(await stored()).toMatchObject({ value: 14, madeBy: null, madeAs: "analyst" });
  });

  it("leave every page when they are taken back, and every step in the audit", async () => {
    const { id } = await stored();
    expect((await send(house, `${base}/${id}/intrekken`, await version(), analyst)).status).toBe(303);
    expect(await text(base)).not.toContain(good.name);
    expect((await visitPage(house, `${base}/${id}/bewerk`, analyst)).status).toBe(404);
    expect((await visitPage(house, `${base}/geen-nummer/bewerk`, analyst)).status).toBe(404);
    const { rows } = await sql<{
      action: string;
    }>`select action from audit_entries where subject = ${id} order by (details->>'version')::int`.execute(
      house.ctx.database.owner,
    );
    expect(rows.map((row) => row.action)).toEqual([
      "figures.fact.save",
      "figures.fact.check",
      "figures.fact.save",
      "figures.fact.withdraw",
    ]);
  });
});
