import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { areaFaults, areaPath, areasOf, regions } from "./support/area-laws.ts";
import { linksOf, mainOf } from "./support/indicator-laws.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 180_000);
afterAll(() => house.close());

/** Of pages that differ in one choice only, such as what an area is held against, one in fifteen is asked. */
const sampled = (targets: ReadonlySet<string>): string[] => {
  const alike = [...targets].filter((target) => /[?&]met=|\.csv|format=csv|^\/en\//.test(target));
  const left = new Set(alike.filter((_, place) => place % 15 > 0));
  return [...targets].filter((target) => !left.has(target));
};

describe.each(regions)("every area of %s", (region) => {
  it("says something true and clear, and nothing broken, in both languages", async () => {
    const faults: string[] = [];
    for (const area of await areasOf(house, region)) {
      faults.push(...(await areaFaults(house, area)), ...(await areaFaults(house, area, "en")));
    }
    expect(faults).toEqual([]);
  });

  it("leads only to pages that are there", async () => {
    const targets = new Set<string>();
    for (const area of await areasOf(house, region)) {
      const html = await (await house.ask(areaPath(area))).text();
      for (const link of linksOf(mainOf(html))) targets.add(link.split("#")[0]!);
    }
    const lost: string[] = [];
    for (const target of sampled(targets)) {
      const { status } = await house.ask(target);
      if (status !== 200 && status !== 303) lost.push(`${target}: ${status}`);
    }
    expect(lost).toEqual([]);
    expect(targets.size).toBeGreaterThan(30);
  });
});
