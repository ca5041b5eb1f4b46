import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, system, visitor } from "#platform/http/index.ts";
import { teamOfDrenthe } from "../../../../../tests/support/dialogue.ts";
import { addRegions, send } from "../../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../../tests/support/server.ts";
import { regionOf } from "#modules/regions/index.ts";
import { saveInitiative } from "../../actions.ts";
import { paperOf } from "../../document.ts";
import { readWorkplan } from "../../reading.ts";
import type { Initiative } from "../../model.ts";
import { initiativeSchema } from "../../schema.ts";
import { readInitiative } from "../../store.ts";

let house: TestHouse;
let actor: Actor = visitor;
const team = teamOfDrenthe("1");
const form = "/drenthe/werkagenda/thuis/bewerk/transformatie";
const row = (place: number, step: string, date: string, who: string, outcome: string) => ({
  [`path-${place}-step`]: step,
  [`path-${place}-date`]: date,
  [`path-${place}-who`]: who,
  [`path-${place}-outcome`]: outcome,
});
const save = async (fields: Record<string, string>, version = "1") => {
  actor = team;
  const answer = await send(house, form, {
    "path-rows": "3",
    transformation: "judgement",
    reason: "stand",
    version,
    ...fields,
  });
  await house.ctx.pageVersion.refresh();
  actor = visitor;
  return answer;
};
const read = async (path: string) => (await house.ask(`/drenthe/werkagenda/${path}`)).text();

beforeAll(async () => {
  house = await testHouse({ start: false, clock: () => new Date("2027-01-15T12:00:00Z") });
  await addRegions(house, "drenthe");
  house.server.useActors(async () => actor);
  for (const [id, more] of [
    ["thuis", {}],
    ["geheim", { visibility: "team" }],
    ["gewoon", { kind: "project" }],
  ] as const)
    await saveInitiative(house.ctx, system, "drenthe", {
      content: initiativeSchema.parse({
        id,
        title: `Plan ${id}`,
        kind: "transformation",
        challenge: "c",
        what: "Iets.",
        initiator: "ziekenhuis",
        status: "running",
        ...more,
      }) as Initiative,
      version: undefined,
      reason: "begin",
    });
  await house.ctx.pageVersion.refresh();
});
afterAll(() => house.close());

describe("the path of a transformation plan", () => {
  it("is written down by the team, in order of day, and read by everyone", async () => {
    const fields = {
      ...row(0, "plan", "2026-06-01", "ziekenhuis", "agreed"),
      ...row(1, "quick_test", "2026-02-01", "verzekeraar", "conditions"),
    };
    expect((await save(fields)).status).toBe(303);
    const { content } = (await readInitiative(house.ctx.db, "drenthe", "thuis"))!;
    expect(content.path?.map((act) => act.step)).toEqual(["quick_test", "plan"]);
    const html = await read("thuis");
    expect(html).toContain("Stap 3 van 6: Oordeel van twee verzekeraars");
    expect(html).toContain("1 februari 2026");
    expect(html).toContain("Er is nog geen geld toegezegd. Het kan nog 350 dagen.");
  });

  it("stands in the paper, each step with who did what and when, and what to watch", async () => {
    const region = await regionOf(house.ctx, "drenthe");
    await house.ctx.pageVersion.refresh();
    const plan = await readWorkplan(house.ctx, region);
    const table = (id: string) =>
      paperOf(plan, [plan.byId.get(id)!], id, "nl").blocks.find((block) => block.kind === "table")!;
    const path = table("thuis").rows.find(([question]) => question === "Het pad van dit transformatieplan")?.[1] ?? "";
    expect(path.split("\n").slice(0, 4)).toEqual([
      "Stap 3 van 6: Oordeel van twee verzekeraars",
      "1. Snelle toets (gedaan). 1 februari 2026 verzekeraar: akkoord, met voorwaarden.",
      "2. Plan (gedaan). 1 juni 2026 ziekenhuis: akkoord.",
      "3. Oordeel van twee verzekeraars (nu)",
    ]);
    expect(path).toContain("Wat is nu nodig? De twee grootste verzekeraars geven elk hun oordeel.");
    expect(path).toContain("• Er is nog geen geld toegezegd. Het kan nog 350 dagen.");
    expect(JSON.stringify(table("gewoon"))).not.toContain("transformatieplan");
  });

  it("keeps what was typed when a day is missing, and changes nothing", async () => {
    const answer = await save({ ...row(0, "grant", "", "tweede verzekeraar", "agreed") }, "2");
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("tweede verzekeraar");
    expect((await readInitiative(house.ctx.db, "drenthe", "thuis"))!.version).toBe(2);
  });

  it("is seen over all plans, with the days that are left, and only what is public and such a plan", async () => {
    const html = await read("transformatie");
    expect(html).toContain("nog 350 dagen. Er is 1 plan.");
    expect(html).toContain("Plan thuis");
    expect(html).not.toContain("Plan geheim");
    expect(html).not.toContain("Plan gewoon");
  });
});
