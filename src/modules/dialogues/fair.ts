/** One contribution as the choice of what to read next sees it. */
export interface Candidate {
  readonly number: number;
  readonly theme: string | null;
  /** How often it was put before somebody. */
  readonly reads: number;
  /** Its three-letter stretches, to keep near-duplicates apart. */
  readonly shape: ReadonlySet<string>;
}

/** Being read this many times more than the least-read one weighs as much as saying exactly the same as what was just read. */
const evenness = 3;
/** Chance that keeps people from all getting the same, in the same unit. */
const chance = 0.15;
/** How many are compared for variety: enough to choose from, few enough for every vote. */
const compared = 24;

/**
 * Chooses what somebody reads next: one of the least-read that this person did not see, as unlike the last ones as evenness allows.
 * Nothing lags more than a few reads behind what is chosen before it, so late contributions come first until they have caught up.
 * Undefined when everything was seen.
 *
 * @param seen numbers this person saw or wrote
 * @param last what was read just before, newest last
 * @param random a number in [0, 1)
 */
export function chooseNext<C extends Candidate>(
  candidates: readonly C[],
  seen: ReadonlySet<number>,
  last: readonly Candidate[],
  random: () => number,
): C | undefined {
  const unseen = candidates.filter((candidate) => !seen.has(candidate.number));
  const least = unseen.reduce((fewest, candidate) => Math.min(fewest, candidate.reads), Number.POSITIVE_INFINITY);
  const near = unseen.filter((candidate) => candidate.reads - least < evenness * (1 + chance));
  let best: { readonly candidate: C; readonly cost: number } | undefined;
  for (const candidate of someOf(near, compared, random)) {
    const cost =
      (candidate.reads - least) / evenness + Math.min(1, likenessToLast(candidate, last)) + chance * random();
    if (!best || cost < best.cost) best = { candidate, cost };
  }
  return best?.candidate;
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
