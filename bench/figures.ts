import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { load, once } from "./support/load.ts";
import { loadNation, missingFolders } from "./support/nation.ts";
import { residentMemory, settled, startBrink } from "./support/process.ts";

/** Observations in the database while pages are measured; `BENCH_ROWS` chooses another number. */
const rows = Number(process.env.BENCH_ROWS ?? 10_000_000);
const places = [
  "emmen",
  "sterrenburg",
  "gieten",
  "rolde",
  "zuidlaren",
  "oosterheem",
  "angelslo",
  "beilen",
  "roden",
  "assen",
];
const slips = (word: string): string[] => [
  word,
  word.slice(0, 3),
  word.slice(0, -1),
  word.replace(/(.)(.)/, "$2$1"),
  `${word}x`,
];

/**
 * Figures with all of the Netherlands loaded: how long imports take, then map, area profile and search, cold (each address once) and
 * cached, with p50, p99 at 80 % of what the server can do at most, bytes, and start time and memory.
 */
export async function run(): Promise<object> {
  const missing = missingFolders();
  if (missing.length > 0) {
    return {
      skipped: `Set BRINK_REFERENCE_DATA to the reference data; these folders are not there: ${missing.join(", ")}.`,
    };
  }
  const folder = mkdtempSync(join(tmpdir(), "brink-bench-"));
  try {
    const fresh = await startBrink(folder);
    await fresh.stop();
    const nation = await loadNation(folder, rows);
    const brink = await startBrink(folder);
    try {
      const memoryMb = residentMemory(brink.child.pid!);
      const first = await once([`${brink.url}/drenthe/gebied/gm0106`]);
      const readAheadMs = Math.round(first.p50) + (await settled(brink.child.pid!));
      const warmMb = residentMemory(brink.child.pid!);
      const pages = await measurePages(brink.url);
      return {
        imports: nation,
        observations: nation.published + nation.madeUp,
        freshStartMs: fresh.firstPage,
        startMs: brink.firstPage,
        firstProfileMs: first.p50,
        readAheadMs,
        memoryMb: { afterStart: memoryMb, readAhead: warmMb, afterLoad: residentMemory(brink.child.pid!) },
        pages,
        aims: { keyFiguresSeconds: 20, coldP50Ms: 15, cachedP50Ms: 3, searchMs: 20, mapGzipBytes: 100_000 },
      };
    } finally {
      await brink.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measurePages(url: string): Promise<object> {
  const indicators = await listed(url, "/api/v1/indicators?limit=200", "indicators", "id");
  const areas = await listed(
    url,
    "/api/v1/areas?region=drenthe&kind=neighbourhood&divisionYear=2024&limit=200",
    "areas",
    "code",
  );
  const map = indicators.map((id) => `/drenthe/regiobeeld/${id}?niveau=neighbourhood`);
  const loaded = await thatAnswer(url, map);
  const area = areas.map((code) => `/drenthe/gebied/${code.toLowerCase()}`);
  const search = places.flatMap(slips).map((words) => `/drenthe/zoek?q=${encodeURIComponent(words)}`);
  return {
    indicatorMap: await measure(url, loaded, loaded.find((path) => path.includes("share-65-plus")) ?? loaded[0]!),
    areaProfile: await measure(url, area, area[0]!),
    search: await measure(url, search, search[0]!),
  };
}

/** Cold: each address once. Cached: one address as fast as it goes. */
async function measure(url: string, paths: readonly string[], one: string): Promise<object> {
  const cold = await once(paths.map((path) => `${url}${path}`));
  const most = await load(`${url}${one}`);
  const calm = await load(`${url}${one}`, { rate: Math.max(1, Math.floor(most.requestsPerSecond * 0.8)) });
  const html = Buffer.from(await (await fetch(`${url}${one}`)).arrayBuffer());
  return {
    addresses: paths.length,
    cold,
    cachedAlone: await once(Array.from({ length: 200 }, () => `${url}${one}`)),
    most,
    atEightyPercent: calm,
    bytes: { html: html.length, gzip: gzipSync(html).length, brotli: brotliCompressSync(html).length },
  };
}

async function listed(url: string, path: string, name: string, key: string): Promise<string[]> {
  const answer = (await (await fetch(`${url}${path}`)).json()) as Record<string, Record<string, string>[]>;
  return (answer[name] ?? []).map((one) => one[key]!);
}

/** Maps that have figures, seen in English, so that the Dutch ones stay cold. */
async function thatAnswer(url: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const answer = await fetch(`${url}/en${path}`);
    await answer.arrayBuffer();
    if (answer.ok) found.push(path);
  }
  return found;
}
