import { type Kysely, sql } from "kysely";

/**
 * As before, and a session's token can change by itself. A new token waits in `next_hash`; when it comes back for the first time it is the
 * session's own, and the one before it holds for one minute more, for requests that are under way.
 */
const findSession = `
  create or replace function account_session(hash bytea, moment timestamptz, idle interval, strict_idle interval, longest interval, strict_roles text[])
  returns table (session_id uuid, person_id uuid, assurance smallint, lang text, second_factor boolean, has_factor boolean, grants jsonb)
  language plpgsql security definer set search_path = public, pg_temp as $$
  #variable_conflict use_column
  declare it session%rowtype; is_strict boolean;
  begin
    select * into it from session s where s.token_hash = hash;
    if not found then
      select * into it from session s where s.next_hash = hash or (s.old_hash = hash and s.old_until > moment);
      if not found then return; end if;
    end if;
    is_strict := exists (select 1 from person_grant g where g.person_id = it.person_id and g.role = any (strict_roles));
    if it.started_at + longest <= moment or it.seen_at + (case when is_strict then strict_idle else idle end) <= moment then
      delete from session s where s.id = it.id;
      return;
    end if;
    if it.next_hash = hash then
      update session s set token_hash = hash, turned_at = moment, old_hash = s.token_hash, old_until = moment + interval '1 minute',
        next_hash = null, next_at = null where s.id = it.id and s.next_hash = hash;
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

/** Tokens of sessions change by themselves, once a day. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table session add column turned_at timestamptz not null default now(), add column next_hash bytea unique,
    add column next_at timestamptz, add column old_hash bytea, add column old_until timestamptz`.execute(db);
  await sql`create index session_by_old_hash on session (old_hash) where old_hash is not null`.execute(db);
  await sql.raw(findSession).execute(db);
}
