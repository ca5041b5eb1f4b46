import type { ClientBase } from "pg";
import { roleNames } from "../roles.ts";
import { queueSchema } from "./catalogue.ts";

/** Not part of an extension: what extensions brought stays. */
const noExtension = (catalogue: string) =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalogue}'::regclass and d.objid = o.oid and d.deptype = 'e')`;

/** Statements that drop what the owner role made, one per thing. Each cascades, so a later one may find nothing left. */
const drops = [
  `select format('drop schema if exists %I cascade', o.nspname) as statement from pg_namespace o
   where o.nspowner = '${roleNames.owner}'::regrole and o.nspname not in ('public', '${queueSchema}') and o.nspname not like 'pg\\_%'`,
  `select format('drop %s if exists public.%I cascade',
     case o.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table' else 'table' end,
     o.relname) as statement
   from pg_class o where o.relnamespace = 'public'::regnamespace and o.relowner = '${roleNames.owner}'::regrole
     and o.relkind in ('r', 'p', 'v', 'm', 'S', 'f') and ${noExtension("pg_class")}
   order by case o.relkind when 'S' then 1 else 0 end`,
  `select format('drop routine if exists %s cascade', o.oid::regprocedure) as statement from pg_proc o
   where o.pronamespace = 'public'::regnamespace and o.proowner = '${roleNames.owner}'::regrole and ${noExtension("pg_proc")}`,
  `select format('drop type if exists public.%I cascade', o.typname) as statement from pg_type o
   where o.typnamespace = 'public'::regnamespace and o.typowner = '${roleNames.owner}'::regrole
     and o.typtype in ('e', 'd', 'r', 'c') and ${noExtension("pg_type")}`,
];

/**
 * Takes away everything Brink's owner role made, in the caller's transaction, so that the migrations can build it up again. Roles, their
 * default rights, extensions and the job queue's tables stay; so does whatever someone else made in this database.
 */
export async function clearDatabase(client: ClientBase): Promise<void> {
  for (const listing of drops) {
    const { rows } = await client.query<{ statement: string }>(listing);
    for (const { statement } of rows) await client.query(statement);
  }
}
