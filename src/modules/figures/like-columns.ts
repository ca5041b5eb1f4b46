import type { Reading } from "#platform/kept.ts";
import type { Age } from "./model.ts";
import { readNames, seriesKey } from "./reading.ts";
import type { Candidate } from "./similar.ts";
import { packedSeries, type Series } from "./store-places.ts";

/** One series of all like areas of the country, by their place among the candidates; `NaN` where there is none. */
interface Column {
  readonly values: Float64Array;
  readonly numerators: Float64Array;
  readonly denominators: Float64Array;
}

/** The values of a group of areas for one indicator, age and year, and the counts behind them added up. */
export interface GroupValues {
  /** Ascending. */
  readonly values: readonly number[];
  /** Sums over all of them; null where one has no counts. */
  readonly numerator: number | null;
  readonly denominator: number | null;
}

type SeriesOf = Pick<Series, "indicator" | "age" | "year">;
const keyOf = ({ indicator, age, year }: SeriesOf): string => seriesKey(indicator, age, year);

/** Series of all like areas in memory, each read when it is first asked for: a profile needs every one of them for a hundred areas. */
export class LikeColumns {
  readonly #size: number;
  readonly #places: ReadonlyMap<number, number>;
  readonly #columns = new Map<string, Promise<Column | undefined>>();

  constructor(candidates: readonly Candidate[]) {
    this.#size = candidates.length;
    this.#places = new Map(candidates.flatMap(({ ids }, place) => ids.map((id) => [id, place] as const)));
  }

  /** Sees to it that these series are there, with one question for all that are not. */
  async read(ctx: Reading, wanted: readonly SeriesOf[]): Promise<void> {
    const missing = wanted.filter((one) => !this.#columns.has(keyOf(one)));
    if (missing.length > 0) {
      const reading = this.#load(ctx, missing);
      for (const one of missing)
        this.#columns.set(
          keyOf(one),
          reading.then((found) => found.get(keyOf(one))),
        );
      reading.catch(() => missing.forEach((one) => this.#columns.delete(keyOf(one))));
    }
    await Promise.all(wanted.map((one) => this.#columns.get(keyOf(one))));
  }

  /** The values of some areas together in each series that one of them has. */
  async groups(
    ctx: Reading,
    areaIds: readonly number[],
    wanted: readonly SeriesOf[],
  ): Promise<ReadonlyMap<string, GroupValues>> {
    await this.read(ctx, wanted);
    const places = [...new Set(areaIds.flatMap((id) => this.#places.get(id) ?? []))];
    const groups = new Map<string, GroupValues>();
    for (const one of wanted) {
      const column = await this.#columns.get(keyOf(one));
      const group = column && groupOf(column, places);
      if (group) groups.set(keyOf(one), group);
    }
    return groups;
  }

  async #load(ctx: Reading, wanted: readonly SeriesOf[]): Promise<Map<string, Column>> {
    const series = await packedSeries(ctx.db, await readNames(ctx), [...this.#places.keys()], wanted);
    return new Map(series.map((one) => [keyOf(one), this.#columnOf(one)]));
  }

  #columnOf(series: Series): Column {
    const empty = () => new Float64Array(this.#size).fill(NaN);
    const column = { values: empty(), numerators: empty(), denominators: empty() };
    for (const [at, id] of series.areaIds.entries()) {
      const place = this.#places.get(id)!;
      column.values[place] = series.values[at]!;
      column.numerators[place] = series.numerators[at]!;
      column.denominators[place] = series.denominators[at]!;
    }
    return column;
  }
}

/** Written as loops over plain memory: a profile makes sixty of these over a hundred areas. */
function groupOf({ values, numerators, denominators }: Column, places: readonly number[]): GroupValues | undefined {
  const room = new Float64Array(places.length);
  let [count, numerator, denominator] = [0, 0, 0];
  for (const place of places) {
    const value = values[place]!;
    if (Number.isNaN(value)) continue;
    room[count] = value;
    count += 1;
    numerator += numerators[place]!;
    denominator += denominators[place]!;
  }
  if (count === 0) return undefined;
  const sorted: number[] = [];
  room.subarray(0, count).sort();
  for (let at = 0; at < count; at += 1) sorted.push(room[at]!);
  return {
    values: sorted,
    numerator: Number.isNaN(numerator) ? null : numerator,
    denominator: Number.isNaN(denominator) ? null : denominator,
  };
}

/** The newest year in which a place itself has a value, for each indicator and age: what it is held against. */
export function newestSeries(
  values: readonly (SeriesOf & { readonly status: string })[],
  of: readonly Age[],
): SeriesOf[] {
  const newest = new Map<string, SeriesOf>();
  for (const { indicator, age, year, status } of values) {
    if (status !== "value" || !of.includes(age)) continue;
    const before = newest.get(`${indicator} ${age}`);
    if (!before || year > before.year) newest.set(`${indicator} ${age}`, { indicator, age, year });
  }
  return [...newest.values()];
}
