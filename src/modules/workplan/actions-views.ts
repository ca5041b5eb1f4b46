import { randomUUID } from "node:crypto";
import { actorName } from "#modules/plan/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { filterHref, type Filters } from "./filters.ts";
import { mayKeepWorkplan } from "./policy.ts";
import type { AnyDb } from "./store.ts";
import { deleteView, writeView } from "./store-views.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

/** Keeps a selection under a name for everyone. @throws Refusal 403, or 400 without a name */
export async function saveView(ctx: Ctx, actor: Actor, region: string, name: string, filters: Filters): Promise<void> {
  const clean = name.trim().slice(0, 60);
  if (clean === "") throw new Refusal("", 400);
  const view = { id: randomUUID(), name: clean, query: filterHref("", { ...filters, page: 1 }) };
  await change(ctx, actor, region, "workplan.view.keep", (trx) => writeView(trx, region, view, ctx.clock()));
}

/** Takes a kept selection away. @throws Refusal 403 */
export async function removeView(ctx: Ctx, actor: Actor, region: string, id: string): Promise<void> {
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refusal("", 404);
  await change(ctx, actor, region, "workplan.view.remove", (trx) => deleteView(trx, region, id));
}

async function change(
  ctx: Ctx,
  actor: Actor,
  region: string,
  action: string,
  work: (trx: AnyDb) => Promise<void>,
): Promise<void> {
  if (!mayKeepWorkplan(actor, region)) throw new Refusal("", 403);
  await ctx.db.transaction().execute(async (trx) => {
    await work(trx);
    await writeAudit(trx, ctx, { actor: await actorName(trx, ctx, actor), action, region });
    await touchPages(trx);
  });
}
