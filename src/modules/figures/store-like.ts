import { sql } from "kysely";
import { type Age, ages } from "./model.ts";
import { type AnyDb, own } from "./store.ts";

/** The values of a group of areas for one indicator, age and year, and the counts behind them added up. */
export interface GroupValues {
  /** Ascending. */
  readonly values: readonly number[];
  /** Sums over all of them; null where one has no counts. */
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/**
 * Values of a group of areas by `indicator age year`, for a few age groups and only for the newest year in which the place itself has a
 * value: that is what it is held against, and all other rows of hundreds of areas need not be read.
 */
export async function groupValues(
  db: AnyDb,
  placeIds: readonly number[],
  areaIds: readonly number[],
  of: readonly Age[],
): Promise<ReadonlyMap<string, GroupValues>> {
  const wanted = of.map((age) => ages.indexOf(age));
  const { rows } = await sql<{
    slug: string;
    age: number;
    year: number;
    values: number[];
    numerator: number | null;
    denominator: number | null;
  }>`
    with newest as materialized (
      select indicator_id, age, max(year) as year from observation
      where area_id = any(${placeIds}::int[]) and age = any(${wanted}::smallint[]) and status = 0
      group by indicator_id, age
    )
    select i.slug, n.age, n.year, found.values, found.numerator, found.denominator
    from newest n
    join indicator i on i.id = n.indicator_id
    cross join lateral (
      select array_agg(o.value order by o.value) as values,
        case when count(o.numerator) = count(*) then sum(o.numerator) end as numerator,
        case when count(o.denominator) = count(*) then sum(o.denominator) end as denominator
      from observation o
      where o.indicator_id = n.indicator_id and o.age = n.age and o.year = n.year
        and o.area_id = any(${areaIds}::int[]) and o.status = 0
      having count(*) > 0
    ) found`.execute(own(db));
  return new Map(
    rows.map(({ slug, age, year, ...group }) => [`${slug} ${ages[age] ?? "all"} ${year}`, group] as const),
  );
}
