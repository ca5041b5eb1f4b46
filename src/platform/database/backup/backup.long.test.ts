import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { emptyDatabase } from "../../../../tests/support/empty-database.ts";
import { migrateWithin } from "../migrate.ts";
import { bulkTransaction } from "../transaction.ts";
import { restoreBackup, writeBackup } from "./index.ts";

const megabyte = 1024 * 1024;
const migrations = {
  "202601010000-test": {
    async up(db: never) {
      await sql`create table wide (id int primary key, words text not null)`.execute(db);
    },
  },
};

/** Highest memory of this process while work is done, above what it was before, in bytes. */
async function growth(work: () => Promise<unknown>): Promise<number> {
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 20);
  await work();
  clearInterval(timer);
  return highest - before;
}

describe("a large database", () => {
  it("is backed up and restored without being held in memory", async () => {
    const folder = mkdtempSync(join(tmpdir(), "brink-large-"));
    const file = join(folder, "large.backup");
    const secret = "a key for backups of 32 characters";
    const [source, target] = [await emptyDatabase(), await emptyDatabase()];
    await bulkTransaction(source.ownerPool, ({ db }) => migrateWithin(db, migrations as never));
    // About 700 MB of text that gzip cannot make small.
    await sql`insert into wide select n, (select string_agg(md5(n::text || m::text), '') from generate_series(1, 20) m) from generate_series(1, 1100000) n`.execute(
      source.owner,
    );
    expect(await growth(() => writeBackup(source.ownerPool, file, { secret }))).toBeLessThan(200 * megabyte);
    expect(statSync(file).size).toBeGreaterThan(300 * megabyte);
    expect(
      await growth(() => restoreBackup(target.ownerPool, file, { secret, migrations: migrations as never })),
    ).toBeLessThan(200 * megabyte);
    const { rows } = await sql`select count(*) as rows from wide`.execute(target.owner);
    expect(rows).toEqual([{ rows: 1_100_000 }]);
    await sql`drop table wide`.execute(source.owner);
    await Promise.all([source.close(), target.close()]);
    rmSync(folder, { recursive: true });
  });
});
