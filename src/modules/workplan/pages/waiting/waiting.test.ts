import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestHouse, testHouse } from "../../../../../tests/support/server.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse({ clock: () => new Date("2026-11-23T12:00:00Z") });
});
afterAll(() => house.close());
const read = async (path: string) => (await house.ask(path)).text();

describe("the timeline", () => {
  it("draws an arrow for every pair of the table, dashed where the times do not fit", async () => {
    const html = await read("/drenthe/werkagenda/tijdlijn");
    const chains = html.slice(html.indexOf('id="wachten"'), html.indexOf("chart-legend"));
    const rows = (chains.match(/<tr/g) ?? []).length - 1;
    const arrows = chains.match(/<path d="M[\d.]+ [\d.]+H[^>]*>/g) ?? [];
    const late = (chains.match(/dat is later dan het begin/g) ?? []).length;
    expect(rows).toBeGreaterThan(2);
    expect(arrows).toHaveLength(rows);
    expect(arrows.filter((arrow) => arrow.includes("stroke-dasharray"))).toHaveLength(late);
    expect(chains).toContain(`${rows} keer wacht een initiatief op een ander.`);
  });

  it("draws only what the filter leaves", async () => {
    const html = await read("/drenthe/werkagenda/tijdlijn?opgave-arbeidsmarkt=1");
    expect(html).toContain("Eén initiatief wacht op een ander.");
    expect(await read("/zoetermeer/werkagenda/tijdlijn")).not.toContain("Wat wacht op wat?");
  });
});

describe("an initiative", () => {
  it("says what it waits for, and what waits for it", async () => {
    const waits = await read("/drenthe/werkagenda/een-formulier");
    expect(waits).toContain('Wacht op <a href="/drenthe/werkagenda/samen-over-grenzen">');
    expect(waits).toContain("klaar in december 2027");
    const first = await read("/drenthe/werkagenda/samen-over-grenzen");
    expect(first).toMatch(/een-formulier">[^<]*<\/a> wacht hierop/);
  });
});
