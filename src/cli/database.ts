import { readConfig } from "../platform/config.ts";
import { type DatabaseHandle, migrate, openDatabase } from "../platform/database/index.ts";

/** Opens the database for one command: joins a running Brink, or starts the server for as long as the command takes. */
export async function withDatabase<T>(use: (handle: DatabaseHandle) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const handle = await openDatabase({
    dataFolder: config.dataFolder,
    databaseUrl: config.databaseUrl,
    ownerUrl: config.databaseOwnerUrl,
    join: true,
  });
  try {
    await migrate(handle);
    return await use(handle);
  } finally {
    await handle.close();
  }
}
