import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { recorded } from "../../../../tests/support/odata-replay.ts";
import { describeWithReference, reference } from "../../../../tests/support/reference-data.ts";
import { refuseDrift } from "../import.ts";
import { columnDrift, Observer } from "../observe.ts";
import { columnsOf } from "../sources/files.ts";
import { readSaved } from "../sources/saved.ts";
import { findIndicator, findTable, indicators, madeElsewhere, tables } from "./index.ts";

/** Where each table's columns are recorded. A table without one is not tested, and so may not be mapped. */
const folders: Readonly<Record<string, string>> = {
  "84799NED": "cbs-kwb-2020-84799NED",
  "50090NED": "rivm-gezondheid-50090NED",
  "85318NED-SELECTIE": "boundaries-2022-tmap",
  "85984NED": "cbs-statline-csv-export-85984NED",
  "85984NED-SELECTIE": "cbs-kwb-2024-85984NED-selectie",
  "50150NED": "cbs-kwb-2024-85984NED-selectie",
  "CBS-GEMEENTEN-2020": "cbs-gemeenten-2020-kerncijfers-nabijheid",
  "70072NED": "cbs-kwb-2024-85984NED-selectie",
  "47022NED": "cbs-kwb-2024-85984NED-selectie",
  "86165NED": "cbs-kwb-2025-86165NED-friesland",
  "03759ned": "cbs-odata4-fixtures",
  "83932NED": "cbs-odata4-fixtures",
};

const sectors = ["total", "gp", "hospital", "medicines", "mental-health", "nursing"];
/** What stands in the files that we wrote, by hand. */
const numbersWritten: Readonly<Record<string, readonly unknown[]>> = {
  "50149NED": [
    ...[3001, 201, 1502, 303, 404, 105].map((value, at) => [`care-cost-${sectors[at]}`, "NL", 2023, value]),
    ...[3101, 211, 1512, 313, 115].map((value, at) => [`care-cost-${sectors.filter((sector) => sector !== "mental-health")[at]}`, "GM0106", 2023, value]),
  ],
  // In thousands in the table, and only the forecast itself: its bounds are of another interval than ours.
  "85173NED": [["NL", 17_800], ["GM0106", 69.1], ["GM0637", 126.2]].flatMap(([code, base]) =>
    [[2030, 0.4], [2050, 1.1]].map(([year, growth]) => ["expected-residents", code, year, Math.round((Number(base) + growth!) * 1_000)]),
  ),
  "80567NED": [31, 42, 53, 64, 55, 46].map((value, at) => ["care-vacancies", "NL", 2020 + at, value]),
};

/** Tables in a form of our own: written by us, see the README there. */
const written: Readonly<Record<string, string>> = { "50149NED": "care-cost", "80567NED": "care-vacancies", "85173NED": "population-forecast" };
const fixtures = resolve(import.meta.dirname, "../../../../tests/fixtures/figures-written-by-us");
const recordedTables = tables.filter((table) => !(table.id in written));

describe("the definition of a figure", () => {
  it("calls what is asked of a part of all employers no count", () => {
    expect(findIndicator("care-vacancies")!.kind).toBe("sampled");
  });

  it("is its own: only a level of education that two tables give shares one", () => {
    const shared = [...Map.groupBy(indicators, (one) => one.definition.nl).values()].filter((own) => own.length > 1);
    const ids = shared.map((own) => own.map((one) => one.id));
    expect(ids).toEqual([
      ["share-low-education", "education-up-to-mbo1"],
      ["share-high-education", "education-hbo-wo"],
    ]);
  });

  it("says of each cost of care which care it is, and of all that age is still in them", () => {
    const costs = sectors.map((sector) => findIndicator(`care-cost-${sector}`)!.definition);
    for (const [lang, age] of [["nl", "Leeftijd is er niet uit gehaald."], ["en", "Age was not taken out."]] as const) {
      expect(costs.filter((one) => !one[lang].endsWith(age))).toEqual([]);
      expect(new Set(costs.map((one) => one[lang].split(".")[0])).size).toBe(sectors.length);
    }
  });

  it("says more than its name", () => {
    const bare = (words: string) => words.toLowerCase().replace(/\.$/, "");
    for (const lang of ["nl", "en"] as const) {
      const same = indicators.filter((one) => bare(one.definition[lang]) === bare(one.name[lang]));
      expect(same.map((one) => one.id)).toEqual([]);
    }
  });
});

describe("the mapping of columns", () => {
  it("has a recorded shape for every table", () => {
    expect(tables.map((table) => table.id).toSorted()).toEqual(
      [...Object.keys(folders), ...Object.keys(written)].toSorted(),
    );
  });

  it.each(tables.map((table) => [table.id, table] as const))(
    "of %s names indicators that exist, and each column once",
    (_id, table) => {
      expect(table.recipes.filter((recipe) => !findIndicator(recipe.indicator))).toEqual([]);
      const unused = Object.values(table.unused).flat();
      expect(unused.filter((column, at) => unused.indexOf(column) !== at)).toEqual([]);
      const used = new Set(table.recipes.flatMap((recipe) => [recipe.column, ...(recipe.per ?? [])]));
      expect(unused.filter((column) => used.has(column))).toEqual([]);
    },
  );

  it("makes no indicator twice from one table and year", () => {
    const made = tables.flatMap((table) =>
      table.recipes.map((recipe) => `${table.id} ${recipe.indicator} ${recipe.year ?? "own"}`),
    );
    expect(made.filter((key, at) => made.indexOf(key) !== at)).toEqual([]);
  });

  it("knows which indicators two tables make of one year", () => {
    const own = (id: string) => madeElsewhere(findTable(id)!);
    expect(own("84799NED")).toContain("low-income-households");
    expect(own("CBS-GEMEENTEN-2020")).toEqual(expect.arrayContaining(own("84799NED")));
    // Residents of 2020, 2024 and 2025 are of other years.
    expect(own("86165NED")).toEqual([]);
  });

  it("turns every column that a drawer names into an indicator, in both releases of the key figures", () => {
    const named = ["employed", "lowest-incomes", "income-per-resident", "welfare-per-1000", "wmo-clients-per-1000", "youth-care", "distance-gp"];
    for (const id of ["84799NED", "86165NED"])
      expect(findTable(id)!.recipes.map((recipe) => recipe.indicator)).toEqual(expect.arrayContaining(named));
  });

  it("gives every indicator a table that makes it", () => {
    const empty = indicators.filter(
      (indicator) => !tables.some((table) => table.recipes.some((recipe) => recipe.indicator === indicator.id)),
    );
    expect(empty).toEqual([]);
  });

  it("fails on a column that nobody mapped and on one that vanished", () => {
    const table = findTable("83932NED")!;
    const columns = [...table.recipes.map((recipe) => recipe.column), ...Object.values(table.unused).flat()];
    expect(columnDrift({ columns }, table)).toEqual({ unmapped: [], vanished: [] });
    expect(columnDrift({ columns: [...columns, "M009999"] }, table).unmapped).toEqual(["M009999"]);
    expect(columnDrift({ columns: columns.slice(1) }, table).vanished).toEqual([columns[0]]);
    expect(() => refuseDrift({ columns: columns.slice(1) }, table)).toThrow(`no longer has ${columns[0]}`);
    expect(() => refuseDrift({ columns: [...columns, "M009999"] }, table)).toThrow("new columns M009999");
  });

  it("finds tables by id in any case, and asks the service in its own", () => {
    expect(findTable("03759NED")?.id).toBe("03759ned");
    expect(findTable("86165ned")?.id).toBe("86165NED");
  });
});

describe("every table in a form of our own", () => {
  it.each(Object.entries(written))("%s has exactly the columns of its mapping, and its numbers are read", async (id, folder) => {
    const table = findTable(id)!;
    const saved = await readSaved(join(fixtures, folder), table);
    expect(columnDrift(saved, table)).toEqual({ unmapped: [], vanished: [] });
    const observer = new Observer(table);
    const made = [];
    for await (const batch of saved.batches()) for (const row of batch) made.push(...observer.read(row));
    expect(observer.report().refused).toEqual([]);
    expect(made.filter((one) => one.status === "value").map((one) => [one.indicator, one.areaCode, one.year, one.value])).toEqual(numbersWritten[id]);
  });
});

describeWithReference("cbs-kwb-2020-84799NED", "every recorded table", () => {
  it.each(recordedTables.map((table) => [table.id, table] as const))(
    "%s has exactly the columns of its mapping",
    async (id, table) => {
      const { columns } = await readSaved(reference(folders[id] ?? ""), table);
      expect(columns.length).toBeGreaterThan(1);
      expect(columnDrift({ columns }, table)).toEqual({ unmapped: [], vanished: [] });
    },
  );

  it("84799NED is described by the service with the same columns", () => {
    const keys = recorded("cbs-odata3-fixtures", "84799NED", "DataProperties.json.gz")
      .value.map((row) => String(row.Key))
      .filter(Boolean);
    expect(columnDrift({ columns: ["ID", ...keys] }, findTable("84799NED")!)).toEqual({ unmapped: [], vanished: [] });
  });

  it("no column of 2020 is read from 2025 by its old position", async () => {
    const columns = await columnsOf(
      reference("cbs-kwb-2025-86165NED-friesland", "TypedDataSet_friesland_selectie.csv.gz"),
    );
    const drift = columnDrift({ columns }, findTable("84799NED")!);
    expect(drift.vanished).toContain("HuishoudensTotaal_28");
    expect(drift.unmapped).toContain("HuishoudensTotaal_29");
  });
});
