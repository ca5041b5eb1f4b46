import { type Kysely, sql } from "kysely";

/**
 * Working areas in versions: what each was called in which version, so that a division of next month changes no name today; and whether an
 * area is still used.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table area add column retired boolean not null default false`.execute(db);
  await sql`create table made_area (
    version_id int not null references working_area_version (id),
    area_id int not null references area (id),
    name text not null,
    municipality_code text,
    residents int not null,
    primary key (version_id, area_id)
  )`.execute(db);
  await sql`insert into made_area (version_id, area_id, name, municipality_code, residents)
    select distinct p.version_id, a.id, a.name, a.municipality_code, coalesce(a.residents, 0)
    from area_part p join area a on a.id = p.area_id`.execute(db);
}
