import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { giveRole } from "#modules/accounts/index.ts";
import { setWorkingAreas, upsertAreas } from "#modules/regions/index.ts";
import { system } from "#platform/http/index.ts";
import { expectAccessible, expectNoSidewaysScroll, openBrowser, visit } from "../../../../tests/support/browser.ts";
import { addRegions, signIn } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { saveFact } from "./actions.ts";
import { findFacts } from "./store.ts";

const codes = Array.from({ length: 4 }, (_, at) => `BU0106000${at}`);
const place = { divisionYear: 2024, municipalityCode: "GM0106", districtCode: null, change: null, residents: 12_345 };

/** Puts a region in the database with a municipality, four neighbourhoods and two working areas. */
async function prepare(house: TestHouse): Promise<void> {
  const { db } = house.ctx;
  await addRegions(house, "drenthe");
  await sql`insert into region_municipality (region_id, code) values ('drenthe', 'GM0106')`.execute(db);
  await upsertAreas(db, [
    { ...place, code: "GM0106", kind: "municipality", name: "Assen" },
    ...codes.map((code) => ({
      ...place,
      code,
      kind: "neighbourhood" as const,
      name: `Een lange naam van een buurt ${code}`,
    })),
  ]);
  const area = (code: string, name: string, from: number) => ({
    code,
    name,
    municipality: "GM0106",
    neighbourhoods: codes.slice(from, from + 2),
    villages: [],
  });
  const areas = [area("drenthe-noord", "Noord", 0), area("drenthe-zuid", "Zuid", 2)];
  await setWorkingAreas(house.ctx, system, "drenthe", { divisionYear: 2024, validFrom: "2024-01-01", areas });
}

describe("figures and working areas of the team, in a browser", async () => {
  const browser = await openBrowser();
  let house: TestHouse;
  let cookie: string;
  let origin: string;

  beforeAll(async () => {
    house = await testHouse({ start: false });
    await prepare(house);
    await giveRole(house.ctx, system, { email: "team@voorbeeld.nl", role: "programme_team", region: "drenthe" });
    cookie = await signIn(house, "team@voorbeeld.nl");
    await sql`update session set second_factor_at = now()`.execute(house.ctx.database.owner);
    origin = await house.listen();
  });
  afterAll(async () => {
    await browser?.close();
    await house.close();
  });

  const open = async (options: Parameters<typeof visit>[1]) => {
    const seen = await visit(browser!, options);
    const [name = "", value = ""] = cookie.split("=");
    await seen.context.addCookies([{ name, value, url: origin }]);
    // Forms are guarded by origin, and this house answers for another address than the one it listens on.
    await seen.page.route(`${origin}/**`, (route) =>
      route.continue({ headers: { ...route.request().headers(), origin: "http://localhost:3000" } }),
    );
    return seen;
  };
  const facts = "/drenthe/regiobeeld/eigen-cijfers";
  const areas = "/drenthe/beheer/leefgebieden";

  const fillIn = async (page: Page) => {
    await page.selectOption("#drawer", "supply");
    await page.fill("#name", "Wachttijd voor het buurtteam");
    await page.fill("#value", "12,5");
    await page.selectOption("#unit", "days");
    await page.fill("#population", "alle inwoners");
    await page.selectOption("#areaCode", "GM0106");
    await page.fill("#period", "2025");
    await page.fill("#source", "Jaarverslag");
    await page.fill("#link", "https://voorbeeld.nl/verslag");
  };

  it.skipIf(!browser)("let the team report a figure without script, at 320 pixels", async () => {
    const { page, close } = await open({ width: 320, script: false });
    await page.goto(`${origin}${facts}/nieuw`);
    await fillIn(page);
    await page.fill("#period", "ooit");
    await page.click("main form.stack button");
    expect(await page.textContent("#fouten")).toContain("Noem een jaar");
    expect(await page.inputValue("#value")).toBe("12,5");
    await page.fill("#period", "2025");
    await page.click("main form.stack button");
    await page.waitForURL(`${origin}${facts}/beheer`);
    expect(await page.textContent("main")).toContain("Een ander moet het nakijken");
    await close();
  });

  const fact = {
    drawer: "supply",
    name: "Mensen-op-de-wachtlijst-van-het-buurtteam-per-werkgebied",
    value: 12.5,
    decimals: 1,
    unit: "days",
    population: "alle inwoners",
    areaCode: "GM0106",
    period: "2025",
    source: "Jaarverslag",
    link: "https://voorbeeld.nl/verslag",
  } as const;
  const waiting = async () => {
    await saveFact(house.ctx, system, "drenthe", fact);
    const stored = await findFacts(house.ctx.db, "drenthe");
    return stored.find((one) => one.name === fact.name && !one.returned)!.id;
  };

  it.skipIf(!browser)("let a second person send a figure back without script, at 320 pixels", async () => {
    const id = await waiting();
    const { page, close } = await open({ width: 320, script: false });
    await page.goto(`${origin}${facts}/beheer`);
    await page.click(`a[href$="${id}/terugsturen"]`);
    await page.fill("#reden", "Bel 111222333 maar");
    await page.click("main form.stack button");
    expect(await page.textContent("#fouten")).toContain("Hier lijkt een BSN te staan");
    expect(await page.inputValue("#reden")).toBe("Bel 111222333 maar");
    await expectNoSidewaysScroll(page);
    await page.fill("#reden", "In het verslag staat 21 dagen.");
    await page.click("main form.stack button");
    await page.waitForURL(`${origin}${facts}/beheer`);
    expect(await page.textContent("main")).toContain("Reden: In het verslag staat 21 dagen.");
    await close();
  });

  it.skipIf(!browser)("have no barriers where a figure is sent back", async () => {
    const id = await waiting();
    for (const width of [320, 1280]) {
      const { page, complaints, close } = await open({ width, dark: width === 1280 });
      await page.goto(`${origin}${facts}/${id}/terugsturen`);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      expect(complaints).toEqual([]);
      await close();
    }
  });

  it.skipIf(!browser)("let the team move a neighbourhood without script, at 320 pixels", async () => {
    const { page, close } = await open({ width: 320, script: false });
    await page.goto(`${origin}${areas}/drenthe-noord`);
    await page.check(`input[value="${codes[0]}"]`);
    await page.selectOption("#naar", "drenthe-zuid");
    await page.click('form[action$="/verplaats"] button');
    expect(await page.textContent("main")).toContain("Bewaard.");
    await close();
  });

  for (const path of [facts, `${facts}/beheer`, `${facts}/nieuw`, areas, `${areas}/drenthe-zuid`, `${areas}/bestand`]) {
    it.skipIf(!browser)(`have no barriers and fit a phone: ${path}`, async () => {
      for (const width of [320, 1280]) {
        const { page, complaints, close } = await open({ width, dark: width === 1280 });
        await page.goto(`${origin}${path}`);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
        expect(complaints).toEqual([]);
        await close();
      }
    });
  }
});
