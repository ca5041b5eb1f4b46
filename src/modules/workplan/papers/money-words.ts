import { formatEuro, formatNumber } from "#design/format.ts";
import type { Block } from "#platform/documents/index.ts";
import type { Lang } from "#platform/text.ts";
import { type Money, type MoneySum, sources, sumMoney } from "../model.ts";
import { workplanTexts } from "../text.ts";
import type { Entry, Frozen } from "./model.ts";
import { paperTexts } from "./text.ts";

/** Amounts that a paper counts: all that it shows, and of an annual report those of its year. */
const rowsOf = (facts: Frozen): Money[] =>
  facts.initiatives.flatMap((one) => one.money).filter((row) => facts.audience !== "annual" || row.year === facts.year);

/** What the paper says of money in sentences: the sums, and what they leave out. */
export function moneyLines(facts: Frozen, lang: Lang): string[] {
  const t = paperTexts(lang);
  const euro = (value: number) => formatEuro(value, lang);
  const n = (value: number) => formatNumber(value, lang);
  const sum = sumMoney(rowsOf(facts));
  const count = (fits: (one: Entry) => boolean) => facts.initiatives.filter(fits).length;
  const hidden = count((one) => one.moneyShown === "none");
  const partly = count((one) => one.moneyShown === "own");
  const empty = count((one) => one.moneyShown === "all" && one.money.length === 0);
  const of = (one: MoneySum) => t.money(euro(one.needed), euro(one.granted), euro(one.gap));
  const where = (fits: (one: Entry) => boolean) => sumMoney(facts.initiatives.filter(fits).flatMap((one) => one.money));
  // What is for the whole region is not one municipality's: a council reads the two apart.
  const sums = facts.municipality
    ? [
        t.moneyAt(facts.municipality.name, of(where((one) => one.places.length > 0))),
        t.moneyAt(facts.region.name, of(where((one) => one.places.length === 0))),
      ]
    : [facts.audience === "annual" ? t.moneyIn(String(facts.year), euro(sum.granted), euro(sum.spent)) : of(sum)];
  return [
    ...sums,
    ...(empty > 0 ? [t.noMoney(n(empty))] : []),
    ...(hidden > 0 ? [t.hidden(n(hidden))] : []),
    ...(partly > 0 ? [t.partly(n(partly))] : []),
  ];
}

/** Money per source; for who pays also per year. The last row is the sum of the others. */
export function moneyBlocks({ facts, lang }: { readonly facts: Frozen; readonly lang: Lang }): Block[] {
  const t = paperTexts(lang);
  const { initiative: i, sources: names } = workplanTexts(lang);
  const rows = rowsOf(facts);
  const perYear = facts.audience === "insurer";
  const lines: Block[] = moneyLines(facts, lang).map((line) => ({ kind: "text", text: line }));
  if (rows.length === 0) return lines;
  const years = perYear ? [...new Set(rows.map((row) => row.year))].toSorted((a, b) => a - b) : [undefined];
  const groups = sources
    .flatMap((source) => years.map((year) => ({ source, year })))
    .map(({ source, year }) => ({
      name: [names[source], ...(year === undefined ? [] : [String(year)])],
      own: rows.filter((row) => row.source === source && (year === undefined || row.year === year)),
    }))
    .filter(({ own }) => own.length > 0);
  const amounts = (sum: MoneySum) =>
    [sum.needed, sum.granted, sum.paid, sum.spent, sum.gap].map((value) => formatEuro(value, lang));
  const before = perYear ? [i.source, i.year] : [i.source];
  return [
    ...lines,
    {
      kind: "table",
      head: [...before, i.needed, i.granted, i.paid, i.spent, i.gap],
      rows: [
        ...groups.map(({ name, own }) => [...name, ...amounts(sumMoney(own))]),
        [t.total, ...(perYear ? [""] : []), ...amounts(sumMoney(rows))],
      ],
      numbersFrom: before.length,
      widths: [2.4, ...(perYear ? [0.8] : []), 1.5, 1.5, 1.5, 1.5, 1.5],
    },
  ];
}

/** What of the money of one initiative was granted, or that this paper does not show it. */
export function fundedOf(one: Entry, lang: Lang): string {
  const t = paperTexts(lang);
  if (one.moneyShown === "none") return t.notShown;
  if (one.money.length === 0) return one.moneyShown === "all" ? t.none : t.notShown;
  const sum = sumMoney(one.money);
  return t.of(formatEuro(sum.granted, lang), formatEuro(sum.needed, lang));
}
