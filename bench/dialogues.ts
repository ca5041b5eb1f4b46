import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { openEmbedded } from "../src/platform/database/embedded/index.ts";
import { residentMemory, type Running, startBrink } from "./support/process.ts";

const path = "/drenthe/dialoog/minder-alleen";
const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/**
 * Votes stored per second, each durable when answered and with the next contribution in the same answer; 500 people who join and vote at
 * one moment; the page of a dialogue; what a million votes take on disk and in memory. Server, PostgreSQL and this client share the machine; processor time is of server and PostgreSQL.
 */
export async function run(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "brink-dialogues-"));
  const brink = await startBrink(folder, path);
  try {
    const storm = await joinAtOnce(brink, 500);
    const cookies = storm.cookies;
    const acknowledged = new Map(cookies.map((cookie) => [cookie, new Set([1])]));
    const votes = await vote(brink, acknowledged, { at: 32, seconds: 15 });
    const lost = await lostOf(brink, acknowledged);
    await addContributions(folder, 1_000);
    return {
      joinedAtOnce: { people: 500, failed: storm.failed, seconds: storm.seconds },
      votes: { ...votes, lost },
      page: await pageTimes(brink),
      pageOfThousand: await pageTimes(brink, `${path}/bijdragen`),
      outcomeOfThousand: await pageTimes(brink, `${path}/uitkomst`),
      serverMemoryMb: residentMemory(brink.child.pid!),
      millionVotes: await millionVotes(brink, folder),
      aims: { votesPerSecond: 1_000, p95Ms: 100, failed: 0, pageMs: 50 },
    };
  } finally {
    await brink.stop();
    agent.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Told {
  readonly status: number;
  readonly body: string;
  readonly cookie: string | undefined;
  readonly ms: number;
}

interface How {
  readonly cookie?: string;
  /** Asks for the next contribution as JSON, as a script of the page would; otherwise for the redirect of a form. */
  readonly json?: boolean;
}

function send(brink: Running, at: string, fields: Record<string, string> | undefined, how: How = {}): Promise<Told> {
  const body = fields && new URLSearchParams(fields).toString();
  const began = performance.now();
  return new Promise((done, fail) => {
    const headers: Record<string, string> = { cookie: how.cookie ?? "" };
    if (body !== undefined) headers["content-type"] = "application/x-www-form-urlencoded";
    if (how.json) headers.accept = "application/json";
    const asked = request(
      `${brink.url}${at}`,
      { method: body === undefined ? "GET" : "POST", headers, agent },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => {
          const set = answer.headers["set-cookie"]?.[0]?.split(";")[0];
          done({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(parts).toString(),
            cookie: set,
            ms: performance.now() - began,
          });
        });
        answer.on("error", fail);
      },
    );
    asked.on("error", fail);
    asked.end(body);
  });
}

/** Everybody at the same moment: the consent form and a first vote. */
async function joinAtOnce(brink: Running, people: number) {
  const began = performance.now();
  const joined = await Promise.all(
    Array.from({ length: people }, async () => {
      const answer = await send(brink, `${path}/meedoen`, { akkoord: "1", eigen: "1" }).catch(() => undefined);
      if (answer?.status !== 303 || !answer.cookie) return undefined;
      const voted = await send(
        brink,
        `${path}/ronde-2`,
        { nummer: "1", score: "2" },
        { cookie: answer.cookie, json: true },
      ).catch(() => undefined);
      return voted?.status === 200 ? answer.cookie : undefined;
    }),
  );
  const cookies = joined.filter((cookie) => cookie !== undefined);
  return { cookies, failed: people - cookies.length, seconds: round((performance.now() - began) / 1_000) };
}

/** So many clients, each voting on what the answer before gave it; one person per run through all contributions. */
async function vote(
  brink: Running,
  acknowledged: ReadonlyMap<string, Set<number>>,
  options: { at: number; seconds: number },
) {
  const cookies = [...acknowledged.keys()];
  const until = performance.now() + options.seconds * 1_000;
  const times: number[] = [];
  let failed = 0;
  let person = 0;
  const processor = processorSeconds(brink);
  const client = async () => {
    while (performance.now() < until) {
      const cookie = cookies[person++ % cookies.length]!;
      let number: number | undefined = 1 + (person % 40);
      while (number !== undefined && performance.now() < until) {
        const told: Told = await send(
          brink,
          `${path}/ronde-2`,
          { nummer: String(number), score: String((times.length % 7) - 3) },
          { cookie, json: true },
        );
        times.push(told.ms);
        if (told.status === 200) acknowledged.get(cookie)!.add(number);
        else failed += 1;
        number =
          told.status === 200 ? (JSON.parse(told.body) as { next: { number: number } | null }).next?.number : undefined;
      }
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: options.at }, client));
  const seconds = (performance.now() - began) / 1_000;
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor((times.length - 1) * share)] ?? 0);
  return {
    perSecond: Math.round(times.length / seconds),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    failed,
    at: options.at,
    processorSecondsPerSecond: round((processorSeconds(brink) - processor) / seconds),
  };
}

/** Asks every voter's own page how many contributions they weighed: what was acknowledged must all stand there, once. */
async function lostOf(brink: Running, acknowledged: ReadonlyMap<string, ReadonlySet<number>>): Promise<number> {
  let lost = 0;
  for (const [cookie, numbers] of acknowledged) {
    const { body } = await send(brink, `${path}/mijn`, undefined, { cookie });
    const stands = Number(/Je woog (\d+) bijdrage/.exec(body)?.[1] ?? 0);
    lost += Math.abs(numbers.size - stands);
  }
  return lost;
}

/**
 * What many votes take: everybody who takes part on everything that can be read, laid down by the database itself. Growth of the table
 * with its indexes per million; memory of the server before, and the most of it until the worker has made an outcome of them.
 */
async function millionVotes(brink: Running, folder: string) {
  const memory = () => residentMemory(brink.child.pid!);
  const [sizeBefore, memoryBefore] = [await sizeOf(folder), memory()];
  const [added] = await query(
    folder,
    `with d as (select id from dialogue where slug = 'minder-alleen'), made as (
      insert into dialogue_rating (dialogue_id, participant_id, contribution, value)
      select d.id, p.id, c.number, (random() * 6)::int - 3 from d join dialogue_participant p on p.dialogue_id = d.id
      join dialogue_contribution c on c.dialogue_id = d.id and c.state = 'shown' on conflict do nothing returning 1)
    select count(*)::int as votes from made`,
  );
  const votes = Number(added!.votes);
  const began = performance.now();
  let most = memoryBefore;
  let made = 0;
  while (made < votes && performance.now() - began < 300_000) {
    await new Promise((done) => setTimeout(done, 500));
    most = Math.max(most, memory());
    const [newest] = await query(
      folder,
      `select coalesce(max(o.votes), 0) as votes from dialogue_outcome o join dialogue d on d.id = o.dialogue_id and d.slug = 'minder-alleen'`,
    );
    made = Number(newest!.votes);
  }
  return {
    votes,
    tableMbPerMillion: round(((await sizeOf(folder)) - sizeBefore) / votes),
    serverMemoryMb: { before: memoryBefore, most, after: memory() },
    outcomeAfterSeconds: made < votes ? null : round((performance.now() - began) / 1_000),
  };
}

/** Bytes of the votes' table with its indexes. */
async function sizeOf(folder: string): Promise<number> {
  const [row] = await query(folder, "select pg_total_relation_size('dialogue_rating') as size");
  return Number(row!.size);
}

/** So many contributions more in the dialogue that is measured, each unlike the others. */
async function addContributions(folder: string, amount: number): Promise<void> {
  await query(
    folder,
    `with d as (select id from dialogue where slug = 'minder-alleen'), n as (select last from dialogue_counter, d where dialogue_id = d.id)
    insert into dialogue_contribution (dialogue_id, number, question, body, lang, state, written_hour)
    select d.id, n.last + i, 0, 'Een idee over koffie, kaarten en een bankje in de zon, nummer ' || md5(i::text), 'nl', 'shown', date_trunc('hour', now())
    from d, n, generate_series(1, ${amount}) i`,
  );
  await query(folder, "update dialogue_counter set last = last + 1000");
  await query(folder, "update page_version set version = version + 1");
  // The server sees another process's change within a second.
  await new Promise((done) => setTimeout(done, 4_000));
}

/** One statement as superuser on the server that Brink started in this folder. */
async function query(folder: string, text: string): Promise<Record<string, unknown>[]> {
  const server = await openEmbedded({ dataFolder: folder, join: true });
  const client = new Client({ host: server.socket, user: "postgres", database: "brink" });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
    await server.close();
  }
}

async function pageTimes(brink: Running, at = path) {
  const times: number[] = [];
  let bytes = 0;
  for (let turn = 0; turn < 20; turn += 1) {
    const told = await send(brink, at, undefined);
    times.push(told.ms);
    bytes = Buffer.byteLength(told.body);
  }
  return { firstMs: round(times[0]!), medianMs: round(times.toSorted((a, b) => a - b)[10]!), bytes: bytes };
}

/** Processor seconds of the server and of every process under it, PostgreSQL included (Linux). */
function processorSeconds(brink: Running): number {
  const processes = readdirSync("/proc").flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []));
  const under = new Set([brink.child.pid ?? 0]);
  for (let grown = -1; grown !== under.size;) {
    grown = under.size;
    for (const { pid, parent } of processes) if (under.has(parent)) under.add(pid);
  }
  return processes.reduce((sum, one) => sum + (under.has(one.pid) ? one.ticks / 100 : 0), 0);
}

function statOf(pid: number): { pid: number; parent: number; ticks: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return { pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return undefined;
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;
