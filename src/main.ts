import { serve } from "@hono/node-server";
import { reportAuditHealth } from "#platform/audit/index.ts";
import { type Config, readConfig } from "#platform/config.ts";
import type { Context } from "#platform/context.ts";
import { closeThreads } from "#platform/cpu.ts";
import { type DatabaseHandle, migrate, openDatabase } from "#platform/database/index.ts";
import type { Server } from "#platform/http/index.ts";
import { jobs, prepareJobs, startWorker } from "#platform/jobs/index.ts";
import { type Keys, openKeys } from "#platform/keys.ts";
import { type Logger, openLog } from "#platform/log.ts";
import { openPageVersion, type Versions } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { platformJobs, platformTimers, startPlatformWork } from "#platform/work.ts";
import { askFirstPages, warmRooms } from "./read-ahead.ts";
import { openDoors, rooms } from "./rooms.ts";

const say = (line: string) => void process.stderr.write(`${line}\n`);

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config);
  const keys = openKeys(config);
  if (keys.written) say(`Brink wrote a new key to ${keys.written}. Keep it with your backups, apart from the data.`);

  const database = await openDatabase({
    dataFolder: config.dataFolder,
    databaseUrl: config.databaseUrl,
    ownerUrl: config.databaseOwnerUrl,
    log: (line) => log.debug(line),
  });
  try {
    await open(config, log, keys, database);
  } catch (error) {
    // A start that fails leaves no database server behind.
    await database.close();
    throw error;
  }
}

async function open(config: Config, log: Logger, keys: Keys, database: DatabaseHandle): Promise<void> {
  await migrate(database);
  await prepareJobs(database.ownerPool);
  const pageVersion = await openPageVersion(database.db as never);
  const ctx: Context = { config, database, db: database.db, keys, log, jobs, pageVersion, clock: () => new Date() };

  for (const room of rooms) await room.start?.(ctx);
  await pageVersion.refresh();

  reportAuditHealth(ctx);
  const web = config.role === "worker" ? undefined : await listen(ctx);
  if (web) readAhead(ctx, web.doors);
  const worker = config.role === "web" ? undefined : await work(ctx);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    say("Brink finishes what it accepted and stops.");
    await web?.close();
    await worker?.stop();
    await closeThreads();
    pageVersion.close();
    await database.close();
  };
  process.once("SIGTERM", () => void stop());
  process.once("SIGINT", () => void stop());
}

/** Pages are open at once; what they share is read behind them, now and whenever areas or figures change. */
function readAhead(ctx: Context, server: Server): void {
  const warm = async (pageVersion: Versions) => {
    const began = performance.now();
    await warmRooms(ctx, pageVersion);
    ctx.log.debug({ ms: Math.round(performance.now() - began) }, "read ahead");
  };
  ctx.pageVersion.readAhead(warm);
  const first = async () => {
    await warm(ctx.pageVersion);
    await askFirstPages(ctx, server);
  };
  // Who could not read ahead reads when a visitor asks, and says then what is wrong.
  void first().catch((error: unknown) => ctx.log.warn({ error: (error as Error).message }, "not read ahead"));
}

async function listen(ctx: Context): Promise<{ doors: Server; close: () => Promise<void> }> {
  const doors = await openDoors(ctx);
  const server = serve({ fetch: doors.app.fetch, port: ctx.config.port, hostname: ctx.config.host });
  await new Promise<void>((done, fail) => {
    server.once("listening", done);
    server.once("error", (error: NodeJS.ErrnoException) => fail(portProblem(error, ctx.config.port)));
  });
  say(`Brink stands open at ${ctx.config.url}`);
  return {
    doors,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        (server as { closeIdleConnections?: () => void }).closeIdleConnections?.();
      }),
  };
}

function portProblem(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== "EADDRINUSE") return error;
  return new Refusal(`Port ${port} is taken by another program; choose one with PORT=3001 npm start.`);
}

async function work(ctx: Context) {
  const handlers = Object.assign({}, platformJobs(ctx), ...rooms.map((room) => room.jobs?.(ctx) ?? {}));
  const timers = Object.assign({}, platformTimers, ...rooms.map((room) => room.timers ?? {}));
  const queue = await startWorker({ pool: ctx.database.ownerPool, handlers, timers, log: ctx.log });
  const own = startPlatformWork(ctx);
  return {
    async stop() {
      await queue.stop();
      await own.close();
    },
  };
}

try {
  await start();
} catch (error) {
  say(error instanceof Refusal ? error.message : `Brink could not start: ${(error as Error).stack ?? String(error)}`);
  process.exit(1);
}
