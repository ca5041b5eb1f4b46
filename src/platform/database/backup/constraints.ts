import type { ClientBase } from "pg";
import { qualified, queueSchema } from "./catalogue.ts";
import type { TableHeader } from "./format.ts";

interface ForeignKey {
  readonly schema: string;
  readonly name: string;
  readonly constraint: string;
  readonly definition: string;
}

/**
 * Runs work while tables can be filled in any order: foreign keys are away and triggers of our own are silent. Afterwards the keys are
 * made again, which checks every row. All in the caller's transaction.
 */
export async function withoutKeysAndTriggers(
  client: ClientBase,
  tables: readonly TableHeader[],
  work: () => Promise<void>,
): Promise<void> {
  const keys = await foreignKeys(client);
  for (const key of keys)
    await client.query(
      `alter table ${qualified(client, key)} drop constraint ${client.escapeIdentifier(key.constraint)}`,
    );
  for (const table of tables) await client.query(`alter table ${qualified(client, table)} disable trigger user`);
  await work();
  // What was deferred is checked now: a table with open checks cannot be altered.
  await client.query("set constraints all immediate");
  for (const table of tables) await client.query(`alter table ${qualified(client, table)} enable trigger user`);
  for (const key of keys)
    await client.query(
      `alter table ${qualified(client, key)} add constraint ${client.escapeIdentifier(key.constraint)} ${key.definition}`,
    );
}

/** Foreign keys of the tables that this role owns; those that a partition inherits come back with their parent's. */
async function foreignKeys(client: ClientBase): Promise<readonly ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select n.nspname as schema, c.relname as name, k.conname as constraint, pg_get_constraintdef(k.oid) as definition
     from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and k.conparentid = 0 and c.relowner = current_user::regrole and n.nspname <> '${queueSchema}'
     order by n.nspname, c.relname, k.conname`,
  );
  return rows;
}
