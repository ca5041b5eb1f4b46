import { serve } from "@hono/node-server";
import type { AddressInfo } from "node:net";
import type { Context } from "../../src/platform/context.ts";
import type { Server } from "../../src/platform/http/index.ts";
import { openDoors } from "../../src/rooms.ts";
import { openContext } from "./context.ts";
import { templateName, testDatabase } from "./database.ts";
import { houseWithPacks } from "./house.ts";

/** The whole house on a fresh database, with its packs loaded, as `npm start` would open it. */
export interface TestHouse {
  readonly ctx: Context;
  readonly server: Server;
  /** Asks the server without a network: an address or a whole request. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Opens it on a free port and gives its origin; for a browser. */
  listen(): Promise<string>;
  close(): Promise<void>;
}

/** Opens the house; `start: false` leaves the packs out, for tests that need none. */
export async function testHouse(
  options: { start?: boolean; clock?: () => Date; url?: string } = {},
): Promise<TestHouse> {
  const database = await testDatabase(options.start === false ? templateName : await houseWithPacks());
  const { ctx, close } = await openContext(database, options);
  const server = await openDoors(ctx);
  let listening: ReturnType<typeof serve> | undefined;
  return {
    ctx,
    server,
    ask: async (path, init) => server.app.request(path, init),
    async listen() {
      listening = serve({ fetch: server.app.fetch, port: 0, hostname: "127.0.0.1" });
      await new Promise((done) => listening!.once("listening", done));
      return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    },
    async close() {
      listening?.close();
      await close();
    },
  };
}
