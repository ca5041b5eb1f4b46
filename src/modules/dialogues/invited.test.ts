import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addPerson } from "#modules/accounts/index.ts";
import { type Actor, system, visitor } from "#platform/http/index.ts";
import { cookieOf, send, visitPage } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { createDialogue } from "./actions-team.ts";
import type { DialogueContent } from "./model.ts";
import { countsOf, findDialogue, type ShownDialogue } from "./store.ts";

let house: TestHouse;
let like: ShownDialogue;
let actor: Actor = visitor;
const organisation: Record<"welfare" | "library" | "elsewhere", string> = { welfare: "", library: "", elsewhere: "" };
const team: Actor = {
  kind: "person",
  person: "00000000-0000-4000-8000-000000000007",
  grants: [{ role: "programme_team", region: "drenthe" }],
  assurance: 2,
  secondFactor: true,
};

const owner = <T>(text: string) => sql<T>`${sql.raw(text)}`.execute(house.ctx.database.owner as never);
async function found(region: string, name: string): Promise<string> {
  const { rows } = await owner<{ id: string }>(`insert into organisation (region_id, kind, name, slug)
    values ('${region}', 'welfare', '${name}', '${name.toLowerCase().replaceAll(" ", "-")}') returning id`);
  return rows[0]!.id;
}

beforeAll(async () => {
  house = await testHouse();
  house.server.useActors(async () => actor);
  like = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
  organisation.welfare = await found("drenthe", "Welzijn Aa");
  organisation.library = await found("drenthe", "Bibliotheek Bee");
  organisation.elsewhere = await found("zoetermeer", "Elders");
}, 300_000);
afterAll(() => house?.close());

let people = 0;
/** Somebody with an account and these places. */
async function person(places: readonly string[] = [], state = "member"): Promise<Actor> {
  people += 1;
  const made = await addPerson(house.ctx, system, { email: `iemand-${people}@voorbeeld.nl` });
  for (const place of places)
    await owner(
      `insert into membership (organisation_id, person_id, state) values ('${place}', '${made.id}', '${state}')`,
    );
  return { kind: "person", person: made.id, grants: [], assurance: 1, secondFactor: false };
}
const leaves = (who: Actor) => owner(`delete from membership where person_id = '${who.person}'`);

let made = 0;
/** A dialogue that runs, with these ways in. */
async function dialogueFor(entries: DialogueContent["entries"]): Promise<{ path: string; id: string }> {
  made += 1;
  const organisations = [organisation.welfare, organisation.library];
  const now = Date.now();
  const slug = await createDialogue(house.ctx, team, {
    ...like,
    content: { ...like.content, title: `Gesprek met genodigden ${made}`, entries, organisations },
    opensAt: new Date(now - 2_000),
    secondAt: new Date(now - 1_000),
    closesAt: new Date(now + 9e7),
  });
  return { path: `/drenthe/dialoog/${slug}`, id: (await findDialogue(house.ctx.db, "drenthe", slug))!.id };
}
async function joins(path: string, who: Actor): Promise<Response> {
  actor = who;
  const answer = await send(house, `${path}/meedoen`, { akkoord: "1" });
  actor = visitor;
  return answer;
}
const voices = async (id: string) => (await countsOf(house.ctx.db, id)).people;
const page = async (path: string, cookie = "") => (await visitPage(house, path, cookie)).text();

describe("an invited organisation", () => {
  it("stands by name on the page, and before the tick is said how its people come in and that nobody sees who", async () => {
    const { path } = await dialogueFor(["organisation"]);
    expect(await page(path)).toContain("voor mensen van Bibliotheek Bee en Welzijn Aa");
    const door = await page(`${path}/meedoen`);
    expect(door).toContain("Niemand ziet wie van een organisatie meedoet");
    expect(door).toContain(`/inloggen?terug=${encodeURIComponent(`${path}/meedoen`)}`);
  });

  it("lets in who has a place there, and nobody else", async () => {
    const { path, id } = await dialogueFor(["organisation"]);
    const refused = [
      [visitor, "moet je eerst inloggen"],
      [await person(), "Je hebt geen plek bij"],
      [await person([organisation.welfare], "asked"), "Je hebt geen plek bij"],
      [await person([organisation.elsewhere]), "Je hebt geen plek bij"],
    ] as const;
    for (const [who, why] of refused) {
      const answer = await joins(path, who);
      expect([answer.status, answer.headers.get("set-cookie")]).toEqual([400, null]);
      expect(await answer.text()).toContain(why);
    }
    expect(await voices(id)).toBe(0);
    const named = await person();
    await owner(`insert into person_grant (person_id, role, region_id, organisation_id)
      values ('${named.person}', 'partner', 'drenthe', '${organisation.library}')`);
    for (const who of [await person([organisation.welfare]), named]) expect((await joins(path, who)).status).toBe(303);
    expect(await voices(id)).toBe(2);
  });

  it("gives one voice to who sits in two of them, also twice at the same moment", async () => {
    const { path, id } = await dialogueFor(["organisation", "account"]);
    const who = await person([organisation.welfare, organisation.library]);
    actor = who;
    const sent = await Promise.all(Array.from({ length: 4 }, () => send(house, `${path}/meedoen`, { akkoord: "1" })));
    actor = visitor;
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect((await joins(path, who)).status).toBe(303);
    expect(await voices(id)).toBe(1);
  });

  it("that somebody leaves takes no voice away, and gives no second one by another way", async () => {
    const { path, id } = await dialogueFor(["organisation", "open"]);
    const who = await person([organisation.welfare]);
    const cookie = cookieOf(await joins(path, who));
    await leaves(who);
    const said = { tekst: "Een fietsles voor nieuwe buren, elke maand.", taal: "nl" };
    expect((await send(house, `${path}/antwoord?vraag=1`, said, cookie)).status).toBe(303);
    const again = cookieOf(await joins(path, who));
    expect(await page(`${path}/mijn`, again)).toContain("Een fietsles voor nieuwe buren");
    expect(await voices(id)).toBe(1);
    const closed = await dialogueFor(["organisation"]);
    expect((await joins(closed.path, who)).status).toBe(400);
  });

  it("leaves no trace of itself with who takes part: they stand there as any other account", async () => {
    const { path, id } = await dialogueFor(["organisation", "account"]);
    const [member, other] = [await person([organisation.library]), await person()];
    await joins(path, member);
    await joins(path, other);
    const { rows } = await owner<Record<string, unknown>>(
      `select entry, assurance, young, lang, consent_version, joined_hour from dialogue_participant where dialogue_id = '${id}'`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(rows[1]);
    const lines = await owner<{
      line: string;
    }>(`select e::text as line from audit_entries e where e::text like '%dialogues.join%'
      union all select w::text from audit_waiting w where w::text like '%dialogues.join%'`);
    const said = lines.rows.map(({ line }) => line).join();
    for (const secret of [member.person!, other.person!, organisation.library]) expect(said).not.toContain(secret);
  });
});

describe("the team", () => {
  const day = (after: number) => new Date(Date.now() + after * 86_400_000).toISOString().slice(0, 10);
  const fields = {
    titel: "Samen na de opvang",
    vorm: "statements",
    vragen: "Wat helpt kinderen na schooltijd?",
    achtergrond: "Na schooltijd zijn veel kinderen alleen thuis.",
    themas: "Jeugd",
    wie: "Mensen die met kinderen werken",
    invloed: "think",
    vast: "niets",
    beslist: "De gemeente, in mei",
    opent: day(-1),
    sluit: day(20),
    moderatie: "after",
  };

  it("invites organisations of its own region alone, sees them ticked again, and needs no other way in", async () => {
    actor = team;
    const make = "/drenthe/beheer/gesprekken/nieuw";
    expect(await page(make)).toMatch(/name="organisatie"[^>]*value="[^"]*"/);
    const refused = await send(house, make, { ...fields, organisatie: organisation.elsewhere });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("Kies minstens één manier");
    const kept = await send(house, make, { ...fields, titel: "", organisatie: organisation.welfare });
    expect(await kept.text()).toMatch(new RegExp(`value="${organisation.welfare}"[^>]* checked`));
    const done = await send(house, make, { ...fields, organisatie: organisation.welfare });
    expect(done.status).toBe(303);
    expect(await page("/drenthe/beheer/gesprekken/samen-na-de-opvang/bewerk")).toMatch(
      new RegExp(`value="${organisation.welfare}"[^>]* checked`),
    );
    actor = visitor;
    expect(await page("/drenthe/dialoog/samen-na-de-opvang")).toContain("voor mensen van Welzijn Aa");
    const content = (await findDialogue(house.ctx.db, "drenthe", "samen-na-de-opvang"))!.content;
    expect(content).toMatchObject({ entries: ["organisation"], organisations: [organisation.welfare] });
  });
});
