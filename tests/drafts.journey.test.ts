import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, visit } from "./support/browser.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

let house: TestHouse;
let browser: Browser | undefined;
let origin = "";
const here = "/drenthe/dialoog/minder-alleen";

beforeAll(async () => {
  [house, browser] = await Promise.all([testHouse(), openBrowser()]);
  origin = await house.listen();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** From the consent screen to the first question. */
async function begin(page: Page, own: boolean): Promise<void> {
  await page.goto(`${origin}${here}/meedoen`);
  await page.getByLabel("Ik heb dit gelezen en ik doe mee").check();
  if (own) await page.getByLabel("Dit is mijn eigen apparaat").check();
  await page.getByRole("button", { name: "Begin", exact: true }).click();
  await page.waitForURL(/antwoord/);
}

const copies = (page: Page) =>
  page.evaluate(() => [localStorage, sessionStorage].flatMap((kept) => Object.values(kept)).join());
const idea = "Een wandelgroep die ook in de regen gaat, dat zoek ik.";

describe("what is being typed", () => {
  it("survives a closed tab and a lost network on one's own device, and is sent later", async () => {
    if (!browser) return;
    const { page, context, close } = await visit(browser, { width: 320 });
    await begin(page, true);
    await page.locator("#tekst").fill(idea);
    await page.close();
    const next = await context.newPage();
    await next.goto(`${origin}${here}/antwoord?vraag=1`);
    expect(await next.locator("#tekst").inputValue()).toBe(idea);
    await context.setOffline(true);
    await next.getByRole("button", { name: "Verstuur" }).click();
    await next.getByText("Je hebt geen internet").waitFor();
    await context.setOffline(false);
    await next.waitForURL(/bewaard=/);
    expect(await next.locator("#tekst").inputValue()).toBe("");
    await next.goto(`${origin}${here}/mijn`);
    expect(await next.locator("main").innerText()).toContain(idea);
    expect(await copies(next)).not.toContain(idea);
    await close();
  }, 60_000);

  it("keeps a score with its reason, and fills it in again", async () => {
    if (!browser) return;
    const { page, close } = await visit(browser, { width: 320 });
    await begin(page, true);
    await page.goto(`${origin}${here}/ronde-2?nr=3`);
    await page.locator('.scale label:has(input[value="2"])').click();
    await page.locator("#reden").fill("Omdat het bij ons ook werkt");
    await page.goto(`${origin}${here}/ronde-2?nr=3`);
    expect(await page.locator("#reden").inputValue()).toBe("Omdat het bij ons ook werkt");
    expect(await page.locator('.scale input[value="2"]').isChecked()).toBe(true);
    await page.getByRole("button", { name: "Volgende" }).click();
    await page.waitForURL(/nr=(?!3$)/);
    expect(await copies(page)).not.toContain("bij ons ook werkt");
    await close();
  }, 60_000);

  it("is gone for whoever comes next on a shared tablet, at the end and after twenty minutes", async () => {
    if (!browser) return;
    const { page, close } = await visit(browser);
    await begin(page, false);
    await page.locator("#tekst").fill("Dit is van de eerste, en van niemand anders.");
    await page.goto(`${origin}${here}/mijn`);
    await page.getByRole("button", { name: "Klaar, wis dit apparaat" }).click();
    await page.waitForURL(/vergeten/);
    expect(await copies(page)).not.toContain("van de eerste");
    await begin(page, false);
    expect(await page.locator("#tekst").inputValue()).toBe("");

    await page.clock.install();
    await page.reload();
    await page.locator("#tekst").fill("Deze tablet bleef liggen.");
    await page.clock.fastForward("20:01");
    // The clock of the server stands at now, so it still knows the device: the screen and its copy are empty all the same.
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>("#tekst")?.value === "");
    expect(await copies(page)).not.toContain("bleef liggen");
    await close();
  }, 60_000);

  it("asks little of an old phone: a page of a few kilobytes, a script of less than four", async () => {
    const script = await house.ask("/drenthe/dialoog/minder-alleen/meedoen");
    const html = await script.text();
    expect(html.length).toBeLessThan(25_000);
    let bytes = 0;
    for (const [, path] of html.matchAll(/<script type="module" src="([^"]+)"/g))
      bytes += (await (await house.ask(path!)).arrayBuffer()).byteLength;
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(5_000);
  });
});
