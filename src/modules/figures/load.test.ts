import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findArea } from "#modules/regions/index.ts";
import { testHouse, type TestHouse } from "../../../tests/support/server.ts";
import { findValues } from "./store.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 120_000);
afterAll(() => house.close());

describe("the packs together", () => {
  it("give a district its newest edition (of the country's pack) and its older ones (of the region's pack)", async () => {
    const district = await findArea(house.ctx.db, "WK011443", 2020);
    const found = await findValues(house.ctx.db, { areaIds: [district!.id], indicator: "good-health", age: "18+" });
    // Angelslo in 50090NED: 66.2, 65.1 and 70.9.
    expect(found.map((value) => [value.year, value.value])).toEqual([
      [2012, 66.2],
      [2016, 65.1],
      [2020, 70.9],
    ]);
  });
});
