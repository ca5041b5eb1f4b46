/** Widths of bold letters of 20, the size on a phone (`maps.css`), measured in a browser; of each group the widest. */
const groups: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[mwMWOQ]/, 17.9],
  [/[A-Z]/, 14.3],
  [/[fijlrt\-,.'() ]/, 7.7],
];
const other = 13.2;

/** How wide the tag of a chosen area is, with room at both ends: never narrower than its words. */
export function tagWidth(words: string): number {
  const letters = [...words].map((letter) => groups.find(([of]) => of.test(letter))?.[1] ?? lower(letter));
  return letters.reduce((sum, width) => sum + width, 16);
}

function lower(letter: string): number {
  return /[a-z]/.test(letter) ? 12 : other;
}
