import { type Kysely, sql } from "kysely";
import { hideFromReader } from "../database/index.ts";

/** Letters on their way out. Address, subject and body stand sealed in `sealed`, which goes when the letter has left. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table mail_messages (
    id uuid primary key,
    state text not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'refused', 'expired')),
    sealed bytea check ((sealed is not null) = (state in ('waiting', 'sending'))),
    queued_at timestamptz not null,
    next_at timestamptz not null,
    attempts int not null default 0,
    claim uuid,
    ended_at timestamptz,
    problem text
  )`.execute(db);
  await sql`create index mail_messages_due on mail_messages (next_at) where state in ('waiting', 'sending')`.execute(
    db,
  );
  await sql`create index mail_messages_ended on mail_messages (ended_at) where ended_at is not null`.execute(db);
  await hideFromReader(db as never, "mail_messages");
}
