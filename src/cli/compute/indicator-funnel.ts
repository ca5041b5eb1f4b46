import {
  countSignificance,
  funnelProportion,
  funnelRatio,
  limitsSignificance,
  overdispersedProportion,
  overdispersedRatio,
  proportionSignificance,
  scaledProportion,
  scaledRatio,
} from "@brink/methods/indicators";
import type { Maybe, Reason } from "@brink/methods/indicators";
import { z } from "zod";
import { Refusal } from "../../platform/refusal.ts";
import { checked, idOf, maybe } from "./indicator-case.ts";
import type { IndicatorMethod } from "./indicator-case.ts";
import { answer, isKnown, isSize, limitsNamed, widening } from "./indicator-funnel-limits.ts";

const proportionCase = z.object({
  denominator: maybe,
  numerator: maybe,
  average: z.number().min(0).optional(),
  multiplier: z.number().positive().optional(),
});
type ProportionCase = z.infer<typeof proportionCase>;

/**
 * Limits of a share. An `average` above 1 is a percentage, as in the files, and so are its limits; `multiplier` says the unit outright. Without
 * `average` it is that of all cases. With a `numerator` also how the area stands to it.
 */
export const funnelOfProportions: IndicatorMethod = (file) => {
  const cases = file.cases.map((given, place) => {
    const fields = checked(proportionCase, given, place);
    return { ...fields, id: idOf(given, place) };
  });
  const areas = cases.map((given) => ({ ...given, ...averageShare(given, cases, given.id) }));
  const wide = widening(file, () =>
    areas.flatMap(({ numerator, denominator, average }) =>
      isKnown(numerator) && isSize(denominator) && numerator <= denominator
        ? [scaledProportion(numerator, denominator, average)]
        : [],
    ),
  );
  return answer(
    wide,
    areas.map(({ id, numerator, denominator, average, scale }) => {
      const reason = refuse(numerator, denominator);
      if (reason || !isSize(denominator)) return { id, ...limitsNamed(null, ""), reason };
      const limits = wide
        ? overdispersedProportion(denominator, average, wide.found, wide.variant)
        : funnelProportion(denominator, average);
      const said = { id, ...limitsNamed(limits, "", scale), reason: null };
      if (!isKnown(numerator)) return said;
      const significance = wide
        ? limitsSignificance(numerator / denominator, limits)
        : proportionSignificance(numerator, denominator, average);
      return { ...said, significance };
    }),
  );
};

function refuse(numerator: Maybe, denominator: Maybe): Reason | null {
  if (!isKnown(denominator)) return "missing_input";
  if (denominator === 0) return "zero_denominator";
  return isKnown(numerator) && numerator > denominator ? "numerator_exceeds_denominator" : null;
}

function averageShare(given: ProportionCase, all: readonly ProportionCase[], id: unknown) {
  const scale = given.multiplier ?? ((given.average ?? 0) > 1 ? 100 : 1);
  const average = given.average === undefined ? overall(all) : given.average / scale;
  if (Number.isNaN(average))
    throw new Refusal(`Case ${JSON.stringify(id)}: give an average, or a numerator and denominator in every case.`);
  if (average > 1) throw new Refusal(`Case ${JSON.stringify(id)}: average: not between 0 and ${scale}.`);
  return { average, scale };
}

/** The share of all cases together; NaN when one of them is not complete. */
function overall(all: readonly ProportionCase[]): number {
  const numerators = all.reduce((sum, given) => sum + (given.numerator ?? Number.NaN), 0);
  return numerators / all.reduce((sum, given) => sum + (given.denominator ?? Number.NaN), 0);
}

const ratioCase = z.object({
  observed: maybe,
  obs: maybe,
  expected: maybe,
  refvalue: z.number().positive().optional(),
});

/** Limits of observed over expected at `observed` events, times `refvalue` (1 unless given); with `expected` also how the area stands to it. */
export const funnelOfRatios: IndicatorMethod = (file) => {
  const areas = file.cases.map((given, place) => {
    const { observed, obs, ...fields } = checked(ratioCase, given, place);
    return { ...fields, observed: observed ?? obs, id: idOf(given, place) };
  });
  const wide = widening(file, () =>
    areas.flatMap(({ observed, expected }) =>
      isKnown(observed) && isSize(expected) ? [scaledRatio(observed, expected)] : [],
    ),
  );
  return answer(
    wide,
    areas.map(({ id, observed, expected, refvalue }) => {
      // Widened limits lie on the scale of what was expected, exact ones on that of what was observed.
      if (!isKnown(observed) || (wide && !isSize(expected)))
        return { id, ...limitsNamed(null, "_ratio"), reason: "missing_input" };
      const limits = wide ? overdispersedRatio(expected as number, wide.found, wide.variant) : funnelRatio(observed);
      const said = { id, ...limitsNamed(limits, "_ratio", refvalue), reason: null };
      if (!isSize(expected)) return said;
      return {
        ...said,
        significance: wide ? limitsSignificance(observed / expected, limits) : countSignificance(observed, expected),
      };
    }),
  );
};
