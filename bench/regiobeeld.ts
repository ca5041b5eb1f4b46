import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { load, once } from "./support/load.ts";
import { residentMemory, settled, startBrink } from "./support/process.ts";
import { statisticsPerSecond } from "./support/statistics.ts";

/** Pages that are read most, and the heaviest we know of. */
const heavy = [
  "/drenthe/gebied/wk011443",
  "/drenthe/gebied/gm0114",
  "/drenthe/regiobeeld/lonely",
  "/drenthe/regiobeeld/lonely?niveau=district",
  "/drenthe/regiobeeld/share-65-plus?niveau=district",
  "/drenthe/regiobeeld/lonely?niveau=neighbourhood",
  "/drenthe/regiobeeld",
];

const compared = ["vergelijkbaar", "gemeente", "regio", "nederland", "vorige"];

/**
 * Reading the regiobeeld: profiles and indicators nobody asked for yet (each address once), the same from the cache, and the bytes of the
 * heaviest pages. `BRINK_DATA=<folder>` measures a data folder with more loaded; without it the packs are loaded into a fresh one.
 */
export async function run(): Promise<object> {
  const own = process.env.BRINK_DATA;
  const folder = own ?? mkdtempSync(join(tmpdir(), "brink-bench-"));
  const brink = await startBrink(folder);
  try {
    const startMb = residentMemory(brink.child.pid!);
    // What is read ahead is there once a profile is: then the rest is waited for.
    const first = await once([`${brink.url}/drenthe/gebied/gm0106`]);
    const readAheadMs = Math.round(first.p50) + (await settled(brink.child.pid!));
    const readAheadMb = residentMemory(brink.child.pid!);
    const codes = await districts(brink.url);
    const profiles = codes.map(
      (code, at) => `${brink.url}/drenthe/gebied/${code}?met=${compared[at % compared.length]}`,
    );
    const names = await indicators(brink.url);
    const pages = names.flatMap((name) =>
      ["municipality", "district"].map((level) => `${brink.url}/drenthe/regiobeeld/${name}?niveau=${level}`),
    );
    const cold = { profile: await once(profiles.slice(0, 150)), indicator: await once(pages.slice(0, 150)) };
    const alone = { profile: await again(profiles[0]!), indicator: await again(pages[0]!) };
    const most = { profile: await load(`${brink.url}${heavy[0]}`), indicator: await load(`${brink.url}${heavy[3]}`) };
    return {
      startMs: brink.firstPage,
      readAheadMs,
      firstProfileMs: first.p50,
      cold,
      cachedAlone: alone,
      most,
      atEightyPercent: {
        profile: await load(`${brink.url}${heavy[0]}`, { rate: Math.floor(most.profile.requestsPerSecond * 0.8) }),
        indicator: await load(`${brink.url}${heavy[3]}`, { rate: Math.floor(most.indicator.requestsPerSecond * 0.8) }),
      },
      coldPagesPerSecond: await coldPerSecond([...profiles, ...pages], brink.url),
      statisticsPerSecond: await statisticsPerSecond(brink.url),
      bytes: await Promise.all(heavy.map((path) => bytesOf(brink.url, path))),
      memoryMb: { start: startMb, readAhead: readAheadMb, end: residentMemory(brink.child.pid!) },
      load: loadavg().map((value) => Math.round(value * 10) / 10),
      aims: { coldP50Ms: 15, coldP99Ms: 50, cachedP50Ms: 3, pagesPerSecond: 300, gzipBytes: 100_000 },
    };
  } finally {
    await brink.stop();
    if (!own) rmSync(folder, { recursive: true, force: true });
  }
}

/** The same address again and again, by one visitor. */
const again = (url: string) => once(Array.from({ length: 200 }, () => url));

/** How many pages that nobody asked for are made in a second, with eight visitors at once; each address in the other language. */
async function coldPerSecond(urls: readonly string[], origin: string): Promise<number> {
  const waiting = urls.map((url) => url.replace(origin, `${origin}/en`));
  const began = performance.now();
  const visit = async () => {
    for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) await once([url]);
  };
  await Promise.all(Array.from({ length: 8 }, visit));
  return Math.round(urls.length / ((performance.now() - began) / 1_000));
}

async function districts(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/api/v1/areas?region=drenthe&kind=district&divisionYear=2024&limit=200`);
  const { areas } = (await answer.json()) as { areas: { code: string }[] };
  return areas.map((area) => area.code.toLowerCase());
}

async function indicators(url: string): Promise<string[]> {
  const { indicators: found } = (await (await fetch(`${url}/api/v1/indicators`)).json()) as {
    indicators: { id: string }[];
  };
  return found.map((indicator) => indicator.id);
}

async function bytesOf(url: string, path: string): Promise<object> {
  const html = await (await fetch(`${url}${path}`)).text();
  return { path, html: Buffer.byteLength(html), gzip: gzipSync(html).length };
}
