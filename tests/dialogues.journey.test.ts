import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "../src/platform/http/index.ts";
import { expectAccessible, expectNoSidewaysScroll, openBrowser, visit } from "./support/browser.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

let house: TestHouse;
let browser: Browser | undefined;
let origin = "";
let actor: Actor = visitor;
const team: Actor = {
  kind: "person",
  person: "00000000-0000-4000-8000-000000000009",
  grants: [{ role: "programme_team", region: "drenthe" }],
  assurance: 2,
  secondFactor: true,
};

beforeAll(async () => {
  [house, browser] = await Promise.all([testHouse(), openBrowser()]);
  house.server.useActors(async () => actor);
  origin = await house.listen();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const here = "/drenthe/dialoog/minder-alleen";
const press = async (page: Page, name: string) => {
  await page.getByRole("button", { name, exact: true }).first().click();
  await page.waitForLoadState();
};

/** A page that is left at once does not wait for its icon: that is no fault. */
const isReal = (complaint: string) => !/^failed: .*\/assets\/mark-[0-9a-f]+\.svg$/.test(complaint);

/** No barriers, and which page has one. */
async function expectOpen(page: Page, path: string): Promise<void> {
  await page.goto(`${origin}${path}`);
  await expectAccessible(page).catch((error: Error & { actual?: unknown }) => {
    throw new Error(`${path}: ${error.message} ${JSON.stringify(error.actual)}`, { cause: error });
  });
}

/** From the question to three weighed contributions and back, as a resident would. */
async function takePart(page: Page, idea: string): Promise<void> {
  await page.goto(`${origin}${here}`);
  await page.getByRole("link", { name: "Doe mee" }).first().click();
  await page.getByLabel("Ik heb dit gelezen en ik doe mee").check();
  await press(page, "Begin");
  await page.locator("#tekst").fill(idea);
  await press(page, "Verstuur");
  expect(await page.locator(".saved").innerText()).toContain("Bewaard");
  await page.getByRole("link", { name: "Ga verder", exact: true }).click();
  await page.getByLabel("45 tot 65 jaar").check();
  await press(page, "Bewaar en ga verder");
  const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await page.locator("main").innerText())![0];
  await page.getByRole("link", { name: "Ga verder met wegen" }).click();
  const seen = new Set<string>();
  for (const value of ["3", "-2", "0"]) {
    seen.add(await page.locator(".said blockquote").innerText());
    // The label is what people press: the radio itself lies under it.
    await page.locator(`.scale label:has(input[value="${value}"])`).click();
    await press(page, "Volgende");
  }
  expect(seen.size).toBe(3);
  await page.goto(`${origin}${here}/mijn`);
  const mine = await page.locator("main").innerText();
  expect(mine).toContain(idea);
  expect(mine).toContain("Je woog 3 bijdragen");
  await press(page, "Klaar, wis dit apparaat");
  await page.locator("#code").fill(code);
  await press(page, "Open");
  expect(await page.locator("main").innerText()).toContain(idea);
}

describe("a resident in a dialogue", () => {
  for (const script of [true, false]) {
    it(`says, weighs and comes back ${script ? "with" : "without"} script, on a small phone`, async () => {
      if (!browser) return;
      const { page, complaints, close } = await visit(browser, { width: 320, script });
      await takePart(page, `Een breiclub in de bibliotheek, ${script ? "elke" : "iedere"} woensdag.`);
      if (script) await expectNoSidewaysScroll(page);
      expect(complaints.filter(isReal)).toEqual([]);
      await close();
    }, 120_000);
  }

  it("weighs by keyboard alone", async () => {
    if (!browser) return;
    const { page, close } = await visit(browser);
    await page.goto(`${origin}${here}/meedoen`);
    await page.getByLabel("Ik heb dit gelezen en ik doe mee").press("Space");
    await page.keyboard.press("Enter");
    await page.waitForURL(/antwoord/);
    await page.goto(`${origin}${here}/ronde-2`);
    await page.keyboard.press("6");
    await page.keyboard.press("Enter");
    await page.waitForURL(/nr=/);
    await page.goto(`${origin}${here}/mijn`);
    expect(await page.locator("main").innerText()).toContain("+2");
    await close();
  }, 60_000);

  it("keeps what is being typed when the page is loaded again", async () => {
    if (!browser) return;
    const { page, close } = await visit(browser);
    await page.goto(`${origin}${here}/meedoen`);
    await page.getByLabel("Ik heb dit gelezen en ik doe mee").check();
    await press(page, "Begin");
    await page.locator("#tekst").fill("Een halve zin die niet weg mag");
    await page.reload();
    expect(await page.locator("#tekst").inputValue()).toBe("Een halve zin die niet weg mag");
    await press(page, "Verstuur");
    await page.reload();
    expect(await page.locator("#tekst").inputValue()).toBe("");
    await close();
  }, 60_000);
});

describe("every page of dialogues", () => {
  const open = [
    "/drenthe/dialoog",
    here,
    `${here}/uitkomst`,
    `${here}/bijdragen`,
    `${here}/zo-werkt-het`,
    `${here}/hulp`,
    `${here}/meedoen`,
    `${here}/mijn`,
    `${here}/meld/3`,
    "/drenthe/dialoog/wat-er-gebeurde",
    "/drenthe/dialoog/zo-doe-je-mee",
    `${here}/volgen`,
    "/drenthe/dialoog/bewegen-in-het-dorp/uitkomst",
    `/en${here}/uitkomst`,
    "/zoetermeer/dialoog/zorg-als-het-telt/uitkomst",
    "/drechtsteden/dialoog/gezond-sterrenburg/uitkomst",
  ];
  const own = [
    `${here}/antwoord`,
    `${here}/over-jou`,
    `${here}/code`,
    `${here}/cijfer`,
    `${here}/ronde-2`,
    `${here}/mijn`,
    `${here}/stop`,
  ];
  const manage = "/drenthe/beheer/gesprekken";
  const behind = [
    "",
    "/nieuw",
    "/belofte",
    ...["", "/lezen", "/opruimen?woorden=koffie", "/vertalen", "/uitnodigen", "/antwoorden", "/bewerk"].map(
      (under) => `/minder-alleen${under}`,
    ),
  ];

  for (const width of [320, 1280]) {
    it(`has no barriers at ${width} pixels`, async () => {
      if (!browser) return;
      const { page, complaints, close } = await visit(browser, { width, dark: width === 320 });
      for (const path of open) await expectOpen(page, path);
      await page.goto(`${origin}${here}/meedoen`);
      await page.getByLabel("Ik heb dit gelezen en ik doe mee").check();
      await press(page, "Begin");
      for (const path of own) await expectOpen(page, path);
      actor = team;
      for (const path of behind) await expectOpen(page, `${manage}${path}`);
      actor = visitor;
      expect(complaints.filter(isReal)).toEqual([]);
      await close();
    }, 240_000);
  }
});
