import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { giveRole } from "#modules/accounts/index.ts";
import { type Actor, system, visitor } from "#platform/http/index.ts";
import { readOutbox } from "#platform/mail/index.ts";
import { cookieOf, send, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { careAlarm } from "../alarm/actions.ts";
import { createDialogue } from "../actions-team.ts";
import { recount } from "../outcome/actions.ts";
import type { Contribution } from "../model.ts";
import { contributionsOf } from "../store-contributions.ts";
import { findDialogue, type ShownDialogue } from "../store.ts";
import { newestOutcome } from "../outcome/store.ts";

let house: TestHouse;
let dialogue: ShownDialogue;
let actor: Actor = visitor;
const moderator = (person: string): Actor => ({
  kind: "person",
  person: `00000000-0000-4000-8000-00000000000${person}`,
  grants: [
    { role: "moderator", region: "drenthe" },
    { role: "programme_team", region: "drenthe" },
  ],
  assurance: 2,
  secondFactor: true,
});
const here = "/drenthe/dialoog/minder-alleen";
const manage = "/drenthe/beheer/gesprekken/minder-alleen";

beforeAll(async () => {
  house = await testHouse();
  house.server.useActors(async () => actor);
  dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
}, 300_000);
afterAll(() => house?.close());

const joins = async (path = here) => cookieOf(await send(house, `${path}/meedoen`, { akkoord: "1" }));
const says = async (cookie: string, tekst: string, taal = "nl") =>
  send(house, `${here}/antwoord?vraag=1`, { tekst, taal }, cookie);
const page = async (path: string, cookie = "") => (await visitPage(house, path, cookie)).text();
async function found(part: string): Promise<Contribution> {
  const all = await contributionsOf(house.ctx.db, dialogue.id, ["shown", "waiting", "held", "rejected", "withdrawn"]);
  return all.find(({ body }) => body.includes(part))!;
}
const firstTurn = async (part: string) => ({
  dialogue: dialogue.id,
  contribution: (await found(part)).number,
  alarm: 1,
  turn: 1,
});
async function judge(who: string, one: Contribution, doe: string, reden = ""): Promise<Response> {
  actor = moderator(who);
  const answer = await send(house, `${manage}/lezen`, { kies: `${one.number}.${one.version}`, doe, reden });
  actor = visitor;
  return answer;
}
async function reportAnswer(who: string, id: string, gegrond: string): Promise<Response> {
  actor = moderator(who);
  const answer = await send(house, `${manage}/melding`, { melding: id, gegrond, antwoord: "Dit is onze reden." });
  actor = visitor;
  return answer;
}
const lettersTo = async (address: string) =>
  (await readOutbox(house.ctx.db, house.ctx.keys)).filter(({ to }) => to === address).map(({ text }) => text);
const newestReport = async () =>
  (
    await sql<{
      id: string;
    }>`select id from dialogue_report where dialogue_id = ${dialogue.id} and state = 'open'`.execute(house.ctx.db)
  ).rows[0]!.id;

describe("a second look", () => {
  it("is given by somebody else, answered with a reason, and brings a text back", async () => {
    const cookie = await joins();
    await says(cookie, "De soos moet ook op zondag open, juist dan is het stil.");
    await judge("7", await found("soos moet ook"), "reject", "Reclame");
    const own = await found("soos moet ook");
    await send(house, `${here}/mijn/bezwaar`, { nummer: String(own.number), tekst: "Het is geen reclame" }, cookie);
    const id = await newestReport();
    expect((await reportAnswer("7", id, "1")).status).toBe(409);
    expect((await found("soos moet ook")).state).toBe("rejected");
    await reportAnswer("8", id, "1");
    expect((await found("soos moet ook")).state).toBe("shown");
    expect(await page(`${here}/mijn`, cookie)).toContain("Dit is onze reden.");
  });

  it("is there once for who reported, too", async () => {
    const cookie = await joins();
    await says(cookie, "Een kaartclub op dinsdag, met koffie van de buren.");
    const { number } = await found("kaartclub op dinsdag");
    const told = await send(house, `${here}/meld/${number}`, { waarom: "advert", tekst: "" });
    const way = told.headers.get("location")!;
    await reportAnswer("7", way.split("/").at(-1)!, "0");
    expect(await page(way)).toContain("Dit is onze reden.");
    expect((await send(house, way, { tekst: "Kijk nog eens" })).status).toBe(303);
    expect((await reportAnswer("7", way.split("/").at(-1)!, "0")).status).toBe(409);
    await reportAnswer("8", way.split("/").at(-1)!, "0");
    expect((await send(house, way, { tekst: "En nog eens" })).status).toBe(409);
    expect((await found("kaartclub op dinsdag")).state).toBe("shown");
  });
});

describe("a writer and a moderator at once", () => {
  it("shows both to the writer, and names the number to the moderator", async () => {
    const cookie = await joins();
    await says(cookie, "Leen een hond uit het asiel voor een middag.");
    const before = await found("hond uit het asiel");
    await judge("7", before, "hold", "Even kijken");
    const late = {
      nummer: String(before.number),
      versie: String(before.version),
      tekst: "Leen een kat uit het asiel.",
    };
    const answer = await send(house, `${here}/mijn/verander`, late, cookie);
    expect(answer.status).toBe(409);
    const text = await answer.text();
    expect(text).toContain("Leen een kat");
    expect(text).toContain("Leen een hond");
    const now = await found("hond uit het asiel");
    await send(house, `${here}/mijn/verander`, { ...late, versie: String(now.version) }, cookie);
    expect((await judge("7", now, "show")).headers.get("location")).toContain(`gemist=${before.number}`);
  });

  it("does not let a held text out by changing it, and keeps the alarm when words of need are gone", async () => {
    const cookie = await joins();
    await says(cookie, "Ik zie geen uitweg en wil dood, wie helpt mij");
    const own = await found("geen uitweg");
    const change = {
      nummer: String(own.number),
      versie: String(own.version),
      tekst: "Het gaat wel weer, vergeet het.",
    };
    await send(house, `${here}/mijn/verander`, change, cookie);
    const after = await found("vergeet het");
    expect(after).toMatchObject({ state: "held", worry: true });
    const other = await joins();
    await says(other, "Mijn buurman is dement en niemand kijkt naar hem om.");
    const held = await found("buurman is dement");
    expect(held).toMatchObject({ state: "held", reason: "health" });
    const changed = { nummer: String(held.number), versie: String(held.version), tekst: "Kijk vaker om naar elkaar." };
    await send(house, `${here}/mijn/verander`, changed, other);
    expect((await found("Kijk vaker om")).state).toBe("waiting");
  });
});

describe("somebody in need", () => {
  it("is never left to nobody: who runs the house is told where the region has no moderator, team or operator yet", async () => {
    await giveRole(house.ctx, system, { email: "huis@voorbeeld.nl", role: "operator" });
    await says(await joins(), "Ik kan niet meer, ik wil er een einde aan maken.");
    await careAlarm(house.ctx, await firstTurn("een einde aan maken"));
    const told = await lettersTo("huis@voorbeeld.nl");
    expect(told.filter((text) => text.includes(`${manage}/lezen`))).toHaveLength(1);
    expect(told.join()).not.toContain("einde");
  });

  it("is reported to who is trained by a link alone, and reached only where they asked for it", async () => {
    await giveRole(house.ctx, system, { email: "zorg@voorbeeld.nl", role: "moderator", region: "drenthe" });
    const cookie = await joins();
    expect((await send(house, `${here}/hulp`, { bereik: "06 12345678" }, cookie)).status).toBe(404);
    await says(cookie, "Ik houd dit niet vol, ik wil niet meer leven hier.");
    await careAlarm(house.ctx, await firstTurn("houd dit niet vol"));
    await send(house, `${here}/hulp`, { bereik: "06 12345678, na zes uur" }, cookie);
    const texts = await lettersTo("zorg@voorbeeld.nl");
    expect(texts.filter((text) => text.includes("06 12345678, na zes uur"))).toHaveLength(1);
    expect(texts.filter((text) => text.includes("/minder-alleen/lezen"))).toHaveLength(2);
    expect(texts.join()).not.toContain("niet vol");
  });
});

describe("a dialogue for young people", () => {
  it("names who answers for it and asks nothing about who takes part; the region's own help stands beside the national lines", async () => {
    const now = Date.now();
    const content = {
      ...dialogue.content,
      title: "Jong in Emmen",
      youth: "Sedna",
      help: ["Jongerenwerk Emmen, 0591 00 00 00"],
    };
    const made = {
      ...dialogue,
      content,
      opensAt: new Date(now - 1_000),
      secondAt: new Date(now),
      closesAt: new Date(now + 9e7),
    };
    const path = `/drenthe/dialoog/${await createDialogue(house.ctx, moderator("7"), made)}`;
    expect(await page(`${path}/meedoen`)).toContain("Sedna let erop dat het veilig is");
    const cookie = await joins(path);
    expect((await visitPage(house, `${path}/over-jou`, cookie)).headers.get("location")).toBe(`${path}/code`);
    expect((await send(house, `${path}/volgen`, { mail: "kind@voorbeeld.nl" }, cookie)).status).toBe(400);
    expect(await page(`${path}/hulp`, cookie)).toContain("Jongerenwerk Emmen");
  });
});

describe("many at once", () => {
  it("sweeps what one robot wrote and leaves the rest, each with its line in the log", async () => {
    const robots = await Promise.all(Array.from({ length: 12 }, () => joins()));
    for (const [turn, cookie] of robots.entries()) await says(cookie, `Koop nu wonderpillen nummer ${turn}, echt goed`);
    const honest = await joins();
    await says(honest, "Een wandelclub voor wie niet zo snel kan lopen.");
    actor = moderator("7");
    expect(await page(`${manage}/opruimen?woorden=wonderpillen`)).toContain("12 bijdragen gevonden");
    expect((await visitPage(house, `${manage}/opruimen?woorden=a`)).status).toBe(400);
    expect((await send(house, `${manage}/opruimen`, { woorden: "wonderpillen", reden: "" })).status).toBe(400);
    const done = await send(house, `${manage}/opruimen`, { woorden: "wonderpillen", reden: "Reclame" });
    expect(done.headers.get("location")).toContain("gedaan=12");
    expect((await page(`${manage}/logboek.csv`)).match(/,bulk,Reclame,/g)).toHaveLength(12);
    actor = visitor;
    expect((await found("wonderpillen")).state).toBe("rejected");
    expect((await found("wandelclub")).state).toBe("shown");
  });

  it("merges what says the same: an answer to the one is an answer to the other", async () => {
    const cookie = await joins();
    await says(cookie, "Samen eten in het buurthuis elke vrijdagavond graag.");
    await says(cookie, "Samen eten in het buurthuis op vrijdagavond, elke week.");
    const [first, second] = [await found("elke vrijdagavond graag"), await found("op vrijdagavond, elke")];
    const alike = await send(
      house,
      `${here}/antwoord/lijkt`,
      { tekst: "samen eten in het buurthuis op vrijdag" },
      cookie,
    );
    expect(((await alike.json()) as { number: number }[]).map(({ number }) => number)).toContain(first.number);
    actor = moderator("7");
    const fields = { kies: `${second.number}.${second.version}`, bij: String(first.number) };
    await send(house, `${manage}/voeg-samen`, fields);
    const reply = { nummer: String(first.number), soort: "doing", tekst: "Vanaf mei koken we samen.", wie: "Welzijn" };
    await send(house, `${manage}/antwoorden`, reply);
    actor = visitor;
    expect(await found("op vrijdagavond, elke")).toMatchObject({ state: "rejected", mergedInto: first.number });
    expect((await page(`${here}/mijn`, cookie)).match(/Vanaf mei koken we samen/g)).toHaveLength(2);
  });

  it("lays a helper's translation beside the words of the writer", async () => {
    const cookie = await joins();
    await says(cookie, "أريد مكانا ألتقي فيه بالجيران", "ar");
    const one = await found("ألتقي");
    actor = moderator("7");
    expect(await page(`${manage}/vertalen`)).toContain("ألتقي");
    const tekst = "Ik wil een plek om buren te ontmoeten";
    await send(house, `${manage}/vertalen`, { kies: `${one.number}.${one.version}`, tekst });
    actor = visitor;
    const shown = await page(`${here}/ronde-2?nr=${one.number}`, await joins());
    expect(shown).toContain("Vertaald door een helper");
    expect(shown).toContain("Ik wil een plek om buren te ontmoeten");
    expect(shown).toContain('lang="ar"');
  });
});

describe("hostile text", () => {
  it("stands on pages as text, without unseen signs, and never longer than it may be", async () => {
    const cookie = await joins();
    const said = await says(
      cookie,
      "<script>alert(1)</script> \u202eneeg\u202c en\u200bzo <img src=x onerror=alert(1)> graag",
    );
    expect(said.status).toBe(303);
    const all = await page(`${here}/bijdragen?pagina=2`);
    expect(all).not.toMatch(/<script>alert|<img src=x/);
    expect(all).toContain("&lt;script&gt;alert(1)");
    expect(all).not.toMatch(/[\u200b\u202e]/);
    const long = await says(cookie, "a ".repeat(50_000));
    expect(long.status).toBeGreaterThanOrEqual(400);
    expect(long.status).toBeLessThan(500);
    expect((await says(cookie, "\u200b\u200d\u2060\ufeff")).status).toBe(400);
  });
});

describe("a dialogue of few", () => {
  it("stands with nobody, with one and with three, and tells nothing of anybody", async () => {
    const now = Date.now();
    const made = {
      ...dialogue,
      content: { ...dialogue.content, title: "Een heel klein gesprek" },
      opensAt: new Date(now - 2 * 86_400_000),
      secondAt: new Date(now - 86_400_000),
      closesAt: new Date(now + 86_400_000),
    };
    const slug = await createDialogue(house.ctx, moderator("7"), made);
    const path = `/drenthe/dialoog/${slug}`;
    const small = (await findDialogue(house.ctx.db, "drenthe", slug))!;
    for (const people of [0, 1, 2]) {
      for (let turn = 0; turn < people; turn += 1) {
        const cookie = await joins(path);
        await send(
          house,
          `${path}/antwoord?vraag=1`,
          { tekst: `Een idee van ${people} en ${turn}.`, taal: "nl" },
          cookie,
        );
        await send(house, `${path}/ronde-2`, { nummer: "1", score: "-3" }, cookie);
      }
      await recount(house.ctx, small.id, "provisional");
      for (const under of ["", "/uitkomst", "/bijdragen", "/zo-werkt-het", "/meedoen", "/mijn"])
        expect([under, people, (await visitPage(house, path + under)).status]).toEqual([under, people, 200]);
      const result = (await newestOutcome(house.ctx.db, small.id))?.result;
      expect(result?.people ?? 0).toBe(0);
      expect(result?.ranking ?? []).toEqual([]);
      expect(result?.map ?? null).toBeNull();
    }
  });
});
