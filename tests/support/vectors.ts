/** How near an answer must be: a share of the expected number, or an absolute distance. */
export interface Tolerance {
  readonly relative?: number;
  readonly absolute?: number;
}

/**
 * The numeric or null fields that an answer and a published case share and do not agree on, one line each; empty when all is well.
 * Null only equals null. No shared field at all is a disagreement: such a check would check nothing.
 */
export function disagreements(
  answer: object,
  given: Readonly<Record<string, unknown>>,
  tolerance: Tolerance,
): string[] {
  const shared = Object.entries(answer).filter(
    ([key, value]) => key in given && (value === null || typeof value === "number"),
  );
  if (shared.length === 0) return [`case ${String(given.id)} shares no field with the answer`];
  return shared
    .filter(([key, value]) => !near(value, given[key], tolerance))
    .map(([key, value]) => `case ${String(given.id)}: ${key} is ${value}, expected ${String(given[key])}`);
}

/** True when both are null, or both are numbers within the tolerance. */
export function near(value: unknown, wanted: unknown, { relative = 0, absolute = 0 }: Tolerance): boolean {
  if (typeof value !== "number" || typeof wanted !== "number") return value === wanted;
  return Math.abs(value - wanted) <= Math.max(absolute, relative * Math.abs(wanted));
}
