import { sql } from "kysely";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "#platform/http/index.ts";
import { expectAccessible, openBrowser, visit } from "../../../tests/support/browser.ts";
import { addRegions, mailedPath, send, signIn } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { invite, organisationAt, registerOrganisation } from "./actions-organisations.ts";
import { giveRole } from "./actions-people.ts";

/** The house answers for its own address, so that cookies, origins and passkeys are those of real life; no network is used. */
async function atHome(page: Page, house: TestHouse): Promise<void> {
  await page.route("http://localhost:3000/**", async (route) => {
    const asked = route.request();
    const body = asked.postDataBuffer();
    const answer = await house.ask(asked.url().replace("http://localhost:3000", ""), {
      method: asked.method(),
      headers: await asked.allHeaders(),
      ...(body ? { body: new Uint8Array(body) } : {}),
      redirect: "manual",
    });
    const to = answer.headers.get("location");
    const again = Buffer.from(`<!DOCTYPE html><title>…</title><meta http-equiv="refresh" content="0; url=${to}">`);
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== "content-encoding"));
    // A redirect leaves the route, so the browser is sent on by a page instead.
    if (to) await route.fulfill({ status: 200, headers: { ...headers, "content-type": "text/html" }, body: again });
    else await route.fulfill({ status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) });
  });
}

describe("the pages of accounts, in a browser", async () => {
  const browser = await openBrowser();
  let house: TestHouse;
  let resident: string;
  let operator: string;

  beforeAll(async () => {
    house = await testHouse({ start: false });
    await addRegions(house, "drenthe");
    await registerOrganisation(house.ctx, system, {
      region: "drenthe",
      kind: "village_cooperative",
      name: "Naoberkracht",
    });
    const organisation = await organisationAt(house.ctx, "drenthe", "naoberkracht");
    await invite(house.ctx, system, organisation, { email: "lid@voorbeeld.nl", function: "board" });
    await giveRole(house.ctx, system, { email: "baas@voorbeeld.nl", role: "operator" });
    resident = await signIn(house, "lid@voorbeeld.nl");
    operator = await signIn(house, "baas@voorbeeld.nl");
    await send(house, "/mijn/tweede-stap/begin", {}, resident);
    await sql`update session set second_factor_at = now()`.execute(house.ctx.database.owner);
  });
  afterAll(async () => {
    await browser?.close();
    await house.close();
  });

  const open = async (with_: Browser, cookie: string, options = {}) => {
    const seen = await visit(with_, options);
    const [name = "", value = ""] = cookie.split("=");
    if (cookie) await seen.context.addCookies([{ name, value, domain: "localhost", path: "/" }]);
    await atHome(seen.page, house);
    return seen;
  };

  const own = [
    "/mijn",
    "/mijn/veranderen",
    "/mijn/tweede-stap",
    "/mijn/handelen",
    "/mijn/brief",
    "/mijn/stoppen",
    "/mijn/logboek",
    "/mijn/bladzijde",
  ];
  const village = ["/drenthe/organisatie/naoberkracht/leden", "/drenthe/organisatie/naoberkracht/ledenlijst"];
  const manage = [
    "/beheer",
    "/beheer/mensen",
    "/beheer/lekken",
    "/drenthe/beheer",
    "/drenthe/beheer/mensen",
    "/drenthe/beheer/organisaties",
    "/drenthe/beheer/herkennen",
    "/drenthe/beheer/in-gebruik",
  ];
  const everyone = [
    "/inloggen",
    "/inloggen/verstuurd",
    "/inloggen/oud",
    "/uitloggen",
    "/privacy",
    "/controle",
    "/drenthe/organisaties",
    "/drenthe/organisatie/naoberkracht",
    "/ontwikkel/post",
  ];
  const all: [string, () => string][] = [
    ...everyone.map((path): [string, () => string] => [path, () => ""]),
    ...[...own, ...village].map((path): [string, () => string] => [path, () => resident]),
    ...manage.map((path): [string, () => string] => [path, () => operator]),
  ];

  it.skipIf(!browser)(
    "has no barrier on any page, at 320 pixels wide",
    async () => {
      const faults: string[] = [];
      for (const [path, cookie] of all) {
        const seen = await open(browser!, cookie(), { width: 320 });
        await seen.page.goto(`http://localhost:3000${path}`);
        await expectAccessible(seen.page).catch((error: Error & { actual?: unknown }) =>
          faults.push(`${path}: ${error.message} ${String(error.actual)}`),
        );
        if (seen.complaints.length > 0 && path !== "/inloggen/oud")
          faults.push(`${path}: ${seen.complaints.join("; ")}`);
        await seen.close();
      }
      expect(faults).toEqual([]);
    },
    240_000,
  );

  it.skipIf(!browser)(
    "lets a new resident sign in, see the data, take it and leave, without a script and by keyboard",
    async () => {
      const seen = await open(browser!, "", { width: 360, script: false });
      const { page } = seen;
      await page.goto("http://localhost:3000/inloggen");
      await page.getByLabel("Je e-mailadres").fill("nieuw@voorbeeld.nl");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/inloggen/verstuurd**");
      await page.goto(`http://localhost:3000${await mailedPath(house, "nieuw@voorbeeld.nl")}`);
      expect(await page.textContent("main")).toContain("nieuw@voorbeeld.nl");
      await page.getByRole("button", { name: "Log in" }).press("Enter");
      await page.waitForURL("**/mijn");
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Mijn gegevens");
      await page.getByRole("link", { name: "Ik wil stoppen" }).press("Enter");
      await page.getByLabel("Ik snap dat dit niet terug kan").check();
      await page.getByRole("button", { name: "Ja, wis alles" }).press("Enter");
      expect(await page.textContent("main")).toContain("Alles is gewist");
      await seen.close();
    },
    60_000,
  );

  it.skipIf(!browser)(
    "makes a passkey in the browser and signs in with it",
    async () => {
      const seen = await open(browser!, await signIn(house, "sleutel@voorbeeld.nl"));
      const { page } = seen;
      const session = await seen.context.newCDPSession(page);
      await session.send("WebAuthn.enable");
      const options = {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      };
      await session.send("WebAuthn.addVirtualAuthenticator", { options: options as never });
      await page.goto("http://localhost:3000/mijn/tweede-stap");
      await page.getByRole("button", { name: "Maak een toegangssleutel" }).click();
      await page.getByText("nog niet gebruikt").waitFor();
      await seen.context.clearCookies();
      await page.goto("http://localhost:3000/inloggen");
      await page.getByRole("button", { name: "Log in met je toegangssleutel" }).click();
      await page.waitForURL("**/mijn");
      expect(await page.textContent("main")).toContain("sleutel@voorbeeld.nl");
      expect(seen.complaints).toEqual([]);
      await seen.close();
    },
    60_000,
  );
});
