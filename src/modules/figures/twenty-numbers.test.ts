import { mkdtempSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findArea } from "#modules/regions/index.ts";
import type { DatabaseHandle } from "#platform/database/index.ts";
import { testDatabase } from "../../../tests/support/database.ts";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { importFrom } from "./import-source.ts";
import { findValues } from "./store.ts";

const kwb = "cbs-kwb-2020-84799NED/TypedDataSet.csv.gz";
const rivm = "rivm-gezondheid-50090NED/UntypedDataSet";
const statline = "cbs-statline-csv-export-85984NED/Kerncijfers_wijken_en_buurten_2024_geslachten.csv.gz";
const selection = "cbs-kwb-2024-85984NED-selectie/kwb2024_rivm50150_selectie_nl.csv.gz";
const near = "cbs-gemeenten-2020-kerncijfers-nabijheid/gemeenten_2020.csv";
const work = "boundaries-2022-tmap";
const deaths = "cbs-kwb-2024-85984NED-selectie/gemeenten_2024_sterfte_misdrijven.csv";

/** Read with other tools than ours (zcat, grep) and typed over by hand: file, line, column, and the number that stands there. */
const numbers: readonly (readonly [
  file: string,
  line: number,
  column: string,
  area: string,
  division: number,
  indicator: string,
  year: number,
  age: string,
  shown: number,
])[] = [
  [kwb, 1730, "AantalInwoners_5", "GM0106", 2020, "residents", 2020, "all", 68_599],
  [kwb, 16936, "AantalInwoners_5", "BU06370101", 2020, "residents", 2020, "all", 6_000],
  [kwb, 4119, "HuishoudensTotaal_28", "GM0505", 2020, "households", 2020, "all", 55_014],
  [kwb, 4843, "Omgevingsadressendichtheid_116", "GM0114", 2020, "address-density", 2020, "all", 852],
  // 24 706 of 107 048.
  [kwb, 4843, "k_65JaarOfOuder_12 / AantalInwoners_5", "GM0114", 2020, "share-65-plus", 2020, "all", 23.1],
  // 320 of 6 000.
  [
    kwb,
    16936,
    "PersonenPerSoortUitkeringBijstand_83 / AantalInwoners_5",
    "BU06370101",
    2020,
    "welfare-per-1000",
    2020,
    "all",
    53.3,
  ],
  [kwb, 2, "AfstandTotGroteSupermarkt_106", "NL", 2020, "distance-supermarket", 2020, "all", 0.9],
  [
    `${rivm}_2020_leeftijd20300.csv.gz`,
    4843,
    "ErvarenGezondheidGoedZeerGoed_4",
    "GM0114",
    2020,
    "good-health",
    2020,
    "18+",
    76.7,
  ],
  [`${rivm}_2020_leeftijd20300.csv.gz`, 1732, "Roker_11", "BU01060000", 2020, "smoking", 2020, "18+", 31.1],
  [
    `${rivm}_2020_leeftijd20300.csv.gz`,
    4843,
    "MoeiteMetRondkomen_38",
    "GM0114",
    2020,
    "hard-to-make-ends-meet",
    2020,
    "18+",
    12.5,
  ],
  [`${rivm}_2016_leeftijd80200.csv.gz`, 4843, "ErnstigOvergewicht_10", "GM0114", 2020, "obesity", 2016, "65+", 21.1],
  [`${rivm}_2016_leeftijd80200.csv.gz`, 4843, "Eenzaam_28", "GM0114", 2020, "lonely", 2016, "65+", 47],
  [statline, 5309, "Bevolking/Aantal inwoners (aantal)", "GM0114", 2024, "residents", 2024, "all", 109_346],
  [statline, 17898, "Bevolking/Aantal inwoners (aantal)", "WK063700", 2024, "residents", 2024, "all", 21_690],
  [selection, 9232, "inkomenPerInwoner", "GM0637", 2024, "income-per-resident", 2024, "all", 34.7],
  [selection, 1126, "wozWaarde", "BU01060000", 2024, "home-value", 2024, "all", 176],
  [selection, 1314, "goedErvarenGezondheid_2024", "GM0109", 2024, "good-health-2012-2024", 2024, "18+", 73.9],
  [
    near,
    24,
    "Afstand tot ziekenhuis incl. buitenpolikliniek (km)",
    "GM0114",
    2020,
    "distance-hospital",
    2020,
    "all",
    7.1,
  ],
  [`${work}/wijken_2022_kerncijfers.csv`, 1603, "employment_rate", "WK063701", 2022, "employed", 2022, "all", 59],
  [`${work}/gemeenten_2022_kerncijfers.csv`, 21, "income_low", "GM0114", 2022, "lowest-incomes", 2022, "all", 45.4],
  // 5 492 of 128 434.
  [deaths, 176, "misdrijven_2024 / inwoners_2024", "GM0637", 2024, "crimes-per-1000", 2024, "all", 42.8],
  [deaths, 176, "misdrijven_2021", "GM0637", 2024, "crimes", 2021, "all", 5_352],
  [
    "cbs-odata4-fixtures/03759ned/observations-page-1.json.gz",
    40400,
    "M000352",
    "GM0114",
    2024,
    "residents-by-year",
    2022,
    "all",
    107_856,
  ],
  [
    "cbs-odata4-fixtures/83932NED/observations-page-1.json",
    2307,
    "M000935, A043966",
    "NL",
    2024,
    "household-income-median",
    2024,
    "all",
    47.6,
  ],
  [
    "cbs-kwb-2025-86165NED-friesland/TypedDataSet_friesland_selectie.csv.gz",
    2,
    "GemiddeldeWOZWaardeVanWoningen_39",
    "GM0059",
    2025,
    "home-value",
    2025,
    "all",
    294,
  ],
];

const imports = [
  ["cbs", "84799NED", "cbs-kwb-2020-84799NED"],
  ["rivm", "50090NED", "rivm-gezondheid-50090NED"],
  ["cbs", "85318NED-SELECTIE", work],
  ["cbs", "85984NED", "cbs-statline-csv-export-85984NED"],
  ["cbs", "85984NED-SELECTIE", "cbs-kwb-2024-85984NED-selectie"],
  ["rivm", "50150NED", "cbs-kwb-2024-85984NED-selectie"],
  ["cbs", "CBS-GEMEENTEN-2020", "cbs-gemeenten-2020-kerncijfers-nabijheid"],
  ["cbs", "47022NED", "cbs-kwb-2024-85984NED-selectie"],
  ["cbs", "03759ned", "cbs-odata4-fixtures"],
  ["cbs", "83932NED", "cbs-odata4-fixtures"],
  ["cbs", "86165NED", "cbs-kwb-2025-86165NED-friesland"],
] as const;

function twoFiles(folder: string): string {
  const two = mkdtempSync(join(tmpdir(), "brink-numbers-"));
  for (const name of ["UntypedDataSet_2020_leeftijd20300.csv.gz", "UntypedDataSet_2016_leeftijd80200.csv.gz"])
    symlinkSync(join(folder, name), join(two, name));
  return two;
}

describeWithReference("cbs-kwb-2020-84799NED", "twenty numbers, copied by hand from the source files", () => {
  let handle: DatabaseHandle;

  beforeAll(async () => {
    handle = await testDatabase();
    const ground = { handle, dataFolder: "unused", env: {}, clock: () => new Date() };
    for (const [publisher, table, folder] of imports) {
      // All seven files of RIVM hold three million figures; the numbers stand in two of them.
      const from = table === "50090NED" ? twoFiles(reference(folder)) : reference(folder);
      await importFrom(ground, { publisher, table, from, ...(table === "50090NED" && { region: "drenthe" }) });
    }
  }, 120_000);
  afterAll(() => handle.close());

  it("are twenty or more", () => expect(numbers.length).toBeGreaterThanOrEqual(20));

  it.each(numbers)("%s line %i, %s", async (_file, _line, _column, code, division, indicator, year, age, shown) => {
    const area = await findArea(handle.db, code, division);
    const found = await findValues(handle.db, { areaIds: [area!.id], indicator, year, age: age as "all" });
    expect(found).toHaveLength(1);
    const decimals = String(shown).split(".")[1]?.length ?? 0;
    expect(Number(found[0]?.value?.toFixed(decimals))).toBe(shown);
  });

  it("and a number that is not there: too few to publish is no zero (RIVM 2020, line 27)", async () => {
    const area = await findArea(handle.db, "BU16800709", 2020);
    const found = await findValues(handle.db, {
      areaIds: [area!.id],
      indicator: "good-health",
      year: 2020,
      age: "18+",
    });
    expect(found).toMatchObject([{ status: "secret", value: null }]);
  });
});
