/** Another text that is like one, by its place in the list. */
export interface Likeness {
  readonly place: number;
  /** 0 … 1. */
  readonly likeness: number;
}

/** Two texts of one list by their places, `first` before `second`. */
export interface LikePair {
  readonly first: number;
  readonly second: number;
  /** 0 … 1. */
  readonly likeness: number;
}

/** Every text with its runs of three letters, and for every run the texts that hold it. */
export interface TrigramIndex {
  readonly runs: readonly (readonly number[])[];
  readonly holders: readonly (readonly number[])[];
}

/**
 * Reads texts once, so that likeness among them can be asked. Words are lower case and padded with two spaces before and one behind, as
 * in PostgreSQL's `pg_trgm`, so that both give the same likeness; letters with accents are letters here, whatever the locale.
 */
export function trigramIndex(texts: readonly string[]): TrigramIndex {
  const known = new Map<string, number>();
  const holders: number[][] = [];
  const runs = texts.map((text, place) => {
    const own = new Set<number>();
    for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
      const padded = [..."  ", ...word, " "];
      for (let at = 0; at + 3 <= padded.length; at += 1) {
        const run = padded[at]! + padded[at + 1]! + padded[at + 2]!;
        const code = known.get(run) ?? known.size;
        if (code === known.size) {
          known.set(run, code);
          holders.push([]);
        }
        own.add(code);
      }
    }
    for (const code of own) holders[code]!.push(place);
    return [...own];
  });
  return { runs, holders };
}

/**
 * Texts that share enough runs of three letters with the one at this place, in the order of their places: shared runs as a share of all
 * runs of both (Jaccard 1912).
 *
 * @param least smallest likeness that counts, 0 … 1, and more than 0
 * @param from only texts at this place and later
 */
export function likeOne({ runs, holders }: TrigramIndex, place: number, least: number, from = 0): Likeness[] {
  const shared = new Uint32Array(runs.length);
  for (const run of runs[place]!) {
    const texts = holders[run]!;
    for (let at = texts.length - 1; at >= 0 && texts[at]! >= from; at -= 1) shared[texts[at]!]! += 1;
  }
  const own = runs[place]!.length;
  const like: Likeness[] = [];
  for (let other = from; other < runs.length; other += 1) {
    const both = shared[other]!;
    const likeness = both / (own + runs[other]!.length - both);
    if (other !== place && likeness >= least) like.push({ place: other, likeness });
  }
  return like;
}

/**
 * The pairs of texts that are most alike, the most alike first and then by place.
 *
 * @param least smallest likeness that counts, 0 … 1
 * @param limit how many pairs at most
 * @param comparable says whether two places may be a pair
 */
export function likePairs(
  index: TrigramIndex,
  {
    least,
    limit,
    comparable,
  }: { least: number; limit: number; comparable: (first: number, second: number) => boolean },
): LikePair[] {
  const best = (pairs: LikePair[]) =>
    pairs.toSorted((a, b) => b.likeness - a.likeness || a.first - b.first || a.second - b.second).slice(0, limit);
  let found: LikePair[] = [];
  for (const first of index.runs.keys()) {
    for (const { place: second, likeness } of likeOne(index, first, least, first + 1))
      if (comparable(first, second)) found.push({ first, second, likeness });
    // Thousands of texts that all say the same must not fill the memory.
    if (found.length > 20 * limit) found = best(found);
  }
  return best(found);
}
