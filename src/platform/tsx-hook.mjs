// Loads `.tsx` files as they are: esbuild strips types and JSX at import. Plain `.ts` is Node's own work. What was stripped or compiled once is
// kept in `.cache`, by content: a warm start is twice as quick for it, and nothing there is ever more than a copy.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire, enableCompileCache, registerHooks } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const cache = resolve(import.meta.dirname, "../../.cache");
const folder = openCache();
let transformSync;

function openCache() {
  try {
    mkdirSync(join(cache, "tsx"), { recursive: true });
    enableCompileCache(join(cache, "compiled"));
    return join(cache, "tsx");
  } catch {
    return undefined; // A project folder that may not be written is served without a cache.
  }
}

function strip(file, text) {
  transformSync ??= createRequire(import.meta.url)("esbuild").transformSync;
  const { code } = transformSync(text, {
    loader: "tsx",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    format: "esm",
    target: "node24",
    sourcemap: "inline",
    sourcefile: file,
  });
  return code;
}

/** The kept copy of this very text, or a new one: written beside and renamed, so that it appears whole or not at all. */
function stripped(file) {
  const text = readFileSync(file, "utf8");
  if (!folder) return strip(file, text);
  const kept = join(folder, createHash("sha256").update(file).update(text).digest("hex"));
  try {
    return readFileSync(kept, "utf8");
  } catch {
    const code = strip(file, text);
    try {
      writeFileSync(`${kept}.${process.pid}`, code);
      renameSync(`${kept}.${process.pid}`, kept);
    } catch {
      // The disk is full or closed: the next start strips again.
    }
    return code;
  }
}

registerHooks({
  load(url, context, nextLoad) {
    if (!url.endsWith(".tsx")) return nextLoad(url, context);
    return { format: "module", source: stripped(fileURLToPath(url)), shortCircuit: true };
  },
});
