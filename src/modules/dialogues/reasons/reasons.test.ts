import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "#platform/http/index.ts";
import { joinDialogue, teamOfDrenthe } from "../../../../tests/support/dialogue.ts";
import { send, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { contributionsOf } from "../store-contributions.ts";
import { findDialogue, type ShownDialogue } from "../store.ts";
import { ratingColumns, shownReasons } from "../store-votes.ts";

let house: TestHouse;
let dialogue: ShownDialogue;
let actor: Actor = visitor;
const here = "/drenthe/dialoog/minder-alleen";
const manage = "/drenthe/beheer/gesprekken/minder-alleen";
const team = teamOfDrenthe();

beforeAll(async () => {
  house = await testHouse();
  house.server.useActors(async () => actor);
  dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
}, 300_000);
afterAll(() => house?.close());

const weighs = (cookie: string, nummer: number, reden: string, score = "2") =>
  send(house, `${here}/ronde-2`, { nummer: String(nummer), score, reden }, cookie);
const shown = async (nummer: number) =>
  (await shownReasons(house.ctx.db, dialogue.id, nummer)).map(({ reason }) => reason);
const votes = async () => (await ratingColumns(house.ctx.db, dialogue.id)).length;
async function asTeam<T>(act: () => Promise<T>): Promise<T> {
  actor = team;
  const answer = await act();
  actor = visitor;
  return answer;
}
const queue = (query = "") => asTeam(async () => (await visitPage(house, `${manage}/redenen${query}`)).text());
/** The key of these words as the page of the moderator holds it. */
async function keyOf(words: string): Promise<string> {
  const label = (await queue()).split("<input").find((part) => part.includes(words));
  return /value="([0-9a-f]{32})"/.exec(label ?? "")![1]!;
}
const judges = async (keys: readonly string[], doe: string) =>
  asTeam(() =>
    house.ask(`${manage}/redenen`, {
      method: "POST",
      body: new URLSearchParams([...keys.map((key) => ["kies", key]), ["doe", doe]]),
      headers: { origin: house.ctx.config.url },
      redirect: "manual",
    }),
  );

describe("a reason given with a score", () => {
  it("is seen by nobody until a moderator lets it through, and names nobody on the way", async () => {
    const cookie = await joinDialogue(house, here);
    await weighs(cookie, 3, "De bus rijdt hier niet meer");
    expect(await shown(3)).toEqual([]);
    const page = await queue();
    expect(page).toContain("De bus rijdt hier niet meer");
    const { rows } = await sql<{ id: string }>`select id from dialogue_participant`.execute(
      house.ctx.database.owner as never,
    );
    expect(rows.filter(({ id }) => page.includes(id))).toEqual([]);
    expect((await judges([await keyOf("De bus rijdt hier niet meer")], "laat-zien")).status).toBe(303);
    expect(await shown(3)).toEqual(["De bus rijdt hier niet meer"]);
    expect(await queue()).not.toContain("De bus rijdt hier niet meer");
  });

  it("stays with who wrote it when a moderator keeps it back", async () => {
    const cookie = await joinDialogue(house, here);
    await weighs(cookie, 4, "Dat is geldverspilling");
    await judges([await keyOf("Dat is geldverspilling")], "houd");
    expect(await shown(4)).toEqual([]);
    expect(await queue()).not.toContain("Dat is geldverspilling");
    expect(await (await visitPage(house, `${here}/ronde-2?nr=4`, cookie)).text()).toContain("Dat is geldverspilling");
  });

  it("is read anew when its words change, also when a moderator decides at that moment", async () => {
    const cookie = await joinDialogue(house, here);
    await weighs(cookie, 5, "Dit helpt mijn moeder");
    const key = await keyOf("Dit helpt mijn moeder");
    await weighs(cookie, 5, "Dit helpt ons allemaal");
    expect((await judges([key], "laat-zien")).headers.get("location")).toContain("gedaan=0");
    expect(await shown(5)).toEqual([]);
    await judges([await keyOf("Dit helpt ons allemaal")], "laat-zien");
    await weighs(cookie, 5, "Dit helpt ons allemaal", "3");
    expect(await shown(5)).toEqual(["Dit helpt ons allemaal"]);
    await weighs(cookie, 5, "Nog iets anders", "3");
    expect(await shown(5)).toEqual([]);
  });

  it("goes away when its writer empties it, and stays when a vote says nothing of it", async () => {
    const cookie = await joinDialogue(house, here);
    await weighs(cookie, 6, "Hier kom ik graag op terug");
    await send(house, `${here}/ronde-2`, { nummer: "6", score: "1" }, cookie);
    expect(await queue()).toContain("Hier kom ik graag op terug");
    await weighs(cookie, 6, "");
    expect(await queue()).not.toContain("Hier kom ik graag op terug");
  });

  it.each([
    ["a telephone number", "Bel mij op 06-12345678 voor meer"],
    ["a citizen service number", "Mijn nummer is 111222333 hoor"],
  ])("with %s goes back to its writer, who keeps the words and the score", async (_what, reden) => {
    const cookie = await joinDialogue(house, here);
    const before = await votes();
    const answer = await weighs(cookie, 7, reden, "-2");
    const text = await answer.text();
    expect(answer.status).toBe(400);
    expect(text).toMatch(/href="#reden"/);
    expect(text).toMatch(/value="-2"[^>]* checked/);
    expect(await votes()).toBe(before);
  });

  it("is not lost when the score is forgotten", async () => {
    const cookie = await joinDialogue(house, here);
    const answer = await send(house, `${here}/ronde-2`, { nummer: "7", reden: "Omdat het dichtbij is" }, cookie);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Omdat het dichtbij is");
  });

  it("asks a moderator to choose, and tells what a rule found", async () => {
    const cookie = await joinDialogue(house, here);
    await weighs(cookie, 8, "Meneer Jansen doet dat al goed");
    await weighs(cookie, 9, "Gewoon een goed plan");
    const answer = await judges([], "laat-zien");
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain("Kies minstens één reden");
    const page = await queue("?alles=1");
    expect(page.split("<input").find((part) => part.includes("Meneer Jansen"))).toMatch(/^(?!.*checked)[^]*een naam/);
    expect(page.split("<input").find((part) => part.includes("Gewoon een goed plan"))).toMatch(/^[^>]* checked/);
  });
});

describe("a reason of somebody in need", () => {
  it("shows help at once, is held, and asks for somebody within the hour; the score stands", async () => {
    const cookie = await joinDialogue(house, here);
    const before = await votes();
    const words = "Voor mij hoeft het niet, ik wil niet meer leven.";
    const answer = await weighs(cookie, 3, words, "-3");
    const to = answer.headers.get("location")!;
    expect(to).toContain("/hulp?zorg=1&verder=ronde-2");
    const help = await (await visitPage(house, to, cookie)).text();
    expect(help).toContain("113");
    expect(help).toContain(`href="${here}/ronde-2"`);
    expect(await votes()).toBe(before + 1);
    await weighs(cookie, 3, words, "-3");
    const held = await contributionsOf(house.ctx.db, dialogue.id, ["held"]);
    expect(held.filter(({ body }) => body === words)).toMatchObject([{ worry: true }]);
    expect(await queue()).not.toContain(words);
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from dialogue_worry w
      join dialogue_contribution c on c.dialogue_id = w.dialogue_id and c.number = w.contribution where c.body = ${words}`.execute(
      house.ctx.database.owner as never,
    );
    expect(rows[0]!.count).toBe(1);
    const asked = await send(house, `${here}/hulp`, { bereik: "06 12 34 56 78" }, cookie);
    expect(asked.status).toBe(303);
  });
});
