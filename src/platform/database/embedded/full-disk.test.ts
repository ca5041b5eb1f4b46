import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { launch, query } from "../../../../tests/support/launch.ts";
import { openDatabase } from "../index.ts";
import { writeBackup } from "../backup/index.ts";
import { openEmbedded } from "./index.ts";

/** Puts a real small disk in a folder; only root may, and not in every container. */
function mount(folder: string, size: string): boolean {
  const words = ["-t", "tmpfs", "-o", `size=${size},mode=755`, "tmpfs", folder];
  return process.platform === "linux" && spawnSync("mount", words).status === 0;
}

function canMount(): boolean {
  const folder = mkdtempSync(join(tmpdir(), "brink-disk-"));
  const mounted = mount(folder, "1m");
  if (mounted) spawnSync("umount", [folder]);
  rmSync(folder, { recursive: true });
  return mounted;
}

const able = canMount();
if (!able && process.env.CI) throw new Error("No small disk can be mounted here; in CI that is a failure.");
if (!able) console.warn("Skipped the tests of a full disk: no small one can be mounted here.");

describe.runIf(able)("on a full disk", () => {
  let folder: string;
  const filler = () => join(folder, "filler");
  const fillUp = () => {
    for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (;;) writeFileSync(filler(), Buffer.alloc(size), { flag: "a" });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      }
    }
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "brink-disk-"));
  });
  afterEach(() => {
    spawnSync("umount", ["-l", folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  it("the first start says so, leaves no half database, and works once there is room", async () => {
    mount(folder, "24m");
    await expect(openEmbedded({ dataFolder: folder, join: false })).rejects.toThrow(
      "The disk is full, so PostgreSQL cannot start.",
    );
    expect(readdirSync(folder).filter((name) => name.startsWith("postgres"))).toEqual([]);
    expect(spawnSync("mount", ["-o", "remount,size=120m", folder]).status).toBe(0);
    await (await openEmbedded({ dataFolder: folder, join: false })).close();
  });

  it("a later start says so and loses nothing; a backup fails without a trace", async () => {
    mount(folder, "120m");
    const running = await launch(folder);
    await query(running.socket, "create table kept as select 1 as word");
    fillUp();
    await expect(
      query(running.socket, "create table wide as select n from generate_series(1, 1000000) n"),
    ).rejects.toThrow("No space left");
    await running.end();
    rmSync(filler());
    fillUp();
    await expect(openEmbedded({ dataFolder: folder, join: false })).rejects.toThrow(
      "The disk is full, so PostgreSQL cannot start. Make room and start again; nothing is lost.",
    );
    rmSync(filler());
    const handle = await openDatabase({ dataFolder: folder });
    try {
      expect(await query(String(handle.connection("owner").host), "select word from kept")).toEqual([{ word: 1 }]);
      await handle.ownerPool.query(
        "create table brink_migration (name text); insert into brink_migration values ('x')",
      );
      await handle.ownerPool.query(
        "create table wide as select md5(n::text) as words from generate_series(1, 20000) n",
      );
      fillUp();
      const file = join(folder, "full.backup");
      await expect(writeBackup(handle.ownerPool, file)).rejects.toThrow(
        `The disk is full, so no backup was written to ${file}`,
      );
      expect(readdirSync(folder).filter((name) => name.includes("full.backup"))).toEqual([]);
      rmSync(filler());
    } finally {
      await handle.close();
    }
  });
});
