import { actorName } from "#modules/plan/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { dayOf, saveInitiative } from "./actions.ts";
import { type CopyInput, draftAfter } from "./examples.ts";
import type { Initiative } from "./model.ts";
import { mayEdit, mayKeepWorkplan } from "./policy.ts";
import { type InitiativeRow, readInitiative, readInitiatives, writeInitiatives } from "./store.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

export interface Offer {
  readonly offered: boolean;
  /** Version that the page showed. */
  readonly version: number;
  readonly reason: string;
}

/**
 * Offers an initiative to other regions as an example, or takes that back; copies that were made stay.
 * @throws Refusal 403, 404, 400 when it is not public, 409 when somebody changed it meanwhile
 */
export async function offerInitiative(ctx: Ctx, actor: Actor, region: string, id: string, offer: Offer): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const row = await readInitiative(trx, region, id);
    if (!row || row.removed) throw new Refusal("", 404);
    if (!mayEdit(actor, region, row.organisations)) throw new Refusal("", 403);
    if (offer.offered && row.content.visibility !== "public") throw new Refusal("", 400);
    const { offered: _before, ...rest } = row.content;
    const content: Initiative = offer.offered ? { ...rest, offered: dayOf(ctx.clock()) } : rest;
    const by = { at: ctx.clock(), actor: await actorName(trx, ctx, actor), reason: offer.reason };
    const written = await writeInitiatives(trx, [{ regionId: region, content, expected: offer.version }], by);
    if (!written.has(id)) throw new Refusal("", 409);
    const action = offer.offered ? "workplan.initiative.offer" : "workplan.initiative.withdraw";
    await writeAudit(trx, ctx, { actor: by.actor, action, subject: id, subjectKind: "initiative", region });
    await touchPages(trx);
  });
}

/** What another region offers. @throws Refusal 404 when it does not, or no longer */
export async function offeredRow(
  ctx: Pick<Context, "db">,
  from: { readonly region: string; readonly id: string },
): Promise<InitiativeRow> {
  const row = await readInitiative(ctx.db, from.region, from.id);
  if (!row || row.removed || !row.content.offered || row.content.visibility !== "public") throw new Refusal("", 404);
  return row;
}

/**
 * Copies an initiative of another region as a draft for the team's own eyes. Both regions find it in their audit.
 * @returns the id of the draft
 * @throws Refusal 403, or 404 when it is not offered or is the region's own
 */
export async function copyInitiative(
  ctx: Ctx,
  actor: Actor,
  region: string,
  from: { readonly region: string; readonly id: string },
  input: Omit<CopyInput, "id"> & { readonly reason: string },
): Promise<string> {
  if (!mayKeepWorkplan(actor, region)) throw new Refusal("", 403);
  return ctx.db.transaction().execute(async (trx) => {
    const inside = { ...ctx, db: trx };
    const origin = await offeredRow(inside, from);
    if (from.region === region) throw new Refusal("", 404);
    const id = freeId(origin.slug, await readInitiatives(trx, region, { removed: true }));
    const content = draftAfter(origin.content, from.region, { ...input, id }, dayOf(ctx.clock()));
    const saved = await saveInitiative(inside, actor, region, { content, version: undefined, reason: input.reason });
    if (saved.kind === "conflict") throw new Refusal("", 409);
    await writeAudit(trx, ctx, {
      actor: await actorName(trx, ctx, actor),
      action: "workplan.initiative.copied",
      subject: origin.slug,
      subjectKind: "initiative",
      region: from.region,
      details: { region, id },
    });
    return id;
  });
}

/** The same id where it is free here, else with the first number that makes it so. */
function freeId(id: string, rows: readonly Pick<InitiativeRow, "slug">[]): string {
  const taken = new Set(rows.map((row) => row.slug));
  let free = id;
  for (let number = 2; taken.has(free); number += 1) free = `${id.slice(0, 76)}-${number}`;
  return free;
}
