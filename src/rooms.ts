import type { Context } from "#platform/context.ts";
import { createServer, type Server } from "#platform/http/index.ts";
import { buildIslands, publishIslands } from "#platform/islands.ts";
import type { Module } from "#platform/module.ts";
import { publishAssets } from "#design/published.ts";
import { ErrorPage } from "#design/error-page.tsx";
import { designRoutes } from "#design/routes.tsx";
import { accounts, publishRegister } from "#modules/accounts/index.ts";
import { figures } from "#modules/figures/index.ts";
import { dialogues } from "#modules/dialogues/index.ts";
import { plan } from "#modules/plan/index.ts";
import { regions } from "#modules/regions/index.ts";
import { workplan } from "#modules/workplan/index.ts";
import { health } from "./platform/health.ts";

/** The rooms that are in use, in the order of `modules/order.ts`. */
export const rooms: readonly Module[] = [regions, accounts, figures, dialogues, plan, workplan];

/** Builds the web server of the whole house: style, scripts, health, then each room's addresses. */
export async function openDoors(ctx: Context): Promise<Server> {
  publishRegister(rooms);
  const server = createServer(ctx, ErrorPage);
  const islands = await buildIslands();
  publishIslands(islands);
  for (const island of islands.values()) server.asset(island.path, island.body, "text/javascript; charset=utf-8");
  for (const [path, asset] of publishAssets().files) server.asset(path, Buffer.from(asset.bytes), asset.type);
  health(server, ctx);
  designRoutes(server);
  for (const room of rooms) {
    server.enter(room.name);
    room.routes?.(server, ctx);
  }
  return server;
}
