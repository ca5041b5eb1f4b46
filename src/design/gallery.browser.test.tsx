import type { Browser, Page as BrowserPage } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { expectAccessible, openBrowser, visit } from "../../tests/support/browser.ts";
import { securityHeaders } from "#platform/http/headers.ts";
import { GalleryPage } from "./gallery.tsx";
import { Page } from "./layout.tsx";
import { assets } from "./theme/assets.ts";

const made = assets();
const origin = "http://localhost";
let browser: Browser | undefined;
let html = "";

beforeAll(async () => {
  browser = await openBrowser();
  html = String(
    await (
      <Page
        lang="nl"
        title="Onderdelen"
        links={made.links}
        region={{ slug: "drenthe", name: "Drenthe", href: "/" }}
        route={{ here: 1 }}
      >
        <GalleryPage lang="nl" />
      </Page>
    ).toString(),
  );
});
afterAll(async () => browser?.close());

/** Opens the gallery under the real security headers, with the real files, without a server. */
async function openGallery(options: { width: number; dark?: boolean; script?: boolean }) {
  const guest = await visit(browser!, options);
  const headers = securityHeaders({ production: false, url: origin });
  await guest.context.route(`${origin}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    const file = made.files.get(path);
    if (file) return route.fulfill({ body: Buffer.from(file.bytes), contentType: file.type });
    return route.fulfill({ body: `<!DOCTYPE html>${html}`, contentType: "text/html; charset=utf-8", headers });
  });
  await guest.page.goto(`${origin}/ontwerp`);
  await guest.page.evaluate(() => document.fonts.ready);
  return guest;
}

describe("the gallery in a real browser", () => {
  for (const [width, dark] of [
    [360, false],
    [1280, true],
  ] as const) {
    it(`has no accessibility violation and keeps to its width at ${width} px${dark ? ", in the evening" : ""}`, async (context) => {
      if (!browser) return context.skip();
      const guest = await openGallery({ width, dark });
      await expectAccessible(guest.page);
      expect(guest.complaints).toEqual([]);
      await guest.close();
    });
  }

  it("uses the house's own letters and keeps every visible text at 14 px or more", async (context) => {
    if (!browser) return context.skip();
    const guest = await openGallery({ width: 360 });
    const loaded = await guest.page.evaluate(
      () => [...document.fonts].filter((font) => font.status === "loaded").length,
    );
    expect(loaded).toBeGreaterThanOrEqual(1);
    const small = await guest.page.evaluate(() =>
      [...document.querySelectorAll("body *")]
        .filter(
          (element) =>
            !element.closest("svg, .vh, .junction") &&
            [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent?.trim()),
        )
        .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 14)
        .map((element) => `${element.tagName}.${element.className}`),
    );
    expect(small).toEqual([]);
    await guest.close();
  });

  it("gives every control 44 px of height", async (context) => {
    if (!browser) return context.skip();
    const guest = await openGallery({ width: 360 });
    const low = await guest.page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          ".nl-button, .chip, .utrecht-textbox, .choice, summary, .nav a, .top a",
        ),
      ]
        .filter((element) => element.offsetParent !== null && element.getBoundingClientRect().height < 44)
        .map((element) => `${element.className || element.tagName} ${element.getBoundingClientRect().height}`),
    );
    expect(low).toEqual([]);
    await guest.close();
  });

  it("does not scroll sideways at 320 px, nor at 640 px with letters twice as large", async (context) => {
    if (!browser) return context.skip();
    const guest = await openGallery({ width: 320 });
    expect(await sidewaysRoom(guest.page)).toBeLessThanOrEqual(1);
    await guest.page.setViewportSize({ width: 640, height: 900 });
    await guest.page.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
    });
    expect(await sidewaysRoom(guest.page)).toBeLessThanOrEqual(1);
    await guest.close();
  });

  it("opens every table for paper and shows neither buttons nor menu there", async (context) => {
    if (!browser) return context.skip();
    const guest = await openGallery({ width: 1280 });
    await guest.page.emulateMedia({ media: "print", colorScheme: "dark" });
    const seen = await guest.page.evaluate(() => ({
      buttons: [...document.querySelectorAll<HTMLElement>(".nl-button")].filter((e) => e.offsetParent !== null).length,
      menu: getComputedStyle(document.querySelector(".top")!).display,
      paper: getComputedStyle(document.body).backgroundColor,
      table: document.querySelector<HTMLElement>(".details-table .table-box")!.getBoundingClientRect().height,
    }));
    expect(seen).toMatchObject({ buttons: 0, menu: "none", paper: "rgb(255, 255, 255)" });
    expect(seen.table).toBeGreaterThan(20);
    await guest.close();
  });
});

/** How many pixels the page is wider than its window. */
function sidewaysRoom(page: BrowserPage): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
