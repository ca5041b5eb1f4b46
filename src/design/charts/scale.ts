/** Straight-line helpers for drawings. All pure: numbers in, numbers or path text out. */

export type Scale = (value: number) => number;

/** A straight line from a domain to a range. A domain of one point lands in the middle of the range. */
export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [from, to] = domain;
  const [start, end] = range;
  if (from === to) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

/** The same on a logarithmic axis. Both ends must be above zero. */
export function logarithmic(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const line = linear([Math.log(domain[0]), Math.log(domain[1])], range);
  return (value) => line(Math.log(value));
}

/** Smallest and largest of the numbers that are numbers; undefined when there are none. */
export function extent(values: Iterable<number | null | undefined>): [number, number] | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value === null || value === undefined || !Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}

/** Widens a domain about its middle to a smallest span, so that a small difference looks small; as far as it stays between the bounds. */
export function atLeast(
  [low, high]: readonly [number, number],
  span: number,
  [floor, ceiling]: readonly [number, number],
): [number, number] {
  const more = span - (high - low);
  if (more <= 0) return [low, high];
  const from = Math.max(Math.min(low - more / 2, ceiling - span), Math.min(floor, low));
  return [from, Math.min(from + span, Math.max(ceiling, high))];
}

/** Round tick values that cover a domain: about `count` of them, at 1, 2 or 5 times a power of ten. */
export function ticks(domain: readonly [number, number], count = 4): number[] {
  const [low, high] = domain;
  if (!(high > low)) return [low];
  const step = niceStep((high - low) / count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, place) => tidy((first + place) * step));
}

/** Widens a domain to whole ticks, so that an axis begins and ends on a number one can read. */
export function nice(domain: readonly [number, number], count = 4): [number, number] {
  const [low, high] = domain;
  if (!(high > low)) return [low - 1, high + 1];
  const step = niceStep((high - low) / count);
  const wide: [number, number] = [
    tidy(Math.floor(low / step + 1e-9) * step),
    tidy(Math.ceil(high / step - 1e-9) * step),
  ];
  // Wider, it may ask for larger steps, and would no longer end on one.
  return niceStep((wide[1] - wide[0]) / count) > step * (1 + 1e-9) ? nice(wide, count) : wide;
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const rest = rough / power;
  // 0,2 / 0,1 is a little over 2 for a computer.
  const factor = [1, 2, 5].find((one) => rest <= one * (1 + 1e-9)) ?? 10;
  return factor * power;
}

/** Fewest decimals in which numbers on an axis can be told apart and are right: 1,65 and 1,7 need two, 1 and 2 none. */
export function decimalsOf(values: readonly number[]): number {
  const fits = (digits: number) => values.every((value) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9);
  return [0, 1, 2, 3].find(fits) ?? 3;
}

/** Takes away the dust of binary fractions: 0.30000000000000004 becomes 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** A coordinate with at most one decimal: enough for the eye, half the bytes. */
export function at(value: number): number {
  return Math.round(value * 10) / 10;
}

const tenths: string[] = [];

/** `at` as text. Kept for coordinates on a sheet: writing out a fraction takes longer than all else about a point. */
export function atText(value: number): string {
  const place = Math.round(value * 10);
  if (!(place >= 0 && place < 20_000)) return String(at(value));
  return (tenths[place] ??= String(place / 10));
}

/** The value below which a share of the sorted numbers lies, with straight lines between (type 7 of R). */
export function quantile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (high - low) * (place - below);
}

/** A number from 0 to 1 that looks random and is always the same for the same place: how blades of grass differ. */
export function wobble(place: number): number {
  let bits = Math.imul(place + 1, 0x9e3779b1) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca6b) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35) >>> 0;
  return ((bits ^ (bits >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** Keeps a value between two ends. */
export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

/**
 * Moves labels apart so that none stands closer than `gap` to the next, as little as possible and in the same order.
 * @returns the new place of each, in the order given
 */
export function spread(places: readonly number[], gap: number, range: readonly [number, number]): number[] {
  const order = places.map((place, index) => ({ place, index })).toSorted((a, b) => a.place - b.place);
  for (let i = 1; i < order.length; i += 1) {
    order[i]!.place = Math.max(order[i]!.place, order[i - 1]!.place + gap);
  }
  let limit = range[1];
  for (const item of order.toReversed()) {
    item.place = Math.max(Math.min(item.place, limit), range[0]);
    limit = item.place - gap;
  }
  const result = [...places];
  for (const item of order) result[item.index] = item.place;
  return result;
}
