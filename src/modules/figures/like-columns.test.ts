import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readAtlas } from "#modules/regions/index.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { newestSeries } from "./like-columns.ts";
import { ages } from "./model.ts";
import { ownValues, placeRows, seriesKey } from "./reading.ts";
import { readLikes, readSimilar, similarValues } from "./reading-similar.ts";
import { warmFigures } from "./warm.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 120_000);
afterAll(() => house.close());

/** The same in the words of the database: the values of a group, ascending, and their counts added up. */
async function asked(areaIds: readonly number[], indicator: string, age: string, year: number) {
  const { rows } = await sql<{ values: number[] | null; numerator: number | null; denominator: number | null }>`
    select array_agg(o.value order by o.value) as values,
      case when count(o.numerator) = count(*) then sum(o.numerator) end as numerator,
      case when count(o.denominator) = count(*) then sum(o.denominator) end as denominator
    from observation o join indicator i on i.id = o.indicator_id
    where i.slug = ${indicator} and o.age = ${ages.indexOf(age as never)} and o.year = ${year}
      and o.area_id = any(${areaIds}::int[]) and o.status = 0`.execute(house.ctx.db);
  return rows[0]!;
}

it.each(["WK010603", "GM0114", "BU01060000"])("adds up the areas like %s as the database does", async (code) => {
  const { ctx } = house;
  const atlas = await readAtlas(ctx);
  const area = atlas.one(code, 2024)!;
  const own = await ownValues(ctx, placeRows(atlas, area));
  const similar = (await readSimilar(ctx, area, own))!;
  const groups = await similarValues(ctx, area.kind, similar, own);
  const ids = similar.found.flatMap(({ candidate }) => candidate.ids);
  const series = newestSeries(own, ["all", "18+"]);
  expect(series.length).toBeGreaterThan(20);
  for (const { indicator, age, year } of series) {
    const found = groups.get(seriesKey(indicator, age, year));
    const { values, numerator, denominator } = await asked(ids, indicator, age, year);
    expect(found?.values ?? null).toEqual(values);
    expect([rounded(found?.numerator), rounded(found?.denominator)]).toEqual([
      rounded(numerator),
      rounded(denominator),
    ]);
  }
});

/** Sums of fractions differ in their last digit by the order of adding. */
const rounded = (sum: number | null | undefined): string | null => sum?.toPrecision(12) ?? null;

it("has them in memory when they were read ahead", async () => {
  const ctx = { db: house.ctx.db, pageVersion: { current: 1, figures: 1_000, ahead: true as const } };
  await warmFigures(ctx);
  const broken = { ...ctx, db: undefined as never };
  const { columns, candidates } = await readLikes(ctx, "district");
  const ids = candidates.slice(0, 50).flatMap((one) => one.ids);
  const wanted = [{ indicator: "share-65-plus", age: "all" as const, year: 2024 }];
  const group = (await columns.groups(broken, ids, wanted)).get("share-65-plus all 2024");
  expect(group?.values.length).toBeGreaterThan(0);
});
