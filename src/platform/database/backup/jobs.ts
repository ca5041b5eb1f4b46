import type { ClientBase } from "pg";
import { queueSchema } from "./catalogue.ts";
import type { TableHeader } from "./format.ts";

/**
 * The jobs that wait. A job is the outbox of a change (a letter that was promised, a recount): without it the restored change would
 * never be finished. They are kept in words of our own, not as the queue's tables, so that a newer queue takes them too.
 * Jobs that failed for good stay out: to try them again is a person's decision.
 */
export const jobsTable: TableHeader = {
  schema: "queue",
  name: "waiting_job",
  columns: ["task", "payload", "queue_name", "run_at", "max_attempts", "job_key", "priority", "flags"],
};

const waiting = `select t.identifier, j.payload, q.queue_name, j.run_at, j.max_attempts, j.key, j.priority, j.flags
  from ${queueSchema}._private_jobs j join ${queueSchema}._private_tasks t on t.id = j.task_id
  left join ${queueSchema}._private_job_queues q on q.id = j.job_queue_id
  where j.attempts < j.max_attempts order by j.id`;

export const copyJobsOut = `copy (${waiting}) to stdout`;
export const copyJobsIn = "copy pg_temp.waiting_job from stdin";

export const isJobs = (table: TableHeader): boolean =>
  table.schema === jobsTable.schema && table.name === jobsTable.name;

/** True when the queue has been prepared in this database. */
export async function hasQueue(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('${queueSchema}._private_jobs') is not null as there`,
  );
  return rows[0]?.there ?? false;
}

/** Empties the queue and makes the table that receives the jobs of the backup. */
export async function clearJobs(client: ClientBase): Promise<void> {
  await client.query(`delete from ${queueSchema}._private_jobs`);
  await client.query(
    `create temporary table waiting_job (task text, payload json, queue_name text, run_at timestamptz, max_attempts int,
       job_key text, priority int, flags jsonb) on commit drop`,
  );
}

/** Adds the received jobs through the queue's own door; each has all its attempts again, and those that were locked are free. */
export async function addJobs(client: ClientBase): Promise<void> {
  await client.query(
    `select ${queueSchema}.add_job(task, payload, queue_name => w.queue_name, run_at => w.run_at, max_attempts => w.max_attempts,
       job_key => w.job_key, priority => w.priority, flags => (select array_agg(flag) from jsonb_object_keys(w.flags) as flag))
     from pg_temp.waiting_job w`,
  );
}
