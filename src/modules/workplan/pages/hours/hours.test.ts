import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, system, visitor } from "#platform/http/index.ts";
import { teamOfDrenthe } from "../../../../../tests/support/dialogue.ts";
import { addRegions } from "../../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../../tests/support/server.ts";
import { saveInitiative } from "../../actions.ts";
import type { Initiative } from "../../model.ts";
import { initiativeSchema } from "../../schema.ts";
import { readCapacity } from "../../store.ts";

let house: TestHouse;
let actor: Actor = teamOfDrenthe();
const path = "/drenthe/werkagenda/uren";

beforeAll(async () => {
  house = await testHouse({ start: false, clock: () => new Date("2026-11-23T12:00:00Z") });
  await addRegions(house, "drenthe");
  house.server.useActors(async () => actor);
  for (const [id, hours] of [
    ["eten", 30],
    ["lopen", 12.5],
  ] as const) {
    const parties = [
      { name: "GGD", role: "executes", hours },
      { name: "school", role: "joins", hours: 4 },
    ];
    const content = initiativeSchema.parse({
      id,
      title: id,
      challenge: "c",
      what: "Iets.",
      initiator: "GGD",
      status: "running",
      parties,
    }) as Initiative;
    await saveInitiative(house.ctx, system, "drenthe", { content, version: undefined, reason: "begin" });
  }
});
afterAll(() => house.close());

/** The rows of the form, as pairs of what stood there and what is typed. */
async function save(...rows: readonly (readonly [party: string, was: string, hours: string])[]): Promise<Response> {
  const body = new URLSearchParams(
    rows.flatMap(([party, was, hours]) => [
      ["partij", party],
      ["was", was],
      ["uren", hours],
    ]),
  );
  const answer = await house.ask(path, { method: "POST", body, headers: { Origin: "http://localhost:3000" } });
  await house.ctx.pageVersion.refresh();
  return answer;
}
const now = async () => Object.fromEntries(await readCapacity(house.ctx.db, "drenthe"));
const loose = async () => (await house.ask("/drenthe/werkagenda/losse-eindjes")).text();

describe("the hours that parties have", () => {
  it("are asked of the team beside what the workplan asks, the most asked first", async () => {
    const html = await (await house.ask(path)).text();
    expect(html).toContain("De werkagenda vraagt 42,5 uur per week, voor 2 initiatieven.");
    expect(html.indexOf(">GGD<")).toBeLessThan(html.indexOf(">School<"));
  });

  it("make a loose end as soon as more is asked, and none when there is enough or nobody knows", async () => {
    expect(await loose()).not.toContain("42,5");
    expect((await save(["GGD", "", "40"], ["school", "", ""])).status).toBe(303);
    expect(await now()).toEqual({ GGD: 40 });
    expect(await loose()).toContain("42,5");
    expect((await save(["GGD", "40", "45,5"])).status).toBe(303);
    expect(await loose()).not.toContain("42,5");
    expect((await save(["GGD", "45,5", ""])).status).toBe(303);
    expect(await now()).toEqual({});
  });

  it("keep what was typed and change nothing when one of them is no number", async () => {
    const answer = await save(["GGD", "", "veel"], ["school", "", "8"]);
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('value="veel"');
    expect(html).toContain('value="8"');
    expect(await now()).toEqual({});
  });

  it("are all written or none when two save at once; the other's number is shown", async () => {
    const both = await Promise.all([save(["school", "", "5"], ["GGD", "", "40"]), save(["GGD", "", "50"])]);
    expect(both.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
    const lost = both.find((answer) => answer.status === 409)!;
    expect(await lost.text()).toContain("Er staat nu: ");
    expect([{ GGD: 50 }, { GGD: 40, school: 5 }]).toContainEqual(await now());
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from audit_entries
      where action = 'workplan.hours'`.execute(house.ctx.database.owner);
    expect(rows[0]?.n).toBe(4);
  });

  it("take no party that the workplan does not know, and nobody but the team", async () => {
    const before = await now();
    expect((await save(["verzonnen", "", "5"])).status).toBe(303);
    actor = visitor;
    expect((await save(["GGD", "", "1"])).status).toBe(401);
    expect(await now()).toEqual(before);
  });
});
