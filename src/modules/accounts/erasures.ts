import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Context } from "#platform/context.ts";
import { type Erased, erasuresIn } from "./store-people.ts";

/**
 * Who was erased also stands in a file beside the key: a backup of before an erasure does not know of it, and a restore of that backup
 * replaces the whole database. A line holds a keyed hash and a day, nothing that leads to a person without the key.
 */
const fileIn = (dataFolder: string): string => join(dataFolder, "erasures.ndjson");

/** The erasures that the file knows; none without a file. A line that a crash cut off is left out. */
export function readErasures(dataFolder: string): readonly Erased[] {
  const file = fileIn(dataFolder);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8").split("\n").flatMap(erasedIn);
}

function erasedIn(line: string): readonly Erased[] {
  try {
    const { person, on } = JSON.parse(line) as Partial<Erased>;
    return typeof person === "string" && typeof on === "string" ? [{ person, on }] : [];
  } catch {
    return [];
  }
}

/** Adds to the file what it does not hold yet. Only adds, so two processes on one folder take nothing from each other. */
export function noteErasures(dataFolder: string, erased: readonly Erased[]): void {
  const known = new Set(readErasures(dataFolder).map((one) => one.person));
  const lines = erased.filter((one) => !known.has(one.person)).map(({ person, on }) => JSON.stringify({ person, on }));
  if (lines.length === 0) return;
  mkdirSync(dataFolder, { recursive: true });
  // A new line first: the one before may have been cut off.
  appendFileSync(fileIn(dataFolder), `\n${lines.join("\n")}\n`, { mode: 0o600, flush: true });
}

/** Writes what the database knows to the file: after an erasure, and at start for one that a crash or a full disk kept out of it. */
export async function keepErasures(ctx: Pick<Context, "db" | "config">): Promise<void> {
  noteErasures(ctx.config.dataFolder, await erasuresIn(ctx.db));
}
