import { quantiles, recentTrend } from "@brink/methods/indicators";
import { z } from "zod";
import { eachCase, maybe, maybes } from "./indicator-case.ts";

const quantileCase = z.object({
  values: maybes,
  nquantiles: z.int().min(1),
  highest_value_is_quantile_1: z.boolean().optional(),
});

/** The quantile of each value of a group of areas, in their order. */
export const quantile = eachCase(quantileCase, ({ values, nquantiles, highest_value_is_quantile_1: highestFirst }) =>
  quantiles(values, nquantiles, highestFirst),
);

const trendCase = z.object({
  points: z.array(
    z.object({ period: z.union([z.number(), z.string()]), value: maybe, lower95: maybe, upper95: maybe }),
  ),
  polarity: z.enum(["high", "low"]).nullish(),
});

/** Direction over the last five usable periods, with the numbers behind it. */
export const trend = eachCase(trendCase, ({ points, polarity }) => recentTrend(points, polarity));
