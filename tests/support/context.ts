import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "../../src/platform/config.ts";
import type { Context } from "../../src/platform/context.ts";
import type { DatabaseHandle } from "../../src/platform/database/index.ts";
import { jobs } from "../../src/platform/jobs/index.ts";
import { openKeys } from "../../src/platform/keys.ts";
import { openLog } from "../../src/platform/log.ts";
import { openPageVersion } from "../../src/platform/page-version.ts";

/** Everything rooms stand on, around a database of the tests, in a data folder of its own. */
export async function openContext(
  database: DatabaseHandle,
  options: { clock?: () => Date; url?: string } = {},
): Promise<{ ctx: Context; close(): Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), "brink-test-"));
  const config = readConfig({
    NODE_ENV: "test",
    BRINK_DATA: dataFolder,
    LOG_LEVEL: "silent",
    BRINK_URL: options.url ?? "http://localhost:3000",
  });
  const pageVersion = await openPageVersion(database.db as never);
  const ctx: Context = {
    config,
    database,
    db: database.db,
    keys: openKeys(config),
    log: openLog(config),
    jobs,
    pageVersion,
    clock: options.clock ?? (() => new Date()),
  };
  return {
    ctx,
    async close() {
      pageVersion.close();
      await database.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
