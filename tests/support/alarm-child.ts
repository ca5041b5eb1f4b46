import { Kysely, PostgresDialect } from "kysely";
import { Pool, type PoolConfig } from "pg";
import { careAlarm, turnOf } from "../../src/modules/dialogues/alarm/actions.ts";
import { readConfig } from "../../src/platform/config.ts";
import type { Context } from "../../src/platform/context.ts";
import { jobs } from "../../src/platform/jobs/index.ts";
import { openKeys } from "../../src/platform/keys.ts";
import { openLog } from "../../src/platform/log.ts";

/** One job of an alarm in a process of its own, so that a fail point can kill it: `alarm-child.ts <connection> <data folder> <job>`. */
const [connection = "", dataFolder = "", job = ""] = process.argv.slice(2);
const config = readConfig({ NODE_ENV: "test", BRINK_DATA: dataFolder, LOG_LEVEL: "silent" });
const pool = new Pool(JSON.parse(connection) as PoolConfig);
const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
const ctx = { config, db, keys: openKeys(config), log: openLog(config), jobs, clock: () => new Date() };
await careAlarm(ctx as unknown as Context, turnOf(JSON.parse(job) as Record<string, unknown>));
await pool.end();
