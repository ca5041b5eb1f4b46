import { sql } from "kysely";
import { type Age, ages } from "./model.ts";
import { type AnyDb, own, type Value, valueColumns, valueOf } from "./store.ts";

/** Numbers that rows name indicators and tables by. */
export interface Names {
  readonly indicators: ReadonlyMap<string, number>;
  readonly slugs: ReadonlyMap<number, string>;
  readonly tables: ReadonlyMap<number, string>;
}

export async function allNames(db: AnyDb): Promise<Names> {
  const [indicators, datasets] = await Promise.all([
    own(db).selectFrom("indicator").selectAll().execute(),
    own(db).selectFrom("dataset").select(["id", "table_id"]).execute(),
  ]);
  return {
    indicators: new Map(indicators.map((row) => [row.slug, row.id])),
    slugs: new Map(indicators.map((row) => [row.id, row.slug])),
    tables: new Map(datasets.map((row) => [row.id, row.table_id])),
  };
}

/**
 * Values of some areas for known indicators, oldest first within an indicator and age. Read by the index alone and without joins: an area
 * has ten times as many rows as one page shows.
 */
export async function placeValues(
  db: AnyDb,
  names: Names,
  filter: {
    readonly areaIds: readonly number[];
    readonly indicators: readonly string[];
    readonly ages?: readonly Age[];
    readonly year?: number;
  },
): Promise<Value[]> {
  const ids = filter.indicators.flatMap((slug) => names.indicators.get(slug) ?? []);
  if (filter.areaIds.length === 0 || ids.length === 0) return [];
  const wanted = (filter.ages ?? ages).map((age) => ages.indexOf(age));
  let query = own(db)
    .selectFrom("observation as o")
    .select(["o.indicator_id", "o.dataset_id", ...valueColumns])
    .where("o.area_id", "=", sql<number>`any(${filter.areaIds}::int[])`)
    .where("o.indicator_id", "=", sql<number>`any(${ids}::smallint[])`)
    .where("o.age", "=", sql<number>`any(${wanted}::smallint[])`);
  if (filter.year !== undefined) query = query.where("o.year", "=", filter.year);
  const rows = await query.orderBy("o.indicator_id").orderBy("o.age").orderBy("o.year").orderBy("o.area_id").execute();
  return rows.map((row) => valueOf(row, names.slugs.get(row.indicator_id)!, names.tables.get(row.dataset_id) ?? ""));
}

/** For each group of areas, whether one of them has a value of a series; by the index alone, and done at the first that is found. */
export async function anyValue(
  db: AnyDb,
  names: Names,
  groups: readonly (readonly number[])[],
  { indicator, age, year }: Pick<Series, "indicator" | "age" | "year">,
): Promise<boolean[]> {
  const id = names.indicators.get(indicator);
  if (id === undefined) return groups.map(() => false);
  const found = groups.map(
    (areaIds, at) => sql`select ${at}::int as at where exists (select 1 from observation
      where indicator_id = ${id} and age = ${ages.indexOf(age)} and year = ${year} and status = 0
        and area_id = any(${areaIds}::int[]))`,
  );
  const { rows } = await sql<{ at: number }>`${sql.join(found, sql` union all `)}`.execute(own(db));
  const has = new Set(rows.map((row) => row.at));
  return groups.map((_, at) => has.has(at));
}

/** Values of many areas for one indicator, age and year, with the counts behind them; `NaN` where there is none. */
export interface Series {
  readonly indicator: string;
  readonly age: Age;
  readonly year: number;
  readonly areaIds: Int32Array;
  readonly values: Float64Array;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

/** Whole series of many areas, packed as the database holds them: a million numbers read as text would keep the server busy for seconds. */
export async function packedSeries(
  db: AnyDb,
  names: Names,
  areaIds: readonly number[],
  wanted: readonly Pick<Series, "indicator" | "age" | "year">[],
): Promise<Series[]> {
  const known = wanted.filter((one) => names.indicators.has(one.indicator));
  if (known.length === 0 || areaIds.length === 0) return [];
  const { rows } = await sql<Record<"areas" | "values" | "numerators" | "denominators", Buffer> & SeriesKey>`
    select o.indicator_id, o.age, o.year, string_agg(int4send(o.area_id), '') as areas,
      string_agg(float8send(o.value), '') as values,
      string_agg(float8send(coalesce(o.numerator, 'NaN')), '') as numerators,
      string_agg(float8send(coalesce(o.denominator, 'NaN')), '') as denominators
    from unnest(${known.map((one) => names.indicators.get(one.indicator))}::smallint[],
      ${known.map((one) => ages.indexOf(one.age))}::smallint[], ${known.map((one) => one.year)}::smallint[])
      as w(indicator_id, age, year)
    join observation o using (indicator_id, age, year)
    where o.area_id = any(${areaIds}::int[]) and o.status = 0
    group by 1, 2, 3`.execute(own(db));
  return rows.map((row) => ({
    indicator: names.slugs.get(row.indicator_id)!,
    age: ages[row.age] ?? "all",
    year: row.year,
    areaIds: new Int32Array(unpacked(row.areas.swap32())),
    values: new Float64Array(unpacked(row.values.swap64())),
    numerators: new Float64Array(unpacked(row.numerators.swap64())),
    denominators: new Float64Array(unpacked(row.denominators.swap64())),
  }));
}

interface SeriesKey {
  readonly indicator_id: number;
  readonly age: number;
  readonly year: number;
}

/** Bytes in a buffer of their own, as arrays of numbers need them. */
function unpacked(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
