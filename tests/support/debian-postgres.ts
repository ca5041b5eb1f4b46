import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, globSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { giveTo, serverUser } from "../../src/platform/database/embedded/server-user.ts";

/** A PostgreSQL of the system, on a port of its own: what an operator gives with DATABASE_URL. */
export interface DebianPostgres {
  readonly version: number;
  /** Address of a database for a login. */
  url(login: string, database: string): string;
  /** Runs statements as superuser. */
  run(database: string, ...statements: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** Folder of the newest PostgreSQL programs that Debian installed; undefined where there is none. */
export function debianPrograms(): string | undefined {
  const version = (folder: string) => Number(folder.split("/").at(-2));
  return globSync("/usr/lib/postgresql/*/bin")
    .filter((folder) => existsSync(join(folder, "initdb")) && version(folder) >= 15)
    .toSorted((a, b) => version(a) - version(b))[0];
}

/** Makes and starts a server in a temporary folder. As root it runs as another user, because PostgreSQL refuses root. */
export async function startDebianPostgres(programs: string): Promise<DebianPostgres> {
  const user = serverUser();
  const identity = user.other ? { uid: user.uid, gid: user.gid } : {};
  const folder = mkdtempSync(join(tmpdir(), "brink-debian-"));
  chmodSync(folder, 0o700);
  giveTo(user, folder);
  const data = join(folder, "data");
  const settings = {
    ...identity,
    cwd: "/",
    encoding: "utf8",
    env: { PATH: "/usr/bin:/bin", LC_ALL: "C.UTF-8" },
  } as const;
  const made = spawnSync(
    join(programs, "initdb"),
    ["-D", data, "-U", "postgres", "--auth=trust", "-E", "UTF8", "--no-sync"],
    settings,
  );
  if (made.status !== 0) throw new Error(made.stderr || String(made.error));
  const port = await freePort();
  const words = [
    "-D",
    data,
    "-p",
    String(port),
    "-k",
    "",
    "-c",
    "listen_addresses=127.0.0.1",
    "-c",
    "fsync=off",
    "-c",
    "logging_collector=off",
  ];
  const child = spawn(join(programs, "postgres"), words, { ...settings, stdio: "ignore" });
  const ended = once(child, "exit");
  const url = (login: string, database: string) => `postgres://${login}@127.0.0.1:${port}/${database}`;
  const run = async (database: string, ...statements: string[]) => {
    const client = new Client({ connectionString: url("postgres", database) });
    try {
      await client.connect();
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  };
  await untilIt(() => run("postgres", "select 1"), child);
  return {
    version: Number(programs.split("/").at(-2)),
    url,
    run,
    async stop() {
      child.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function untilIt(works: () => Promise<void>, child: { exitCode: number | null }): Promise<void> {
  for (;;) {
    try {
      return await works();
    } catch (error) {
      if (child.exitCode !== null) throw error;
      await pause(50);
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
