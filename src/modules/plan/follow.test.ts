import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { readFollowedPlan } from "./follow.ts";
import { courseOf } from "./model.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const goal = async (id: string) =>
  (await readFollowedPlan(house.ctx.db, "drenthe")).goals.find((one) => one.id === id)!;

describe("a goal that a figure measures", () => {
  it("follows the figure of its own region, and a correction of it", async () => {
    const before = (await goal("minder-eenzaam")).measurements;
    expect(before.length).toBeGreaterThan(0);
    const { year, value } = before.at(-1)!;
    const { numAffectedRows } = await sql`update observation set value = ${value + 1} where year = ${year}
      and indicator_id = (select id from indicator where slug = 'lonely')
      and area_id in (select id from area where code = 'drenthe')`.execute(house.ctx.db);
    expect(Number(numAffectedRows)).toBeGreaterThan(0);
    expect((await goal("minder-eenzaam")).measurements.at(-1)?.value).toBeCloseTo(value + 1, 5);
  });

  it("does not mix a stand-in with its own points, nor tell a course from it", async () => {
    const one = await goal("tien-gezonde-jaren");
    expect(one.standIn?.points.length).toBeGreaterThan(0);
    expect(one.measurements).toEqual([]);
    expect(courseOf(one, one.measurements)).toMatchObject({ kind: "unknown", why: "stand_in" });
  });
});
