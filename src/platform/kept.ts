import { LRUCache } from "lru-cache";
import type { Context } from "./context.ts";
import type { Versions } from "./page-version.ts";

/** A database, and how new what is read from it must be. */
export interface Reading {
  readonly db: Context["db"];
  readonly pageVersion: Versions;
}

/**
 * Makes a memory for what many pages read alike: it answers what was read before, until it may have changed. Every web process has its own
 * and follows the version in the database, so none has to know of the others. Who asks at once shares one reading.
 *
 * @param most answers kept; the one asked longest ago goes first
 * @param by what must be the same: `figures` for areas and figures, `current` for whatever a public page shows
 */
export function keeper<T extends object>(
  most: number,
  by: "figures" | "current" = "figures",
): (ctx: Reading, key: string, read: () => Promise<T>) => Promise<T> {
  const kept = new WeakMap<object, Map<number, LRUCache<string, Promise<T>>>>();
  return (ctx, key, read) => {
    const version = ctx.pageVersion[by];
    const versions = kept.get(ctx.db) ?? new Map<number, LRUCache<string, Promise<T>>>();
    kept.set(ctx.db, versions);
    // Who reads ahead leaves the old answers to those who still follow the old number.
    if (!ctx.pageVersion.ahead) for (const old of versions.keys()) if (old < version) versions.delete(old);
    let answers = versions.get(version);
    if (!answers) versions.set(version, (answers = new LRUCache({ max: most })));
    const found = answers.get(key);
    if (found) return found;
    const reading = read();
    answers.set(key, reading);
    reading.catch(() => answers.delete(key));
    return reading;
  };
}
