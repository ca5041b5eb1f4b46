import { plain, type TableMapping } from "./mapping.ts";

/**
 * Work and income of 2022, as kept with a drawing of municipalities and districts: the last final release of the key figures that is at
 * hand with work in it. Shares are rounded to whole numbers by whoever kept the file, save those of income.
 */
export const kwb2022Selection: TableMapping = {
  id: "85318NED-SELECTIE",
  title: "Kerncijfers wijken en buurten 2022, selectie",
  publisher: "CBS",
  licence: "CC BY 4.0",
  sourceUrl: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/85318NED",
  divisionYear: 2022,
  year: 2022,
  retrieved: "2024-11-01",
  shape: { kind: "plain", files: /^(gemeenten|wijken)_2022_kerncijfers\.csv(\.gz)?$/, code: "code", name: "name", residents: "population", every: true },
  recipes: [
    plain("employed", "employment_rate"),
    plain("lowest-incomes", "income_low"),
    plain("highest-incomes", "income_high"),
  ],
  unused: {
    "identifies the row": ["code", "name", "province"],
    "says how many people live there": ["population"],
    "loaded from the key figures of 2020 and 2024": ["area", "urbanity", "pop_0_14", "pop_15_24", "pop_25_44", "pop_45_64", "pop_65plus", "dwelling_total", "dwelling_value", "dwelling_ownership"],
    "rounded by whoever kept the file, and without the lower levels that belong beside it": ["edu_appl_sci"],
  },
};
