import { setImmediate as breathe } from "node:timers/promises";
import { allRegions } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import type { Server } from "#platform/http/index.ts";
import type { Versions } from "#platform/page-version.ts";
import { rooms } from "./rooms.ts";

/** Reads what public pages share, behind the visitors: at the start, and before new areas or figures are followed. */
export async function warmRooms(ctx: Context, pageVersion: Versions = ctx.pageVersion): Promise<void> {
  for (const room of rooms) await room.warm?.({ db: ctx.db, clock: ctx.clock, pageVersion });
}

/**
 * Asks this house for the first pages of its rooms, in one region, so that no visitor is the first to run their code: the first of a kind costs
 * several times the second. What pages of other regions share was read by `warmRooms`.
 */
export async function askFirstPages(ctx: Context, { app }: Pick<Server, "app">): Promise<void> {
  const [region] = await allRegions(ctx.db);
  if (!region) return;
  for (const path of rooms.flatMap((room) => room.firstPages ?? [])) {
    const answer = await app.request(`/${region.id}/${path}`);
    await answer.arrayBuffer();
    await breathe();
  }
}
