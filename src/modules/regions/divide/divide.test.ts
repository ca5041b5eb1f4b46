import { array, assert, constantFrom, nat, property } from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { giveRole } from "#modules/accounts/index.ts";
import { system } from "#platform/http/index.ts";
import { sql } from "kysely";
import { addRegions, send, signIn, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { setWorkingAreas } from "../actions-divisions.ts";
import { type Division, divisionProblems } from "../model.ts";
import { findAreas, upsertAreas } from "../store.ts";
import { divisionFrom, type Ground, isName, moved, readRows, renamed, rowsOf } from "./model.ts";
import { judgeFile, scattered } from "./judge.ts";
import { type Divided, readDivided } from "./reading.ts";

const codes = Array.from({ length: 6 }, (_, at) => `BU0106000${at}`);
const far = ["BU16800000", "BU16800001"];
const neighbourhoods = [...codes.map((code) => ({ code, municipalityCode: "GM0106" })), ...far.map((code) => ({ code, municipalityCode: "GM1680" }))];
const village = { code: "gm0106-rolde", name: "Rolde", neighbourhoods: codes.slice(4, 6) };
const division: Division = {
  divisionYear: 2024,
  validFrom: "2024-01-01",
  areas: [
    { code: "drenthe-noord", name: "Noord", municipality: "GM0106", neighbourhoods: codes.slice(0, 3), villages: [] },
    { code: "drenthe-zuid", name: "Zuid", municipality: "GM0106", neighbourhoods: codes.slice(3), villages: [village] },
    { code: "drenthe-gieten", name: "Gieten", municipality: "GM1680", neighbourhoods: far, villages: [] },
  ],
};
const ground: Ground = { regionId: "drenthe", neighbourhoods, base: division };

describe("a division as lines", () => {
  it("comes back the same from its own lines, with the same codes", () => {
    const back = divisionFrom(rowsOf(division), "2024-01-01", ground);
    expect(back.areas.toSorted((a, b) => (a.code < b.code ? 1 : -1))).toEqual(division.areas.toSorted((a, b) => (a.code < b.code ? 1 : -1)));
  });

  it("divides the region completely whatever is moved where within a municipality", () => {
    assert(
      property(array(nat(5), { minLength: 1, maxLength: 6 }), constantFrom("drenthe-noord", "drenthe-zuid", "new"), (at, to) => {
        const going = [...new Set(at.map((one) => codes[one]!))];
        const after = moved(division, going, to === "new" ? { name: "Zuid" } : { code: to }, ground);
        expect(divisionProblems(after, neighbourhoods)).toEqual([]);
        expect(rowsOf(after).length).toBe(neighbourhoods.length);
      }),
    );
  });

  it("takes a village along when all of it goes, and cuts it when a part goes", () => {
    const all = moved(division, village.neighbourhoods, { code: "drenthe-noord" }, ground);
    expect(all.areas.find((area) => area.code === "drenthe-noord")?.villages).toEqual([village]);
    const part = moved(division, [codes[4]!], { code: "drenthe-noord" }, ground);
    expect(part.areas.find((area) => area.code === "drenthe-zuid")?.villages[0]?.neighbourhoods).toEqual([codes[5]]);
  });

  it("keeps the address of an area that is renamed, and gives a new one a free code", () => {
    expect(renamed(division, "drenthe-noord", "Boven").areas[0]).toMatchObject({ code: "drenthe-noord", name: "Boven" });
    const rows = rowsOf(division).map((row) => (row.code === codes[0] ? { ...row, workingArea: "Gieten" } : row));
    const fresh = divisionFrom(rows, "2024-01-01", ground).areas.find((area) => area.municipality === "GM0106" && area.name === "Gieten");
    expect(fresh?.code).toBe("drenthe-gieten-2");
  });

  it("names the line of every fault in a file", () => {
    const file = ["code;working_area;village", `${codes[0]};Noord;`, "", "BU1;Noord;", `${codes[0]};Zuid;`, `${codes[1]};=HYPERLINK(1);`, `${codes[2]};;`, `"${codes[3]}";"Noord";"";"te veel"`];
    expect(readRows(file.join("\r\n")).faults.map(({ line, fault }) => `${line} ${fault}`)).toEqual(["4 code", "5 twice", "6 name", "7 name", "8 columns"]);
    expect(readRows("code,naam\nBU01060000,x").faults).toEqual([{ line: 1, fault: "columns" }]);
    expect(readRows('code;working_area\n"BU01060000;x').faults).toEqual([{ line: 1, fault: "quotes" }]);
    expect(readRows("\uFEFFCode,Working_area\nbu01060000,Noord").rows).toEqual([{ code: "BU01060000", workingArea: "Noord", village: "", line: 2 }]);
  });

  it("tells the faults of a file by line, and names only the first of many neighbourhoods that stand nowhere", () => {
    const many = Array.from({ length: 40 }, (_, at) => ({ code: `BU0106${String(at).padStart(4, "0")}`, municipalityCode: "GM0106" }));
    const file = ["code;working_area;village", "BU01060000;Noord;", "BU99990000;Noord;", "BU01060000;Zuid;", "rommel;Zuid;"];
    const { faults } = judgeFile(file.join("\n"), "2026-01-01", { ...ground, neighbourhoods: many } as unknown as Divided, "nl");
    expect(faults.map((fault) => fault.split(":")[0])).toEqual(["Regel 3", "Regel 4", "Regel 5", "Deze buurten (39) horen nergens bij"]);
    expect(faults.at(-1)).toMatch(/BU01060012 en nog 27\.$/);
  });

  it("says which neighbourhoods of an area lie apart, and nothing where nobody drew them", () => {
    const row = (at: number): [string, string[]] => [codes[at]!, [codes[at - 1], codes[at + 1]].filter((one) => one !== undefined)];
    const named = neighbourhoods.map((area) => ({ ...area, name: `Buurt ${area.code.slice(-1)}` }));
    const borders = new Map(codes.map((_code, at) => row(at)));
    const divided = { borders, neighbourhoods: named } as unknown as Divided;
    expect(scattered(division, divided, "nl")).toEqual([]);
    const torn = moved(division, [codes[1]!], { code: "drenthe-zuid" }, ground);
    expect(scattered(torn, divided, "nl")).toEqual([
      "Noord ligt niet aan één stuk. Los van de rest ligt: Buurt 2.",
      "Zuid ligt niet aan één stuk. Los van de rest ligt: Buurt 1.",
    ]);
    expect(scattered(torn, { ...divided, borders: new Map() }, "nl")).toEqual([]);
  });

  it("takes names that people use, and none that a spreadsheet would run", () => {
    for (const name of ["Súdwest (Noord)", "'s-Gravenmoer", "2e Exloërmond", "Gieten & Gasselte"]) expect(isName(name)).toBe(true);
    for (const name of ["=1+1", "+31", "@x", "-", "", "a\nb", "<b>", "x".repeat(61)]) expect(isName(name)).toBe(false);
  });
});

describe("dividing a region on its pages", () => {
  let house: TestHouse;
  let team: string;
  const base = "/drenthe/beheer/leefgebieden";
  const read = () => readDivided(house.ctx, { id: "drenthe" });
  const basis = async () => ({ basis: String((await read()).version!.id), vanaf: (await read()).firstDay });
  const text = async (path: string) => (await visitPage(house, path, team)).text();

  beforeAll(async () => {
    house = await testHouse({ start: false });
    await addRegions(house, "drenthe", "zoetermeer");
    const official = { divisionYear: 2024, districtCode: null, change: null, residents: 6_000 };
    await sql`insert into region_municipality (region_id, code) values ('drenthe', 'GM0106'), ('drenthe', 'GM1680')`.execute(house.ctx.db);
    await upsertAreas(house.ctx.db, [
      ...neighbourhoods.map((area) => ({ ...official, ...area, kind: "neighbourhood" as const, name: `Buurt ${area.code}` })),
      ...[["GM0106", "Assen"], ["GM1680", "Aa en Hunze"]].map(([code, name]) => ({ ...official, code: code!, name: name!, municipalityCode: code!, kind: "municipality" as const })),
    ]);
    await setWorkingAreas(house.ctx, system, "drenthe", division);
    await giveRole(house.ctx, system, { email: "team@voorbeeld.nl", role: "programme_team", region: "drenthe" });
    team = await signIn(house, "team@voorbeeld.nl");
    // As after a second step.
    await sql`update session set second_factor_at = now()`.execute(house.ctx.database.owner);
  });
  afterAll(() => house.close());

  it("is for the region's team only", async () => {
    const visitor = await visitPage(house, base);
    expect([visitor.status, visitor.headers.get("location")?.startsWith("/inloggen")]).toEqual([303, true]);
    expect((await visitPage(house, base, team)).status).toBe(200);
    expect((await visitPage(house, "/zoetermeer/beheer/leefgebieden", team)).status).toBe(403);
    expect((await send(house, "/zoetermeer/beheer/leefgebieden/bestand/bewaar", {}, team)).status).toBe(403);
  });

  it("gives a file that loads back as the very same division", async () => {
    const csv = await text(`${base}/indeling.csv`);
    expect(csv).toContain("BU01060004;Zuid;Rolde");
    expect(JSON.parse(await text(`${base}/indeling.json`)).areas).toHaveLength(3);
    const again = await send(house, `${base}/bestand/bewaar`, { ...(await basis()), tekst: csv }, team);
    expect(again.headers.get("location")).toBe(`${base}?gedaan=gelijk`);
  });

  it("renames an area, and says who was first when two people do", async () => {
    const old = await basis();
    const done = await send(house, `${base}/drenthe-noord/naam`, { ...old, naam: "Assen Noord" }, team);
    expect(done.status).toBe(303);
    expect(await text(base)).toContain("Assen Noord");
    const late = await send(house, `${base}/drenthe-noord/naam`, { ...old, naam: "Mijn naam" }, team);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("Mijn naam");
    const taken = await send(house, `${base}/drenthe-noord/naam`, { ...(await basis()), naam: "Zuid" }, team);
    expect(taken.status).toBe(400);
    expect(await taken.text()).toContain("heet al een leefgebied zo");
  });

  it("moves neighbourhoods, and an area that is left empty goes out of use", async () => {
    const form = async (fields: object) => {
      const body = new URLSearchParams(await basis());
      for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
      return house.ask(`${base}/drenthe-noord/verplaats`, { method: "POST", body, headers: { Cookie: team, Origin: "http://localhost:3000" } });
    };
    const refused = await form({ buurt: [codes[0]!], naar: "drenthe-zuid", nieuw: "Nieuw" });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain(`value="${codes[0]}" checked`);
    expect((await form({ buurt: codes.slice(0, 3), naar: "drenthe-gieten" })).status).toBe(400);
    expect((await form({ buurt: codes.slice(0, 3), naar: "drenthe-zuid" })).status).toBe(303);
    expect((await findAreas(house.ctx.db, { region: "drenthe", kind: "working_area" })).map((area) => area.code)).toEqual(["drenthe-zuid", "drenthe-gieten"]);
    expect((await read()).base.areas[0]?.neighbourhoods).toHaveLength(6);
  });

  it("shows what a file would do, and every fault with its line, before anything is saved", async () => {
    const before = (await read()).version?.id;
    const lines = ["code;working_area;village", ...codes.map((code) => `${code};Heel Assen;`), ...far.map((code) => `${code};Gieten;Gieten`)];
    const upload = async (rows: string[]) => {
      const body = new FormData();
      for (const [name, value] of Object.entries(await basis())) body.set(name, value);
      body.set("bestand", new File([rows.join("\n")], "indeling.csv", { type: "text/csv" }));
      return house.ask(`${base}/bestand`, { method: "POST", body, headers: { Cookie: team, Origin: "http://localhost:3000" } });
    };
    const wrong = await upload([...lines.slice(0, 3), "BU99999999;Heel Assen;", ...lines.slice(4)]);
    const page = await wrong.text();
    expect(wrong.status).toBe(400);
    expect(page).toContain("Regel 4: Buurt BU99999999 bestaat niet in deze regio in 2024.");
    expect(page).toContain(`Deze buurten (1) horen nergens bij: ${codes[2]}.`);
    expect(page).toContain("BU99999999;Heel Assen;");
    const right = await upload(lines);
    const preview = await right.text();
    expect(right.status).toBe(200);
    expect(preview).toContain("Deze leefgebieden verdwijnen: Zuid.");
    expect(preview).toContain("groot: boven 30.000");
    expect((await read()).version?.id).toBe(before);
    const tekst = lines.join("\n");
    expect((await send(house, `${base}/bestand/bewaar`, { ...(await basis()), tekst }, team)).status).toBe(303);
    expect((await read()).base.areas.map((area) => area.name)).toEqual(["Heel Assen", "Gieten"]);
    expect(await (await visitPage(house, "/drenthe/over")).text()).toContain("Heel Assen");
  });

  it("keeps today's names until the day of a later division", async () => {
    const later = { ...(await basis()), naam: "Assen van morgen", vanaf: "2099-01-01" };
    expect((await send(house, `${base}/drenthe-heel-assen/naam`, later, team)).status).toBe(303);
    expect(await text(base)).toContain("Er staat een nieuwe indeling klaar");
    expect(await (await visitPage(house, "/drenthe/over")).text()).toContain("Heel Assen");
    const earlier = await send(house, `${base}/drenthe-heel-assen/naam`, { ...(await basis()), naam: "Vandaag", vanaf: "2098-01-01" }, team);
    expect(earlier.status).toBe(400);
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entries where action = 'regions.divide'`.execute(house.ctx.database.owner);
    expect(rows[0]?.n).toBe(5);
  });
});
