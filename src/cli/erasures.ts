import { sql } from "kysely";
import { type Erased, erasuresIn, noteErasures, readErasures, replayErasures } from "#modules/accounts/index.ts";
import type { Config } from "../platform/config.ts";
import type { DatabaseHandle } from "../platform/database/index.ts";
import { system } from "../platform/http/index.ts";
import { openDoors } from "../rooms.ts";
import { contextOn } from "./context.ts";

/**
 * Every erasure this installation knows of before a restore: from its file, and from the database that is about to be replaced. All of them
 * stand in the file afterwards, so that a restore that breaks off forgets none.
 */
export async function knownErasures(config: Config, { owner }: DatabaseHandle): Promise<readonly Erased[]> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('public.erasure') is not null as there`.execute(
    owner,
  );
  const inside = rows[0]?.there ? await erasuresIn(owner) : [];
  noteErasures(config.dataFolder, inside);
  return readErasures(config.dataFolder);
}

/** Erases again, in every room, whoever was erased after the backup was made; answers how many people that were. */
export async function eraseAgain(config: Config, database: DatabaseHandle, erased: readonly Erased[]): Promise<number> {
  if (erased.length === 0) return 0;
  const ctx = contextOn(config, database);
  // Opening the doors makes every room say what it holds about people, and how it lets go of it.
  await openDoors(ctx);
  return replayErasures(ctx, system, erased);
}
