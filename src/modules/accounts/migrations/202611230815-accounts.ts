import { type Kysely, sql } from "kysely";
import { grantOnly, hideFromReader } from "#platform/database/index.ts";

/** Tables with personal data. Without a scope (`withScope`) the application sees no row of them: the second wall. */
const personal = {
  person: "id",
  session: "person_id",
  person_grant: "person_id",
  passkey: "person_id",
  second_factor: "person_id",
  recovery_code: "person_id",
  consent: "person_id",
  assurance_proof: "person_id",
  membership: "person_id",
  representation: "for_person",
} as const;

const statements: readonly string[] = [
  `create table person (
    id uuid primary key default gen_random_uuid(),
    email_sealed text not null,
    email_hash text not null unique,
    name_sealed text,
    lang text not null default 'nl' check (lang in ('nl', 'en')),
    assurance smallint not null default 1 check (assurance between 1 and 3),
    pseudonym_key_sealed text not null,
    made_on date not null default (now() at time zone 'Europe/Amsterdam')::date
  )`,
  `create table session (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references person (id) on delete cascade,
    token_hash bytea not null unique,
    way text not null check (way in ('mail', 'passkey', 'organisation')),
    device text not null,
    started_at timestamptz not null,
    seen_at timestamptz not null,
    second_factor_at timestamptz
  )`,
  "create index session_by_person on session (person_id)",
  `create table sign_in_link (
    token_hash bytea primary key,
    kind text not null check (kind in ('sign_in', 'first_operator', 'new_email')),
    email_hash text,
    email_sealed text,
    person_id uuid references person (id) on delete cascade,
    return_to text not null default '/mijn',
    lang text not null default 'nl' check (lang in ('nl', 'en')),
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  "create index sign_in_link_by_end on sign_in_link (expires_at)",
  `create table organisation (
    id uuid primary key default gen_random_uuid(),
    region_id text not null references region (id),
    kind text not null check (kind in ('resident_organisation', 'village_cooperative', 'district_cooperative', 'municipality', 'ggd',
      'insurer', 'care_office', 'care_provider', 'welfare', 'housing', 'education', 'business', 'knowledge')),
    name text not null,
    slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]*$'),
    area_code text,
    about text not null default '',
    constituency text not null default '',
    contact text not null default '',
    example boolean not null default false,
    made_at timestamptz not null default now(),
    unique (region_id, slug)
  )`,
  `create table organisation_login (
    organisation_id uuid primary key references organisation (id) on delete cascade,
    issuer text not null,
    client_id text not null,
    client_secret_sealed text not null
  )`,
  `create table person_grant (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references person (id) on delete cascade,
    role text not null check (role in ('resident', 'member', 'resident_representative', 'professional', 'partner', 'moderator',
      'analyst', 'contract_manager', 'programme_team', 'operator')),
    region_id text references region (id),
    organisation_id uuid references organisation (id) on delete cascade,
    granted_by uuid,
    granted_at timestamptz not null default now(),
    unique nulls not distinct (person_id, role, region_id, organisation_id)
  )`,
  `create table membership (
    organisation_id uuid not null references organisation (id) on delete cascade,
    person_id uuid not null references person (id) on delete cascade,
    function text not null default 'member' check (function in ('member', 'board', 'representative', 'contact')),
    state text not null default 'member' check (state in ('asked', 'member')),
    since date not null default (now() at time zone 'Europe/Amsterdam')::date,
    primary key (organisation_id, person_id)
  )`,
  "create index membership_by_person on membership (person_id)",
  `create table organisation_identity (
    organisation_id uuid not null references organisation (id) on delete cascade,
    subject_hash text not null,
    person_id uuid not null references person (id) on delete cascade,
    primary key (organisation_id, subject_hash)
  )`,
  `create table passkey (
    id text primary key,
    person_id uuid not null references person (id) on delete cascade,
    public_key bytea not null,
    counter bigint not null,
    transports text[] not null default '{}',
    name text not null,
    made_at timestamptz not null default now(),
    used_at timestamptz
  )`,
  "create index passkey_by_person on passkey (person_id)",
  `create table challenge (
    token_hash bytea primary key,
    kind text not null check (kind in ('passkey_add', 'passkey_use', 'organisation')),
    person_id uuid references person (id) on delete cascade,
    sealed text not null,
    expires_at timestamptz not null
  )`,
  `create table second_factor (
    person_id uuid primary key references person (id) on delete cascade,
    secret_sealed text not null,
    confirmed_at timestamptz,
    last_step bigint not null default 0
  )`,
  `create table recovery_code (
    person_id uuid not null references person (id) on delete cascade,
    code_hash text not null,
    used_at timestamptz,
    primary key (person_id, code_hash)
  )`,
  `create table consent (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references person (id) on delete cascade,
    kind text not null,
    version int not null,
    given_at timestamptz not null default now(),
    withdrawn_at timestamptz
  )`,
  "create unique index consent_in_force on consent (person_id, kind) where withdrawn_at is null",
  `create table assurance_proof (
    id uuid primary key default gen_random_uuid(),
    person_id uuid not null references person (id) on delete cascade,
    level smallint not null check (level between 1 and 3),
    how text not null check (how in ('mail', 'letter', 'vouched', 'organisation', 'in_person')),
    state text not null default 'accepted' check (state in ('accepted', 'asked')),
    region_id text references region (id),
    address_hash text,
    by_person uuid,
    made_at timestamptz not null default now()
  )`,
  "create index assurance_proof_by_address on assurance_proof (address_hash) where address_hash is not null",
  "create unique index assurance_proof_vouch on assurance_proof (person_id, by_person) where how = 'vouched'",
  `create table letter_batch (
    id uuid primary key default gen_random_uuid(),
    region_id text not null references region (id),
    amount int not null check (amount between 1 and 50000),
    expires_at timestamptz not null,
    made_by uuid,
    made_at timestamptz not null default now()
  )`,
  `create table letter_code (
    code_hash text primary key,
    batch_id uuid not null references letter_batch (id) on delete cascade,
    used_at timestamptz
  )`,
  "create index letter_code_by_batch on letter_code (batch_id)",
  `create table representation (
    id uuid primary key default gen_random_uuid(),
    for_person uuid not null references person (id) on delete cascade,
    by_person uuid references person (id) on delete cascade,
    by_email_hash text,
    kind text not null check (kind in ('parent', 'carer', 'curator')),
    purposes text[] not null,
    ends_on date not null,
    made_at timestamptz not null default now(),
    ended_at timestamptz,
    check (for_person <> by_person),
    check ((by_person is null) <> (by_email_hash is null))
  )`,
  "create index representation_by on representation (by_person)",
  `create table region_declaration (
    region_id text primary key references region (id),
    controller text not null,
    contact text not null,
    privacy text not null,
    accessibility text not null,
    complaints text not null,
    declared_by uuid,
    declared_at timestamptz not null default now()
  )`,
  `create table breach (
    id uuid primary key default gen_random_uuid(),
    found_at timestamptz not null,
    what text not null,
    whom text not null,
    measures text not null default '',
    reported_at timestamptz,
    not_reported_because text,
    made_by uuid,
    made_at timestamptz not null default now()
  )`,
  // What a restore must do again: only a keyed hash of the id, so that the list itself says nothing about anyone.
  "create table erasure (person_hash text primary key, erased_on date not null default (now() at time zone 'Europe/Amsterdam')::date)",
];

/**
 * Who asks, in one statement and without a scope: only whoever holds the token learns anything. Also keeps the idle clock, at most once
 * in ten minutes, so that a request as a rule writes nothing.
 */
const findSession = `
  create function account_session(hash bytea, moment timestamptz, idle interval, strict_idle interval, longest interval, strict_roles text[])
  returns table (session_id uuid, person_id uuid, assurance smallint, lang text, second_factor boolean, has_factor boolean, grants jsonb)
  language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare it session%rowtype; is_strict boolean;
  begin
    select * into it from session s where s.token_hash = hash;
    if not found then return; end if;
    is_strict := exists (select 1 from person_grant g where g.person_id = it.person_id and g.role = any (strict_roles));
    if it.started_at + longest <= moment or it.seen_at + (case when is_strict then strict_idle else idle end) <= moment then
      delete from session s where s.id = it.id;
      return;
    end if;
    if it.seen_at < moment - interval '10 minutes' then
      update session s set seen_at = moment where s.id = it.id;
    end if;
    return query
      select it.id, p.id, p.assurance, p.lang, it.second_factor_at is not null,
        exists (select 1 from second_factor f where f.person_id = p.id and f.confirmed_at is not null),
        coalesce((select jsonb_agg(x) from (
          select g.role, g.region_id as region, g.organisation_id as organisation from person_grant g where g.person_id = p.id
          union
          select case m.function when 'representative' then 'resident_representative' else 'member' end, o.region_id, o.id
            from membership m join organisation o on o.id = m.organisation_id
            where m.person_id = p.id and m.state = 'member'
              and o.kind in ('resident_organisation', 'village_cooperative', 'district_cooperative')
          union
          select 'partner', o.region_id, o.id
            from membership m join organisation o on o.id = m.organisation_id
            where m.person_id = p.id and m.state = 'member'
              and o.kind not in ('resident_organisation', 'village_cooperative', 'district_cooperative')
        ) x), '[]'::jsonb)
      from person p where p.id = it.person_id;
  end $$`;

export async function up(db: Kysely<unknown>): Promise<void> {
  const tables = db as unknown as Kysely<never>;
  for (const statement of statements) await sql.raw(statement).execute(db);
  for (const [table, column] of Object.entries(personal)) {
    const own = `${column} = nullif(current_setting('brink.person', true), '')::uuid`;
    const house = "current_setting('brink.scope', true) = 'house'";
    const alsoBy =
      table === "representation" ? ` or by_person = nullif(current_setting('brink.person', true), '')::uuid` : "";
    await sql.raw(`alter table ${table} enable row level security`).execute(db);
    await sql.raw(`create policy own_rows on ${table} to brink_app using (${house} or ${own}${alsoBy})`).execute(db);
    await hideFromReader(tables, table);
  }
  for (const table of [
    "sign_in_link",
    "challenge",
    "letter_code",
    "organisation_identity",
    "organisation_login",
    "breach",
    "erasure",
  ])
    await hideFromReader(tables, table);
  await grantOnly(tables, "erasure", ["select", "insert"]);
  await sql.raw(findSession).execute(db);
  await sql.raw("revoke all on function account_session from public").execute(db);
  await sql.raw("grant execute on function account_session to brink_app").execute(db);
}
