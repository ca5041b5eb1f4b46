import { type Kysely, sql } from "kysely";
import { hideFromReader } from "#platform/database/grants.ts";

/**
 * What is done about a contribution that worries us, never its words: since which hour, who was told, and whether somebody looked. `alarm`
 * counts how often it began anew, so that a late job of an earlier one does nothing; `turn` how often people were told; `ring` how far
 * from the moderators the last of them stand. What worried us before this table was told once.
 */
const statements = [
  `create table dialogue_worry (
    dialogue_id uuid not null,
    contribution int not null,
    alarm int not null default 1,
    since timestamptz not null,
    turn smallint not null default 0,
    ring smallint not null default 0,
    looked boolean not null default false,
    marked_by text,
    primary key (dialogue_id, contribution),
    foreign key (dialogue_id, contribution) references dialogue_contribution (dialogue_id, number) on delete cascade
  )`,
  `insert into dialogue_worry (dialogue_id, contribution, since, turn, ring, looked)
    select c.dialogue_id, c.number, c.written_hour, 1, 1, exists (select 1 from dialogue_moderation m
      where m.dialogue_id = c.dialogue_id and m.contribution = c.number and m.action in ('worry', 'care'))
    from dialogue_contribution c where c.worry`,
];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  await hideFromReader(db, "dialogue_worry");
}
