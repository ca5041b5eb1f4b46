import { stemsOf } from "./stems.ts";

/** A subject that comes back: the texts in which one word stands. */
export interface Topic {
  /** The word as it is written most often. */
  readonly word: string;
  /** Other words that come more often with it than without, at most three. */
  readonly alongside: readonly string[];
  /** Places of the texts, ascending. A text stands in one topic. */
  readonly texts: readonly number[];
}

/**
 * Subjects in texts, by the words people used: the word in most texts that have no subject yet makes the next one. Everybody can check
 * it by reading: the word stands in every text of its topic. The same texts give the same topics.
 *
 * @param fewest a subject stands in at least so many texts, and in at most a third of them
 */
export function topicsOf(texts: readonly string[], fewest = 3, most = 8): readonly Topic[] {
  const stems = texts.map(stemsOf);
  const free = new Set(texts.keys());
  const topics: Topic[] = [];
  const ceiling = Math.max(fewest, Math.floor(texts.length / 3));
  const frequency = countIn(stems, new Set(texts.keys()));
  const banned = new Set([...frequency].filter(([, count]) => count > ceiling).map(([root]) => root));
  while (topics.length < most) {
    const counts = countIn(stems, free);
    const [best] = [...counts]
      .filter(([root, count]) => count >= fewest && !banned.has(root))
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    if (!best) break;
    const members = [...free].filter((at) => stems[at]!.has(best[0]));
    for (const at of members) free.delete(at);
    banned.add(best[0]);
    topics.push({
      word: usualWord(best[0], stems, members),
      alongside: alongside(best[0], stems, members, frequency),
      texts: members,
    });
  }
  return topics;
}

type Stems = readonly ReadonlyMap<string, string>[];

function countIn(stems: Stems, which: ReadonlySet<number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const at of which) for (const root of stems[at]!.keys()) counts.set(root, (counts.get(root) ?? 0) + 1);
  return counts;
}

function usualWord(root: string, stems: Stems, members: readonly number[]): string {
  const forms = new Map<string, number>();
  for (const at of members) {
    const form = stems[at]!.get(root);
    if (form) forms.set(form, (forms.get(form) ?? 0) + 1);
  }
  return [...forms].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? root;
}

function alongside(
  root: string,
  stems: Stems,
  members: readonly number[],
  frequency: ReadonlyMap<string, number>,
): readonly string[] {
  const inside = countIn(stems, new Set(members));
  const share = members.length / stems.length;
  return [...inside]
    .filter(([other, count]) => other !== root && count >= 2 && count / frequency.get(other)! > share)
    .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3)
    .map(([other]) => usualWord(other, stems, members));
}
