import { randomUUID } from "node:crypto";
import { importDialogue } from "../../src/modules/dialogues/index.ts";
import { recount } from "../../src/modules/dialogues/outcome/actions.ts";
import { addParticipant } from "../../src/modules/dialogues/store-people.ts";
import { findDialogue } from "../../src/modules/dialogues/store.ts";
import { vote } from "../../src/modules/dialogues/store-votes.ts";
import { contextOn } from "../../src/cli/context.ts";
import { readConfig } from "../../src/platform/config.ts";
import type { Context } from "../../src/platform/context.ts";
import { closeThreads } from "../../src/platform/cpu.ts";
import { openDatabase } from "../../src/platform/database/index.ts";
import { startBrink } from "./process.ts";

const page = "/drenthe/dialoog/bewegen-in-het-dorp/uitkomst";

export interface Loose {
  readonly participants: number;
  readonly participant: Int32Array;
  readonly statement: Int32Array;
  readonly value: Int8Array;
  readonly statements: number;
}

/** The page with an outcome: first answer, then 400 more by 20 clients; and its bytes. */
export async function resultPage(folder: string): Promise<object> {
  const brink = await startBrink(folder, page);
  try {
    const began = performance.now();
    const first = await fetch(`${brink.url}${page}`, { headers: { "accept-encoding": "identity" } });
    const bytes = (await first.text()).length;
    const firstMs = performance.now() - began;
    const packed = await fetch(`${brink.url}${page}`, { headers: { "accept-encoding": "br" } });
    await packed.text();
    const times: number[] = [];
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        for (let turn = 0; turn < 20; turn += 1) {
          const asked = performance.now();
          await (await fetch(`${brink.url}${page}`)).text();
          times.push(performance.now() - asked);
        }
      }),
    );
    return {
      firstMs: round(firstMs),
      ...spread(times),
      bytes,
      bytesBrotli: Number(packed.headers.get("content-length")),
    };
  } finally {
    await brink.stop();
  }
}

/** Votes one after another, alone and while this process makes the outcome of a large dialogue over and over in a worker thread. */
export async function writesMeanwhile(folder: string, votes: Loose): Promise<object> {
  const config = readConfig({ ...process.env, BRINK_DATA: folder, LOG_LEVEL: "silent" });
  const database = await openDatabase({
    dataFolder: config.dataFolder,
    databaseUrl: undefined,
    ownerUrl: undefined,
    join: true,
  });
  try {
    const ctx = contextOn(config, database);
    const large = await bringIn(ctx, votes);
    const voter = await voterOf(ctx);
    const alone = await voteFor(voter, 5_000, () => false);
    const runs: number[] = [];
    let done = false;
    const again = (async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        const began = performance.now();
        await recount(ctx, large, "recount");
        runs.push(performance.now() - began);
      }
      done = true;
    })();
    const meanwhile = await voteFor(voter, 120_000, () => done);
    await again;
    return { people: votes.participants, votes: votes.value.length, alone, meanwhile, outcomeMs: runs.map(round) };
  } finally {
    await closeThreads();
    await database.close();
  }
}

async function bringIn(ctx: Context, votes: Loose): Promise<string> {
  const title = `Bench ${randomUUID().slice(0, 8)}`;
  const { slug } = await importDialogue(ctx, "drenthe", {
    title,
    form: "statements",
    statements: Array.from({ length: votes.statements }, (_, at) => ({
      number: at + 1,
      text: `Statement ${at + 1}`,
      accepted: true,
    })),
    participants: votes.participants,
    ratings: Array.from(votes.value, (value, at) => ({
      participant: votes.participant[at]!,
      number: votes.statement[at]! + 1,
      value,
    })),
    opened: new Date("2026-01-01T00:00:00Z"),
    closed: new Date("2026-02-01T00:00:00Z"),
  });
  return (await findDialogue(ctx.db, "drenthe", slug))!.id;
}

async function voterOf(ctx: Context) {
  const dialogue = (await findDialogue(ctx.db, "drenthe", "minder-alleen"))!;
  const deviceHash = `bench-${randomUUID()}`;
  await addParticipant(ctx.db, {
    id: randomUUID(),
    dialogueId: dialogue.id,
    entry: "open",
    assurance: 0,
    deviceHash,
    codeHash: deviceHash,
    accountHash: null,
    consentVersion: 1,
    young: false,
    lang: "nl",
    hour: new Date("2026-11-01T00:00:00Z"),
  });
  return (turn: number) =>
    vote(ctx.database.pool, {
      dialogueId: dialogue.id,
      deviceHash,
      contribution: 1 + (turn % 40),
      value: (turn % 7) - 3,
      words: [],
      now: new Date(),
    });
}

async function voteFor(send: (turn: number) => Promise<unknown>, longest: number, enough: () => boolean) {
  const times: number[] = [];
  const until = performance.now() + longest;
  while (performance.now() < until && !enough()) {
    const began = performance.now();
    await send(times.length);
    times.push(performance.now() - began);
  }
  return { votes: times.length, ...spread(times) };
}

function spread(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.floor((sorted.length - 1) * share)] ?? 0);
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), longestMs: at(1) };
}

const round = (value: number): number => Math.round(100 * value) / 100;
