import type { Area } from "#modules/regions/index.ts";
import { findIndicator } from "./catalogue/index.ts";
import { averageOver, derive, type Part } from "./derive.ts";
import type { Value } from "./store.ts";
import type { LoadRow } from "./store-load.ts";

/** A computed figure and the table its parts came from. */
export type DerivedRow = LoadRow & { readonly table: string };

/** A made area with, for each division year of the figures, the official areas it is made of. */
export interface Made {
  readonly area: Area;
  readonly parts: readonly Area[];
  /** The official area that is the same neighbourhoods: what its publisher says of it goes before what its parts add up to. */
  readonly twin?: Area | undefined;
}

/** How much there is of what figures are averages over, in one area. */
export interface Weights {
  readonly all: number;
  /** Residents of 15 and older. */
  readonly adults: number;
  readonly households: number;
  /** Hectares. */
  readonly land: number;
}

/** The weights of each part. Where no figure says how many live there, the table that brought the area does. */
export function weightsOf(parts: readonly Area[], values: ReadonlyMap<number, readonly Value[]>): Map<number, Weights> {
  return new Map(
    parts.map(({ id, residents }) => {
      const of = (indicator: string) => values.get(id)?.find((value) => value.indicator === indicator);
      const all = of("residents")?.value ?? residents ?? 0;
      const [households, land] = [of("households")?.value ?? 0, of("land-area")?.value ?? 0];
      return [id, { all, adults: all - (of("share-0-14")?.numerator ?? 0), households, land }];
    }),
  );
}

/**
 * The figures of a made area, one row for each series: those of the official area that it is, and else what can be added up from its parts.
 * A publisher knows medians and rounds once, where a sum is rounded part by part.
 */
export function rowsOf(
  made: Made,
  values: ReadonlyMap<number, readonly Value[]>,
  weights: ReadonlyMap<number, Weights>,
): DerivedRow[] {
  const official = (made.twin ? (values.get(made.twin.id) ?? []) : []).map((value) => ({
    ...value,
    areaId: made.area.id,
  }));
  const known = new Set(official.map(seriesOf));
  return [...official, ...sumsOf(made, values, weights).filter((row) => !known.has(seriesOf(row)))];
}

const seriesOf = ({ indicator, age, year, table }: Pick<Value, "indicator" | "age" | "year" | "table">): string =>
  `${indicator} ${age} ${year} ${table}`;

function weightIn(weights: Weights | undefined, indicator: string, age: Value["age"]): number {
  if (!weights) return 0;
  const over = averageOver(indicator);
  if (over !== "people") return weights[over];
  return age === "all" ? weights.all : weights.adults;
}

function sumsOf(
  made: Made,
  values: ReadonlyMap<number, readonly Value[]>,
  weights: ReadonlyMap<number, Weights>,
): DerivedRow[] {
  const own = made.parts.flatMap((part) => values.get(part.id) ?? []);
  const series = Map.groupBy(own, seriesOf);
  return [...series.values()].flatMap((found) => {
    const { indicator: id, age, year, table } = found[0]!;
    const indicator = findIndicator(id);
    if (!indicator) return [];
    const byArea = new Map(found.map((value) => [value.areaId, value]));
    const parts = made.parts.map((part): Part => {
      const value = byArea.get(part.id);
      return {
        status: value?.status ?? "unknown",
        value: value?.value ?? null,
        numerator: value?.numerator ?? null,
        denominator: value?.denominator ?? null,
        lower: value?.lower ?? null,
        upper: value?.upper ?? null,
        weight: weightIn(weights.get(part.id), id, age),
      };
    });
    const result = derive(indicator, parts);
    if (!result) return [];
    return [
      {
        indicator: id,
        age,
        year,
        table,
        areaId: made.area.id,
        status: "value" as const,
        ...result,
      },
    ];
  });
}
