import { describe, expect, it } from "vitest";
import { type Crossing, marginOf } from "./crossing.ts";
import { protectTogether } from "./protect-together.ts";
import type { AnsweredVariable } from "./protect.ts";

const draw = () => 0.5;

/** Ages by roles, with a thousand people in each cell. */
const table = (participants: readonly number[]): Crossing => ({
  variables: [
    { name: "age", categories: ["young", "middle", "old"] },
    { name: "role", categories: ["resident", "professional"] },
  ],
  population: participants.map(() => 1000),
  participants,
});

/** The variables of a joint table, with `skipped` people who answered only the first. */
function variablesOf(joint: Crossing, skipped = 0, notSaid = 0): AnsweredVariable[] {
  return joint.variables.map(({ name, categories }, at) => ({
    name,
    ordered: name === "age",
    notSaid: at === 0 ? notSaid : 0,
    groups: marginOf(joint, at).map((cell, place) => ({
      name: categories[place]!,
      population: cell.population,
      participants: cell.participants + (at === 0 && place === 0 ? skipped : 0),
    })),
  }));
}

describe("variables and their joint table together", () => {
  it("go out whole when nothing is small", () => {
    const joint = table([48, 16, 126, 21, 91, 18]);
    const found = protectTogether(variablesOf(joint), joint, draw);
    expect(found.joint!.crossing).toEqual(joint);
    expect(found.variables.map((variable) => variable?.rounded)).toEqual([false, false]);
  });

  it("merge in the joint table what is small there, when the variables do not undo it", () => {
    const joint = table([48, 16, 126, 21, 91, 8]);
    const found = protectTogether(variablesOf(joint), joint, draw);
    expect(found.joint!.crossing.participants).toEqual([48, 16, 217, 29]);
    expect(found.joint!.merged[0]).toEqual({ name: "age", categories: [["young"], ["middle", "old"]] });
    expect(found.variables[0]!.groups.map(({ participants }) => participants)).toEqual([64, 147, 99]);
  });

  it("withhold the joint table when the variables beside it would give a small cell away", () => {
    // Middle and old together have 12 professionals: the 3 who are old lie within 0 to 12, never ten away.
    const joint = table([48, 16, 126, 9, 91, 3]);
    const found = protectTogether(variablesOf(joint), joint, draw);
    expect(found.joint).toBeNull();
    expect(found.variables).toHaveLength(2);
  });

  it("use the groups of the variables, so that two ways of merging cannot be subtracted", () => {
    const joint = table([3, 2, 126, 21, 91, 18]);
    const found = protectTogether(variablesOf(joint), joint, draw);
    expect(found.variables[0]!.groups[0]!.names).toEqual(["young", "middle"]);
    expect(found.joint!.merged[0]!.categories).toEqual([["young", "middle"], ["old"]]);
    expect(found.joint!.crossing.participants).toEqual([129, 23, 91, 18]);
  });

  it("withhold the joint table when it shows how few skipped a question", () => {
    const joint = table([48, 16, 126, 21, 91, 18]);
    expect(protectTogether(variablesOf(joint, 3), joint, draw).joint).toBeNull();
    expect(protectTogether(variablesOf(joint, 30), joint, draw).joint).not.toBeNull();
    expect(protectTogether(variablesOf(joint, 0, 3), joint, draw).joint).toBeNull();
  });

  it("do without a joint table where the publisher has none", () => {
    const joint = table([48, 16, 126, 21, 91, 18]);
    expect(protectTogether(variablesOf(joint), null, draw).joint).toBeNull();
  });
});
