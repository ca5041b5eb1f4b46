import { actorName, mergeEdits } from "#modules/plan/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { sameValue, withStatusNoted } from "./changes.ts";
import type { Initiative } from "./model.ts";
import { readWorkplanPack } from "./pack.ts";
import { mayAdd, mayEdit, mayKeepWorkplan, partnerOf } from "./policy.ts";
import {
  type InitiativeChange,
  notePack,
  packChecksum,
  readInitiative,
  readInitiatives,
  writeCapacity,
  writeInitiatives,
} from "./store.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

/** Made once: making it costs more than a whole row of figures, and every page asks which day it is. */
const dutchDays = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" });

/** The plain day of a moment in the Netherlands. */
export const dayOf = (moment: Date): string => dutchDays.format(moment);

/** Loads the workplan of a region's pack. Twice does no harm; what people changed or removed since stays so. */
export async function loadWorkplan(ctx: Ctx, regionId: string, folder?: string): Promise<boolean> {
  const pack = readWorkplanPack(regionId, folder);
  if (!pack) return false;
  return ctx.db.transaction().execute(async (trx) => {
    if ((await packChecksum(trx, regionId)) === pack.checksum) return false;
    const rows = await readInitiatives(trx, regionId, { removed: true, lock: true });
    const found = new Map(rows.map((row) => [row.slug, row]));
    const changes: InitiativeChange[] = [];
    for (const [position, incoming] of pack.initiatives.entries()) {
      const old = found.get(incoming.id);
      if (old?.removed || (old?.imported && sameValue(old.imported, incoming))) continue;
      const content = old?.imported ? mergeEdits(old.content, old.imported, incoming) : (old?.content ?? incoming);
      changes.push({ regionId, content, position, imported: incoming });
    }
    await writeInitiatives(trx, changes, { at: ctx.clock(), actor: "system", reason: "pack" });
    await writeCapacity(trx, regionId, pack.capacity);
    await notePack(trx, regionId, pack.checksum);
    await writeAudit(trx, ctx, {
      actor: "system",
      action: "workplan.load",
      region: regionId,
      details: { initiatives: changes.length },
    });
    await touchPages(trx);
    return true;
  });
}

export type SaveOutcome =
  | { readonly kind: "saved"; readonly id: string; readonly version: number }
  /** Somebody saved in between; nothing was overwritten. */
  | { readonly kind: "conflict"; readonly now: Initiative; readonly version: number };

export interface InitiativeEdit {
  readonly content: Initiative;
  /** Version that the form was made from; undefined for a new initiative. */
  readonly version: number | undefined;
  readonly reason: string;
}

/**
 * Saves an initiative, new or changed, with its history and audit in one transaction.
 * @throws Refusal when the actor may not, or when a new one has the id of one that is there
 */
export async function saveInitiative(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  edit: InitiativeEdit,
): Promise<SaveOutcome> {
  return inTransaction(ctx.db, async (trx) => {
    const who = await actorName(trx, ctx, actor);
    const old = edit.version === undefined ? undefined : await readInitiative(trx, regionId, edit.content.id);
    const allowed = old ? mayEdit(actor, regionId, old.organisations) : mayAdd(actor, regionId);
    if (!allowed) throw new Refusal("", 403);
    if (edit.version !== undefined && !old) throw new Refusal("", 404);
    const content = withStatusNoted(old?.content ?? null, edit.content, dayOf(ctx.clock()), edit.reason);
    const organisations = old || mayKeepWorkplan(actor, regionId) ? undefined : partnerOf(actor, regionId);
    const change = { regionId, content, organisations, expected: edit.version ?? 0 };
    const written = await writeInitiatives(trx, [change], {
      at: ctx.clock(),
      actor: who,
      reason: edit.reason,
    });
    const version = written.get(content.id);
    if (version === undefined) {
      const now = (await readInitiatives(trx, regionId, { slugs: [content.id], removed: true }))[0]!;
      return { kind: "conflict", now: now.content, version: now.version };
    }
    const action = old ? "workplan.initiative.change" : "workplan.initiative.add";
    await writeAudit(trx, ctx, {
      actor: who,
      action,
      subject: content.id,
      subjectKind: "initiative",
      region: regionId,
      details: { version },
    });
    await touchPages(trx);
    return { kind: "saved", id: content.id, version };
  });
}

/**
 * Takes an initiative off the workplan; its history stays, and saving an earlier version puts it back.
 * @throws Refusal when the actor may not, or when somebody changed it meanwhile
 */
export async function removeInitiative(ctx: Ctx, actor: Actor, regionId: string, edit: InitiativeEdit): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const old = await readInitiative(trx, regionId, edit.content.id);
    if (!old) throw new Refusal("", 404);
    if (!mayEdit(actor, regionId, old.organisations)) throw new Refusal("", 403);
    const by = { at: ctx.clock(), actor: await actorName(trx, ctx, actor), reason: edit.reason };
    const change = { regionId, content: old.content, removed: true, expected: edit.version ?? 0 };
    if (!(await writeInitiatives(trx, [change], by)).has(old.slug)) throw new Refusal("", 409);
    await writeAudit(trx, ctx, {
      actor: by.actor,
      action: "workplan.initiative.remove",
      subject: old.slug,
      subjectKind: "initiative",
      region: regionId,
    });
    await touchPages(trx);
  });
}

/** In the caller's transaction where there is one, else in one of its own. */
const inTransaction = <T>(db: Context["db"], work: (trx: Context["db"]) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : db.transaction().execute(work);
