import { Piscina } from "piscina";
import { Refusal } from "./refusal.ts";

export interface CpuLimits {
  /** Longest run, in milliseconds. */
  readonly timeout: number;
  /** Largest heap of the thread, in megabytes. */
  readonly memory: number;
}

const pools = new Map<string, Piscina>();

/**
 * Runs one calculation in a worker thread: the request and the event loop stay free. The file's default export does the work.
 * At most two threads a file and eight that wait; beyond that, or over its limits, the caller gets a `Refusal` (503).
 *
 * @param work address of the `.ts` file, as `new URL("./work.ts", import.meta.url)`
 */
export async function calculate<In, Out>(work: URL, input: In, limits: CpuLimits): Promise<Out> {
  const pool = pools.get(work.href) ?? openPool(work, limits);
  if (pool.queueSize >= 8) throw new Refusal("", 503);
  const abort = AbortSignal.timeout(limits.timeout);
  try {
    return (await pool.run(input, { signal: abort })) as Out;
  } catch (error) {
    if (abort.aborted) throw new Refusal("", 503);
    throw error;
  }
}

/** Ends every thread; part of a graceful stop. */
export async function closeThreads(): Promise<void> {
  await Promise.all([...pools.values()].map((pool) => pool.destroy()));
  pools.clear();
}

function openPool(work: URL, limits: CpuLimits): Piscina {
  const pool = new Piscina({
    filename: work.href,
    minThreads: 0,
    maxThreads: 2,
    idleTimeout: 10_000,
    resourceLimits: { maxOldGenerationSizeMb: limits.memory },
  });
  pools.set(work.href, pool);
  return pool;
}
