import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { clusterOf, newDataFolder, removeDataFolder } from "../../../../tests/support/data-folder.ts";
import { launch, postmasterOf, query } from "../../../../tests/support/launch.ts";
import { type Embedded, openEmbedded } from "./index.ts";
import { isAlive } from "./pid-file.ts";
import { findPlaces } from "./places.ts";
import { serverUser } from "./server-user.ts";

const asRoot = process.geteuid?.() === 0;

/** Each test leaves the folder stopped, with the table `kept` in it; the next goes on with it, as an installation lives on. */
describe("the embedded server", () => {
  const dataFolder = newDataFolder();
  const cluster = () => clusterOf(dataFolder);
  const open = (joining = false) => openEmbedded({ dataFolder, join: joining });
  const keep = (server: { socket: string }, word: string) =>
    query(server.socket, `insert into kept values ('${word}')`);
  const kept = async (server: { socket: string }) =>
    (await query(server.socket, "select word from kept order by 1")).map(({ word }) => word);
  /** Starts and stops; answers what was kept. */
  const foundAtStart = async () => {
    const server = await open();
    try {
      return await kept(server);
    } finally {
      await server.close();
    }
  };

  beforeAll(async () => {
    const server = await open();
    await query(server.socket, "create table kept (word text primary key)");
    await keep(server, "first");
    await server.close();
  });
  afterAll(() => removeDataFolder(dataFolder));

  it("works in a folder that only its owner enters, also as root, whose server runs as another user", () => {
    expect(statSync(dataFolder).mode & 0o777).toBe(0o700);
    expect(cluster().startsWith(dataFolder)).toBe(!asRoot);
    expect(statSync(cluster()).uid === 0).toBe(false);
    expect(statSync(cluster()).mode & 0o777).toBe(0o700);
  });

  it("has one owner: a second start gets one sentence, also through a link", async () => {
    const link = `${dataFolder}-link`;
    symlinkSync(dataFolder, link);
    const server = await open();
    try {
      await expect(open()).rejects.toThrow(
        `Brink already runs on ${dataFolder}. Stop it first, or set BRINK_DATA to another folder.`,
      );
      await expect(openEmbedded({ dataFolder: link, join: false })).rejects.toThrow(`Brink already runs on ${link}.`);
      await expect(launch(dataFolder)).rejects.toThrow("Brink already runs");
    } finally {
      await server.close();
      rmSync(link);
    }
  });

  it("lets the command line join, and goes on when that leaves", async () => {
    const running = await launch(dataFolder);
    const joined = await open(true);
    expect(joined).toMatchObject({ owner: false, socket: running.socket });
    await joined.close();
    expect(await kept(running)).toEqual(["first"]);
    await running.end();
    expect(existsSync(join(cluster(), "postmaster.pid"))).toBe(false);
  });

  it("serves the command line that asked while the owner was leaving", async () => {
    const [running, joining] = [await open(), open(true)];
    await (await joining).close();
    const next = (async (): Promise<Embedded> => open(true))();
    await running.close();
    const late = await next;
    await late.close();
    expect(await foundAtStart()).toEqual(["first"]);
  });

  it("adopts the server that a killed owner left behind, and stops it in the end", async () => {
    const killed = await launch(dataFolder);
    await keep(killed, "before the kill");
    const pid = postmasterOf(dataFolder);
    await killed.kill();
    expect(isAlive(pid)).toBe(true);
    const server = await open();
    expect(postmasterOf(dataFolder)).toBe(pid);
    await keep(server, "adopted");
    await server.close();
    expect(isAlive(pid)).toBe(false);
  });

  it("recovers when owner and server were killed at once, as in a power cut", async () => {
    const killed = await launch(dataFolder);
    await keep(killed, "confirmed");
    const pid = postmasterOf(dataFolder);
    await killed.kill();
    process.kill(pid, "SIGKILL");
    expect(await foundAtStart()).toEqual(["adopted", "before the kill", "confirmed", "first"]);
  });

  it("is not misled by a lock file whose number went to another program", async () => {
    const killed = await launch(dataFolder);
    const pid = postmasterOf(dataFolder);
    await killed.kill();
    process.kill(pid, "SIGKILL");
    const file = join(cluster(), "postmaster.pid");
    writeFileSync(file, readFileSync(file, "utf8").replace(/^\d+/, String(process.pid)));
    expect(await foundAtStart()).toEqual(["adopted", "before the kill", "confirmed", "first"]);
  });

  it("waits for the children of a killed server, which could still write", async () => {
    const killed = await launch(dataFolder);
    const pid = postmasterOf(dataFolder);
    const hanging = new Client({ host: killed.socket, user: "postgres", database: "postgres" });
    hanging.on("error", () => undefined);
    await hanging.connect();
    const { rows } = await hanging.query<{ pid: number }>("select pg_backend_pid() as pid");
    const child = rows[0]!.pid;
    process.kill(child, "SIGSTOP");
    await killed.kill();
    process.kill(pid, "SIGKILL");
    const starting = { done: false };
    const server = open().finally(() => {
      starting.done = true;
    });
    await pause(1_500);
    expect(starting.done).toBe(false);
    process.kill(child, "SIGKILL");
    await (await server).close();
    await hanging.end().catch(() => undefined);
  });

  it("clears what an interrupted first start left, and begins again", async () => {
    const fresh = newDataFolder();
    const place = findPlaces(fresh, serverUser()).cluster;
    const draft = `${place}.draft-1`;
    mkdirSync(draft);
    writeFileSync(join(draft, "PG_VERSION"), "18\n");
    await (await openEmbedded({ dataFolder: fresh, join: false })).close();
    expect([existsSync(draft), existsSync(join(place, "PG_VERSION"))]).toEqual([false, true]);
    removeDataFolder(fresh);
  });

  it.runIf(asRoot)("does not begin anew where a database is gone that lay elsewhere", async () => {
    const fresh = newDataFolder();
    const place = findPlaces(fresh, serverUser()).cluster;
    rmSync(dirname(place), { recursive: true });
    await expect(openEmbedded({ dataFolder: fresh, join: false })).rejects.toThrow(`lay in ${place} and is gone`);
    rmSync(fresh, { recursive: true });
  });

  it("says what is wrong with the files of another version", async () => {
    const file = join(cluster(), "PG_VERSION");
    const version = readFileSync(file, "utf8");
    writeFileSync(file, "16\n");
    await expect(open()).rejects.toThrow("This database was made by another version of PostgreSQL.");
    writeFileSync(file, version);
    expect(await foundAtStart()).toEqual(["adopted", "before the kill", "confirmed", "first"]);
  });
});
