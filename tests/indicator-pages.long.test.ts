import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { indicators } from "../src/modules/figures/index.ts";
import {
  brokenWords,
  type IndicatorAddress,
  indicatorFaults,
  linksOf,
  mainOf,
  pathOf,
} from "./support/indicator-laws.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 180_000);
afterAll(() => house.close());

const regions = ["drenthe", "drechtsteden", "zoetermeer"];
const levels = ["municipality", "working_area", "district", "neighbourhood", "village"];

/** Every level and age of an indicator in Dutch; in English each once, on the level it opens on. */
function addressesOf(region: string, indicator: (typeof indicators)[number]): IndicatorAddress[] {
  const dutch = indicator.ages.flatMap((leeftijd) =>
    levels.map((niveau) => ({ region, indicator: indicator.id, query: { niveau, leeftijd } })),
  );
  return [{ region, indicator: indicator.id }, { region, indicator: indicator.id, lang: "en" }, ...dutch];
}

describe.each(regions)("every indicator page of %s", (region) => {
  it.for(indicators.map((one) => [one.id, one] as const))("%s", async ([, indicator]) => {
    const faults: string[] = [];
    for (const address of addressesOf(region, indicator)) {
      for (const fault of await indicatorFaults(house, address)) faults.push(`${pathOf(address)}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});

describe("every page that a regiobeeld links to", () => {
  it.each(regions)("is answered, and has no broken word unless it is of an area (%s)", async (region) => {
    const seen = new Set<string>();
    const faults: string[] = [];
    for (const prefix of ["", "/en"]) {
      const html = await (await house.ask(`${prefix}/${region}/regiobeeld`)).text();
      for (const link of linksOf(mainOf(html))) {
        const path = link.split("#")[0]!;
        if (seen.has(path)) continue;
        seen.add(path);
        const answer = await house.ask(path);
        if (answer.status !== 200) faults.push(`${path}: ${answer.status}`);
        else if (!path.includes("/gebied/"))
          faults.push(...brokenWords(await answer.text()).map((fault) => `${path}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect(seen.size).toBeGreaterThan(100);
  });
});
