import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { upsertAreas } from "#modules/regions/index.ts";
import { type Actor, system, visitor } from "#platform/http/index.ts";
import { addRegions, send } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { saveInitiative } from "../actions.ts";
import type { Initiative } from "../model.ts";
import { initiativeSchema } from "../schema.ts";
import { readInitiative } from "../store.ts";
import { hashOf } from "./actions.ts";
import { readPaper } from "./store.ts";

let house: TestHouse;
let actor: Actor = visitor;
let now = new Date("2026-09-01T09:00:00Z");
const person = (grants: Actor["grants"]): Actor => ({
  kind: "person",
  person: "00000000-0000-4000-8000-000000000001",
  grants,
  assurance: 2,
  secondFactor: true,
});
const team = person([{ role: "programme_team", region: "drenthe" }]);
const partner = person([{ role: "partner", region: "drenthe", organisation: "o1" }]);
const base = "/drenthe/werkagenda/stukken";

const make = (content: object) =>
  initiativeSchema.parse({
    challenge: "sociale-basis",
    what: "Een plek voor iedereen.",
    initiator: "welzijnsorganisatie",
    status: "running",
    ...content,
  }) as Initiative;
const add = (content: object) =>
  saveInitiative(house.ctx, system, "drenthe", { content: make(content), version: undefined, reason: "begin" });
async function change(id: string, more: Partial<Initiative>): Promise<void> {
  const row = (await readInitiative(house.ctx.db, "drenthe", id))!;
  const edit = { content: { ...row.content, ...more }, version: row.version, reason: "x" };
  await saveInitiative(house.ctx, system, "drenthe", edit);
}
const money = (source: string, granted: number) => ({ year: 2026, source, needed: granted + 1_000, granted });

beforeAll(async () => {
  house = await testHouse({ start: false, clock: () => now });
  await addRegions(house, "drenthe");
  await sql`insert into region_municipality (region_id, code) values ('drenthe', 'GM0106'), ('drenthe', 'GM0114')`.execute(
    house.ctx.db,
  );
  const place = {
    kind: "municipality" as const,
    divisionYear: 2024,
    districtCode: null,
    change: null,
    residents: 9_000,
  };
  await upsertAreas(house.ctx.db, [
    { ...place, code: "GM0106", name: "Assen", municipalityCode: "GM0106" },
    { ...place, code: "GM0114", name: "Emmen", municipalityCode: "GM0114" },
  ]);
  house.server.useActors(async () => actor);
  await add({
    id: "huiskamer",
    title: "Huiskamer",
    areas: ["GM0106"],
    money: [money("wmo", 111_101)],
    parties: [
      { name: "gemeente Assen", role: "space", hours: 2 },
      { name: "gemeente Emmen", role: "pays" },
    ],
  });
  await add({
    id: "wandelen",
    title: "Wandelen",
    areas: ["GM0114"],
    preconditions: [{ title: "Pad vrij", owner: "gemeente Emmen", state: "open", by: "2026-12-01" }],
  });
  await add({
    id: "overal",
    title: "Overal samen",
    preconditions: [{ title: "Ruimte", owner: "gemeenten", state: "open" }],
    milestones: [{ title: "Eerste groep", date: "2026-10-01" }],
  });
  await add({ id: "geheim-team", title: "Geheim voor team", visibility: "team", money: [money("iza", 222_223)] });
  await add({
    id: "bij-partners",
    title: "Bij partners bekend",
    visibility: "partners",
    money: [money("iza", 333_337)],
  });
  await add({
    id: "thuiszorg",
    title: "Thuiszorg anders",
    moneyVisibility: "partners",
    money: [money("iza", 454_549), money("own", 565_571)],
  });
  await add({ id: "dicht", title: "Alleen bedrag dicht", moneyVisibility: "team", money: [money("zvw", 676_679)] });
});
afterAll(() => house.close());

const fields = { soort: "board", gemeente: "", dag: "2026-09-01", jaar: "2026", keuze: "" };
const digits = (text: string) => text.replaceAll(/[^0-9]/g, "");
/** Every number of a text, without what parts its thousands. */
const numbersIn = (text: string) => new Set((text.match(/\d+(?:[.,]\d{3})*/g) ?? []).map(digits));
const hidden = { iza: "222223", partners: "333337", theirs: "454549", own: "565571", team: "676679" };
const shownOf = (text: string) =>
  Object.entries(hidden).flatMap(([name, amount]) => (numbersIn(text).has(amount) ? [name] : []));
const html = async (path: string) => (await house.ask(path)).text();

async function made(more: Partial<typeof fields>): Promise<string> {
  actor = team;
  const answer = await send(house, `${base}/maak`, { ...fields, ...more });
  expect(answer.status).toBe(303);
  return /stukken\/([^/]+)\/werk/.exec(answer.headers.get("location")!)![1]!;
}
const rowOf = async (slug: string) => (await readPaper(house.ctx.db, "drenthe", slug))!;
async function moved(slug: string, ...states: string[]): Promise<void> {
  actor = team;
  for (const doe of states) {
    const { version } = await rowOf(slug);
    expect((await send(house, `${base}/${slug}/werk`, { doe, version: String(version) })).status).toBe(303);
  }
}

describe("what a paper holds", () => {
  it("for a council: what concerns that municipality or the whole region, and nothing that is not public", async () => {
    const slug = await made({ soort: "municipality", gemeente: "GM0106" });
    expect(slug).toBe("2026-09-01-raad-assen");
    const text = JSON.stringify((await rowOf(slug)).content);
    for (const title of ["Huiskamer", "Overal samen", "Thuiszorg anders"]) expect(text).toContain(title);
    for (const title of ["Wandelen", "Geheim voor team", "Bij partners bekend"]) expect(text).not.toContain(title);
    expect(text).toContain("In Assen zelf: 1. Voor de hele regio Drenthe: 3.");
    expect([...numbersIn(text)]).toContain("111101");
    expect(shownOf(text)).toEqual([]);
    expect(text).toContain("Bij 1 initiatief staat de gemeente Assen, of “gemeente” in het algemeen, bij wie meedoen.");
    expect(text).toContain("Huiskamer: geeft ruimte (2 uur per week).");
    expect(text).not.toContain("Huiskamer: betaalt mee");
    // Another municipality's precondition is not asked of this one; one of all of them is.
    expect(text).toContain("Bij de gemeente Assen staat 1 voorwaarde open.");
  });

  it("for the board: what partners know, and no amount that is not public", async () => {
    const slug = await made({ soort: "board" });
    const text = JSON.stringify((await rowOf(slug)).content);
    expect(text).toContain("Overal samen");
    expect(text).toContain("Bij partners bekend");
    expect(text).not.toContain("Geheim voor team");
    expect(shownOf(text)).toEqual(["partners"]);
    expect(text).toContain("Bij 2 initiatieven zijn de bedragen niet openbaar.");
  });

  it("for who pays: amounts of that payer's own money, never those of providers or of the team alone", async () => {
    const slug = await made({ soort: "insurer" });
    const row = await rowOf(slug);
    const text = JSON.stringify(row.content);
    expect(shownOf(text)).toEqual(["partners", "theirs"]);
    // Sums hold what is shown and nothing else.
    expect(row.content.facts.initiatives.flatMap((one) => one.money).reduce((sum, one) => sum + one.granted, 0)).toBe(
      111_101 + 333_337 + 454_549,
    );
    expect(text).toContain("Bij 1 initiatief telt alleen het geld van verzekeraar, zorgkantoor en Rijk mee.");
  });

  it("is what a selection leaves; an empty one is refused and the form comes back filled in", async () => {
    const slug = await made({ soort: "annual", keuze: "?q=wandelen" });
    expect((await rowOf(slug)).content.facts.initiatives.map((one) => one.id)).toEqual(["wandelen"]);
    const wrong = await send(house, `${base}/maak`, {
      ...fields,
      soort: "municipality",
      dag: "morgen",
      keuze: "?q=niets",
    });
    expect(wrong.status).toBe(400);
    const form = await wrong.text();
    expect(form).toContain("Kies een gemeente.");
    expect(form).toContain("Kies een dag.");
    expect(form).toMatch(/value="municipality"[^>]*checked/);
    const empty = await send(house, `${base}/maak`, { ...fields, keuze: "?q=bestaatniet" });
    expect(await empty.text()).toContain("In deze keuze zit geen initiatief.");
  });

  it("begins from what one chose in the list", async () => {
    actor = visitor;
    const link = /href="([^"]*stukken\/maak[^"]*)"/.exec(await html("/drenthe/werkagenda?q=wandelen&pagina=1"))![1]!;
    actor = team;
    expect(await html(link.replaceAll("&amp;", "&"))).toMatch(/<option value="\?q=wandelen"[^>]*selected/);
  });

  it("says nothing in English that it does not say in Dutch, from the same figures", async () => {
    const { text } = (await rowOf(await made({ soort: "board" }))).content;
    const numbers = (sections: unknown) => (JSON.stringify(sections).match(/\d[\d.,]*/g) ?? []).map(digits);
    expect(numbers(text.en.sections)).toEqual(numbers(text.nl.sections));
  });
});

describe("from draft to sent", () => {
  it("is seen by nobody outside the team before it is sent, on no address", async () => {
    const slug = await made({ soort: "municipality", gemeente: "GM0114" });
    const open = [`${base}/${slug}`, `${base}/${slug}/json`, `${base}/${slug}/docx`];
    for (const who of [visitor, partner, team]) {
      actor = who;
      for (const path of open) expect((await house.ask(path)).status).toBe(404);
    }
    actor = partner;
    expect((await house.ask(`${base}/${slug}/werk`)).status).toBe(403);
    expect((await send(house, `${base}/${slug}/werk`, { doe: "ready", version: "1" })).status).toBe(403);
    expect((await send(house, `${base}/maak`, fields)).status).toBe(403);
    await moved(slug, "ready", "sent");
    actor = visitor;
    for (const path of open) expect((await house.ask(path)).status).toBe(200);
    expect(await html(base)).toContain("Raadsinformatiebrief Emmen");
    expect(await html(`/en${base}/${slug}`)).toContain("Letter to the council of Emmen");
  });

  it("keeps a paper for the board with the team, also when it is sent", async () => {
    const slug = await made({ soort: "board" });
    await moved(slug, "ready", "sent");
    actor = visitor;
    expect((await house.ask(`${base}/${slug}`)).status).toBe(404);
    expect((await house.ask(`${base}/${slug}/json`)).status).toBe(404);
    expect(await html(base)).not.toContain("bestuur");
    actor = team;
    expect((await house.ask(`${base}/${slug}/werk/docx`)).status).toBe(200);
  });

  it("takes the team's sentences while it is a draft, and seals them when it is sent", async () => {
    const slug = await made({ soort: "annual" });
    const at = `${base}/${slug}/werk`;
    const wrong = await send(house, at, { doe: "bewaar", version: "1", "zin-summary": "Bel 111222333" });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain("Bel 111222333");
    expect((await rowOf(slug)).notes).toEqual({});
    const sentence = "We zijn <b>trots</b> op de buurt.";
    expect((await send(house, at, { doe: "bewaar", version: "1", "zin-summary": sentence })).status).toBe(303);
    const clash = await send(house, at, { doe: "bewaar", version: "1", "zin-summary": "Anders" });
    expect(clash.status).toBe(409);
    expect(await clash.text()).toContain(">Anders</textarea>");
    await moved(slug, "ready");
    const { version } = await rowOf(slug);
    expect((await send(house, at, { doe: "bewaar", version: String(version), "zin-summary": "Te laat" })).status).toBe(
      409,
    );
    await moved(slug, "sent");
    actor = visitor;
    expect(await html(`${base}/${slug}`)).toContain("Toelichting van het team: We zijn &lt;b&gt;trots&lt;/b&gt;");
    const file = JSON.parse(await html(`${base}/${slug}/json`));
    expect(hashOf(file.sealed)).toBe(file.seal);
    expect(hashOf({ ...file.sealed, notes: {} })).not.toBe(file.seal);
  });

  it("never changes after that: not by a form, not by the application's own database role", async () => {
    const slug = await made({ soort: "annual" });
    await moved(slug, "ready", "sent");
    const before = await rowOf(slug);
    for (const doe of ["draft", "ready", "sent", "dropped", "bewaar"]) {
      const answer = await send(house, `${base}/${slug}/werk`, { doe, version: String(before.version) });
      expect(answer.status).toBe(409);
    }
    await change("huiskamer", { title: "Woonkamer" });
    actor = visitor;
    expect(await html(`${base}/${slug}`)).toContain("Huiskamer");
    await change("huiskamer", { title: "Huiskamer" });
    const { db } = house.ctx;
    const tries = [
      sql`update workplan_paper set content = '{}' where slug = ${slug}`,
      sql`update workplan_paper set notes = '{"summary":"x"}' where slug = ${slug}`,
      sql`delete from workplan_paper where slug = ${slug}`,
    ];
    for (const one of tries) await expect(one.execute(db)).rejects.toThrow(/permission denied|does not change/);
    expect(await rowOf(slug)).toEqual(before);
  });

  it("is sent once when two press at once, and writes each step in the audit", async () => {
    const slug = await made({ soort: "board" });
    await moved(slug, "ready");
    const { version } = await rowOf(slug);
    const press = () => send(house, `${base}/${slug}/werk`, { doe: "sent", version: String(version) });
    const statuses = (await Promise.all([press(), press(), press()])).map((answer) => answer.status);
    expect(statuses.toSorted()).toEqual([303, 409, 409]);
    const { rows } = await sql<{
      action: string;
    }>`select action from audit_entries where subject = ${slug} order by at, action`.execute(house.ctx.database.owner);
    expect(rows.map((row) => row.action).toSorted()).toEqual([
      "workplan.paper.make",
      "workplan.paper.ready",
      "workplan.paper.sent",
    ]);
  });
});

describe("what changed since last time", () => {
  it("compares with the paper of the same audience that was sent last, amounts only where both show them", async () => {
    const first = await made({ soort: "municipality", gemeente: "GM0106", dag: "2026-09-10" });
    expect(JSON.stringify((await rowOf(first)).content)).toContain("Dit is het eerste stuk van deze soort.");
    await moved(first, "ready", "sent");
    now = new Date("2026-11-20T09:00:00Z");
    await change("huiskamer", {
      money: [{ ...make({ id: "x", title: "x", money: [money("wmo", 150_000)] }).money[0]! }],
    });
    await change("thuiszorg", { moneyVisibility: "public" });
    await change("overal", {
      milestones: [{ title: "Eerste groep", date: "2026-10-01", kind: "effort", reached: "2026-10-03" }],
    });
    await add({ id: "nieuwe-aanpak", title: "Nieuwe aanpak", status: "preparing" });
    await change("dicht", { visibility: "team" });
    const draft = await made({ soort: "municipality", gemeente: "GM0106", dag: "2026-11-20" });
    const other = await made({ soort: "municipality", gemeente: "GM0114", dag: "2026-11-20" });
    const row = await rowOf(draft);
    expect(row.content.facts.previous).toEqual({ id: first, date: "2026-09-10", hash: (await rowOf(first)).seal });
    const changes = row.content.text.nl.sections.find((one) => one.id === "changes")!;
    const euro = (text: string) => text.replaceAll("\u00a0", " ");
    expect(changes.blocks.flatMap((block) => (block.kind === "list" ? block.items.map(euro) : []))).toEqual([
      "Nieuw in dit stuk: Nieuwe aanpak.",
      "Huiskamer: nodig was € 112.101, nu € 151.000.",
      "Huiskamer: toegezegd was € 111.101, nu € 150.000.",
      "Overal samen: “Eerste groep” is gehaald op 3 oktober 2026.",
      "Niet meer in dit stuk: Alleen bedrag dicht.",
    ]);
    expect(changes.blocks[0]).toMatchObject({
      text: "Het vorige stuk was van 10 september 2026. Sindsdien veranderde er iets bij 3 van de 4 initiatieven. 1 initiatief staat niet meer in dit stuk.",
    });
    // A draft is no paper that was sent: the next one does not compare with it.
    expect((await rowOf(other)).content.facts.previous?.id).toBe("2026-09-01-raad-emmen");
  });
});

describe("money that moved between years", () => {
  it("is told with its years, though the sum is the same", async () => {
    const row = (year: number, granted: number) => ({ year, source: "wmo", needed: 900, granted });
    const rows = (...some: object[]) => make({ id: "x", title: "x", money: some }).money;
    await add({ id: "verschoven", title: "Verschoven", money: rows(row(2026, 900), row(2027, 0)) });
    await moved(await made({ soort: "annual", keuze: "?q=verschoven" }), "ready", "sent");
    await change("verschoven", { money: rows(row(2026, 500), row(2027, 400)) });
    const { text } = (await rowOf(await made({ soort: "annual", keuze: "?q=verschoven" }))).content;
    const words = JSON.stringify(text).replaceAll("\u00a0", " ");
    expect(words).toContain("Verschoven: € 400 ging van 2026 naar 2027.");
    expect(words).toContain("Verschoven: €400 went from 2026 to 2027.");
  });
});

describe("the Monday page", () => {
  it("names papers to send, and what must be done before the next meeting by whom", async () => {
    actor = team;
    await change("overal", { milestones: [{ title: "Tweede groep", date: "2026-12-01", kind: "effort" }] });
    expect((await send(house, "/drenthe/werkagenda/vergadering", { dag: "", naam: "Regiotafel" })).status).toBe(400);
    await send(house, "/drenthe/werkagenda/vergadering", { dag: "2026-11-25", naam: "Regiotafel" });
    const page = await html("/drenthe/werkagenda/team");
    expect(page).toContain("Vóór Regiotafel van 25 november 2026");
    expect(page).not.toContain("Tweede groep (welzijnsorganisatie)");
    await send(house, "/drenthe/werkagenda/vergadering", { dag: "2026-12-10", naam: "Regiotafel" });
    const slug = await made({ soort: "insurer", dag: "2026-12-05" });
    await moved(slug, "ready");
    const later = await html("/drenthe/werkagenda/team");
    expect(later).toContain("Overal samen: Tweede groep (welzijnsorganisatie)");
    expect(later).toContain("Wandelen: Pad vrij (gemeente Emmen)");
    expect(later).toContain(`${base}/${slug}/werk`);
    // A meeting that has been is no longer waited for; a partner sees neither papers nor meeting.
    now = new Date("2026-12-11T09:00:00Z");
    expect(await html("/drenthe/werkagenda/team")).toContain("Binnen 60 dagen te doen");
    actor = partner;
    expect(await html("/drenthe/werkagenda/team")).not.toContain("stukken/");
  });
});
