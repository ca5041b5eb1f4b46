import type { Config } from "../platform/config.ts";
import type { Context } from "../platform/context.ts";
import type { DatabaseHandle } from "../platform/database/index.ts";
import { jobs } from "../platform/jobs/index.ts";
import { openKeys } from "../platform/keys.ts";
import { openLog } from "../platform/log.ts";

/** What rooms stand on, for one command on an open database: without a web server, so without pages to refresh. */
export function contextOn(config: Config, database: DatabaseHandle): Context {
  const pageVersion = {
    current: 0,
    figures: 0,
    refresh: async () => undefined,
    readAhead: () => undefined,
    close: () => undefined,
  };
  return {
    config,
    database,
    db: database.db,
    keys: openKeys(config),
    log: openLog(config),
    jobs,
    pageVersion,
    clock: () => new Date(),
  };
}
