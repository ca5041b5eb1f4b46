import { randomUUID } from "node:crypto";
import { actorName, mergeEdits } from "#modules/plan/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import { containsBsn } from "#platform/bsn.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { saveInitiative } from "./actions.ts";
import { changedFields, sameValue } from "./changes.ts";
import type { Initiative } from "./model.ts";
import { mayEdit, mayRead, maySeeMoney } from "./policy.ts";
import { type InitiativeRow, readInitiative, versionsOf } from "./store.ts";
import { addRemark, closeProposal, type RemarkRow, remarksOf } from "./store-remarks.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

/** An initiative for who works on it, without amounts that are not theirs to see. @throws Refusal 404 or 403 */
export async function readTogether(
  ctx: Pick<Context, "db">,
  actor: Actor,
  regionId: string,
  slug: string,
): Promise<InitiativeRow> {
  const row = await readInitiative(ctx.db, regionId, slug);
  if (!row || row.removed) throw new Refusal("", 404);
  if (!mayRead(actor, regionId, row)) throw new Refusal("", 403);
  return maySeeMoney(actor, regionId, row) ? row : { ...row, content: { ...row.content, money: [] } };
}

/** Writes a remark under an initiative. @throws Refusal 403, or 400 for an empty one or one with a BSN */
export async function addComment(ctx: Ctx, actor: Actor, regionId: string, slug: string, text: string): Promise<void> {
  await readTogether(ctx, actor, regionId, slug);
  const said = text.trim().slice(0, 2_000);
  if (said === "" || containsBsn(said)) throw new Refusal("", 400);
  await keep(ctx, actor, { region_id: regionId, slug, kind: "comment", text: said, based_on: null, proposed: null });
}

export interface Proposal {
  readonly content: Initiative;
  /** Version that the proposal was made from. */
  readonly version: number;
  readonly why: string;
}

/** Proposes a change. Nothing of the initiative changes until who keeps it takes it over. @throws Refusal 403 */
export async function propose(ctx: Ctx, actor: Actor, regionId: string, proposal: Proposal): Promise<void> {
  const { content, version, why } = proposal;
  const row = await readTogether(ctx, actor, regionId, content.id);
  if (!maySeeMoney(actor, regionId, row) && content.money.length > 0) throw new Refusal("", 403);
  const base = { region_id: regionId, slug: content.id, kind: "proposal" as const };
  await keep(ctx, actor, { ...base, text: why, based_on: version, proposed: content });
}

async function keep(
  ctx: Ctx,
  actor: Actor,
  row: Omit<RemarkRow, "id" | "actor" | "at" | "state" | "answer">,
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const who = await actorName(trx, ctx, actor);
    const id = randomUUID();
    await addRemark(trx, { ...row, id, actor: who, at: ctx.clock() });
    await writeAudit(trx, ctx, {
      actor: who,
      action: `workplan.${row.kind}`,
      subject: row.slug,
      subjectKind: "initiative",
      region: row.region_id,
    });
  });
}

/** What a proposal would change, field by field; what somebody else changed since in the same field clashes. */
export interface Weighed {
  readonly before: Initiative;
  readonly proposed: Initiative;
  readonly fields: readonly (keyof Initiative)[];
  readonly clashes: readonly (keyof Initiative)[];
}

/** @returns undefined when the version it was made from is gone */
export async function weigh(
  db: Context["db"],
  now: InitiativeRow,
  regionId: string,
  remark: RemarkRow,
): Promise<Weighed | undefined> {
  const before = (await versionsOf(db, regionId, now.slug)).find((one) => one.version === remark.based_on)?.content;
  if (!before || !remark.proposed) return undefined;
  // Amounts its maker could not see were left out of the form; leaving them out is no proposal to remove them.
  const hidden = remark.proposed.money.length === 0 && before.moneyVisibility !== "public";
  const proposed = hidden ? { ...remark.proposed, money: before.money } : remark.proposed;
  const fields = changedFields(before, proposed);
  const clashes = fields.filter((name) => !sameValue(now.content[name], before[name]));
  return { before, proposed, fields, clashes };
}

export interface ProposalAnswer {
  readonly id: string;
  readonly take: boolean;
  readonly why: string;
}

/**
 * Takes a proposal over or declines it, with a reason.
 * @throws Refusal 403, 404, or 409 when it was answered already or clashes with what changed since
 */
export async function answerProposal(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  slug: string,
  answer: ProposalAnswer,
): Promise<void> {
  const row = await readInitiative(ctx.db, regionId, slug);
  if (!row) throw new Refusal("", 404);
  if (!mayEdit(actor, regionId, row.organisations)) throw new Refusal("", 403);
  const remark = (await remarksOf(ctx.db, regionId, slug)).find((one) => one.id === answer.id);
  if (!remark) throw new Refusal("", 404);
  const why = answer.why.trim().slice(0, 300);
  await ctx.db.transaction().execute(async (trx) => {
    if (!(await closeProposal(trx, remark.id, answer.take ? "taken" : "declined", why))) throw new Refusal("", 409);
    if (answer.take) {
      const weighed = await weigh(trx, row, regionId, remark);
      if (!weighed || weighed.clashes.length > 0) throw new Refusal("", 409);
      const content = mergeEdits(row.content, weighed.before, weighed.proposed);
      const edit = { content, version: row.version, reason: remark.text.slice(0, 300) };
      const saved = await saveInitiative({ ...ctx, db: trx }, actor, regionId, edit);
      if (saved.kind === "conflict") throw new Refusal("", 409);
    }
    await writeAudit(trx, ctx, {
      actor: await actorName(trx, ctx, actor),
      action: answer.take ? "workplan.proposal.take" : "workplan.proposal.decline",
      subject: slug,
      subjectKind: "initiative",
      region: regionId,
    });
  });
}
