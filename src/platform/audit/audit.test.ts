import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import type { DatabaseHandle } from "../database/index.ts";
import { type Keys, openKeys } from "../keys.ts";
import { auditOf, sealAudit, sealLag, writeAudit } from "./index.ts";

describe("writing the audit", () => {
  const dataFolder = mkdtempSync(join(tmpdir(), "brink-audit-"));
  const keys: Keys = openKeys({ key: undefined, dataFolder });
  let database: DatabaseHandle;
  let now: Date;
  const clock = () => now;
  const ctx = () => ({ database, keys, clock });

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    await sql`truncate audit_entries, audit_waiting, audit_pending, audit_seals, audit_emptied`.execute(database.owner);
    now = new Date("2026-11-23T10:20:30.456Z");
  });
  afterAll(async () => {
    await database.close();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  it("an entry stays or goes with the change it describes", async () => {
    const attempt = database.db.transaction().execute(async (trx) => {
      await writeAudit(trx, { clock }, { actor: "p1", action: "accounts.change", subject: "p2" });
      throw new Error("the change failed");
    });
    await expect(attempt).rejects.toThrow("the change failed");
    expect(await auditOf(database.db, "p2")).toEqual([]);
    await writeAudit(database.db, { clock }, { actor: "p1", action: "accounts.change", subject: "p2" });
    expect(await auditOf(database.db, "p2")).toHaveLength(1);
  });

  it("keeps every field that NEN 7513 asks for, the time to the second", async () => {
    const entry = {
      actor: "p1",
      action: "accounts.read",
      subject: "p2",
      subjectKind: "person",
      region: "drenthe",
      organisation: "o1",
      purpose: "membership",
      outcome: "refused",
      details: { reason: "role", tries: 2, known: true, nothing: null },
    } as const;
    await writeAudit(database.db, { clock }, entry);
    const [line] = await auditOf(database.db, "p2");
    expect(line).toMatchObject({ ...entry, at: new Date("2026-11-23T10:20:30Z"), coarse: false });
  });

  it("the application may add and read, and cannot change, remove, empty or seal", async () => {
    await writeAudit(database.db, { clock }, { actor: "p1", action: "accounts.change" });
    await writeAudit(database.db, { clock }, { actor: "p1", action: "ballots.vote", coarse: true });
    await sealAudit(ctx());
    const columns = {
      audit_entries: "actor",
      audit_waiting: "actor",
      audit_seals: "entry",
      audit_pending: "entry",
      audit_emptied: "key_id",
    };
    const forbidden = Object.entries(columns).flatMap(([table, column]) => [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]);
    for (const table of ["audit_seals", "audit_pending", "audit_emptied"])
      forbidden.push(`insert into ${table} select * from ${table}`);
    expect(await allowed(database.db, forbidden)).toEqual([]);
  });

  it("the reading role does not see who did what", async () => {
    const tables = ["audit_entries", "audit_waiting", "audit_pending"].map((table) => `select * from ${table}`);
    expect(await allowed(database.reader, tables)).toEqual([]);
  });

  it("shows one subject's lines in pages, newest first, without losing lines of the same second", async () => {
    for (const action of ["a.a", "a.b", "a.c", "a.d"])
      await writeAudit(database.db, { clock }, { actor: "p1", action, subject: "p2" });
    now = new Date("2026-11-23T11:00:00Z");
    await writeAudit(database.db, { clock }, { actor: "p1", action: "a.last", subject: "p2" });
    await writeAudit(database.db, { clock }, { actor: "p1", action: "a.other", subject: "p3" });
    const first = await auditOf(database.db, "p2", { limit: 2 });
    const rest = await auditOf(database.db, "p2", { before: first[1]! });
    expect(first[0]?.action).toBe("a.last");
    expect([...first, ...rest].map((line) => line.action).toSorted()).toEqual(["a.a", "a.b", "a.c", "a.d", "a.last"]);
  });

  it("nothing in the database tells at what minute a coarse entry came, not even its place among the others", async () => {
    for (const minute of ["01", "20", "40", "59"]) {
      now = new Date(`2026-11-23T10:${minute}:00Z`);
      await writeAudit(database.db, { clock }, { actor: `person-${minute}`, action: "accounts.sign-in" });
      await writeAudit(database.db, { clock }, { actor: `pseudonym-${minute}`, action: "ballots.vote", coarse: true });
      await sealAudit(ctx());
    }
    now = new Date("2026-11-23T11:00:01Z");
    await sealAudit(ctx());
    const { rows } = await sql<{ actor: string; at: Date; sealed_at: Date; id: string }>`
      select line.actor, line.at, line.id, seal.sealed_at
      from audit_entries line join audit_seals seal on seal.entry = line.id order by seal.number`.execute(database.db);
    const coarse = rows.slice(4);
    expect(coarse.every((row) => row.actor.startsWith("pseudonym-"))).toBe(true);
    expect(new Set(coarse.map((row) => row.at.toISOString()))).toEqual(new Set(["2026-11-23T10:00:00.000Z"]));
    expect(new Set(coarse.map((row) => row.sealed_at.getTime())).size).toBe(1);
    const ids = coarse.map((row) => row.id);
    expect(ids).toEqual(ids.toSorted());
    const { rows: left } = await sql`select 1 from audit_waiting`.execute(database.db);
    expect(left).toEqual([]);
  });

  it("tells how far the sealer is behind, and a coarse entry is not late before its hour is over", async () => {
    expect(await sealLag(database.db, clock)).toBe(0);
    await writeAudit(database.db, { clock }, { actor: "p1", action: "ballots.vote", coarse: true });
    now = new Date("2026-11-23T10:59:59Z");
    expect(await sealLag(database.db, clock)).toBe(0);
    await writeAudit(database.db, { clock }, { actor: "p1", action: "accounts.change" });
    now = new Date("2026-11-23T11:00:09Z");
    expect(await sealLag(database.db, clock)).toBe(10);
    await sealAudit(ctx());
    expect(await sealLag(database.db, clock)).toBe(0);
  });
});

/** Those of the statements that the database did not refuse for want of rights. */
async function allowed(db: DatabaseHandle["db"], statements: readonly string[]): Promise<readonly string[]> {
  const done: string[] = [];
  for (const statement of statements) {
    const code = await sql
      .raw(statement)
      .execute(db)
      .then(
        () => "done",
        (error: { code?: string }) => error.code,
      );
    if (code !== "42501") done.push(`${statement}: ${code}`);
  }
  return done;
}
