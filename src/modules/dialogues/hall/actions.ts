import { closeHallOf, hallCode, hallLasts, inOpenHall, openHall } from "#modules/accounts/index.ts";
import { inSteps } from "@brink/methods/disclosure";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { Refusal } from "#platform/refusal.ts";
import { entry } from "../audit.ts";
import { type Contribution, isOpen, phaseOf, step } from "../model.ts";
import { mayRun } from "../policy.ts";
import { contributionsOf } from "../store-contributions.ts";
import { dialogueInHall, openHallOf, removeHall, saveHall } from "./store.ts";
import { newestOutcome, type StoredOutcome } from "../outcome/store.ts";
import { countsOf, type ShownDialogue } from "../store.ts";

const purpose = "dialogue hall";
/** Tries of a hall's code from one network. Who types a right one is counted with the hall. */
const triesPerNetwork = { limit: 60, perSeconds: 600 };

/** Opens a hall for a dialogue: who joins with its code is not counted by network. @throws Refusal 403, or 409 when the dialogue is closed */
export async function startHall(ctx: Context, actor: Actor, dialogue: ShownDialogue): Promise<void> {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  if (phaseOf(dialogue, ctx.clock()) === "closed") throw new Refusal("", 409);
  await endOpenHall(ctx, dialogue);
  // The code opens nothing before the dialogue knows it, so that these two need no transaction of their own.
  const code = await openHall(ctx, actor, dialogue.regionId);
  await ctx.db.transaction().execute(async (trx) => {
    await saveHall(trx, dialogue.id, {
      codeHash: ctx.keys.pseudonymHash(purpose, code),
      sealed: ctx.keys.seal(purpose, code),
      endsAt: new Date(ctx.clock().getTime() + hallLasts),
    });
    await writeAudit(trx, ctx, entry(actor, dialogue, "dialogues.hall_open"));
  });
}

/** Closes the hall: its code opens nothing any more. @throws Refusal 403 */
export async function endHall(ctx: Context, actor: Actor, dialogue: ShownDialogue): Promise<void> {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  await endOpenHall(ctx, dialogue);
  await ctx.db.transaction().execute(async (trx) => {
    await removeHall(trx, dialogue.id);
    await writeAudit(trx, ctx, entry(actor, dialogue, "dialogues.hall_close"));
  });
}

async function endOpenHall(ctx: Context, dialogue: ShownDialogue): Promise<void> {
  const open = await openHallOf(ctx.db, dialogue.id, ctx.clock());
  if (open) await closeHallOf(ctx, ctx.keys.open(purpose, open.sealed));
}

/** The dialogue of a hall's code as typed. Undefined when there is none. @throws Refusal 429 when one network tries many */
export async function dialogueByHallCode(
  ctx: Context,
  typed: string,
  network: string,
): Promise<{ readonly dialogue: ShownDialogue; readonly code: string } | undefined> {
  const code = hallCode(typed);
  const dialogue = code
    ? await dialogueInHall(ctx.db, ctx.keys.pseudonymHashes(purpose, code), ctx.clock())
    : undefined;
  if (dialogue && (await inOpenHall(ctx, code))) return { dialogue, code };
  const spent = await spend(ctx.db, ctx, { name: "dialogue hall codes", key: network, ...triesPerNetwork });
  if (!spent.allowed) throw new Refusal("", 429);
  return undefined;
}

/** What the big screen shows at this moment. */
export interface OnScreen {
  /** The code of the hall; undefined when none is open. */
  readonly code: string | undefined;
  /** People who take part, in steps of ten. */
  readonly people: number;
  readonly contributions: number;
  /** The newest that may be read, newest first; fewer than ten contributions are not told apart by when they came. */
  readonly newest: readonly Contribution[];
  readonly outcome: StoredOutcome | undefined;
  readonly texts: ReadonlyMap<number, Contribution>;
  readonly open: boolean;
}

/** Reads the screen. Everything on it is public already or in steps; only the code of the hall is for who is there. @throws Refusal 403 */
export async function onScreen(ctx: Context, actor: Actor, dialogue: ShownDialogue): Promise<OnScreen> {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  const [hall, counts, shown, outcome] = await Promise.all([
    openHallOf(ctx.db, dialogue.id, ctx.clock()),
    countsOf(ctx.db, dialogue.id),
    contributionsOf(ctx.db, dialogue.id),
    newestOutcome(ctx.db, dialogue.id),
  ]);
  return {
    code: hall && ctx.keys.open(purpose, hall.sealed),
    people: inSteps(counts.people, step),
    contributions: inSteps(counts.contributions, step),
    newest: shown.toReversed(),
    outcome,
    texts: new Map(shown.map((one) => [one.number, one])),
    open: isOpen(phaseOf(dialogue, ctx.clock())),
  };
}
