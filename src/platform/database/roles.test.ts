import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../../../tests/support/database.ts";
import { grantOnly } from "./grants.ts";
import type { DatabaseHandle } from "./index.ts";
import { parseWholeNumber } from "./pools.ts";

describe("the three roles", () => {
  let handle: DatabaseHandle;
  beforeAll(async () => {
    handle = await testDatabase();
    await sql`create table note (id int primary key, words text)`.execute(handle.owner);
    await sql`create table ledger (id int primary key)`.execute(handle.owner);
    await grantOnly(handle.owner as never, "ledger", ["insert", "select"]);
  });
  afterAll(() => handle.close());

  it("app changes rows but no tables", async () => {
    await sql`insert into note values (1, 'x')`.execute(handle.db);
    await sql`update note set words = 'y' where id = 1`.execute(handle.db);
    for (const forbidden of [
      "create table mine (id int)",
      "drop table note",
      "alter table note add column x int",
      "truncate note",
    ]) {
      await expect(sql.raw(forbidden).execute(handle.db)).rejects.toMatchObject({ code: "42501" });
    }
  });

  it("reader reads and nothing else", async () => {
    const { rows } = await sql`select * from note`.execute(handle.reader);
    expect(rows).toHaveLength(1);
    await expect(sql`delete from note`.execute(handle.reader)).rejects.toMatchObject({ code: "42501" });
  });

  it("an append-only table refuses update, delete and truncate, also from app", async () => {
    await sql`insert into ledger values (1)`.execute(handle.db);
    for (const forbidden of ["update ledger set id = 2", "delete from ledger", "truncate ledger"]) {
      await expect(sql.raw(forbidden).execute(handle.db)).rejects.toMatchObject({ code: "42501" });
    }
  });

  it("whole numbers come as numbers, and one that does not fit is a fault", async () => {
    const { rows } = await sql<{ n: number }>`select 9007199254740991::bigint as n`.execute(handle.db);
    expect(rows[0]?.n).toBe(9_007_199_254_740_991);
    expect(() => parseWholeNumber("9007199254740993")).toThrow(RangeError);
  });
});
