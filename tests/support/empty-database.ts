import { inject } from "vitest";
import type { DatabaseHandle } from "../../src/platform/database/index.ts";
import { prepareDatabase } from "../../src/platform/database/roles.ts";
import { asSuperuser, testDatabase } from "./database.ts";

/** A database with the roles let in and nothing else: no migration has run. */
export async function emptyDatabase(): Promise<DatabaseHandle> {
  const handle = await testDatabase("template1");
  await asSuperuser(inject("databaseSocket"), String(handle.connection("owner").database), prepareDatabase);
  return handle;
}
