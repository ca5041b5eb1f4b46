import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "#platform/http/index.ts";
import { joinDialogue, openStatements, teamOfDrenthe } from "../../../../tests/support/dialogue.ts";
import { send, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { moderate } from "./actions-moderate.ts";
import { outcomeInput, recount } from "../outcome/actions.ts";
import { touchedBy } from "../follow/store.ts";
import { exportOf, verifyExport } from "../outcome/open-data.ts";
import outcomeWork from "../outcome/work.ts";
import { contributionByNumber, contributionsOf } from "../store-contributions.ts";
import { newestOutcome, publishedOf } from "../outcome/store.ts";
import type { ShownDialogue } from "../store.ts";
import { exposureOf } from "../store-votes.ts";
import { merge } from "./actions.ts";

let house: TestHouse;
let actor: Actor = visitor;
beforeAll(async () => {
  house = await testHouse();
  house.server.useActors(async () => actor);
}, 300_000);
afterAll(() => house?.close());

const bench = "Een bankje in de zon voor het dorpshuis";
const same = `${bench}, graag`;
const other = "De bus moet ook op zondag rijden";

const manageOf = ({ slug }: ShownDialogue) => `/drenthe/beheer/gesprekken/${slug}`;
const at = async (dialogue: ShownDialogue, number: number) =>
  (await contributionByNumber(house.ctx.db, dialogue.id, number))!;
const seenAt = async (dialogue: ShownDialogue, number: number) => {
  const { version } = await at(dialogue, number);
  return { number, version };
};
const laysUnder = async (dialogue: ShownDialogue, number: number, into: number) =>
  merge(house.ctx, teamOfDrenthe(), dialogue, [await seenAt(dialogue, number)], { number: into });
async function votes(path: string, cookie: string, nummer: number, score = "1") {
  const answer = await send(house, `${path}/stellingen`, { nummer: String(nummer), score }, cookie, {
    accept: "application/json",
  });
  return { stored: answer.status === 200, next: ((await answer.json()) as { next?: { number: number } }).next?.number };
}
/** Who counts for which contribution, as the calculation reads it. */
async function counted(dialogue: ShownDialogue, number: number): Promise<number[]> {
  const { ratings } = await outcomeInput(house.ctx, dialogue, true);
  const found = ratings.flatMap((text) => text.split(",")).filter((part) => part.startsWith(`${number}:`));
  return found.map((part) => Number(part.split(":")[1])).toSorted((a, b) => a - b);
}

describe("what waits and says the same", () => {
  it("is told to the moderator, picked in one click, and shown and merged in one step", async () => {
    const { dialogue, path } = await openStatements(house, "Twee die wachten", [bench, other, bench, same], "waiting");
    actor = teamOfDrenthe();
    const page = async (under: string) => (await visitPage(house, `${manageOf(dialogue)}/${under}`)).text();
    const queue = await page("lezen");
    expect(queue).toContain("Lijkt op bijdrage 1, die ook wacht");
    expect(queue.match(/Kies alle 3 die op elkaar lijken/g)).toHaveLength(3);
    const picked = await page("lezen?lijkt=1");
    expect(picked.match(/name="kies"[^>]* checked/g)).toHaveLength(3);
    expect(picked).toMatch(/name="bij"[^>]*value="1"|value="1"[^>]*name="bij"/);
    const fields = new URLSearchParams([
      ...["1.1", "3.1", "4.1"].map((one) => ["kies", one]),
      ["gelezen", "1.1"],
      ["bij", "1"],
    ]);
    const done = await house.ask(`${manageOf(dialogue)}/voeg-samen`, {
      method: "POST",
      body: fields,
      headers: { Origin: "http://localhost:3000" },
    });
    expect(done.headers.get("location")).toContain("gedaan=2");
    const log = await page("logboek.csv");
    actor = visitor;
    expect(await at(dialogue, 1)).toMatchObject({ state: "shown", mergedInto: null });
    for (const number of [3, 4]) expect(await at(dialogue, number)).toMatchObject({ state: "rejected", mergedInto: 1 });
    expect(await at(dialogue, 2)).toMatchObject({ state: "waiting" });
    expect(log.match(/,show,/g)).toHaveLength(1);
    expect(log.match(/,reject,merge,/g)).toHaveLength(2);
    const all = await (await visitPage(house, `${path}/bijdragen`)).text();
    expect(all.split(bench)).toHaveLength(2);
  });

  it("is not shown when its writer changed it since the moderator read it, and a wrong number changes nothing", async () => {
    const { dialogue } = await openStatements(house, "Intussen veranderd", [bench, same], "waiting");
    const [first, second] = [await seenAt(dialogue, 1), await seenAt(dialogue, 2)];
    await sql`update dialogue_contribution set body = 'Iets heel anders', version = version + 1
      where dialogue_id = ${dialogue.id} and number = 1`.execute(house.ctx.db);
    expect(await merge(house.ctx, teamOfDrenthe(), dialogue, [second], first)).toEqual([1, 2]);
    expect([(await at(dialogue, 1)).state, (await at(dialogue, 2)).state]).toEqual(["waiting", "waiting"]);
    actor = teamOfDrenthe();
    for (const [kies, bij] of [
      ["2.1", ""],
      ["2.1", "99"],
      ["", "1"],
    ] as const) {
      const answer = await send(house, `${manageOf(dialogue)}/voeg-samen`, { kies, bij, reden: "Mijn reden" });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("Mijn reden");
    }
    actor = visitor;
    expect((await at(dialogue, 2)).state).toBe("waiting");
  });

  it("is also found among what can be read already, two by two, and merged from there", async () => {
    const { dialogue } = await openStatements(house, "Al te lezen", [bench, other, same]);
    actor = teamOfDrenthe();
    const page = async (under: string) => (await visitPage(house, `${manageOf(dialogue)}/${under}`)).text();
    const pairs = await page("lijkt");
    expect(pairs.match(/<article/g)).toHaveLength(1);
    expect(pairs).toContain("Voeg 3 bij 1");
    expect(pairs).toContain("Voeg 1 bij 3");
    const fields = { kies: "3.1", bij: "1" };
    const tried = [];
    for (let turn = 0; turn < 2; turn += 1) tried.push(await send(house, `${manageOf(dialogue)}/lijkt`, fields));
    expect(tried.map((answer) => answer.headers.get("location")!.split("?")[1])).toEqual([
      "melding=done",
      "melding=missed",
    ]);
    expect((await send(house, `${manageOf(dialogue)}/lijkt`, { kies: "3", bij: "1" })).status).toBe(400);
    expect(await page("lijkt")).toContain("Niets lijkt op elkaar");
    actor = visitor;
    expect(await at(dialogue, 3)).toMatchObject({ state: "rejected", mergedInto: 1 });
  });

  it("keeps one of two that moderators lay under each other at once", async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const { dialogue } = await openStatements(
        house,
        `Over en weer ${turn}`,
        [bench, same],
        turn % 2 ? "waiting" : "shown",
      );
      const [first, second] = [await seenAt(dialogue, 1), await seenAt(dialogue, 2)];
      const missed = await Promise.all([
        merge(house.ctx, teamOfDrenthe("7"), dialogue, [first], second),
        merge(house.ctx, teamOfDrenthe("8"), dialogue, [second], first),
      ]);
      expect(missed.filter((numbers) => numbers.length === 0)).toHaveLength(1);
      const states = [await at(dialogue, 1), await at(dialogue, 2)].map(({ state }) => state).toSorted();
      expect(states).toEqual(["rejected", "shown"]);
    }
  });
});

describe("votes on what was merged", () => {
  it("count once for what says the same, never for who wrote that, and nobody is asked again", async () => {
    const { dialogue, path } = await openStatements(house, "Stemmen tellen door", [bench, other, "Samen eten"]);
    const writer = await joinDialogue(house, path);
    await send(house, `${path}/antwoord?vraag=1`, { tekst: same, taal: "nl" }, writer);
    const [one, both, skips] = [
      await joinDialogue(house, path),
      await joinDialogue(house, path),
      await joinDialogue(house, path),
    ];
    await votes(path, writer, 1, "1");
    await votes(path, one, 1, "1");
    await votes(path, both, 1, "1");
    await votes(path, both, 4, "-1");
    await send(house, `${path}/stellingen`, { nummer: "1", over: "1" }, skips);
    expect(await laysUnder(dialogue, 1, 4)).toEqual([]);
    // Of the writer of 4 nothing; of who rated both their own; and a skip stays a skip.
    expect((await counted(dialogue, 4)).map(String)).toEqual(["-1", "0", "1"]);
    expect((await exposureOf(house.ctx.db, dialogue.id)).get(4)).toBe(3);
    const asked = [(await votes(path, one, 2)).next, (await votes(path, one, 3)).next];
    expect(asked).toEqual([3, undefined]);
    const mine = await (await visitPage(house, `${path}/mijn`, one)).text();
    expect(mine).toContain("Jij woog dit in andere woorden");
    await votes(path, one, 4, "0");
    expect((await counted(dialogue, 4)).map(String)).toEqual(["-1", "0", "0"]);
    expect(await (await visitPage(house, `${path}/mijn`, one)).text()).not.toContain("Jij woog dit in andere woorden");
    const touched = [...(await touchedBy(house.ctx.db, dialogue.id)).values()];
    expect(touched.filter((numbers) => numbers.has(4))).toHaveLength(4);
  });

  it("follow a chain, and come back when what they count for is gone", async () => {
    const { dialogue, path } = await openStatements(house, "Een ketting", [bench, same, `${bench}!`]);
    const writer = await joinDialogue(house, path);
    await send(house, `${path}/antwoord?vraag=1`, { tekst: `${bench} en de kerk`, taal: "nl" }, writer);
    const reader = await joinDialogue(house, path);
    await votes(path, reader, 1);
    await laysUnder(dialogue, 1, 2);
    await laysUnder(dialogue, 2, 3);
    await laysUnder(dialogue, 3, 4);
    expect([await counted(dialogue, 3), await counted(dialogue, 4)]).toEqual([[], [1]]);
    await send(house, `${path}/mijn/weg`, { nummer: "4" }, writer);
    expect(await at(dialogue, 3)).toMatchObject({ state: "waiting", mergedInto: null });
    expect(await counted(dialogue, 4)).toEqual([]);
    await moderate(house.ctx, teamOfDrenthe(), dialogue, [await seenAt(dialogue, 3)], { action: "show", reason: "" });
    expect(await counted(dialogue, 3)).toEqual([1]);
  });

  it("go back to their own words when a second look sets those apart again", async () => {
    const { dialogue, path } = await openStatements(house, "Toch iets anders", [bench, same]);
    const reader = await joinDialogue(house, path);
    await votes(path, reader, 1);
    await laysUnder(dialogue, 1, 2);
    await moderate(house.ctx, teamOfDrenthe("8"), dialogue, [await seenAt(dialogue, 1)], {
      action: "show",
      reason: "",
    });
    expect([await counted(dialogue, 1), await counted(dialogue, 2)]).toEqual([[1], []]);
  });

  it("are not lost and not counted twice while a moderator merges", async () => {
    const { dialogue, path } = await openStatements(house, "Stemmen onderweg", [bench, same, other]);
    const people = await Promise.all(Array.from({ length: 24 }, () => joinDialogue(house, path)));
    const sent = people.map((cookie) => votes(path, cookie, 1));
    const merged = laysUnder(dialogue, 1, 2);
    const stored = (await Promise.all(sent)).filter((told) => told.stored).length;
    expect(await merged).toEqual([]);
    expect((await counted(dialogue, 2)).length).toBe(stored);
    // Sent again it stands as it stood; changed, or from somebody new, it comes too late.
    const late = [await votes(path, people[0]!, 1), await votes(path, people[0]!, 1, "-1")];
    late.push(await votes(path, await joinDialogue(house, path), 1));
    expect(late.map((told) => told.stored).slice(1)).toEqual([false, false]);
    await Promise.all(people.slice(0, 10).map((cookie) => votes(path, cookie, 2, "-1")));
    const told = await counted(dialogue, 2);
    expect(told.length).toBeGreaterThanOrEqual(stored);
    expect(told.length).toBeLessThanOrEqual(people.length);
    expect(told.filter((value) => value === -1)).toHaveLength(10);
  });

  it("stand in the open data as given to other words, and the outcome can be computed from it", async () => {
    const { dialogue, path } = await openStatements(house, "Open over samenvoegen", [bench, same, other]);
    const people = await Promise.all(Array.from({ length: 14 }, () => joinDialogue(house, path)));
    for (const [place, cookie] of people.entries()) await votes(path, cookie, place < 12 ? 1 : 2);
    for (const cookie of people) await votes(path, cookie, 3, "-1");
    const ranked = [
      [2, 14],
      [3, 14],
    ];
    await recount(house.ctx, dialogue.id, "provisional");
    expect((await newestOutcome(house.ctx.db, dialogue.id))!.result).not.toHaveProperty("merged");
    await laysUnder(dialogue, 1, 2);
    await recount(house.ctx, dialogue.id, "recount");
    const made = (await newestOutcome(house.ctx.db, dialogue.id))!;
    expect(made.result!.merged).toEqual([{ number: 1, into: 2, ratings: 10 }]);
    expect(made.result!.ranking.map(({ number, votes: scored }) => [number, scored])).toEqual(ranked);
    const published = (await publishedOf(house.ctx.db, dialogue.id))!;
    const file = exportOf(
      dialogue,
      { ...made, result: made.result!, published },
      await contributionsOf(house.ctx.db, dialogue.id),
    );
    expect(verifyExport(file)).toMatchObject({ same: true, differences: [] });
    // The same through the rows, once it is closed.
    const input = await outcomeInput(house.ctx, dialogue, false);
    const { outcome } = outcomeWork({ ...input, openData: 10 });
    expect(outcome).toMatchObject({ counted: 14, merged: [{ number: 1, into: 2, ratings: 10 }] });
    expect(outcome.ranking.map(({ number, votes: scored }) => [number, scored])).toEqual(ranked);
  });
});
