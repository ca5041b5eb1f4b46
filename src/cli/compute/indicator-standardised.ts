import {
  directlyStandardisedRate,
  indirectlyStandardisedRate,
  repeatedEventsRate,
  standardisedRatio,
} from "@brink/methods/indicators";
import { z } from "zod";
import { Refusal } from "../../platform/refusal.ts";
import { eachCase, maybe, maybes } from "./indicator-case.ts";

const dsrCase = z.object({
  multiplier: z.number().optional(),
  independent: z.boolean().optional(),
  count: maybes.nullish(),
  persons_by_event_frequency: z.record(z.string(), maybes).nullish(),
  pop: maybes,
  stdpop: z.array(z.number()).optional(),
});

/** Directly standardised: from `count`, or from `persons_by_event_frequency` when events are not independent. */
export const dsr = eachCase(
  dsrCase,
  ({ multiplier, independent, count, persons_by_event_frequency: persons, ...bands }) => {
    if (persons && independent !== true) {
      return repeatedEventsRate({ ...bands, personsByEventFrequency: persons }, multiplier);
    }
    if (count && independent !== false) return directlyStandardisedRate({ ...bands, count }, multiplier);
    throw new Refusal(
      "A standardised rate needs count (independent events) or persons_by_event_frequency (repeated events).",
    );
  },
);

const isrCase = z.object({
  kind: z.enum(["ratio", "rate"]).optional(),
  multiplier: z.number().optional(),
  refvalue: z.number().optional(),
  count: maybes.nullish(),
  observed: maybe,
  pop: maybes,
  ref_count: maybes,
  ref_pop: maybes,
});

/** Indirectly standardised: a ratio when `kind` or a `refvalue` says so, else a rate. The files give a ratio's `refvalue` as `multiplier`. */
export const isr = eachCase(
  isrCase,
  ({ kind, multiplier, refvalue, ref_count: refCount, ref_pop: refPop, ...area }) => {
    const bands = { ...area, refCount, refPop };
    const isRatio = kind ? kind === "ratio" : refvalue !== undefined;
    return isRatio ? standardisedRatio(bands, refvalue ?? multiplier) : indirectlyStandardisedRate(bands, multiplier);
  },
);
