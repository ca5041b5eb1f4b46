import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { indicators } from "../catalogue/index.ts";
import { namesApart, sentenceOf } from "./words.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
}, 180_000);
afterAll(() => house.close());

/** The words of a page, without its markup. */
async function read(path: string): Promise<string> {
  const answer = await house.ask(path);
  expect(answer.status).toBe(200);
  const html = await answer.text();
  return html
    .slice(html.indexOf("<main"), html.indexOf("</main"))
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll(/\s+/g, " ");
}

describe("an indicator that nobody loaded", () => {
  it("says so on its own address, with the command that loads it", async () => {
    const words = await read("/drenthe/regiobeeld/care-cost-gp");
    expect(words).toContain("Nog niet geladen");
    expect(words).toContain("brink import rivm 50149NED --from <folder>");
    expect(words).toContain("Zorg van de huisarts");
    expect(words).toContain("wat de basisverzekering in een jaar vergoedde");
    expect(await read("/en/drenthe/regiobeeld/care-cost-gp")).toContain("Not loaded yet");
  });
});

describe("the sentence of an indicator", () => {
  it("says the region and the country in as many digits", async () => {
    const words = await read("/drenthe/regiobeeld/crimes-per-1000");
    expect(words).toMatch(/telde de politie 31,0 misdrijven\. In Nederland: 44,7 op de/);
  });
});

describe("the page about the figures", () => {
  it("says how a long list of the API comes in parts", async () => {
    for (const path of ["/over-de-cijfers", "/en/over-de-cijfers"]) {
      const html = await (await house.ask(path)).text();
      for (const name of ["limit", "offset", "next"]) expect(html).toContain(`<code>${name}</code>`);
    }
  });

  it("counts once in English, not one times", async () => {
    const words = await read("/en/over-de-cijfers");
    expect(words).toContain("counts once");
    expect(words).not.toContain("1 times");
  });

  it("marks the titles of tables as Dutch, for who has an English page read aloud", async () => {
    const html = await (await house.ask("/en/over-de-cijfers")).text();
    const titles = [...html.matchAll(/<a href="https:\/\/[^"]*"([^>]*)>/g)].map((match) => match[1]);
    expect(titles.length).toBeGreaterThan(5);
    expect(titles.filter((attributes) => !attributes?.includes('lang="nl"'))).toEqual([]);
  });
});

describe("a sentence about a figure", () => {
  const say = (id: string, value: number, lang: "nl" | "en") => {
    const { before, carrying, after } = sentenceOf(
      value,
      indicators.find((one) => one.id === id)!,
      "Emmen",
      lang,
    );
    return before + carrying + after;
  };

  it("has its verb in the number of the people", () => {
    expect(say("smoking", 31, "nl")).toBe("Van elke 100 volwassenen in Emmen roken er 31.");
    expect(say("smoking", 1, "nl")).toBe("Van elke 100 volwassenen in Emmen rookt er 1.");
    expect(say("heavy-drinking", 0.3, "nl")).toBe(
      "Van elke 100 volwassenen in Emmen is er minder dan 1 een zware drinker.",
    );
    expect(say("welfare-per-1000", 1, "en")).toBe("Of every 1,000 residents in Emmen, 1 is on welfare.");
  });

  it("is whole for every figure, in both languages, and has “er” where people are counted", () => {
    for (const { id } of indicators) {
      for (const lang of ["nl", "en"] as const) expect(say(id, 27, lang)).toMatch(/^\p{Lu}[^#[\]|]*27[^#[\]|]*\.$/u);
    }
    const clauses = indicators.filter((one) => one.say && one.id !== "crimes-per-1000");
    expect(clauses.filter(({ id }) => !/ er 27/.test(say(id, 27, "nl"))).map(({ id }) => id)).toEqual([]);
    expect(clauses.length).toBeGreaterThan(50);
  });
});

describe("a place where few people live", () => {
  it("is spoken of by the hundred, with the number of its row beside it", async () => {
    const few = await read("/drenthe/gebied/bu17011709");
    expect(few).toMatch(/Van elke 100 inwoners in Verspreide huizen Boschoord krijgen er 44 een uitkering/);
    expect(few).toMatch(/Op elke 1\.000 mensen gerekend: 444\. Meer dan in wijken die erop lijken \(\d+\)/);
    expect(few).toMatch(/444[^]*op de 1\.000 inwoners/);
  });

  it("has about so many children and elderly people, or none or hardly any, but never 0", async () => {
    expect(await read("/drechtsteden/gebied/bu05051004")).toContain(
      "Kinderen tot 15 jaar en mensen vanaf 65 wonen er niet of bijna niet.",
    );
    expect(await read("/drenthe/gebied/bu16990330")).toMatch(
      /met 90 inwoners\. Van elke 100 zijn er ongeveer \d+ jonger dan 15 jaar en ongeveer \d+ minstens 65\./,
    );
  });
});

describe("a place in others of its name", () => {
  it("says what each of them is, and does not lie in itself", async () => {
    const html = await (await house.ask("/drenthe/gebied/bu17310000")).text();
    const crumbs = /<nav class="crumbs"[^]*?<\/nav>/.exec(html)![0].replaceAll(/<[^>]+>/g, "|");
    expect(crumbs).toMatch(/Midden-Drenthe\|+Leefgebied Beilen\|+Wijk Beilen\|+Buurt Beilen/);
    expect(await read("/drenthe/gebied/bu17310000")).toContain("Buurt in Midden-Drenthe met");
    expect(await read("/drechtsteden/gebied/bu04820103")).toContain("Buurt in de wijk Centrum met");
  });
});

describe("two districts of one name in one municipality", () => {
  it("keep their number, in the title, in lists and in the search", async () => {
    const html = await (await house.ask("/drenthe/gebied/wk169901")).text();
    expect(html).toMatch(/<title>Wijk 01 Roden/);
    expect(html).toMatch(/<h1>Wijk 01 Roden</);
    const list = await read("/drenthe/gebied/gm1699");
    for (const name of ["Wijk 00 Roden", "Wijk 01 Roden", "Wijk 03 Norg", "Wijk 04 Norg"]) expect(list).toContain(name);
    expect(list).not.toContain("Wijk 06 Peize");
    expect(await read("/drenthe/zoek?q=roden")).toContain("Wijk 01 Roden");
  });
});

describe("a place whose borders moved", () => {
  const link = async (path: string, words: RegExp) => words.exec(await (await house.ask(path)).text())?.[1];

  it("leads from the borders of before to those of now, and back", async () => {
    const now = /Dit zijn de grenzen van 2020\. Nu: <a href="[^"]*\/([^"]+)">/;
    const before = /Cijfers van voor 2024 staan bij <a href="[^"]*\/([^"]+)">/;
    expect(await link("/drenthe/gebied/bu16810100", now)).toBe("bu16818501");
    expect(await link("/drenthe/gebied/bu16818501", before)).toBe("bu16810100");
    expect(await link("/drenthe/gebied/wk168115", now)).toBe("wk168180");
    // Its wijk was there in 2022, under the code of today: that is no page of before.
    expect(await link("/drenthe/gebied/bu16819209", before)).not.toBe("wk168192");
    // Nothing is called so now: then to the district that is there.
    const there = /Kijk nu bij <a href="[^"]*\/([^"]+)">/;
    expect(await link("/drenthe/gebied/bu16810908", there)).toBe("wk168190");
    expect(await link("/drechtsteden/gebied/wk052300", there)).toBe("gm0523");
  });

  it("speaks of then as of then, and never under the name of another place", async () => {
    const borger = await read("/drenthe/gebied/bu16810000");
    expect(borger).toMatch(/Deze buurt in Borger-Odoorn had 4\.695 inwoners in 2020\. Van elke 100 waren er 13/);
    // The code of its district is that of Valthe now.
    expect(await (await house.ask("/drenthe/gebied/bu16810000")).text()).not.toContain('/gebied/wk168100"');
  });

  it("says why too little is known, and of what else", async () => {
    const words = await read("/drenthe/gebied/bu16818206");
    expect(words).toContain("De grenzen zijn veranderd. Veel cijfers zijn nog van de oude grenzen.");
    expect(words).toMatch(/Ook van de wijk Borger en het leefgebied Borger en Nieuw-Buinen weten we te weinig/);
    expect(await read("/drenthe/gebied/wk011858")).not.toContain("De grenzen zijn veranderd");
  });
});

describe("a place of fewer than fifty people", () => {
  it("is no value in a list, on a map or in its classes", async () => {
    const words = await read("/drechtsteden/regiobeeld/share-65-plus?niveau=neighbourhood&gemeente=gm0482");
    expect(words).toMatch(/Polder Blokweer – Dit gaat over minder dan 50 mensen/);
    expect(words).not.toMatch(/–100\b|\b100 van de 100/);
    const counts = await read("/drechtsteden/regiobeeld/residents?niveau=neighbourhood&gemeente=gm0482");
    expect(counts).toMatch(/Polder Blokweer\s+5\b/);
  });

  it("shows how many were counted in place of a share of them", async () => {
    const words = await read("/drechtsteden/gebied/bu04820601");
    expect(words).toMatch(/Mensen van 65 jaar of ouder van de 5 inwoners, afgerond op 5 · CBS 2024 · geteld 5 Niet te/);
    expect(words).not.toMatch(/van de 100 inwoners/);
    // In a drawer where no row is drawn there are no ends to name.
    const nobody = await read("/drenthe/gebied/bu16990440");
    expect(nobody.slice(nobody.indexOf("Mensen Wat"), nobody.indexOf("Inwoners inwoners"))).not.toContain("meer →");
  });

  it("has the map that its neighbours have, also where nobody lives and an average would be of nobody", async () => {
    const words = await read("/drechtsteden/gebied/bu04820502");
    expect(words).toMatch(/Hoogendijk te weinig om iets te zeggen/);
    expect(words).toContain("50090NED, 2020");
    expect(await read("/drechtsteden/gebied/bu05051913")).not.toMatch(/Mensen per huishouden huishoudens/);
  });

  it("gives no share of them on the map or in its own few figures", async () => {
    const words = await read("/drenthe/gebied/gm1681-ellertshaar");
    expect(words).toMatch(/Mensen van 65 jaar of ouder Te weinig om iets te zeggen Afstand tot de huisarts/);
    expect(words).toMatch(/Ellertshaar te weinig om iets te zeggen/);
    expect(words).not.toContain("Ellertshaar 14");
  });
});

describe("a rate that is extreme among few people", () => {
  it("is said in people, with what one institution can do", async () => {
    const words = await read("/drenthe/gebied/gm1701-boschoord");
    expect(words).toContain(
      "In 2020 ging het om ongeveer 100 van de 225 mensen. Op een kleine plek kan één instelling",
    );
    expect(words.match(/ging het om ongeveer/g)).toHaveLength(1);
    expect(await read("/drenthe/gebied/gm0114")).not.toContain("ging het om ongeveer");
  });
});

describe("the figures of an area", () => {
  it("begin with a heading of their own, with the drawers under it", async () => {
    const html = await (await house.ask("/drenthe/gebied/gm0114")).text();
    expect(html).toMatch(/<h2 id="alle-cijfers">Alle cijfers van Emmen<\/h2><div class="compare">/);
    expect(html).toMatch(/<h3 class="theme-head" id="people">/);
  });

  it("stand under a name that fits, or under “Hier”", async () => {
    const long = await (await house.ask("/drenthe/gebied/gm1680-gasselternijveenschemond")).text();
    expect(long).toContain('class="profile__value">Hier<');
    const parts = await (await house.ask("/drenthe/gebied/bu01060303")).text();
    expect(parts).toContain('class="profile__value">Vreebergen/\u200bAmelterhout<');
    expect(parts).toContain("Wat gebeurt er in Vreebergen/\u200bAmelterhout?");
  });
});

describe("the level that an indicator opens on", () => {
  it("is the municipality where there are several, and the district where there is one", async () => {
    expect(await read("/drenthe/regiobeeld/overweight")).toContain("Heeft overgewicht per gemeente");
    expect(await read("/zoetermeer/regiobeeld/overweight")).toContain("Heeft overgewicht per wijk");
  });

  it("is the municipality for what no source gives in more detail", async () => {
    expect(await read("/zoetermeer/regiobeeld/distance-hospital")).toContain(
      "Op dit niveau is er één gebied: Zoetermeer. Het getal is 2,7 km.",
    );
  });

  it("says where a figure does not exist, and never that its borders differ", async () => {
    const words = await read("/drenthe/regiobeeld/distance-hospital?niveau=district");
    expect(words).toContain("Dit cijfer is er niet voor wijken");
    expect(words).not.toContain("grenzen van een ander jaar");
    const redrawn = await read("/drechtsteden/regiobeeld/lonely?niveau=district");
    expect(redrawn).toContain("11 gebieden hebben grenzen van een ander jaar");
    expect(redrawn.match(/Het cijfer hoort bij grenzen van een ander jaar/g)).toHaveLength(11);
  });
});

describe("an area of which nothing stands out", () => {
  it("says so, and says something else where too little is known to say it", async () => {
    const noordscheschut = await read("/drenthe/gebied/wk011858");
    expect(noordscheschut).toContain("Hier springt niets eruit, vergeleken met wijken die erop lijken.");
    // Buurten of Papendrecht were drawn anew after 2020, so its leefgebieden have nothing of the health monitor.
    const east = await read("/drechtsteden/gebied/drechtsteden-papendrecht-oost");
    expect(east).toContain(
      "Er zijn hier te weinig cijfers om te zeggen wat het meest opvalt. De grenzen zijn veranderd. Veel cijfers zijn nog van de oude grenzen. Kijk bij de gemeente Papendrecht",
    );
    expect(east).toContain("Ons leefgebied");
  });

  it("still says how its people feel, where that is known", async () => {
    const above = async (path: string) => (await read(path)).split("Wat gebeurt er")[0]!.replaceAll(/<[^>]+>/g, "");
    const sterrenburg = await above("/drechtsteden/gebied/drechtsteden-sterrenburg");
    expect(sterrenburg).toMatch(
      /volwassenen in Sterrenburg voelen er .*76 zich gezond\. .*voelen er .*48 zich eenzaam\./,
    );
    // Drawn anew after 2020: only the series of 2024 is of these borders.
    expect(await above("/drenthe/gebied/bu16818206")).toMatch(/voelen er .*66 zich gezond \(reeks 2012–2024\)/);
    expect(await above("/drenthe/gebied/bu01060001")).not.toMatch(/voelen .*zich gezond/);
  });
});

describe("two series about the same thing", () => {
  it("are told apart in the sentence above: the map beside it shows the other one", async () => {
    const zwijndrecht = (await read("/drechtsteden/gebied/gm0642")).replaceAll(/<[^>]+>/g, "");
    expect(zwijndrecht).toContain("in Zwijndrecht voelen er 69 zich gezond (reeks 2012–2024).");
    expect(zwijndrecht).toContain("Zwijndrecht 76");
  });
});

describe("a working area or village that is an official area by another name", () => {
  it("has its figures, also of years in which its parts were others, and says so", async () => {
    const westerveld = await read("/drenthe/gebied/drenthe-westerveld");
    expect(westerveld).toContain(
      "Dit leefgebied is hetzelfde gebied als gemeente Westerveld. De cijfers zijn die van de gemeente.",
    );
    expect(westerveld).toContain(
      "Van elke 100 volwassenen in Westerveld hebben er 34 een verhoogde kans op angst of depressie.",
    );
    const values = async (code: string) => {
      const answer = await house.ask(`/api/v1/observations?area=${code}&indicator=anxiety-risk&limit=50`);
      const { observations } = (await answer.json()) as { observations: { year: number; value: number }[] };
      return observations.map(({ year, value }) => `${year} ${value}`).toSorted();
    };
    expect(await values("drenthe-westerveld")).toEqual(await values("GM1701"));
    expect((await values("GM1701")).length).toBeGreaterThan(0);
  });

  it("says the same number of residents as that area, in its sentence and in its row", async () => {
    const district = await read("/drenthe/gebied/wk168180");
    const village = await read("/drenthe/gebied/gm1681-2e-exloermond");
    const residents = / met ([\d.]+) inwoners/;
    expect(village.match(residents)?.[1]).toBe(district.match(residents)?.[1]);
    expect(village).toContain("Dit dorp is hetzelfde gebied als wijk 2e Exloërmond.");
  });
});

describe("what stands out in an area", () => {
  it("may be a count of every thousand, so that the top of a page never denies its rows", async () => {
    const emmen = await read("/drenthe/gebied/gm0114");
    expect(emmen).toMatch(
      /Van elke 1\.000 inwoners in Emmen krijgen er 18 een uitkering voor wie geen werk heeft\. In gemeenten/,
    );
    expect(emmen).not.toContain("Hier springt niets eruit");
  });

  it("comes after one true sentence about who live there", async () => {
    // KWB 2024: 109 346 residents, of whom 15 370 under 15 and 26 712 of 65 or older.
    expect(await read("/drenthe/gebied/gm0114")).toMatch(
      /Gemeente met 109\.346 inwoners\. Van elke 100 zijn er \d+ jonger dan 15 jaar en 24 minstens 65\./,
    );
  });

  it("is left out where too few people live, with a way to a place of which more is known", async () => {
    const few = await house.ask("/drenthe/gebied/wk011453");
    const html = await few.text();
    expect(html).toMatch(/Hier wonen maar 30 mensen\. <a href="\/drenthe\/gebied\/[^"]+">Kijk bij /);
  });
});

describe("looking for a place or a figure", () => {
  it("forgives typing errors in both, and takes a sure figure over a place that only looks like it", async () => {
    expect(await read("/drenthe/zoek?q=overgewigt")).toMatch(/Bedoel je een van deze\?.*Heeft overgewicht/);
    expect(await read("/drenthe/zoek?q=Emen")).toMatch(/Bedoel je een van deze\? Plaatsen Emmen/);
    const lonely = await read("/drenthe/zoek?q=eenzaam");
    expect(lonely).toContain("Voelt zich eenzaam");
    expect(lonely).not.toContain("Bedoel je");
    expect(await read("/drenthe/zoek?q=(")).toContain("We vinden geen");
    expect(await read("/drenthe/zoek?q=7811 ab")).toMatch(
      /Plaatsen Hier hebben de meeste adressen postcode 7811\..*Emmen-Centrum/,
    );
    expect(await read("/drenthe/zoek?q=1012")).toMatch(/We vinden geen “1012”.*Een postcode heeft vier cijfers/);
  });
});

describe("the legend of the rows of an area", () => {
  const legend = async (path: string) => {
    const html = await (await house.ask(path)).text();
    const list = /<ul class="chart-legend"[^]*?<\/ul>/.exec(html)?.[0] ?? "";
    const strips = [...html.matchAll(/<svg class="strip"[^]*?<\/svg>/g)].map(([strip]) => strip);
    return { list, triangles: strips.filter((strip) => strip.includes("l4.5 7.5h-9Z")).length, html };
  };

  it("names the triangle only where a row has one; no place is held against itself", async () => {
    for (const path of ["/drenthe/gebied/drenthe", "/zoetermeer/gebied/gm0637"]) {
      const { list, triangles } = await legend(`${path}?met=vergelijkbaar`);
      expect([list.includes("M8 2l5 9H3Z"), triangles]).toEqual([false, 0]);
    }
    const against = await legend("/drenthe/gebied/drenthe?met=nederland");
    expect(against.list).toMatch(/M8 2l5 9H3Z[^]*Nederland/);
    expect(against.triangles).toBeGreaterThan(0);
  });

  it("names no verdict that no row has", async () => {
    for (const path of ["/drenthe/gebied/drenthe", "/drenthe/gebied/gm0114", "/drenthe/gebied/wk011858"]) {
      const { list, html } = await legend(path);
      const rows = html.slice(html.indexOf("</ul>", html.indexOf("chart-legend")));
      for (const [, kind] of list.matchAll(/class="verdict--(\w+)"/g))
        expect(rows).toMatch(new RegExp(`var\\(--${kind}\\)|verdict--${kind}`));
    }
  });
});

describe("the map of a village", () => {
  it("shows the municipality in which it lies", async () => {
    const html = await (await house.ask("/drenthe/gebied/gm0109-dalen")).text();
    expect(html).toMatch(/<path d="M[^"]+" fill="var\(--card\)" stroke/);
  });
});

describe("the map of districts", () => {
  it("carries their names where they fit", async () => {
    const html = await (await house.ask("/zoetermeer/regiobeeld/share-65-plus?niveau=district")).text();
    expect(html).toMatch(/<text class="map__name[^>]*><tspan[^>]*>Rokkeveen</);
  });
});

describe("names in one list", () => {
  it("are told apart by municipality, and by code where that is not enough", () => {
    const area = (code: string, name: string, municipalityCode: string) =>
      ({ code, name, municipalityCode, kind: "neighbourhood" }) as const;
    const names = namesApart(
      [
        area("BU1", "Centrum", "GM1"),
        area("BU2", "Centrum", "GM2"),
        area("BU3", "Centrum", "GM2"),
        area("BU4", "Oost", "GM2"),
      ],
      new Map([
        ["GM1", "Emmen"],
        ["GM2", "Assen"],
      ]),
    );
    expect([...names.values()]).toEqual(["Centrum (Emmen)", "Centrum (Assen), BU2", "Centrum (Assen), BU3", "Oost"]);
  });
});
