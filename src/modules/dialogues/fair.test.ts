import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { array, assert, integer, property, string } from "fast-check";
import { seededRandom } from "@brink/methods/numeric";
import { describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { type Candidate, chooseNext, shapeOf } from "./fair.ts";
import { wordParts } from "./words.ts";

type Counted = Candidate & { reads: number };
const candidates = (count: number): Counted[] =>
  Array.from({ length: count }, (_, place) => ({
    number: place + 1,
    theme: String(place % 4),
    reads: 0,
    shape: shapeOf(`bijdrage ${place * 7919}`),
  }));

describe("a fair hearing", () => {
  it("lets every contribution be read, whoever stops when", () => {
    const amounts = array(integer({ min: 1, max: 30 }), { minLength: 60, maxLength: 120 });
    assert(
      property(amounts, integer(), (people, seed) => {
        const all = candidates(40);
        const random = seededRandom(seed);
        for (const amount of people) {
          const seen: number[] = [];
          for (let turn = 0; turn < amount; turn += 1) {
            const last = seen.slice(-2).map((number) => all[number - 1]!);
            const next = chooseNext(all, new Set(seen), last, () => random.uniform())!;
            all[next.number - 1]!.reads += 1;
            seen.push(next.number);
          }
        }
        const reads = all.map((one) => one.reads).toSorted((a, b) => a - b);
        return reads[0]! >= 0.5 * reads[20]! - 2;
      }),
      { numRuns: 30 },
    );
  });

  it("gives nobody the same contribution twice, and ends when all were seen", () => {
    const all = candidates(12);
    const seen = new Set<number>();
    for (let turn = 0; turn < 12; turn += 1) seen.add(chooseNext(all, seen, [], Math.random)!.number);
    expect(seen.size).toBe(12);
    expect(chooseNext(all, seen, [], Math.random)).toBeUndefined();
  });

  it("brings a late contribution forward", () => {
    const all = candidates(50).map((one) => ({ ...one, reads: 40 }));
    all[49] = { ...all[49]!, reads: 0 };
    const chosen = Array.from({ length: 20 }, (_, turn) => chooseNext(all, new Set(), [], () => turn / 20)!.number);
    expect(new Set(chosen)).toEqual(new Set([50]));
  });

  it("keeps near-duplicates apart", () => {
    const text = "Een busje dat je thuis ophaalt";
    const twin = { number: 2, theme: "vervoer", reads: 0, shape: shapeOf(`${text}!`) };
    const other = { number: 3, theme: "eten", reads: 0, shape: shapeOf("Samen koken op vrijdag") };
    const last = { number: 1, theme: "vervoer", reads: 0, shape: shapeOf(text) };
    expect(chooseNext([twin, other], new Set(), [last], Math.random)!.number).toBe(3);
  });
});

describe("words to mark", () => {
  it("lose nothing of the text", () => {
    assert(
      property(
        string({ unit: "grapheme" }),
        (text) =>
          wordParts(text)
            .map((part) => part.text)
            .join("") === text,
      ),
    );
  });

  it("numbers the stretches from 0, each once", () => {
    const marks = wordParts("Een busje met vrijwilligers dat je thuis ophaalt.").flatMap((part) => part.mark ?? []);
    expect(marks).toEqual(marks.map((_, place) => place));
  });
});

const bytesOf = (file: string) => (file.endsWith(".gz") ? gunzipSync(readFileSync(file)) : readFileSync(file));

describeWithReference("polis-opendata", "a replay of real votes", () => {
  it("gives the least-read statement of vtaiwan at least half of the median, where Pol.is gave 1 against 765", () => {
    const read = (name: string) =>
      parse<Record<string, string>>(bytesOf(reference("polis-opendata", "vtaiwan.uberx", name)), {
        columns: true,
        bom: true,
        relax_quotes: true,
      });
    // Only accepted statements are shown, from when they were written; each real vote is a turn of the same person at the same moment.
    const shown = read("comments.csv")
      .filter((row) => row.moderated === "1")
      .map((row) => ({
        id: row["comment-id"]!,
        at: Number(row.timestamp),
        body: row["comment-body"]!,
      }));
    const all = shown.map(({ body, ...one }, place) => ({
      ...one,
      number: place + 1,
      theme: null,
      reads: 0,
      shape: shapeOf(body),
    }));
    const random = seededRandom("vtaiwan");
    const seenBy = new Map<string, Set<number>>();
    const turns = read("votes.csv.gz").map((row) => ({ at: Number(row.timestamp), voter: row["voter-id"]! }));
    for (const { at, voter } of turns.toSorted((a, b) => a.at - b.at)) {
      const seen = seenBy.get(voter) ?? new Set();
      seenBy.set(voter, seen);
      const next = chooseNext(
        all.filter((one) => one.at <= at),
        seen,
        [],
        () => random.uniform(),
      );
      if (!next) continue;
      all[next.number - 1]!.reads += 1;
      seen.add(next.number);
    }
    const reads = all.map((one) => one.reads).toSorted((a, b) => a - b);
    expect(reads[0]).toBeGreaterThanOrEqual(0.5 * reads[Math.floor(reads.length / 2)]!);
  }, 60_000);
});
