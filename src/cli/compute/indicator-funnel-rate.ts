import {
  countSignificance,
  funnelRate,
  limitsSignificance,
  overdispersedRatio,
  scaledRatio,
  standardisedSignificance,
} from "@brink/methods/indicators";
import type { FunnelLimits } from "@brink/methods/indicators";
import { z } from "zod";
import { Refusal } from "../../platform/refusal.ts";
import { checked, idOf, maybe } from "./indicator-case.ts";
import type { IndicatorMethod } from "./indicator-case.ts";
import { answer, isKnown, isSize, limitsNamed, widening } from "./indicator-funnel-limits.ts";
import type { Widening } from "./indicator-funnel-limits.ts";

const rateCase = z.object({
  observed: maybe,
  count: maybe,
  Events: maybe,
  average: z.number().positive().optional(),
  baseline: z.number().positive().optional(),
  multiplier: z.number().positive().default(100_000),
  /** Years over which the events were counted; populations on the limits are answered per year. */
  years: z.number().positive().default(1),
  pop: maybe,
  rate_dsr: maybe,
});

interface RateArea extends z.infer<typeof rateCase> {
  readonly id: unknown;
  readonly average: number;
  /** Events at the average rate; null when the population is not known. */
  readonly expected: number | null;
}

/**
 * Limits of a rate at `observed` events when the average is `average` per `multiplier` (100 000 unless given), with the population on each
 * limit. With `pop` (crude) or `rate_dsr` (standardised) also how the area stands to the average. A case in the words of the file (`Events`,
 * `baseline`) is answered in the words of the file.
 */
export const funnelOfRates: IndicatorMethod = (file) => {
  const areas = file.cases.map(rateArea);
  const wide = widening(file, () =>
    areas.flatMap(({ observed, expected }) =>
      isKnown(observed) && isSize(expected) ? [scaledRatio(observed, expected)] : [],
    ),
  );
  return answer(
    wide,
    areas.map((area) => ({ id: area.id, ...(wide ? widened(area, wide) : byChance(area)) })),
  );
};

function rateArea(given: unknown, place: number): RateArea {
  const fields = checked(rateCase, given, place);
  const average = fields.average ?? fields.baseline;
  if (average === undefined)
    throw new Refusal("A funnel of rates needs an average (or baseline) above 0 in every case.");
  const observed = fields.observed ?? fields.count ?? fields.Events;
  const expected = isSize(fields.pop) ? (average / fields.multiplier) * fields.pop : null;
  return { ...fields, id: idOf(given, place), average, observed, expected };
}

const unknown = { ...limitsNamed(null, "_rate"), reason: "missing_input" };

function byChance({
  observed,
  average,
  multiplier,
  years,
  Events,
  expected,
  rate_dsr: standardised,
}: RateArea): object {
  if (!isKnown(observed)) return unknown;
  const { populations, ...limits } = funnelRate(observed, average, multiplier);
  const said =
    typeof Events === "number"
      ? { ...inWordsOfTheFile(limits, "_limit"), ...inWordsOfTheFile(populations, "_population_1_year", 1 / years) }
      : { ...limitsNamed(limits, "_rate"), ...limitsNamed(populations, "_population", 1 / years) };
  if (isSize(standardised))
    return { ...said, significance: standardisedSignificance(observed, standardised, average), reason: null };
  return { ...said, ...(isSize(expected) && { significance: countSignificance(observed, expected) }), reason: null };
}

/** Limits widened by overdispersion belong to a population, not to a count, so no populations are given beside them. */
function widened({ observed, expected, average }: RateArea, { found, variant }: Widening): object {
  if (!isKnown(observed) || !isSize(expected)) return unknown;
  const limits = overdispersedRatio(expected, found, variant);
  return {
    ...limitsNamed(limits, "_rate", average),
    significance: limitsSignificance(observed / expected, limits),
    reason: null,
  };
}

/** `lower2_rate` is `lower_2s_limit` in the file. */
function inWordsOfTheFile(limits: FunnelLimits, suffix: string, scale = 1): Record<string, number | null> {
  const named = Object.entries(limitsNamed(limits, suffix, scale));
  return Object.fromEntries(named.map(([key, limit]) => [key.replace(/(2|3)/, "_$1s"), limit]));
}
