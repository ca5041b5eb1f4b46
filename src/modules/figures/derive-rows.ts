import type { Area } from "#modules/regions/index.ts";
import { findIndicator } from "./catalogue/index.ts";
import { derive, type Part } from "./derive.ts";
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

/**
 * Residents, and residents of 15 and older, of each part: the weights of averages over everyone and over adults. Where no figure says how
 * many live there, the table that brought the area does.
 */
export function adultsAndAll(
  parts: readonly Area[],
  values: ReadonlyMap<number, readonly Value[]>,
): Map<number, { all: number; adults: number }> {
  return new Map(
    parts.map(({ id, residents }) => {
      const of = (indicator: string) => values.get(id)?.find((value) => value.indicator === indicator);
      const all = of("residents")?.value ?? residents ?? 0;
      return [id, { all, adults: all - (of("share-0-14")?.numerator ?? 0) }];
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
  people: ReadonlyMap<number, { all: number; adults: number }>,
): DerivedRow[] {
  const official = (made.twin ? (values.get(made.twin.id) ?? []) : []).map((value) => ({
    ...value,
    areaId: made.area.id,
  }));
  const known = new Set(official.map(seriesOf));
  return [...official, ...sumsOf(made, values, people).filter((row) => !known.has(seriesOf(row)))];
}

const seriesOf = ({ indicator, age, year, table }: Pick<Value, "indicator" | "age" | "year" | "table">): string =>
  `${indicator} ${age} ${year} ${table}`;

function sumsOf(
  made: Made,
  values: ReadonlyMap<number, readonly Value[]>,
  people: ReadonlyMap<number, { all: number; adults: number }>,
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
      const weight = people.get(part.id);
      const weighed = (age === "all" ? weight?.all : weight?.adults) ?? 0;
      return {
        status: value?.status ?? "unknown",
        value: value?.value ?? null,
        numerator: value?.numerator ?? null,
        denominator: value?.denominator ?? null,
        lower: value?.lower ?? null,
        upper: value?.upper ?? null,
        people: weighed,
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
