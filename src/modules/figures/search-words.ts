/**
 * Steps of writing between two words: a letter more, less or other, or two neighbours changed places (optimal string alignment; Damerau 1964).
 * Stops counting above `most`.
 */
export function stepsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      let steps = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps = Math.min(steps, before[j - 2]! + 1);
      row.push(steps);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}

/** How many steps a word of this length is forgiven: a short word with an error is another word. */
const forgiven = (length: number): number => (length >= 8 ? 2 : length >= 5 ? 1 : 0);

/** True when a typed word may be meant for a word of a text, or for its beginning. */
export function mayMean(typed: string, word: string): boolean {
  const most = forgiven(typed.length);
  if (most === 0) return word.startsWith(typed);
  const starts = Array.from({ length: 2 * most + 1 }, (_, at) => word.slice(0, Math.max(1, typed.length - most + at)));
  return starts.some((start) => stepsBetween(typed, start, most) <= most);
}
