import { readFileSync } from "node:fs";
import { array, assert, double, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { near } from "../../../tests/support/vectors.ts";
import { healthyLifeExpectancy, lifeExpectancy, lifeTableAges } from "./index.ts";

const folder = "indicator-test-vectors";
const bands = lifeTableAges.length;
const filled = (value: number) => Array.from({ length: bands }, () => value);

describeWithReference(folder, "published vectors of life expectancy", () => {
  const file = () => JSON.parse(readFileSync(reference(folder, "life_expectancy.json"), "utf8"));

  it("twenty ages with their limits, null where the interval is too wide", () => {
    const { cases, meta } = file();
    const numeric = cases.filter((given: { suppressed?: boolean }) => !given.suppressed);
    expect(numeric).toHaveLength(2);
    for (const given of numeric) {
      const { ages, reason } = lifeExpectancy(given);
      expect(reason).toBeNull();
      const off = ages!.flatMap(({ age, estimate }, band) => {
        const pairs = [
          [estimate.value, given.le[band]],
          [estimate.lower95, given.lower95[band]],
          [estimate.upper95, given.upper95[band]],
        ];
        return pairs.every(([mine, theirs]) => near(mine, theirs, { absolute: meta.tolerance_abs })) ? [] : [age];
      });
      expect(off).toEqual([]);
    }
  });

  it("refusals with their reason", () => {
    const refused = file().cases.filter((given: { suppressed?: boolean }) => given.suppressed);
    expect(refused).toHaveLength(5);
    for (const given of refused) expect(lifeExpectancy(given)).toEqual({ ages: null, reason: given.reason });
  });
});

describe("life expectancy", () => {
  const pop = filled(10_000);

  it("with the same death rate at every age is nearly one over that rate", () => {
    // Chiang's bands take deaths halfway, which differs little from an even hazard of 2 %.
    const { ages } = lifeExpectancy({ pop, deaths: filled(200) });
    expect(ages![0]!.estimate.value).toBeCloseTo(50, 0);
    expect(ages!.at(-1)!.estimate.value).toBeCloseTo(50, 10);
  });

  it("at 90 has the interval of one over a Poisson rate", () => {
    // e = P/d = 10; se = e/√d, with d = 1000.
    const deaths = [...filled(100).slice(1), 1000];
    const oldest = lifeExpectancy({ pop, deaths }).ages!.at(-1)!.estimate;
    expect(oldest.value).toBeCloseTo(10, 10);
    expect(oldest.upper95).toBeCloseTo(10 + (1.959963984540054 * 10) / Math.sqrt(1000), 10);
  });

  it("is not computed when the last band has no deaths: it would be endless", () => {
    expect(lifeExpectancy({ pop, deaths: [...filled(5).slice(1), 0] }).reason).toBe("no_deaths_in_last_band");
  });

  it("is not computed when a number is missing or the bands are others", () => {
    expect(lifeExpectancy({ pop: [...pop.slice(1), null], deaths: filled(5) }).reason).toBe("missing_input");
    expect(lifeExpectancy({ pop, deaths: filled(5), startage: filled(0) }).reason).toBe("missing_age_band");
  });

  it("says nothing about ages that nobody reaches", () => {
    const deaths = filled(100);
    deaths[10] = 10_000;
    const { ages } = lifeExpectancy({ pop, deaths });
    expect(ages![10]!.estimate.value).toBeCloseTo(2.5, 10);
    expect(ages![11]!.estimate).toMatchObject({ value: null, reason: "nobody_reaches_this_age" });
  });

  it("is withheld where its 95 % interval would be wider than twenty years", () => {
    const oldest = lifeExpectancy({ pop, deaths: filled(20) }).ages!.at(-1)!.estimate;
    expect(oldest).toMatchObject({ value: null, lower95: null, upper998: null, reason: "interval_too_wide" });
  });

  it("falls when more people die, at that age and every age before", () => {
    assert(
      property(
        array(integer({ min: 200, max: 2000 }), { minLength: bands, maxLength: bands }),
        integer({ min: 0, max: bands - 1 }),
        (deaths, band) => {
          const before = lifeExpectancy({ pop, deaths }).ages!;
          const after = lifeExpectancy({
            pop,
            deaths: deaths.map((count, place) => (place === band ? count + 100 : count)),
          }).ages!;
          for (let place = 0; place <= band; place++) {
            expect(after[place]!.estimate.value!).toBeLessThan(before[place]!.estimate.value!);
          }
        },
      ),
    );
  });

  it("is surer in a larger population with the same rates", () => {
    assert(
      property(integer({ min: 2, max: 50 }), (times) => {
        const width = (factor: number) => {
          const { lower95, upper95 } = lifeExpectancy({ pop: filled(1000 * factor), deaths: filled(20 * factor) })
            .ages![0]!.estimate;
          return upper95! - lower95!;
        };
        expect(width(times) / width(1)).toBeCloseTo(1 / Math.sqrt(times), 8);
      }),
    );
  });
});

describe("healthy life expectancy", () => {
  const pop = filled(10_000);
  const deaths = filled(200);
  const given = (share: number, more: object = {}) => ({
    pop,
    deaths,
    healthyShare: filled(share),
    surveyN: filled(400),
    ...more,
  });

  it("is the same share of life expectancy when the share is the same at every age", () => {
    const first = healthyLifeExpectancy(given(0.75)).ages![0]!;
    expect(first.healthy.value! / first.all.value!).toBeCloseTo(0.75, 12);
    expect(first.poorYears).toBeCloseTo(first.all.value! / 4, 10);
  });

  it("at 90 has the interval of one share times the years", () => {
    // 50 years × 0.5, se = 50·√(0.25/400) = 1.25.
    const oldest = healthyLifeExpectancy(given(0.5)).ages!.at(-1)!.healthy;
    expect(oldest.value).toBeCloseTo(25, 10);
    expect(oldest.upper95! - oldest.value!).toBeCloseTo(1.959963984540054 * 1.25, 9);
  });

  it("in perfect health is life expectancy, with its limits when mortality is counted in", () => {
    const { healthy, all } = healthyLifeExpectancy(given(1, { mortalityVariance: true })).ages![0]!;
    expect(healthy.value).toBeCloseTo(all.value!, 10);
    expect(healthy.lower95).toBeCloseTo(all.lower95!, 10);
    expect(healthy.upper998).toBeCloseTo(all.upper998!, 10);
  });

  it("has a value but no interval when the size of the survey is unknown", () => {
    const first = healthyLifeExpectancy(given(0.75, { surveyN: null })).ages![0]!;
    expect(first.healthy).toMatchObject({ lower95: null, reason: "missing_survey_size" });
    expect(first.healthy.value).toBeGreaterThan(30);
  });

  it("is refused as life expectancy is, and for shares that are missing or no shares", () => {
    const reason = (more: object) => healthyLifeExpectancy(given(0.5, more)).reason;
    expect(reason({ pop: filled(100) })).toBe("deaths_exceed_population");
    expect(reason({ healthyShare: filled(75) })).toBe("not_a_share");
    expect(reason({ healthyShare: [...filled(0.5).slice(1), null] })).toBe("missing_input");
    expect(reason({ healthyShare: [0.5] })).toBe("missing_age_band");
    expect(reason({ surveyN: filled(0) })).toBe("missing_survey_size");
  });

  it("never exceeds life expectancy", () => {
    const shares = array(double({ min: 0, max: 1, noNaN: true }), { minLength: bands, maxLength: bands });
    assert(
      property(shares, (healthyShare) => {
        for (const { healthy, all, poorYears } of healthyLifeExpectancy({ ...given(1), healthyShare }).ages!) {
          expect(healthy.value!).toBeLessThanOrEqual(all.value! * (1 + 1e-12));
          expect(poorYears! + healthy.value!).toBeCloseTo(all.value!, 10);
        }
      }),
    );
  });
});
