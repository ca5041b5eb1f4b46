import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { mayModerate } from "../policy.ts";
import { type Finding, screen } from "../screen.ts";
import type { ShownDialogue } from "../store.ts";
import { decideReasons, type UnreadReason, unreadReasons } from "./store.ts";

/** How many reasons stand on one screen. */
const reasonsAtOnce = 100;

/** A reason with what the rules found in it. */
export interface ReasonToRead extends UnreadReason {
  readonly found: readonly Finding[];
}

/** The reasons that wait for a moderator, and how many there are in all. @throws Refusal 403 */
export async function reasonsToRead(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
): Promise<{ readonly count: number; readonly rows: readonly ReasonToRead[] }> {
  if (!mayModerate(actor, dialogue.regionId)) throw new Refusal("", 403);
  const { count, rows } = await unreadReasons(ctx.db, dialogue.id, reasonsAtOnce);
  return { count, rows: rows.map((row) => ({ ...row, found: screen(row.reason) })) };
}

/**
 * Lets others read these reasons without a name, or keeps them with who wrote them. What changed in between is left for another look.
 * @returns how many it was
 * @throws Refusal 403
 */
export async function judgeReasons(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  keys: readonly string[],
  show: boolean,
): Promise<number> {
  if (!mayModerate(actor, dialogue.regionId)) throw new Refusal("", 403);
  return ctx.db.transaction().execute(async (trx) => {
    const count = await decideReasons(trx, dialogue.id, keys.slice(0, reasonsAtOnce), show);
    if (count === 0) return 0;
    await writeAudit(trx, ctx, {
      actor: actor.person ?? "system",
      action: `dialogues.reasons.${show ? "show" : "keep"}`,
      subject: dialogue.id,
      subjectKind: "dialogue",
      region: dialogue.regionId,
      details: { count },
    });
    await touchPages(trx);
    return count;
  });
}
