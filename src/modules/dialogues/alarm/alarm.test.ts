import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { array, assert, constantFrom, integer, property } from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { giveRole } from "#modules/accounts/index.ts";
import { type Actor, system, visitor } from "#platform/http/index.ts";
import { mailJobs, readOutbox } from "#platform/mail/index.ts";
import { type Inbox, openInbox } from "../../../../tests/support/inbox.ts";
import { cookieOf, send, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { contributionsOf } from "../store-contributions.ts";
import { findDialogue, type ShownDialogue } from "../store.ts";
import { careAlarm, careJob, type Turn, turnOf } from "./actions.ts";
import { isOverdue, whoIsNext } from "./model.ts";

let house: TestHouse;
let dialogue: ShownDialogue;
let actor: Actor = visitor;
let later = 0;
const hours = (count: number) => count * 3_600_000;
const here = "/drenthe/dialoog/minder-alleen";
const manage = "/drenthe/beheer/gesprekken/minder-alleen";
/** Words of need that stand in no letter and no log. */
const words = "ik wil niet meer leven";
const ring = ["lezer@voorbeeld.nl", "team@voorbeeld.nl", "regio@voorbeeld.nl", "huis@voorbeeld.nl"] as const;
const person = new Map<string, string>();

beforeAll(async () => {
  house = await testHouse({ clock: () => new Date(Date.now() + later) });
  house.server.useActors(async () => actor);
  dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
  const region = "drenthe";
  const roles = [
    { role: "moderator", region },
    { role: "programme_team", region },
    { role: "operator", region },
    { role: "operator" },
  ] as const;
  for (const [at, role] of roles.entries()) {
    const { person: id } = await giveRole(house.ctx, system, { email: ring[at]!, ...role });
    person.set(ring[at]!, id);
  }
}, 300_000);
beforeEach(async () => {
  later = 0;
  actor = visitor;
  await sql`delete from mail_messages`.execute(house.ctx.db);
});
afterAll(() => house?.close());

const moderator = (): Actor => ({
  kind: "person",
  person: person.get(ring[0])!,
  grants: [{ role: "moderator", region: "drenthe" }],
  assurance: 2,
  secondFactor: true,
});
const page = async (path: string) => (await visitPage(house, path)).text();
const letters = async () => (await readOutbox(house.ctx.db, house.ctx.keys)).map(({ to, text }) => ({ to, text }));
const toldNow = async () => (await letters()).map(({ to }) => to).toSorted();

/** Somebody writes; the jobs of that alarm stand in the queue. */
async function says(tekst: string): Promise<{ cookie: string; number: number }> {
  const cookie = cookieOf(await send(house, `${here}/meedoen`, { akkoord: "1" }));
  await send(house, `${here}/antwoord?vraag=1`, { tekst, taal: "nl" }, cookie);
  const all = await contributionsOf(house.ctx.db, dialogue.id, ["shown", "waiting", "held"]);
  return { cookie, number: all.find(({ body }) => body === tekst)!.number };
}
async function jobsOf(number: number): Promise<{ job: Turn; inHours: number }[]> {
  const { rows } = await sql<{ payload: Record<string, unknown>; wait: number }>`
    select j.payload, extract(epoch from j.run_at - j.created_at)::float8 as wait
    from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = ${careJob} and (j.payload ->> 'contribution')::int = ${number} order by j.run_at`.execute(
    house.ctx.database.owner as never,
  );
  return rows.map(({ payload, wait }) => ({ job: turnOf(payload), inHours: Math.round(wait / 3_600) }));
}
const turn = async (number: number, count: number): Promise<Turn> =>
  (await jobsOf(number)).map(({ job }) => job).find((job) => job.turn === count)!;
async function judge(number: number, doe: string): Promise<void> {
  const [one] = (await contributionsOf(house.ctx.db, dialogue.id, ["shown", "waiting", "held"])).filter(
    (each) => each.number === number,
  );
  actor = moderator();
  await send(house, `${manage}/lezen`, { kies: `${number}.${one!.version}`, doe, reden: "Zo is het" });
  actor = visitor;
}
async function cares(number: number, tekst = "Gebeld met het buurtteam"): Promise<Response> {
  actor = moderator();
  const answer = await send(house, `${manage}/zorg`, { nummer: String(number), tekst });
  actor = visitor;
  return answer;
}

describe("somebody in need, when nobody looks within the hour", () => {
  it("is asked for by two jobs in the transaction of the words: now, and in an hour", async () => {
    const { number } = await says(`Alles is op, ${words}, echt niet.`);
    const found = await jobsOf(number);
    expect(found.map(({ inHours }) => inHours)).toEqual([0, 1]);
    expect(found.map(({ job }) => job.turn)).toEqual([1, 2]);
  });

  it("tells ring after ring, each person once, and says what nobody did", async () => {
    const { number } = await says(`Iedere dag hetzelfde, ${words} zo.`);
    await careAlarm(house.ctx, await turn(number, 1));
    expect(await toldNow()).toEqual([ring[0]]);
    for (const count of [2, 3, 4]) {
      later += hours(1);
      await careAlarm(house.ctx, await turn(number, count));
      expect(await toldNow()).toEqual(ring.slice(0, count).toSorted());
    }
    expect(await turn(number, 5)).toBeUndefined();
    const all = await letters();
    expect(all.filter(({ text }) => text.includes("Niemand keek nog")).map(({ to }) => to)).not.toContain(ring[0]);
    expect(all.filter(({ text }) => text.includes("Niemand keek nog"))).toHaveLength(3);
    expect(all.every(({ text }) => text.includes(`${manage}/lezen`))).toBe(true);
    expect(JSON.stringify(all)).not.toContain("leven");
  });

  it("does no harm when a job runs twice, at the same moment or later, or in the wrong order", async () => {
    const { number } = await says(`Mijn hond is dood en ${words} zonder.`);
    const [first, second] = [await turn(number, 1), await turn(number, 2)];
    await Promise.all([careAlarm(house.ctx, first), careAlarm(house.ctx, first), careAlarm(house.ctx, first)]);
    await careAlarm(house.ctx, first);
    expect(await toldNow()).toEqual([ring[0]]);
    later = hours(1);
    await Promise.all([careAlarm(house.ctx, second), careAlarm(house.ctx, second)]);
    await careAlarm(house.ctx, first);
    expect(await toldNow()).toEqual([ring[0], ring[1]].toSorted());
    expect((await jobsOf(number)).filter(({ job }) => job.turn === 3)).toHaveLength(1);
  });

  it.each([
    ["wrote down what was done", (number: number) => cares(number).then(() => undefined)],
    ["marked it too", (number: number) => judge(number, "worry")],
    ["let it be seen", (number: number) => judge(number, "show")],
    ["refused it", (number: number) => judge(number, "reject")],
  ])("stops when somebody %s", async (how, act) => {
    const { number } = await says(`Ik denk soms: ${words}, toen iemand ${how}.`);
    await careAlarm(house.ctx, await turn(number, 1));
    await act(number);
    later = hours(1);
    await careAlarm(house.ctx, await turn(number, 2));
    expect(await toldNow()).toEqual([ring[0]]);
  });

  it("stops when the writer takes it back", async () => {
    const { cookie, number } = await says(`Het is te veel, ${words} hier.`);
    const jobs = [await turn(number, 1), await turn(number, 2)];
    await send(house, `${here}/stop`, {}, cookie);
    for (const job of jobs) await careAlarm(house.ctx, job);
    expect(await toldNow()).toEqual([]);
  });

  it("begins anew with new words of need after somebody looked, and a late job of before does nothing then", async () => {
    const { cookie, number } = await says(`Weer alleen thuis, ${words} zo.`);
    const old = await turn(number, 2);
    await careAlarm(house.ctx, await turn(number, 1));
    await cares(number);
    const change = async (tekst: string) => {
      const [now] = (await contributionsOf(house.ctx.db, dialogue.id, ["held"])).filter((one) => one.number === number);
      await send(
        house,
        `${here}/mijn/verander`,
        { nummer: String(number), versie: String(now!.version), tekst },
        cookie,
      );
    };
    await change("Het gaat wel weer, laat maar zitten.");
    expect((await jobsOf(number)).map(({ job }) => job.alarm)).toEqual([1, 1]);
    await change(`Toch niet: ${words}, ik weet niet meer.`);
    const again = (await jobsOf(number)).map(({ job }) => job).filter(({ alarm }) => alarm === 2);
    expect(again.map((job) => job.turn)).toEqual([1, 2]);
    await careAlarm(house.ctx, again[0]!);
    later = hours(0.5);
    await careAlarm(house.ctx, old);
    expect(await toldNow()).toEqual([ring[0], ring[0]]);
  });

  it("is told to others than the moderator who marked it, and again when they wrote nothing down", async () => {
    const { number } = await says("Mijn buurvrouw zwaait niet meer, daar schrik ik van.");
    await judge(number, "worry");
    await careAlarm(house.ctx, await turn(number, 1));
    expect(await toldNow()).toEqual([ring[1]]);
    expect((await letters())[0]!.text).toContain("Een moderator maakt zich zorgen");
    later = hours(1);
    await careAlarm(house.ctx, await turn(number, 2));
    expect(await toldNow()).toEqual([ring[1], ring[2]].toSorted());
  });

  it("stands on top of what waits, counted and with since when, until somebody says they look", async () => {
    const { number } = await says(`Niemand belt, ${words} vandaag.`);
    const reading = async () => {
      actor = moderator();
      const text = await page(`${manage}/lezen`);
      const top = await page(manage);
      actor = visitor;
      return { text, top };
    };
    const before = await reading();
    expect(before.text).toMatch(new RegExp(`id="zorgelijk"[^]*href="#kies-${number}"`));
    later = hours(2);
    const after = await reading();
    const late = /<div[^>]*id="te-laat"[^]*?<\/ul>/.exec(after.text)![0];
    expect(late).toContain(`href="#kies-${number}"`);
    expect(late).toMatch(/sinds \d+ \p{L}+ tussen \d\d:00 en \d\d:00 uur/u);
    const counted = Number(/Bij (\d+) bijdrage/.exec(late)![1]);
    expect(late.match(/<li>/g)).toHaveLength(counted);
    expect(after.top).toContain("langer dan een uur niet bekeken");
    expect(late).not.toContain("leven");
    await cares(number, "Ik kijk ernaar.");
    expect((await reading()).text).not.toMatch(new RegExp(`id="te-laat"[^]*?href="#kies-${number}"[^]*?</ul>`));
    expect((await cares(99_999)).status).toBe(404);
  });

  it("is told by real letters, also when the mail server was away: each once, without a word of what was said", async () => {
    const { number } = await says(`Laat mij maar, ${words} zo alleen.`);
    const inbox: Inbox = await openInbox();
    const handlers = mailJobs({ ...house.ctx, config: { ...house.ctx.config, smtpUrl: inbox.url } });
    const [again] = Object.keys(handlers).filter((name) => name.includes("again"));
    const post = () => handlers[again!]!({}, { attempt: 1 });
    await inbox.stop();
    await careAlarm(house.ctx, await turn(number, 1));
    await post();
    later = hours(1);
    await careAlarm(house.ctx, await turn(number, 2));
    await post();
    await inbox.start();
    later = hours(2);
    await post();
    await post();
    await inbox.close();
    expect(inbox.letters.map(({ to }) => to[0]).toSorted()).toEqual([ring[0], ring[1]].toSorted());
    for (const letter of inbox.letters) expect(Buffer.from(letter.raw).toString()).not.toContain("leven");
    const logged = await sql<{ all: string }>`select string_agg(line, ' ') as all from
      (select e::text as line from audit_entries e union all select w::text from audit_waiting w) lines`.execute(
      house.ctx.database.owner as never,
    );
    expect(logged.rows[0]!.all).toContain("dialogues.care_alarm");
    expect(logged.rows[0]!.all).not.toContain("niet meer leven");
  });

  it("loses nothing and doubles nothing when the worker is killed with the letters queued", async () => {
    const { number } = await says(`Ik lig wakker, ${words} elke nacht.`);
    const job = await turn(number, 1);
    const child = (env: Record<string, string>) =>
      spawnSync(
        process.execPath,
        [
          "--import",
          "./src/platform/tsx-hook.mjs",
          "tests/support/alarm-child.ts",
          JSON.stringify(house.ctx.database.connection("app")),
          house.ctx.config.dataFolder,
          JSON.stringify(job),
        ],
        { cwd: resolve(import.meta.dirname, "../../../.."), env: { ...process.env, ...env }, encoding: "utf8" },
      );
    expect(child({ BRINK_FAIL_AT: "alarm-queued:1" }).signal).toBe("SIGKILL");
    expect(await toldNow()).toEqual([]);
    expect(child({}).status).toBe(0);
    expect(child({}).status).toBe(0);
    expect(await toldNow()).toEqual([ring[0]]);
  }, 240_000);

  it("is tried again as long as there is nobody at all, and heard once more by who stands alone", async () => {
    const { number } = await says(`Zo kan het niet, ${words} meer.`);
    await sql`delete from person_grant`.execute(house.ctx.database.owner as never);
    await expect(careAlarm(house.ctx, await turn(number, 1))).rejects.toThrow("nobody");
    await giveRole(house.ctx, system, { email: ring[3], role: "operator" });
    await careAlarm(house.ctx, await turn(number, 1));
    later = hours(1);
    await careAlarm(house.ctx, await turn(number, 2));
    expect(await toldNow()).toEqual([ring[3], ring[3]]);
    expect(await turn(number, 3)).toBeUndefined();
  });
});

describe("who is told next", () => {
  const people = constantFrom("a", "b", "c", "d", "e");
  const anyRings = array(array(people, { maxLength: 3 }), { minLength: 4, maxLength: 4 });

  it("law: rings are told outward, nobody twice in one letter, and everybody's turn ends", () => {
    assert(
      property(anyRings, people, (rings, markedBy) => {
        let told = 0;
        for (let turns = 0; turns < 6; turns += 1) {
          const next = whoIsNext(rings, { ring: told, markedBy });
          if (!next) return true;
          expect(next.ring).toBeGreaterThan(told);
          expect(next.people.length).toBeGreaterThan(0);
          expect(new Set(next.people).size).toBe(next.people.length);
          told = next.ring;
        }
        return false;
      }),
    );
  });

  it("law: somebody is told whenever there is somebody, and the marker only when there is nobody else", () => {
    assert(
      property(anyRings, people, (rings, markedBy) => {
        const next = whoIsNext(rings, { ring: 0, markedBy });
        const all = new Set(rings.flat());
        expect(next !== undefined).toBe(all.size > 0);
        expect(next?.people.includes(markedBy) ?? false).toBe(all.size === 1 && all.has(markedBy));
      }),
    );
  });

  it("law: an hour that is kept whole never makes it late too early", () => {
    assert(
      property(integer({ min: 0, max: 3_599_999 }), integer({ min: 0, max: 3_600_000 }), (within, waited) => {
        const since = new Date(0);
        expect(isOverdue({ looked: false, turn: 1, since }, new Date(within + waited - 1))).toBe(false);
      }),
    );
  });
});
