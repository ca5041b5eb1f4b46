import type { Context } from "#platform/context.ts";
import { type Candidate, chooseNext, shapeOf } from "./fair.ts";
import type { Contribution } from "../model.ts";
import { nearestGroup, type Nearest, type Opinion, type ReadingGroups } from "./spread.ts";
import { contributionsOf } from "../store-contributions.ts";
import { mergedRoots } from "../care/store-merged.ts";
import { readingOf } from "./store.ts";
import { findDialogue, type ShownDialogue } from "../store.ts";
import { exposureOf } from "../store-votes.ts";

/** How long this process works with what it read before, in milliseconds. */
const freshFor = { dialogue: 1_000, contributions: 3_000, exposure: 60_000 };
interface Counted extends Candidate {
  reads: number;
  byGroup?: number[];
}

/** The opinion groups as this process knows them. */
interface Groups {
  /** Which calculation they came from. */
  readonly made: string;
  readonly nearest: Nearest;
  /** Of everything that was read, the share that each group read. */
  readonly shares: readonly number[];
}

/** Who reads on. */
export interface Reading {
  /** What this person voted, in any order. */
  readonly opinions: readonly Opinion[];
  /** Numbers this person wrote or has before them already. */
  readonly wrote: readonly number[];
  /** What was read just before, newest last; empty where that is not known. */
  readonly last: readonly number[];
}

/** What may be read in one dialogue, with how often it was. */
interface Hearing {
  contributions: ReadonlyMap<number, Contribution>;
  counted: Map<number, Counted>;
  groups: Groups | undefined;
  /** Of what lies under another contribution, the one that says the same. */
  merged: ReadonlyMap<number, number>;
  contributionsAt: number;
  exposureAt: number;
  reading: Promise<void> | undefined;
}

interface Memory {
  readonly dialogues: Map<string, { at: number; found: ShownDialogue | undefined }>;
  readonly hearings: Map<string, Hearing>;
}

const memories = new WeakMap<Context["database"], Memory>();

/**
 * The exposure that the choice of the next contribution rests on lives in this process and is read again from the votes each minute:
 * several processes each keep a fair share, and a restart loses nothing.
 */
function memoryOf(ctx: Context): Memory {
  let memory = memories.get(ctx.database);
  if (!memory) {
    memory = { dialogues: new Map(), hearings: new Map() };
    memories.set(ctx.database, memory);
  }
  return memory;
}

/** A dialogue by its address, at most a second old: for the path that every vote takes. */
export async function dialogueAt(ctx: Context, regionId: string, slug: string): Promise<ShownDialogue | undefined> {
  const { dialogues } = memoryOf(ctx);
  const key = `${regionId}/${slug}`;
  const known = dialogues.get(key);
  const now = performance.now();
  if (known && now - known.at < freshFor.dialogue) return known.found;
  const found = await findDialogue(ctx.db, regionId, slug);
  if (dialogues.size > 500) dialogues.clear();
  dialogues.set(key, { at: now, found });
  return found;
}

/** Forgets what this process remembers of a dialogue, after a change made through it; with `counts` also how often all was read. */
export function forgetHearing(ctx: Context, dialogueId: string, what?: "counts"): void {
  const memory = memoryOf(ctx);
  const hearing = memory.hearings.get(dialogueId);
  if (hearing) hearing.contributionsAt = Number.NEGATIVE_INFINITY;
  if (hearing && what === "counts") hearing.exposureAt = Number.NEGATIVE_INFINITY;
  memory.dialogues.clear();
}

async function hearingOf(ctx: Context, dialogueId: string): Promise<Hearing> {
  const { hearings } = memoryOf(ctx);
  let hearing = hearings.get(dialogueId);
  if (!hearing) {
    const never = Number.NEGATIVE_INFINITY;
    hearing = {
      contributions: new Map(),
      counted: new Map(),
      groups: undefined,
      merged: new Map(),
      contributionsAt: never,
      exposureAt: never,
      reading: undefined,
    };
    hearings.set(dialogueId, hearing);
  }
  const now = performance.now();
  const first = hearing.exposureAt === Number.NEGATIVE_INFINITY || hearing.contributionsAt === Number.NEGATIVE_INFINITY;
  if (now - hearing.contributionsAt >= freshFor.contributions) {
    hearing.reading ??= refresh(ctx, dialogueId, hearing);
    // Whoever asks first waits; later on an older view is good enough while the new one is read.
    if (first) await hearing.reading;
    else hearing.reading.catch(() => undefined);
  }
  return hearing;
}

async function refresh(ctx: Context, dialogueId: string, hearing: Hearing): Promise<void> {
  try {
    const stale = performance.now() - hearing.exposureAt >= freshFor.exposure;
    const [contributions, exposure] = [
      await contributionsOf(ctx.db, dialogueId),
      stale ? await exposureOf(ctx.db, dialogueId) : undefined,
    ];
    hearing.merged = await mergedRoots(ctx.db, dialogueId);
    const counted = new Map<number, Counted>();
    for (const { number, theme, body } of contributions) {
      const before = hearing.counted.get(number);
      const same = hearing.contributions.get(number)?.body === body ? before : undefined;
      const reads = exposure ? (exposure.get(number) ?? 0) : (before?.reads ?? 0);
      const byGroup = before?.byGroup ?? hearing.groups?.shares.map(() => 0);
      counted.set(number, { number, theme, reads, shape: same?.shape ?? shapeOf(body), byGroup });
    }
    if (stale) await refreshGroups(ctx, dialogueId, hearing, counted);
    hearing.contributions = new Map(contributions.map((one) => [one.number, one]));
    hearing.counted = counted;
    hearing.contributionsAt = performance.now();
    if (stale) hearing.exposureAt = performance.now();
  } finally {
    hearing.reading = undefined;
  }
}

/** Takes what the opinion groups read from the newest calculation; until there is a newer one, this process counts on by itself. */
async function refreshGroups(
  ctx: Context,
  dialogueId: string,
  hearing: Hearing,
  counted: ReadonlyMap<number, Counted>,
): Promise<void> {
  const found = await readingOf(ctx.db, dialogueId, hearing.groups?.made);
  if (found && !found.groups) return;
  hearing.groups = found?.groups ? { made: found.made, ...startGroups(found.groups, counted) } : undefined;
}

function startGroups(reading: ReadingGroups, counted: ReadonlyMap<number, Counted>): Omit<Groups, "made"> {
  const { numbers, groups } = reading;
  const places = new Map(numbers.map((number, place) => [number, place]));
  for (const one of counted.values()) {
    const place = places.get(one.number) ?? -1;
    one.byGroup = groups.map(({ reads }) => reads[place] ?? 0);
  }
  const sums = groups.map(({ reads }) => reads.reduce((sum, own) => sum + own, 0));
  const all = sums.reduce((sum, own) => sum + own, 0);
  return { nearest: nearestGroup(reading), shares: sums.map((own) => own / Math.max(1, all)) };
}

/** Chooses what somebody reads next and counts that it was put before a reader. */
export async function nextFor(ctx: Context, dialogueId: string, reading: Reading): Promise<Contribution | undefined> {
  const hearing = await hearingOf(ctx, dialogueId);
  const { counted, groups } = hearing;
  const seen = new Set([...reading.wrote, ...reading.opinions.map(({ number }) => number)]);
  // Who read or wrote the same in other words is not asked again.
  for (const [number, root] of hearing.merged) if (seen.has(number)) seen.add(root);
  const last = reading.last.map((number) => counted.get(number)).filter((one) => one !== undefined);
  const place = groups?.nearest(reading.opinions);
  const group = place === undefined ? undefined : { place, share: groups!.shares[place]! };
  const chosen = chooseNext([...counted.values()], { seen, last, group }, Math.random);
  if (!chosen) return undefined;
  chosen.reads += 1;
  if (group && chosen.byGroup) chosen.byGroup[group.place]! += 1;
  return hearing.contributions.get(chosen.number);
}

/** A contribution that may be read, as this process knows it. */
export async function readable(ctx: Context, dialogueId: string, number: number): Promise<Contribution | undefined> {
  return (await hearingOf(ctx, dialogueId)).contributions.get(number);
}

/** How many may be read: the most that one set can hold. */
export async function readableCount(ctx: Context, dialogueId: string): Promise<number> {
  return (await hearingOf(ctx, dialogueId)).contributions.size;
}
