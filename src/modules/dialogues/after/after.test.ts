import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "#platform/http/index.ts";
import { cookieOf, send, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { findDialogue, type ShownDialogue } from "../store.ts";
import { gradeShift, judgedIn, sameness, topsByEntry } from "./store.ts";

let house: TestHouse;
let dialogue: ShownDialogue;
let later = 0;
let actor: Actor = visitor;
const here = "/drenthe/dialoog/minder-alleen";

beforeAll(async () => {
  house = await testHouse({ clock: () => new Date(Date.now() + later) });
  house.server.useActors(async () => actor);
  dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
}, 300_000);
afterAll(() => house?.close());

const joins = async () => cookieOf(await send(house, `${here}/meedoen`, { akkoord: "1" }));
const page = async (path: string, cookie = "") => (await visitPage(house, path, cookie)).text();

describe("after a dialogue", () => {
  it("keeps a score and lets it be changed while weighing goes on", async () => {
    const cookie = await joins();
    expect((await send(house, `${here}/cijfer`, { cijfer: "11" }, cookie)).status).toBe(400);
    const before = (await gradeShift(house.ctx.db, dialogue.id))!;
    await send(house, `${here}/cijfer`, { cijfer: "8" }, cookie);
    expect(await page(`${here}/cijfer?bewaard=1`, cookie)).toMatch(/value="8"[^>]*checked/);
    // Who came in for the second round gave no first score: the shift is only of who gave both.
    expect((await gradeShift(house.ctx.db, dialogue.id))!.people).toBe(before.people);
    expect(await page(here)).not.toContain("gaven een cijfer");
  });

  it("asks how it was when it is over, and shows it beside what was promised from ten people on", async () => {
    const people = await Promise.all(Array.from({ length: 10 }, joins));
    const marks = { heard: "4", clear: "5", answered: "2", again: "5" };
    expect((await send(house, `${here}/terugkijken`, marks, people[0])).status).toBe(409);
    later = 60 * 86_400_000;
    for (const cookie of people.slice(1)) await send(house, `${here}/terugkijken`, marks, cookie);
    expect((await judgedIn(house.ctx.db, "drenthe")).has(dialogue.id)).toBe(false);
    expect((await send(house, `${here}/terugkijken`, { heard: "4" }, people[0])).status).toBe(400);
    await send(house, `${here}/terugkijken`, marks, people[0]);
    const plan = await page("/drenthe/dialoog/zo-doe-je-mee");
    expect(plan).toContain("10 of meer mensen keken terug. Een 5 is het beste. gehoord 4,0, duidelijk 5,0");
    expect(await page(here)).toContain("gaven een cijfer");
    later = 0;
  });

  it("holds the promise of the region, written by its team alone", async () => {
    const path = "/drenthe/beheer/gesprekken/belofte";
    const promise = {
      aim: "We beslissen niet zonder inwoners.",
      groups: "Jongeren en mantelzorgers.",
      rules: "Iedereen krijgt antwoord.",
    };
    expect((await send(house, path, { ...promise, versie: "0" })).status).toBe(401);
    actor = {
      kind: "person",
      person: "00000000-0000-4000-8000-000000000007",
      grants: [{ role: "programme_team", region: "drenthe" }],
      assurance: 2,
      secondFactor: true,
    };
    expect((await send(house, path, { ...promise, aim: "", versie: "0" })).status).toBe(400);
    expect((await send(house, path, { ...promise, versie: "0" })).status).toBe(303);
    expect((await send(house, path, { ...promise, aim: "Iets heel anders nu.", versie: "0" })).status).toBe(409);
    actor = visitor;
    expect(await page("/drenthe/dialoog/zo-doe-je-mee")).toContain("We beslissen niet zonder inwoners.");
  });
});

describe("one voice", () => {
  it("counts openly what came in double", async () => {
    const before = await sameness(house.ctx.db, dialogue.id);
    const twins = [await joins(), await joins()];
    for (const cookie of twins)
      for (let turn = 1; turn <= 9; turn += 1)
        await send(house, `${here}/ronde-2`, { nummer: String(turn), score: String((turn % 7) - 3) }, cookie);
    for (const cookie of twins)
      await send(
        house,
        `${here}/antwoord?vraag=1`,
        { tekst: "Een bankje bij de kerk, in de zon!", taal: "nl" },
        cookie,
      );
    const after = await sameness(house.ctx.db, dialogue.id);
    expect(after).toEqual({ texts: before.texts + 1, votes: before.votes + 1 });
    expect(await page(`${here}/zo-werkt-het`)).toContain("minder dan tien");
  });

  it("compares the top with and without the open link only where enough stand on either side", async () => {
    const tops = (await topsByEntry(house.ctx.db, dialogue.id))!;
    expect(tops.all).toHaveLength(5);
    expect(await page(`${here}/zo-werkt-het`)).toMatch(/De vijf bovenste (zijn dezelfde|verschillen)/);
  });
});
