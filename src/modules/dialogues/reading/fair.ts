/** One contribution as the choice of what to read next sees it. */
export interface Candidate {
  readonly number: number;
  readonly theme: string | null;
  /** How often it was put before somebody. */
  readonly reads: number;
  /** Its three-letter stretches, to keep near-duplicates apart. */
  readonly shape: ReadonlySet<string>;
  /** How often people of each opinion group read it; left out while there are no groups. */
  readonly byGroup?: readonly number[];
}

/** Who chooses what to read next, as far as that is known for certain. */
export interface Reader {
  /** Numbers this person saw or wrote, in any order. */
  readonly seen: ReadonlySet<number>;
  /** What was read just before, newest last. */
  readonly last: readonly Candidate[];
  /** The opinion group this person stands in, with its share of everything that was read; undefined while that is not clear. */
  readonly group?: { readonly place: number; readonly share: number };
}

/**
 * Being read this many times more than the least-read one, or by this part of what that was read where this is more, weighs as much as
 * saying exactly the same as what was just read.
 */
const evenness = 3;
const evenPart = 0.1;
/** How heavily it weighs at most that a contribution was hardly read by this reader's opinion group: less than repeating what was just read. */
const spread = 0.4;
/** Chance that keeps people from all getting the same, in the same unit. */
const chance = 0.15;
/** How many are compared for variety: enough to choose from, few enough for every vote. */
const compared = 24;

/**
 * Chooses what somebody reads next: one of the least-read that this person did not see, as unlike the last ones and as little read by
 * people who think like this person as evenness allows. Nothing lags more than a few reads behind what is chosen before it, so late
 * contributions come first until they have caught up. Undefined when everything was seen.
 *
 * @param random a number in [0, 1)
 */
export function chooseNext<C extends Candidate>(
  candidates: readonly C[],
  reader: Reader,
  random: () => number,
): C | undefined {
  const unseen = candidates.filter((candidate) => !reader.seen.has(candidate.number));
  const least = unseen.reduce((fewest, candidate) => Math.min(fewest, candidate.reads), Number.POSITIVE_INFINITY);
  const even = Math.max(evenness, evenPart * least);
  const near = unseen.filter((candidate) => candidate.reads - least < even * (1 + chance));
  let best: { readonly candidate: C; readonly cost: number } | undefined;
  for (const candidate of someOf(near, compared, random)) {
    const cost =
      (candidate.reads - least) / even +
      Math.min(1, likenessToLast(candidate, reader.last)) +
      spread * tooMany(candidate, reader.group) +
      chance * random();
    if (!best || cost < best.cost) best = { candidate, cost };
  }
  return best?.candidate;
}

/**
 * From −1 (this opinion group read it much less than its share) to 1 (much more). Shares, not counts: a small group is not asked to read
 * as much as a large one.
 */
function tooMany({ byGroup }: Candidate, group: Reader["group"]): number {
  if (!group || !byGroup) return 0;
  const all = byGroup.reduce((sum, reads) => sum + reads, 0);
  const more = (byGroup[group.place] ?? 0) - group.share * all;
  return more / (evenness + Math.abs(more));
}

/** At most `amount` of them: a stretch that begins at chance, so that each is as likely to be in it. */
function someOf<T>(all: readonly T[], amount: number, random: () => number): readonly T[] {
  if (all.length <= amount) return all;
  const begin = Math.floor(random() * all.length);
  return Array.from({ length: amount }, (_, step) => all[(begin + step) % all.length]!);
}

function likenessToLast(candidate: Candidate, last: readonly Candidate[]): number {
  let most = 0;
  for (const [place, other] of last.entries()) {
    const same = candidate.theme !== null && candidate.theme === other.theme ? 0.25 * ((place + 1) / last.length) : 0;
    most = Math.max(most, same + likeness(candidate.shape, other.shape));
  }
  return most;
}

/** The three-letter stretches of a text, as PostgreSQL's `pg_trgm` cuts them (words alone, padded). */
export function shapeOf(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    const padded = `  ${word} `;
    for (let place = 0; place + 3 <= padded.length; place += 1) found.add(padded.slice(place, place + 3));
  }
  return found;
}

/** How alike two texts are: shared stretches of all stretches, 0 to 1. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const stretch of few) if (many.has(stretch)) shared += 1;
  return shared / (a.size + b.size - shared);
}
