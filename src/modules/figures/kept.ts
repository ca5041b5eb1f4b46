import { LRUCache } from "lru-cache";
import type { Context } from "#platform/context.ts";

export type Reading = Pick<Context, "db" | "pageVersion">;

/**
 * Makes a memory for what many pages read alike: it answers what was read before, until a public page may show something else. Every web
 * process has its own and follows the version in the database, so none has to know of the others. Who asks at once shares one reading.
 *
 * @param most answers kept; the one asked longest ago goes first
 */
export function keeper<T extends object>(
  most: number,
): (ctx: Reading, key: string, read: () => Promise<T>) => Promise<T> {
  const kept = new WeakMap<object, { version: number; answers: LRUCache<string, Promise<T>> }>();
  return (ctx, key, read) => {
    const version = ctx.pageVersion.current;
    let own = kept.get(ctx.db);
    if (own?.version !== version) kept.set(ctx.db, (own = { version, answers: new LRUCache({ max: most }) }));
    const { answers } = own;
    const found = answers.get(key);
    if (found) return found;
    const reading = read();
    answers.set(key, reading);
    reading.catch(() => answers.delete(key));
    return reading;
  };
}
