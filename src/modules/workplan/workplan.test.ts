import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readPlanPack } from "../plan/pack.ts";
import type { Actor } from "#platform/http/index.ts";
import { addRegions } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { loadWorkplan, saveInitiative } from "./actions.ts";
import { changedFields, sameValue } from "./changes.ts";
import type { Initiative } from "./model.ts";
import { readWorkplanPack } from "./pack.ts";
import { publicVersions } from "./public-versions.ts";
import { initiativeSchema } from "./schema.ts";
import { readInitiative, readInitiatives, versionsOf } from "./store.ts";

let house: TestHouse;
let folder: string;
const person = (grants: Actor["grants"]): Actor => ({
  kind: "person",
  person: "00000000-0000-4000-8000-000000000001",
  grants,
  assurance: 2,
  secondFactor: true,
});
const team = person([{ role: "programme_team", region: "drenthe" }]);
const partner = person([{ role: "partner", region: "drenthe", organisation: "o1" }]);
const other = person([{ role: "partner", region: "drenthe", organisation: "o2" }]);
const base = {
  id: "huiskamer",
  title: "Huiskamer",
  challenge: "sociale-basis",
  what: "Een plek.",
  initiator: "gemeente",
  status: "running",
};
const make = (changes: object = {}) => initiativeSchema.parse({ ...base, ...changes }) as Initiative;

beforeAll(async () => {
  house = await testHouse({ start: false });
  await addRegions(house, "drenthe", "zoetermeer");
  folder = mkdtempSync(join(tmpdir(), "brink-workplan-"));
  mkdirSync(join(folder, "drenthe", "workplan"), { recursive: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await house.close();
});

const write = (initiatives: object[], name = "01.json") =>
  writeFileSync(join(folder, "drenthe", "workplan", name), JSON.stringify({ formatVersion: 1, initiatives }, null, 1));

describe("the workplan of a pack", () => {
  it("loads once and marks everything as example", async () => {
    write([base]);
    expect(await loadWorkplan(house.ctx, "drenthe", folder)).toBe(true);
    expect(await loadWorkplan(house.ctx, "drenthe", folder)).toBe(false);
    expect((await readInitiative(house.ctx.db, "drenthe", "huiskamer"))?.content.example).toBe(true);
  });

  it("keeps what people changed and renews the rest", async () => {
    const row = (await readInitiative(house.ctx.db, "drenthe", "huiskamer"))!;
    await saveInitiative(house.ctx, team, "drenthe", {
      content: { ...row.content, title: "Onze huiskamer" },
      version: row.version,
      reason: "eigen naam",
    });
    write([{ ...base, title: "Woonkamer", what: "Een plek voor iedereen." }]);
    await loadWorkplan(house.ctx, "drenthe", folder);
    expect((await readInitiative(house.ctx.db, "drenthe", "huiskamer"))?.content).toMatchObject({
      title: "Onze huiskamer",
      what: "Een plek voor iedereen.",
    });
  });

  it("refuses an id that stands in two files, naming both", () => {
    write([base], "02.json");
    expect(() => readWorkplanPack("drenthe", folder)).toThrow(/02\.json: huiskamer stands in .*01\.json too/);
    rmSync(join(folder, "drenthe", "workplan", "02.json"));
  });

  it("says the line of a mistake", () => {
    write([base, { ...base, id: "twee", start: "vandaag" }], "03.json");
    rmSync(join(folder, "drenthe", "workplan", "01.json"));
    expect(() => readWorkplanPack("drenthe", folder)).toThrow(/line 19: initiatives\.1\.start: a day as/);
  });
});

describe("saving an initiative", () => {
  it("keeps history, notes the status and writes the audit", async () => {
    const made = await saveInitiative(house.ctx, team, "drenthe", {
      content: make({ id: "nieuw-plan", status: "preparing" }),
      version: undefined,
      reason: "begin",
    });
    expect(made).toMatchObject({ kind: "saved", version: 1 });
    const row = (await readInitiative(house.ctx.db, "drenthe", "nieuw-plan"))!;
    await saveInitiative(house.ctx, team, "drenthe", {
      content: { ...row.content, status: "running" },
      version: 1,
      reason: "we beginnen",
    });
    const now = (await readInitiative(house.ctx.db, "drenthe", "nieuw-plan"))!;
    expect(now.content.statusHistory.map((entry) => entry.status)).toEqual(["preparing", "running"]);
    expect((await versionsOf(house.ctx.db, "drenthe", "nieuw-plan")).map((one) => one.reason)).toEqual([
      "we beginnen",
      "begin",
    ]);
  });

  it("overwrites nothing when two save at once", async () => {
    const row = (await readInitiative(house.ctx.db, "drenthe", "nieuw-plan"))!;
    const edits = ["A", "B", "C"].map((title) => ({
      content: { ...row.content, title },
      version: row.version,
      reason: title,
    }));
    const outcomes = await Promise.all(edits.map((edit) => saveInitiative(house.ctx, team, "drenthe", edit)));
    expect(outcomes.filter((outcome) => outcome.kind === "saved")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome.kind === "conflict")).toHaveLength(2);
  });

  it("lets a partner keep its own initiative and nobody else's", async () => {
    await saveInitiative(house.ctx, partner, "drenthe", {
      content: make({ id: "van-ons" }),
      version: undefined,
      reason: "nieuw-plan",
    });
    const own = { content: make({ id: "van-ons", title: "Beter" }), version: 1, reason: "beter" };
    await expect(saveInitiative(house.ctx, other, "drenthe", own)).rejects.toMatchObject({ status: 403 });
    expect((await saveInitiative(house.ctx, partner, "drenthe", own)).kind).toBe("saved");
    const foreign = { content: make({ id: "nieuw-plan" }), version: 2, reason: "x" };
    await expect(saveInitiative(house.ctx, partner, "drenthe", foreign)).rejects.toMatchObject({ status: 403 });
    await expect(saveInitiative(house.ctx, team, "zoetermeer", { ...own, version: undefined })).rejects.toMatchObject({
      status: 403,
    });
  });

  it("does not take over an id that is there", async () => {
    const again = { content: make({ id: "nieuw-plan", title: "Ander" }), version: undefined, reason: "x" };
    expect((await saveInitiative(house.ctx, team, "drenthe", again)).kind).toBe("conflict");
  });
});

describe("what the public may read of the past", () => {
  const row = (before: Initiative | null, after: Initiative) => ({
    slug: after.id,
    version: 2,
    at: new Date(0),
    removed: false,
    before,
    content: after,
  });
  const money = [{ year: 2026, source: "own", needed: 5 }];

  it("hides versions that were not public", () => {
    expect(publicVersions([row(null, make({ visibility: "team" }))])).toEqual([]);
    expect(publicVersions([row(make({ visibility: "team", title: "Geheim" }), make())])[0]?.before).toBeNull();
  });

  it("hides money that is or was hidden", () => {
    const hidden = make({ money, moneyVisibility: "partners" });
    expect(publicVersions([row(null, hidden)])[0]?.after.money).toEqual([]);
    expect(publicVersions([row(make({ money }), hidden)])[0]?.after.money).toEqual([]);
  });
});

describe("the example packs", () => {
  for (const region of ["drenthe", "drechtsteden", "zoetermeer"]) {
    it(`of ${region} hold together`, () => {
      const { initiatives } = readWorkplanPack(region)!;
      const goals = new Set(readPlanPack(region)!.plan.goals.map((goal) => goal.id));
      const ids = new Set(initiatives.map((one) => one.id));
      expect(initiatives.length).toBeGreaterThanOrEqual(region === "drenthe" ? 50 : 15);
      expect(initiatives.flatMap((one) => one.goals.map((link) => link.goal)).filter((id) => !goals.has(id))).toEqual(
        [],
      );
      expect(initiatives.flatMap((one) => one.dependsOn).filter((id) => !ids.has(id))).toEqual([]);
      const rows = initiatives.flatMap((one) => one.money);
      expect(
        rows.filter((money) => money.spent > money.paid || money.paid > money.granted || money.granted > money.asked),
      ).toEqual([]);
    });
  }
});

describe("changes", () => {
  it("are found whatever the order of keys", () => {
    expect(sameValue({ a: 1, b: [{ c: 2, d: undefined }] }, { b: [{ c: 2 }], a: 1 })).toBe(true);
    expect(changedFields(make(), make({ title: "Anders", groups: ["ouderen"] }))).toEqual(["title", "groups"]);
  });

  it("leave an initiative that nobody touched", async () => {
    const rows = await readInitiatives(house.ctx.db, "drenthe");
    expect(rows.every((one) => changedFields(one.content, structuredClone(one.content)).length === 0)).toBe(true);
  });
});
