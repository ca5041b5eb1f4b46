import { mean, proportion, rate } from "@brink/methods/indicators";
import { z } from "zod";
import { quantile, trend } from "./indicator-areas.ts";
import { eachCase, maybe, maybes } from "./indicator-case.ts";
import type { IndicatorMethod } from "./indicator-case.ts";
import { difference } from "./indicator-difference.ts";
import { funnelOfProportions, funnelOfRatios } from "./indicator-funnel.ts";
import { funnelOfRates } from "./indicator-funnel-rate.ts";
import { sii } from "./indicator-inequality.ts";
import { healthyLife, life } from "./indicator-life.ts";
import { dsr, isr } from "./indicator-standardised.ts";

const counted = z.object({ x: maybe, n: maybe, multiplier: z.number().optional() });

/** Every indicator method by the name it has on the command line. */
export const indicatorMethods: Readonly<Record<string, IndicatorMethod>> = {
  proportion: eachCase(counted, ({ x, n, multiplier }) => proportion(x, n, multiplier)),
  rate: eachCase(counted, ({ x, n, multiplier }) => rate(x, n, multiplier)),
  mean: eachCase(z.object({ values: maybes }), ({ values }) => {
    const { value, ...rest } = mean(values);
    return { mean: value, ...rest };
  }),
  dsr,
  isr,
  "life-expectancy": life,
  "healthy-life-expectancy": healthyLife,
  sii,
  quantiles: quantile,
  "funnel-proportion": funnelOfProportions,
  "funnel-ratio": funnelOfRatios,
  "funnel-rate": funnelOfRates,
  "recent-trend": trend,
  difference,
};
