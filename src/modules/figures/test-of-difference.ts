import { normalCdf } from "@brink/methods/numeric";
import type { Value } from "./store.ts";

/**
 * Two-sided p-value of the difference between a part and the whole it lies in, from counts (two proportions, pooled; the rest of the whole is the
 * other group). Undefined where there are no counts: then nothing may be tested.
 */
export function differenceTest(
  part: Pick<Value, "numerator" | "denominator">,
  whole: Pick<Value, "numerator" | "denominator">,
): number | undefined {
  const { numerator: x, denominator: n } = part;
  if (x === null || n === null || whole.numerator === null || whole.denominator === null) return undefined;
  const restX = whole.numerator - x;
  const restN = whole.denominator - n;
  if (n <= 0 || restN <= 0) return undefined;
  const pooled = (x + restX) / (n + restN);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / restN));
  if (error === 0) return 1;
  return 2 * normalCdf(-Math.abs(x / n - restX / restN) / error);
}
