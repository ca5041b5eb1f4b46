import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { load, once } from "./support/load.ts";
import { freePort, residentMemory, root, startBrink } from "./support/process.ts";
import { startBare } from "./support/bare.ts";

const page = "/drenthe";

/**
 * The ground floor: fresh start, warm start, a page against a bare Hono page with the same bytes and compression in the same run
 * (from the cache, and rendered each time), script bytes and idle memory. `BENCH_CLONE=1` also measures clone, install and first page.
 */
export async function run(): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), "brink-bench-"));
  try {
    const clone = process.env.BENCH_CLONE ? await freshClone() : undefined;
    const fresh = await startBrink(folder, page);
    await fresh.stop();
    const warm = await startBrink(folder, page);
    const memory = residentMemory(warm.child.pid!);
    const cold = await once(await areaPages(warm.url));
    const cached = await load(`${warm.url}${page}`);
    const bytes = await pageBytes(`${warm.url}${page}`);
    await warm.stop();

    const bare = await startBare(bytes.raw);
    const bareCached = await load(`${bare.url}/stored`);
    const bareCold = await once(Array.from({ length: 200 }, () => `${bare.url}/cold`));
    await bare.close();
    return {
      freshCloneToFirstPageMs: clone,
      freshStartMs: fresh.firstPage,
      warmStartMs: warm.firstPage,
      idleMemoryMb: memory,
      page: { address: page, htmlBytes: bytes.html, gzipBytes: bytes.gzip, scriptGzipBytes: bytes.scriptGzip },
      cached: {
        brink: cached,
        bare: bareCached,
        ratio: round(cached.requestsPerSecond / bareCached.requestsPerSecond),
      },
      cold: { brink: cold, bare: bareCold },
      aims: { warmStartMs: 2_000, cachedRatio: 0.5, scriptGzipBytes: 5_000 },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Two hundred places, each a page that nobody asked for yet. */
async function areaPages(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/areas?region=drenthe&kind=neighbourhood&divisionYear=2024&limit=200`);
  const { areas } = (await answer.json()) as { areas: { code: string }[] };
  return areas.map((area) => `${url}/drenthe/gebied/${area.code.toLowerCase()}`);
}

async function pageBytes(url: string): Promise<{ raw: string; html: number; gzip: number; scriptGzip: number }> {
  const html = await (await fetch(url)).text();
  const scripts = [...html.matchAll(/<script[^>]+src="([^"]+)"/g)].map((match) => new URL(match[1] ?? "", url).href);
  const bodies = await Promise.all(
    scripts.map(async (script) => Buffer.from(await (await fetch(script)).arrayBuffer())),
  );
  const scriptGzip = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  return { raw: html, html: Buffer.byteLength(html), gzip: gzipSync(html).length, scriptGzip };
}

async function freshClone(): Promise<number> {
  const place = mkdtempSync(join(tmpdir(), "brink-clone-"));
  const began = performance.now();
  spawnSync("git", ["clone", "--quiet", root, place]);
  spawnSync("npm", ["install"], { cwd: place, stdio: "ignore" });
  const port = await freePort();
  const { spawn } = await import("node:child_process");
  const child = spawn("npm", ["start"], {
    cwd: place,
    env: { ...process.env, PORT: String(port) },
    detached: true,
    stdio: "ignore",
  });
  while (!(await fetch(`http://127.0.0.1:${port}${page}`).catch(() => undefined))?.ok)
    await new Promise((done) => setTimeout(done, 50));
  const took = Math.round(performance.now() - began);
  process.kill(-child.pid!, "SIGTERM");
  await new Promise((done) => child.once("exit", done));
  rmSync(place, { recursive: true, force: true });
  return took;
}

const round = (value: number): number => Math.round(value * 100) / 100;
