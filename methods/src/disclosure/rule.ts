/** When a number about people is too small to be shown. A setting per dataset; these are never a reader's choice. */
export interface SmallNumberRule {
  /** Counts from 1 to `threshold` − 1 are hidden. */
  readonly threshold: number;
  /** True when "nobody" or "everybody" says something about people who can be recognised; then 0 is hidden as well. */
  readonly zeroSensitive: boolean;
  /**
   * A hidden count must be able to lie at least this far from its true value, for whoever adds and subtracts what is shown.
   * As a rule equal to the threshold.
   */
  readonly reach: number;
}

/** Ten people: the general rule of output checking for persons. */
export const defaultRule: SmallNumberRule = { threshold: 10, zeroSensitive: false, reach: 10 };

/** A rule with another threshold and the same reach. `threshold` in people, a whole number of at least 2. */
export function ruleOf(threshold: number, zeroSensitive = false): SmallNumberRule {
  if (!Number.isInteger(threshold) || threshold < 2)
    throw new RangeError("a threshold is a whole number of at least 2");
  return { threshold, zeroSensitive, reach: threshold };
}

/**
 * What may leave the building. Page, export, API, tooltip, sort order, map colour and bar length all take this and never the number
 * behind it. There is one kind of hidden: whether a cell is small itself or only protects another is not told.
 */
export type Protected<Value = number> = { readonly shown: true; readonly value: Value } | { readonly shown: false };

export const hidden: Protected<never> = { shown: false };

/** A count that may be shown. */
export function shown<Value>(value: Value): Protected<Value> {
  return { shown: true, value };
}

/**
 * Whether a count must be hidden for its own sake: it is small, or those left over of `population` are, so that nearly everybody in a
 * group is meant. Leave `population` out where the count is no part of a known whole.
 */
export function mustHide(count: number, population: number | undefined, rule: SmallNumberRule): boolean {
  // Nobody can be recognised where nobody lives.
  if (population === 0) return false;
  if (isSmall(count, rule)) return true;
  return population !== undefined && population >= count && isSmall(population - count, rule);
}

/**
 * Order for lists that readers see: shown values by value, hidden ones after them by name, so that a place in the list tells nothing.
 * `direction` 1 is ascending, −1 descending; hidden stays last in both.
 */
export function compareProtected(
  a: { readonly name: string; readonly count: Protected },
  b: { readonly name: string; readonly count: Protected },
  direction: 1 | -1 = 1,
): number {
  if (a.count.shown && b.count.shown && a.count.value !== b.count.value) {
    return direction * (a.count.value - b.count.value);
  }
  if (a.count.shown !== b.count.shown) return a.count.shown ? -1 : 1;
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

/** A live counter that moves in steps: the highest multiple of `step` not above `count`. Nobody sees one person arrive. */
export function inSteps(count: number, step = 10): number {
  return Math.floor(count / step) * step;
}

function isSmall(count: number, rule: SmallNumberRule): boolean {
  if (count === 0) return rule.zeroSensitive;
  return count > 0 && count < rule.threshold;
}
