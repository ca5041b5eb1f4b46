import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "../src/platform/http/index.ts";
import { openBrowser, visit } from "./support/browser.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

let house: TestHouse;
let browser: Browser | undefined;
let origin = "";
let actor: Actor = visitor;
const team: Actor = {
  kind: "person",
  person: "00000000-0000-4000-8000-000000000001",
  grants: [{ role: "programme_team", region: "drenthe" }],
  assurance: 2,
  secondFactor: true,
};

beforeAll(async () => {
  [house, browser] = await Promise.all([testHouse({ clock: () => new Date("2026-11-23T12:00:00Z") }), openBrowser()]);
  house.server.useActors(async () => actor);
  origin = await house.listen();
});
afterAll(async () => {
  await browser?.close();
  await house.close();
});

describe("a programme team without JavaScript, on a small screen", () => {
  it("changes a goal, adopts the plan, and anyone reads what changed", async (context) => {
    if (!browser) return context.skip();
    actor = team;
    const { page, close } = await visit(browser, { script: false, width: 320 });
    await page.goto(`${origin}/drenthe/plan/team`);
    await page.getByRole("link", { name: /In 2030 roken 11 van de 100/ }).click();
    await page.getByLabel("Waarde in het doeljaar").fill("10,5");
    await page.getByLabel("Vanaf welke leeftijd?").fill("18");
    await page.getByLabel("Wie besloot dit?").fill("Regiotafel");
    await page.getByLabel("Waarom verander je dit?").fill("Het gaat sneller dan gedacht.");
    await page.getByRole("button", { name: "Bewaar" }).click();
    expect(await page.locator("main").innerText()).toContain("18 jaar en ouder");
    await page.goto(`${origin}/drenthe/plan/vaststellen`);
    expect(await page.locator("main").innerText()).toContain("10,5 van de 100 in 2030");
    await page.getByLabel("Wie stelde het vast?").fill("Regiotafel");
    await page.getByLabel("Waarom nu?").fill("Het plan klopt weer.");
    await page.getByRole("button", { name: "Stel vast" }).click();
    await page.waitForURL(`${origin}/drenthe/plan/versies/3`);
    actor = visitor;
    await page.getByRole("link", { name: "Wat is er anders dan in versie 2?" }).click();
    const words = await page.locator("main").innerText();
    expect(words).toContain("11 van de 100 in 2030");
    expect(words).toContain("10,5 van de 100 in 2030");
    await page.goto(`${origin}/drenthe/plan/beloften`);
    expect(await page.locator("main").innerText()).toContain("Niet getekend sinds 23 november 2026.");
    await close();
  });

  it("writes down what an organisation signed on paper, step by step and back, and an alderman finds the answer", async (context) => {
    if (!browser) return context.skip();
    actor = team;
    const { page, close } = await visit(browser, { script: false, width: 320 });
    await page.goto(`${origin}/drenthe/plan/beloften/vragen`);
    await page.getByLabel("Of een andere naam").fill("Gemeente Veenland");
    await page.getByLabel("Waarom deze organisatie?").fill("Doet mee.");
    await page.getByRole("button", { name: "Vraag het" }).click();
    await page.getByRole("link", { name: "Teken of verander" }).click();
    await page.getByLabel("Rondje dorp").check();
    await page.getByRole("button", { name: "Verder" }).click();
    await page.getByLabel("Rondje dorp, 2027").fill("€ 120.000");
    await page.getByLabel("Wie moet nog goedkeuren?").fill("gemeenteraad");
    await page.getByRole("button", { name: "Terug" }).click();
    await page.getByLabel("Koele plekken").check();
    await page.getByRole("button", { name: "Verder" }).click();
    expect(await page.getByLabel("Rondje dorp, 2027").inputValue()).toBe("€ 120.000");
    await page.getByLabel("Functie van wie tekent").fill("wethouder");
    await page.getByLabel("Naam van wie tekent").fill("A. Voorbeeld");
    await page.getByLabel("Waarom?").fill("Zo staat het in het raadsvoorstel.");
    await page.getByRole("button", { name: "Teken" }).click();
    await page.getByRole("link", { name: "Meld wat ermee gebeurde" }).click();
    await page.getByLabel("De goedkeuring is gegeven").check();
    await page.getByLabel("Waarom?").fill("De raad stemde in.");
    await page.getByRole("button", { name: "Schrijf het op" }).click();
    actor = visitor;
    await page.goto(`${origin}/drenthe/plan`);
    await page.getByRole("link", { name: "Wie beloofde wat?" }).click();
    await page.getByRole("link", { name: "Gemeente Veenland" }).click();
    const words = await page.locator("main").innerText();
    expect(words).toContain("wethouder, A. Voorbeeld, 23 november 2026, op papier");
    expect(words).toContain("Gegeven door gemeenteraad op 23 november 2026.");
    expect(words).toMatch(/2027: €\s120\.000/);
    await page.getByRole("link", { name: "Rondje dorp" }).click();
    expect(await page.locator("main").innerText()).toContain("Wie beloofde dit?");
    await close();
  });
});
