import { assert, asyncProperty, integer, uint8Array } from "fast-check";
import { describe, expect, it } from "vitest";
import { chunkSize, decryptChunks, encryptChunks, fileKey, fitsCheck } from "./cipher.ts";

const { key } = fileKey("a secret of thirty-two characters");
const sealedSize = chunkSize + 16;

async function* once(bytes: Uint8Array, size = 50_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size));
}

async function whole(pieces: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const encrypt = (bytes: Uint8Array, bound = "first line") => whole(encryptChunks(key, bound, once(bytes)));
const decrypt = (bytes: Uint8Array, bound = "first line") => whole(decryptChunks(key, bound, once(bytes)));

describe("encryption in chunks", () => {
  it("gives back what went in, at every length around a chunk's border", async () => {
    for (const length of [0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 2 * chunkSize, 2 * chunkSize + 7]) {
      const plain = Buffer.alloc(length, "brink");
      expect((await decrypt(await encrypt(plain))).equals(plain)).toBe(true);
    }
  });

  it("sees any change of any byte", async () => {
    await assert(
      asyncProperty(
        uint8Array({ maxLength: 200 }),
        integer({ min: 0, max: 10_000 }),
        integer({ min: 1, max: 255 }),
        async (plain, at, flip) => {
          const sealed = await encrypt(plain);
          const place = at % sealed.length;
          sealed[place] = (sealed[place] ?? 0) ^ flip;
          await expect(decrypt(sealed)).rejects.toThrow("not what was encrypted");
        },
      ),
    );
  });

  it("sees chunks that are cut off, swapped, doubled or left out", async () => {
    const sealed = await encrypt(Buffer.alloc(3 * chunkSize + 5, 7));
    const chunk = (place: number) => sealed.subarray(place * sealedSize, (place + 1) * sealedSize);
    const altered = {
      "cut at a border": [0, 1, 2],
      swapped: [1, 0, 2, 3],
      doubled: [0, 0, 1, 2, 3],
      "left out": [0, 2, 3],
    };
    for (const [name, order] of Object.entries(altered)) {
      const outcome = decrypt(Buffer.concat(order.map(chunk))).then(
        () => `${name}: accepted`,
        () => `${name}: refused`,
      );
      expect(await outcome).toBe(`${name}: refused`);
    }
    await expect(decrypt(sealed.subarray(0, -3))).rejects.toThrow("not what was encrypted");
    await expect(decrypt(Buffer.alloc(5))).rejects.toThrow("ends too early");
    await expect(decrypt(Buffer.alloc(0))).rejects.toThrow("ends too early");
  });

  it("belongs to its first line", async () => {
    await expect(decrypt(await encrypt(Buffer.from("x")), "another line")).rejects.toThrow("not what was encrypted");
  });

  it("uses another key for every file and knows a wrong secret", () => {
    const [one, two] = [fileKey("secret"), fileKey("secret")];
    expect(one.key.equals(two.key)).toBe(false);
    expect(fitsCheck(fileKey("secret", one.salt), one.keyCheck)).toBe(true);
    expect(fitsCheck(fileKey("Secret", one.salt), one.keyCheck)).toBe(false);
  });
});
