import { type Kysely, sql } from "kysely";
import { grantOnly, hideFromReader } from "#platform/database/grants.ts";

/**
 * Who takes part is a random key of this dialogue alone. No row holds a time finer than the hour, and the vote itself holds none.
 * Background answers stand under a key of their own, which only a key outside the database can join to a participant.
 */
const statements = [
  `create table dialogue (
    id uuid primary key default gen_random_uuid(),
    region_id text not null references region (id),
    slug text not null check (slug ~ '^[a-z][a-z0-9-]*$'),
    form text not null check (form in ('rounds', 'statements')),
    content jsonb not null,
    moderation text not null check (moderation in ('before', 'after')),
    opens_at timestamptz not null,
    second_at timestamptz,
    closes_at timestamptz not null,
    closed_at timestamptz,
    example boolean not null default false,
    pack_checksum text,
    version int not null default 1,
    shown jsonb not null default '{}',
    unique (region_id, slug),
    check (opens_at < closes_at),
    check (form = 'statements' or (second_at is not null and second_at >= opens_at and second_at <= closes_at))
  )`,
  `create table dialogue_counter (dialogue_id uuid primary key references dialogue (id) on delete cascade, last int not null default 0)`,
  `create table dialogue_participant (
    id uuid primary key,
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    entry text not null check (entry in ('open', 'code', 'account', 'helper')),
    assurance smallint not null default 0 check (assurance between 0 and 3),
    device_hash text,
    code_hash text not null,
    account_hash text,
    consent_version smallint not null,
    young boolean not null default false,
    lang text not null check (lang in ('nl', 'en')),
    joined_hour timestamptz not null,
    unique (dialogue_id, code_hash)
  )`,
  "create unique index dialogue_participant_device on dialogue_participant (dialogue_id, device_hash) where device_hash is not null",
  "create unique index dialogue_participant_account on dialogue_participant (dialogue_id, account_hash) where account_hash is not null",
  `create table dialogue_contribution (
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    number int not null check (number > 0),
    participant_id uuid references dialogue_participant (id) on delete set null,
    question smallint not null default 0 check (question between 0 and 4),
    body text not null check (length(body) <= 2000),
    lang text not null default 'nl',
    theme text,
    place text,
    state text not null check (state in ('waiting', 'shown', 'held', 'rejected', 'withdrawn')),
    worry boolean not null default false,
    reason text,
    version int not null default 1,
    written_hour timestamptz not null,
    primary key (dialogue_id, number)
  )`,
  "create index dialogue_contribution_author on dialogue_contribution (participant_id)",
  "create index dialogue_contribution_queue on dialogue_contribution (dialogue_id, number) where state in ('waiting', 'held')",
  "create index dialogue_contribution_like on dialogue_contribution using gin (body gin_trgm_ops)",
  `create table dialogue_rating (
    dialogue_id uuid not null,
    participant_id uuid not null references dialogue_participant (id) on delete cascade,
    contribution int not null,
    value smallint check (value between -3 and 3),
    words smallint[],
    reason text check (length(reason) <= 1000),
    reason_shown boolean not null default false,
    primary key (dialogue_id, participant_id, contribution)
  )`,
  `create table dialogue_background (
    key text primary key,
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    answers jsonb not null
  )`,
  "create index dialogue_background_of on dialogue_background (dialogue_id)",
  `create table dialogue_code (
    code_hash text primary key,
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    used boolean not null default false
  )`,
  "create index dialogue_code_of on dialogue_code (dialogue_id)",
  `create table dialogue_report (
    id uuid primary key default gen_random_uuid(),
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    contribution int not null,
    why text not null,
    body text not null check (length(body) <= 1000),
    state text not null default 'open' check (state in ('open', 'upheld', 'refused')),
    answer text,
    reported_hour timestamptz not null
  )`,
  `create table dialogue_moderation (
    id uuid primary key default gen_random_uuid(),
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    contribution int not null,
    action text not null check (action in ('show', 'hold', 'reject', 'worry', 'care')),
    rule text,
    reason text not null,
    actor text not null,
    at timestamptz not null
  )`,
  "create index dialogue_moderation_of on dialogue_moderation (dialogue_id, at)",
  `create table dialogue_answer (
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    contribution int not null,
    kind text not null check (kind in ('doing', 'partly', 'not', 'later')),
    body text not null,
    by_name text not null,
    answered_on date not null,
    primary key (dialogue_id, contribution)
  )`,
  `create table dialogue_outcome (
    dialogue_id uuid not null references dialogue (id) on delete cascade,
    version int not null,
    official boolean not null,
    reason text not null check (reason in ('provisional', 'closed', 'withdrawn', 'recount')),
    hash text not null,
    votes int not null,
    result jsonb,
    made_at timestamptz not null,
    primary key (dialogue_id, version)
  )`,
];

/** Tables that hold what people said or who they are: not for the reading role. */
const personal = ["dialogue_participant", "dialogue_rating", "dialogue_background", "dialogue_code", "dialogue_report"];

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (const table of personal) await hideFromReader(db, table);
  await grantOnly(db, "dialogue_moderation", ["select", "insert"]);
}
