import { chownSync, existsSync, readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** The user that PostgreSQL runs as: ourselves, or an unprivileged one when we are root (PostgreSQL refuses root). */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
  /** True when this is another user than ours. */
  readonly other: boolean;
}

export function serverUser(): ServerUser {
  const uid = process.geteuid?.() ?? 0;
  const gid = process.getegid?.() ?? 0;
  if (uid !== 0 || process.platform === "win32") return { uid, gid, other: false };
  return { ...unprivileged(), other: true };
}

/** `nobody`: it owns nothing else. */
function unprivileged(): { uid: number; gid: number } {
  const users = existsSync("/etc/passwd") ? readFileSync("/etc/passwd", "utf8").split("\n") : [];
  const found = users.find((line) => line.startsWith("nobody:"))?.split(":");
  return { uid: Number(found?.[2] ?? 65_534), gid: Number(found?.[3] ?? 65_534) };
}

/** Gives a path to the server's user. */
export function giveTo(user: ServerUser, path: string): void {
  if (user.other) chownSync(path, user.uid, user.gid);
}

/** True when the user may pass through every folder on the way to this path, as far as it exists. */
export function canEnter(user: ServerUser, path: string): boolean {
  if (!user.other) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && !mayPass(user, folder)) return false;
    if (folder === dirname(folder)) return true;
  }
}

function mayPass(user: ServerUser, folder: string): boolean {
  const { uid, gid, mode } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
