import type { ClientBase } from "pg";
import { roleNames } from "../roles.ts";
import type { SequenceState, TableHeader } from "./format.ts";

/** The queue's own schema; what waits in it travels apart (jobs.ts). */
export const queueSchema = "graphile_worker";

/** Kysely writes these itself while it migrates; the header names the migrations. */
const migrationTables = ["brink_migration", "brink_migration_lock"];

/** What Brink's owner role made, outside the queue and outside extensions. `c` is `pg_class`, `n` is `pg_namespace`. */
const oursOnly = `
  c.relowner = '${roleNames.owner}'::regrole and n.nspname <> '${queueSchema}' and n.nspname not like 'pg\\_%'
  and not exists (select 1 from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/**
 * Every table with rows of its own, with the columns that hold what was written. Generated columns follow from the others; partitioned
 * tables hold nothing themselves.
 */
export async function listTables(client: ClientBase): Promise<readonly TableHeader[]> {
  const { rows } = await client.query<TableHeader>(
    `select n.nspname as schema, c.relname as name,
       (select coalesce(json_agg(a.attname order by a.attnum), '[]') from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relpersistence <> 't' and ${oursOnly} and c.relname <> all($1)
     order by n.nspname, c.relname`,
    [migrationTables],
  );
  return rows;
}

/** Every sequence and where it stands. Read after the snapshot is taken: it may then be ahead of the rows, never behind. */
export async function listSequences(client: ClientBase): Promise<readonly SequenceState[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'S' and ${oursOnly} order by n.nspname, c.relname`,
  );
  const states: SequenceState[] = [];
  for (const found of rows) {
    const state = await client.query<{ lastValue: string; isCalled: boolean }>(
      `select last_value::text as "lastValue", is_called as "isCalled" from ${qualified(client, found)}`,
    );
    states.push({ ...found, ...state.rows[0]! });
  }
  return states;
}

/** Names of the migrations that ran, in order; none on a database that Brink never opened. */
export async function listMigrations(client: ClientBase): Promise<readonly string[]> {
  const table = await client.query<{ there: boolean }>(
    "select to_regclass('public.brink_migration') is not null as there",
  );
  if (!table.rows[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>("select name from public.brink_migration order by name");
  return rows.map((row) => row.name);
}

/** A name with its schema, quoted. */
export function qualified(client: ClientBase, name: { readonly schema: string; readonly name: string }): string {
  return `${client.escapeIdentifier(name.schema)}.${client.escapeIdentifier(name.name)}`;
}

/** A table's columns for COPY, quoted; a table without columns has an empty list, which COPY does not take. */
export function columnList(client: ClientBase, columns: readonly string[]): string {
  return columns.length > 0 ? `(${columns.map((column) => client.escapeIdentifier(column)).join(", ")})` : "";
}

/** How values are written as text, the same on every server; and no limits or filters of the server come between. */
export const textSettings = `
  set local client_encoding = 'UTF8'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local bytea_output = 'hex'; set local extra_float_digits = 1; set local row_security = off;
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0;
  set local search_path = public`;
