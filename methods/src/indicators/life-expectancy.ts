import { twoSidedZ } from "../numeric/index.ts";
import { estimate, withheld } from "./estimate.ts";
import type { Estimate, Reason } from "./estimate.ts";
import { lifeTable, lifeTableAges, mortalityErrors } from "./life-table.ts";
import type { Mortality } from "./life-table.ts";

/** A 95 % interval wider than 20 years says nothing worth reading. */
const widestHalf = 10;

/** Years still to live at the start of each of the 20 bands; or nothing at all, with the reason. */
export interface LifeExpectancy {
  readonly ages: readonly { readonly age: number; readonly estimate: Estimate }[] | null;
  readonly reason: Reason | null;
}

/**
 * Period life expectancy with limits, per band. Refused as a whole for the reasons of the life table; withheld for an age whose 95 % interval
 * is wider than 20 years.
 * Source: Chiang 1984 and Silcocks et al. 2001, as in `lifeTable`.
 */
export function lifeExpectancy(mortality: Mortality): LifeExpectancy {
  const table = lifeTable(mortality);
  if ("reason" in table) return { ages: null, reason: table.reason };
  const expected = table.bands.map((band) => band.expectancy);
  const everyYear = lifeTableAges.map(() => 1);
  const errors = mortalityErrors(table.bands, expected, everyYear);
  return {
    ages: table.bands.map(({ age, alive }, band) => ({ age, estimate: years(alive, expected[band]!, errors[band]!) })),
    reason: null,
  };
}

/** Years with a normal interval; withheld where nobody reaches the age or the interval is wider than 20 years. */
export function years(alive: number, value: number, error: number): Estimate {
  if (alive <= 0) return withheld("nobody_reaches_this_age");
  if (twoSidedZ(0.95) * error > widestHalf) return withheld("interval_too_wide");
  return estimate(value, (confidence) => {
    const half = twoSidedZ(confidence) * error;
    return { lower: value - half, upper: value + half };
  });
}
