import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { printForms } from "../src/modules/dialogues/paper/actions.ts";
import { findDialogue } from "../src/modules/dialogues/store.ts";
import { type Actor, visitor } from "../src/platform/http/index.ts";
import { expectAccessible, openBrowser, visit } from "./support/browser.ts";
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
const manage = "/drenthe/beheer/gesprekken/minder-alleen";

beforeAll(async () => {
  [house, browser] = await Promise.all([testHouse(), openBrowser()]);
  house.server.useActors(async () => actor);
  origin = await house.listen();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

describe("a hall", () => {
  it("is run by keys from a big screen, while somebody joins without script by its code", async () => {
    if (!browser) return;
    actor = team;
    const { page, complaints, close } = await visit(browser, { width: 1920 });
    await page.goto(`${origin}${manage}/scherm`);
    await page.getByRole("button", { name: "Open de zaal" }).click();
    const code = (await page.locator(".hall__code").innerText()).replace(" ", "");
    await page.keyboard.press("r");
    await page.locator(".hall__lines li").first().waitFor();
    const first = await page.locator(".hall__lines").innerText();
    await page.keyboard.press("ArrowDown");
    await page.waitForURL(/blad=2/);
    expect(await page.locator(".hall__lines").innerText()).not.toBe(first);
    await page.keyboard.press("r");
    await page.locator(".hall__steps").waitFor();
    await expectAccessible(page);
    // The screen asks how many there are by itself; it goes before somebody else stands at this server.
    expect(complaints).toEqual([]);
    await close();

    actor = visitor;
    const phone = await visit(browser, { width: 320, script: false });
    await phone.page.goto(`${origin}/zaal`);
    await phone.page.getByLabel("De code op het scherm").fill(`${code.slice(0, 4)} ${code.slice(4).toLowerCase()}`);
    await phone.page.getByRole("button", { name: "Ga verder" }).click();
    await phone.page.getByLabel("Ik heb dit gelezen en ik doe mee").check();
    await phone.page.getByRole("button", { name: "Begin", exact: true }).click();
    await phone.page.waitForURL("**/antwoord**");
    await phone.close();

    actor = team;
    // The links do the same without script.
    const plain = await visit(browser, { script: false });
    await plain.page.goto(`${origin}${manage}/scherm`);
    await plain.page.getByRole("link", { name: /Laat de stand zien/ }).click();
    await plain.page.locator(".hall__lines").waitFor();
    expect(await plain.page.locator(".hall__lines li").count()).toBe(4);
    await plain.close();
    actor = visitor;
  }, 90_000);
});

describe("a stack of paper", () => {
  it("is typed in by keyboard alone", async () => {
    if (!browser) return;
    const dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
    const [form] = await printForms(house.ctx, team, dialogue, 1);
    actor = team;
    const { page, close } = await visit(browser);
    await page.goto(`${origin}${manage}/invoeren`);
    // Who types looks for the cursor first.
    await page.locator("#code:focus").waitFor();
    await page.keyboard.type(form!.code);
    await page.keyboard.press("Enter");
    await page.locator("#akkoord:focus").waitFor();
    await expectAccessible(page);
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Enter");
    for (const [at] of form!.contributions.entries()) {
      await page.keyboard.type(String((at % 7) - 3));
      await page.keyboard.press("Enter");
    }
    await page.keyboard.type("Een leesclub in het buurthuis, dat mis ik.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Bewaard. Typ de volgende code.").waitFor();
    await page.locator("#code:focus").waitFor();
    expect(await page.locator("#code").inputValue()).toBe("");
    await close();
    actor = visitor;
  }, 60_000);
});
