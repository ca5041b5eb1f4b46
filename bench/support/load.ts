import autocannon from "autocannon";

export interface Load {
  readonly requestsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly failed: number;
}

/** Asks one address as fast as it answers (or at a given rate), from this process. Times in milliseconds. */
export async function load(
  url: string,
  options: { seconds?: number; connections?: number; rate?: number } = {},
): Promise<Load> {
  const result = await autocannon({
    url,
    duration: options.seconds ?? 5,
    connections: options.connections ?? 10,
    overallRate: options.rate,
    headers: { "accept-encoding": "gzip, br" },
  });
  return {
    requestsPerSecond: Math.round(result.requests.average),
    p50: result.latency.p50,
    p99: result.latency.p99,
    failed: result.non2xx + result.errors,
  };
}

/** Asks every address once, one after the other: what a page costs that nobody asked for before. Times in milliseconds. */
export async function once(urls: readonly string[]): Promise<Pick<Load, "p50" | "p99">> {
  const times: number[] = [];
  for (const url of urls) {
    const began = performance.now();
    const answer = await fetch(url, { headers: { "accept-encoding": "gzip, br" } });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.floor((times.length - 1) * share)] ?? 0) * 10) / 10;
  return { p50: at(0.5), p99: at(0.99) };
}
