import { type Protected, type SmallNumberRule, defaultRule, hidden, mustHide, shown } from "./rule.ts";

/** When a percentage rests on too few people, and what its parts must satisfy. All in people. */
export interface PercentageRule {
  readonly counts: SmallNumberRule;
  /** Registers: no percentage of fewer people than this. */
  readonly smallestBase: number;
  /** Surveys: no percentage of fewer respondents, and a warning under `warnUnder`. Differs between GGDs. */
  readonly fewestRespondents: number;
  readonly warnUnder: number;
}

export const percentageRule: PercentageRule = {
  counts: defaultRule,
  smallestBase: 50,
  fewestRespondents: 30,
  warnUnder: 100,
};

export interface ProtectedPercentage {
  /** Between 0 and 100. */
  readonly percentage: Protected;
  /** True when it may be shown but rests on few respondents: say so beside it. */
  readonly few: boolean;
}

/**
 * Percentage of people counted in a register. Hidden on a small base, and when the count or those left over are small: with a public
 * base the percentage is the count.
 */
export function countedPercentage(count: number, base: number, rule = percentageRule): ProtectedPercentage {
  const hide = base < rule.smallestBase || mustHide(count, base, rule.counts);
  return { percentage: hide ? hidden : shown((count / base) * 100), few: false };
}

/** Percentage of respondents of a survey, `share` in 0…1 (weighted or not). Hidden and warned about by the number who answered. */
export function sampledPercentage(share: number, respondents: number, rule = percentageRule): ProtectedPercentage {
  if (respondents < rule.fewestRespondents) return { percentage: hidden, few: true };
  return { percentage: shown(share * 100), few: respondents < rule.warnUnder };
}

/** Smallest bases below which CBS gives no figure for a neighbourhood or district (explanatory text 2022–2024). */
export const cbsSmallestBases = {
  density: { inhabitants: 10 },
  carsPerHousehold: { households: 50 },
  housing: { dwellings: 20 },
  propertyValue: { dwellings: 20, objects: 50 },
  businessSectors: { businesses: 20 },
  incomeShare: { personsOrHouseholds: 100 },
  labourParticipation: { inhabitants: 150 },
} as const satisfies Record<string, Readonly<Record<string, number>>>;

/** Whether every base of a figure is large enough; a base that is not given counts as too small. */
export function basesSuffice(
  required: Readonly<Record<string, number>>,
  bases: Readonly<Record<string, number | undefined>>,
): boolean {
  return Object.entries(required).every(([name, least]) => (bases[name] ?? 0) >= least);
}

/**
 * Whether one contributor dominates an amount (money, hours), so that others could work it out. Default: the largest has more than
 * half. An amount from fewer than three contributors is always dominated. The share is a setting: the stored CBS page confirms that
 * dominance is checked, not the figure.
 */
export function isDominated(amounts: readonly number[], largestShare = 0.5): boolean {
  const contributors = amounts.filter((amount) => amount !== 0).map(Math.abs);
  const all = contributors.reduce((running, amount) => running + amount, 0);
  return contributors.length < 3 || Math.max(...contributors) > largestShare * all;
}
