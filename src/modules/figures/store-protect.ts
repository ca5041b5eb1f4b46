import type { SmallNumberRule } from "@brink/methods/disclosure";
import { sql } from "kysely";
import { findIndicator } from "./catalogue/index.ts";
import { statuses } from "./model.ts";
import { areasToHide, type Cell, type Whole } from "./protect.ts";
import { type AnyDb, own } from "./store.ts";

interface Row extends Cell {
  readonly slug: string;
  readonly indicatorId: number;
  readonly age: number;
  readonly year: number;
  readonly kind: string;
  readonly code: string;
  readonly divisionYear: number;
  readonly municipality: string | null;
  readonly district: string | null;
}

/**
 * Hides small numbers of a table that its publisher did not protect, in the transaction that stores it: page, export, API, chart and order
 * read the same rows, and what is added up later is added up from what may be shown. Answers how many figures were hidden.
 */
export async function protectDataset(db: AnyDb, datasetId: number, rule: SmallNumberRule): Promise<number> {
  const { rows } = await sql<Row>`
    select i.slug, o.indicator_id as "indicatorId", o.age, o.year, o.area_id as "areaId", o.value, o.numerator, o.denominator,
      a.kind, a.code, a.division_year as "divisionYear", a.municipality_code as municipality, a.district_code as district
    from observation o join indicator i on i.id = o.indicator_id join area a on a.id = o.area_id
    where o.dataset_id = ${datasetId} and o.status = 0 order by o.area_id`.execute(own(db));
  let count = 0;
  for (const series of Map.groupBy(rows, (row) => `${row.slug} ${row.age} ${row.year} ${row.divisionYear}`).values()) {
    const { slug, indicatorId, age, year } = series[0]!;
    const hidden = areasToHide(findIndicator(slug)?.unit ?? "percent", series, wholesOf(series), rule);
    count += hidden.size;
    if (hidden.size === 0) continue;
    await sql`update observation set status = ${statuses.indexOf("secret")}, value = null, lower = null, upper = null,
      numerator = null, denominator = null
      where indicator_id = ${indicatorId} and age = ${age} and year = ${year} and dataset_id = ${datasetId}
        and area_id = any(${[...hidden]}::int[])`.execute(own(db));
  }
  return count;
}

/** Country ⊃ municipalities ⊃ districts ⊃ neighbourhoods, as far as they are in the table. */
function wholesOf(rows: readonly Row[]): Whole[] {
  const inside = (part: string, key: "municipality" | "district") =>
    Map.groupBy(
      rows.filter((row) => row.kind === part),
      (row) => row[key] ?? "",
    );
  const [districts, neighbourhoods] = [inside("district", "municipality"), inside("neighbourhood", "district")];
  const municipalities = rows.filter((row) => row.kind === "municipality");
  return rows.flatMap((row): Whole[] => {
    const parts =
      row.kind === "country"
        ? municipalities
        : row.kind === "municipality"
          ? districts.get(row.code)
          : neighbourhoods.get(row.code);
    return parts && row.kind !== "neighbourhood"
      ? [{ areaId: row.areaId, parts: parts.map((part) => part.areaId) }]
      : [];
  });
}
