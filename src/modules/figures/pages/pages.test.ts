import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { namesApart } from "./words.ts";

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
    expect(words).toContain("brink import rivm 50149NED --from <map>");
    expect(words).toContain("Wat de basisverzekering in een jaar vergoedde");
    expect(await read("/en/drenthe/regiobeeld/care-cost-gp")).toContain("Not loaded yet");
  });
});

describe("the level that an indicator opens on", () => {
  it("is the municipality where there are several, and the district where there is one", async () => {
    expect(await read("/drenthe/regiobeeld/overweight")).toContain("Heeft overgewicht per gemeente");
    expect(await read("/zoetermeer/regiobeeld/overweight")).toContain("Heeft overgewicht per wijk");
  });

  it("is the municipality for what no source gives in more detail", async () => {
    expect(await read("/zoetermeer/regiobeeld/distance-hospital")).toContain("Afstand tot het ziekenhuis per gemeente");
  });

  it("says where a figure does not exist, and never that its borders differ", async () => {
    const words = await read("/drenthe/regiobeeld/distance-hospital?niveau=district");
    expect(words).toContain("Dit cijfer is er niet voor wijken");
    expect(words).not.toContain("grenzen van een ander jaar");
    const redrawn = await read("/drechtsteden/regiobeeld/lonely?niveau=district");
    expect(redrawn).toContain("13 gebieden hebben grenzen van een ander jaar");
    expect(redrawn.match(/Het cijfer hoort bij grenzen van een ander jaar/g)).toHaveLength(13);
  });
});

describe("an area of which nothing stands out", () => {
  it("says so, and says something else where too little is known to say it", async () => {
    const papendrecht = await read("/drechtsteden/gebied/gm0590");
    expect(papendrecht).toContain(
      "Geen cijfer is hier duidelijk gunstiger of ongunstiger dan bij gemeenten die erop lijken.",
    );
    // Buurten of Westerveld were drawn anew after 2020, so the leefgebied has nothing of the health monitor.
    const westerveld = await read("/drenthe/gebied/drenthe-westerveld");
    expect(westerveld).toContain(
      "Er zijn hier te weinig cijfers om te zeggen wat anders is. Kijk bij gemeente Westerveld",
    );
    expect(westerveld).toContain("Ons leefgebied");
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
