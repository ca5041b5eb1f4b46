import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hidden, shown } from "../disclosure/index.ts";
import { type Crossing, cellsOf, total } from "./crossing.ts";
import { type AnsweredVariable, protectCrossing, protectVariable } from "./protect.ts";
import { reportJoint, reportVariable } from "./report.ts";

const age: AnsweredVariable = {
  name: "age",
  ordered: true,
  groups: [
    { name: "12-17", population: 700, participants: 4 },
    { name: "18-34", population: 4000, participants: 64 },
    { name: "35-64", population: 5000, participants: 147 },
    { name: "65+", population: 3000, participants: 99 },
  ],
  notSaid: 0,
};
const draw = () => 0.5;

const crossing: Crossing = {
  variables: [
    { name: "age", categories: ["18-34", "35-64", "65+"] },
    { name: "parents", categories: ["born here", "other"] },
  ],
  population: [2400, 1600, 3600, 1400, 2600, 400],
  participants: [48, 16, 126, 21, 91, 8],
};

describe("protect first", () => {
  it("merges a small group with its neighbour, in participants and population alike", () => {
    expect(protectVariable(age, draw)).toMatchObject({
      groups: [
        { names: ["12-17", "18-34"], population: 4700, participants: 68 },
        { names: ["35-64"] },
        { names: ["65+"] },
      ],
      notSaid: shown(0),
      rounded: false,
    });
  });

  it("hides the few who would not say, and rounds the rest so that they are not found by subtraction", () => {
    const found = protectVariable({ ...age, notSaid: 3 }, draw)!;
    expect(found).toMatchObject({ notSaid: hidden, rounded: true });
    expect(found.groups.map(({ participants }) => participants)).toEqual([70, 145, 100]);
    expect(protectVariable({ ...age, notSaid: 40 }, draw)).toMatchObject({ notSaid: shown(40), rounded: false });
  });

  it("says nothing about a variable that hardly anybody answered", () => {
    const few = age.groups.map((group) => ({ ...group, participants: 1 }));
    expect(protectVariable({ ...age, groups: few }, draw)).toBeNull();
  });

  it("merges a joint table where it costs least, and remembers what was merged", () => {
    const found = protectCrossing(crossing, new Set(["age"]))!;
    expect(found.merged).toEqual([
      { name: "age", categories: [["18-34"], ["35-64", "65+"]] },
      { name: "parents", categories: [["born here"], ["other"]] },
    ]);
    expect(found.crossing.participants).toEqual([48, 16, 217, 29]);
    expect(found.crossing.population).toEqual([2400, 1600, 6200, 1800]);
  });

  it("gives up on a joint table of which nothing would be left", () => {
    expect(protectCrossing({ ...crossing, participants: [3, 3, 3, 3, 3, 3] })).toBeNull();
  });

  it("leaves no small cell in any joint table, and loses nobody", () => {
    const tables = fc.array(fc.nat({ max: 40 }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(tables, fc.boolean(), (participants, inOrder) => {
        const variables = [3, 2, 2].map((size, at) => ({
          name: `v${at}`,
          categories: Array.from({ length: size }, (_, place) => `c${place}`),
        }));
        const whole: Crossing = { variables, population: participants.map(() => 500), participants };
        const found = protectCrossing(whole, new Set(inOrder ? ["v0"] : []));
        const kept = found ? cellsOf(found.crossing) : [];
        expect(kept.filter((cell) => cell.participants > 0 && cell.participants < 10)).toEqual([]);
        expect(found ? total(kept) : total(cellsOf(whole))).toEqual(total(cellsOf(whole)));
      }),
    );
  });
});

describe("compute after", () => {
  it("tells per variable who took part, who is missing and how varied both are", () => {
    const found = reportVariable(protectVariable(age, draw)!);
    expect(found).toMatchObject({ answered: 314, population: 12_700 });
    expect(found.groups.map(({ representation }) => representation?.standing)).toEqual(["under", "over", "over"]);
    expect(found.groups[0]!.toReach).toBe(Math.ceil((4700 * 246) / 8000 - 68));
    expect(found.diversity.population!.hill2).toBeGreaterThan(found.diversity.participants!.hill2);
    expect(found.chance!.p).toBeLessThan(0.001);
  });

  it("is the same for everybody who has only the published counts", () => {
    const published = JSON.parse(JSON.stringify(protectVariable({ ...age, notSaid: 3 }, draw))) as never;
    expect(reportVariable(published)).toEqual(reportVariable(protectVariable({ ...age, notSaid: 3 }, draw)!));
  });

  it("tells with joint counts what each variable adds", () => {
    const found = reportJoint(crossing);
    expect(found.indicator!.cv).toBeCloseTo(0.384144, 6);
    expect(found.conditional.map((partial) => partial?.value.toFixed(7))).toEqual(["0.0059771", "0.0069354"]);
    expect(found.unconditional.map((partial) => partial?.variable)).toEqual(["age", "parents"]);
  });

  it("has nothing to say when nobody took part", () => {
    const silent = {
      name: "age",
      groups: [{ names: ["all"], population: 50, participants: 0 }],
      notSaid: hidden,
      rounded: false,
    };
    expect(reportVariable(silent)).toMatchObject({ indicator: null, chance: null, groups: [{ toReach: null }] });
    expect(reportJoint({ ...crossing, participants: crossing.participants.map(() => 0) })).toMatchObject({
      indicator: null,
    });
  });
});
