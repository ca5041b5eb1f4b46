import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditHead, sealAudit, writeAudit } from "#platform/audit/index.ts";
import type { DatabaseHandle } from "#platform/database/index.ts";
import { openKeys } from "#platform/keys.ts";
import { testDatabase } from "../../tests/support/database.ts";

const root = resolve(import.meta.dirname, "../..");
const secret = "a secret of this test, long enough";

describe("brink audit verify", () => {
  let database: DatabaseHandle;
  beforeAll(async () => {
    database = await testDatabase();
    const clock = () => new Date();
    for (const action of ["test.one", "test.two"]) await writeAudit(database.db, { clock }, { actor: "p1", action });
    await sealAudit({ database, keys: openKeys({ key: secret, dataFolder: "" }), clock });
  });
  afterAll(() => database.close());

  function brink(...words: string[]) {
    const { host, database: name } = database.connection("owner");
    const url = `postgres://postgres@localhost/${name}?host=${encodeURIComponent(host ?? "")}`;
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "./src/platform/tsx-hook.mjs", "src/cli/brink.ts", ...words],
      { cwd: root, env: { PATH: process.env.PATH, DATABASE_URL: url, BRINK_KEY: secret }, encoding: "utf8" },
    );
    return { status, stdout, stderr };
  }

  it("says in JSON that all is whole, also against the head that was published", async () => {
    const head = (await auditHead(database.db))!.text;
    const { status, stdout } = brink("audit", "verify", "--head", head, "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ whole: true, lines: 2, emptied: 0, waiting: 0, faults: [] });
  });

  it("ends with 1 and names the line where it is not", async () => {
    await sql`update audit_entries set actor = 'p9'
      where id = (select entry from audit_seals where number = 2)`.execute(database.owner);
    const { status, stdout, stderr } = brink("audit", "verify");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("altered from line 2");
  });
});
