import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, openBrowser, visit } from "./support/browser.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

let browser: Browser | undefined;
let house: TestHouse;
let origin: string;

beforeAll(async () => {
  [browser, house] = await Promise.all([openBrowser(), testHouse()]);
  origin = await house.listen();
});
afterAll(async () => {
  await browser?.close();
  await house.close();
});

/** Every kind of page that a stranger may open. */
const pages = [
  "/",
  "/drenthe",
  "/drechtsteden",
  "/zoetermeer",
  "/drenthe/over",
  "/drenthe/regiobeeld",
  "/drenthe/regiobeeld/overweight",
  "/drenthe/regiobeeld/lonely?niveau=neighbourhood",
  "/zoetermeer/regiobeeld/distance-gp?niveau=working_area",
  "/drenthe/gebied/gm0114",
  "/drenthe/gebied/wk011443",
  "/drenthe/zoek?q=angelso",
  "/over-de-cijfers",
  "/ontwerp",
  "/en/drenthe",
  "/en/zoetermeer/regiobeeld",
];

describe("every page of the figures", () => {
  it.for(pages)(
    "%s is accessible on a phone by day and on a desktop in the evening, without a complaint",
    { timeout: 120_000 },
    async (path, { skip }) => {
      if (!browser) return skip("no browser");
      for (const look of [{ width: 320 }, { width: 1280, dark: true }]) {
        const guest = await visit(browser, look);
        const answer = await guest.page.goto(origin + path);
        expect(answer?.status()).toBe(200);
        await expectAccessible(guest.page);
        expect(guest.complaints).toEqual([]);
        await guest.close();
      }
    },
  );
});

describe("the list of an indicator on a phone", () => {
  it("keeps a unit within two lines and the name of a region whole, and fits", async ({ skip }) => {
    if (!browser) return skip("no browser");
    const guest = await visit(browser, { width: 320 });
    const broken: unknown[] = [];
    for (const page of [
      "drechtsteden/regiobeeld/overweight",
      "drechtsteden/regiobeeld/hospitals-within-20km",
      "zoetermeer/regiobeeld/welfare-per-1000",
    ]) {
      await guest.page.goto(`${origin}/${page}`);
      const found = await guest.page.locator("#lijst-tabel table").evaluate((table) => {
        const linesOf = (from: Range) => new Set([...from.getClientRects()].map((line) => Math.round(line.top))).size;
        const unit = document.createRange();
        unit.selectNodeContents(table.querySelector("thead th.is-number")!);
        const words = table.querySelector("thead th:last-child")!.firstChild as Text;
        const name = document.createRange();
        name.setStart(words, 0);
        name.setEnd(words, words.data.lastIndexOf(" "));
        return {
          unit: linesOf(unit),
          name: linesOf(name),
          wider: table.scrollWidth - table.parentElement!.clientWidth,
        };
      });
      if (found.unit > 2 || found.name > 1 || found.wider > 0) broken.push({ page, ...found });
    }
    expect(broken).toEqual([]);
    await guest.close();
  });
});

/** Where strangers live, and the sentence that they must find true: value of the file, see `twenty-numbers.test.ts`. */
const villages = [
  { region: "drenthe", typed: "angelso", link: "Angelslo" },
  { region: "drechtsteden", typed: "sterenburg", link: "Sterrenburg" },
  { region: "zoetermeer", typed: "rokeveen", link: "Rokkeveen" },
];

describe("a stranger looks for the own village", () => {
  it.for(villages.flatMap((one) => [true, false].map((script) => ({ ...one, script }))))(
    "finds $link in $region by typing $typed (script: $script)",
    async ({ region, typed, link, script }, { skip }) => {
      if (!browser) return skip("no browser");
      const guest = await visit(browser, { width: 360, script });
      const { page } = guest;
      await page.goto(`${origin}/${region}`);
      await page.getByRole("searchbox").fill(typed);
      await page.getByRole("searchbox").press("Enter");
      await page
        .getByRole("main")
        .getByRole("link", { name: new RegExp(link) })
        .first()
        .click();
      await page.waitForURL(/\/gebied\//);
      await expect(page.getByRole("heading", { level: 1 }).textContent()).resolves.toContain(link);
      await expect(page.getByRole("main").textContent()).resolves.toMatch(/Van elke 100|inwoners/);
      await expectNoSidewaysScroll(page).catch((error: unknown) => {
        if (script) throw error;
      });
      expect(guest.complaints).toEqual([]);
      await guest.close();
    },
  );

  it("sees places while typing, without pressing anything", async ({ skip }) => {
    if (!browser) return skip("no browser");
    const guest = await visit(browser);
    await guest.page.goto(`${origin}/drenthe/zoek`);
    await guest.page.getByRole("searchbox").pressSequentially("klooster", { delay: 20 });
    await guest.page.waitForURL((address) => address.searchParams.get("q") === "klooster");
    await expect(
      guest.page.getByRole("link", { name: "Kloosterveen", exact: true }).first().waitFor(),
    ).resolves.toBeUndefined();
    expect(guest.complaints).toEqual([]);
    await guest.close();
  });

  it("goes from the front page to an indicator, to another level and to a place, by keyboard alone", async ({
    skip,
  }) => {
    if (!browser) return skip("no browser");
    const guest = await visit(browser, { script: false });
    const { page } = guest;
    await page.goto(`${origin}/drenthe/regiobeeld`);
    await page.getByRole("link", { name: "Heeft overgewicht" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "wijken" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/niveau=district/);
    await page.locator("#lijst-tabel").getByRole("link").first().focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/gebied\/wk/);
    expect(guest.complaints).toEqual([]);
    await guest.close();
  });
});

describe("bad addresses", () => {
  it.for(["/nergens", "/drenthe/regiobeeld/bestaat-niet", "/drenthe/gebied/gm9999", "/drenthe/gebied/gm0363"])(
    "%s is a clear page, not a fault",
    async (path) => {
      const answer = await house.ask(path);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("<h1");
    },
  );

  it("say what is wrong in a query", async () => {
    expect((await house.ask("/drenthe/regiobeeld/lonely?niveau=straat")).status).toBe(400);
    expect((await house.ask("/api/v1/observations?area=GM0106&limit=veel")).status).toBe(400);
  });
});
