import type { Context } from "#platform/context.ts";
import { calculate } from "#platform/cpu.ts";
import { inSteps } from "@brink/methods/disclosure";
import { touchPages } from "#platform/page-version.ts";
import { backgroundKey } from "../keys.ts";
import { shuffleFollows } from "../follow/store.ts";
import { isOpen, phaseOf, step } from "../model.ts";
import { hashOf } from "./hash.ts";
import type { Made, PackedInput } from "./work.ts";
import { contributionsOf } from "../store-contributions.ts";
import { keepOutcome, newestOutcome, type StoredOutcome } from "./store.ts";
import { carriedCounts } from "../care/store-merged.ts";
import { saveReading } from "../reading/store.ts";
import { backgroundsOf, participantsOf, shuffleBackground } from "../store-people.ts";
import { countsOf, dialogueById, dialoguesOf, setShown, type ShownDialogue } from "../store.ts";
import { markedWords, packedRatings } from "../store-votes.ts";

export const recountJob = "dialogues.recount";
export const clockJob = "dialogues.clock";
export const shuffleJob = "dialogues.shuffle";

const work = new URL("./work.ts", import.meta.url);
const limits = { timeout: 60_000, memory: 1_024 };

/** Reads what an outcome is made from; background answers are joined here, in memory, and nowhere else. */
export async function outcomeInput(ctx: Context, dialogue: ShownDialogue, provisional: boolean): Promise<PackedInput> {
  const contributions = await contributionsOf(ctx.db, dialogue.id);
  const people = await participantsOf(ctx.db, dialogue.id);
  const backgrounds = await backgroundsOf(ctx.db, dialogue.id);
  const [packed, marked] = [await packedRatings(ctx.db, dialogue.id), await markedWords(ctx.db, dialogue.id)];
  const place = new Map(people.map((one, at) => [one.id, at]));
  const ratings = people.map(() => "");
  for (const row of packed) {
    const at = place.get(row.participant);
    if (at !== undefined) ratings[at] = row.ratings;
  }
  return {
    form: dialogue.form,
    contributions: contributions.map(({ number, theme }) => ({ number, theme })),
    participants: people.map(({ id, assurance }) => ({
      assurance,
      background: backgrounds.size === 0 ? {} : (backgrounds.get(backgroundKey(ctx, id)) ?? {}),
    })),
    ratings,
    marked: marked.flatMap(({ participant, contribution, words }) => {
      const at = place.get(participant);
      return at === undefined ? [] : [{ participant: at, number: contribution, words }];
    }),
    merged: await carriedCounts(ctx.db, dialogue.id),
    population: dialogue.content.population,
    secret: ctx.keys.pseudonymHash("dialogue rounding", dialogue.id),
    provisional,
    openData: dialogue.content.openData,
    carried: dialogue.content.carried,
  };
}

/** Computes the outcome in a thread of its own and keeps it as a new version, when it differs from the one before. */
export async function recount(ctx: Context, dialogueId: string, asked: StoredOutcome["reason"]): Promise<void> {
  const dialogue = await dialogueById(ctx.db, dialogueId);
  if (!dialogue) return;
  const open = isOpen(phaseOf(dialogue, ctx.clock()));
  const input = await outcomeInput(ctx, dialogue, open);
  const made = await calculate<PackedInput, Made>(work, input, limits);
  const { outcome: result, published, ratings } = made;
  await saveReading(ctx.db, dialogueId, made.reading);
  const hash = hashOf(result);
  const before = await newestOutcome(ctx.db, dialogueId);
  if (before?.hash === hash && before.official === !open) return;
  // Nobody comes in once it is closed: who is fewer now took everything back.
  const gone = !open && before?.official && before.result ? Math.max(0, before.result.people - result.people) : 0;
  const closing = before?.official ? "recount" : "closed";
  const reason = open ? "provisional" : asked === "provisional" || asked === "closed" ? closing : asked;
  await ctx.db.transaction().execute(async (trx) => {
    await keepOutcome(trx, dialogueId, {
      official: !open,
      reason,
      hash,
      votes: ratings,
      madeAt: ctx.clock(),
      gone,
      result,
      published,
    });
    await touchPages(trx);
  });
}

/**
 * What time does to dialogues, each minute: they open and close by themselves, counters move in steps, and a provisional outcome is made
 * anew when enough people came in since the last one. Twice does no harm.
 */
export async function tick(ctx: Context): Promise<void> {
  for (const dialogue of await dialoguesOf(ctx.db)) await tickOne(ctx, dialogue);
}

async function tickOne(ctx: Context, dialogue: ShownDialogue): Promise<void> {
  const phase = phaseOf(dialogue, ctx.clock());
  const newest = await newestOutcome(ctx.db, dialogue.id);
  const final = newest?.official === true && newest.result !== null;
  if (phase === "closed" && dialogue.shown.phase === "closed" && final) return;
  const counts = await countsOf(ctx.db, dialogue.id);
  const all = dialogue.content.carried?.people ?? counts.people;
  const people = phase === "closed" ? all : inSteps(all, step);
  const shown = {
    phase,
    people,
    contributions: phase === "closed" ? counts.contributions : inSteps(counts.contributions, step),
  };
  await ctx.db.transaction().execute(async (trx) => {
    if (await setShown(trx, dialogue.id, shown)) await touchPages(trx);
  });
  const due = phase === "closed" ? !final : Math.abs(counts.ratings - (newest?.votes ?? 0)) >= step * 15;
  if (counts.people > 0 && due) await recount(ctx, dialogue.id, phase === "closed" ? "closed" : "provisional");
}

/** Lays background answers and addresses down in another order, so that a copy of the database does not tell who came when. */
export async function shuffleAll(ctx: Context): Promise<void> {
  for (const dialogue of await dialoguesOf(ctx.db))
    await ctx.db.transaction().execute(async (trx) => {
      await shuffleBackground(trx, dialogue.id);
      await shuffleFollows(trx, dialogue.id);
    });
}
