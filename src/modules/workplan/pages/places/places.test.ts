import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "#platform/http/index.ts";
import { readOutbox } from "#platform/mail/index.ts";
import { send } from "../../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../../tests/support/server.ts";
import { saveInitiative } from "../../actions.ts";
import { tellFollowers } from "../../actions-follow.ts";
import type { Initiative } from "../../model.ts";
import { initiativeSchema } from "../../schema.ts";

let house: TestHouse;
let now = new Date("2026-11-23T12:00:00Z");
const page = async (path: string) => (await house.ask(`/drenthe/werkagenda/${path}`)).text();
const add = (id: string, more: object) =>
  saveInitiative(house.ctx, system, "drenthe", {
    content: initiativeSchema.parse({
      id,
      title: `Titel van ${id}`,
      challenge: "sociale-basis",
      what: "Een plek.",
      initiator: "gemeente",
      status: "running",
      ...more,
    }) as Initiative,
    version: undefined,
    reason: "begin",
  });
/** The text of a part of the page, by the id of its heading. */
const part = (html: string, id: string) => html.split(`id="${id}"`)[1]?.split("</section>")[0] ?? "";

beforeAll(async () => {
  house = await testHouse({ clock: () => now });
  await add("in-het-dorp", { areas: ["gm1680-gieten"] });
  await add("in-het-leefgebied", { areas: ["drenthe-gieten-gasselte"] });
  await add("gestopt-hier", { areas: ["gm1680-gieten"], status: "stopped" });
  await add("alleen-team", { areas: ["gm1680-gieten"], visibility: "team" });
  await add("elders", { areas: ["gm1680-rolde"] });
  await house.ctx.pageVersion.refresh();
}, 120_000);
afterAll(() => house.close());

describe("what happens in a village", () => {
  it("stands under here, nearby or everyone, and nothing else is there", async () => {
    const html = await page("gebieden/gm1680-gieten");
    expect(part(html, "hier")).toContain("Titel van in-het-dorp");
    expect(part(html, "buurt")).toContain("Titel van in-het-leefgebied");
    expect(part(html, "buurt")).toContain("Rondje dorp");
    expect(part(html, "heel")).toContain("Tolk aan tafel");
    for (const id of ["gestopt-hier", "alleen-team", "elders"])
      expect(html).not.toContain(`"/drenthe/werkagenda/${id}"`);
  });

  it("is found for a buurt and a wijk too, and from the figures of each", async () => {
    expect(part(await page("gebieden/wk168017"), "hier")).toContain("Titel van in-het-dorp");
    expect(part(await page("gebieden/bu16801709"), "buurt")).toContain("Titel van in-het-dorp");
    const figures = await (await house.ask("/drenthe/gebied/gm1680-gieten")).text();
    expect(part(figures, "wat-hier-gebeurt")).toContain("Titel van in-het-dorp");
    expect(part(figures, "wat-hier-gebeurt")).toContain("/drenthe/werkagenda/gebieden/gm1680-gieten");
  });

  it("is counted in sentences that do not contradict one another, under a path of which each step is another place", async () => {
    const html = await (await house.ask("/drechtsteden/werkagenda/gebieden/bu04820103")).text();
    expect(html).toMatch(
      /Speciaal voor Kerkbuurt is er nog geen initiatief\. In de omgeving (is|zijn) er \d+\u00a0initiatie\w+\. Voor de hele regio Drechtsteden zijn er \d+\u00a0initiatieven\./,
    );
    expect(html).not.toContain("kerkbuurt");
    const crumbs = (of: string) => /<nav class="crumbs"[^]*?<\/nav>/.exec(of)![0].replaceAll(/<[^>]+>/g, "|");
    expect(crumbs(html)).toMatch(/Per gebied\|+Alblasserdam\|+Centrum\|+Kerkbuurt\|/);
    const beilen = await page("gebieden/bu17310000");
    expect(crumbs(beilen)).toMatch(/Leefgebied Beilen\|+Dorp Beilen\|+Buurt Beilen/);
  });

  it("is not there for a place of another region or none", async () => {
    for (const code of ["gm0637", "zoetermeer-centrum", "niets", "gm1680-gieten%00"])
      expect((await house.ask(`/drenthe/werkagenda/gebieden/${code}`)).status).toBe(404);
  });
});

describe("the map", () => {
  it("counts the same initiatives as the list under it", async () => {
    const html = await page("gebieden");
    const counts = [...html.matchAll(/aria-label="(\d+) ([^":]+)"/g)].map(([, count, name]) => `${name} ${count}`);
    const heads = [
      ...html.matchAll(/<a href="\/drenthe\/werkagenda\/gebieden\/gm\d+">([^<]+)<\/a>\s*<small[^>]*>(\d+) hier/g),
    ];
    expect(heads).toHaveLength(12);
    expect(heads.map(([, name, count]) => `${name} ${count}`).toSorted()).toEqual(counts.toSorted());
  });

  it("shows municipalities for a level that is not known", async () => {
    expect(await page("gebieden?niveau=%27")).toContain("initiatieven in de gemeente");
  });

  it("gives a way on when a name is not found, and shows what was typed as text", async () => {
    const html = await page(`gebieden?q=${encodeURIComponent("<b>qqqq")}`);
    expect(html).toContain("We vinden geen “&lt;b&gt;qqqq”");
  });
});

describe("who follows a village", () => {
  it("hears of the working area around it, and not of the next village", async () => {
    const to = "bewoner@dorp.example";
    await send(house, "/drenthe/werkagenda/volg", { plek: "gm1680-gieten", adres: to });
    const letters = async () => (await readOutbox(house.ctx.db, house.ctx.keys)).filter((one) => one.to === to);
    const link = /\/drenthe\/werkagenda\/volg\/\S+/.exec((await letters())[0]!.text)![0];
    await send(house, link, { doe: "volg" });
    now = new Date("2026-12-01T12:00:00Z");
    await add("nieuw-in-leefgebied", { areas: ["drenthe-gieten-gasselte"] });
    await add("nieuw-in-rolde", { areas: ["gm1680-rolde"] });
    await house.ctx.pageVersion.refresh();
    await tellFollowers(house.ctx);
    const texts = (await letters()).map((one) => one.text).join("\n");
    expect(texts).toContain("Titel van nieuw-in-leefgebied");
    expect(texts).not.toContain("Titel van nieuw-in-rolde");
  });
});
