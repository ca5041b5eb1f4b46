import { type Kysely, sql } from "kysely";
import { type Age, ages, type ImportReport, type Status, statuses } from "./model.ts";

/** Regions of a table that were imported on their own: the files they came from, and their municipalities. */
export type Parts = Readonly<
  Record<string, { readonly checksum: string; readonly municipalities: readonly string[]; readonly mapping?: string }>
>;

/** The tables of this room. */
export interface FiguresTables {
  dataset: {
    id: number;
    table_id: string;
    title: string;
    publisher: string;
    licence: string;
    source_url: string;
    division_year: number;
    retrieved: string;
    checksum: string;
    origin: "import" | "pack";
    report: ImportReport;
    loaded_at: Date;
    /** Whether the whole table was imported, and not some regions of it only. */
    whole: boolean;
    parts: Parts;
    mapping: string;
  };
  table_import: {
    id: number;
    table_id: string;
    region: string | null;
    outcome: "stored" | "unchanged" | "refused";
    report: ImportReport;
    at: Date;
  };
  figure_pack: { name: string; checksum: string };
  indicator: { id: number; slug: string };
  observation: {
    indicator_id: number;
    age: number;
    year: number;
    area_id: number;
    dataset_id: number;
    status: number;
    value: number | null;
    lower: number | null;
    upper: number | null;
    numerator: number | null;
    denominator: number | null;
  };
}

// oxlint-disable-next-line typescript/no-explicit-any -- callers bring a connection with other tables
export type AnyDb = Kysely<any>;
export const own = (db: AnyDb) => db as Kysely<FiguresTables>;

/** A value as pages, export and API show it: the same row for all of them. */
export interface Value {
  readonly indicator: string;
  readonly areaId: number;
  readonly year: number;
  readonly age: Age;
  readonly table: string;
  readonly status: Status;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface ValueFilter {
  readonly areaIds?: readonly number[];
  readonly indicator?: string;
  readonly indicators?: readonly string[];
  readonly age?: Age;
  readonly year?: number;
  readonly limit?: number;
  readonly offset?: number;
}

/** Columns of an observation that a value is made of. */
export const valueColumns = [
  "o.area_id",
  "o.year",
  "o.age",
  "o.status",
  "o.value",
  "o.lower",
  "o.upper",
  "o.numerator",
  "o.denominator",
] as const;

type ValueRow = Omit<FiguresTables["observation"], "indicator_id" | "dataset_id">;

/** The one way in which a stored row becomes a value. */
export function valueOf(row: ValueRow, indicator: string, table: string): Value {
  return {
    indicator,
    areaId: row.area_id,
    year: row.year,
    age: ages[row.age] ?? "all",
    table,
    status: statuses[row.status] ?? "unknown",
    value: row.value,
    lower: row.lower,
    upper: row.upper,
    numerator: row.numerator,
    denominator: row.denominator,
  };
}

/** Values that fit, by indicator, age, year and area. */
export async function findValues(db: AnyDb, filter: ValueFilter): Promise<Value[]> {
  if (filter.areaIds?.length === 0 || filter.indicators?.length === 0) return [];
  let query = fitting(db, filter)
    .innerJoin("dataset as d", "d.id", "o.dataset_id")
    .select(["i.slug", "d.table_id", ...valueColumns])
    .orderBy("i.slug")
    .orderBy("o.age")
    .orderBy("o.year")
    .orderBy("o.area_id");
  if (filter.limit !== undefined) query = query.limit(filter.limit);
  if (filter.offset !== undefined) query = query.offset(filter.offset);
  const rows = await query.execute();
  return rows.map((row) => valueOf(row, row.slug, row.table_id));
}

/** How many values fit, on all pages. */
export async function countValues(db: AnyDb, filter: ValueFilter): Promise<number> {
  if (filter.areaIds?.length === 0 || filter.indicators?.length === 0) return 0;
  const found = await fitting(db, filter)
    .select(sql<number>`count(*)::int`.as("total"))
    .executeTakeFirstOrThrow();
  return found.total;
}

function fitting(db: AnyDb, filter: ValueFilter) {
  let query = own(db).selectFrom("observation as o").innerJoin("indicator as i", "i.id", "o.indicator_id");
  if (filter.areaIds) query = query.where("o.area_id", "=", sql<number>`any(${filter.areaIds}::int[])`);
  if (filter.indicator) query = query.where("i.slug", "=", filter.indicator);
  if (filter.indicators) query = query.where("i.slug", "in", [...filter.indicators]);
  if (filter.age) query = query.where("o.age", "=", ages.indexOf(filter.age));
  if (filter.year !== undefined) query = query.where("o.year", "=", filter.year);
  return query;
}

/** Which years and ages each indicator has, so that pages know what to offer without reading values. */
export async function availability(db: AnyDb): Promise<{ indicator: string; age: Age; year: number; table: string }[]> {
  const { rows } = await sql<{ slug: string; age: number; year: number; table_id: string }>`
    with recursive found as (
      (select indicator_id, age, year, dataset_id from observation order by indicator_id, age, year limit 1)
      union all
      select next.* from found, lateral (
        select indicator_id, age, year, dataset_id from observation o
        where (o.indicator_id, o.age, o.year) > (found.indicator_id, found.age, found.year)
        order by indicator_id, age, year limit 1) next
    )
    select i.slug, found.age, found.year, d.table_id from found
    join indicator i on i.id = found.indicator_id join dataset d on d.id = found.dataset_id`.execute(own(db));
  return rows.map((row) => ({ indicator: row.slug, age: ages[row.age] ?? "all", year: row.year, table: row.table_id }));
}

/** Everything that was loaded, newest first, with what its import did. */
export async function allDatasets(db: AnyDb): Promise<FiguresTables["dataset"][]> {
  return own(db).selectFrom("dataset").selectAll().orderBy("table_id").execute();
}

/** Smallest place that stands among like places: in smaller ones a share says more about chance than about people. */
const fewestResidents = { ggd_region: 0, municipality: 0, district: 500 } as const;
export type LikeKind = keyof typeof fewestResidents;

/** Keeps the sorted values of all like areas of the country, by kind; called whenever figures were loaded or derived. */
export async function keepDistributions(db: AnyDb): Promise<void> {
  await sql`delete from distribution`.execute(own(db));
  for (const [kind, atLeast] of Object.entries(fewestResidents)) {
    await sql`insert into distribution (kind, indicator_id, age, year, values)
      select a.kind, o.indicator_id, o.age, o.year, array_agg(o.value order by o.value)
      from area a join observation o on o.area_id = a.id
      where a.kind = ${kind} and coalesce(a.residents, ${atLeast}) >= ${atLeast} and o.status = 0
      group by 1, 2, 3, 4`.execute(own(db));
  }
}

/** Sorted values of all like areas of a kind, by `indicator age year`. */
export async function allDistributions(db: AnyDb, kind: LikeKind): Promise<ReadonlyMap<string, readonly number[]>> {
  const { rows } = await sql<{ slug: string; age: number; year: number; values: number[] }>`
    select i.slug, d.age, d.year, d.values from distribution d join indicator i on i.id = d.indicator_id
    where d.kind = ${kind}`.execute(own(db));
  return new Map(rows.map((row) => [`${row.slug} ${ages[row.age] ?? "all"} ${row.year}`, row.values]));
}
