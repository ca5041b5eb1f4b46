import { brotliDecompressSync } from "node:zlib";
import { expect, it } from "vitest";
import { BodyCache, storeBody } from "./cache.ts";

const words = ["wijk", "buurt", "gemeente", "regio", "huis", "weg", "brink", "heide"];
/** Text that pages resemble: many words, in an order that never comes back. */
const text = Array.from(
  { length: 6_000 },
  (_, at) => `${words[(at * at + (at >> 3)) % 8]} ${(at * 7919) % 1_000}`,
).join(" ");

it("sends a page sooner to the first who asks, and smaller to whoever follows", async () => {
  const cache = new BodyCache();
  const ask = () => cache.get("a", () => storeBody(text, "text/html", 200, true));
  const first = await ask();
  const { br } = first.bodies;
  await ask();
  await expect.poll(async () => (await ask()).bodies.br.length).toBeLessThan(br.length);
  const after = await ask();
  expect(after.etag).toBe(first.etag);
  expect(brotliDecompressSync(after.bodies.br).toString()).toBe(text);
  expect(brotliDecompressSync(br).toString()).toBe(text);
});

it("compresses what is no page once, as small as it will be", async () => {
  const stored = await storeBody(text, "text/css");
  const { br } = stored.bodies;
  await stored.shrink();
  expect(stored.bodies.br).toBe(br);
});
