import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table region (
    id text primary key check (id ~ '^[a-z][a-z0-9-]*$'),
    position smallint not null,
    status text not null default 'example' check (status in ('example', 'in_use')),
    content jsonb not null,
    imported jsonb not null,
    pack_checksum text not null,
    updated_at timestamptz not null default now()
  )`.execute(db);
  await sql`create table area (
    id int generated always as identity primary key,
    code text not null check (code = trim(code) and code <> ''),
    division_year smallint not null,
    kind text not null check (kind in ('country', 'ggd_region', 'region', 'municipality', 'district', 'neighbourhood', 'working_area', 'village')),
    name text not null,
    municipality_code text,
    district_code text,
    region_id text references region (id),
    change smallint check (change between 1 and 3),
    residents int,
    unique (code, division_year)
  )`.execute(db);
  await sql`create index area_by_municipality on area (municipality_code, division_year, kind)`.execute(db);
  await sql`create index area_by_region on area (region_id, kind) where region_id is not null`.execute(db);
  await sql`create index area_by_kind on area (kind, division_year)`.execute(db);
  await sql`create index area_by_name on area using gin (lower(name) gin_trgm_ops)`.execute(db);
  await sql`create table region_municipality (
    region_id text not null references region (id),
    code text not null,
    primary key (region_id, code)
  )`.execute(db);
  await sql`create table working_area_version (
    id int generated always as identity primary key,
    region_id text not null references region (id),
    division_year smallint not null,
    valid_from date not null,
    source text not null check (source in ('pack', 'operator')),
    checksum text not null,
    unique (region_id, checksum)
  )`.execute(db);
  await sql`create table area_part (
    area_id int not null references area (id),
    version_id int not null references working_area_version (id),
    part_code text not null,
    primary key (version_id, area_id, part_code)
  )`.execute(db);
  await sql`create index area_part_by_part on area_part (part_code, version_id)`.execute(db);
  await sql`create table outline (
    region_id text not null references region (id),
    kind text not null,
    division_year smallint not null,
    source text not null,
    topology jsonb not null,
    checksum text not null,
    primary key (region_id, kind)
  )`.execute(db);
}
