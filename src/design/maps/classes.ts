import type { Lang } from "#platform/text.ts";
import { formatNumber, roundTo } from "../format.ts";

export type ClassNumber = 1 | 2 | 3 | 4 | 5;

export interface MapClass {
  /** The colour: `--seq-1` … `--seq-5`; 5 is also hatched. */
  readonly number: ClassNumber;
  /** Smallest and largest rounded value that lie in it. */
  readonly from: number;
  readonly to: number;
  /** "41", "44–45". */
  readonly label: string;
}

export interface MapClasses {
  readonly classes: readonly MapClass[];
  /** The class of a value, judged on the value as it is shown. */
  readonly of: (value: number) => ClassNumber;
}

export interface ClassOptions {
  readonly lang: Lang;
  /** Decimals in which values are shown; the class is that of the rounded value, so number and colour never disagree. */
  readonly digits?: number;
  /** First rounded value of the second, third … class, so that two maps may be compared. Left out: fifths. */
  readonly breaks?: readonly number[];
}

/** With fewer than five classes the colours are taken far apart, and the highest stays the hatched one. */
const colours: Readonly<Record<number, readonly ClassNumber[]>> = {
  1: [3],
  2: [2, 5],
  3: [1, 3, 5],
  4: [1, 2, 4, 5],
  5: [1, 2, 3, 4, 5],
};

/** Five classes over the rounded values, each about as full; equal values never fall into two classes. Fewer only where fewer values differ. */
export function mapClasses(values: readonly number[], options: ClassOptions): MapClasses {
  const digits = options.digits ?? 0;
  const rounded = values.map((value) => roundTo(value, digits)).toSorted((a, b) => a - b);
  const starts = startsOf(rounded, options.breaks);
  const numbers = colours[starts.length] ?? [];
  const place = (value: number) =>
    Math.max(
      starts.findLastIndex((start) => roundTo(value, digits) >= start),
      0,
    );
  const classes = starts.map((start, index) => {
    const inside = rounded.filter((value) => place(value) === index);
    const [from, to] = [inside[0] ?? start, inside.at(-1) ?? start];
    return { number: numbers[index]!, from, to, label: label(from, to, options.lang, digits) };
  });
  return { classes, of: (value) => numbers[place(value)] ?? 3 };
}

/** First value of every class that holds something. */
function startsOf(rounded: readonly number[], breaks: readonly number[] | undefined): number[] {
  const first = rounded[0];
  if (first === undefined) return [];
  if (!breaks) return evenStarts(rounded);
  const below = Math.min(first, ...breaks);
  return [...new Set([below, ...breaks.toSorted((a, b) => a - b)])].slice(0, 5);
}

/** A value that many areas share fills its class alone; what is left is divided over the classes that are left. */
function evenStarts(rounded: readonly number[]): number[] {
  const groups = [...Map.groupBy(rounded, (value) => value)].map(([value, same]) => ({ value, count: same.length }));
  const most = Math.min(5, groups.length);
  const starts: number[] = [];
  let [at, left] = [0, rounded.length];
  while (starts.length < most) {
    const after = most - starts.length - 1;
    const fair = left / (after + 1);
    starts.push(groups[at]!.value);
    let inside = groups[at]!.count;
    at += 1;
    while (groups.length - at > after && inside + groups[at]!.count / 2 <= fair) {
      inside += groups[at]!.count;
      at += 1;
    }
    left -= inside;
  }
  return starts;
}

function label(from: number, to: number, lang: Lang, digits: number): string {
  const [low, high] = [formatNumber(from, lang, digits), formatNumber(to, lang, digits)];
  return low === high ? low : `${low}–${high}`;
}
