import type { ClientBase } from "pg";
import { Refusal } from "../refusal.ts";

/** The three roles: `owner` changes tables, `app` changes rows, `reader` reads. */
export type Role = "owner" | "app" | "reader";

export const roleNames: Readonly<Record<Role, string>> = {
  owner: "brink_owner",
  app: "brink_app",
  reader: "brink_reader",
};

/** Extensions that Brink uses; both are trusted, so the owner of a database may make them. */
const extensions = ["pg_trgm", "unaccent"];

/** Oldest PostgreSQL that works, as `server_version_num`. */
const oldest = 150_000;

/** @throws Refusal when the server is older than PostgreSQL 15. */
export async function requireVersion(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ server_version_num: string }>("show server_version_num");
  const version = Number(rows[0]?.server_version_num);
  if (version < oldest)
    throw new Refusal(`Brink needs PostgreSQL 15 or newer; this server is ${Math.floor(version / 10_000)}.`);
}

/** @throws Refusal when the database cannot hold every letter. */
export async function requireUtf8(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ server_encoding: string }>("show server_encoding");
  const encoding = rows[0]?.server_encoding;
  if (encoding !== "UTF8")
    throw new Refusal(
      `Brink needs a database in UTF8; this one is ${encoding}. Make it with: create database brink template template0 encoding 'UTF8'.`,
    );
}

/**
 * Makes the roles where they are missing. The login that calls becomes a member, so that it may act as each of them.
 * @throws Refusal naming the statements to run when the login may not make roles.
 */
export async function prepareRoles(client: ClientBase): Promise<void> {
  await client.query("select pg_advisory_lock(hashtext('brink_roles'))");
  try {
    for (const name of Object.values(roleNames)) await makeRole(client, name);
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('brink_roles'))");
  }
}

async function makeRole(client: ClientBase, name: string): Promise<void> {
  try {
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [name]);
    if (!rowCount) await client.query(`create role ${name} login`);
    const member = await client.query<{ yes: boolean }>("select pg_has_role(current_user, $1, 'member') as yes", [
      name,
    ]);
    if (!member.rows[0]?.yes) await client.query(`grant ${name} to current_user`);
  } catch (error) {
    if ((error as { code?: string }).code !== "42501") throw error;
    const names = Object.values(roleNames).join(", ");
    throw new Refusal(
      `The database login may not make the roles ${names}. Let an administrator run "create role ${name} login; grant ${name} to <login>;" for each.`,
    );
  }
}

/**
 * Lets the roles into this database: owner makes tables, and whatever it makes app may fill and reader may read.
 * Safe to run at every start.
 */
export async function prepareDatabase(client: ClientBase): Promise<void> {
  const { owner, app, reader } = roleNames;
  const { rows } = await client.query<{ name: string }>("select current_database() as name");
  await client.query("select pg_advisory_lock(hashtext('brink_database'))");
  try {
    for (const name of extensions) await client.query(`create extension if not exists ${name}`);
    await client.query(`grant connect, create, temporary on database "${rows[0]?.name}" to ${owner}`);
    await client.query(`revoke create on schema public from public`);
    await client.query(`grant all on schema public to ${owner}`);
    await client.query(`grant usage on schema public to ${app}, ${reader}`);
    const whatOwnerMakes = `alter default privileges for role ${owner} in schema public`;
    await client.query(`${whatOwnerMakes} grant select, insert, update, delete on tables to ${app}`);
    await client.query(`${whatOwnerMakes} grant usage, select on sequences to ${app}`);
    await client.query(`${whatOwnerMakes} grant select on tables to ${reader}`);
  } finally {
    await client.query("select pg_advisory_unlock(hashtext('brink_database'))");
  }
}
