import { readdirSync, readFileSync } from "node:fs";
import { buildStylesheet, contentHash, type Packs, resolvePackageFile } from "./build.ts";

/** A file we serve; its address holds the hash of its bytes, so it may be kept for ever. */
export interface Asset {
  readonly bytes: Uint8Array;
  readonly type: string;
}

/** The addresses a page needs; `Page` takes them as `links`. */
export interface PageLinks {
  readonly stylesheet: string;
  /** The text font, to load before the stylesheet asks for it. */
  readonly font: string;
  readonly icon: string;
  /** Drawings by name without extension (`landscape-drenthe`), to be used as `<use href="…#art">`. */
  readonly art: Readonly<Record<string, string>>;
}

export interface DesignAssets {
  readonly files: ReadonlyMap<string, Asset>;
  readonly links: PageLinks;
}

const fonts = {
  font: "@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  "font-mono": "@fontsource/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-400-normal.woff2",
};

/**
 * Everything the pages need beside their HTML: stylesheet, two fonts, mark and drawings. Made once, at start.
 * @param packs accents of regions whose pack brings its own tokens
 */
export function assets(packs: Packs = {}): DesignAssets {
  const files = new Map<string, Asset>();
  const add = (name: string, extension: string, type: string, bytes: Uint8Array): string => {
    const path = `/assets/${name}-${contentHash(bytes)}.${extension}`;
    files.set(path, { bytes, type });
    return path;
  };
  const fontPath = (name: keyof typeof fonts) =>
    add(name, "woff2", "font/woff2", readFileSync(resolvePackageFile(fonts[name])));
  const located = { font: fontPath("font"), "font-mono": fontPath("font-mono") };
  const art = Object.fromEntries(
    drawings().map((name) => [name, add(name, "svg", "image/svg+xml", readFileSync(drawingFile(name)))]),
  );
  const { css } = buildStylesheet(packs, (name) => located[name]);
  const stylesheet = add("brink", "css", "text/css; charset=utf-8", Buffer.from(css));
  return { files, links: { stylesheet, font: located.font, icon: art.mark ?? "", art } };
}

function drawings(): string[] {
  return readdirSync(new URL("./art/", import.meta.url))
    .filter((file) => file.endsWith(".svg"))
    .map((file) => file.slice(0, -".svg".length));
}

function drawingFile(name: string): URL {
  return new URL(`./art/${name}.svg`, import.meta.url);
}
