import { overdispersion } from "@brink/methods/indicators";
import type { FunnelLimits, Maybe, Overdispersion, ScaledArea, Variant } from "@brink/methods/indicators";
import { z } from "zod";
import { Refusal } from "../../platform/refusal.ts";
import type { CasesFile, IndicatorAnswer } from "./indicator-case.ts";

const options = z.object({
  overdispersion: z.enum(["additive", "multiplicative"]).nullish(),
  winsorise: z.number().min(0).max(0.5).optional(),
});

/** How limits are widened when areas differ more than by chance; null when that was not asked for. */
export interface Widening {
  readonly found: Overdispersion;
  readonly variant: Variant;
}

/** Estimates overdispersion over the known areas of the file, when its field `overdispersion` asks for it. */
export function widening(file: CasesFile, areas: () => readonly ScaledArea[]): Widening | null {
  const { data } = options.safeParse(file);
  if (!data) {
    throw new Refusal(
      'The overdispersion of the file is "additive" or "multiplicative", and winsorise a share from 0 to 0.5.',
    );
  }
  if (!data.overdispersion) return null;
  const known = areas();
  if (known.length < 2) throw new Refusal("Overdispersion needs at least two areas with both a count and a size.");
  return { found: overdispersion(known, data.winsorise), variant: data.overdispersion };
}

/** The answer of a funnel, with the overdispersion when it was asked for. */
export function answer(wide: Widening | null, cases: IndicatorAnswer["cases"]): IndicatorAnswer {
  return wide ? { overdispersion: { variant: wide.variant, ...wide.found }, cases } : { cases };
}

/** The limits under the names of a method's answer, times a scale. */
export function limitsNamed(limits: FunnelLimits | null, suffix: string, scale = 1): Record<string, number | null> {
  const names = ["lower2", "upper2", "lower3", "upper3"] as const;
  const at = (limit: number | null | undefined) => (limit === null || limit === undefined ? null : limit * scale);
  return Object.fromEntries(names.map((name) => [`${name}${suffix}`, at(limits?.[name])]));
}

/** True for a count that is there. */
export function isKnown(value: Maybe): value is number {
  return typeof value === "number" && value >= 0;
}

/** True for a size that can be divided by. */
export function isSize(value: Maybe): value is number {
  return isKnown(value) && value > 0;
}
