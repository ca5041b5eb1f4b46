import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { Refusal } from "../../refusal.ts";
import { findBinaries } from "./binaries.ts";
import {
  asSentence,
  explain,
  makeCluster,
  type Postmaster,
  requireUsable,
  startServer,
  stillInUse,
} from "./cluster.ts";
import { type OwnerLock, takeOwnerLock } from "./owner-lock.ts";
import { isAlive, recordedPid } from "./pid-file.ts";
import { findPlaces, type Places } from "./places.ts";
import { serverUser, type ServerUser } from "./server-user.ts";

/** An embedded server that answers on its socket. */
export interface Embedded {
  readonly socket: string;
  /** True when this process started or adopted the server and stops it again. */
  readonly owner: boolean;
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly dataFolder: string;
  /** True for the command line: use a server that another process runs, instead of refusing. */
  readonly join: boolean;
}

/** How long recovery after a crash may take before we say that it does not answer, in milliseconds. */
const patience = 120_000;

/**
 * Opens the embedded PostgreSQL of a data folder: makes it, starts it, adopts one that a killed process left behind, or joins
 * the one of a running Brink.
 * @throws Refusal with one clear sentence for everything a person can mend.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  try {
    return await ownOrJoin(options);
  } catch (error) {
    throw asSentence(error, options.dataFolder);
  }
}

async function ownOrJoin(options: EmbeddedOptions): Promise<Embedded> {
  const user = serverUser();
  const places = findPlaces(options.dataFolder, user);
  for (const until = Date.now() + 20_000; ; await pause(100)) {
    const lock = await takeOwnerLock(places);
    if (lock) return own(places, user, lock);
    if (!options.join) {
      throw new Refusal(
        `Brink already runs on ${options.dataFolder}. Stop it first, or set BRINK_DATA to another folder.`,
      );
    }
    if (await answers(places)) return { socket: places.socket, owner: false, close: async () => undefined };
    if (Date.now() > until) {
      throw new Refusal(
        "Another Brink process holds the database but it does not answer; stop that process and try again.",
      );
    }
  }
}

async function own(places: Places, user: ServerUser, lock: OwnerLock): Promise<Embedded> {
  try {
    const pid = (await leftover(places)) ?? (await begin(places, user));
    return { socket: places.socket, owner: true, close: () => stop(pid, lock.release) };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Starts the server; answers its pid. */
async function begin(places: Places, user: ServerUser): Promise<number> {
  requireUsable(places);
  const binaries = findBinaries(user);
  makeCluster(places, binaries, user);
  for (const until = Date.now() + 30_000; ; await pause(200)) {
    const postmaster = startServer(places, binaries, user);
    if (await becomesReady(places, postmaster)) return postmaster.pid;
    // A killed server's children may live a moment longer and still write; PostgreSQL waits for them, and so do we.
    if (!stillInUse(postmaster.lastWords()) || Date.now() > until) throw new Refusal(explain(postmaster.lastWords()));
  }
}

/** Pid of a server that a killed Brink left running, once it answers; undefined when there is none, or it ended meanwhile. */
async function leftover(places: Places): Promise<number | undefined> {
  for (const until = Date.now() + patience; ; await pause(100)) {
    const pid = recordedPid(places);
    if (pid === undefined) return undefined;
    if (await answers(places)) return pid;
    if (Date.now() > until) {
      throw new Refusal(
        `A PostgreSQL server (process ${pid}) holds the database and does not answer; stop it and start again.`,
      );
    }
  }
}

/** Waits until a connection works: recovery after a crash may take a while, so an exit is what ends the waiting early. */
async function becomesReady(places: Places, postmaster: Postmaster): Promise<boolean> {
  const state = { ended: false };
  void postmaster.exited.then(() => {
    state.ended = true;
  });
  const until = Date.now() + patience;
  while (!state.ended && Date.now() < until) {
    if (await answers(places)) return true;
    await pause(15);
  }
  return false;
}

async function answers(places: Places): Promise<boolean> {
  if (!existsSync(join(places.socket, ".s.PGSQL.5432"))) return false;
  const client = new Client({ host: places.socket, user: "postgres", database: "postgres" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

/** Fast shutdown (SIGINT): running transactions are rolled back, everything confirmed stays. */
async function stop(pid: number, release: () => Promise<void>): Promise<void> {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    // It had stopped already.
  }
  const until = Date.now() + 30_000;
  while (isAlive(pid) && Date.now() < until) await pause(20);
  await release();
}
