import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import type { DatabaseHandle } from "../database/index.ts";
import { openKeys } from "../keys.ts";
import { entryHash, firstLink, link } from "./entry.ts";
import { auditHead, auditPublicKey, emptyAudit, readHead, sealAudit, verifyAudit, writeAudit } from "./index.ts";

const secret = "a secret of this test, long enough";

describe("verifying the audit", () => {
  const keys = openKeys({ key: secret, dataFolder: "" });
  let database: DatabaseHandle;
  let now: Date;
  const clock = () => now;
  const ctx = () => ({ database, keys, clock });
  const write = (action: string) =>
    writeAudit(database.db, { clock }, { actor: "p1", action, subject: "p2", details: { n: 1.5 } });
  const verify = (head?: string) => verifyAudit(database.db, { keys, ...(head ? { head: readHead(head) } : {}) });
  /** The first fault in short, or "whole". */
  const verdict = async (head?: string) => {
    const [fault] = (await verify(head)).faults;
    return fault ? `${fault.kind} ${fault.line}` : "whole";
  };
  /** Does something that only someone with the whole database could. */
  const tamper = (words: string) => sql.raw(words).execute(database.owner);

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  /** Nine lines in three signed runs of three. */
  beforeEach(async () => {
    await sql`truncate audit_entries, audit_waiting, audit_pending, audit_seals, audit_emptied`.execute(database.owner);
    await tamper("alter table audit_entries enable trigger audit_note_pending");
    now = new Date("2026-11-23T10:20:30Z");
    for (let run = 0; run < 3; run += 1) {
      for (let entry = 0; entry < 3; entry += 1) {
        now = new Date(now.getTime() + 1_000);
        await write(`test.line${run * 3 + entry + 1}`);
      }
      await sealAudit(ctx());
    }
  });

  it("an untouched chain is whole, and says what still waits", async () => {
    const head = await auditHead(database.db);
    await write("test.later");
    expect(await verify(head?.text)).toEqual({ whole: true, lines: 9, emptied: 0, waiting: 1, faults: [] });
    expect(head).toMatchObject({ number: 9 });
    await sealAudit(ctx());
    expect(await verdict(head?.text)).toBe("whole");
  });

  it("seals in order of time, each line once, also when many seal at once", async () => {
    for (let entry = 0; entry < 20; entry += 1) await write("test.many");
    await Promise.all([sealAudit(ctx()), sealAudit(ctx()), sealAudit(ctx())]);
    await sealAudit(ctx());
    const { rows } = await sql<{ at: Date }>`
      select at from audit_seals seal join audit_entries line on line.id = seal.entry order by number`.execute(
      database.db,
    );
    expect(rows).toHaveLength(29);
    expect(rows.map((row) => row.at.getTime())).toEqual(rows.map((row) => row.at.getTime()).toSorted((a, b) => a - b));
    expect(await verdict()).toBe("whole");
  });

  it("misses no entry of a transaction that took long: it is sealed after those that were written later", async () => {
    const slow = await database.db.startTransaction().execute();
    await writeAudit(slow, { clock }, { actor: "p1", action: "test.slow" });
    now = new Date(now.getTime() + 20_000);
    await write("test.quick");
    expect(await sealAudit(ctx())).toBe(1);
    await slow.commit().execute();
    expect(await sealAudit(ctx())).toBe(1);
    expect(await verify()).toMatchObject({ whole: true, lines: 11, waiting: 0 });
  });

  it("gives no line a second seal when a copy of the database was loaded that noted all as new", async () => {
    await tamper("insert into audit_pending select id, at from audit_entries");
    await write("test.after");
    await sealAudit(ctx());
    expect(await verify()).toMatchObject({ whole: true, lines: 10, waiting: 0 });
  });

  it("seals more entries than fit in one run", async () => {
    await sql`insert into audit_entries (id, at, coarse, actor, action, outcome, details)
      select gen_random_uuid(), ${now}, false, 'p1', 'test.many', 'done', '{}' from generate_series(1, 2500)`.execute(
      database.db,
    );
    expect(await sealAudit(ctx())).toBe(2_500);
    expect(await verify()).toMatchObject({ whole: true, lines: 2_509, waiting: 0 });
  });

  it.each(["actor", "action", "subject", "outcome", "details", "at"])(
    "sees that %s of a line was altered, and which line",
    async (column) => {
      const value = { outcome: "'refused'", details: `'{"n": 2}'`, at: "at - interval '1 day'" }[column] ?? "'changed'";
      await tamper(`update audit_entries set ${column} = ${value} where action = 'test.line5'`);
      expect(await verdict()).toBe("altered 5");
    },
  );

  it("sees that an entry was removed, with or without its seal, and from which line", async () => {
    await tamper("delete from audit_entries where action = 'test.line4'");
    expect(await verdict()).toBe("removed 4");
    await tamper("delete from audit_seals where number = 4");
    expect(await verdict()).toBe("removed 4");
  });

  it("sees an entry that was put in without going through the sealer", async () => {
    await tamper("alter table audit_entries disable trigger audit_note_pending");
    await tamper(`insert into audit_entries (id, at, coarse, actor, action, outcome, details)
      values ('00000000-0000-4000-8000-000000000001', now(), false, 'p9', 'test.false', 'done', '{}')`);
    const { faults } = await verify();
    expect(faults).toEqual([expect.objectContaining({ kind: "added", entry: "00000000-0000-4000-8000-000000000001" })]);
  });

  it("sees lines chained on without our signature, and with a signature of another key", async () => {
    const stranger = {
      database,
      clock,
      keys: openKeys({ key: "someone else's secret, long enough too", dataFolder: "" }),
    };
    await write("test.false");
    await sealAudit(stranger);
    expect(await verdict()).toBe("altered 10");
    await tamper("update audit_seals set signature = null, key_id = null where number = 10");
    expect(await verdict()).toBe("added 10");
  });

  it("sees a chain that was computed anew from a line on: nobody without the key can sign it", async () => {
    await tamper("update audit_entries set actor = 'changed' where action = 'test.line5'");
    await rechain();
    expect(await verdict()).toBe("altered 4");
  });

  it("a published head shows what a signature cannot: the end cut off, or everything signed anew with a stolen key", async () => {
    const head = (await auditHead(database.db))!.text;
    await tamper("delete from audit_entries where action in ('test.line7', 'test.line8', 'test.line9')");
    await tamper("delete from audit_seals where number > 6");
    expect(await verdict()).toBe("whole");
    expect(await verdict(head)).toBe("removed 7");
    for (const action of ["test.line7", "test.other", "test.line9"]) await write(action);
    await sealAudit(ctx());
    expect(await verdict()).toBe("whole");
    expect(await verdict(head)).toBe("altered 9");
  });

  it("goes on after a fault, so that two are two", async () => {
    await tamper("update audit_entries set actor = 'changed' where action in ('test.line2', 'test.line8')");
    expect((await verify()).faults.map((fault) => fault.line)).toEqual([2, 8]);
  });

  it("empties whole signed runs whose term is over, keeps the hashes, and the rest can still be verified", async () => {
    const head = (await auditHead(database.db))!.text;
    expect(await emptyAudit(ctx(), new Date("2026-11-23T10:20:36Z"))).toBe(3);
    expect(await verify(head)).toMatchObject({ whole: true, lines: 9, emptied: 3 });
    expect(await emptyAudit(ctx(), new Date("2026-11-23T10:20:36Z"))).toBe(0);
    expect(await emptyAudit(ctx(), new Date("2027-01-01T00:00:00Z"))).toBe(6);
    expect(await verify(head)).toMatchObject({ whole: true, lines: 9, emptied: 9 });
    const { rows } = await sql<{ n: number }>`select count(*) as n from audit_entries`.execute(database.db);
    expect(rows[0]?.n).toBe(0);
  });

  it("a hole is no retention: only a note that we signed excuses missing entries", async () => {
    await emptyAudit(ctx(), new Date("2026-11-23T10:20:36Z"));
    await tamper("delete from audit_entries");
    expect(await verdict()).toBe("removed 4");
    await tamper("update audit_emptied set through = 9");
    expect(await verdict()).toBe("removed 1");
  });

  it("goes on with a new key, and lines signed with the old one remain good as long as it is known", async () => {
    const renewed = openKeys({ key: "a new secret after the rotation, long", oldKeys: [secret], dataFolder: "" });
    await write("test.after");
    await sealAudit({ database, clock, keys: renewed });
    expect(await verifyAudit(database.db, { keys: renewed })).toMatchObject({ whole: true, lines: 10 });
    expect(auditPublicKey(renewed)).not.toBe(auditPublicKey(keys));
    expect(auditPublicKey(keys)).toMatch(/^[\w-]{43}$/);
  });

  it("refuses words that are no head", () => {
    for (const text of ["", "9", "9.abc", `-1.${"a".repeat(64)}`, `9.${"g".repeat(64)}`])
      expect(() => readHead(text)).toThrow("no published head");
  });

  /** Computes every hash anew over what is in the tables now, as an intruder would who read our source. */
  async function rechain() {
    const { rows } = await sql<Parameters<typeof entryHash>[0] & { number: number }>`
      select number, line.* from audit_seals seal join audit_entries line on line.id = seal.entry order by number`.execute(
      database.owner,
    );
    let previous: Uint8Array = firstLink;
    for (const row of rows) {
      const own = entryHash(row);
      previous = link(previous, own);
      await sql`update audit_seals set entry_hash = ${own}, hash = ${previous} where number = ${row.number}`.execute(
        database.owner,
      );
    }
  }
});
