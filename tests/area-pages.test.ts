import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AreaAddress, areaFaults, areasOf, regions, saidTwice, twinFaults } from "./support/area-laws.ts";
import { blocksOf, breachesOf } from "./support/page-laws.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 180_000);
afterAll(() => house.close());

/** The first, the middle and the last of each kind, and places that are odd in one way or another. All of them: `area-pages.long.test.ts`. */
const odd = [
  "GM0114", // a large municipality whose benefits differ and whose estimates do not
  "drenthe-westerveld", // a working area that is its municipality
  "gm1681-2e-exloermond", // a village that is its wijk, without figures of before
  "gm1681-ellertshaar", // a village of fewer than fifty people
  "BU01145301", // a business park where nobody lives
  "BU01060300", // a neighbourhood of an older division
  "gm1680-gasselternijveenschemond", // the longest word
  "BU04820103", // a name that CBS writes without a capital
  "BU17011709", // an institution: no children, and a rate of every thousand where few live
  "BU05051004", // neither children nor elderly people
  "BU01191100", // ill and limited, which is one thing to a reader
  "BU17310000", // Beilen in Beilen in Beilen
  "zoetermeer", // a region that is one municipality
];

function sampleOf(areas: readonly AreaAddress[]): AreaAddress[] {
  const kinds = Map.groupBy(areas, ({ kind }) => kind);
  const some = [...kinds.values()].flatMap((own) => [own[0]!, own[Math.floor(own.length / 2)]!, own.at(-1)!]);
  return [...new Set([...some, ...areas.filter(({ code }) => odd.includes(code))])];
}

describe("pages of areas", () => {
  it.each(regions)("say something true and clear, and nothing broken, in both languages (%s)", async (region) => {
    const faults: string[] = [];
    const sample = sampleOf(await areasOf(house, region));
    for (const area of sample) {
      faults.push(...(await areaFaults(house, area)), ...(await areaFaults(house, area, "en")));
    }
    expect(faults).toEqual([]);
    expect(sample.length).toBeGreaterThan(10);
  });
});

describe("a working area or village that is an official area by another name", () => {
  it.each(["drenthe", "drechtsteden"])("says what that area says (%s)", async (region) => {
    const { faults, twins } = await twinFaults(house, region);
    expect(faults).toEqual([]);
    expect(twins).toBeGreaterThan(3);
  });
});

describe("the search page", () => {
  const asked = ["", "Emmen", "2e exloermond", "emen", "zzzz", "7811 AB", "overgewigt", "eenzaam"];
  it.each(asked)("is whole for “%s”", async (words) => {
    for (const path of ["/zoek", "/en/zoek", "/drenthe/zoek", "/en/zoetermeer/zoek"]) {
      const html = await (await house.ask(`${path}?q=${encodeURIComponent(words)}`)).text();
      expect(breachesOf(html, path.startsWith("/en") ? "en" : "nl")).toEqual([]);
    }
  });
});

describe("the laws themselves", () => {
  it("know what one reader calls one thing", () => {
    const of = (clause: string) => `Van elke 100 volwassenen in Zuid ${clause}`;
    const [ill, limited] = [of("zijn er 42 beperkt door hun gezondheid"), of("hebben er 20 grote moeite met bewegen")];
    expect(saidTwice([ill, limited])).toHaveLength(1);
    const poor = "Van elke 100 mensen met een inkomen in Zuid hebben er 40 betaald werk";
    expect(saidTwice([limited, of("bewegen er 35 genoeg"), of("komen er 28 moeilijk rond"), poor])).toEqual([]);
  });

  const page = (words: string) => `<html lang="nl"><main><h1>Emmen</h1>${words}</main></html>`;
  it("read a page as blocks of text, and let a good one pass", () => {
    const good = page("<p>Gemeente met <b>109.346</b> inwoners.</p><ul><li>Auto&#39;s &amp; fietsen</li></ul>");
    expect(blocksOf(good)).toEqual([
      { tag: "h1", text: "Emmen" },
      { tag: "p", text: "Gemeente met 109.346 inwoners." },
      { tag: "li", text: "Auto's & fietsen" },
    ]);
    expect(breachesOf(good, "nl")).toEqual([]);
  });

  it.each([
    ["<p>NaN van de 100.</p>", "no values of the machine"],
    ["<p>&amp;amp; zo.</p>", "no entity is shown as code"],
    ["<p>Klaar..</p>", "no doubled signs"],
    ["<p>Wijk  in Emmen.</p>", "no double spaces"],
    ["<p>Met 1 inwoners.</p>", "one is not many"],
    ["<p>met inwoners.</p>", "a sentence begins with a capital"],
    ["<p>More people than here.</p>", "one language at a time"],
    ["<h3>Te diep</h3>", "headings go down one by one"],
    ['<p id="a">A.</p><p id="a">B.</p>', "an id stands once"],
    ["<td></td>", "nothing is empty"],
    ["<h2>Zo</h2><h2>Zo</h2>", "a heading stands once"],
    ["<p>Het is -5.</p>", "numbers are possible"],
    ["<p>Van elke 100 mensen roken 120.</p>", "numbers are possible"],
  ])("see what is broken in %s", (words, law) => {
    expect(breachesOf(page(words), "nl").map((breach) => breach.law)).toContain(law);
  });
});
