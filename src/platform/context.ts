import type { Kysely } from "kysely";
import type { Config } from "./config.ts";
import type { DatabaseHandle } from "./database/index.ts";
import type { Jobs } from "./jobs/index.ts";
import type { Keys } from "./keys.ts";
import type { Logger } from "./log.ts";
import type { PageVersion } from "./page-version.ts";

/** What every module stands on; built once in `main.ts` and passed on, so that nothing is global. */
export interface Context {
  readonly config: Config;
  readonly database: DatabaseHandle;
  /** The application role's connection: no DDL. Modules narrow it with `db.withTables<…>()`. */
  // oxlint-disable-next-line typescript/no-explicit-any -- each store names its own tables
  readonly db: Kysely<any>;
  readonly keys: Keys;
  readonly log: Logger;
  readonly jobs: Jobs;
  readonly pageVersion: PageVersion;
  /** The time now; tests give their own. */
  readonly clock: () => Date;
}
