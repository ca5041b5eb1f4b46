import { healthyLifeExpectancy, lifeExpectancy, lifeTableAges } from "@brink/methods/indicators";
import type { Estimate, Reason } from "@brink/methods/indicators";
import { z } from "zod";
import { eachCase, maybes } from "./indicator-case.ts";

const mortality = { startage: z.array(z.number()).optional(), pop: maybes, deaths: maybes };

/** Life expectancy at each of the 20 ages; refused as a whole, with the reason, as `suppressed`. */
export const life = eachCase(z.object(mortality), (given) => {
  const { ages, reason } = lifeExpectancy(given);
  if (!ages) return refused(reason);
  return {
    suppressed: false,
    reason,
    startage: lifeTableAges,
    ...columns(
      "le",
      ages.map((at) => at.estimate),
    ),
  };
});

const healthCase = z.object({
  ...mortality,
  healthy_share: maybes,
  survey_n: maybes.nullish(),
  mortality_variance: z.boolean().optional(),
});

/** Healthy life expectancy (`hle`, with limits) beside life expectancy (`le`) and the difference. */
export const healthyLife = eachCase(
  healthCase,
  ({ healthy_share: healthyShare, survey_n: surveyN, mortality_variance: mortalityVariance, ...given }) => {
    const { ages, reason } = healthyLifeExpectancy({ ...given, healthyShare, surveyN, mortalityVariance });
    if (!ages) return refused(reason);
    return {
      suppressed: false,
      reason,
      startage: lifeTableAges,
      ...columns(
        "hle",
        ages.map((at) => at.healthy),
      ),
      le: ages.map((at) => at.all.value),
      poorYears: ages.map((at) => at.poorYears),
    };
  },
);

function refused(reason: Reason | null) {
  return { suppressed: true, reason };
}

/** Estimates per age as the columns of the files, with the reason per age. */
function columns(value: string, estimates: readonly Estimate[]) {
  return {
    [value]: estimates.map((one) => one.value),
    lower95: estimates.map((one) => one.lower95),
    upper95: estimates.map((one) => one.upper95),
    lower998: estimates.map((one) => one.lower998),
    upper998: estimates.map((one) => one.upper998),
    reasons: estimates.map((one) => one.reason),
  };
}
