import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { basename, resolve } from "node:path";
import { build } from "esbuild";

/** A browser script: it only makes quicker what already works without it. */
export interface Island {
  readonly name: string;
  readonly path: string;
  readonly body: Buffer;
}

const source = resolve(import.meta.dirname, "..");

/** Bundles every `islands/*.ts` of the house, once at start; the address holds a hash of the content. */
export async function buildIslands(): Promise<ReadonlyMap<string, Island>> {
  const entryPoints = globSync(["design/islands/*.ts", "modules/*/islands/*.ts"], { cwd: source })
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => resolve(source, file))
    .toSorted();
  if (entryPoints.length === 0) return new Map();
  const result = await build({
    entryPoints,
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2020",
    outdir: "/islands",
    entryNames: "[name]",
  });
  return new Map(
    result.outputFiles.map((output) => {
      const name = basename(output.path, ".js");
      const hash = createHash("sha256").update(output.contents).digest("hex").slice(0, 12);
      return [name, { name, path: `/eiland/${name}.${hash}.js`, body: Buffer.from(output.contents) }];
    }),
  );
}

let addresses: ReadonlyMap<string, string> = new Map();

/** Makes the addresses known to views, once at start. */
export function publishIslands(islands: ReadonlyMap<string, Island>): void {
  addresses = new Map([...islands.values()].map((island) => [island.name, island.path]));
}

/** Address of a script, for a page that wants it; undefined where scripts were not built (tests of a view alone). */
export function islandPath(name: string): string | undefined {
  return addresses.get(name);
}
