import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, system, visitor } from "#platform/http/index.ts";
import { addRegions, send } from "../../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../../tests/support/server.ts";
import { saveInitiative } from "../../actions.ts";
import { copyInitiative } from "../../actions-examples.ts";
import { draftAfter } from "../../examples.ts";
import type { Initiative } from "../../model.ts";
import { initiativeSchema } from "../../schema.ts";
import { readInitiative, readInitiatives } from "../../store.ts";

let house: TestHouse;
let actor: Actor = visitor;
const person = (grants: Actor["grants"]): Actor => ({
  kind: "person",
  person: "00000000-0000-4000-8000-000000000001",
  grants,
  assurance: 2,
  secondFactor: true,
});
const drenthe = person([{ role: "programme_team", region: "drenthe" }]);
const zoetermeer = person([{ role: "programme_team", region: "zoetermeer" }]);
const partner = person([{ role: "partner", region: "zoetermeer", organisation: "o1" }]);
const whole = {
  id: "huiskamer",
  title: "Huiskamer",
  challenge: "sociale-basis",
  what: "Een plek om binnen te lopen.",
  about: "Elke dag open.",
  initiator: "welzijnsorganisatie Noord",
  status: "running",
  goals: [{ goal: "minder-eenzaam", why: "Samen is beter." }],
  parties: [{ name: "kerk Zuid", role: "space", hours: 4 }],
  savings: [{ party: "huisarts Oost", what: "gesprekken", hours: 2 }],
  money: [{ year: 2026, source: "wmo", needed: 12_345, granted: 12_345 }],
  start: "2026-01-01",
  end: "2026-12-31",
  milestones: [{ title: "Open", date: "2026-03-01", reached: "2026-03-04", evidence: "foto" }],
  preconditions: [{ title: "Ruimte", owner: "gemeente", state: "met" }],
  areas: ["GM0106"],
  groups: ["ouderen"],
  reports: [{ date: "2026-04-01", text: "Het loopt vol." }],
  contact: "noord@welzijn.example",
};
const copyAt = "/zoetermeer/werkagenda/voorbeelden/drenthe/huiskamer";
const fields = { challenge: "sociale-basis", initiator: "bewonersgroep", start: "2027-01-01" };
const as = async <T>(who: Actor, work: () => Promise<T>): Promise<T> => {
  await house.ctx.pageVersion.refresh();
  actor = who;
  const done = await work();
  actor = visitor;
  await house.ctx.pageVersion.refresh();
  return done;
};
const text = async (path: string, who = visitor) => as(who, async () => (await house.ask(path)).text());
const version = async () => String((await readInitiative(house.ctx.db, "drenthe", "huiskamer"))!.version);
const offer = (doe: string, at?: string) =>
  as(drenthe, async () =>
    send(house, "/drenthe/werkagenda/huiskamer/aanbieden", { doe, version: at ?? (await version()) }),
  );
const audited = async (action: string) =>
  (
    await sql<{ region: string }>`select region from audit_entries where action = ${action}`.execute(
      house.ctx.database.owner,
    )
  ).rows;

beforeAll(async () => {
  house = await testHouse({ start: false, clock: () => new Date("2026-11-23T12:00:00Z") });
  await addRegions(house, "drenthe", "zoetermeer");
  const challenge = JSON.stringify([
    { id: "sociale-basis", name: { nl: "Samen", en: "Together" }, say: { nl: "", en: "" } },
  ]);
  await sql`update region set content = jsonb_set(content, '{challenges}', ${challenge}::jsonb)`.execute(
    house.ctx.database.owner,
  );
  house.server.useActors(async () => actor);
  for (const content of [whole, { ...whole, id: "geheim", title: "Geheim plan", visibility: "team" }])
    await saveInitiative(house.ctx, system, "drenthe", {
      content: initiativeSchema.parse(content) as Initiative,
      version: undefined,
      reason: "begin",
    });
});
afterAll(() => house.close());

describe("offering an initiative to other regions", () => {
  it("is not possible for what is not public, nor over a change of somebody else", async () => {
    const hidden = await as(drenthe, () =>
      send(house, "/drenthe/werkagenda/geheim/aanbieden", { doe: "aan", version: "1" }),
    );
    expect(hidden.status).toBe(400);
    expect((await offer("aan", "7")).status).toBe(409);
    expect(await text("/zoetermeer/werkagenda/voorbeelden")).toContain("Nog geen regio biedt iets aan");
  });

  it("puts it on the page of every region, until it is taken back", async () => {
    expect((await offer("aan")).status).toBe(303);
    expect(await text("/zoetermeer/werkagenda/voorbeelden")).toContain(`href="${copyAt}"`);
    expect(await text("/drenthe/werkagenda/voorbeelden")).not.toContain(copyAt.replace("zoetermeer", "drenthe"));
    await offer("uit");
    expect(await text("/zoetermeer/werkagenda/voorbeelden")).not.toContain("Huiskamer");
    expect((await as(zoetermeer, () => house.ask(copyAt))).status).toBe(404);
    await offer("aan");
    expect(await audited("workplan.initiative.offer")).toHaveLength(2);
  });
});

describe("copying what another region offers", () => {
  it("keeps what was typed and copies nothing when something is missing", async () => {
    const wrong = { ...fields, challenge: "bestaat-niet", initiator: "bewonersgroep West", start: "morgen" };
    const answer = await as(zoetermeer, () => send(house, copyAt, wrong));
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("bewonersgroep West");
    expect(await readInitiatives(house.ctx.db, "zoetermeer")).toEqual([]);
  });

  it("is for the team of the own region alone", async () => {
    for (const who of [drenthe, partner]) expect((await as(who, () => send(house, copyAt, fields))).status).toBe(403);
    const own = copyAt.replace("/zoetermeer", "/drenthe");
    expect((await as(drenthe, () => send(house, own, fields))).status).toBe(404);
    const hidden = copyAt.replace("huiskamer", "geheim");
    expect((await as(zoetermeer, () => send(house, hidden, fields))).status).toBe(404);
  });

  it("makes a draft without money, people or results, and moves its steps along", async () => {
    expect((await as(zoetermeer, () => send(house, copyAt, fields))).status).toBe(303);
    const { content } = (await readInitiative(house.ctx.db, "zoetermeer", "huiskamer"))!;
    expect(content).toMatchObject({
      what: whole.what,
      groups: ["ouderen"],
      initiator: "bewonersgroep",
      status: "idea",
      visibility: "team",
      end: "2027-12-31",
      milestones: [{ title: "Open", date: "2027-03-01" }],
      preconditions: [{ title: "Ruimte", owner: "gemeente", state: "open" }],
      copiedFrom: { region: "drenthe", id: "huiskamer", title: "Huiskamer", day: "2026-11-23" },
    });
    const words = JSON.stringify(content);
    for (const left of [
      "12345",
      "kerk Zuid",
      "huisarts Oost",
      "noord@",
      "welzijnsorganisatie Noord",
      "loopt vol",
      "foto",
      "GM0106",
    ])
      expect(words).not.toContain(left);
    expect(await audited("workplan.initiative.copied")).toEqual([{ region: "drenthe" }]);
    expect(await audited("workplan.initiative.add")).toContainEqual({ region: "zoetermeer" });
  });

  it("shows the draft to the two teams only, and to everyone when it is public", async () => {
    const edit = "/drenthe/werkagenda/huiskamer/bewerk";
    expect(await text(edit, drenthe)).toContain("Zoetermeer, op 23 november 2026");
    expect(await text(edit, drenthe)).toContain("nog een ontwerp");
    expect(await text("/drenthe/werkagenda/huiskamer")).not.toContain("Zoetermeer");
    expect(await text("/zoetermeer/werkagenda/voorbeelden")).not.toContain("nam dit over");
    const row = (await readInitiative(house.ctx.db, "zoetermeer", "huiskamer"))!;
    const content = { ...row.content, visibility: "public" as const };
    await saveInitiative(house.ctx, system, "zoetermeer", { content, version: row.version, reason: "open" });
    expect(await text("/drenthe/werkagenda/huiskamer")).toContain('href="/zoetermeer/werkagenda/huiskamer"');
    expect(await text("/zoetermeer/werkagenda/huiskamer")).toContain('href="/drenthe/werkagenda/huiskamer"');
    expect(await text("/zoetermeer/werkagenda/voorbeelden")).toContain("1 regio nam dit over");
    const api = JSON.parse(await text("/api/v1/initiatives/zoetermeer/huiskamer")) as {
      copiedFrom: { region: string };
    };
    expect(api.copiedFrom.region).toBe("drenthe");
  });

  it("overwrites nothing when two of a team do it at once", async () => {
    const from = { region: "drenthe", id: "huiskamer" };
    const input = { ...fields, reason: "x" };
    const before = await readInitiatives(house.ctx.db, "zoetermeer");
    const done = await Promise.allSettled(
      [1, 2].map(() => copyInitiative(house.ctx, zoetermeer, "zoetermeer", from, input)),
    );
    const made = done.filter((one) => one.status === "fulfilled").map((one) => one.value);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made).size).toBe(made.length);
    const after = await readInitiatives(house.ctx.db, "zoetermeer");
    expect(after).toHaveLength(before.length + made.length);
    expect(after.find((row) => row.slug === "huiskamer")).toEqual(before.find((row) => row.slug === "huiskamer"));
  });

  it("links no longer to an example that went out of sight, and still says where it came from", async () => {
    const row = (await readInitiative(house.ctx.db, "drenthe", "huiskamer"))!;
    const content = { ...row.content, visibility: "team" as const };
    await saveInitiative(house.ctx, system, "drenthe", { content, version: row.version, reason: "dicht" });
    const html = await text("/zoetermeer/werkagenda/huiskamer");
    expect(html).toContain("Dit is gemaakt naar een voorbeeld uit Drenthe:");
    expect(html).not.toContain('href="/drenthe/werkagenda/huiskamer"');
  });
});

describe("a draft after an example", () => {
  it("fits the form of an initiative, also when the example knew no days", () => {
    const bare = initiativeSchema.parse({ ...whole, start: undefined, end: undefined, milestones: [] }) as Initiative;
    const draft = draftAfter(bare, "drenthe", { id: "x", ...fields }, "2026-11-23");
    expect(initiativeSchema.safeParse(draft).success).toBe(true);
    expect(draft.end).toBeUndefined();
  });
});
