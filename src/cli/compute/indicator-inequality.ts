import { inequality } from "@brink/methods/indicators";
import type { InequalityLimits } from "@brink/methods/indicators";
import { z } from "zod";
import { eachCase, maybes } from "./indicator-case.ts";

/** One level or several: 95, 0.95, "95", [95, 99] or, as R writes it in the files, "c(95, 99)". Above 1 it is a percentage. */
const confidence = z.union([z.number(), z.string(), z.array(z.number())]).transform((given, context) => {
  const numbers = typeof given === "string" ? (given.match(/\d+(\.\d+)?/g) ?? []).map(Number) : [given].flat();
  const levels = numbers.map((level) => (level > 1 ? level / 100 : level));
  const usable = levels.length > 0 && levels.every((level) => level > 0 && level < 1);
  if (!usable) context.addIssue({ code: "custom", message: "a level lies between 0 and 100 %" });
  return levels;
});

const siiCase = z.object({
  value_type: z.enum(["other", "rate", "proportion"]).optional(),
  transform: z.boolean().optional(),
  multiplier: z.number().optional(),
  population: maybes,
  value: maybes,
  lower95: maybes.optional(),
  upper95: maybes.optional(),
  se: maybes.optional(),
  confidence: confidence.optional(),
  repetitions: z.int().min(1).max(1_000_000).optional(),
  seed: z.union([z.number(), z.string()]).optional(),
});

/** Slope and relative index; limits numbered in the order of the asked levels (`sii_lower_1` is the first). */
export const sii = eachCase(
  siiCase,
  ({ value_type: valueType, confidence: confidences, transform, multiplier, repetitions, seed, ...groups }) => {
    const { limits, ...answer } = inequality(groups, {
      valueType,
      confidences,
      transform,
      multiplier,
      repetitions,
      seed,
    });
    const places = Array.from({ length: Math.max(2, limits.length) }, (_, place) => place + 1);
    const columns = places.flatMap((place) => numbered(place, limits[place - 1]));
    return { ...answer, confidence: limits.map((one) => one.confidence), ...Object.fromEntries(columns) };
  },
);

function numbered(place: number, limits: InequalityLimits | undefined): [string, number | null][] {
  return [
    [`sii_lower_${place}`, limits?.siiLower ?? null],
    [`sii_upper_${place}`, limits?.siiUpper ?? null],
    [`rii_lower_${place}`, limits?.riiLower ?? null],
    [`rii_upper_${place}`, limits?.riiUpper ?? null],
  ];
}
