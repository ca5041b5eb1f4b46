import { actorName } from "#modules/plan/index.ts";
import { findRegion, type Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { failPoint } from "#platform/fail-point.ts";
import type { Actor } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { dayOf } from "./actions.ts";
import { allow, audited, type Preview, previewOf, sheetOf } from "./actions-sheet.ts";
import { withStatusNoted } from "./changes.ts";
import { type AnyDb, writeInitiatives } from "./store.ts";
import {
  askToApply,
  backToPreview,
  readProgress,
  setState,
  type SheetRow,
  unfinishedSheets,
  writeProgress,
} from "./store-sheet.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

/** Name of the job that applies a long import. */
export const applyJob = "workplan.apply-sheet";

/** A sheet of up to this many rows is applied at once; a longer one is work of its own, with progress. */
const atOnce = 200;
/** Initiatives written between two looks at how far it is. */
const batch = 200;
/** Longer silence than this, in milliseconds, and the import is thought to have stopped. */
const silence = 20_000;

/** `stale`: something changed since the preview, so that it must be looked at again. */
export interface Applied {
  readonly kind: "done" | "started" | "stale";
}

const changing = ({ drafts }: Preview) => drafts.filter((draft) => draft.kind === "new" || draft.kind === "change");

/** Applies an upload as its preview showed it: a short one now, a long one as work of its own. All rows without errors, or none. */
export async function applySheet(
  ctx: Ctx & Pick<Context, "jobs">,
  actor: Actor,
  region: Region,
  id: string,
  seal: string,
): Promise<Applied> {
  allow(actor, region.id);
  return ctx.db.transaction().execute(async (trx) => {
    const row = await sheetOf(trx, region.id, id, "waiting", true);
    const by = await actorName(trx, ctx, actor);
    const { rows } = row.sheets[row.reading.sheet] ?? { rows: [] };
    const below = rows.length - row.reading.heading - 1;
    if (below > atOnce) {
      // What is asked is the seal; the work itself sees whether that is still what would happen.
      await askToApply(trx, id, { seal, by });
      await writeProgress(trx, id, { done: 0, total: below, at: ctx.clock() });
      await audited(trx, ctx, by, region.id, "workplan.sheet.ask", id, below);
      await ctx.jobs.add(trx, applyJob, { region: region.id, sheet: id });
      return { kind: "started" };
    }
    const preview = await previewOf(ctx, region, row, trx);
    if (preview.seal !== seal) return { kind: "stale" };
    await write(trx, ctx, region, preview, by);
    return { kind: "done" };
  });
}

/**
 * Does the work of a long import, in one transaction: killed half way, nothing of it is there. Twice does no harm: the second finds it
 * done. What is no longer what was looked at goes back to its preview.
 */
export async function applyAsked(ctx: Ctx, regionId: string, id: string): Promise<void> {
  const region = await findRegion(ctx.db, regionId);
  if (!region) return;
  await ctx.db.transaction().execute(async (trx) => {
    const row = await sheetOf(trx, regionId, id, undefined, true);
    if (!row.asked) return;
    const preview = await previewOf(ctx, region, row, trx);
    if (preview.seal === row.asked.seal) await write(trx, ctx, region, preview, row.asked.by);
    else await backToPreview(trx, id);
  });
}

async function write(trx: AnyDb, ctx: Ctx, region: Region, preview: Preview, actor: string): Promise<void> {
  const today = dayOf(ctx.clock());
  const { id, fileName } = preview.row;
  const changes = changing(preview).map((draft) => ({
    regionId: region.id,
    content: withStatusNoted(draft.before, draft.after!, today),
    importId: id,
  }));
  const by = { at: ctx.clock(), actor, reason: fileName };
  for (let done = 0; done < changes.length; done += batch) {
    await writeInitiatives(trx, changes.slice(done, done + batch), by);
    const progress = { done: Math.min(done + batch, changes.length), total: changes.length, at: ctx.clock() };
    // By another connection: what this transaction writes nobody sees before its end.
    if (preview.row.asked) await writeProgress(ctx.db, id, progress);
    failPoint("workplan-sheet-batch");
  }
  await setState(trx, id, "applied");
  await audited(trx, ctx, actor, region.id, "workplan.sheet.apply", id, changes.length);
}

/** How far an import is, and whether it seems to have stopped. */
export interface Underway {
  readonly done: number;
  readonly total: number;
  readonly stopped: boolean;
}

export async function underwayOf(ctx: Ctx, row: SheetRow): Promise<Underway | undefined> {
  if (row.state !== "applying") return undefined;
  const progress = await readProgress(ctx.db, row.id);
  if (!progress) return { done: 0, total: 0, stopped: true };
  const { done, total, at } = progress;
  return { done, total, stopped: ctx.clock().getTime() - at.getTime() > silence };
}

/**
 * Takes up an import that stopped half way, or gives it up: then it is as it was before anybody asked.
 * @throws Refusal 403, 404, or 409 when it is not being applied, or is being applied at this moment
 */
export async function decideStopped(
  ctx: Ctx & Pick<Context, "jobs">,
  actor: Actor,
  regionId: string,
  id: string,
  what: "resume" | "give_up",
): Promise<void> {
  allow(actor, regionId);
  const row = await sheetOf(ctx.db, regionId, id, "applying");
  if (!(await underwayOf(ctx, row))?.stopped) throw new Refusal("", 409);
  await ctx.db.transaction().execute(async (trx) => {
    const { asked } = await sheetOf(trx, regionId, id, "applying", true);
    const by = await actorName(trx, ctx, actor);
    if (what === "give_up") await setState(trx, id, "waiting");
    else {
      const total = (await readProgress(trx, id))?.total ?? 0;
      await writeProgress(trx, id, { done: 0, total, at: ctx.clock() });
      await askToApply(trx, id, { seal: asked!.seal, by });
      await ctx.jobs.add(trx, applyJob, { region: regionId, sheet: id });
    }
    await audited(trx, ctx, by, regionId, `workplan.sheet.${what}`, id, 0);
  });
}

/** After a stop of Brink: asks again for every import that was not done. */
export async function resumeSheets(ctx: Ctx & Pick<Context, "jobs">): Promise<void> {
  for (const { id, region } of await unfinishedSheets(ctx.db)) {
    await ctx.db
      .transaction()
      .execute((trx) => ctx.jobs.add(trx, applyJob, { region, sheet: id }, { key: `${applyJob}:${id}` }));
  }
}
