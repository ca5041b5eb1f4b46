import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { teamOfDrenthe } from "../../../tests/support/dialogue.ts";
import { addRegions } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { loadPlan, mergeEdits, saveGoal } from "./actions.ts";
import type { Goal } from "./model.ts";
import { lineOfPath } from "./pack-file.ts";
import { readPlanPack } from "./pack.ts";
import { readPart, readPlan, versionsOf } from "./store.ts";

let house: TestHouse;
let folder: string;
const team = teamOfDrenthe("1");
const goal = {
  id: "minder-eenzaam",
  challenge: "sociale-basis",
  title: "In 2030 voelen minder mensen zich eenzaam.",
  short: "Minder eenzaamheid",
  population: "volwassenen",
  unit: "percent",
  direction: "lower",
  measurability: "not_yet",
  measureSay: "Nog geen cijfer.",
};

beforeAll(async () => {
  house = await testHouse({ start: false });
  await addRegions(house, "drenthe", "zoetermeer");
  folder = mkdtempSync(join(tmpdir(), "brink-plan-"));
  mkdirSync(join(folder, "drenthe"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await house.close();
});

const write = (goals: object[]) =>
  writeFileSync(
    join(folder, "drenthe", "plan.json"),
    JSON.stringify({ formatVersion: 1, ambitions: [], goals }, null, 1),
  );

describe("the plan of a pack", () => {
  it("loads once, and again only when it changed", async () => {
    write([goal]);
    expect(await loadPlan(house.ctx, "drenthe", folder)).toBe(true);
    expect(await loadPlan(house.ctx, "drenthe", folder)).toBe(false);
    expect((await readPlan(house.ctx.db, "drenthe")).goals.map((one) => one.id)).toEqual(["minder-eenzaam"]);
  });

  it("keeps what people changed and renews the rest", async () => {
    const before = (await readPart(house.ctx.db, "drenthe", "goal", "minder-eenzaam"))!;
    const edit = {
      goal: { ...(before.content as Goal), short: "Samen minder alleen" },
      version: before.version,
      reason: "mooier",
    };
    expect((await saveGoal(house.ctx, team, "drenthe", edit)).kind).toBe("saved");
    write([{ ...goal, short: "Eenzaamheid", population: "alle volwassenen" }]);
    await loadPlan(house.ctx, "drenthe", folder);
    const [now] = (await readPlan(house.ctx.db, "drenthe")).goals;
    expect(now).toMatchObject({ short: "Samen minder alleen", population: "alle volwassenen" });
  });

  it("says file, line and reason of a mistake", () => {
    write([goal, { ...goal, id: "twee", unit: "apples" }]);
    expect(() => readPlanPack("drenthe", folder)).toThrow(/plan\.json does not fit\. line 22: goals\.1\.unit/);
  });
});

describe("saving a goal", () => {
  it("overwrites nothing when somebody else was first", async () => {
    const before = (await readPart(house.ctx.db, "drenthe", "goal", "minder-eenzaam"))!;
    const mine = { goal: { ...(before.content as Goal), short: "Van mij" }, version: before.version, reason: "a" };
    const theirs = { goal: { ...(before.content as Goal), short: "Van jou" }, version: before.version, reason: "b" };
    const outcomes = await Promise.all([mine, theirs].map((edit) => saveGoal(house.ctx, team, "drenthe", edit)));
    expect(outcomes.map((outcome) => outcome.kind).toSorted()).toEqual(["conflict", "saved"]);
  });

  it("keeps every version with its reason", async () => {
    const versions = await versionsOf(house.ctx.db, "drenthe", "goal", "minder-eenzaam");
    expect(versions.map((one) => one.version)).toEqual(versions.map((_, place) => versions.length - place));
    expect(versions.at(-1)?.reason).toBe("pack");
  });

  it("is for the team of that region only", async () => {
    const before = (await readPart(house.ctx.db, "drenthe", "goal", "minder-eenzaam"))!;
    const edit = { goal: before.content as Goal, version: before.version, reason: "x" };
    await expect(saveGoal(house.ctx, team, "zoetermeer", edit)).rejects.toMatchObject({ status: 403 });
  });
});

describe("small parts", () => {
  it("merging takes the new where the old was untouched", () => {
    expect(mergeEdits({ a: 1, b: 9 }, { a: 1, b: 2 }, { a: 5, b: 6 })).toEqual({ a: 5, b: 9 });
  });

  it("finds the line of a value, and of its parent where it is missing", () => {
    const text = '{\n "a": [\n  { "b": 1 },\n  { "b": "x, {}" , "c": [1,\n 2] }\n ]\n}';
    expect(lineOfPath(text, ["a", 1, "c", 1])).toBe(5);
    expect(lineOfPath(text, ["a", 1, "missing"])).toBe(4);
    expect(lineOfPath(text, [])).toBe(1);
  });
});
