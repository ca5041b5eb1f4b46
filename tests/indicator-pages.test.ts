import { indicators } from "../src/modules/figures/index.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saidTwice } from "./support/area-laws.ts";
import {
  type IndicatorAddress,
  brokenWords,
  indicatorFaults,
  linksOf,
  mainOf,
  pathOf,
  wordsOf,
} from "./support/indicator-laws.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 180_000);
afterAll(() => house.close());

/** One of every unit, kind and shape, each in another region and at another level. All of them: `indicator-pages.long.test.ts`. */
const sample: readonly IndicatorAddress[] = [
  { region: "drenthe", indicator: "good-health" },
  { region: "drenthe", indicator: "underweight" },
  { region: "drenthe", indicator: "overweight", query: { niveau: "district", leeftijd: "65+" } },
  { region: "drechtsteden", indicator: "lonely", query: { niveau: "district", volgorde: "waarde" } },
  { region: "zoetermeer", indicator: "much-stress", query: { niveau: "neighbourhood" } },
  { region: "drenthe", indicator: "good-health-2012-2024" },
  { region: "drechtsteden", indicator: "residents" },
  { region: "zoetermeer", indicator: "share-0-14", query: { niveau: "neighbourhood" } },
  { region: "drenthe", indicator: "share-65-plus", query: { niveau: "village" } },
  { region: "drenthe", indicator: "share-water", query: { niveau: "district" } },
  { region: "drechtsteden", indicator: "household-size" },
  { region: "drenthe", indicator: "population-density", query: { niveau: "district", gemeente: "gm0114" } },
  { region: "zoetermeer", indicator: "urbanity", query: { niveau: "district" } },
  { region: "drenthe", indicator: "land-area", query: { niveau: "working_area" } },
  { region: "drenthe", indicator: "disability-per-1000" },
  { region: "drechtsteden", indicator: "distance-supermarket", query: { niveau: "working_area" } },
  { region: "drenthe", indicator: "home-value" },
  { region: "zoetermeer", indicator: "income-per-resident" },
  { region: "drechtsteden", indicator: "gp-within-3km" },
  { region: "drenthe", indicator: "walk-or-cycle-to-work" },
  { region: "zoetermeer", indicator: "distance-hospital" },
  { region: "drenthe", indicator: "care-cost-total" },
  { region: "drenthe", indicator: "deaths-per-1000", lang: "en" },
  { region: "drechtsteden", indicator: "home-value", query: { niveau: "district" }, lang: "en" },
];

describe("the page of an indicator", () => {
  it.for(sample.map((one) => [pathOf(one), one] as const))("%s says what the figures say", async ([, address]) => {
    expect(await indicatorFaults(house, address)).toEqual([]);
  });

  it("begins with a sentence, also where nothing can be said of the whole region", async () => {
    for (const path of ["/drenthe/regiobeeld/home-value", "/drechtsteden/regiobeeld/address-density"]) {
      const main = mainOf(await (await house.ask(path)).text());
      expect(wordsOf(/<p class="[^"]*lead[^"]*">.*?<\/p>/s.exec(main)?.[0] ?? "")).toContain(
        "is er niet, wel per gemeente.",
      );
    }
  });

  it("gives a region that is one municipality what that municipality has", async () => {
    const answer = await house.ask("/api/v1/observations?area=zoetermeer&indicator=home-value");
    const { observations } = (await answer.json()) as { observations: { value: number }[] };
    const official = await house.ask("/api/v1/observations?area=GM0637&indicator=home-value");
    const other = (await official.json()) as { observations: { value: number }[] };
    expect(observations.map((one) => one.value)).toEqual(other.observations.map((one) => one.value));
    expect(observations.length).toBeGreaterThan(0);
  });
});

describe("an indicator at its levels", () => {
  const levelsIn = (main: string) => [
    ...new Set([...main.matchAll(/href="([^"]*[?&;]niveau=([a-z_]+)[^"]*)"/g)].map((match) => match[2]!)),
  ];

  it.for([
    ["zoetermeer", "distance-swimming-pool"],
    ["zoetermeer", "share-high-education"],
    ["zoetermeer", "good-health-2012-2024"],
    ["zoetermeer", "share-0-14"],
    ["drenthe", "births-per-1000"],
    ["drenthe", "home-value"],
  ])("offers no level without a number: %s, %s", async ([region, id]) => {
    const main = mainOf(await (await house.ask(`/${region}/regiobeeld/${id}`)).text());
    for (const niveau of levelsIn(main)) {
      const there = mainOf(await (await house.ask(`/${region}/regiobeeld/${id}?niveau=${niveau}`)).text());
      expect(there).not.toContain("Dit cijfer is er niet voor");
    }
  });

  it("does not call a number that was rounded away the lowest of all", async () => {
    const main = mainOf(await (await house.ask("/zoetermeer/regiobeeld/unemployment-per-1000?niveau=district")).text());
    const words = wordsOf(main);
    expect(words).toMatch(/Buitengebied \|[^A-Z]*– \| Het zijn te weinig mensen: CBS rondt af op 10\./);
    expect(words).not.toMatch(/Van 0 op de 1\.000/);
    expect(words).toContain("Niet getekend: 2 gebieden");
    expect(words).toContain("Buiten de lijnen: Rokkeveen.");
  });

  it("names both tables of a course and the years of each", async () => {
    const main = mainOf(await (await house.ask("/zoetermeer/regiobeeld/household-size")).text());
    expect(wordsOf(main)).toContain("84799NED (2020) en 85984NED (2024). Die verbinden we niet met een lijn.");
    expect(wordsOf(main)).toContain("84799NED, 85984NED 2020–2024");
  });

  it.for([
    [
      "distance-swimming-pool",
      /^Inwoners van Zoetermeer wonen gemiddeld [\d,]+ km van een zwembad\. In Nederland: [\d,]+ km\./,
    ],
    [
      "hospitals-within-20km",
      /^Een inwoner van Zoetermeer heeft gemiddeld [\d,]+ ziekenhuizen en buitenpoli's binnen 20 km\./,
    ],
    ["urbanity", /: 1\. Dat is zeer sterk stedelijk\./],
    ["residents", /^Inwoners in Zoetermeer: [\d.]+\. *$/],
  ] as const)("says %s in a sentence that is one", async ([id, sentence]) => {
    const main = mainOf(await (await house.ask(`/zoetermeer/regiobeeld/${id}`)).text());
    const lead = /<p class="[^"]*lead[^"]*">.*?<\/p>/s.exec(main)![0];
    expect(wordsOf(lead).replaceAll("|", "").trim()).toMatch(sentence);
  });

  it("gives sizes no place, and every number of a share one", async () => {
    const list = async (id: string) => {
      const main = mainOf(await (await house.ask(`/drenthe/regiobeeld/${id}`)).text());
      return main.slice(main.indexOf('id="lijst-tabel"'), main.indexOf("</table>", main.indexOf('id="lijst-tabel"')));
    };
    expect(await list("residents")).not.toContain("interval");
    expect((await list("share-0-14")).split('class="interval"')).toHaveLength(13);
  });

  it("points at what is about the same, and says what of it is not loaded", async () => {
    const words = async (id: string) => wordsOf(mainOf(await (await house.ask(`/zoetermeer/regiobeeld/${id}`)).text()));
    expect(await words("share-high-education")).toMatch(
      /Zie ook \| *Hoogste diploma: hbo of universiteit \(nog niet geladen\)/,
    );
    expect(await words("education-hbo-wo")).toMatch(/Zie ook \| *Hoog opleidingsniveau \(20\d\d\)/);
  });

  it("says beside the colours when estimates cannot be told apart", async () => {
    const words = async (id: string) => wordsOf(mainOf(await (await house.ask(`/drenthe/regiobeeld/${id}`)).text()));
    expect(await words("underweight")).toContain("te dicht bij elkaar om een verschil te noemen");
    expect(await words("lonely")).toContain("kleuren naast elkaar kunnen even hoog zijn");
    expect(await words("share-0-14")).not.toContain("schattingen");
  });

  it("draws no funnel of events, of which one person may have several", async () => {
    expect(await (await house.ask("/drenthe/regiobeeld/crimes-per-1000")).text()).not.toContain('id="trechter"');
  });

  it("says only the year where the day of retrieval is not known", async () => {
    const about = async (id: string) => wordsOf(mainOf(await (await house.ask(`/drenthe/regiobeeld/${id}`)).text()));
    expect(await about("lonely")).toMatch(/Opgehaald \| 2022 \|/);
    expect(await about("share-0-14")).toMatch(/Opgehaald \| \d+ [a-z]+ 20\d\d \|/);
  });

  it("speaks of a cause only where an area lies outside the lines, and of all areas as all", async () => {
    const calm = wordsOf(mainOf(await (await house.ask("/drenthe/regiobeeld/welfare-per-1000")).text()));
    expect(calm).toContain("Buiten de lijnen ligt geen enkel gebied. |");
    expect(calm).not.toContain("Waarom het zo is");
    const all = wordsOf(mainOf(await (await house.ask("/zoetermeer/regiobeeld/share-45-64")).text()));
    expect(all).toContain("Alle 9 gebieden liggen buiten de band.");
  });
});

describe("the pages around them", () => {
  const around = ["drenthe", "drechtsteden", "zoetermeer"].flatMap((region) => [`/${region}`, `/${region}/regiobeeld`]);

  it.for([...around, "/en/drenthe/regiobeeld", "/over-de-cijfers", "/en/over-de-cijfers"])(
    "%s has no broken word and no empty place",
    async (path) => {
      const answer = await house.ask(path);
      expect(answer.status).toBe(200);
      expect(brokenWords(await answer.text())).toEqual([]);
    },
  );

  it.for(["drenthe", "drechtsteden", "zoetermeer"])(
    "what stands out in %s names group, size, country, year and source, and one theme once",
    async (region) => {
      const main = mainOf(await (await house.ask(`/${region}`)).text());
      const part = main.slice(main.indexOf('id="opvalt"'), main.indexOf("/over-de-cijfers#wat-opvalt"));
      const findings = part
        .split("<li")
        .slice(1)
        .map(wordsOf)
        .filter((words) => words.includes("dan Nederland"));
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.length).toBeLessThanOrEqual(5);
      for (const words of findings) {
        expect(words).toMatch(
          /(Van elke (100|1\.000)|Op elke 1\.000) [^|]+ in [^|]+\d[^|]*\.|[^|]+ in [^|]+: [\d.,]+ op de 1\.000\./,
        );
        expect(words).toMatch(/In Nederland[^|]*\d[^|]*\(cijfers van 20\d\d\)\./);
        expect(words).toMatch(/(RIVM|CBS)[^|]*20\d\d · [^|]+ · (geteld|schatting uit een model)\./);
      }
      const themes = [...part.matchAll(/regiobeeld\/([a-z0-9-]+)/g)].map(
        (match) => indicators.find((one) => one.id === match[1])?.theme,
      );
      expect(new Set(themes).size).toBe(findings.length);
      expect(saidTwice(findings.map((words) => words.split(/\. In /)[0]!))).toEqual([]);
    },
  );

  it("every link of a regiobeeld is answered", { timeout: 120_000 }, async () => {
    const html = await (await house.ask("/zoetermeer/regiobeeld")).text();
    const dead: string[] = [];
    for (const link of linksOf(mainOf(html))) {
      const { status } = await house.ask(link);
      if (status !== 200) dead.push(`${link}: ${status}`);
    }
    expect(dead).toEqual([]);
  });
});
