import { stemsOf } from "./stems.ts";

/** Two texts that say nearly the same: their places, and how alike they are (0 … 1). */
export interface Alike {
  readonly first: number;
  readonly second: number;
  readonly likeness: number;
}

/**
 * Pairs of texts of two lists that are most alike, each text in one pair at most, the most alike first. Likeness is the cosine of their
 * stems, each weighing more the fewer texts it stands in. Source: Salton & Buckley 1988 (tf-idf), with a word counted once a text.
 */
export function alike(first: readonly string[], second: readonly string[], least = 0.5): readonly Alike[] {
  const [ones, others] = [first, second].map((texts) => texts.map((text) => [...stemsOf(text).keys()])) as [
    string[][],
    string[][],
  ];
  const weight = weightsOf([...ones, ...others]);
  const length = (roots: readonly string[]) => Math.sqrt(roots.reduce((sum, root) => sum + weight.get(root)! ** 2, 0));
  const lengths = others.map(length);
  const holders = holdersOf(others);
  const pairs: Alike[] = [];
  for (const [one, roots] of ones.entries()) {
    const own = length(roots);
    const product = new Float64Array(others.length);
    for (const root of roots) for (const other of holders.get(root) ?? []) product[other]! += weight.get(root)! ** 2;
    for (const [other, shared] of product.entries()) {
      if (shared === 0 || shared < (least - 1e-8) * own * lengths[other]!) continue;
      const likeness = Number((shared / (own * lengths[other]!)).toPrecision(9));
      if (likeness >= least) pairs.push({ first: one, second: other, likeness });
    }
  }
  const [takenFirst, takenSecond] = [new Set<number>(), new Set<number>()];
  return pairs
    .toSorted((a, b) => b.likeness - a.likeness || a.first - b.first || a.second - b.second)
    .filter((pair) => {
      if (takenFirst.has(pair.first) || takenSecond.has(pair.second)) return false;
      takenFirst.add(pair.first);
      takenSecond.add(pair.second);
      return true;
    });
}

/** The places of the texts that hold each root. */
function holdersOf(texts: readonly (readonly string[])[]): ReadonlyMap<string, readonly number[]> {
  const holders = new Map<string, number[]>();
  for (const [place, roots] of texts.entries())
    for (const root of roots) {
      const known = holders.get(root);
      if (known) known.push(place);
      else holders.set(root, [place]);
    }
  return holders;
}

function weightsOf(texts: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const roots of texts) for (const root of roots) counts.set(root, (counts.get(root) ?? 0) + 1);
  return new Map([...counts].map(([root, count]) => [root, Math.log(1 + texts.length / count)]));
}
