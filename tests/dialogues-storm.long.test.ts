import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Running, startBrink } from "../bench/support/process.ts";
import type { Actor } from "../src/platform/http/index.ts";
import { visitor } from "../src/platform/http/index.ts";
import { postmasterOf } from "./support/launch.ts";
import { cookieOf, send, visitPage } from "./support/people.ts";
import { type TestHouse, testHouse } from "./support/server.ts";

const path = "/drenthe/dialoog/minder-alleen";

/** What one person knows of their own votes: confirmed ones, and the one that was under way. */
interface Voter {
  readonly cookie: string;
  readonly confirmed: Map<number, number>;
  open: { number: number; value: number } | undefined;
}

async function post(brink: Running, under: string, fields: Record<string, string>, cookie = ""): Promise<Response> {
  const headers = { cookie, accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  const body = new URLSearchParams(fields).toString();
  return fetch(`${brink.url}${path}/${under}`, { method: "POST", headers, body, redirect: "manual" });
}

async function votersOf(brink: Running, people: number): Promise<Voter[]> {
  return Promise.all(
    Array.from({ length: people }, async () => {
      const joined = await post(brink, "meedoen", { akkoord: "1", eigen: "1" });
      const cookie = (joined.headers.get("set-cookie") ?? "").split(";")[0]!;
      return { cookie, confirmed: new Map<number, number>(), open: undefined };
    }),
  );
}

/** Everybody votes, and changes votes, until the server does not answer any more. */
async function storm(brink: Running, voters: readonly Voter[], isOver: () => boolean): Promise<void> {
  await Promise.all(
    voters.map(async (voter, at) => {
      for (let turn = 0; !isOver(); turn += 1) {
        const [number, value] = [1 + ((turn * 7 + at) % 40), ((turn + at) % 7) - 3];
        voter.open = { number, value };
        const answer = await post(
          brink,
          "ronde-2",
          { nummer: String(number), score: String(value) },
          voter.cookie,
        ).catch(() => undefined);
        if (!answer) return;
        if (answer.status !== 200) continue;
        voter.confirmed.set(number, value);
        voter.open = undefined;
      }
    }),
  );
}

/** What stands of somebody's votes, as their own page says. */
async function standing(brink: Running, cookie: string): Promise<Map<number, number>> {
  const text = await (await fetch(`${brink.url}${path}/mijn`, { headers: { cookie } })).text();
  const rows = text.matchAll(/ronde-2\?nr=(\d+)".*?<\/th>\s*<td[^>]*>([^<]*)<\/td>/gs);
  const found = new Map([...rows].map(([, number, value]) => [Number(number), Number(value!.replace("−", "-"))]));
  expect(Number(/Je woog (\d+) bijdrage/.exec(text)?.[1])).toBe(found.size);
  return found;
}

/** Every confirmed vote stands once, as it was last confirmed; beside it at most the one that was under way. */
async function expectKept(brink: Running, voters: readonly Voter[]): Promise<number> {
  let confirmed = 0;
  for (const { cookie, confirmed: mine, open } of voters) {
    const found = await standing(brink, cookie);
    for (const [number, value] of mine)
      expect([value, ...(open?.number === number ? [open.value] : [])]).toContain(found.get(number));
    const extra = [...found.keys()].filter((number) => !mine.has(number));
    expect(extra.filter((number) => number !== open?.number)).toEqual([]);
    confirmed += mine.size;
  }
  return confirmed;
}

describe("kill -9 in a storm of votes", () => {
  const ways = [
    ["the server, before a vote is stored", { BRINK_FAIL_AT: "vote-received:700" }],
    ["the server, after a vote is stored and before it is confirmed", { BRINK_FAIL_AT: "vote-stored:700" }],
    ["PostgreSQL", {}],
  ] as const;
  for (const [what, env] of ways) {
    it(`of ${what} loses no confirmed vote and counts none twice`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "brink-storm-"));
      const first = await startBrink(folder, path, env);
      try {
        const voters = await votersOf(first, 24);
        const gone = new Promise<void>((done) => first.child.once("exit", () => done()));
        let over = false;
        const storming = storm(first, voters, () => over);
        if (what === "PostgreSQL") {
          await pause(1_500);
          process.kill(postmasterOf(folder), "SIGKILL");
          await pause(1_000);
          over = true;
          first.child.kill("SIGKILL");
        }
        await gone;
        over = true;
        await storming;
        const again = await startBrink(folder, path);
        try {
          expect(await expectKept(again, voters)).toBeGreaterThan(200);
          // Who was cut off sends the same again: still one vote.
          const [one] = voters;
          const { number, value } = one!.open ?? { number: 1, value: 1 };
          await post(again, "ronde-2", { nummer: String(number), score: String(value) }, one!.cookie);
          expect((await standing(again, one!.cookie)).get(number)).toBe(value);
        } finally {
          await again.stop();
        }
      } finally {
        first.child.kill("SIGKILL");
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
});

describe("ten thousand answers of robots", () => {
  let house: TestHouse;
  let actor: Actor = visitor;
  beforeAll(async () => {
    house = await testHouse();
    house.server.useActors(async () => actor);
  }, 300_000);
  afterAll(() => house?.close());

  it("meet their limits, are swept in one go, and leave honest people alone", async () => {
    const joins = async () => cookieOf(await send(house, `${path}/meedoen`, { akkoord: "1" }));
    const says = (cookie: string, tekst: string) =>
      send(house, `${path}/antwoord?vraag=1`, { tekst, taal: "nl" }, cookie);
    const honest = await joins();
    await says(honest, "Een eigen plek in het dorp waar je zomaar binnenloopt.");
    let taken = 0;
    for (let robot = 0; robot < 400; robot += 1) {
      const cookie = await joins();
      const said = await Promise.all(
        Array.from({ length: 25 }, (_, turn) => says(cookie, `Stem wonderpil ${robot} en ${turn}, klik nu`)),
      );
      taken += said.filter(({ status }) => status === 303).length;
    }
    expect(taken).toBe(10_000);
    const greedy = await joins();
    const asked: number[] = [];
    for (let turn = 0; turn < 26; turn += 1) asked.push((await says(greedy, `Te veel van mij, keer ${turn}.`)).status);
    expect(asked.filter((status) => status === 303)).toHaveLength(25);
    expect(asked.at(-1)).toBe(400);
    const voted = await send(house, `${path}/ronde-2`, { nummer: "3", score: "2" }, honest);
    expect(voted.status).toBe(303);
    actor = {
      kind: "person",
      person: "00000000-0000-4000-8000-000000000007",
      grants: [{ role: "moderator", region: "drenthe" }],
      assurance: 2,
      secondFactor: true,
    };
    const manage = "/drenthe/beheer/gesprekken/minder-alleen/opruimen";
    const swept = await send(house, manage, { woorden: "wonderpil", reden: "Reclame" });
    expect(swept.headers.get("location")).toContain("gedaan=10000");
    actor = visitor;
    const all = await (await visitPage(house, `${path}/bijdragen`)).text();
    expect(all).toContain("Een eigen plek in het dorp");
    expect(all).not.toContain("wonderpil");
    expect(await (await visitPage(house, `${path}/mijn`, honest)).text()).toContain("Je woog 1 bijdrage");
  });
});
