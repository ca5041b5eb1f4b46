import { describe, expect, it } from "vitest";
import { assets } from "./assets.ts";
import { buildStylesheet, contentHash } from "./build.ts";

const made = assets();
const text = (path: string) => Buffer.from(made.files.get(path)!.bytes).toString("utf8");

describe("the design's files", () => {
  it("carry the hash of their own bytes in their address", () => {
    for (const [path, file] of made.files) expect(path).toContain(contentHash(file.bytes));
  });

  it("are the same when made again", () => {
    expect([...assets().files.keys()]).toEqual([...made.files.keys()]);
    expect(buildStylesheet().hash).toBe(buildStylesheet().hash);
  });

  it("name only files that are served, and no other host", () => {
    const css = text(made.links.stylesheet);
    const addresses = [...css.matchAll(/url\(([^)]+)\)/g)].map((match) => match[1]!.replaceAll('"', ""));
    expect(addresses.length).toBeGreaterThanOrEqual(2);
    for (const address of addresses) expect([...made.files.keys()]).toContain(address);
    expect(css).not.toMatch(/https?:|@import/);
  });

  it("hold a font, an icon and a landscape for every region", () => {
    expect(made.files.get(made.links.font)?.type).toBe("font/woff2");
    expect(made.files.get(made.links.icon)?.type).toBe("image/svg+xml");
    for (const region of ["drenthe", "drechtsteden", "zoetermeer"]) {
      const drawing = text(made.links.art[`landscape-${region}`]!);
      expect(drawing).toContain('id="art"');
      expect(drawing).not.toMatch(/<script|<style| style=| on\w+=|href=/i);
    }
  });

  it("stay small: the stylesheet under 20 kB compressed", async () => {
    const { gzipSync } = await import("node:zlib");
    expect(gzipSync(text(made.links.stylesheet)).length).toBeLessThan(20_000);
  });
});
