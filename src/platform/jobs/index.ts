import { Logger as QueueLogger, parseCronItems, run, runMigrations, type Runner } from "graphile-worker";
import { type Kysely, sql } from "kysely";
import type { Pool } from "pg";
import type { Logger } from "../log.ts";

/** Does one job. It may run twice for the same payload, so twice must do no harm. Payloads carry ids only. */
export type JobHandler = (payload: Record<string, unknown>, info: { readonly attempt: number }) => Promise<void>;

export interface JobOptions {
  /** A job with the same key that still waits is replaced. Not for hot paths: it takes a lock. */
  readonly key?: string;
  readonly runAt?: Date;
}

export interface Jobs {
  /** Adds a job in the caller's transaction: it exists if and only if the change does. */
  // oxlint-disable-next-line typescript/no-explicit-any -- any room's transaction
  add(trx: Kysely<any>, name: string, payload: Record<string, unknown>, options?: JobOptions): Promise<void>;
}

/** The one way for the application role to add work; the queue's own tables stay out of its reach. */
const addJobFunction = `
  create or replace function brink_add_job(name text, payload json, key text, run_at timestamptz) returns void
  language sql security definer set search_path = graphile_worker, pg_temp as
  $$ select graphile_worker.add_job(name, payload, job_key => key, run_at => run_at) $$`;

/** Prepares the queue's schema; safe to run at every start and by several processes. */
export async function prepareJobs(ownerPool: Pool): Promise<void> {
  await runMigrations({ pgPool: ownerPool });
  const client = await ownerPool.connect();
  try {
    await client.query("begin");
    await client.query("select pg_advisory_xact_lock(hashtext('brink_add_job'))");
    await client.query(addJobFunction);
    await client.query("revoke all on function brink_add_job from public");
    await client.query("grant execute on function brink_add_job to brink_app");
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

export const jobs: Jobs = {
  async add(trx, name, payload, options = {}) {
    const body = JSON.stringify(payload);
    await sql`select brink_add_job(${name}, ${body}::json, ${options.key ?? null}, ${options.runAt ?? null})`.execute(
      trx,
    );
  },
};

export interface WorkerOptions {
  readonly pool: Pool;
  readonly handlers: Readonly<Record<string, JobHandler>>;
  readonly timers: Readonly<Record<string, string>>;
  readonly log: Logger;
  readonly concurrency?: number;
}

/** Starts the worker. Failed jobs are retried with growing pauses by the queue itself. */
export async function startWorker(options: WorkerOptions): Promise<Runner> {
  const taskList = Object.fromEntries(
    Object.entries(options.handlers).map(([name, handler]) => [
      name,
      async (payload: unknown, helpers: { job: { attempts: number } }) => {
        try {
          await handler((payload ?? {}) as Record<string, unknown>, { attempt: helpers.job.attempts });
        } catch (error) {
          options.log.error(
            { job: name, attempt: helpers.job.attempts, error: (error as Error).message },
            "job failed",
          );
          throw error;
        }
      },
    ]),
  );
  const cron = Object.entries(options.timers).map(([task, match]) => ({ task, match, identifier: task }));
  return run({
    pgPool: options.pool,
    taskList,
    parsedCronItems: parseCronItems(cron),
    concurrency: options.concurrency ?? 2,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger(options.log),
  });
}

/** Only the queue's warnings and errors are worth a line of ours. */
function quietLogger(log: Logger): QueueLogger {
  return new QueueLogger(() => (level, message) => {
    if (level === "error") log.error({ queue: message });
    if (level === "warning") log.warn({ queue: message });
  });
}
