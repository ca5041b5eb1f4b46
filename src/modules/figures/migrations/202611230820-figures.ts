import { type Kysely, sql } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table dataset (
    id smallint generated always as identity primary key,
    table_id text not null unique,
    title text not null,
    publisher text not null,
    licence text not null,
    source_url text not null,
    division_year smallint not null,
    retrieved date not null,
    checksum text not null,
    origin text not null check (origin in ('import', 'pack')),
    report jsonb not null,
    loaded_at timestamptz not null default now()
  )`.execute(db);
  await sql`create table figure_pack (name text primary key, checksum text not null)`.execute(db);
  await sql`create table indicator (id smallint generated always as identity primary key, slug text not null unique)`.execute(
    db,
  );
  // No foreign keys here: ten million rows are written by the loader alone, in one transaction with what they point to, and each key
  // would cost a third of the load. One row a value. Status 0 is a value; the others keep the kinds of missing apart (model.ts). Age 0 is everyone.
  await sql`create table observation (
    indicator_id smallint not null,
    age smallint not null,
    year smallint not null,
    area_id int not null,
    dataset_id smallint not null,
    status smallint not null,
    value double precision,
    lower double precision,
    upper double precision,
    numerator double precision,
    denominator double precision,
    primary key (indicator_id, age, year, area_id),
    check ((status = 0) = (value is not null))
  )`.execute(db);
  await sql`create index observation_of_area on observation (area_id, indicator_id, age, year)`.execute(db);
}
