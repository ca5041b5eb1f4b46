import { roundTo } from "#design/format.ts";
import type { Indicator } from "../model.ts";
import type { Figure, Outcome } from "./compare.ts";

type About = Pick<Indicator, "unit" | "decimals">;

/** With a margin narrower than this, in points, whole numbers would say "23 tot 23". */
const narrow = 2;

/**
 * The one number of digits in which a figure, its margin, the figure beside it and their difference are said: never "30,6" next to "31".
 * Whole people of 100 as a rule; one decimal where whole numbers would deny what is said. Two that are said to differ would look the same,
 * or a margin would close.
 *
 * @param interval the figure's own margin
 */
export function digitsTogether(
  about: About,
  outcome: Outcome | undefined,
  here: Pick<Figure, "value" | "numerator">,
  there: number | null,
  interval?: { readonly low: number; readonly high: number },
): number {
  const most = here.numerator === null ? about.decimals : Math.max(about.decimals, 1);
  if (about.unit !== "percent") return needsMore(about.decimals, outcome, here.value, there) ? most : about.decimals;
  const closes = interval !== undefined && interval.high - interval.low < narrow;
  return closes || needsMore(0, outcome, here.value, there) ? most : 0;
}

/** True when numbers that are said to differ would be the same in so many digits. */
function needsMore(digits: number, outcome: Outcome | undefined, here: number | null, there: number | null): boolean {
  if (outcome?.said !== "different" || here === null || there === null) return false;
  const same = (a: number, b: number) => roundTo(a, digits) === roundTo(b, digits);
  if (same(here, there)) return true;
  return outcome.by === "interval" && (same(outcome.from, outcome.to) || same(outcome.from, 0) || same(outcome.to, 0));
}
