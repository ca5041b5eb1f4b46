import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "./places.ts";

/** Larger than any process number a system gives out. */
const nobodysPid = 999_999_999;

/**
 * Pid of the server that PostgreSQL's own lock file names, when it runs. The file of a dead server stays: it also names its shared memory,
 * one of the two ways (the folder's inode is the other) by which a new server sees that children of the old one still write. But its number
 * may have gone to another program, or belong to a dead process that nobody buried, and PostgreSQL takes both for a running server: we put
 * a number there that nobody has. The caller holds the owner lock.
 */
export function recordedPid(places: Places): number | undefined {
  const file = join(places.cluster, "postmaster.pid");
  if (existsSync(file)) {
    const lines = readFileSync(file, "utf8").split("\n");
    const pid = Number(lines[0]);
    if (pid > 0 && isAlive(pid) && isServerOf(places, pid)) return pid;
    if (pid > 0) writeFileSync(file, [nobodysPid, ...lines.slice(1)].join("\n"));
  }
  // The lock of the socket names the same number and guards nothing more: the folder is this cluster's alone.
  rmSync(join(places.socket, ".s.PGSQL.5432.lock"), { force: true });
  return undefined;
}

/** True when that process is, as far as we can see, the server of this very cluster. */
function isServerOf(places: Places, pid: number): boolean {
  const about = `/proc/${pid}/cmdline`;
  return !existsSync(about) || readFileSync(about, "utf8").split("\0").includes(places.cluster);
}

/** True when a process of that number runs, ours or another's. One that is dead but not yet buried by its parent does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return !isDefunct(pid);
}

/** Linux says the state of a process after its name, which stands in brackets. */
function isDefunct(pid: number): boolean {
  try {
    return / Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8").split(")").at(-1)?.slice(0, 3) ?? "");
  } catch {
    return false;
  }
}
