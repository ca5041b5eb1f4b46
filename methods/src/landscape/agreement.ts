/**
 * How far two divisions of the same things agree: the adjusted Rand index of Hubert and Arabie. 1 for the same division (numbers of
 * groups do not matter), about 0 for what chance gives. Both arrays name a group per thing.
 *
 * Source: Hubert and Arabie, Journal of Classification 2 (1985) 193–218. Throws a `RangeError` when the lengths differ.
 */
export function adjustedRand(first: ArrayLike<number>, second: ArrayLike<number>): number {
  if (first.length !== second.length) throw new RangeError("The two divisions are of a different number of things.");
  const both = new Map<string, number>();
  const [rows, columns] = [new Map<number, number>(), new Map<number, number>()];
  for (let place = 0; place < first.length; place++) {
    const [row, column] = [first[place]!, second[place]!];
    both.set(`${row} ${column}`, (both.get(`${row} ${column}`) ?? 0) + 1);
    rows.set(row, (rows.get(row) ?? 0) + 1);
    columns.set(column, (columns.get(column) ?? 0) + 1);
  }
  const pairs = (counts: Iterable<number>): number =>
    [...counts].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
  const [together, a, b, all] = [
    pairs(both.values()),
    pairs(rows.values()),
    pairs(columns.values()),
    pairs([first.length]),
  ];
  const expected = all === 0 ? 0 : (a * b) / all;
  const largest = (a + b) / 2;
  return largest === expected ? 1 : (together - expected) / (largest - expected);
}
