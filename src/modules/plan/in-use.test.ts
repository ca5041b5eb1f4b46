import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, system } from "#platform/http/index.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { declareRegion } from "../accounts/actions-house.ts";
import { askPromise } from "./actions-promises.ts";
import { readAdoptions } from "./store-adopted.ts";
import { readPromises } from "./store-promises.ts";

let house: TestHouse;
const operator: Actor = {
  kind: "person",
  person: "00000000-0000-4000-8000-000000000001",
  grants: [{ role: "operator" }],
  assurance: 3,
  secondFactor: true,
};
const declaration = { controller: "X", contact: "a@b.nl", privacy: "https://x.nl", accessibility: "https://x.nl" };

beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

describe("a region that is declared in use", () => {
  it("loses its example versions and promises", async () => {
    const { db } = house.ctx;
    expect((await readPromises(db, "zoetermeer")).length).toBeGreaterThan(3);
    await declareRegion(house.ctx, operator, "zoetermeer", { ...declaration, complaints: "c@b.nl" });
    expect([await readPromises(db, "zoetermeer"), await readAdoptions(db, "zoetermeer")]).toEqual([[], []]);
    expect(await (await house.ask("/zoetermeer/plan/beloften")).text()).toContain("Er is nog niemand gevraagd");
  });

  it("keeps the version on which somebody made a real promise", async () => {
    const { db } = house.ctx;
    const asked = { name: "school", organisationId: null, on: "2026-11-01", reason: "doet mee" };
    await askPromise(house.ctx, system, "drechtsteden", asked);
    await declareRegion(house.ctx, operator, "drechtsteden", { ...declaration, complaints: "c@b.nl" });
    expect((await readPromises(db, "drechtsteden")).map((one) => one.name)).toEqual(["school"]);
    expect((await readAdoptions(db, "drechtsteden")).map((one) => one.number)).toEqual([1]);
  });
});
