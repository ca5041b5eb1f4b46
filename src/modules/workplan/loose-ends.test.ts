import { assert, constantFrom, integer, property } from "fast-check";
import { describe, expect, it } from "vitest";
import type { Goal } from "#modules/plan/index.ts";
import {
  addMonths,
  allLooseEnds,
  doubleSavings,
  endingSoon,
  goalsWithoutInitiative,
  looseEndKinds,
  milestonesLate,
  needyAreas,
  overbookedParties,
  pilotsUndecided,
  preconditionsUnmet,
  reportsStale,
  samePeople,
  unmeasured,
  withoutGoal,
} from "./loose-ends.ts";
import { moneyGaps } from "./loose/money.ts";
import { initiatorsLeft, promisesFallen } from "./loose/partners.ts";
import type { Initiative } from "./model.ts";
import type { Value } from "#modules/figures/index.ts";
import { worstFifth } from "./needy.ts";
import { initiativeSchema } from "./schema.ts";
import { workplanTexts } from "./text.ts";

const today = "2026-11-23";
const make = (changes: object): Initiative =>
  initiativeSchema.parse({
    id: "een",
    title: "Een",
    challenge: "c",
    what: "Iets.",
    initiator: "gemeente",
    status: "running",
    ...changes,
  }) as Initiative;
const goal = (id: string, measurability: Goal["measurability"] = "measured") =>
  ({ id, short: id, measurability }) as Goal;
const serves = (...ids: string[]) => ids.map((id) => ({ goal: id, why: "Het helpt." }));
const kindsOf = (ends: readonly { initiatives: readonly string[] }[]) => ends.flatMap((end) => end.initiatives);

describe("loose ends, each by its rule", () => {
  it("a goal that only a stopped initiative serves has nobody", () => {
    const initiatives = [make({ goals: serves("a") }), make({ id: "twee", status: "stopped", goals: serves("b") })];
    expect(goalsWithoutInitiative({ initiatives, goals: [goal("a"), goal("b")] }).map((end) => end.goal)).toEqual([
      "b",
    ]);
  });

  it("an initiative with only unknown goals has no goal", () => {
    const initiatives = [make({ goals: serves("weg") }), make({ id: "twee", goals: serves("a") })];
    expect(kindsOf(withoutGoal({ initiatives, goals: [goal("a")] }))).toEqual(["een"]);
  });

  it("an initiative is unmeasured when none of its goals can be measured", () => {
    const goals = [goal("a", "not_yet"), goal("b")];
    expect(kindsOf(unmeasured({ goals, initiatives: [make({ goals: serves("a") })] }))).toEqual(["een"]);
    expect(unmeasured({ goals, initiatives: [make({ goals: serves("a", "b") })] })).toEqual([]);
    expect(unmeasured({ goals, initiatives: [make({})] })).toEqual([]);
  });

  it("money missing in one year is not hidden by plenty in another", () => {
    const money = [
      { year: 2026, source: "wmo", needed: 100, granted: 300 },
      { year: 2027, source: "wmo", needed: 100, granted: 40 },
    ];
    expect(moneyGaps({ initiatives: [make({ money })] })[0]?.facts).toMatchObject({ gap: 60, needed: 200 });
  });

  it("what ends within twelve months needs an agreement about after", () => {
    const ends = (end: string, state: string) =>
      endingSoon({ initiatives: [make({ end, embedding: { state } })], today }).length;
    expect(ends("2027-11-23", "open")).toBe(1);
    expect(ends("2027-11-24", "open")).toBe(0);
    expect(ends("2027-01-01", "agreed")).toBe(0);
    expect(ends("2026-11-22", "open")).toBe(0);
  });

  it("preconditions count only once the work has begun", () => {
    const preconditions = [{ title: "Ruimte", owner: "gemeente", state: "partly" }];
    expect(preconditionsUnmet({ initiatives: [make({ preconditions })] })).toHaveLength(1);
    expect(preconditionsUnmet({ initiatives: [make({ preconditions, status: "preparing" })] })).toEqual([]);
  });

  it("a milestone is late from the day after its day", () => {
    const late = (date: string, extra: object = {}) =>
      milestonesLate({ initiatives: [make({ milestones: [{ title: "M", date, ...extra }] })], today }).length;
    expect(late("2026-11-22")).toBe(1);
    expect(late(today)).toBe(0);
    expect(late("2026-01-01", { reached: "2026-02-01" })).toBe(0);
  });

  it("news is stale after six months, counted from the start where there is none", () => {
    const stale = (extra: object) => reportsStale({ initiatives: [make(extra)], today }).length;
    expect(stale({ reports: [{ date: "2026-05-22", text: "Goed." }] })).toBe(1);
    expect(stale({ reports: [{ date: "2026-05-23", text: "Goed." }] })).toBe(0);
    expect(stale({ start: "2026-01-01" })).toBe(1);
    expect(stale({ start: "2026-01-01", status: "paused" })).toBe(0);
  });

  it("an initiator who leaves later has not left yet", () => {
    expect(initiatorsLeft({ initiatives: [make({ initiatorLeft: today })], today })).toHaveLength(1);
    expect(initiatorsLeft({ initiatives: [make({ initiatorLeft: "2027-01-01" })], today })).toEqual([]);
  });

  it("a partner that left leaves what it began and what it promised; one that only took its promise back leaves the promise", () => {
    const ones = [make({ id: "een", initiator: "Apotheek" }), make({ id: "twee" }), make({ id: "af", status: "done" })];
    const fell = { name: "apotheek", organisation: "apotheek", on: "2026-10-01", promised: ["twee", "af", "weg"] };
    const ids = (ends: { initiatives: readonly string[] }[]) => ends.flatMap((end) => end.initiatives);
    const left = { initiatives: ones, today, fallen: [{ ...fell, how: "end" as const }] };
    expect(ids(initiatorsLeft(left))).toEqual(["een"]);
    expect(ids(promisesFallen(left))).toEqual(["twee"]);
    const took = { ...left, fallen: [{ ...fell, how: "withdraw" as const }] };
    expect(ids(initiatorsLeft(took))).toEqual([]);
    expect(ids(promisesFallen(took))).toEqual(["twee"]);
    expect(initiatorsLeft({ ...left, fallen: [{ ...fell, how: "end", on: "2027-01-01" }] })).toEqual([]);
  });

  it("a party is overbooked above its hours, not at them", () => {
    const ask = (id: string, hours: number) => make({ id, parties: [{ name: "GGD", role: "executes", hours }] });
    const over = (hours: number) =>
      overbookedParties({ initiatives: [ask("een", 10), ask("twee", hours)], capacity: new Map([["GGD", 20]]) });
    expect(over(10)).toEqual([]);
    expect(over(10.5)[0]).toMatchObject({
      initiatives: ["een", "twee"],
      facts: { party: "GGD", hours: 20.5, has: 20 },
    });
  });

  it("the same saving of the same party counts once", () => {
    const saving = (id: string, party: string) => make({ id, savings: [{ party, what: "Overleg", hours: 4 }] });
    expect(doubleSavings({ initiatives: [saving("een", "GGD"), saving("twee", "ggd")] })).toHaveLength(1);
    expect(doubleSavings({ initiatives: [saving("een", "GGD"), saving("twee", "school")] })).toEqual([]);
  });

  it("a pilot older than two years waits for a decision", () => {
    const pilot = (start: string, extra: object = {}) =>
      pilotsUndecided({ initiatives: [make({ pilot: true, start, ...extra })], today }).length;
    expect(pilot("2024-11-22")).toBe(1);
    expect(pilot("2024-11-23")).toBe(0);
    expect(pilot("2024-01-01", { pilotDecision: "Doorgaan." })).toBe(0);
  });

  it("two initiatives are alike with the same goal, group and place", () => {
    const one = (id: string, areas: string[], groups = ["ouderen"]) => make({ id, areas, groups, goals: serves("a") });
    expect(samePeople({ initiatives: [one("een", ["GM0106"]), one("twee", ["GM0106", "GM0114"])] })).toHaveLength(1);
    expect(samePeople({ initiatives: [one("een", ["GM0106"]), one("twee", [])] })).toEqual([]);
    expect(samePeople({ initiatives: [one("een", []), one("twee", [], ["jongeren"])] })).toEqual([]);
  });

  it("an area in need is helped by an initiative there or for the whole region", () => {
    const needy = [{ goal: "a", area: "GM0106", name: "Assen" }];
    const ends = (areas: string[]) => needyAreas({ initiatives: [make({ goals: serves("a"), areas })], needy }).length;
    expect(ends(["GM0114"])).toBe(1);
    expect(ends(["GM0106"])).toBe(0);
    expect(ends([])).toBe(0);
  });
});

describe("laws of loose ends", () => {
  it("what is done or stopped hangs nowhere loose but as a goal", () => {
    assert(
      property(constantFrom("done", "stopped"), integer({ min: 0, max: 100 }), (status, gap) => {
        const one = make({
          status,
          pilot: true,
          start: "2020-01-01",
          end: "2027-01-01",
          initiatorLeft: "2021-01-01",
          money: [{ year: 2026, source: "own", needed: gap }],
          milestones: [{ title: "M", date: "2021-01-01" }],
          preconditions: [{ title: "P", owner: "o", state: "open" }],
        });
        expect(allLooseEnds({ initiatives: [one], goals: [], capacity: new Map(), today })).toEqual([]);
      }),
    );
  });

  it("every kind has a sentence, a rule and a card in both languages", () => {
    for (const lang of ["nl", "en"] as const)
      for (const kind of looseEndKinds) {
        const t = workplanTexts(lang).loose;
        expect(t.say[kind]({ title: "Titel" })).toMatch(/\w/);
        expect(t.rule[kind] && t.card[kind]).toBeTruthy();
      }
  });

  it("adding months back and forth never lands after the day", () => {
    assert(
      property(integer({ min: 0, max: 4000 }), integer({ min: 1, max: 60 }), (days, months) => {
        const day = new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10);
        expect(addMonths(addMonths(day, months), -months) <= day).toBe(true);
      }),
    );
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  });
});

describe("the worst fifth", () => {
  const unit = (id: number) => ({ id, code: `W${id}`, name: `Wijk ${id}`, municipalityCode: "GM0106" });
  const value = (areaId: number, year: number, number: number | null) =>
    ({ areaId, year, age: "18+", table: "t", value: number }) as Value;
  const units = [1, 2, 3, 4, 5, 6].map(unit);
  const values = [80, 70, 75, 60, 90].map((number, place) => value(place + 1, 2024, number));

  it("takes the way that is better from the figure, the newest year with five values, and nothing of fewer", () => {
    const older = units.map(({ id }) => value(id, 2020, id));
    const newer = [value(1, 2026, 10), value(2, 2026, null)];
    const of = (direction: "higher" | "lower", rows: Value[]) =>
      worstFifth({ id: "a", direction }, rows, units).map((one) => `${one.area} ${one.year}`);
    expect(of("higher", [...older, ...values, ...newer])).toEqual(["W4 2024"]);
    expect(of("lower", [...older, ...values, ...newer])).toEqual(["W5 2024"]);
    expect(of("higher", values.slice(1))).toEqual([]);
  });

  it("is served by an initiative in the municipality around it", () => {
    const needy = worstFifth({ id: "a", direction: "higher" }, values, units);
    const ends = (areas: string[]) => needyAreas({ initiatives: [make({ goals: serves("a"), areas })], needy }).length;
    expect([ends(["GM0106"]), ends(["W4"]), ends(["GM0109"]), ends([])]).toEqual([0, 0, 1, 0]);
  });
});
