import { inject } from "vitest";
import { openHandle } from "../../src/platform/database/index.ts";
import { rooms } from "../../src/rooms.ts";
import { openContext } from "./context.ts";
import { asSuperuser, houseTemplate, templateName } from "./database.ts";

/**
 * Name of a database in which every room was started once, so that each test house is a copy and not a first start of its own. The first
 * test that asks makes it; others wait.
 */
export async function houseWithPacks(): Promise<string> {
  const socket = inject("databaseSocket");
  await asSuperuser(socket, "postgres", async (client) => {
    await client.query("select pg_advisory_lock(20401)");
    const { rowCount } = await client.query("select from pg_database where datname = $1", [houseTemplate]);
    if (rowCount) return;
    const making = `${houseTemplate}_making`;
    await client.query(`drop database if exists ${making}`);
    await client.query(`create database ${making} template ${templateName}`);
    const reach = { socket, database: making };
    const nothing = () => undefined;
    const { ctx, close } = await openContext(
      openHandle("embedded", { app: reach, owner: reach }, nothing, async () => undefined),
    );
    for (const room of rooms) await room.start?.(ctx);
    await close();
    await client.query(`alter database ${making} rename to ${houseTemplate}`);
  });
  return houseTemplate;
}
