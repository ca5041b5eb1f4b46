import { createHash } from "node:crypto";
import { constantFrom, assert as check, property, record, subarray } from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { teamOfDrenthe } from "../../../tests/support/dialogue.ts";
import { addRegions } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { saveGoal } from "./actions.ts";
import { adoptPlan, planToAdopt } from "./actions-adopt.ts";
import { saveChallenge } from "./actions-challenges.ts";
import { comparePlans } from "./compare.ts";
import { type FrozenPlan, hashOfPlan } from "./frozen.ts";
import type { Goal } from "./model.ts";
import { readVersionsPack } from "./pack-versions.ts";
import { readPlanPack } from "./pack.ts";
import { findRegion } from "#modules/regions/index.ts";
import { readAdopted, readAdoptions } from "./store-adopted.ts";
import { readPart } from "./store.ts";

let house: TestHouse;
let now = new Date("2026-11-20T10:00:00Z");
const team = teamOfDrenthe("1");
const goal = {
  id: "minder-eenzaam",
  challenge: "sociale-basis",
  title: "In 2030 voelen minder mensen zich eenzaam.",
  short: "Minder eenzaamheid",
  population: "volwassenen",
  unit: "percent",
  direction: "lower",
  path: [],
  measurability: "measured",
  measureSay: "Uit de monitor.",
  measurements: [],
} as unknown as Goal;

beforeAll(async () => {
  house = await testHouse({ start: false, clock: () => now });
  await addRegions(house, "drenthe", "zoetermeer");
  await saveGoal(house.ctx, team, "drenthe", { goal, version: undefined, reason: "begin" });
});
afterAll(() => house.close());

const typed = async (changes: object = {}) => {
  const region = (await findRegion(house.ctx.db, "drenthe"))!;
  const { hash } = await planToAdopt(house.ctx.db, region);
  const last = (await readAdoptions(house.ctx.db, "drenthe"))[0]?.number ?? 0;
  return { adoptedOn: "2026-11-20", body: "Regiotafel", reason: "begin", seal: hash, last, ...changes };
};
const changed = async (changes: Partial<Goal>, decided = { on: "2026-11-21", by: "Regiotafel" }) => {
  const row = (await readPart(house.ctx.db, "drenthe", "goal", goal.id))!;
  const edit = { goal: { ...(row.content as Goal), ...changes }, version: row.version, reason: "beter", decided };
  return saveGoal(house.ctx, team, "drenthe", edit);
};

describe("adopting the plan", () => {
  it("is for the team, and refuses a plan that is not the one that was shown", async () => {
    await expect(adoptPlan(house.ctx, team, "zoetermeer", await typed())).rejects.toMatchObject({ status: 403 });
    expect(await adoptPlan(house.ctx, team, "drenthe", await typed({ seal: "0".repeat(64) }))).toEqual({
      kind: "changed",
    });
    expect(await readAdoptions(house.ctx.db, "drenthe")).toEqual([]);
  });

  it("makes one version when two adopt at once", async () => {
    const wanted = await typed();
    const outcomes = await Promise.all([1, 2, 3].map(() => adoptPlan(house.ctx, team, "drenthe", wanted)));
    expect(outcomes.map((one) => one.kind).toSorted()).toEqual(["adopted", "changed", "changed"]);
    expect(await readAdoptions(house.ctx.db, "drenthe")).toHaveLength(1);
  });

  it("does not adopt the same plan twice", async () => {
    expect(await adoptPlan(house.ctx, team, "drenthe", await typed())).toEqual({ kind: "same", number: 1 });
  });

  it("freezes: later changes leave it, and the database refuses to change it", async () => {
    const before = (await readAdopted(house.ctx.db, "drenthe", 1))!;
    now = new Date("2026-11-21T10:00:00Z");
    expect((await changed({ short: "Samen" })).kind).toBe("saved");
    const after = (await readAdopted(house.ctx.db, "drenthe", 1))!;
    expect(after).toEqual(before);
    expect(after.snapshot.goals[0]?.short).toBe("Minder eenzaamheid");
    await expect(sql`update plan_adoption set body = 'x'`.execute(house.ctx.db)).rejects.toThrow("permission denied");
    await expect(sql`delete from plan_adoption`.execute(house.ctx.db)).rejects.toThrow("stays");
  });

  it("asks a day and a body of every change after it", async () => {
    const row = (await readPart(house.ctx.db, "drenthe", "goal", goal.id))!;
    const edit = { goal: row.content as Goal, version: row.version, reason: "zomaar" };
    await expect(saveGoal(house.ctx, team, "drenthe", edit)).rejects.toThrow("a day and a body");
  });

  it("does not count a measurement as a change of the plan", async () => {
    const region = (await findRegion(house.ctx.db, "drenthe"))!;
    const before = (await planToAdopt(house.ctx.db, region)).hash;
    await changed({ measurements: [{ year: 2026, value: 40, source: "peiling" }] });
    expect((await planToAdopt(house.ctx.db, region)).hash).toBe(before);
  });
});

describe("what anyone sees of versions", () => {
  it("is the list, each version at its own address, and the decisions after it with day, body and reason", async () => {
    expect(await (await house.ask("/drenthe/plan/versies")).text()).toContain("20 november 2026 door Regiotafel");
    const page = await (await house.ask("/drenthe/plan/versies/1")).text();
    expect(page).toContain("21 november 2026, Regiotafel");
    expect(page).toContain("beter");
    for (const wrong of ["0", "2", "x", "1.5", "99999999999"])
      expect((await house.ask(`/drenthe/plan/versies/${wrong}`)).status).toBe(404);
  });

  it("says in words what changed, old and new", async () => {
    const page = await (await house.ask("/drenthe/plan/versies/1/tegenover/nu")).text();
    expect(page).toContain("0 nieuw, 1 veranderd, 0 weg.");
    expect(page).toMatch(/Minder eenzaamheid<\/span><\/td>.*Samen<\/span>/s);
  });

  it("is a file whose SHA-256 is the seal on the page", async () => {
    const bytes = Buffer.from(await (await house.ask("/drenthe/plan/versies/1/plan.json")).arrayBuffer());
    const seal = createHash("sha256").update(bytes).digest("hex");
    expect(await (await house.ask("/drenthe/plan/versies/1")).text()).toContain(seal);
  });
});

describe("comparing in a region with another word for an opgave", () => {
  it("uses the region's own word, in both languages", async () => {
    const there = { ...team, grants: [{ role: "programme_team" as const, region: "zoetermeer" }] };
    const words = { challenge: { nl: "thema", en: "theme" }, challenges: { nl: "thema's", en: "themes" } };
    const challenge = { id: "acute-zorg", name: { nl: "Acute zorg", en: "Urgent care" }, say: { nl: "", en: "" } };
    const own = JSON.stringify({ words, challenges: [challenge] });
    await sql`update region set content = content || ${own}::jsonb where id = 'zoetermeer'`.execute(house.ctx.db);
    const region = (await findRegion(house.ctx.db, "zoetermeer"))!;
    const first = { goal: { ...goal, challenge: challenge.id }, version: undefined, reason: "begin" };
    await saveGoal(house.ctx, there, region.id, first);
    const { hash } = await planToAdopt(house.ctx.db, region);
    const adoption = { adoptedOn: "2026-11-20", body: "Regiotafel", reason: "begin", seal: hash, last: 0 };
    expect((await adoptPlan(house.ctx, there, region.id, adoption)).kind).toBe("adopted");
    const decided = { on: "2026-11-21", by: "Regiotafel" };
    const moved = { ...goal, id: "nog-een-doel", challenge: challenge.id };
    await saveGoal(house.ctx, there, region.id, { goal: moved, version: undefined, reason: "beter", decided });
    const renamed = { ...challenge, name: { nl: "Andere naam", en: "Other name" } };
    await saveChallenge(house.ctx, there, region.id, { challenge: renamed, version: 0, reason: "beter", decided });
    const page = await (await house.ask("/zoetermeer/plan/versies/1/tegenover/nu")).text();
    expect(page).toMatch(/<h2>Thema: .*Andere naam/s);
    expect(page).toMatch(/<td[^>]*>Thema<|<th[^>]*>Thema</);
    expect(page).not.toContain("Opgave");
    const english = await (await house.ask("/en/zoetermeer/plan/versies/1/tegenover/nu")).text();
    expect(english).toContain("Theme");
    expect(english).not.toContain("Challenge");
  });
});

describe("comparing", () => {
  const ids = ["een", "twee", "drie", "vier"];
  const plans = record({
    goals: subarray(ids),
    short: constantFrom("Kort", "Anders"),
    value: constantFrom(1, 2),
  }).map(({ goals, short, value }): FrozenPlan => ({
    formatVersion: 1,
    region: "drenthe",
    name: "Drenthe",
    dream: { nl: "droom", en: "dream" },
    challenges: [],
    ambitions: [],
    vulnerable: null,
    goals: goals.map((id) => ({ ...goal, id, short, target: { year: 2030, value } })),
  }));

  it("finds nothing exactly when the hash is the same, and turns around with its sides", () => {
    check(
      property(plans, plans, (one, other) => {
        const changes = comparePlans(one, other);
        expect(changes.length === 0).toBe(hashOfPlan(one) === hashOfPlan(other));
        const turned = { added: "removed", removed: "added", changed: "changed" } as const;
        const back = comparePlans(other, one).map((change) => `${change.id} ${turned[change.kind]}`);
        expect(changes.map((change) => `${change.id} ${change.kind}`).toSorted()).toEqual(back.toSorted());
      }),
    );
  });

  it("tells of every field what it was and what it is", () => {
    check(
      property(plans, plans, (one, other) => {
        for (const change of comparePlans(one, other).filter((each) => each.kind === "changed")) {
          const was = one.goals.find((each) => each.id === change.id)! as unknown as Record<string, unknown>;
          const made = Object.fromEntries(change.fields.map((field) => [field.name, field.after]));
          expect({ ...was, ...made }).toEqual(other.goals.find((each) => each.id === change.id));
        }
      }),
    );
  });
});

describe("the example versions", () => {
  for (const region of ["drenthe", "drechtsteden", "zoetermeer"]) {
    it(`of ${region} speak of goals that are there`, () => {
      const goals = new Set(readPlanPack(region)!.plan.goals.map((one) => one.id));
      const { versions } = readVersionsPack(region)!;
      expect(versions.length).toBeGreaterThan(0);
      const named = versions.flatMap((version) => [...version.without, ...Object.keys(version.goals)]);
      expect(named.filter((id) => !goals.has(id))).toEqual([]);
      expect(versions.map((version) => version.adoptedOn)).toEqual(
        versions.map((version) => version.adoptedOn).toSorted(),
      );
    });
  }
});
