/**
 * Finds citizen service numbers (BSN) in free text. Brink has no ground to hold them (UAVG art. 46), so a text with one is refused and
 * the number is neither kept nor logged. A number counts when it has nine digits, alone or in groups as people write them, and passes
 * the eleven-test. One in eleven other numbers of nine digits passes as well: the sentence of the refusal must allow for that.
 */

/** Where a number stands in the text: from `start` up to but not including `end`. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

interface Group {
  readonly digits: string;
  readonly start: number;
  /** What stands between this group and the one before it; empty for the first. */
  readonly gap: string;
}

const joint = String.raw`(?:[ \u00a0\u2009\u202f]|[ \u00a0]?[.\-\u2010\u2011\u2013][ \u00a0]?)`;
const clusters = new RegExp(String.raw`\d+(?:${joint}\d+)*`, "gu");
const groups = new RegExp(String.raw`(${joint}?)(\d+)`, "gu");

/** Ways in which nine digits are written with spaces; other ones are more often a year and a sum. */
const spacedShapes = new Set(["9", "4-2-3", "3-3-3", "2-2-2-3", "3-2-2-2", "4-5", "5-4", "1-1-1-1-1-1-1-1-1"]);

const named = /(?:bsn|burger ?service|sofi)[^\d]{0,25}$/i;
const moneyBefore = /(?:[€$£]|\beuro?)[ \u00a0]*$/i;
const moneyAfter = /^(?:[ \u00a0]*(?:euro?\b|€|%)|,-)/i;
const phoneBefore =
  /(?:(?:\+|\b00)\d{1,3}[ -]?(?:\(0\))?[ -]?|\+|\(0\) ?|\b(?:tel(?:efoon)?(?:nummer|nr)?|mobiel|fax|phone)[.: ]*)$/i;
const ibans = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/gi;

/** True when nine digits pass the eleven-test: 9·d1 + 8·d2 + … + 2·d8 − d9 is a multiple of 11, and not all are zero. */
export function passesElevenTest(digits: string): boolean {
  if (!/^\d{9}$/.test(digits) || /^0+$/.test(digits)) return false;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}

/** True when the text holds what is probably a BSN. */
export function containsBsn(text: string): boolean {
  return findBsn(text).length > 0;
}

/** The text with what is probably a BSN made unreadable, to give back what somebody typed without repeating the number. */
export function withoutBsn(text: string): string {
  return findBsn(text).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)}${"•".repeat(end - start)}${left.slice(end)}`,
    text,
  );
}

/** Where in the text a BSN probably stands; amounts, telephone numbers and IBANs do not count. */
export function findBsn(text: string): readonly Place[] {
  const searched = text.replaceAll(ibans, (found) => (isIban(found) ? "#".repeat(found.length) : found));
  return [...searched.matchAll(clusters)].flatMap((match) => inCluster(searched, split(match[0], match.index)));
}

/** Numbers that stand together may hold a BSN as a whole, or from one group to another. */
function inCluster(text: string, cluster: readonly Group[]): Place[] {
  const places: Place[] = [];
  for (let first = 0; first < cluster.length; first += 1) {
    const taken = nineDigits(cluster, first);
    if (!taken || !isBsn(text, taken, cluster[first + taken.length]?.gap)) continue;
    places.push(place(taken));
    first += taken.length - 1;
  }
  return places;
}

/** The groups from `first` on that have nine digits together, if they come out at nine. */
function nineDigits(cluster: readonly Group[], first: number): readonly Group[] | undefined {
  let length = 0;
  for (let last = first; last < cluster.length && length < 9; last += 1) {
    length += cluster[last]?.digits.length ?? 0;
    if (length === 9) return cluster.slice(first, last + 1);
  }
  return undefined;
}

function isBsn(text: string, taken: readonly Group[], gapAfter: string | undefined): boolean {
  if (!passesElevenTest(taken.map((group) => group.digits).join(""))) return false;
  const { start, end } = place(taken);
  const before = text.slice(Math.max(0, start - 45), start);
  const after = text.slice(end, end + 8);
  if (named.test(before)) return true;
  if (/\p{L}$/u.test(before) || /^\p{L}/u.test(after)) return false;
  if (moneyBefore.test(before) || moneyAfter.test(after) || phoneBefore.test(before)) return false;
  return isWritten(taken, taken[0]?.gap ?? "", gapAfter ?? "", after);
}

/** Judges the gaps: the same inside, others at the ends, and in a shape that people use. */
function isWritten(taken: readonly Group[], gapBefore: string, gapAfter: string, after: string): boolean {
  const [gap = "", ...others] = taken.slice(1).map((group) => group.gap);
  if (others.some((other) => other !== gap)) return false;
  if ([gapBefore, gapAfter].some((outside) => outside !== "" && (outside === gap || isTight(outside)))) return false;
  if (gap !== "" && /^,\d/.test(after)) return false;
  const shape = taken.map((group) => group.digits.length).join("-");
  return /[^\s]/u.test(gap) || spacedShapes.has(shape);
}

/** True for a point or dash without a space: the number goes on there, as in 52.123456782. */
function isTight(gap: string): boolean {
  return /^[^\s]$/u.test(gap);
}

function split(cluster: string, at: number): readonly Group[] {
  return [...cluster.matchAll(groups)].map(([, gap = "", digits = ""], index, all) => ({
    gap,
    digits,
    start: at + (all[index]?.index ?? 0) + gap.length,
  }));
}

function place(taken: readonly Group[]): Place {
  const [first, last] = [taken[0], taken.at(-1)];
  if (!first || !last) throw new RangeError("A number has at least one group of digits.");
  return { start: first.start, end: last.start + last.digits.length };
}

/** ISO 13616: the letters as numbers, the first four signs last, modulo 97 is 1. */
function isIban(text: string): boolean {
  const plain = text.replaceAll(" ", "").toUpperCase();
  const turned = plain.slice(4) + plain.slice(0, 4);
  let rest = 0;
  for (const sign of turned)
    for (const digit of String(Number.parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}
