/** How well a goal can be measured: by a figure, by a figure that only comes near, by asking people ourselves, or not at all yet. */
export const measurabilities = ["measured", "stand_in", "own_poll", "not_yet"] as const;
export type Measurability = (typeof measurabilities)[number];

/** What a number of a goal counts. A mark is a school mark from 1 to 10. */
export const goalUnits = ["percent", "per_1000", "count", "years", "days", "mark", "hours"] as const;
export type GoalUnit = (typeof goalUnits)[number];

/** One point in time: of the baseline, the target or the way between them. */
export interface Point {
  readonly year: number;
  readonly value: number;
}

/** A value that was measured. Without margin and not counted, no course can be told from it. */
export interface Measurement extends Point {
  readonly lower?: number;
  readonly upper?: number;
  /** True when everyone was counted, so that there is no margin. */
  readonly counted?: boolean;
  readonly source: string;
}

/** What the region wants in the long run; challenges serve it. */
export interface Ambition {
  readonly id: string;
  readonly title: string;
  readonly say: string;
  /** Ids of the region's challenges. */
  readonly challenges: readonly string[];
}

/** A measurable aim of one challenge. Texts are in Dutch, as the region writes them. */
export interface Goal {
  /** Stable name within the region. */
  readonly id: string;
  readonly challenge: string;
  /** "In 2030 voelen 40 van de 100 mensen zich eenzaam, in plaats van 44." */
  readonly title: string;
  /** Two or three words. */
  readonly short: string;
  /** Id of an indicator of the regiobeeld. */
  readonly indicator?: string;
  /** The name of a figure the region keeps itself, where no indicator does. */
  readonly ownFigure?: string;
  readonly population: string;
  /** Whole years of age it is about, both included; left out, every age. */
  readonly ages?: { readonly from?: number; readonly to?: number };
  /** Code of an area; left out, the whole region. */
  readonly area?: string;
  readonly unit: GoalUnit;
  /** Which way is better. */
  readonly direction: "higher" | "lower";
  readonly baseline?: Point;
  readonly target?: Point;
  /** Where we expect to be on the way; between points the line is straight. */
  readonly path: readonly Point[];
  readonly measurability: Measurability;
  /** Why this measure, and what it misses; or what stands in the way of measuring. */
  readonly measureSay: string;
  /** Results of an own poll or count, with margin. */
  readonly measurements: readonly Measurement[];
}

/** Who counts as vulnerable is a choice with a date. */
export interface Vulnerable {
  readonly text: string;
  readonly since: string;
}

export interface Plan {
  readonly ambitions: readonly Ambition[];
  readonly vulnerable: Vulnerable | null;
  readonly goals: readonly Goal[];
}

/** Why a course cannot be told. */
export type NoCourse = "stand_in" | "not_yet" | "no_target" | "few" | "no_margin" | "within_margin";

/** Whether a goal comes nearer as planned. */
export type Course =
  | { readonly kind: "on_course" | "behind"; readonly latest: Measurement; readonly expected: number }
  | { readonly kind: "unknown"; readonly why: NoCourse; readonly latest?: Measurement; readonly expected?: number };

/**
 * Where a goal should be in a year: on the straight lines through baseline, path and target.
 * Before the baseline and after the target the nearest point holds.
 * @returns undefined without baseline or target
 */
export function expectedIn(goal: Pick<Goal, "baseline" | "path" | "target">, year: number): number | undefined {
  if (!goal.baseline || !goal.target) return undefined;
  const points = [goal.baseline, ...goal.path, goal.target].toSorted((a, b) => a.year - b.year);
  const first = points[0]!;
  const last = points.at(-1)!;
  if (year <= first.year) return first.value;
  if (year >= last.year) return last.value;
  const next = points.findIndex((point) => point.year >= year);
  const [from, to] = [points[next - 1]!, points[next]!];
  const share = (year - from.year) / (to.year - from.year);
  return from.value + share * (to.value - from.value);
}

/**
 * Whether a goal is on course. It is told only of goals that are measured or polled, with at least two measurements, and only when the
 * whole margin of the latest one lies on one side of the expected way. Everything else is "cannot be said yet", with the reason.
 */
export function courseOf(goal: Goal, measurements: readonly Measurement[]): Course {
  if (goal.measurability === "stand_in" || goal.measurability === "not_yet")
    return { kind: "unknown", why: goal.measurability };
  const { baseline } = goal;
  if (!baseline || !goal.target) return { kind: "unknown", why: "no_target" };
  const sorted = measurements.filter((one) => one.year >= baseline.year).toSorted((a, b) => a.year - b.year);
  const latest = sorted.at(-1);
  if (!latest || sorted.length < 2) return { kind: "unknown", why: "few" };
  const expected = expectedIn(goal, latest.year)!;
  const low = latest.lower ?? (latest.counted ? latest.value : undefined);
  const high = latest.upper ?? (latest.counted ? latest.value : undefined);
  if (low === undefined || high === undefined) return { kind: "unknown", why: "no_margin", latest, expected };
  const better = goal.direction === "higher";
  if (better ? low >= expected : high <= expected) return { kind: "on_course", latest, expected };
  if (better ? high < expected : low > expected) return { kind: "behind", latest, expected };
  return { kind: "unknown", why: "within_margin", latest, expected };
}
