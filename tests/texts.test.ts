import { globSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const rooms = globSync("src/**/text.nl.ts", { cwd: root }).map((file) => file.replace(/text\.nl\.ts$/, ""));

type Text = string | ((...args: never[]) => string) | readonly Text[] | { readonly [key: string]: Text };

/** Words that stand in nearly every Dutch sentence and in no English one. */
const dutchWords =
  /\b(het|een|voor|niet|jij|jouw|onze|naar|wordt|worden|deze|dit|geen|zijn|bij|uit|ook|maar|nog|hoe|wij)\b/i;
const longest = 15;

/** Every sentence-like piece with the key it stands under; a function gives the literal pieces of its source. */
function* pieces(text: Text, key: string): Generator<{ key: string; words: string }> {
  if (typeof text === "string") yield { key, words: text };
  else if (typeof text === "function") for (const words of literals(text)) yield { key, words };
  else for (const [name, part] of Object.entries(text)) yield* pieces(part as Text, key ? `${key}.${name}` : name);
}

function literals(text: (...args: never[]) => string): string[] {
  const source = String(text).replaceAll(/\$\{[^{}]*\}/g, "X");
  return [...source.matchAll(/`([^`]*)`|"([^"]*)"/g)].map((match) => match[1] ?? match[2] ?? "");
}

function keys(text: Text, key = ""): string[] {
  if (typeof text !== "object") return [key];
  return Object.entries(text).flatMap(([name, part]) => keys(part as Text, `${key}.${name}`));
}

describe("the words of the house", () => {
  it("finds text files", () => expect(rooms.length).toBeGreaterThan(0));

  for (const room of rooms) {
    describe(room, async () => {
      const { nl } = (await import(resolve(root, `${room}text.nl.ts`))) as { nl: Text };
      const { en } = (await import(resolve(root, `${room}text.en.ts`))) as { en: Text };

      it("has the same keys in both languages", () => {
        expect(keys(en)).toEqual(keys(nl));
      });

      it("has no empty text", () => {
        const empty = [...pieces(nl, "nl"), ...pieces(en, "en")].filter(({ words }) => words === "" && !words);
        expect(empty.filter(({ key }) => !key.includes("."))).toEqual([]);
      });

      it("speaks English in the English file", () => {
        const quoted = /“[^”]*”|"[^"]*"/g;
        const wrong = [...pieces(en, "")].filter(({ words }) => dutchWords.test(words.replaceAll(quoted, "")));
        expect(wrong).toEqual([]);
      });

      it(`has no Dutch sentence over ${longest} words`, () => {
        const long = [...pieces(nl, "")].flatMap(({ key, words }) =>
          words
            .split(/(?<=[.!?:;])\s+|\n/)
            .filter((sentence) => sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length > longest)
            .map((sentence) => `${key}: ${sentence}`),
        );
        expect(long).toEqual([]);
      });
    });
  }
});
