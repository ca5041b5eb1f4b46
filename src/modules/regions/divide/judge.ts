import type { Lang } from "#platform/text.ts";
import { type Division, type DivisionProblem, divisionProblems } from "../model.ts";
import { type DivideRow, divisionFrom, isName, type ReadRows, readRows } from "./model.ts";
import { piecesOf } from "../outlines/pieces.ts";
import type { Divided } from "./reading.ts";
import { divideTexts } from "./text.ts";

/** A division read from a file: either whole, or with every fault in a sentence. */
export type Judged = { readonly division: Division; readonly faults: readonly [] } | { readonly faults: readonly string[] };

/** Largest file of a division, in characters: a line for each of the largest region's neighbourhoods, ten times over. */
export const largestFile = 200_000;

/** Reads a file of a division and judges it. @param validFrom day from which it would hold (ISO) */
export function judgeFile(text: string, validFrom: string, divided: Divided, lang: Lang): Judged {
  const t = divideTexts(lang).faults;
  if (text.trim() === "") return { faults: [t.empty] };
  if (text.length > largestFile) return { faults: [t.large] };
  const read = readRows(text);
  const division = divisionFrom(read.rows, validFrom, divided);
  const wrong = read.faults.some((fault) => fault.fault === "columns" || fault.fault === "quotes");
  const problems = wrong ? [] : divisionProblems(division, divided.neighbourhoods);
  const found = [...lineFaults(read, lang), ...problems.map((problem) => problemFault(problem, read.rows, division, lang))];
  const faults = found.toSorted((a, b) => a.line - b.line).map(({ line, words }) => (line === Infinity ? words : t.line(String(line), words)));
  return faults.length > 0 ? { faults } : { division, faults: [] };
}

/** What is wrong, on which line; without one it is about the whole file, and stands after the rest. */
interface Fault {
  readonly line: number;
  readonly words: string;
}

/** So many codes are named of those that stand nowhere: with more nobody finds the first. */
const namedAtMost = 12;

function lineFaults(read: ReadRows, lang: Lang): Fault[] {
  const t = divideTexts(lang).faults;
  return read.faults.map(({ line, fault, words = "" }) => {
    return { line, words: fault === "columns" || fault === "quotes" ? t[fault] : t[fault](words) };
  });
}

function problemFault(problem: DivisionProblem, rows: readonly DivideRow[], division: Division, lang: Lang): Fault {
  const t = divideTexts(lang).faults;
  const { kind, codes, area = "", other = "" } = problem;
  const code = codes[0] ?? "";
  const at = (words: string): Fault => ({ line: rows.find((row) => row.code === code)?.line ?? Infinity, words });
  const whole = (words: string): Fault => ({ line: Infinity, words });
  if (kind === "missing") {
    const named = codes.slice(0, namedAtMost).join(", ");
    const more = codes.length - namedAtMost;
    return whole(t.missing(String(codes.length), more > 0 ? t.andMore(named, String(more)) : named));
  }
  if (kind === "village_outside") return whole(t.village_outside(area, other));
  if (kind === "same_code") return whole(area === other ? t.sameVillage(area) : t.same_code(area, other));
  if (kind === "unknown") return at(t.unknown(code, String(division.divisionYear)));
  if (kind === "other_municipality") return at(t.other_municipality(code, area));
  return at(t.twiceIn(code, other, area));
}

/** What is wrong with a day from which a division should hold; undefined when nothing. */
export function faultOfDay(day: string, divided: Pick<Divided, "firstDay">, lang: Lang): string | undefined {
  const t = divideTexts(lang).faults;
  const real = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  if (!real) return t.day;
  return day < divided.firstDay ? t.early(divided.firstDay) : undefined;
}

/** What is wrong with a name for an area in a municipality; undefined when nothing. `code` is the area's own. */
export function faultOfName(name: string, divided: Divided, municipality: string, code: string | undefined, lang: Lang): string | undefined {
  const t = divideTexts(lang).faults;
  if (name === "") return t.required;
  if (!isName(name)) return t.name(name);
  const other = divided.base.areas.some((area) => area.municipality === municipality && area.name === name && area.code !== code);
  return other ? t.taken : undefined;
}

/**
 * Working areas that do not lie together, each in a sentence. No fault: an island belongs somewhere too, and who knows the place decides.
 */
export function scattered(division: Division, divided: Pick<Divided, "borders" | "neighbourhoods">, lang: Lang): string[] {
  const names = new Map(divided.neighbourhoods.map((area) => [area.code, area.name]));
  return division.areas.flatMap((area) => {
    const loose = piecesOf(area.neighbourhoods, divided.borders).slice(1).flat();
    return loose.length > 0 ? [divideTexts(lang).scattered(area.name, loose.map((code) => names.get(code) ?? code).join(", "))] : [];
  });
}

/** What a division changes: areas that are new, that have other neighbourhoods, and names of those that go. */
export function changesOf(division: Division, before: Division): { states: ReadonlyMap<string, "fresh" | "changed" | "same">; gone: string[] } {
  const old = new Map(before.areas.map((area) => [area.code, area]));
  const plain = (codes: readonly string[] | undefined) => codes?.toSorted().join(" ");
  const states = division.areas.map((area) => {
    const was = old.get(area.code);
    const state = !was ? "fresh" : plain(was.neighbourhoods) === plain(area.neighbourhoods) ? "same" : "changed";
    return [area.code, state] as const;
  });
  const stays = new Set(division.areas.map((area) => area.code));
  return { states: new Map(states), gone: before.areas.filter((area) => !stays.has(area.code)).map((area) => area.name) };
}
