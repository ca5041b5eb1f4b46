import { type Arbitrary, array, assert, asyncProperty, constantFrom, nat, oneof, option, record, boolean } from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { setWorkingAreas } from "./actions-divisions.ts";
import { type Atlas, readAtlas, readRegion } from "./atlas.ts";
import { type Area, areaKinds } from "./model.ts";
import { findArea, findAreas } from "./store.ts";
import { currentVersion, partsOf } from "./store-divisions.ts";
import { system } from "#platform/http/index.ts";

let house: TestHouse;
let atlas: Atlas;
let all: Area[];
beforeAll(async () => {
  house = await testHouse();
  atlas = await readAtlas(house.ctx);
  all = await findAreas(house.ctx.db, { retired: true });
}, 120_000);
afterAll(() => house.close());

it("finds what the database finds, in the same order, whatever is asked", async () => {
  const code = nat(all.length - 1).map((at) => all[at]!.code);
  const maybe = <T>(of: Arbitrary<T>) => option(of, { nil: undefined });
  await assert(
    asyncProperty(
      record({
        region: maybe(constantFrom("drenthe", "drechtsteden", "zoetermeer", "nergens")),
        kind: maybe(constantFrom(...areaKinds)),
        divisionYear: maybe(constantFrom(2020, 2024)),
        municipality: maybe(constantFrom("GM0106", "GM0637", "GM9999")),
        codes: maybe(array(oneof(code, constantFrom("NL", "drenthe", "niets")), { maxLength: 8 })),
        retired: maybe(boolean()),
      }),
      async (filter) => {
        const found = atlas.find(filter).map((area) => ({ ...area, namesake: undefined }));
        expect(found).toEqual(await findAreas(house.ctx.db, filter));
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

it("knows one area by code and year, and the newest without a year", async () => {
  for (const [code, year] of [["GM0106", 2020], ["GM0106", undefined], ["WK010603", 2024], ["GM0106", 1900]] as const) {
    expect(atlas.one(code, year)).toEqual(await findArea(house.ctx.db, code, year));
  }
});

it("knows in which working area each neighbourhood lies", async () => {
  const version = (await currentVersion(house.ctx.db, "zoetermeer"))!;
  const parts = await partsOf(house.ctx.db, version.id);
  for (const { code } of atlas.find({ region: "zoetermeer", kind: "neighbourhood", divisionYear: 2024 }).slice(0, 20)) {
    const around = all.filter(({ id, kind }) => kind === "working_area" && parts.get(id)?.includes(code));
    expect(around).toEqual([atlas.workingAreaOf("zoetermeer", code)]);
  }
});

it("is read again once a region was divided anew, and not before", async () => {
  expect(await readAtlas(house.ctx)).toBe(atlas);
  const neighbourhoods = atlas
    .find({ region: "zoetermeer", kind: "neighbourhood", divisionYear: 2024 })
    .map((one) => one.code);
  const area = { code: "heel", name: "Heel Zoetermeer", municipality: "GM0637", neighbourhoods, villages: [] };
  const validFrom = (await currentVersion(house.ctx.db, "zoetermeer"))!.validFrom;
  await setWorkingAreas(house.ctx, system, "zoetermeer", { divisionYear: 2024, validFrom, areas: [area] });
  await house.ctx.pageVersion.refresh();
  expect((await readAtlas(house.ctx)).workingAreaOf("zoetermeer", neighbourhoods[0]!)?.name).toBe("Heel Zoetermeer");
});

it("has no region that does not exist", async () => {
  await expect(readRegion(house.ctx, "nergens")).rejects.toMatchObject({ status: 404 });
});
