import { sql } from "kysely";
import type { AnyDb } from "./store.ts";

/** Sets the hours of one party where they still are what somebody saw. @returns false where they are not */
export async function setCapacity(
  db: AnyDb,
  region: string,
  { party, was, hours }: { party: string; was: number | undefined; hours: number | undefined },
): Promise<boolean> {
  if (hours === undefined) {
    const { rows } = await sql`delete from workplan_party where region_id = ${region} and name = ${party}
      and hours = ${was} returning name`.execute(db);
    return rows.length === 1;
  }
  const { rows } =
    was === undefined
      ? await sql`insert into workplan_party (region_id, name, hours) values (${region}, ${party}, ${hours})
          on conflict (region_id, name) do nothing returning name`.execute(db)
      : await sql`update workplan_party set hours = ${hours} where region_id = ${region} and name = ${party}
          and hours = ${was} returning name`.execute(db);
  return rows.length === 1;
}
