import { differenceOfMeans, differenceOfProportions, differenceOfRates, ratioOfRates } from "@brink/methods/indicators";
import { z } from "zod";
import { eachCase, maybe, maybes } from "./indicator-case.ts";

const counted = z.object({ x: maybe, n: maybe });
const multiplier = z.number().optional();

const differenceCase = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("proportion"), a: counted, b: counted, multiplier }),
  z.object({ kind: z.literal("rate"), a: counted, b: counted, multiplier }),
  z.object({ kind: z.literal("rate-ratio"), a: counted, b: counted }),
  z.object({ kind: z.literal("mean"), a: z.object({ values: maybes }), b: z.object({ values: maybes }) }),
]);

/** How much `a` differs from `b`, with the difference's own interval (of a `rate-ratio`: how many times). */
export const difference = eachCase(differenceCase, (given) => {
  if (given.kind === "proportion") return differenceOfProportions(given.a, given.b, given.multiplier);
  if (given.kind === "rate") return differenceOfRates(given.a, given.b, given.multiplier);
  if (given.kind === "rate-ratio") return ratioOfRates(given.a, given.b);
  return differenceOfMeans(given.a.values, given.b.values);
});
