import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { gunzipSync, gzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from "vitest";
import { type AreaInput, findRegion, upsertAreas } from "#modules/regions/index.ts";
import type { DatabaseHandle } from "#platform/database/index.ts";
import type { Logger } from "#platform/log.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { deriveRegion } from "./derive-all.ts";
import { importFrom } from "./import-source.ts";
import { loadOrKeepFigures, loadPackFigures } from "./load.ts";
import type { Dataset } from "./model.ts";
import { packFigures } from "./pack-format.ts";
import { readPlaced } from "./reading-map.ts";
import { findValues } from "./store.ts";
import { saveDataset } from "./store-load.ts";

let handle: DatabaseHandle;
let folder: string;
beforeAll(async () => {
  handle = await testDatabase();
  folder = mkdtempSync(join(tmpdir(), "brink-bad-days-"));
});
afterAll(async () => {
  await handle.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  for (const table of ["observation", "dataset", "table_import", "figure_pack"])
    await sql`delete from ${sql.table(table)}`.execute(handle.db);
});

const place = (code: string, divisionYear: number, name: string, residents: number): AreaInput => ({
  code,
  divisionYear,
  kind: "municipality",
  name,
  municipalityCode: code,
  districtCode: null,
  change: null,
  residents,
});
const dataset: Dataset = {
  tableId: "84799NED",
  title: "",
  publisher: "CBS",
  licence: "CC BY 4.0",
  sourceUrl: "https://cbs.nl",
  divisionYear: 2020,
  retrieved: "2021-01-01",
  checksum: "",
};

describe("an import that is killed", () => {
  const rows = 12_500;
  const head =
    "gm_code,gm_naam,provincie_code,provincie,inwoners_2024,sterfte_per_1000,sterfte_jaar,aandeel_nieuwvormingen,aandeel_ademhaling,doodsoorzaken_jaar,misdrijven_2021,misdrijven_2022,misdrijven_2023,misdrijven_2024,misdrijven_2025";
  const line = (code: string, crimes: number) => `${code},Naam,PV22,Drenthe,1,9,2024,,,2024,${crimes},1,2,3,4`;
  const file = (lines: readonly string[]) =>
    writeFileSync(join(folder, "gemeenten_2024_sterfte_misdrijven.csv"), [head, ...lines, ""].join("\n"));
  const child = resolve(import.meta.dirname, "../../../tests/support/import-child.ts");
  const hook = resolve(import.meta.dirname, "../../platform/tsx-hook.mjs");
  const crimes = async () =>
    (await findValues(handle.db, { indicator: "crimes", year: 2021 })).map((value) => value.value);
  const run = () =>
    importFrom(
      { handle, dataFolder: folder, env: {}, clock: () => new Date() },
      { table: "47022NED", publisher: "cbs", from: folder },
    );

  it("at 80 % leaves every figure as it was, and nothing in the way of the next", async () => {
    file([line("GM0106", 10), line("GM0114", 20)]);
    await run();
    const codes = Array.from({ length: rows }, (_, at) => `BU${String(at).padStart(8, "0")}`);
    file(codes.map((code) => line(code, 77)));
    const { rows: names } = await sql<{ name: string }>`select current_database() as name`.execute(handle.db);
    const importing = spawn(
      process.execPath,
      ["--import", hook, child, inject("databaseSocket"), names[0]!.name, folder, "47022NED"],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const told: string[] = [];
    const ended = once(importing, "exit");
    for await (const said of createInterface({ input: importing.stdout })) {
      told.push(said);
      if (said.startsWith("10000 ")) importing.kill("SIGKILL");
    }
    expect((await ended)[1]).toBe("SIGKILL");
    expect(told.at(-1)).toMatch(/^10000 rows read/);
    expect(await crimes()).toEqual([10, 20]);
    // The server notices the broken connection, undoes the transaction and frees the lock.
    await expect
      .poll(
        () =>
          run().then(
            (report) => report.kept,
            () => 0,
          ),
        { timeout: 30_000 },
      )
      .toBe(rows * 6);
    expect((await crimes()).filter((value) => value !== 77)).toEqual([]);
  }, 60_000);
});

describe("a municipality that merged", () => {
  // Old A and Old B are Together since 2023; Apart stayed.
  const before = [
    place("GM9001", 2020, "Old A", 100),
    place("GM9002", 2020, "Old B", 300),
    place("GM9004", 2020, "Apart", 600),
  ];
  const after = [place("GM9003", 2024, "Together", 400), place("GM9004", 2024, "Apart", 600)];
  beforeEach(async () => {
    const content = JSON.stringify({ name: "Samen" });
    await sql`insert into region (id, position, content, imported, pack_checksum) values ('samen', 9, ${content}::jsonb, ${content}::jsonb, '') on conflict do nothing`.execute(
      handle.db,
    );
    await sql`insert into region_municipality values ('samen', 'GM9003'), ('samen', 'GM9004') on conflict do nothing`.execute(
      handle.db,
    );
    const ids = await upsertAreas(handle.db, [...before, ...after]);
    await sql`insert into indicator (slug) values ('residents') on conflict do nothing`.execute(handle.db);
    const table = await saveDataset(handle.db, dataset, "import", {
      table: "84799NED",
      read: 0,
      kept: 0,
      refused: [],
      changed: true,
    });
    for (const area of [...before, ...after]) {
      await sql`insert into observation (indicator_id, age, year, area_id, dataset_id, status, value)
        select id, 0, ${area.divisionYear}, ${ids.get(`${area.code}|${area.divisionYear}`)}, ${table}, 0, ${area.residents} from indicator where slug = 'residents'`.execute(
        handle.db,
      );
    }
  });

  it("is hatched with the figures of before, and not filled with those of one of its parts", async () => {
    const region = (await findRegion(handle.db, "samen"))!;
    const placed = await readPlaced(
      { db: handle.db, pageVersion: { current: 1, figures: 1 } },
      region,
      "municipality",
      "residents",
      "all",
      2020,
      2024,
    );
    expect(placed.map((one) => [one.area.name, one.value?.value, one.otherBorders])).toEqual([
      ["Apart", 600, false],
      ["Together", undefined, true],
    ]);
  });

  it("leaves no sum of the region for the year in which it was not there", async () => {
    await deriveRegion(handle, "samen", "Samen");
    const { rows } = await sql<{
      id: number;
      year: number;
    }>`select id, division_year as year from area where code = 'samen'`.execute(handle.db);
    const sums = await findValues(handle.db, { areaIds: rows.map((row) => row.id), indicator: "residents" });
    expect(sums.map((sum) => [sum.year, sum.value])).toEqual([[2024, 1_000]]);
  });
});

describe("a pack with a mistake on line 312", () => {
  const places = ["BU06370000", "BU06370001", "BU06370002"].map((code) => ({
    ...place(code, 2020, code, 10),
    kind: "neighbourhood" as const,
  }));
  const series = Array.from({ length: 330 }, (_, at) => ({
    indicator: "residents",
    age: "all" as const,
    year: 1690 + at,
    table: dataset.tableId,
    divisionYear: 2020,
    values: [at, [1, 2] as const, "s" as const],
  }));
  const lines = gunzipSync(packFigures({ datasets: [dataset], areas: places, series }))
    .toString()
    .split("\n");
  /** Figures in a folder of their own, with another line 312. */
  const spoilt = (name: string, change: (line: string) => string): string => {
    const pack = join(folder, name);
    mkdirSync(pack, { recursive: true });
    const text = lines.map((line, at) => (at === 311 ? change(line) : line)).join("\n");
    writeFileSync(join(pack, "figures.ndjson.gz"), gzipSync(text));
    return pack;
  };

  it.each([
    ["broken-off", (line: string) => line.slice(0, -2), /JSON/],
    ["a-word", (line: string) => line.replace(/"v":\[[^,]+,/, '"v":["twaalf",'), /value 1 is "twaalf"/],
    ["one-short", (line: string) => line.replace(/"v":\[[^,]+,/, '"v":['), /2 values for 3 areas of 2020/],
    ["a-half", (line: string) => line.replace("[1,2]", "[1,0]"), /value 2 is \[1,0\]/],
    ["other-table", (line: string) => line.replace(/"t":"[^"]+"/, '"t":"99999NED"'), /table 99999NED/],
    ["no-year", (line: string) => line.replace(/"y":\d+/, '"y":"vorig"'), /vorig is no year/],
  ])("is refused as a whole, with that line: %s", async (name, change, why) => {
    const loading = loadPackFigures(handle, spoilt(name, change));
    await expect(loading).rejects.toThrow(/figures\.ndjson\.gz has a mistake on line 312: /);
    await expect(loading).rejects.toThrow(why);
    expect(await findValues(handle.db, { limit: 1 })).toEqual([]);
  });

  it("is loaded once the line is right again", async () => {
    expect(
      await loadPackFigures(
        handle,
        spoilt("right", (line) => line),
      ),
    ).toBe(true);
    expect(await findValues(handle.db, {})).toHaveLength(3 * 330);
  });

  it("does not keep Brink shut when its figures of before are there, and does when they are not", async () => {
    const told: string[] = [];
    const log = { error: (_about: object, words: string) => void told.push(words) };
    const ctx = { database: handle, db: handle.db, log: log as unknown as Logger };
    const spoil = () => spoilt("upgraded", (line) => line.slice(0, -2));
    await expect(loadOrKeepFigures(ctx, spoil())).rejects.toThrow(/mistake on line 312/);
    expect(
      await loadOrKeepFigures(
        ctx,
        spoilt("upgraded", (line) => line),
      ),
    ).toBe(true);
    expect(await loadOrKeepFigures(ctx, spoil())).toBe(false);
    expect(told).toEqual([
      expect.stringMatching(/mistake on line 312.*put back the file.*goes on with the figures it had of this pack/),
    ]);
    expect(await findValues(handle.db, {})).toHaveLength(3 * 330);
  });
});
