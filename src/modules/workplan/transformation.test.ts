import { array, assert, constantFrom, option, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { type Initiative, stepOutcomes, transformationSteps } from "./model.ts";
import { initiativeSchema } from "./schema.ts";
import { daysBetween, neededNext, walkPath, warnPath } from "./transformation.ts";

const make = (changes: object): Initiative =>
  initiativeSchema.parse({
    id: "een",
    title: "Een",
    challenge: "c",
    what: "Iets.",
    initiator: "ziekenhuis",
    status: "running",
    kind: "transformation",
    ...changes,
  }) as Initiative;
const act = (step: string, date: string, who: string, outcome = "agreed", more = {}) => ({
  step,
  date,
  who,
  outcome,
  ...more,
});
const kinds = (changes: object, today: string) => warnPath(make(changes), today).map((one) => one.kind);
const whole = [
  act("quick_test", "2025-01-10", "grootste zorgverzekeraar"),
  act("plan", "2025-03-01", "ziekenhuis"),
  act("judgement", "2025-05-01", "grootste zorgverzekeraar"),
  act("judgement", "2025-05-09", "tweede zorgverzekeraar", "conditions"),
  act("grant", "2025-06-01", "grootste zorgverzekeraar"),
];

describe("the path of a transformation plan", () => {
  it("says of each step how it stands, with what was done in order of day", () => {
    const seen = walkPath(make({ transformation: "judgement", path: whole.toReversed() }));
    expect(seen.map((one) => one.state)).toEqual(["done", "done", "here", "coming", "coming", "coming"]);
    expect(seen[2]?.acts.map((one) => one.who)).toEqual(["grootste zorgverzekeraar", "tweede zorgverzekeraar"]);
  });

  it("tells a step that was passed without a word from one that was written down", () => {
    expect(walkPath(make({ transformation: "judgement" }))[0]?.state).toBe("unrecorded");
  });

  it("is not done with a step while an insurer still has to answer", () => {
    const state = (path: object[]) => walkPath(make({ transformation: "grant", path }))[2]?.state;
    const waiting = act("judgement", "2025-05-09", "tweede zorgverzekeraar", "waiting");
    expect(state(whole)).toBe("done");
    expect(state([...whole.slice(0, 3), waiting])).toBe("missing");
    expect(state([...whole, waiting])).toBe("done");
    expect(state(whole.slice(0, 3))).toBe("missing");
  });

  it("has no step left when the plan is done", () => {
    expect(
      walkPath(make({ transformation: "payment", status: "done", path: whole })).map((one) => one.state),
    ).not.toContain("here");
  });

  it("names what is needed next from the newest act of the present step", () => {
    const path = [
      act("grant", "2025-06-01", "verzekeraar", "agreed", { next: "Het nieuwste" }),
      act("grant", "2025-05-01", "verzekeraar", "waiting", { next: "Het oude" }),
      act("plan", "2026-01-01", "ziekenhuis", "agreed", { next: "Van een ander" }),
    ];
    expect(neededNext(make({ transformation: "grant", path }))).toBe("Het nieuwste");
    expect(neededNext(make({ transformation: "milestone", path }))).toBeUndefined();
  });
});

describe("warnings on the path", () => {
  it("come when the last day is a year away and nothing was granted, and not a day before", () => {
    const changes = { transformation: "plan", path: whole.slice(0, 2) };
    expect(kinds(changes, "2026-12-30")).toEqual([]);
    expect(warnPath(make(changes), "2026-12-31")).toEqual([{ kind: "no_grant", facts: { days: 365 } }]);
    expect(kinds({ transformation: "grant", path: whole }, "2027-03-01")).toEqual([]);
  });

  it("ask for the judgement of two different insurers", () => {
    const twice = [whole[0]!, whole[2]!, { ...whole[2]!, date: "2025-05-20" }, whole[4]!];
    expect(kinds({ transformation: "milestone", path: twice }, "2026-01-01")).toEqual(["one_insurer"]);
    expect(kinds({ transformation: "judgement", path: twice }, "2026-01-01")).toEqual([]);
  });

  it("name an end and a milestone after the last day", () => {
    const late = { title: "Alles klaar", date: "2028-02-01" };
    expect(
      kinds({ transformation: "milestone", path: whole, end: "2028-03-01", milestones: [late] }, "2026-01-01"),
    ).toEqual(["past_end", "milestone_late"]);
    expect(kinds({ transformation: "milestone", path: whole, end: "2027-12-31" }, "2026-01-01")).toEqual([]);
  });

  it("name an answer that stays out, and a refusal until somebody agrees after all", () => {
    const asked = [...whole.slice(0, 3), act("judgement", "2025-08-01", "tweede zorgverzekeraar", "waiting")];
    expect(kinds({ transformation: "judgement", path: asked }, "2025-08-01")).toEqual([]);
    expect(kinds({ transformation: "judgement", path: asked }, "2025-08-02")).toEqual(["waiting_late"]);
    const refused = [act("plan", "2025-02-01", "ziekenhuis", "refused")];
    expect(kinds({ transformation: "plan", path: refused }, "2025-03-01")).toEqual(["refused"]);
    expect(kinds({ transformation: "plan", path: [...refused, whole[1]!] }, "2025-03-02")).toEqual([]);
  });

  it("name money that was granted and not paid in the last half year", () => {
    const money = [
      { year: 2027, source: "iza", needed: 100, granted: 100, paid: 40 },
      { year: 2027, source: "wmo", needed: 50, granted: 50 },
    ];
    expect(kinds({ transformation: "payment", path: whole, money }, "2027-06-29")).toEqual([]);
    expect(warnPath(make({ transformation: "payment", path: whole, money }), "2027-06-30")).toEqual([
      { kind: "unpaid", facts: { open: 60 } },
    ]);
  });

  it("stay silent on what is done, stopped, or no transformation plan", () => {
    const changes = { transformation: "plan", end: "2029-01-01" };
    expect(kinds({ ...changes, status: "done" }, "2028-01-01")).toEqual([]);
    expect(kinds({ ...changes, status: "stopped" }, "2028-01-01")).toEqual([]);
    expect(kinds({ kind: "project", end: "2029-01-01" }, "2028-01-01")).toEqual([]);
    expect(kinds(changes, "2028-01-01")).toEqual(["over", "past_end", "unrecorded"]);
  });

  it("never break a walk: six steps in order, at most one of them now, none lost of what was written", () => {
    const step = record({
      step: constantFrom(...transformationSteps),
      date: constantFrom("2025-01-01", "2026-01-01", "2027-01-01"),
      who: constantFrom("a", "b"),
      outcome: constantFrom(...stepOutcomes),
    });
    assert(
      property(
        array(step, { maxLength: 8 }),
        option(constantFrom(...transformationSteps), { nil: undefined }),
        (path, now) => {
          const seen = walkPath(make({ path, transformation: now }));
          expect(seen.map((one) => one.step)).toEqual([...transformationSteps]);
          expect(seen.filter((one) => one.state === "here").length).toBe(now ? 1 : 0);
          expect(seen.reduce((sum, one) => sum + one.acts.length, 0)).toBe(path.length);
        },
      ),
    );
  });

  it("count days over a leap year", () => expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2));
});
