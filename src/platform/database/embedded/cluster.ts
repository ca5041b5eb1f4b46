import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Refusal } from "../../refusal.ts";
import type { Binaries } from "./binaries.ts";
import type { Places } from "./places.ts";
import { giveTo, type ServerUser } from "./server-user.ts";

/**
 * Makes the cluster unless it is there. `initdb` works in a draft folder that is renamed when done, so a start that is
 * killed half-way leaves nothing that looks finished. The caller holds the owner lock.
 */
export function makeCluster(places: Places, binaries: Binaries, user: ServerUser): void {
  if (existsSync(places.cluster)) return requireReadable(places.cluster);
  const parent = dirname(places.cluster);
  clearDrafts(parent, basename(places.cluster));
  const draft = `${places.cluster}.draft-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  giveTo(user, draft);
  const words = [
    "-D",
    draft,
    "-U",
    "postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  const made = spawnSync(binaries.initdb, words, {
    ...identity(user),
    cwd: "/",
    encoding: "utf8",
    env: { PATH: process.env.PATH, LC_ALL: "C" },
  });
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Refusal(explain(made.stderr || made.error?.message || "initdb did not start"));
  }
  renameSync(draft, places.cluster);
}

function clearDrafts(parent: string, name: string): void {
  for (const entry of readdirSync(parent)) {
    if (entry.startsWith(`${name}.draft-`)) rmSync(join(parent, entry), { recursive: true, force: true });
  }
}

/** Says what is wrong with the folders before anything else is tried, so that the sentence names the folder and not a consequence. */
export function requireUsable(places: Places): void {
  if (existsSync(places.cluster)) requireReadable(places.cluster);
  rmSync(mkdtempSync(join(dirname(places.cluster), ".try-")), { recursive: true });
}

function requireReadable(cluster: string): void {
  try {
    readdirSync(cluster);
  } catch (error) {
    throw new Refusal(`Brink cannot read its database in ${cluster}: ${(error as Error).message}.`);
  }
  if (!existsSync(join(cluster, "PG_VERSION"))) {
    throw new Refusal(`${cluster} holds no PostgreSQL database; move it away, or set BRINK_DATA to another folder.`);
  }
}

/** A PostgreSQL server that runs; `pid` is its postmaster. */
export interface Postmaster {
  readonly pid: number;
  /** What it said last, for an explanation when it stops by itself. */
  lastWords(): string;
  readonly exited: Promise<number | null>;
}

const settings = [
  "listen_addresses=",
  "unix_socket_permissions=0700",
  "max_connections=60",
  "shared_buffers=128MB",
  "max_wal_size=1GB",
  "checkpoint_timeout=10min",
  "random_page_cost=1.1",
  "jit=off",
  "logging_collector=off",
  "log_min_messages=warning",
];

/** Starts the server. It answers on its socket once `exited` has not settled and a connection works. */
export function startServer(places: Places, binaries: Binaries, user: ServerUser): Postmaster {
  chmodSync(places.cluster, 0o700);
  const words = ["-D", places.cluster, "-k", places.socket, ...settings.flatMap((setting) => ["-c", setting])];
  const child = spawn(binaries.postgres, words, {
    ...identity(user),
    cwd: "/",
    env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => {
    said = `${said}${chunk.toString()}`.slice(-4_000);
  });
  const exited = new Promise<number | null>((done) => {
    // Its last words may arrive after its end; children of a killed server may keep the pipe open much longer.
    child.once("exit", (code) => {
      child.once("close", () => done(code));
      setTimeout(done, 500, code).unref();
    });
    child.once("error", (error) => {
      said += error.message;
      done(-1);
    });
  });
  child.unref();
  (child.stderr as unknown as { unref?: () => void })?.unref?.();
  return { pid: child.pid ?? -1, lastWords: () => said, exited };
}

function identity(user: ServerUser): { uid?: number; gid?: number } {
  return user.other ? { uid: user.uid, gid: user.gid } : {};
}

/** True when PostgreSQL would not start because processes of a killed server still have its memory. */
export function stillInUse(words: string): boolean {
  return /shared memory block .* is still in use/.test(words);
}

/** One clear sentence for what PostgreSQL said when it would not start. */
export function explain(words: string): string {
  if (/No space left on device/i.test(words))
    return "The disk is full, so PostgreSQL cannot start. Make room and start again; nothing is lost.";
  if (stillInUse(words))
    return "Processes of an earlier PostgreSQL server still use this database; end them, or restart the machine, and start again.";
  if (/Permission denied|wrong ownership/i.test(words))
    return `PostgreSQL may not read or write its folder: ${firstLine(words, /Permission denied|wrong ownership/i)}`;
  if (/incompatible with server|database files are incompatible/i.test(words))
    return "This database was made by another version of PostgreSQL. Make a backup with that version and restore it here.";
  if (/could not create shared memory|Cannot allocate memory/i.test(words))
    return "There is too little memory for PostgreSQL to start.";
  return `PostgreSQL did not start: ${firstLine(words, /FATAL|error/i)}`;
}

/** One clear sentence for what the system said about the data folder; other errors stay what they are. */
export function asSentence(error: unknown, dataFolder: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC")
    return new Refusal(`The disk of ${dataFolder} is full. Make room and start again; nothing is lost.`);
  if (!["EACCES", "EPERM", "EROFS", "ENOTDIR", "ENAMETOOLONG"].includes(code ?? "")) return error;
  return new Refusal(
    `Brink cannot use its data folder ${dataFolder}: ${message}. Give it access, or set BRINK_DATA to another folder.`,
  );
}

function firstLine(words: string, wanted: RegExp): string {
  const lines = words.split("\n").filter(Boolean);
  return (lines.find((line) => wanted.test(line)) ?? lines.at(-1) ?? "it said nothing").slice(0, 300);
}
