import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { array, assert, integer, property, string } from "fast-check";
import { seededRandom } from "@brink/methods/numeric";
import { describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../../tests/support/reference-data.ts";
import { type Candidate, chooseNext, shapeOf } from "./fair.ts";
import { divide } from "../outcome/map.ts";
import { nearestGroup, withReads } from "./spread.ts";
import { wordParts } from "../words.ts";

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
            const next = chooseNext(all, { seen: new Set(seen), last }, () => random.uniform())!;
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
    for (let turn = 0; turn < 12; turn += 1) seen.add(chooseNext(all, { seen, last: [] }, Math.random)!.number);
    expect(seen.size).toBe(12);
    expect(chooseNext(all, { seen, last: [] }, Math.random)).toBeUndefined();
  });

  it("brings a late contribution forward", () => {
    const all = candidates(50).map((one) => ({ ...one, reads: 40 }));
    all[49] = { ...all[49]!, reads: 0 };
    const chosen = Array.from(
      { length: 20 },
      (_, turn) => chooseNext(all, { seen: new Set(), last: [] }, () => turn / 20)!.number,
    );
    expect(new Set(chosen)).toEqual(new Set([50]));
  });

  it("keeps near-duplicates apart", () => {
    const text = "Een busje dat je thuis ophaalt";
    const twin = { number: 2, theme: "vervoer", reads: 0, shape: shapeOf(`${text}!`) };
    const other = { number: 3, theme: "eten", reads: 0, shape: shapeOf("Samen koken op vrijdag") };
    const last = { number: 1, theme: "vervoer", reads: 0, shape: shapeOf(text) };
    expect(chooseNext([twin, other], { seen: new Set(), last: [last] }, Math.random)!.number).toBe(3);
    // Also when this reader's opinion group hardly read the twin, and read the other more than its share.
    const grouped = [
      { ...twin, byGroup: [0, 90] },
      { ...other, byGroup: [90, 0] },
    ];
    const reader = { seen: new Set<number>(), last: [last], group: { place: 0, share: 0.5 } };
    expect(chooseNext(grouped, reader, Math.random)!.number).toBe(3);
  });
});

/** Readers of two opinion groups come in turns; each reads fifteen, the first five before it is known where they stand. */
function read(seed: string, isKnown: boolean, first: (moment: number) => number) {
  const random = seededRandom(seed);
  const all = candidates(40).map((one) => ({ ...one, byGroup: [0, 0] }));
  const sums = [0, 0];
  for (let person = 0; person < 400; person += 1) {
    const place = random.uniform() < first(person / 400) ? 0 : 1;
    const share = sums[place]! / Math.max(1, sums[0]! + sums[1]!);
    const seen: number[] = [];
    for (let turn = 0; turn < 15; turn += 1) {
      const last = seen.slice(-2).map((number) => all[number - 1]!);
      const group = isKnown && turn >= 5 ? { place, share } : undefined;
      const next = chooseNext(all, { seen: new Set(seen), last, group }, () => random.uniform())!;
      next.reads += 1;
      next.byGroup[place]! += 1;
      sums[place]! += 1;
      seen.push(next.number);
    }
  }
  const share = sums[0]! / (sums[0]! + sums[1]!);
  const off = all.map((one) => Math.abs(one.byGroup[0]! / one.reads - share));
  const reads = all.map((one) => one.reads).toSorted((a, b) => a - b);
  return { off: off.reduce((sum, one) => sum + one, 0) / off.length, least: reads[0]!, median: reads[20]! };
}

describe("readers of other opinions", () => {
  it("are spread over contributions, also when one group is small, and everything is read as evenly as before", () => {
    for (const share of [0.5, 0.2]) {
      const [chance, spread] = [read("spread", false, () => share), read("spread", true, () => share)];
      expect(spread.off).toBeLessThan(chance.off / 3);
      expect(spread.least).toBeGreaterThanOrEqual(0.97 * spread.median);
    }
  });

  it("are spread better when one group comes before the other, as far as being read evenly allows", () => {
    const [chance, spread] = [read("waves", false, (at) => 1 - at), read("waves", true, (at) => 1 - at)];
    expect(spread.off).toBeLessThan(chance.off);
    expect(spread.least).toBeGreaterThanOrEqual(0.97 * spread.median);
  });
});

describe("the opinion group of a reader", () => {
  const numbers = [3, 5, 7, 9, 11, 13];
  const of = (agree: number, disagree: number) => ({
    agree: numbers.map(() => agree),
    disagree: numbers.map(() => disagree),
    voted: numbers.map(() => 40),
  });
  const groups = [of(30, 5), of(5, 30)];
  const votes = (value: number | null, amount = 5) => numbers.slice(0, amount).map((number) => ({ number, value }));

  it("is the one in which their votes are most likely, and unknown with fewer than five opinions", () => {
    const nearest = nearestGroup({ numbers, groups: groups.map((group) => ({ ...group, reads: [] })) });
    expect([nearest(votes(3)), nearest(votes(-1)), nearest(votes(2, 4)), nearest(votes(null))]).toEqual([
      0,
      1,
      undefined,
      undefined,
    ]);
    expect(nearest([...votes(1, 4), { number: 99, value: 1 }])).toBeUndefined();
  });

  it("counts what they read, skips too, and nothing of who stands nowhere", () => {
    const skipped = { number: 13, value: null };
    const { groups: counted } = withReads(numbers, groups, [[...votes(1), skipped], votes(-1), votes(1, 2)]);
    expect(counted.map(({ reads }) => reads)).toEqual([
      [1, 1, 1, 1, 1, 1],
      [1, 1, 1, 1, 1, 0],
    ]);
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
  const readFile = (name: string) =>
    parse<Record<string, string>>(bytesOf(reference("polis-opendata", "vtaiwan.uberx", name)), {
      columns: true,
      bom: true,
      relax_quotes: true,
    });

  /**
   * Only accepted statements are shown, from when they were written; each real vote is a turn of the same person at the same moment. The
   * opinion group of a voter is that of the landscape of all real votes; the first five turns are chosen without it.
   */
  function replay(isKnown: boolean) {
    const votes = readFile("votes.csv.gz").toSorted((a, b) => Number(a.timestamp) - Number(b.timestamp));
    const shown = readFile("comments.csv").filter((row) => row.moderated === "1");
    const { groups, of } = groupsIn(votes, shown);
    const all = shown.map((row, place) => ({
      at: Number(row.timestamp),
      number: place + 1,
      theme: null,
      reads: 0,
      shape: shapeOf(row["comment-body"]!),
      byGroup: Array.from<number>({ length: groups }).fill(0),
    }));
    const sums = Array.from<number>({ length: groups }).fill(0);
    const random = seededRandom("vtaiwan");
    const seenBy = new Map<string, Set<number>>();
    for (const row of votes) {
      const voter = row["voter-id"]!;
      const seen = seenBy.get(voter) ?? new Set();
      seenBy.set(voter, seen);
      const place = of.get(voter) ?? -1;
      const share =
        (sums[place] ?? 0) /
        Math.max(
          1,
          sums.reduce((sum, one) => sum + one, 0),
        );
      const group = isKnown && seen.size >= 5 && place >= 0 ? { place, share } : undefined;
      const there = all.filter((one) => one.at <= Number(row.timestamp));
      const next = chooseNext(there, { seen, last: [], group }, () => random.uniform());
      if (!next) continue;
      next.reads += 1;
      seen.add(next.number);
      if (place < 0) continue;
      next.byGroup[place]! += 1;
      sums[place]! += 1;
    }
    const ratio = (reads: readonly number[]) => {
      const sorted = reads.toSorted((a, b) => a - b);
      return sorted[0]! / sorted[Math.floor(sorted.length / 2)]!;
    };
    const first = (one: (typeof all)[number]) => one.byGroup[0]! / (one.byGroup[0]! + one.byGroup[1]!);
    const share = sums[0]! / (sums[0]! + sums[1]!);
    const off = all.map((one) => Math.abs(first(one) - share)).toSorted((a, b) => a - b);
    return { all: ratio(all.map((one) => one.reads)), groups: sums.length, off: off[Math.floor(off.length / 2)]! };
  }

  function groupsIn(votes: readonly Record<string, string>[], shown: readonly Record<string, string>[]) {
    const places = new Map(shown.map((row, place) => [row["comment-id"]!, place]));
    const voters = [...new Set(votes.map((row) => row["voter-id"]!))];
    const people = new Map(voters.map((voter, place) => [voter, place]));
    const latest = new Map(votes.map((row) => [`${row["voter-id"]}:${row["comment-id"]}`, row]));
    const scored = [...latest.values()].flatMap((row) => {
      const contribution = places.get(row["comment-id"]!);
      if (contribution === undefined) return [];
      return [{ participant: people.get(row["voter-id"]!)!, contribution, value: Number(row.vote) }];
    });
    const { found, groups } = divide(shown.length, voters.length, scored)!;
    const order = groups.map(({ group }) => group);
    return {
      groups: order.length,
      of: new Map(voters.map((voter, at) => [voter, order.indexOf(found.division.of[at]!)])),
    };
  }

  it("gives the least-read statement of vtaiwan at least half of the median, where Pol.is gave 1 against 765", () => {
    const [chance, spread] = [replay(false), replay(true)];
    expect(chance.all).toBeGreaterThanOrEqual(0.5);
    expect(spread.all).toBeGreaterThanOrEqual(0.5);
    // Where the readers of a statement stand is nearer to where all readers stand.
    expect(spread.groups).toBe(2);
    expect(spread.off).toBeLessThan(0.75 * chance.off);
  }, 120_000);
});
