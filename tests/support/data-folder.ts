import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findPlaces } from "../../src/platform/database/embedded/places.ts";
import { serverUser } from "../../src/platform/database/embedded/server-user.ts";

/** A fresh data folder, mode 0700 as `mktemp -d` makes them. */
export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), "brink-data-"));
}

/** Where PostgreSQL's files of a data folder lie: elsewhere when root's folder is closed to the server's user. */
export function clusterOf(dataFolder: string): string {
  const note = join(dataFolder, "postgres.location");
  return existsSync(note) ? readFileSync(note, "utf8").trim() : join(dataFolder, "postgres");
}

/** Removes a data folder and what belongs to it elsewhere. */
export function removeDataFolder(dataFolder: string): void {
  const { cluster, socket } = findPlaces(dataFolder, serverUser());
  rmSync(socket, { recursive: true, force: true });
  rmSync(cluster.startsWith(dataFolder) ? cluster : dirname(cluster), { recursive: true, force: true });
  rmSync(dataFolder, { recursive: true, force: true });
}
