import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "#platform/http/index.ts";
import { findRegion } from "#modules/regions/index.ts";
import { teamOfDrenthe } from "../../../tests/support/dialogue.ts";
import { send } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { readPart, readPlan, versionsOf } from "./store.ts";
import { readInitiatives } from "../workplan/store.ts";

let house: TestHouse;
let actor: Actor = visitor;
const team = teamOfDrenthe("1");
const decision = { decidedOn: "2026-11-20", decidedBy: "Regiotafel", reason: "zo besloten" };

beforeAll(async () => {
  house = await testHouse({ clock: () => new Date("2026-11-23T12:00:00Z") });
  house.server.useActors(async () => actor);
  actor = team;
});
afterAll(() => house.close());

/** What a form on a page would send: every field with its value. */
async function fieldsOf(path: string): Promise<Record<string, string>> {
  const html = await (await house.ask(path)).text();
  const main = html.slice(html.indexOf("<main"));
  const unescape = (text: string) =>
    text
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  const attribute = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const fields: Record<string, string> = {};
  for (const [tag] of main.matchAll(/<input [^>]*>/g))
    if (!/type="(checkbox|radio)"/.test(tag))
      fields[attribute(tag, "name") ?? ""] = unescape(attribute(tag, "value") ?? "");
  for (const [, name = "", value = ""] of main.matchAll(/<textarea [^>]*name="([^"]+)"[^>]*>([^<]*)</g))
    fields[name] = unescape(value);
  for (const [, name = "", body = ""] of main.matchAll(/<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    fields[name] =
      /<option value="([^"]*)" selected/.exec(body)?.[1] ?? /<option value="([^"]*)"/.exec(body)?.[1] ?? "";
  return fields;
}

const goalAt = async (id: string) => (await readPart(house.ctx.db, "drenthe", "goal", id))!;

describe("a goal", () => {
  it("goes through its form unchanged but for what was typed, and keeps its place", async () => {
    const before = (await goalAt("minder-eenzaam")).content;
    const order = (await readPlan(house.ctx.db, "drenthe")).goals.map((one) => one.id);
    const fields = await fieldsOf("/drenthe/plan/minder-eenzaam/bewerk");
    const answer = await send(house, "/drenthe/plan/minder-eenzaam/bewerk", { ...fields, ...decision, agesFrom: "18" });
    expect(answer.status).toBe(303);
    expect((await goalAt("minder-eenzaam")).content).toEqual({
      ...before,
      path: [],
      measurements: [],
      ages: { from: 18 },
    });
    expect((await readPlan(house.ctx.db, "drenthe")).goals.map((one) => one.id)).toEqual(order);
  });

  it("shows both sides when two saved at once, and overwrites nothing", async () => {
    const address = "/drenthe/plan/rookvrij/bewerk";
    const [mine, theirs] = [await fieldsOf(address), await fieldsOf(address)];
    expect((await send(house, address, { ...theirs, ...decision, short: "Rookvrij leven" })).status).toBe(303);
    const answer = await send(house, address, { ...mine, ...decision, short: "Stoppen" });
    const html = await answer.text();
    expect(answer.status).toBe(409);
    expect(html).toContain("Nu staat er: Rookvrij leven");
    expect(html).toContain('value="Stoppen"');
    expect((await goalAt("rookvrij")).content).toMatchObject({ short: "Rookvrij leven" });
  });

  it("asks for the day, the body and the reason, and keeps what was typed", async () => {
    const address = "/drenthe/plan/gezond-gewicht/bewerk";
    const fields = {
      ...(await fieldsOf(address)),
      short: "Gewicht",
      decidedOn: "2027-01-01",
      decidedBy: "",
      reason: "",
    };
    const html = await (await send(house, address, fields)).text();
    expect(html).toContain("Kies een dag die geweest is, of vandaag.");
    expect(html).toContain('value="Gewicht"');
    expect((await goalAt("gezond-gewicht")).version).toBe(1);
  });

  it("leaves the plan and comes back, with its history", async () => {
    const address = "/drenthe/plan/gezonde-start/bewerk";
    const { version } = await fieldsOf(address);
    await send(house, address, { version: version!, ...decision, doe: "weg" });
    expect((await house.ask("/drenthe/plan/gezonde-start")).status).toBe(404);
    expect(await (await house.ask("/drenthe/plan/team")).text()).toContain("/drenthe/plan/gezonde-start/bewerk");
    await send(house, address, { ...(await fieldsOf(address)), ...decision });
    expect((await house.ask("/drenthe/plan/gezonde-start")).status).toBe(200);
    const versions = await versionsOf(house.ctx.db, "drenthe", "goal", "gezonde-start");
    expect(versions.map((one) => one.removed)).toEqual([false, true, false]);
  });

  it("never takes an address that a page has", async () => {
    const fields = { ...(await fieldsOf("/drenthe/plan/rookvrij/bewerk")), ...decision, short: "Versies" };
    const answer = await send(house, "/drenthe/plan/toevoegen", fields);
    expect(answer.headers.get("location")).toBe("/drenthe/plan/doel-versies");
    expect((await send(house, "/drenthe/plan/toevoegen", fields)).status).toBe(400);
  });
});

describe("who counts as vulnerable", () => {
  it("is a choice with a day; what was chosen before stays", async () => {
    const fields = { ...(await fieldsOf("/drenthe/plan/kwetsbaar")), ...decision };
    await send(house, "/drenthe/plan/kwetsbaar", { ...fields, text: "Wie alleen staat.", since: "2026-11-20" });
    expect((await readPlan(house.ctx.db, "drenthe")).vulnerable).toEqual({
      text: "Wie alleen staat.",
      since: "2026-11-20",
    });
    const page = await (await house.ask("/drenthe/plan/kwetsbaar")).text();
    expect(page).toContain("meer dan één ziekte");
    expect(page).toContain("1 maart 2025");
  });
});

describe("a challenge that is split", () => {
  const address = "/drenthe/plan/opgaven/sociale-basis/splits";
  const second = {
    "tweede-nameNl": "Mantelzorg",
    "tweede-nameEn": "Informal care",
    "tweede-sayNl": "Wie zorgt, houdt het vol.",
    "tweede-sayEn": "Whoever cares can keep it up.",
  };

  it("moves what was chosen and loses nothing", async () => {
    const { db } = house.ctx;
    const counted = async () => [
      (await readPlan(db, "drenthe")).goals.length,
      (await readInitiatives(db, "drenthe")).length,
    ];
    const before = await counted();
    const own = (await readInitiatives(db, "drenthe")).filter((row) => row.content.challenge === "sociale-basis");
    const moving = own[0]!.slug;
    const fields = { ...(await fieldsOf(address)), ...second, ...decision };
    const body = new URLSearchParams({ ...fields, doel: "mantelzorg-vol-te-houden", initiatief: moving });
    const headers = { Origin: "http://localhost:3000" };
    expect((await house.ask(address, { method: "POST", body, headers })).status).toBe(303);
    expect(await counted()).toEqual(before);
    const region = (await findRegion(db, "drenthe"))!;
    const ids = region.content.challenges.map((one) => one.id);
    expect(ids.indexOf("mantelzorg")).toBe(ids.indexOf("sociale-basis") + 1);
    const plan = await readPlan(db, "drenthe");
    expect(plan.goals.filter((one) => one.challenge === "mantelzorg").map((one) => one.id)).toEqual([
      "mantelzorg-vol-te-houden",
    ]);
    expect(plan.ambitions.find((one) => one.id === "welzijn")?.challenges).toEqual(["sociale-basis", "mantelzorg"]);
    const rows = await readInitiatives(db, "drenthe");
    expect(rows.filter((row) => row.content.challenge === "mantelzorg").map((row) => row.slug)).toEqual([moving]);
    const everywhere = rows.filter((row) => !ids.includes(row.content.challenge));
    expect(everywhere).toEqual([]);
    const [version] = await versionsOf(db, "drenthe", "goal", "mantelzorg-vol-te-houden");
    expect(version?.reason).toContain("Sterke sociale basis is gesplitst");
    expect(await (await house.ask("/drenthe/plan")).text()).toContain("Mantelzorg");
  });

  it("changes nothing when something moved while the form stood open", async () => {
    const fields = await fieldsOf(address);
    const goal = await fieldsOf("/drenthe/plan/noaberschap/bewerk");
    await send(house, "/drenthe/plan/noaberschap/bewerk", { ...goal, ...decision, short: "Iemand om het te vragen" });
    const answer = await send(house, address, {
      ...fields,
      ...second,
      "tweede-nameNl": "Buren",
      ...decision,
      doel: "noaberschap",
    });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("Kijk nog eens.");
    expect((await findRegion(house.ctx.db, "drenthe"))!.content.challenges.map((one) => one.id)).not.toContain("buren");
  });

  it("is not taken off while something belongs to it", async () => {
    const own = "/drenthe/plan/opgaven/sociale-basis";
    const answer = await send(house, own, { ...(await fieldsOf(own)), ...decision, doe: "weg" });
    expect(answer.status).toBe(409);
  });
});

describe("a challenge of its own", () => {
  const added = "/drenthe/plan/opgaven/nieuw";
  const typed = {
    nameNl: "Gezond oud worden",
    nameEn: "Growing old in health",
    sayNl: "Zo lang je kunt thuis.",
    sayEn: "At home for as long as you can.",
  };
  const challenges = async () => (await findRegion(house.ctx.db, "drenthe"))!.content.challenges;

  it("is added under the ambitions that were ticked, after the others", async () => {
    expect(await (await house.ask("/drenthe/plan/team")).text()).toContain("Voeg een opgave toe");
    const fields = { ...(await fieldsOf(added)), ...typed, ...decision, ambitie: "welzijn" };
    expect((await send(house, added, fields)).status).toBe(303);
    expect((await challenges()).at(-1)).toEqual({
      id: "gezond-oud-worden",
      name: { nl: typed.nameNl, en: typed.nameEn },
      say: { nl: typed.sayNl, en: typed.sayEn },
    });
    const { ambitions } = await readPlan(house.ctx.db, "drenthe");
    const under = ambitions.filter((one) => one.challenges.includes("gezond-oud-worden")).map((one) => one.id);
    expect(under).toEqual(["welzijn"]);
    expect(await (await house.ask("/drenthe/plan")).text()).toContain("Gezond oud worden");
  });

  it("never takes the place of one that is there, also not of one that came with the pack", async () => {
    const before = await challenges();
    for (const nameNl of ["Gezond oud worden", before[0]!.name.nl]) {
      const answer = await send(house, added, { ...(await fieldsOf(added)), ...typed, ...decision, nameNl });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("Deze naam is er al.");
    }
    expect(await challenges()).toEqual(before);
  });

  it("asks for every name, keeps what was typed and ticked, and adds nothing", async () => {
    const before = await challenges();
    const fields = { ...(await fieldsOf(added)), ...typed, ...decision, nameEn: "", ambitie: "welzijn" };
    const html = await (await send(house, added, fields)).text();
    expect(html).toContain('value="Gezond oud worden"');
    expect(html).toMatch(/value="welzijn"[^>]* checked/);
    expect(await challenges()).toEqual(before);
  });

  it("is taken off and put back, says where to find it, and cannot be split while it is off", async () => {
    const own = "/drenthe/plan/opgaven/gezond-oud-worden";
    expect((await send(house, own, { ...(await fieldsOf(own)), ...decision, doe: "weg" })).status).toBe(303);
    expect((await challenges()).map((one) => one.id)).not.toContain("gezond-oud-worden");
    expect(await (await house.ask("/drenthe/plan/team")).text()).toContain(own);
    const again = await send(house, added, { ...(await fieldsOf(added)), ...typed, ...decision });
    expect(await again.text()).toContain("Deze naam was er eerder.");
    expect((await house.ask(`${own}/splits`)).status).toBe(404);
    expect((await send(house, own, { ...(await fieldsOf(own)), ...decision })).status).toBe(303);
    expect((await challenges()).map((one) => one.id)).toContain("gezond-oud-worden");
    const versions = await versionsOf(house.ctx.db, "drenthe", "challenge", "gezond-oud-worden");
    expect(versions.map((one) => one.removed)).toEqual([false, true, false]);
  });

  it("is called by the word of its own region", async () => {
    actor = { ...team, grants: [{ role: "programme_team", region: "drechtsteden" }] };
    expect(await (await house.ask("/drechtsteden/plan/team")).text()).toContain("Voeg een doorbraak toe");
    actor = team;
  });
});
