import { readFileSync } from "node:fs";
import { array, assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { disagreements } from "../../../tests/support/vectors.ts";
import {
  directlyStandardisedRate,
  europeanStandard2013,
  indirectlyStandardisedRate,
  rate,
  repeatedEventsRate,
  standardisedRatio,
} from "./index.ts";

const folder = "indicator-test-vectors";
const file = (name: string) => JSON.parse(readFileSync(reference(folder, name), "utf8"));

describeWithReference(folder, "published vectors of standardised rates", () => {
  it("direct, of independent and of repeated events", () => {
    const { cases, meta } = file("directly_standardised_rates.json");
    expect(cases).toHaveLength(12);
    for (const given of cases) {
      const answer = given.independent
        ? directlyStandardisedRate(given, given.multiplier)
        : repeatedEventsRate({ ...given, personsByEventFrequency: given.persons_by_event_frequency }, given.multiplier);
      const named = { ...answer, total_count: answer.totalCount, total_pop: answer.totalPop };
      expect(disagreements(named, given, { relative: meta.tolerance_rel })).toEqual([]);
      expect(answer.reason).toBe(given.value === null ? "fewer_than_10_events" : null);
    }
  });

  it("indirect, as ratio and as rate, from bands and from the total", () => {
    const { cases, meta } = file("indirectly_standardised.json");
    expect(cases).toHaveLength(12);
    for (const given of cases) {
      const bands = { ...given, refCount: given.ref_count, refPop: given.ref_pop, observed: undefined };
      const compute = given.kind === "rate" ? indirectlyStandardisedRate : standardisedRatio;
      for (const form of [bands, { ...bands, count: null, observed: given.observed }]) {
        const answer = compute(form, given.multiplier);
        const named = { ...answer, ref_rate: answer.refRate };
        expect(disagreements(named, given, { relative: meta.tolerance_rel })).toEqual([]);
        expect(answer.method).toBe(given.method);
      }
    }
  });
});

describe("directly standardised rate", () => {
  // Young: 10 of 1000, old: 40 of 1000; a standard that is one quarter old gives (3·10 + 1·40)/4 = 17.5 per 1000.
  const bands = { count: [10, 40], pop: [1000, 1000], stdpop: [3, 1] };

  it("weighs the rate of each age by the standard population", () => {
    expect(directlyStandardisedRate(bands, 1000).value).toBeCloseTo(17.5, 12);
    expect(directlyStandardisedRate(bands, 1000)).toMatchObject({ totalCount: 50, totalPop: 2000 });
  });

  it("follows Dobson: the distance to Byar's limit, in units of the rate", () => {
    // V = (9·10 + 1·40)/1000²/16, √(V/50) times the distance of Byar's upper limit of 50 (65.9194…) from 50.
    const distance = rate(50, 1).upper95! - 50;
    const expected = 17.5 + 1000 * Math.sqrt(130 / 1e6 / 16 / 50) * distance;
    expect(directlyStandardisedRate(bands, 1000).upper95).toBeCloseTo(expected, 10);
  });

  it("uses the European population of 2013 when none is given", () => {
    expect(europeanStandard2013.reduce((total, part) => total + part)).toBe(100_000);
    const pop = europeanStandard2013.map((part) => part / 10);
    const count = pop.map((size) => size / 100);
    expect(directlyStandardisedRate({ count, pop }, 1000).value).toBeCloseTo(10, 10);
  });

  it("says why it gives nothing", () => {
    const reason = (change: object) => directlyStandardisedRate({ ...bands, ...change }).reason;
    expect(reason({ count: [4, 5] })).toBe("fewer_than_10_events");
    expect(reason({ count: [null, null] })).toBe("missing_input");
    expect(reason({ count: [10, 40, 1] })).toBe("lists_differ_in_length");
    expect(reason({ pop: [1000, 0] })).toBe("zero_population");
    expect(reason({ pop: [1000, null] })).toBe("missing_input");
    expect(reason({ count: [-1, 40] })).toBe("not_a_count");
    expect(reason({ count: [null, 40] })).toBeNull();
  });

  const band = (max: number) => array(integer({ min: 10, max }), { minLength: 3, maxLength: 3 });

  it("equals the crude rate when the area has the ages of the standard", () => {
    assert(
      property(band(500), band(10_000), (count, pop) => {
        const standardised = directlyStandardisedRate({ count, pop, stdpop: pop }, 1000);
        const crude = rate(
          count.reduce((a, b) => a + b),
          pop.reduce((a, b) => a + b),
          1000,
        );
        expect(standardised.value! / crude.value!).toBeCloseTo(1, 10);
        expect(standardised.lower95! / crude.lower95!).toBeCloseTo(1, 10);
        expect(standardised.upper998! / crude.upper998!).toBeCloseTo(1, 10);
      }),
    );
  });

  it("lies in its interval, whatever the size of the standard", () => {
    assert(
      property(
        band(500),
        band(10_000),
        band(10_000),
        double({ min: 0.01, max: 100, noNaN: true }),
        (count, pop, stdpop, size) => {
          const { value, lower95, upper95 } = directlyStandardisedRate({ count, pop, stdpop }, 1000);
          expect(lower95!).toBeLessThan(value!);
          expect(upper95!).toBeGreaterThan(value!);
          const resized = directlyStandardisedRate({ count, pop, stdpop: stdpop.map((part) => part * size) }, 1000);
          expect(resized.upper95! / upper95!).toBeCloseTo(1, 10);
        },
      ),
    );
  });

  it("is less sure when the same events fell on fewer persons", () => {
    assert(
      property(band(500), band(10_000), integer({ min: 2, max: 9 }), (persons, pop, times) => {
        const stdpop = [1, 2, 3];
        const count = persons.map((number) => number * times);
        const independent = directlyStandardisedRate({ count, pop, stdpop });
        const repeated = repeatedEventsRate({ personsByEventFrequency: { [times]: persons }, pop, stdpop });
        expect(repeated.value! / independent.value!).toBeCloseTo(1, 10);
        const width = (one: typeof repeated) => one.upper95! - one.lower95!;
        expect(width(repeated) / width(independent)).toBeCloseTo(Math.sqrt(times), 8);
      }),
    );
  });
});

describe("indirectly standardised figures", () => {
  // Reference 1 % and 4 %; area 1000 young, 500 old: expected 10 + 20 = 30.
  const bands = { observed: 45, pop: [1000, 500], refCount: [100, 200], refPop: [10_000, 5000] };

  it("divide what was observed by what the reference's rates would give", () => {
    expect(standardisedRatio(bands, 100)).toMatchObject({ value: 150, expected: 30, observed: 45, refRate: null });
    expect(indirectlyStandardisedRate(bands, 1000)).toMatchObject({ value: 30, refRate: 20, method: "Byars" });
  });

  it("have the exact limits of a count when few were observed", () => {
    const none = standardisedRatio({ ...bands, observed: 0 });
    expect(none).toMatchObject({ value: 0, lower95: 0, method: "Exact" });
    expect(none.upper95).toBeCloseTo(-Math.log(0.025) / 30, 12);
  });

  it("say why they give nothing", () => {
    const reason = (change: object) => standardisedRatio({ ...bands, ...change }).reason;
    expect(reason({ observed: null })).toBe("missing_input");
    expect(reason({ observed: undefined, count: [null, null] })).toBe("missing_input");
    expect(reason({ refCount: [0, null] })).toBe("nothing_expected");
    expect(reason({ refPop: [10_000, 0] })).toBe("zero_population");
    expect(reason({ pop: [1000, null] })).toBe("missing_input");
    expect(reason({ pop: [1000] })).toBe("lists_differ_in_length");
    expect(reason({ count: [1] })).toBe("lists_differ_in_length");
    expect(reason({ observed: -1 })).toBe("not_a_count");
  });

  it("are 1 for the reference itself", () => {
    const counts = array(integer({ min: 1, max: 1000 }), { minLength: 4, maxLength: 4 });
    assert(
      property(counts, counts, (count, pop) => {
        expect(standardisedRatio({ count, pop, refCount: count, refPop: pop }).value).toBeCloseTo(1, 10);
      }),
    );
  });
});
