import type { Context } from "#platform/context.ts";
import { calculate } from "#platform/cpu.ts";
import { Refusal } from "#platform/refusal.ts";
import type { AlikeAsked, AlikeFound, AlikePair, Near } from "./alike-work.ts";
import { comparableOf } from "./store.ts";

const work = new URL("./alike-work.ts", import.meta.url);
/** Ten thousand contributions beside each other take some seconds. */
const limits = { timeout: 30_000, memory: 512 };

/** What resembles each of these contributions most; nothing when the machine is too busy, for reading what waits never waits for this. */
export async function nearest(
  ctx: Pick<Context, "db">,
  dialogueId: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Near>> {
  if (numbers.length === 0) return new Map();
  const texts = await comparableOf(ctx.db, dialogueId);
  try {
    return (await calculate<AlikeAsked, AlikeFound>(work, { texts, near: numbers }, limits)).near;
  } catch (error) {
    if (error instanceof Refusal) return new Map();
    throw error;
  }
}

/** Two by two what can be read and is alike, the most alike first. @throws Refusal 503 when the machine is too busy */
export async function alikePairs(
  ctx: Pick<Context, "db">,
  dialogueId: string,
  limit: number,
): Promise<readonly AlikePair[]> {
  const texts = await comparableOf(ctx.db, dialogueId);
  return (await calculate<AlikeAsked, AlikeFound>(work, { texts, pairs: limit }, limits)).pairs;
}
