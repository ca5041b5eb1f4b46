import type { Cell } from "#platform/spreadsheets/index.ts";
import { plain } from "../filters.ts";
import { type Source, type Status } from "../model.ts";

const months = [
  "januari",
  "februari",
  "maart",
  "april",
  "mei",
  "juni",
  "juli",
  "augustus",
  "september",
  "oktober",
  "november",
  "december",
];
const english = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** The text of a cell without spaces around it. */
export const textOf = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? "" : String(cell).replaceAll(/\s+/g, " ").trim();

/** True for what people write where they do not know yet: n.t.b., PM, nvt, ?, a dash. It says nothing, so nothing is changed by it. */
export const isUnknown = (cell: Cell | undefined): boolean =>
  /^(n\.?t\.?b\.?|p\.?m\.?|n\.?v\.?t\.?|tbd|t\.?b\.?d\.?|(nog )?(niet bekend|onbekend)|unknown|volgt|\?+|[-–—.]+)$/.test(
    plain(textOf(cell)),
  );

/** Months of a part of the year, as people name it. */
const partsOfYear: Readonly<Record<string, readonly [first: number, last: number]>> = {
  begin: [1, 3],
  early: [1, 3],
  voorjaar: [3, 5],
  lente: [3, 5],
  spring: [3, 5],
  medio: [6, 7],
  half: [6, 7],
  mid: [6, 7],
  zomer: [6, 8],
  summer: [6, 8],
  najaar: [9, 11],
  herfst: [9, 11],
  autumn: [9, 11],
  eind: [10, 12],
  einde: [10, 12],
  late: [10, 12],
};

/**
 * A day as people write it: 2026-05-01, 1-5-2026, 1 mei 2026, mei 2026, Q2 2026, zomer 2026, 2026, or a spreadsheet's own day number.
 * A period gives its first day, or its last one with `end`.
 * @returns undefined when it is no day
 */
export function dayFrom(cell: Cell | undefined, end = false): string | undefined {
  if (typeof cell === "number" && cell > 20_000 && cell < 80_000)
    return new Date(Date.UTC(1899, 11, 30 + Math.floor(cell))).toISOString().slice(0, 10);
  const text = plain(textOf(cell)).replaceAll(",", "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(t.*)?$/.exec(text);
  if (iso) return valid(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dutch = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{2}|\d{4})$/.exec(text);
  if (dutch) return valid(fullYear(Number(dutch[3])), Number(dutch[2]), Number(dutch[1]));
  const words = /^(\d{1,2} )?([a-z]+)\.? (\d{4})$/.exec(text);
  const month = words ? monthOf(words[2]!) : 0;
  if (words && month > 0)
    return words[1] ? valid(Number(words[3]), month, Number(words[1])) : edge(Number(words[3]), month, month, end);
  const part = words && !words[1] ? partsOfYear[words[2]!] : undefined;
  if (words && part) return edge(Number(words[3]), part[0], part[1], end);
  const quarter = /^(?:q([1-4]) (\d{4})|(\d{4}) ?-?q([1-4])|([1-4])e kwartaal (\d{4}))$/.exec(text);
  if (quarter) {
    const at = Number(quarter[1] ?? quarter[4] ?? quarter[5]);
    return edge(Number(quarter[2] ?? quarter[3] ?? quarter[6]), at * 3 - 2, at * 3, end);
  }
  const year = /^(20\d{2})$/.exec(text);
  return year ? edge(Number(year[1]), 1, 12, end) : undefined;
}

const fullYear = (year: number) => (year < 100 ? 2000 + year : year);
const monthOf = (word: string) =>
  1 +
  Math.max(...[months, english].map((names) => names.findIndex((name) => word.length >= 3 && name.startsWith(word))));

function valid(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1990 && year <= 2100 ? date.toISOString().slice(0, 10) : undefined;
}

const edge = (year: number, first: number, last: number, end: boolean) =>
  end ? new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10) : valid(year, first, 1);

/**
 * Whole euros as people write them: 12500, € 12.500,00, 12,500.00, 12,5k, 1,2 mln. In Dutch a point parts thousands.
 * @returns undefined when it is no amount
 */
export function eurosFrom(cell: Cell | undefined): number | undefined {
  if (typeof cell === "number") return cell >= 0 && cell < 1e10 ? Math.round(cell) : undefined;
  const text = plain(textOf(cell))
    .replaceAll(/[\s€]|eur(o|os)?\b/g, "")
    .replace(/,-+$|\.-+$/, "");
  const found = /^(\d[\d.,]*)(k|dzd|m|mln|mio|miljoen)?$/.exec(text);
  if (!found) return undefined;
  const number = decimal(found[1]!);
  const times = { k: 1e3, dzd: 1e3, m: 1e6, mln: 1e6, mio: 1e6, miljoen: 1e6 }[found[2] ?? ""] ?? 1;
  return Number.isFinite(number) && number * times < 1e10 ? Math.round(number * times) : undefined;
}

/** The last mark parts the cents when one or two digits follow it; any other mark parts thousands. */
function decimal(text: string): number {
  const cents = /[.,](\d{1,2})$/.exec(text);
  const whole = (cents ? text.slice(0, cents.index) : text).replaceAll(/[.,]/g, "");
  return Number(cents ? `${whole}.${cents[1]}` : whole);
}

/** A number of hours: 12, 12,5 or "12 uur". */
export function numberFrom(cell: Cell | undefined): number | undefined {
  if (typeof cell === "number") return cell;
  const found = /^(\d+(?:[.,]\d+)?)( ?(uur|u|uren|hours?|h))?$/.exec(plain(textOf(cell)));
  return found ? Number(found[1]!.replace(",", ".")) : undefined;
}

const statusWords: readonly [RegExp, Status][] = [
  [/^(idee|idea|wens|concept)/, "idea"],
  [/(voorbereiding|gepland|planning|preparing|prepared|nog niet gestart|opstart|aangevraagd)/, "preparing"],
  [/(stil|pauze|paused|hold|uitgesteld|wacht)/, "paused"],
  [/(klaar|afgerond|gereed|done|completed|voltooid)/, "done"],
  [/(gestopt|stopped|afgeblazen|vervallen|geannuleerd)/, "stopped"],
  [/(loopt|lopend|uitvoering|running|gestart|actief|bezig|op schema|op koers|achter)/, "running"],
];

/** A status by any of the words people use for it. */
export function statusFrom(cell: Cell | undefined): Status | undefined {
  const text = plain(textOf(cell));
  return statusWords.find(([words]) => words.test(text))?.[1];
}

const sourceWords: readonly [RegExp, Source][] = [
  [/onbekend|unknown/, "unknown"],
  [/iza|transformatie/, "iza"],
  [/gala|brede spuk/, "gala"],
  [/spuk/, "spuk"],
  [/azwa/, "azwa"],
  [/zvw|zorgverzeker/, "zvw"],
  [/wlz|langdurig/, "wlz"],
  [/wmo/, "wmo"],
  [/jeugd/, "jeugdwet"],
  [/wpg|publieke/, "wpg"],
  [/provinci/, "province"],
  [/zonmw|jzojp/, "zonmw"],
  [/groz/, "groz"],
  [/fonds|fund|sponsor/, "fund"],
  [/leden|members|contributie/, "members"],
  [/eigen|own|gemeente/, "own"],
];

/** A source of money by any of the words people use for it. */
export function sourceFrom(cell: Cell | undefined): Source | undefined {
  const text = plain(textOf(cell));
  return text ? sourceWords.find(([words]) => words.test(text))?.[1] : undefined;
}

/** Parts of a cell that holds a list: by line, semicolon, or comma where there is no semicolon. */
export function listFrom(cell: Cell | undefined): string[] {
  const text = cell === null || cell === undefined ? "" : String(cell);
  const by = text.includes("\n") ? /\n/ : text.includes(";") ? /;/ : /,/;
  return text
    .split(by)
    .map((part) => part.replace(/^[-•*]\s*/, "").trim())
    .filter(Boolean);
}
