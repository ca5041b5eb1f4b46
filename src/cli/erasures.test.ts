import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { addPerson, eraseMe, noteErasures, readErasures, rolesOf } from "#modules/accounts/index.ts";
import { auditOf } from "#platform/audit/index.ts";
import { system } from "#platform/http/index.ts";
import { newDataFolder, removeDataFolder } from "../../tests/support/data-folder.ts";
import { readConfig } from "../platform/config.ts";
import { migrate, openDatabase } from "../platform/database/index.ts";
import { writeBackup } from "../platform/database/backup/index.ts";
import { prepareJobs } from "../platform/jobs/index.ts";
import { contextOn } from "./context.ts";

const root = resolve(import.meta.dirname, "../..");

describe("erasures and an older backup", () => {
  const [home, folder] = [newDataFolder(), mkdtempSync(join(tmpdir(), "brink-erasures-"))];
  const file = join(folder, "brink.backup");
  const config = readConfig({ NODE_ENV: "test", BRINK_DATA: home, LOG_LEVEL: "silent" });
  afterAll(() => {
    removeDataFolder(home);
    rmSync(folder, { recursive: true });
  });

  async function open() {
    const handle = await openDatabase({ dataFolder: home });
    await migrate(handle);
    await prepareJobs(handle.ownerPool);
    return contextOn(config, handle);
  }

  it("keeps someone erased who was erased after the backup, and brings everybody else back", async () => {
    const before = await open();
    const [gone, stays] = await Promise.all(
      ["weg@voorbeeld.nl", "blijft@voorbeeld.nl"].map((email) => addPerson(before, system, { email })),
    );
    await writeBackup(before.database.ownerPool, file, {});
    await eraseMe(before, { kind: "person", person: gone!.id, grants: [], assurance: 1, secondFactor: false });
    await before.database.close();

    const args = ["--import", "./src/platform/tsx-hook.mjs", "src/cli/brink.ts", "restore", file, "--json"];
    const env = { PATH: process.env.PATH ?? "", TMPDIR: tmpdir(), BRINK_DATA: home };
    const restored = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env });
    expect(restored).toMatchObject({ status: 0 });
    expect(JSON.parse(restored.stdout)).toMatchObject({ erasedAgain: 1 });

    const after = await open();
    try {
      expect(await rolesOf(after, "weg@voorbeeld.nl")).toBeUndefined();
      expect((await rolesOf(after, "blijft@voorbeeld.nl"))?.person.id).toBe(stays!.id);
      expect((await auditOf(after.db, gone!.id)).map((line) => line.action)).toContain("accounts.erase");
      expect(readErasures(home)).toHaveLength(1);
    } finally {
      await after.database.close();
    }
  }, 120_000);

  it("adds each erasure to the file once, and reads past a line that was cut off", () => {
    const list = [
      { person: "a", on: "2026-01-01" },
      { person: "b", on: "2026-01-02" },
    ];
    noteErasures(folder, list.slice(0, 1));
    appendFileSync(join(folder, "erasures.ndjson"), '{"person":"half');
    noteErasures(folder, list);
    noteErasures(folder, list);
    expect(readErasures(folder)).toEqual(list);
  });
});
