import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import type { DatabaseHandle } from "#platform/database/index.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { openReplay, recorded, type Replay, type Row, type Sets } from "../../../tests/support/odata-replay.ts";
import { describeWithReference } from "../../../tests/support/reference-data.ts";
import { importFrom, type ImportOrder } from "./import-source.ts";
import { findValues } from "./store.ts";

const patience = { tries: 2, firstPause: 1, longestPause: 5, silence: 2_000, whole: 10_000, largest: 30_000_000 };

let handle: DatabaseHandle;
let dataFolder: string;
let service: Replay | undefined;

beforeAll(async () => {
  handle = await testDatabase();
});
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "brink-import-"));
});
afterEach(async () => {
  await service?.close();
  rmSync(dataFolder, { recursive: true, force: true });
  await sql`delete from observation`.execute(handle.db);
  await sql`delete from dataset`.execute(handle.db);
});
afterAll(() => handle.close());

async function run(version: 3 | 4, sets: Sets, order: ImportOrder, pageSize: number) {
  service = await openReplay(version, sets);
  service.pageSize = pageSize;
  const env = { NODE_ENV: "test", BRINK_TEST_SERVICES: service.origin };
  return importFrom({ handle, dataFolder, env, clock: () => new Date("2026-11-24"), patience }, order);
}

/** The recorded answers of a table, under the names of the service. */
function cube(table: string, dimensions: Readonly<Record<string, string>>, observations: string): Sets {
  const fixture = (file: string) => recorded("cbs-odata4-fixtures", table, file);
  return {
    Properties: fixture("properties.json"),
    Dimensions: fixture("dimensions.json").value,
    MeasureCodes: fixture("measure-codes.json").value,
    Observations: fixture(observations).value,
    ...Object.fromEntries(Object.entries(dimensions).map(([name, file]) => [`${name}Codes`, fixture(file).value])),
  };
}

const population = () =>
  cube(
    "03759ned",
    {
      RegioS: "codes-RegioS.json.gz",
      Perioden: "codes-Perioden.json",
      Geslacht: "codes-Geslacht.json",
      Leeftijd: "codes-Leeftijd.json",
      BurgerlijkeStaat: "codes-BurgerlijkeStaat.json",
    },
    "observations-page-1.json.gz",
  );

describeWithReference("cbs-odata4-fixtures", "an import over OData 4", () => {
  it("reads a cube of municipalities page by page and leaves out what was no municipality in the year of the codes", async () => {
    const report = await run(4, population(), { table: "03759NED", publisher: "cbs" }, 4_000);
    // 342 municipalities and the country, 8 years.
    expect(report).toMatchObject({ read: 343 * 8, kept: 343 * 8, changed: true });
    expect(report.refused).toContainEqual(expect.objectContaining({ reason: "no area in 2024" }));
    expect(service?.asked.filter((address) => address.includes("/Observations?"))).toHaveLength(4);
    expect(service?.asked.every((address) => address.includes("/odata/v1/CBS/03759ned/"))).toBe(true);
    const values = await findValues(handle.db, { indicator: "residents-by-year", year: 2019 });
    expect(values.map((value) => value.value)).toContain(17_282_163);
    const { rows } = await sql`select name from area where code = 'GM0344' and division_year = 2024`.execute(handle.db);
    expect(rows).toEqual([{ name: "Utrecht" }]);
  });

  it("keeps to one region when asked", async () => {
    const report = await run(4, population(), { table: "03759ned", publisher: "cbs", region: "zoetermeer" }, 4_000);
    expect(report).toMatchObject({ read: 8, kept: 8, region: "zoetermeer" });
  });

  it("reads a cube without areas as figures of the country", async () => {
    const codes = {
      Perioden: "codes-Perioden.json",
      Inkomensbegrippen: "codes-Inkomensbegrippen.json",
      Inkomensklassen: "codes-Inkomensklassen.json",
      KenmerkenVanHuishoudens: "codes-KenmerkenVanHuishoudens.json",
    };
    const report = await run(
      4,
      cube("83932NED", codes, "observations-page-1.json"),
      { table: "83932NED", publisher: "cbs" },
      100,
    );
    expect(report).toMatchObject({ read: 14, kept: 28 });
    const values = await findValues(handle.db, { indicator: "household-income-median" });
    expect(values.map((value) => value.year)).toEqual(Array.from({ length: 14 }, (_, at) => 2011 + at));
  });
});

it("brings a forecast of one region from its service, in people, and leaves its other bounds and places out", async () => {
  const fixture = (file: string) =>
    JSON.parse(
      readFileSync(
        resolve(import.meta.dirname, "../../../tests/fixtures/figures-written-by-us/population-forecast", file),
        "utf8",
      ),
    ) as { value: Row[] };
  const columns = ["RegioIndeling2021", "PrognoseInterval", "Leeftijd", "Perioden", "TotaleBevolking_1"];
  const sets: Sets = {
    TableInfos: [{ Identifier: "85173NED", Modified: "2023-07-01" }],
    DataProperties: columns.map((Key) => ({ Key })),
    RegioIndeling2021: fixture("RegioIndeling2021.json").value,
    UntypedDataSet: fixture("UntypedDataSet.json").value,
  };
  const report = await run(3, sets, { table: "85173ned", publisher: "cbs", region: "zoetermeer" }, 4);
  expect(report).toMatchObject({ read: 2, kept: 2, refused: [{ reason: "PrognoseInterval is not MW00000", rows: 4 }] });
  const values = await findValues(handle.db, { indicator: "expected-residents" });
  expect(values.map(({ year, value, lower }) => [year, Math.round(value!), lower])).toEqual([
    [2030, 126_600, null],
    [2050, 127_300, null],
  ]);
});

describeWithReference("cbs-odata3-fixtures", "an import of modelled figures with margins", () => {
  const rows = () => recorded("cbs-odata3-fixtures", "50090NED", "UntypedDataSet_2020_18plus_GM0106.json.gz").value;
  const question = /_([4-9]|[123]\d)$/;
  /** The same rows as a margin: every figure moved, under numbers of their own. */
  const moved = (code: string, by: number): Row[] =>
    rows().map((row, at) => {
      const shift = ([column, value]: [string, string | number | null]) => {
        const number = question.test(column) ? Number.parseFloat(String(value)) : Number.NaN;
        return [column, Number.isNaN(number) ? value : (number + by).toFixed(1).padStart(8)];
      };
      return {
        ...Object.fromEntries(Object.entries(row).map(shift as never)),
        ID: 1_000_000 + at + by * 1_000,
        Marges: code,
      };
    });
  const marges = (lower: string): Row[] => [
    { Key: "MW00000", Title: "Waarde" },
    { Key: "MOG0095", Title: lower },
    { Key: "MBG0095", Title: "Bovengrens 95%-interval" },
  ];
  const sets = (lower = "Ondergrens 95%-interval", by = 1): Sets => ({
    TableInfos: [{ Modified: "2022-01-01" }],
    DataProperties: Object.keys(rows()[0] ?? {})
      .filter((key) => key !== "ID")
      .map((Key) => ({ Key })),
    WijkenEnBuurten: [
      { Key: "GM0106    ", Title: "Assen" },
      { Key: "BU01060000", Title: "Brinkkwartier" },
    ],
    Marges: marges(lower),
    UntypedDataSet: [...rows(), ...moved("MOG0095", -by), ...moved("MBG0095", by)],
  });
  const order: ImportOrder = { table: "50090NED", publisher: "rivm", region: "drenthe" };

  it("puts lower and upper bound beside the value, however far apart they stand in the table", async () => {
    const report = await run(3, sets(), order, 70);
    expect(report.kept).toBe(120 * 32);
    const values = await findValues(handle.db, { indicator: "good-health" });
    const spoken = values.filter((value) => value.value !== null);
    expect(spoken.length).toBeGreaterThan(50);
    for (const { value, lower, upper } of spoken) {
      expect(lower).toBeCloseTo((value ?? 0) - 1, 6);
      expect(upper).toBeCloseTo((value ?? 0) + 1, 6);
    }
    expect(
      values
        .filter((value) => value.value === null)
        .every((value) => value.lower === null && value.status === "secret"),
    ).toBe(true);
  });

  it("imports values without bounds where the service has no margins", async () => {
    const { Marges: _marges, ...others } = sets() as Record<string, Row[]>;
    const without = { ...others, UntypedDataSet: rows() };
    expect(await run(3, without, order, 500)).toMatchObject({ kept: 120 * 32 });
    expect((await findValues(handle.db, { indicator: "good-health", limit: 1 }))[0]).toMatchObject({
      lower: null,
      upper: null,
    });
  });

  it("refuses a margin that it does not understand, and values outside their own bounds", async () => {
    await expect(run(3, sets("Variatiecoëfficiënt"), order, 500)).rejects.toThrow(/neither a lower nor an upper bound/);
    await service?.close();
    rmSync(dataFolder, { recursive: true });
    await expect(run(3, sets(undefined, -1), order, 500)).rejects.toThrow(/gave no figures .*outside its own bounds/);
  });
});
