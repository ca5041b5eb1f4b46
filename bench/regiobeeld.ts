import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { load, once } from "./support/load.ts";
import { residentMemory, startBrink } from "./support/process.ts";

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
    const codes = await districts(brink.url);
    const [first] = [await once([`${brink.url}/drenthe/gebied/gm0106`])];
    const profiles = codes.map(
      (code, at) => `${brink.url}/drenthe/gebied/${code}?met=${compared[at % compared.length]}`,
    );
    const names = await indicators(brink.url);
    const pages = names.flatMap((name) =>
      ["municipality", "district"].map((level) => `${brink.url}/drenthe/regiobeeld/${name}?niveau=${level}`),
    );
    return {
      firstProfileMs: first?.p50,
      cold: { profile: await once(profiles.slice(0, 150)), indicator: await once(pages.slice(0, 150)) },
      cached: { profile: await load(`${brink.url}${heavy[0]}`), indicator: await load(`${brink.url}${heavy[3]}`) },
      bytes: await Promise.all(heavy.map((path) => bytesOf(brink.url, path))),
      memoryMb: residentMemory(brink.child.pid!),
      aims: { coldP99Ms: 50, pagesPerSecond: 300, gzipBytes: 100_000 },
    };
  } finally {
    await brink.stop();
    if (!own) rmSync(folder, { recursive: true, force: true });
  }
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
