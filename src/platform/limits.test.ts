import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import type { DatabaseHandle } from "./database/index.ts";
import { openKeys } from "./keys.ts";
import { forgetSpent, spend } from "./limits.ts";

describe("limits on abuse", () => {
  const keys = openKeys({ key: "a secret of this test, long enough", dataFolder: "" });
  const limit = { name: "sign-in by address", key: "jan@dorp.example", limit: 5, perSeconds: 900 };
  let database: DatabaseHandle;
  let now: Date;
  const clock = () => now;
  const wait = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1_000);
  };
  const attempt = (change: Partial<typeof limit> = {}) => spend(database.db, { keys, clock }, { ...limit, ...change });
  const times = async (n: number, change: Partial<typeof limit> = {}) => {
    const results = await Promise.all(Array.from({ length: n }, () => attempt(change)));
    return results.filter((result) => result.allowed).length;
  };

  beforeAll(async () => {
    database = await testDatabase();
  });
  beforeEach(async () => {
    now = new Date("2026-11-23T10:00:00Z");
    await sql`delete from abuse_limits`.execute(database.db);
  });
  afterAll(() => database.close());

  it("lets exactly the limit through, also when sixty try in the same moment", async () => {
    expect(await times(60)).toBe(5);
    expect(await times(60)).toBe(0);
  });

  it("says how long to wait, and lets through again after that and not before", async () => {
    await times(5);
    wait(300);
    expect(await attempt()).toEqual({ allowed: false, retryAfter: 600 });
    wait(599);
    expect(await attempt()).toEqual({ allowed: false, retryAfter: 1 });
    wait(1);
    expect(await times(10)).toBe(5);
  });

  it("going on trying does not make the wait longer", async () => {
    await times(50);
    wait(899);
    await times(50);
    wait(1);
    expect((await attempt()).allowed).toBe(true);
  });

  it("counts each name and each key by itself, and no two pairs are the same", async () => {
    await times(5);
    expect((await attempt({ key: "els@dorp.example" })).allowed).toBe(true);
    expect((await attempt({ name: "sign-in by network" })).allowed).toBe(true);
    expect(await times(5, { name: "a b", key: "c" })).toBe(5);
    expect(await times(5, { name: "a", key: "b c" })).toBe(5);
  });

  it("keeps no address, and tomorrow nobody can tell that it is the same one", async () => {
    const stored = async () =>
      (await sql<{ key: Buffer }>`select key from abuse_limits`.execute(database.db)).rows.map((row) => row.key);
    await attempt();
    const [today] = await stored();
    expect(today?.toString("latin1")).not.toContain("dorp");
    wait(86_400);
    await forgetSpent(database.db, { clock });
    expect(await stored()).toEqual([]);
    await attempt();
    expect(await stored()).not.toContainEqual(today);
  });

  it("another installation's key gives other hashes", async () => {
    await times(5);
    const other = openKeys({ key: "the secret of another installation", dataFolder: "" });
    expect((await spend(database.db, { keys: other, clock }, limit)).allowed).toBe(true);
  });

  it("a clock that ran an hour ahead and was set back does not shut anyone out", async () => {
    wait(3_600);
    await times(5);
    wait(-3_600);
    expect((await attempt()).allowed).toBe(true);
  });

  it("a process whose clock is a second behind opens no new period", async () => {
    await times(5);
    wait(-1);
    expect((await attempt()).allowed).toBe(false);
  });

  it("a database that fails lets nobody through", async () => {
    const broken = database.db.transaction().execute(async (trx) => {
      await sql`select 1/0`.execute(trx).catch(() => undefined);
      return spend(trx, { keys, clock }, limit);
    });
    await expect(broken).rejects.toThrow("aborted");
  });

  it("the reading role cannot see it", async () => {
    await expect(sql`select * from abuse_limits`.execute(database.reader)).rejects.toMatchObject({ code: "42501" });
  });
});
