import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "../src/platform/http/index.ts";
import { writeSpreadsheet } from "../src/platform/spreadsheets/index.ts";
import { teamOfDrenthe } from "./support/dialogue.ts";
import { expectAccessible, expectNoSidewaysScroll, openBrowser, visit } from "./support/browser.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

let house: TestHouse;
let browser: Browser | undefined;
let origin = "";
let actor: Actor = visitor;
const team = teamOfDrenthe("1");

beforeAll(async () => {
  [house, browser] = await Promise.all([testHouse({ clock: () => new Date("2026-11-23T12:00:00Z") }), openBrowser()]);
  house.server.useActors(async () => actor);
  origin = await house.listen();
});
afterAll(async () => {
  await browser?.close();
  await house.close();
});

const open = [
  "/drenthe/werkagenda",
  "/drenthe/werkagenda/een-plan-veel-zorg",
  "/drenthe/werkagenda/losse-eindjes",
  "/drenthe/werkagenda/tijdlijn",
  "/drenthe/werkagenda/bord",
  "/drenthe/werkagenda/geld",
  "/drenthe/werkagenda/geld?jaar=2026",
  "/drenthe/werkagenda/gebieden",
  "/drenthe/werkagenda/gebieden?niveau=working_area",
  "/drenthe/werkagenda/gebieden?q=roswinkl",
  "/drenthe/werkagenda/gebieden/gm1680-gieten",
  "/drenthe/werkagenda/gebieden/gm0114",
  "/drenthe/werkagenda/boom",
  "/drenthe/werkagenda/netwerk",
  "/drenthe/werkagenda/netwerk?opgave=netwerkaanpak&partij=huisartsengroep",
  "/drenthe/werkagenda/transformatie",
  "/drechtsteden/werkagenda/transformatie",
  "/drenthe/werkagenda/voorbeelden",
  "/drenthe/werkagenda/nieuw",
  "/drenthe/werkagenda/downloads",
  "/drenthe/werkagenda/stukken",
  "/drenthe/werkagenda/een-plan-veel-zorg/geschiedenis",
  "/drenthe/plan",
  "/drenthe/plan/een-plan",
  "/drenthe/plan/versies",
  "/drenthe/plan/versies/2",
  "/drenthe/plan/versies/1/tegenover/nu",
  "/drenthe/plan/beloften",
  "/drenthe/plan/beloften/gemeente",
  "/zoetermeer/werkagenda",
];
const closed = [
  "/drenthe/werkagenda/team",
  "/drenthe/werkagenda/toevoegen",
  "/drenthe/werkagenda/uren",
  "/drenthe/werkagenda/inlezen",
  "/drenthe/werkagenda/stukken/maak",
  "/drenthe/werkagenda/vergadering",
  "/drenthe/werkagenda/voorbeelden/zoetermeer/diabetes-omkeren",
  "/drenthe/werkagenda/een-plan-veel-zorg/bewerk",
  "/drenthe/werkagenda/een-plan-veel-zorg/bewerk/basis",
  "/drenthe/werkagenda/een-plan-veel-zorg/bewerk/geld",
  "/drenthe/werkagenda/een-plan-veel-zorg/bewerk/transformatie",
  "/drenthe/plan/een-plan/bewerk",
  "/drenthe/plan/team",
  "/drenthe/plan/toevoegen",
  "/drenthe/plan/vaststellen",
  "/drenthe/plan/kwetsbaar",
  "/drenthe/plan/beloften/vragen",
  "/drenthe/plan/beloften/ziekenhuis/mail",
  "/drenthe/plan/beloften/gemeente/teken",
  "/drenthe/plan/beloften/huisartsengroep/bijwerken",
  "/drenthe/plan/ambities/welzijn",
  "/drenthe/plan/opgaven/nieuw",
  "/drenthe/plan/opgaven/sociale-basis",
  "/drenthe/plan/opgaven/sociale-basis/splits",
];

describe("every page of plan and workplan", () => {
  for (const path of [...open, "/en/drenthe/werkagenda", "/en/drenthe/plan"]) {
    it(`${path} has no barrier, keeps to 320 px, and the browser has no complaint`, async (context) => {
      if (!browser) return context.skip();
      actor = visitor;
      const guest = await visit(browser, { width: 320 });
      await guest.page.goto(origin + path);
      await expectAccessible(guest.page);
      await guest.page.setViewportSize({ width: 1280, height: 900 });
      await expectNoSidewaysScroll(guest.page);
      expect(guest.complaints).toEqual([]);
      await guest.close();
    });
  }

  for (const path of closed) {
    it(`${path} of the team has no barrier and keeps to 320 px`, async (context) => {
      if (!browser) return context.skip();
      actor = team;
      const guest = await visit(browser, { width: 320 });
      const answer = await guest.page.goto(origin + path);
      expect(answer?.status()).toBe(200);
      await expectAccessible(guest.page);
      expect(guest.complaints).toEqual([]);
      await guest.close();
    });
  }
});

describe("a resident without JavaScript", () => {
  it("finds what happens in the own municipality, and where it comes from", async (context) => {
    if (!browser) return context.skip();
    actor = visitor;
    const { page, close } = await visit(browser, { script: false });
    await page.goto(`${origin}/drenthe`);
    await page.getByRole("link", { name: "Werkagenda", exact: true }).first().click();
    await page.getByLabel("Waar", { exact: true }).selectOption({ label: "Coevorden" });
    await page.getByRole("button", { name: "Laat zien" }).click();
    await page.waitForURL((address) => address.searchParams.get("waar") === "GM0109");
    await page.getByRole("link", { name: "Huiskamer in de wijk" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("Huiskamer in de wijk");
    await page
      .locator(".thread-box")
      .getByRole("link", { name: /40 van de 100/ })
      .click();
    expect(await page.locator("main").innerText()).toContain("Pas bij twee kun je vergelijken.");
    await close();
  });

  it("finds what happens in the own village from its figures, and follows it, on a small phone", async (context) => {
    if (!browser) return context.skip();
    const { page, close } = await visit(browser, { script: false, width: 320 });
    await page.goto(`${origin}/drenthe/werkagenda`);
    await page.getByRole("link", { name: "Wat gebeurt er in jouw dorp of wijk?" }).click();
    await page.getByRole("searchbox", { name: "In welk dorp of welke wijk woon je?" }).fill("gietn");
    await page.getByRole("button", { name: "Zoek" }).click();
    expect(await page.locator("main").innerText()).toContain("Bedoel je een van deze?");
    await page.locator(".results").getByRole("link", { name: "Gieten", exact: true }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("Wat gebeurt er in Gieten?");
    await page.getByRole("link", { name: "Zo gaat het met Gieten" }).click();
    await page.getByRole("link", { name: "Alles wat er in Gieten gebeurt" }).click();
    expect(await page.locator("main").innerText()).toContain("Dit is voor een groter gebied. Gieten hoort daarbij.");
    await page.getByRole("link", { name: "Volg Gieten met een mail" }).click();
    await page.getByLabel("Je mailadres").fill("bewoner@dorp.example");
    await page.getByRole("button", { name: "Stuur mij de vraag" }).click();
    expect(await page.locator("main").innerText()).toContain("Je krijgt een mail met een link.");
    await close();
  });

  it("searches without minding accents and clears the filter again", async (context) => {
    if (!browser) return context.skip();
    const { page, close } = await visit(browser, { script: false });
    await page.goto(`${origin}/drenthe/werkagenda?q=coevorden+HUISKAMER`);
    expect(await page.getByRole("status").innerText()).toContain("1 van de 52 initiatieven.");
    await page.getByRole("link", { name: "Wis filters" }).click();
    expect(await page.getByRole("status").innerText()).toContain("52 van de 52");
    await close();
  });
});

describe("a programme team that writes to a council, without JavaScript", () => {
  it("makes a paper, adds a sentence, sends it, and the council reads it at its own address", async (context) => {
    if (!browser) return context.skip();
    actor = team;
    const guest = await visit(browser, { script: false, width: 320 });
    const { page } = guest;
    await page.goto(`${origin}/drenthe/werkagenda/team`);
    await page.getByRole("link", { name: "Maak een stuk" }).click();
    await page.getByLabel("Gemeenteraad (raadsinformatiebrief)").check();
    await page.getByRole("button", { name: "Maak het stuk" }).click();
    expect(await page.getByRole("alert").innerText()).toContain("Kies een gemeente.");
    await page.getByLabel("Welke gemeente?").selectOption({ label: "Emmen" });
    await page.getByRole("button", { name: "Maak het stuk" }).click();
    await page.getByLabel("Zin bij “In het kort”").fill("Dank voor de ruimte in het dorpshuis.");
    await page.getByRole("button", { name: "Bewaar de zinnen" }).click();
    await page.getByRole("button", { name: "Zet op klaar om te sturen" }).click();
    await page.goto(`${origin}/drenthe/werkagenda/team`);
    await page.getByRole("link", { name: "Raadsinformatiebrief Emmen" }).click();
    await page.getByRole("button", { name: "Zet op verstuurd en zet op de website" }).click();
    actor = visitor;
    await page.goto(`${origin}/drenthe/werkagenda/stukken`);
    await page.getByRole("link", { name: "Raadsinformatiebrief Emmen" }).click();
    const text = await page.locator("main").innerText();
    expect(text).toContain("Toelichting van het team: Dank voor de ruimte in het dorpshuis.");
    expect(text).toContain("Dit is een voorbeeld.");
    const at = page.url();
    await guest.close();
    for (const [who, path] of [
      [visitor, at],
      [team, `${at}/werk`],
    ] as const) {
      actor = who;
      const reader = await visit(browser, { width: 320 });
      await reader.page.goto(path);
      await expectAccessible(reader.page);
      await reader.close();
    }
    actor = visitor;
  }, 90_000);
});

describe("a programme team with its own sheet, without JavaScript", () => {
  it("reads it in, sees every change, corrects a column, applies and undoes", async (context) => {
    if (!browser) return context.skip();
    actor = team;
    const rows = [
      ["Lijst van het team"],
      ["Projectnaam", "Thema", "Omschrijving", "Trekker", "Status", "Start", "Budget 2027", "Bijzonder"],
      [
        "Zwemmen voor iedereen",
        "Gezonde leefomgeving",
        "Zwemles voor wie het niet kan betalen.",
        "gemeente",
        "gepland",
        "1-2-2027",
        "€ 25.000",
        "kinderen",
      ],
      ["Samen eten, vaste dag", "", "", "", "ligt stil", "", "", ""],
      ["Kapot", "Onbekend thema", "", "", "", "morgen", "", ""],
    ];
    const { page, close } = await visit(browser, { script: false });
    await page.goto(`${origin}/drenthe/werkagenda/inlezen`);
    await page.getByLabel("Bestand").setInputFiles({
      name: "lijst.xlsx",
      mimeType: "application/octet-stream",
      buffer: await writeSpreadsheet([{ name: "Blad1", rows }], "x"),
    });
    await page.getByRole("button", { name: "Lees in" }).click();
    expect(await page.getByRole("status").innerText()).toBe("1 nieuw, 1 veranderd, 0 gelijk, 1 met een fout.");
    expect(await page.locator("main").innerText()).toContain("Blad Blad1, rij 5, kolom Start");
    await page.getByLabel(/^Bijzonder/).selectOption({ label: "Voor wie" });
    await page.getByRole("button", { name: "Bekijk opnieuw" }).click();
    await page.getByRole("button", { name: "Verwerk 2 rijen" }).click();
    expect(await page.locator("main").innerText()).toContain("Je kunt het nog terugdraaien.");
    const preview = page.url();
    await page.goto(`${origin}/drenthe/werkagenda/zwemmen-voor-iedereen`);
    expect(await page.locator("main").innerText()).toContain("kinderen");
    await page.goto(preview);
    await page.getByRole("button", { name: "Draai terug" }).click();
    expect(await page.locator("main").innerText()).toContain("2 rijen teruggedraaid.");
    expect((await page.goto(`${origin}/drenthe/werkagenda/zwemmen-voor-iedereen`))?.status()).toBe(404);
    await page.goto(`${origin}/drenthe/werkagenda/samen-eten`);
    expect(await page.locator("main").innerText()).not.toContain("Ligt stil");
    await page.goto(`${origin}/drenthe/werkagenda/inlezen`);
    await page.getByLabel("Bestand").setInputFiles({
      name: "lijst.xlsx",
      mimeType: "application/octet-stream",
      buffer: await writeSpreadsheet([{ name: "Blad1", rows }], "x"),
    });
    await page.getByRole("button", { name: "Lees in" }).click();
    expect(await page.getByLabel(/^Bijzonder/).inputValue()).toBe("groups");
    await close();
  });

  it("is told in one sentence why a file is not taken", async (context) => {
    if (!browser) return context.skip();
    actor = team;
    const { page, close } = await visit(browser, { script: false });
    await page.goto(`${origin}/drenthe/werkagenda/inlezen`);
    await page
      .getByLabel("Bestand")
      .setInputFiles({ name: "foto.xlsx", mimeType: "image/png", buffer: Buffer.from("geen blad") });
    await page.getByRole("button", { name: "Lees in" }).click();
    expect(await page.getByRole("alert").innerText()).toContain("Dit is geen Excel-bestand.");
    await close();
  });
});

describe("money of one year", () => {
  it("is the same in the flows as in the table of sources and years", async () => {
    actor = visitor;
    const html = await (await house.ask("/drenthe/werkagenda/geld?jaar=2026")).text();
    const euros = (text: string) => Number(text.replaceAll(/[^0-9]/g, ""));
    const rows = (table: string) =>
      [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)]
        .slice(1)
        .map(([, row]) => [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell!));
    const tables = html
      .split("<table")
      .slice(1)
      .map((table) => table.split("</table>")[0]!);
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
    const flows = tables.find((table) => table.includes("Naar"))!;
    const cross = tables.at(-1)!;
    const year = [...cross.matchAll(/<th[^>]*>([^<]*)<\/th>/g)].findIndex(([, head]) => head!.trim() === "2026");
    const flowing = sum(rows(flows).map((cells) => euros(cells[2]!)));
    expect(flowing).toBeGreaterThan(0);
    expect(sum(rows(cross).map((cells) => euros(cells[year]!)))).toBe(flowing);
  });
});

describe("files", () => {
  it("hold only what is public, and only what the filter leaves", async () => {
    actor = visitor;
    const csv = await (await house.ask("/drenthe/werkagenda/werkagenda.csv?opgave-arbeidsmarkt=1")).text();
    expect(csv.trim().split("\r\n")).toHaveLength(9);
    const ics = await (await house.ask("/drenthe/werkagenda/werkagenda.ics")).text();
    expect(ics).toContain("SUMMARY:✓ Eerste huiskamer open");
    const list = (await (await house.ask("/api/v1/initiatives?region=drenthe&municipality=GM0119&limit=2")).json()) as {
      total: number;
      initiatives: unknown[];
    };
    expect(list.initiatives).toHaveLength(2);
    expect(list.total).toBeGreaterThan(2);
  });
});
