import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joinDialogue, openStatements } from "../../../../tests/support/dialogue.ts";
import { send, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { recount } from "../outcome/actions.ts";
import { newestOutcome } from "../outcome/store.ts";
import { participantsOf } from "../store-people.ts";
import { readingOf, saveReading } from "./store.ts";
import { findDialogue, type ShownDialogue } from "../store.ts";

let house: TestHouse;
let example: ShownDialogue;

beforeAll(async () => {
  house = await testHouse();
  example = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
}, 300_000);
afterAll(() => house?.close());

const statements = (title: string, texts: readonly string[]) => openStatements(house, title, texts);
const joins = (path: string) => joinDialogue(house, path);
async function votes(path: string, cookie: string, fields: Record<string, string>): Promise<number | undefined> {
  const answer = await send(house, `${path}/stellingen`, fields, cookie, { accept: "application/json" });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { next: { number: number } | null }).next?.number;
}
const different = (amount: number) =>
  Array.from({ length: amount }, (_, at) => `Stelling ${"abcdefghij"[at % 10]}${at * 7919}`);

describe("who reads what", () => {
  it("is led by the opinion group that somebody's own votes are nearest to", async () => {
    const { dialogue, path } = await statements("Twee kanten lezen alles", different(40));
    const numbers = Array.from({ length: 40 }, (_, at) => at + 1);
    const group = (agree: number, reads: (number: number) => number) => ({
      agree: numbers.map(() => agree),
      disagree: numbers.map(() => 50 - agree),
      voted: numbers.map(() => 50),
      reads: numbers.map(reads),
    });
    // The first group read the first half alone, the second group the second half.
    const groups = [group(45, (number) => (number <= 20 ? 40 : 0)), group(5, (number) => (number <= 20 ? 0 : 40))];
    await saveReading(house.ctx.db, dialogue.id, { numbers, groups });
    for (const [score, isOther] of [
      ["1", (number: number) => number > 20],
      ["-1", (number: number) => number <= 20],
    ] as const) {
      const cookie = await joins(path);
      for (const nummer of [1, 2, 21, 22]) await votes(path, cookie, { nummer: String(nummer), score });
      const next: number[] = [];
      let nummer = 3;
      for (let turn = 0; turn < 6; turn += 1) {
        nummer = (await votes(path, cookie, { nummer: String(nummer), score }))!;
        next.push(nummer);
      }
      expect([score, next.filter((number) => !isOther(number))]).toEqual([score, []]);
    }
  });

  it("keeps what is alike apart, also two steps back, as the page says what was read before", async () => {
    const text = "Een bankje in de zon voor het dorpshuis";
    const texts = [text, "Samen koken op vrijdag", `${text}!`, "De bus rijdt te weinig"];
    // Chance would give the twin in half of these.
    for (let turn = 0; turn < 6; turn += 1) {
      const { path } = await statements(`Bankjes in de zon ${turn}`, texts);
      const cookie = await joins(path);
      await votes(path, cookie, { nummer: "1", score: "1" });
      expect(await votes(path, cookie, { nummer: "2", score: "1", na: "1" })).toBe(4);
    }
    const { path } = await statements("Bankjes in de schaduw", texts);
    const cookie = await joins(path);
    const scored = await send(house, `${path}/stellingen`, { nummer: "1", score: "1" }, cookie);
    const to = scored.headers.get("location")!;
    expect(to).toMatch(/stellingen\?nr=[24]&na=1#inhoud$/);
    expect(await (await visitPage(house, to, cookie)).text()).toContain('name="na" value="1"');
    // What somebody did not read can not have been read before.
    const made = await (await visitPage(house, to.replace("na=1", "na=3"), cookie)).text();
    expect(made).not.toContain('name="na"');
  });

  it("gives a rest after fifteen, also to who wrote something", async () => {
    const { path } = await statements("Na vijftien even rust", different(30));
    const cookie = await joins(path);
    await send(house, `${path}/antwoord?vraag=1`, { tekst: "Ik voeg er zelf ook een toe.", taal: "nl" }, cookie);
    const where: string[] = [];
    for (let nummer = 1; nummer <= 15; nummer += 1) {
      const answer = await send(house, `${path}/stellingen`, { nummer: String(nummer), score: "1" }, cookie);
      where.push(answer.headers.get("location")!);
    }
    expect(where.filter((to) => !to.includes("nr="))).toEqual([`${path}/stellingen#inhoud`]);
    expect(where[14]).toBe(`${path}/stellingen#inhoud`);
  });
});

describe("the calculation", () => {
  it("leaves what opinion groups voted and read in counts, with nobody and no role in them", async () => {
    await recount(house.ctx, example.id, "provisional");
    const { groups } = (await readingOf(house.ctx.db, example.id, undefined))!;
    expect(groups!.groups.length).toBeGreaterThanOrEqual(2);
    const amount = groups!.numbers.length;
    for (const group of groups!.groups)
      for (const counts of Object.values(group)) {
        expect(counts).toHaveLength(amount);
        expect((counts as readonly number[]).every((count) => Number.isInteger(count) && count >= 0)).toBe(true);
      }
    const people = await participantsOf(house.ctx.db, example.id);
    const text = JSON.stringify(groups);
    expect(people.filter(({ id }) => text.includes(id))).toEqual([]);
    expect(text).not.toMatch(/resident|professional|manager|board/);
    const { made } = (await readingOf(house.ctx.db, example.id, undefined))!;
    expect((await readingOf(house.ctx.db, example.id, made))!.groups).toBeNull();
  });

  it("publishes how reading was spread over groups, in steps of five and from ten on", async () => {
    const { result } = (await newestOutcome(house.ctx.db, example.id))!;
    const groups = result!.spread!.filter(({ kind }) => kind === "opinion");
    expect(groups.length).toBe(result!.map!.groups.length);
    for (const { least, median, most } of result!.spread!)
      for (const reads of [least, median, most]) expect(reads === 0 || (reads >= 10 && reads % 5 === 0)).toBe(true);
    const page = await (await visitPage(house, "/drenthe/dialoog/minder-alleen/zo-werkt-het")).text();
    expect(page).toContain("hoe vaak elke groep las");
    expect(page).toContain("Groep A");
  });
});
