import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { sql } from "kysely";
import { afterAll, describe, expect, it, vi } from "vitest";
import { newDataFolder, removeDataFolder } from "../../tests/support/data-folder.ts";
import { type DatabaseHandle, migrate, openDatabase } from "../platform/database/index.ts";
import { jobs, prepareJobs } from "../platform/jobs/index.ts";
import { openKeys } from "../platform/keys.ts";
import { backupCommands } from "./backup.ts";

const root = resolve(import.meta.dirname, "../..");
const backupKey = "a key for backups of 32 characters";

/** Runs `brink` as an operator would: a process of its own. */
function brink(words: string[], env: Record<string, string>) {
  const inherited = { PATH: process.env.PATH ?? "", TMPDIR: tmpdir() };
  const args = ["--import", "./src/platform/tsx-hook.mjs", "src/cli/brink.ts", ...words];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: root,
    encoding: "utf8",
    env: { ...inherited, ...env },
  });
  return { status, stdout, stderr };
}

/** Runs a command in this process, which is quicker; answers its result and what it remarked. */
async function here(
  name: string,
  args: string[],
  env: Record<string, string>,
): Promise<{ result: unknown; remarks: string }> {
  const remarks: string[] = [];
  const command = backupCommands.find((each) => each.name === name)!;
  for (const [key, value] of Object.entries({
    BRINK_DATA: "",
    BRINK_KEY: "",
    BRINK_BACKUP_KEY: "",
    DATABASE_URL: "",
    ...env,
  }))
    vi.stubEnv(key, value);
  try {
    return {
      result: await command.run(args, { json: true, progress: (line) => void remarks.push(line) }),
      remarks: remarks.join("\n"),
    };
  } finally {
    vi.unstubAllEnvs();
  }
}

/** What every table holds, as one fingerprint per table. */
async function fingerprints({ owner }: DatabaseHandle): Promise<Record<string, string>> {
  const { rows } = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'brink_migration%'`.execute(
    owner,
  );
  const found: Record<string, string> = {};
  for (const { name } of rows) {
    const each = await sql<{
      print: string;
    }>`select count(*) || ' ' || coalesce(md5(string_agg(t::text, ' ' order by t::text)), '') as print from ${sql.table(name)} t`.execute(
      owner,
    );
    found[name] = each.rows[0]?.print ?? "";
  }
  return found;
}

describe("the restore drill", () => {
  const [home, elsewhere, folder] = [newDataFolder(), newDataFolder(), mkdtempSync(join(tmpdir(), "brink-drill-"))];
  const file = join(folder, "brink.backup");
  afterAll(() => {
    for (const data of [home, elsewhere]) removeDataFolder(data);
    rmSync(folder, { recursive: true });
  });

  it("brings an installation back on another machine from its backup and its key", async () => {
    const before = await openDatabase({ dataFolder: home });
    await migrate(before);
    await prepareJobs(before.ownerPool);
    await sql`insert into region (id, position, content, imported, pack_checksum) values ('drenthe', 1, '{"name":"Drenthe"}', '{}', 'x')`.execute(
      before.db,
    );
    await sql`insert into area (code, division_year, kind, name, region_id) select 'GM' || n, 2024, 'municipality', 'Gemeente ' || n, 'drenthe' from generate_series(1, 500) n`.execute(
      before.db,
    );
    await jobs.add(before.db, "drill.letter", { id: "1" });
    const whole = await fingerprints(before);
    writeFileSync(join(home, "key"), `${"k".repeat(43)}\n`);

    // While Brink runs: the command joins its server.
    const made = brink(["backup", file, "--json"], { BRINK_DATA: home, BRINK_BACKUP_KEY: backupKey });
    expect(made).toMatchObject({ status: 0 });
    const { ring } = openKeys({ dataFolder: home, key: undefined });
    expect(JSON.parse(made.stdout)).toMatchObject({ file, encrypted: true, keyId: ring[0]?.id });
    await expect(here("restore", [file], { BRINK_DATA: home, BRINK_BACKUP_KEY: backupKey })).rejects.toThrow(
      "Brink still works on this database",
    );
    await before.close();

    const brought = brink(["restore", file, "--json"], { BRINK_DATA: elsewhere, BRINK_BACKUP_KEY: backupKey });
    expect(brought).toMatchObject({ status: 0 });
    expect(JSON.parse(brought.stdout)).toMatchObject({ keyFits: false, migrated: [] });
    expect(brought.stderr).toContain("made under another BRINK_KEY");
    const after = await openDatabase({ dataFolder: elsewhere });
    try {
      expect(await migrate(after)).toEqual([]);
      expect(await fingerprints(after)).toEqual(whole);
      const { rows } = await sql`select task_identifier as task from graphile_worker.jobs`.execute(after.owner);
      expect(rows).toEqual([{ task: "drill.letter" }]);
    } finally {
      await after.close();
    }
  }, 120_000);

  it("answers what a person can get wrong in one sentence, and leaves no trace", async () => {
    const [nowhere, short] = [join(folder, "nowhere"), join(folder, "short")];
    const mistakes: [string, string[], Record<string, string>, string][] = [
      ["backup", [], {}, "Say: brink backup <file>"],
      ["backup", [short], { BRINK_DATA: nowhere }, `There is nothing to back up: ${nowhere} does not exist.`],
      ["restore", [file], { BRINK_DATA: nowhere }, `${file} is encrypted: set BRINK_BACKUP_KEY`],
      ["backup", [short], { BRINK_DATA: home, BRINK_BACKUP_KEY: "too short" }, "needs at least 32 characters"],
    ];
    for (const [name, args, env, sentence] of mistakes) await expect(here(name, args, env)).rejects.toThrow(sentence);
    expect([existsSync(nowhere), existsSync(short)]).toEqual([false, false]);
    writeFileSync(short, readFileSync(file).subarray(0, -10));
    expect(brink(["backup", "check", short], {})).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^.* is damaged or cut off.*\n$/),
    });
    expect((await here("backup check", [file], { BRINK_BACKUP_KEY: backupKey })).result).toMatchObject({
      encrypted: true,
    });
  });
});
