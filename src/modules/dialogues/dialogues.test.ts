import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "#platform/http/index.ts";
import { cookieOf, send, visitPage } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { recount, tick } from "./outcome/actions.ts";
import { contributionsOf } from "./store-contributions.ts";
import { newestOutcome } from "./outcome/store.ts";
import { countsOf, findDialogue, type ShownDialogue } from "./store.ts";
import { ratingColumns } from "./store-votes.ts";

let house: TestHouse;
let dialogue: ShownDialogue;
let later = 0;
let actor: Actor = visitor;
const as = (role: "moderator" | "programme_team", region: string): Actor => ({
  kind: "person",
  person: "00000000-0000-4000-8000-000000000007",
  grants: [{ role, region }],
  assurance: 2,
  secondFactor: true,
});
const here = "/drenthe/dialoog/minder-alleen";

beforeAll(async () => {
  house = await testHouse({ clock: () => new Date(Date.now() + later) });
  house.server.useActors(async () => actor);
  dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
}, 300_000);
afterAll(() => house?.close());

async function joins(path = here, fields: Record<string, string> = {}): Promise<string> {
  return cookieOf(await send(house, `${path}/meedoen`, { akkoord: "1", ...fields }));
}

const page = async (path: string, cookie = "") => (await visitPage(house, path, cookie)).text();
const written = async (cookie: string, text: string) =>
  send(house, `${here}/antwoord?vraag=1`, { tekst: text, taal: "nl" }, cookie);
const votes = async () => (await ratingColumns(house.ctx.db, dialogue.id)).length;
const everything = () =>
  contributionsOf(house.ctx.db, dialogue.id, ["shown", "waiting", "held", "rejected", "withdrawn"]);

describe("taking part", () => {
  it("asks for consent first", async () => {
    expect((await send(house, `${here}/meedoen`, {})).status).toBe(400);
    expect((await visitPage(house, `${here}/ronde-2`)).headers.get("location")).toBe(`${here}/meedoen`);
  });

  it("keeps an answer, and gives the next contribution after each score", async () => {
    const cookie = await joins();
    const answer = await written(cookie, "Een schaakclub in het dorpshuis, ook voor wie het nog moet leren.");
    expect(answer.status).toBe(303);
    expect(await page(answer.headers.get("location")!, cookie)).toContain("Bewaard.");
    const scored = await send(
      house,
      `${here}/ronde-2`,
      { nummer: "3", score: "2", reden: "Ik kom anders niet weg" },
      cookie,
    );
    expect(scored.headers.get("location")).toMatch(/ronde-2\?nr=\d+&na=3#inhoud$/);
    const mine = await page(`${here}/mijn`, cookie);
    expect(mine).toContain("Een schaakclub in het dorpshuis");
    expect(mine).toContain("+2");
  });

  it("counts the same vote sent five times as one, and the last of two as the vote", async () => {
    const cookie = await joins();
    const before = await votes();
    const sent = Array.from({ length: 5 }, () => send(house, `${here}/ronde-2`, { nummer: "5", score: "1" }, cookie));
    expect((await Promise.all(sent)).map((answer) => answer.status)).toEqual([303, 303, 303, 303, 303]);
    expect(await votes()).toBe(before + 1);
    await send(house, `${here}/ronde-2`, { nummer: "5", score: "-3" }, cookie);
    expect(await votes()).toBe(before + 1);
    expect(await page(`${here}/mijn`, cookie)).toContain("−3");
  });

  it("takes no vote on one's own contribution or on one that is not there", async () => {
    const cookie = await joins();
    const said = await written(cookie, "Een eigen idee waar ik niet zelf op mag stemmen.");
    const own = /bewaard=(\d+)/.exec(said.headers.get("location")!)![1]!;
    const before = await votes();
    for (const nummer of [own, "9999"]) {
      const answer = await send(house, `${here}/ronde-2`, { nummer, score: "3" }, cookie);
      expect(answer.headers.get("location")).toContain("melding=weg");
    }
    expect(await votes()).toBe(before);
  });

  it("brings one back with the code, on another device", async () => {
    const cookie = await joins();
    await written(cookie, "Een praatje bij de bakker, dat is al genoeg.");
    const code = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await page(`${here}/code`, cookie))![0];
    const other = cookieOf(await send(house, `${here}/mijn`, { code: code.toLowerCase().replace("-", " ") }));
    expect(await page(`${here}/mijn`, other)).toContain("Een praatje bij de bakker");
    expect(await page(`${here}/mijn`, cookie)).toContain("Kom terug met je code");
    expect((await send(house, `${here}/mijn`, { code: "AAAAA-AAAAA" })).status).toBe(400);
  });

  it("gives everything back when somebody withdraws", async () => {
    const cookie = await joins();
    await written(cookie, "Dit wil ik straks weer weghalen uit het gesprek.");
    await send(house, `${here}/ronde-2`, { nummer: "7", score: "3" }, cookie);
    const before = { votes: await votes(), people: (await countsOf(house.ctx.db, dialogue.id)).people };
    await send(house, `${here}/stop`, {}, cookie);
    expect(await votes()).toBe(before.votes - 1);
    expect((await countsOf(house.ctx.db, dialogue.id)).people).toBe(before.people - 1);
    expect((await everything()).map((one) => one.body).join()).not.toContain("straks weer weghalen");
    expect(await page(`${here}/bijdragen`)).not.toContain("straks weer weghalen");
  });
});

describe("care for who speaks", () => {
  it("refuses a citizen service number and an address, and gives the text back", async () => {
    const cookie = await joins();
    const before = (await everything()).length;
    for (const text of ["Mijn bsn is 111222333, help mij", "Mail mij op jan@voorbeeld.nl voor een praatje"]) {
      const answer = await written(cookie, text);
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(text);
    }
    expect((await everything()).length).toBe(before);
  });

  it("holds words of need and shows help at once", async () => {
    const cookie = await joins();
    const answer = await written(cookie, "Ik ben zo alleen, ik wil niet meer leven.");
    const help = await page(answer.headers.get("location")!, cookie);
    for (const line of ["112", "113", "Veilig Thuis", "Kindertelefoon"]) expect(help).toContain(line);
    for (const number of ["112", "113", "08002000"]) expect(help).toContain(`href="tel:${number}"`);
    expect(await page(`${here}/bijdragen`)).not.toContain("niet meer leven");
    const held = (await everything()).find((one) => one.body.includes("niet meer leven"));
    expect(held).toMatchObject({ state: "held", worry: true });
  });

  it("asks young people nothing about themselves", async () => {
    const cookie = await joins(here, { jong: "1" });
    expect((await visitPage(house, `${here}/over-jou`, cookie)).headers.get("location")).toBe(`${here}/code`);
  });

  it("lets a moderator judge many at once, and nobody else", async () => {
    const slug = "zoetermeer/dialoog/zorg-als-het-telt";
    const cookie = await joins(`/${slug}`);
    const texts = ["De huisarts moet ook op zaterdag open zijn.", "Laat de apotheek thuis bezorgen als je ziek bent."];
    for (const tekst of texts) await send(house, `/${slug}/antwoord?vraag=1`, { tekst, taal: "nl" }, cookie);
    expect(await page(`/${slug}/bijdragen`)).not.toContain(texts[0]);
    const read = "/zoetermeer/beheer/gesprekken/zorg-als-het-telt/lezen";
    actor = as("moderator", "drenthe");
    expect((await visitPage(house, read)).status).toBe(403);
    actor = as("moderator", "zoetermeer");
    const waiting = await page(read);
    for (const text of texts) expect(waiting).toContain(text);
    expect(waiting).not.toMatch(/name="kies"[^>]* checked/);
    expect((await page(`${read}?alles=1`)).match(/name="kies"[^>]* checked/g)).toHaveLength(2);
    const chosen = [...waiting.matchAll(/name="kies" value="(\d+\.\d+)"/g)].map((match) => match[1]!);
    const body = new URLSearchParams([...chosen.map((value) => ["kies", value]), ["doe", "show"]]);
    const done = await house.ask(read, {
      method: "POST",
      body,
      headers: { Origin: "http://localhost:3000" },
    });
    expect(done.status).toBe(303);
    expect(await page(`/${slug}/bijdragen`)).toContain(texts[1]);
    // The same decision on what has changed since is not repeated.
    const again = await house.ask(read, {
      method: "POST",
      body,
      headers: { Origin: "http://localhost:3000" },
    });
    expect(again.headers.get("location")).toContain("gemist=");
    const log = await page("/zoetermeer/beheer/gesprekken/zorg-als-het-telt/logboek.csv");
    expect(log).toContain("show");
    expect(log).not.toContain(texts[0]);
    actor = visitor;
  });
});

describe("the team", () => {
  it("sets up a dialogue from nothing, invites by code, and answers in public", async () => {
    actor = as("programme_team", "drenthe");
    const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
    const fields = {
      titel: "Fietsen naar school",
      vorm: "statements",
      vragen: "Wat maakt fietsen naar school veiliger?",
      achtergrond: "Steeds meer kinderen komen met de auto naar school.",
      themas: "Verkeer\nSamen",
      wie: "Ouders en kinderen",
      ingang: "code",
      invloed: "decide",
      vast: "niets",
      beslist: "De school, in mei",
      opent: day(-1),
      sluit: day(20),
      moderatie: "after",
    };
    const make = "/drenthe/beheer/gesprekken/nieuw";
    const refused = await send(house, make, { ...fields, titel: "", sluit: day(-9) });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("Steeds meer kinderen");
    const made = await send(house, make, fields);
    expect(made.headers.get("location")).toContain("/fietsen-naar-school?bewaard=1");
    const codes = await (
      await send(house, "/drenthe/beheer/gesprekken/fietsen-naar-school/codes", { aantal: "2", als: "csv" })
    ).text();
    const [code] = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(codes)!;
    actor = visitor;
    const path = "/drenthe/dialoog/fietsen-naar-school";
    expect((await send(house, `${path}/meedoen`, { akkoord: "1" })).status).toBe(400);
    const cookie = await joins(path, { code });
    expect((await send(house, `${path}/meedoen`, { akkoord: "1", code })).status).toBe(400);
    await send(
      house,
      `${path}/antwoord?vraag=1`,
      { tekst: "Een stoplicht bij de brug, dan durf ik het wel.", taal: "nl" },
      cookie,
    );
    const other = await findDialogue(house.ctx.db, "drenthe", "fietsen-naar-school");
    const [first] = await contributionsOf(house.ctx.db, other!.id);
    actor = as("programme_team", "drenthe");
    const reply = {
      nummer: String(first!.number),
      soort: "doing",
      tekst: "Dat stoplicht komt er in het voorjaar.",
      wie: "Gemeente Emmen",
    };
    await send(house, "/drenthe/beheer/gesprekken/fietsen-naar-school/antwoorden", reply);
    actor = visitor;
    expect(await page("/drenthe/dialoog/wat-er-gebeurde")).toContain("Dat stoplicht komt er in het voorjaar.");
    expect(await page(`${path}/mijn`, cookie)).toContain("Dat stoplicht komt er in het voorjaar.");
  });
});

describe("the outcome", () => {
  it("stands on the page with its groups, and never says it is of all residents", async () => {
    const text = await page(`${here}/uitkomst`);
    expect(text).toContain("manieren van kijken");
    expect(text).not.toContain("van de inwoners");
    const outcome = await newestOutcome(house.ctx.db, dialogue.id);
    expect(outcome).toMatchObject({ official: false });
    expect(outcome!.result!.people % 10).toBe(0);
  });

  it("is the same twice, and becomes official when the dialogue closes by itself", async () => {
    const before = await newestOutcome(house.ctx.db, dialogue.id);
    await recount(house.ctx, dialogue.id, "provisional");
    const first = await newestOutcome(house.ctx.db, dialogue.id);
    await recount(house.ctx, dialogue.id, "provisional");
    expect((await newestOutcome(house.ctx.db, dialogue.id))!.hash).toBe(first!.hash);
    expect(before).toBeDefined();
    const cookie = await joins();
    later = 60 * 86_400_000;
    await tick(house.ctx);
    expect(await newestOutcome(house.ctx.db, dialogue.id)).toMatchObject({ official: true, reason: "closed" });
    const late = await send(house, `${here}/ronde-2`, { nummer: "3", score: "2" }, cookie);
    expect(late.status).toBe(409);
    const text = await written(cookie, "Deze tekst was net te laat maar mag niet weg zijn.");
    expect(await text.text()).toContain("net te laat maar mag niet weg zijn");
  }, 60_000);
});
