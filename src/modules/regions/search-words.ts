import { plainName } from "./model.ts";

const sameWords: Readonly<Record<string, string>> = {
  het: "t",
  eerste: "1e",
  "1ste": "1e",
  tweede: "2e",
  "2de": "2e",
  derde: "3e",
  "3de": "3e",
  vierde: "4e",
  sint: "st",
};

/**
 * A name as people type it: without capitals, accents, hyphens and apostrophes; "'t" and "het" are one word, and so are "2e" and "tweede".
 * "Wijk 17 2e Exloërmond" → "2e exloermond".
 */
export function typedName(name: string): string {
  return plainName(name)
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ")
    .map((word) => sameWords[word] ?? word)
    .join(" ");
}

/** The four digits when a postcode was typed, whole or only its digits: "7811 AB" → "7811". */
export function postcodeIn(words: string): string | undefined {
  return /^\s*([1-9]\d{3})\s*([a-z]{2})?\s*$/i.exec(words)?.[1];
}

const sounds: readonly (readonly [RegExp, string])[] = [
  [/ /g, ""],
  [/sch(?=$|[^aeiouy])/g, "s"],
  [/gh|ch/g, "g"],
  [/ae/g, "aa"],
  [/ij|ei|y/g, "i"],
  [/au/g, "ou"],
  [/th|dt/g, "t"],
  [/d(?=$|[^aeiou])/g, "t"],
  [/ck|c(?![ei])|q/g, "k"],
  [/c|z/g, "s"],
  [/ph|v/g, "f"],
  [/(.)\1+/g, "$1"],
];

/** How a name sounds, roughly: "Seghwaert" and "segwaard" are the same, and so are "Koevorden" and "Coevorden". */
export function soundOf(typed: string): string {
  return sounds.reduce((word, [written, heard]) => word.replaceAll(written, heard), typed);
}

/** How alike two texts are by their stretches, from 0 to 1: those that both have, of all that either has. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const stretch of other) if (one.has(stretch)) both += 1;
  return both / (one.size + other.size - both || 1);
}

/** Stretches of three letters of a text. Words are padded, so that a beginning counts more than a middle. */
export function stretchesOf(text: string): ReadonlySet<string> {
  const all = text.split(" ").flatMap((word) => {
    const padded = `  ${word} `;
    return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
  });
  return new Set(all);
}

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
