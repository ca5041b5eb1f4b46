import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { findArea } from "#modules/regions/index.ts";
import type { DatabaseHandle } from "#platform/database/index.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { recorded } from "../../../tests/support/odata-replay.ts";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { importFrom, type ImportOrder } from "./import-source.ts";
import { findValues } from "./store.ts";
import { importsOf } from "./store-load.ts";

let handle: DatabaseHandle;
let folder: string;

beforeAll(async () => {
  handle = await testDatabase();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "brink-saved-"));
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const table of ["observation", "dataset", "table_import"])
    await sql`delete from ${sql.table(table)}`.execute(handle.db);
});
afterAll(() => handle.close());

const run = (order: Partial<ImportOrder> & { table: string }) =>
  importFrom(
    { handle, dataFolder: folder, env: {}, clock: () => new Date() },
    { publisher: "cbs", from: folder, ...order },
  );

/** A small file of crimes: four areas of Drenthe and Zoetermeer. */
const head =
  "gm_code,gm_naam,provincie_code,provincie,inwoners_2024,sterfte_per_1000,sterfte_jaar,aandeel_nieuwvormingen,aandeel_ademhaling,doodsoorzaken_jaar,misdrijven_2021,misdrijven_2022,misdrijven_2023,misdrijven_2024,misdrijven_2025";
const line = (code: string, crimes: string | number) => `${code},Naam,PV22,Drenthe,1,9,2024,,,2024,${crimes},1,2,3,4`;
const crimes = (lines: readonly string[], name = "gemeenten_2024_sterfte_misdrijven.csv") =>
  writeFileSync(join(folder, name), `${[head, ...lines].join("\n")}\n`);
const four = ["GM0106", "GM0114", "GM0109", "GM0637"];

describe("an import from saved answers", () => {
  it("refuses the cell that is no number, says where it stands, and keeps the rest", async () => {
    crimes([...four.slice(0, 3).map((code) => line(code, 10)), line("GM0637", "veel")]);
    const report = await run({ table: "47022NED" });
    expect(report).toMatchObject({ read: 4, kept: 23, changed: true });
    expect(report.refused).toEqual([
      {
        reason: 'misdrijven_2021: "veel" is no number',
        rows: 1,
        first: "gemeenten_2024_sterfte_misdrijven.csv, line 5",
      },
    ]);
    const [noted] = await importsOf(handle.db, "47022NED");
    expect(noted).toMatchObject({ outcome: "stored", report: { read: 4, kept: 23 } });
    const { rows } = await sql<{ report: unknown }>`select report from dataset`.execute(handle.db);
    expect(rows[0]?.report).toEqual(noted?.report);
  });

  it("counts an area that stands twice and keeps the first", async () => {
    crimes([line("GM0106", 10), line("GM0106", 99)]);
    expect((await run({ table: "47022NED" })).refused).toMatchObject([
      { reason: "the area stands twice in one period", rows: 1 },
    ]);
    expect((await findValues(handle.db, { indicator: "crimes", year: 2021 })).map((value) => value.value)).toEqual([
      10,
    ]);
  });

  it("does nothing for the same file, and replaces what the table said before for another", async () => {
    crimes(four.map((code) => line(code, 10)));
    await run({ table: "47022NED" });
    expect(await run({ table: "47022NED" })).toMatchObject({ changed: false, kept: 0 });
    crimes(four.map((code) => line(code, 20)));
    expect(await run({ table: "47022NED" })).toMatchObject({ changed: true, kept: 24 });
    expect((await findValues(handle.db, { indicator: "crimes", year: 2021 })).map((value) => value.value)).toEqual([
      20, 20, 20, 20,
    ]);
  });

  it("reads the same file again when its mapping became another", async () => {
    crimes(four.map((code) => line(code, 10)));
    await run({ table: "47022NED" });
    // As an older Brink left it, that knew no crimes per 1 000 residents.
    await sql`update dataset set mapping = ''`.execute(handle.db);
    await sql`delete from observation where indicator_id = (select id from indicator where slug = 'crimes-per-1000')`.execute(
      handle.db,
    );
    expect(await run({ table: "47022NED" })).toMatchObject({ changed: true, kept: 24 });
    expect(await findValues(handle.db, { indicator: "crimes-per-1000" })).toHaveLength(4);
    expect(await run({ table: "47022NED" })).toMatchObject({ changed: false });
  });

  it("does not let a few rows take the place of many, unless told", async () => {
    crimes(four.map((code) => line(code, 10)));
    await run({ table: "47022NED" });
    crimes([line("GM0106", 30)]);
    await expect(run({ table: "47022NED" })).rejects.toThrow(/has 24 figures here and this import would leave 6/);
    expect(await findValues(handle.db, { indicator: "crimes" })).toHaveLength(20);
    expect(await run({ table: "47022NED", smaller: true })).toMatchObject({ kept: 6 });
    expect(await findValues(handle.db, { indicator: "crimes" })).toHaveLength(5);
  });

  it("renews one region and leaves the others as they were", async () => {
    crimes(four.map((code) => line(code, 10)));
    await run({ table: "47022NED" });
    crimes(four.map((code) => line(code, 50)));
    const report = await run({ table: "47022NED", region: "drenthe" });
    expect(report).toMatchObject({ read: 3, kept: 18, refused: [{ reason: "outside drenthe", rows: 1 }, {}] });
    const values = await findValues(handle.db, { indicator: "crimes", year: 2021 });
    expect(values.map((value) => value.value).toSorted()).toEqual([10, 50, 50, 50]);
    const lost = report.refused.find(({ reason }) => reason.startsWith("the table has no rows"));
    expect(lost?.reason).toMatch(/for GM0118, .*GM1731$/);
    // What came over the whole table makes it another state: the whole is stored again.
    expect(await run({ table: "47022NED" })).toMatchObject({ changed: true, kept: 24 });
  });

  it("changes nothing when the file breaks off, however far it came", async () => {
    crimes(four.map((code) => line(code, 10)));
    await run({ table: "47022NED" });
    rmSync(join(folder, "gemeenten_2024_sterfte_misdrijven.csv"));
    const many = Array.from({ length: 4_000 }, (_, at) => line(`GM${String(at).padStart(4, "0")}`, at));
    const packed = gzipSync(`${[head, ...many].join("\n")}\n`);
    writeFileSync(join(folder, "gemeenten_2024_sterfte_misdrijven.csv.gz"), packed.subarray(0, packed.length * 0.8));
    await expect(run({ table: "47022NED" })).rejects.toThrow(/cannot be read as CSV/);
    expect((await findValues(handle.db, { indicator: "crimes", year: 2021 })).map((value) => value.value)).toEqual([
      10, 10, 10, 10,
    ]);
    expect((await importsOf(handle.db, "47022NED")).map((one) => one.outcome)).toEqual(["refused", "stored"]);
  });

  it("says in one sentence what a folder lacks", async () => {
    await expect(run({ table: "47022NED", from: join(folder, "none") })).rejects.toThrow(/^There is no folder /);
    await expect(run({ table: "47022NED" })).rejects.toThrow(/holds no file for 47022NED/);
    await expect(run({ table: "03759ned" })).rejects.toThrow(/holds no observations of table 03759ned/);
    writeFileSync(join(folder, "observations-page-1.json"), "<html>Onderhoud</html>");
    await expect(run({ table: "03759ned" })).rejects.toThrow(/no measure codes/);
    writeFileSync(join(folder, "measure-codes.json"), '{"value":[{"Identifier":"M000352"},{"Identifier":"M000365"}]}');
    await expect(run({ table: "03759ned" })).rejects.toThrow(/observations-page-1.json cannot be read as JSON/);
    mkdirSync(join(folder, "84799ned"));
    await expect(run({ table: "84799NED" })).rejects.toThrow(/holds no TypedDataSet/);
    writeFileSync(join(folder, "manifest.json"), JSON.stringify({ formatVersion: 1, pages: [], complete: null }));
    await expect(run({ table: "47022NED" })).rejects.toThrow(/is not complete/);
  });
});

describeWithReference("cbs-odata3-fixtures", "every saved shape", () => {
  it.each([
    ["cbs", "84799NED", "cbs-odata3-fixtures", undefined, 172, 172 * 27],
    ["rivm", "50090NED", "cbs-odata3-fixtures", undefined, 121, 121 * 32],
    ["cbs", "86165NED", "cbs-kwb-2025-86165NED-friesland", undefined, 963, 27_927],
    ["cbs", "85318NED-SELECTIE", "boundaries-2022-tmap", undefined, 3685, 3 * 3685],
    ["cbs", "85984NED", "cbs-statline-csv-export-85984NED", "zoetermeer", 36, 216],
    ["cbs", "85984NED-SELECTIE", "cbs-kwb-2024-85984NED-selectie", "drenthe", 880, 880 * 14],
    ["cbs", "CBS-GEMEENTEN-2020", "cbs-gemeenten-2020-kerncijfers-nabijheid", undefined, 355, 7_100],
    ["cbs", "70072ned", "cbs-kwb-2024-85984NED-selectie", undefined, 342, 342],
    ["cbs", "83932NED", "cbs-odata4-fixtures", undefined, 14, 28],
  ] as const)("%s %s comes from %s", async (publisher, table, from, region, read, kept) => {
    const report = await run({ publisher, table, from: reference(from), ...(region && { region }) });
    expect(report).toMatchObject({ read, kept });
  });

  it("tells of a neighbourhood which postcode most addresses have, and of nothing larger", async () => {
    await run({ table: "85984NED-SELECTIE", from: reference("cbs-kwb-2024-85984NED-selectie"), region: "drenthe" });
    await run({ table: "84799NED", from: reference("cbs-odata3-fixtures") });
    const postcode = async (code: string, year: number) => (await findArea(handle.db, code, year))?.postcode;
    expect(await postcode("BU01144000", 2024)).toBe("7811");
    expect(await postcode("GM0114", 2024)).toBeNull();
    expect(await postcode("BU01060000", 2020)).toBe("9401");
    expect(await postcode("GM0106", 2020)).toBeNull();
  });

  it("of one indicator, place and year is never given by two tables: the first stays, and the report counts the rest", async () => {
    const from = reference("cbs-gemeenten-2020-kerncijfers-nabijheid");
    await run({ table: "CBS-GEMEENTEN-2020", from });
    const page = recorded("cbs-odata3-fixtures", "84799NED", "TypedDataSet_GM0106.json.gz");
    // As the service has it today: the release that is recorded left this column empty.
    const value = page.value.map((row) => ({ ...row, HuishoudensMetEenLaagInkomen_78: 99 }));
    writeFileSync(join(folder, "TypedDataSet.json"), JSON.stringify({ value }));
    const report = await run({ table: "84799NED" });
    expect(report.kept).toBe(120 * 28 - 1);
    expect(report.refused).toEqual([{ reason: "another table gives this figure already", rows: 1 }]);
    const found = await findValues(handle.db, { indicator: "low-income-households", year: 2020 });
    expect(found.filter((one) => one.value === 99)).toHaveLength(119);
    expect(found.filter((one) => one.table === "CBS-GEMEENTEN-2020")).toHaveLength(355);
  });

  it("an export without codes is left out and said", async () => {
    const report = await run({
      table: "85984NED",
      from: reference("cbs-statline-csv-export-85984NED"),
      region: "zoetermeer",
    });
    expect(report.refused).toContainEqual({
      reason: "the export has no codes",
      rows: 0,
      first: "Kerncijfers_wijken_en_buurten_2024_11122025_141648.csv.gz",
    });
  });

  it("a description without figures is told apart from an empty folder", async () => {
    const from = reference("cbs-odata4-83765NED-meta-2017");
    await expect(run({ table: "83765NED", from })).rejects.toThrow(
      /describes table 83765NED but holds none of its figures/,
    );
  });

  it("files whose columns differ are refused, also when the first is whole", async () => {
    const page = recorded("cbs-odata3-fixtures", "84799NED", "TypedDataSet_GM0590.json.gz");
    writeFileSync(join(folder, "TypedDataSet_1.json"), JSON.stringify(page));
    writeFileSync(join(folder, "TypedDataSet_2.json"), JSON.stringify(page).replaceAll("Mannen_6", "Man_6"));
    await expect(run({ table: "84799NED" })).rejects.toThrow(
      "TypedDataSet_2.json has other columns than the file before it (new Man_6)",
    );
    expect(await findValues(handle.db, {})).toEqual([]);
  });
});
