import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface Running {
  readonly url: string;
  readonly child: ChildProcess;
  /** Milliseconds from the start of the process to the first page answered. */
  readonly firstPage: number;
  stop(): Promise<void>;
}

/** Starts Brink as `npm start` does, on a free port with its own data folder, and waits for the first page. */
export async function startBrink(
  dataFolder: string,
  page = "/drenthe",
  env: Record<string, string> = {},
): Promise<Running> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ["--import", "./src/platform/tsx-hook.mjs", "src/main.ts"], {
    cwd: root,
    env: { ...process.env, BRINK_DATA: dataFolder, PORT: String(port), LOG_LEVEL: "silent", ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  await answered(`${url}${page}`, child);
  return { url, child, firstPage: Math.round(performance.now() - began), stop: () => stopped(child) };
}

async function answered(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`Brink stopped with code ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 10));
  }
}

async function stopped(child: ChildProcess): Promise<void> {
  const end = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await end;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

/** Resident memory of a process in megabytes (Linux). */
export function residentMemory(pid: number): number {
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}

/** Milliseconds of processor that a process took so far (Linux). */
export function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** Waits until a process does nothing for a second: what it reads ahead is read then. Answers how long that took, in milliseconds. */
export async function settled(pid: number, longest = 120_000): Promise<number> {
  const began = performance.now();
  let [before, still] = [processorTime(pid), 0];
  while (still < 4 && performance.now() - began < longest) {
    await new Promise((done) => setTimeout(done, 250));
    const now = processorTime(pid);
    still = now - before <= 20 ? still + 1 : 0;
    before = now;
  }
  return Math.round(performance.now() - began);
}
