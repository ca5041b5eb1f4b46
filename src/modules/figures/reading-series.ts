import { type Area, findAreas, samePlace } from "#modules/regions/index.ts";
import { findTable, indicators } from "./catalogue/index.ts";
import type { Age, Kind } from "./model.ts";
import { mainAge } from "./reading.ts";
import { type AnyDb, findValues } from "./store.ts";

/** One indicator in one place through the years, from one table, with the margin its publisher gives. */
export interface Series {
  readonly indicator: string;
  readonly name: { readonly nl: string; readonly en: string };
  readonly kind: Kind;
  readonly age: Age;
  readonly publisher: string;
  readonly points: readonly {
    readonly year: number;
    readonly value: number;
    readonly lower: number | null;
    readonly upper: number | null;
  }[];
}

/**
 * What was published of an indicator in a place, oldest first; the same values as its page shows.
 * @param age left out: everyone the indicator speaks of
 * @returns undefined when there is no such indicator
 */
export async function readSeries(db: AnyDb, area: Area, id: string, age?: Age): Promise<Series | undefined> {
  const indicator = indicators.find((one) => one.id === id);
  if (!indicator) return undefined;
  const asked = age && indicator.ages.includes(age) ? age : mainAge(indicator);
  const rows = await findAreas(db, { codes: [area.code] });
  const areaIds = rows.filter((other) => samePlace(area, other)).map((row) => row.id);
  const values = await findValues(db, { areaIds, indicator: id, age: asked });
  const newest = values.findLast((value) => value.status === "value");
  const points = values.flatMap(({ status, table, year, value, lower, upper }) =>
    status === "value" && value !== null && table === newest?.table ? [{ year, value, lower, upper }] : [],
  );
  const { name, kind, table } = indicator;
  return { indicator: id, name, kind, age: asked, publisher: findTable(table)?.publisher ?? table, points };
}
