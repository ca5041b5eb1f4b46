import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { assert, asyncProperty, integer } from "fast-check";
import { describe, expect, it } from "vitest";
import { newDataFolder, removeDataFolder } from "../../../../tests/support/data-folder.ts";
import { begin, launch, postmasterOf, query } from "../../../../tests/support/launch.ts";
import { openEmbedded } from "./index.ts";

describe("kill -9 at any moment", () => {
  it("of the first start leaves an installation that starts", async () => {
    await assert(
      asyncProperty(integer({ min: 50, max: 3_000 }), async (moment) => {
        const dataFolder = newDataFolder();
        const child = begin(dataFolder);
        await pause(moment);
        child.kill("SIGKILL");
        await once(child, "exit");
        const server = await openEmbedded({ dataFolder, join: false });
        try {
          expect(await query(server.socket, "select 1 as one")).toEqual([{ one: 1 }]);
        } finally {
          await server.close();
          removeDataFolder(dataFolder);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("of owner and server loses nothing that was confirmed", async () => {
    const dataFolder = newDataFolder();
    const first = await launch(dataFolder);
    await query(first.socket, "create table kept (n int primary key)");
    await first.end();
    const confirmed: number[] = [];
    await assert(
      asyncProperty(integer({ min: 0, max: 300 }), async (moment) => {
        const running = await launch(dataFolder);
        const state = { killed: false };
        const writing = (async () => {
          for (let n = (confirmed.at(-1) ?? 0) + 1_000; !state.killed; n += 1) {
            const written = await query(running.socket, `insert into kept values (${n})`).then(
              () => true,
              () => false,
            );
            if (written) confirmed.push(n);
          }
        })();
        await pause(moment);
        process.kill(postmasterOf(dataFolder), "SIGKILL");
        await running.kill();
        state.killed = true;
        await writing;
        const server = await openEmbedded({ dataFolder, join: false });
        try {
          const found = new Set((await query(server.socket, "select n from kept")).map(({ n }) => n));
          expect(confirmed.filter((n) => !found.has(n))).toEqual([]);
        } finally {
          await server.close();
        }
      }),
      { numRuns: 15 },
    );
    expect(confirmed.length).toBeGreaterThan(0);
    removeDataFolder(dataFolder);
  });
});
