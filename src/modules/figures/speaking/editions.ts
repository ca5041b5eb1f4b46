import { recentTrend } from "@brink/methods/indicators";
import type { Kind } from "../model.ts";
import type { Value } from "../store.ts";
import { intervalOf, type Spoken } from "./compare.ts";
import { extraEdition, fewestForTrend } from "./settings.ts";

/** What may be said of the course of a figure over time. */
export type Course =
  | { readonly said: "one" }
  /** Points only: too few measurements, or estimates of a model. */
  | { readonly said: "points"; readonly count: number }
  | {
      readonly said: "rising" | "falling" | "steady";
      readonly from: number;
      readonly to: number;
      readonly count: number;
    };

/** True for the extra edition of the health monitor; a register of that year is as any other. */
export function isExtraEdition(kind: Kind, year: number): boolean {
  return kind === "modelled" && year === extraEdition;
}

/** The values that belong together: from the last break on, where the table changed. */
export function unbroken<Point extends Pick<Value, "table">>(series: readonly Point[]): readonly Point[] {
  const last = series.at(-1)?.table;
  return series.slice(series.findLastIndex((value) => value.table !== last) + 1);
}

/**
 * What a series allows to be said. Estimates of a model never have a trend, however many: editions of one model move together. Others need
 * five points with an interval and a slope that chance does not explain (99.8 %).
 */
export function courseOf(spoken: Spoken, series: readonly Value[]): Course {
  const known = unbroken(series).filter((value) => value.value !== null);
  const count = known.length;
  if (count < 2) return { said: "one" };
  if (spoken.kind === "modelled" || spoken.kind === "reported" || count < fewestForTrend)
    return { said: "points", count };
  const points = known.map((value) => {
    const interval = intervalOf(spoken, value);
    return { period: value.year, value: value.value, lower95: interval?.low ?? null, upper95: interval?.high ?? null };
  });
  const { trend, periods } = recentTrend(points, null);
  const [from, to] = [periods.at(0), periods.at(-1)];
  if (trend === "cannot_be_calculated" || from === undefined || to === undefined) return { said: "points", count };
  const said = trend === "increasing" ? "rising" : trend === "decreasing" ? "falling" : "steady";
  return { said, from: Number(from), to: Number(to), count };
}
