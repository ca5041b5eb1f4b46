import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clusterOf, removeDataFolder } from "../../../../tests/support/data-folder.ts";
import { query } from "../../../../tests/support/launch.ts";
import { openEmbedded } from "./index.ts";
import { findPlaces } from "./places.ts";
import { serverUser } from "./server-user.ts";

const unprivileged = 65_534;
const open = (dataFolder: string) => openEmbedded({ dataFolder, join: false });

/** Does work as an ordinary user: root may read and write everything, so nothing would be refused. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid!(unprivileged);
  try {
    return await work();
  } finally {
    process.seteuid!(0);
  }
}

describe("the places of an embedded database", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "brink-places-"));
    chmodSync(folder, 0o755);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it("may lie deeper than a socket's path can be long, also with a long temporary folder", async () => {
    const deep = join(folder, ..."abcdef".split("").map((letter) => letter.repeat(40)));
    mkdirSync(join(deep, "tmp"), { recursive: true });
    vi.stubEnv("TMPDIR", join(deep, "tmp"));
    const server = await open(join(deep, "data"));
    try {
      expect(Buffer.byteLength(join(server.socket, ".s.PGSQL.5432"))).toBeLessThanOrEqual(107);
      expect(await query(server.socket, "select 1 as one")).toEqual([{ one: 1 }]);
    } finally {
      await server.close();
      removeDataFolder(join(deep, "data"));
    }
  });

  it("are named in one sentence when the data folder cannot be made, read or written", async () => {
    const [file, closed] = [join(folder, "file"), join(folder, "closed")];
    writeFileSync(file, "");
    await expect(open(file)).rejects.toThrow(`Brink cannot make its data folder ${file}`);
    await expect(open(join(file, "data"))).rejects.toThrow("Brink cannot make its data folder");
    mkdirSync(closed, { mode: 0o700 });
    chmodSync(closed, process.geteuid?.() === 0 ? 0o700 : 0);
    await expect(asOrdinaryUser(() => open(closed))).rejects.toThrow(
      /^Brink cannot use its data folder .*closed: EACCES: .*\. Give it access, or set BRINK_DATA/,
    );
    await expect(asOrdinaryUser(() => open(join(closed, "data")))).rejects.toThrow("Brink cannot make its data folder");
    chmodSync(closed, 0o555);
    await expect(asOrdinaryUser(() => open(closed))).rejects.toThrow("Brink cannot use its data folder");
    chmodSync(closed, 0o755);
  });

  it("are named when PostgreSQL's files are not ours to read, or not PostgreSQL's", async () => {
    const cluster = join(folder, "postgres");
    mkdirSync(cluster);
    await expect(open(folder)).rejects.toThrow(
      `${cluster} holds no PostgreSQL database; move it away, or set BRINK_DATA`,
    );
    chmodSync(cluster, process.geteuid?.() === 0 ? 0o700 : 0);
    await expect(asOrdinaryUser(() => open(folder))).rejects.toThrow(`Brink cannot read its database in ${cluster}`);
    chmodSync(cluster, 0o700);
  });

  it("are refused when another made the socket's folder first", () => {
    const user = serverUser();
    const { socket } = findPlaces(folder, user);
    chmodSync(socket, 0o755);
    expect(() => findPlaces(folder, user)).toThrow(
      `The folder ${socket} belongs to someone else; remove it and start again.`,
    );
    rmSync(socket, { recursive: true });
  });

  it.runIf(process.geteuid?.() === 0)(
    "lie elsewhere for root in a closed folder, and stay there when it is opened",
    () => {
      chmodSync(folder, 0o700);
      const user = serverUser();
      const first = findPlaces(folder, user);
      expect(first.cluster.startsWith(folder)).toBe(false);
      chmodSync(folder, 0o755);
      expect(findPlaces(folder, user)).toEqual(first);
      expect(clusterOf(folder)).toBe(first.cluster);
      rmSync(first.socket, { recursive: true });
      removeDataFolder(folder);
      expect(existsSync(join(first.cluster, ".."))).toBe(false);
    },
  );
});
