import { array, assert, asyncProperty, integer, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { terminator } from "./format.ts";
import { TextSource } from "./text-source.ts";

/** The same bytes in pieces of these sizes, over and over. */
async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function rowsOf(source: TextSource): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of source.rows()) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

/** A row as COPY writes it: a backslash is two, so a row is never the terminator. */
const row = string({ unit: "grapheme", maxLength: 8 }).map((text) =>
  text.replaceAll("\\", "\\\\").replaceAll(/[\r\n]/g, "\\n"),
);

describe("reading the text of a backup", () => {
  it("gives back lines and rows whatever the pieces they come in", async () => {
    await assert(
      asyncProperty(
        array(array(row, { maxLength: 5 }), { maxLength: 4 }),
        array(integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (tables, sizes) => {
          const text = tables.map((rows) => `name\n${rows.map((each) => `${each}\n`).join("")}${terminator}`).join("");
          const source = new TextSource(inPieces(Buffer.from(text), sizes));
          for (const rows of tables) {
            expect(await source.line()).toBe("name");
            expect(await rowsOf(source)).toBe(rows.map((each) => `${each}\n`).join(""));
          }
          await source.end();
        },
      ),
    );
  });

  it("says so when the text ends too early or goes on", async () => {
    await expect(new TextSource(inPieces(Buffer.from("half a line"), [4])).line()).rejects.toThrow("ends too early");
    await expect(rowsOf(new TextSource(inPieces(Buffer.from("1\n2\n\\."), [2])))).rejects.toThrow("ends too early");
    const source = new TextSource(inPieces(Buffer.from("line\nmore"), [20]));
    await source.line();
    await expect(source.end()).rejects.toThrow("more follows");
  });
});
