import { existsSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium as playwright, type Page } from "playwright-core";
import { expect } from "vitest";

const debian = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A real browser: Debian's Chromium when present, else the one that npm brings; undefined where neither starts. */
export async function openBrowser(): Promise<Browser | undefined> {
  const found = debian.find((path) => existsSync(path));
  try {
    const executablePath = found ?? (await npmChromium());
    return await playwright.launch({ executablePath, args: flags });
  } catch (error) {
    const reason = `No browser starts here, so its journeys are skipped: ${(error as Error).message.split("\n")[0]}`;
    if (process.env.CI) throw new Error(reason, { cause: error });
    console.warn(reason);
    return undefined;
  }
}

async function npmChromium(): Promise<string> {
  const { default: chromium } = await import("@sparticuz/chromium");
  return chromium.executablePath();
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser complained about: CSP violations, failed requests, script errors. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** A new visitor: own cookies, a screen size, with or without JavaScript. Every complaint of the browser is kept. */
export async function visit(
  browser: Browser,
  options: { width?: number; script?: boolean; dark?: boolean } = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    javaScriptEnabled: options.script ?? true,
    colorScheme: options.dark ? "dark" : "light",
    locale: "nl-NL",
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("requestfailed", (request) => complaints.push(`failed: ${request.url()}`));
  return { page, context, complaints, close: () => context.close() };
}

/** No accessibility violations (WCAG 2.0–2.2 A/AA and best practice) and no sideways scrolling. Needs JavaScript. */
export async function expectAccessible(page: Page): Promise<void> {
  await layOutAll(page);
  const result = await new AxeBuilder({ page }).analyze();
  const violations = result.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(", ")}`,
  );
  expect(violations).toEqual([]);
  await expectNoSidewaysScroll(page);
}

/** Parts that are laid out only when they come near the screen have no place yet, and axe would take what lies there now for their ground. */
async function layOutAll(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>("section"))
      if (getComputedStyle(element).contentVisibility === "auto") element.style.contentVisibility = "visible";
  });
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [width, room] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(width, "the page scrolls sideways").toBeLessThanOrEqual((room ?? 0) + 1);
}
