import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import { type DebianPostgres, debianPrograms, startDebianPostgres } from "../../../tests/support/debian-postgres.ts";
import { jobs, prepareJobs } from "../jobs/index.ts";
import { restoreBackup, writeBackup } from "./backup/index.ts";
import { appliedMigrations, type DatabaseHandle, migrate, openDatabase } from "./index.ts";

const programs = debianPrograms();
if (!programs && process.env.CI)
  throw new Error("Debian's PostgreSQL is missing; in CI that is a failure (apt-get install postgresql).");
if (!programs) console.warn("Skipped the tests of DATABASE_URL: no PostgreSQL in /usr/lib/postgresql.");

describe.runIf(programs)("a PostgreSQL of one's own, through DATABASE_URL", () => {
  const dataFolder = "/nowhere";
  const folder = mkdtempSync(join(tmpdir(), "brink-url-"));
  const handles: DatabaseHandle[] = [];
  let server: DebianPostgres;
  const open = async (databaseUrl: string, ownerUrl?: string) => {
    const handle = await openDatabase({ dataFolder, databaseUrl, ownerUrl });
    handles.push(handle);
    return handle;
  };

  beforeAll(async () => {
    server = await startDebianPostgres(programs!);
    await server.run(
      "postgres",
      "create role host login createrole",
      "create database brink owner host",
      "create database target owner host",
      "create role guest login",
      "create database latin owner host template template0 encoding 'LATIN1' locale 'C'",
    );
  });
  afterAll(async () => {
    await Promise.all(handles.map((handle) => handle.close()));
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  it("takes all migrations from a login that owns the database and may make roles, but is no superuser", async () => {
    const handle = await open(server.url("host", "brink"));
    expect(handle.kind).toBe("url");
    expect(await migrate(handle)).toEqual(await appliedMigrations(handle.owner));
    expect(await migrate(handle)).toEqual([]);
    await prepareJobs(handle.ownerPool);
  });

  it("keeps the three roles apart", async () => {
    const handle = await open(server.url("host", "brink"));
    const who = async (db: DatabaseHandle["db"]) =>
      (await sql<{ who: string }>`select current_user as who`.execute(db)).rows[0]?.who;
    expect([await who(handle.owner), await who(handle.db), await who(handle.reader)]).toEqual([
      "brink_owner",
      "brink_app",
      "brink_reader",
    ]);
    await sql`update page_version set version = version + 1`.execute(handle.db);
    await expect(sql`create table mine (id int)`.execute(handle.db)).rejects.toMatchObject({ code: "42501" });
    expect((await sql`select * from page_version`.execute(handle.reader)).rows).toHaveLength(1);
    await expect(sql`update page_version set version = 1`.execute(handle.reader)).rejects.toMatchObject({
      code: "42501",
    });
    await jobs.add(handle.db, "test.letter", { id: "1" });
  });

  it("lets a second process start at the same time", async () => {
    const both = await Promise.all([open(server.url("host", "target")), open(server.url("host", "target"))]);
    const ran = await Promise.all(both.map((handle) => migrate(handle)));
    expect(ran.map((names) => names.length).toSorted((a, b) => a - b)).toEqual([
      0,
      (await appliedMigrations(both[0].owner)).length,
    ]);
    await Promise.all(both.map((handle) => handle.close()));
  });

  it("takes over the embedded database from a backup, and gives it back", async () => {
    const embedded = await testDatabase();
    handles.push(embedded);
    await sql`insert into region (id, position, content, imported, pack_checksum) values ('drenthe', 1, '{"name":"Dré 🌾"}', '{}', 'x')`.execute(
      embedded.db,
    );
    await sql`insert into area (code, division_year, kind, name) select 'BU' || n, 2024, 'neighbourhood', 'Buurt ' || n from generate_series(1, 300) n`.execute(
      embedded.db,
    );
    await jobs.add(embedded.db, "test.count", { id: "2" });
    const there = join(folder, "there.backup");
    await writeBackup(embedded.ownerPool, there, { secret: "a key for backups of 32 characters" });

    const target = await open(server.url("host", "target"));
    await sql`insert into region (id, position, content, imported, pack_checksum) values ('gone', 1, '{}', '{}', 'x')`.execute(
      target.owner,
    );
    await restoreBackup(target.ownerPool, there, { secret: "a key for backups of 32 characters" });
    const areas = await sql`select count(*) as areas, max(id) as last from area`.execute(target.reader);
    expect(areas.rows).toEqual([{ areas: 300, last: 300 }]);
    expect((await sql`select id, content from region`.execute(target.db)).rows).toEqual([
      { id: "drenthe", content: { name: "Dré 🌾" } },
    ]);
    const next =
      await sql`insert into area (code, division_year, kind, name) values ('BU0', 2024, 'neighbourhood', 'next') returning id`.execute(
        target.db,
      );
    expect(next.rows).toEqual([{ id: 301 }]);
    await jobs.add(target.db, "test.more", {});
    await target.close();

    const back = join(folder, "back.backup");
    const again = await open(server.url("host", "target"));
    await writeBackup(again.ownerPool, back);
    const home = await testDatabase();
    handles.push(home);
    await restoreBackup(home.ownerPool, back);
    expect((await sql`select count(*) as areas from area`.execute(home.db)).rows).toEqual([{ areas: 301 }]);
    const waiting = await sql`select task_identifier as task from graphile_worker.jobs order by 1`.execute(home.owner);
    expect(waiting.rows).toEqual([{ task: "test.count" }, { task: "test.more" }]);
  });

  it("works with one login for tables and another that only serves", async () => {
    await server.run("postgres", "create role serves login", "grant brink_app, brink_reader to serves");
    const handle = await open(server.url("serves", "brink"), server.url("host", "brink"));
    await sql`update page_version set version = version + 1`.execute(handle.db);
    await expect(sql`drop table page_version`.execute(handle.db)).rejects.toMatchObject({ code: "42501" });
    expect((await sql`select * from page_version`.execute(handle.reader)).rows).toHaveLength(1);
    expect(await migrate(handle)).toEqual([]);
  });

  it("is refused in one sentence when it cannot be reached, used or holds other letters", async () => {
    await expect(open("postgres://host@127.0.0.1:1/brink")).rejects.toThrow(
      /^Brink cannot reach the database of DATABASE_URL: .*\.$/,
    );
    await expect(open(server.url("host", "nowhere"))).rejects.toThrow(
      "Brink cannot reach the database of DATABASE_URL",
    );
    await expect(open(server.url("guest", "brink"))).rejects.toThrow("may not make the roles");
    await expect(open(server.url("host", "latin"))).rejects.toThrow(
      "Brink needs a database in UTF8; this one is LATIN1.",
    );
  });
});
