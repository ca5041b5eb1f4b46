import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Client } from "pg";
import { clusterOf } from "./data-folder.ts";

const script = resolve(import.meta.dirname, "open-embedded.ts");

export interface Launched {
  readonly socket: string;
  /** As `kill -9` of the process that owns the server. */
  kill(): Promise<void>;
  /** Ends it in order; its server stops with it. */
  end(): Promise<void>;
}

/** Opens the embedded server in a process of its own and waits until it answers. */
export async function launch(dataFolder: string): Promise<Launched> {
  const child = begin(dataFolder);
  let [out, said] = ["", ""];
  child.stdout!.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr!.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, "exit");
  while (!out.includes("\n")) {
    await Promise.race([once(child.stdout!, "data"), ended]);
    if (child.exitCode !== null) throw new Error(said);
  }
  return {
    socket: (JSON.parse(out) as { socket: string }).socket,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async end() {
      child.stdin!.end();
      await ended;
    },
  };
}

/** Begins to open it and does not wait: to be killed on the way. */
export function begin(dataFolder: string): ChildProcess {
  return spawn(process.execPath, [script, dataFolder], { stdio: ["pipe", "pipe", "pipe"] });
}

/** Pid of the server that a data folder's lock file names. */
export function postmasterOf(dataFolder: string): number {
  return Number(readFileSync(join(clusterOf(dataFolder), "postmaster.pid"), "utf8").split("\n")[0]);
}

/** Runs one statement as superuser. */
export async function query(socket: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ host: socket, user: "postgres", database: "postgres" });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end();
  }
}
