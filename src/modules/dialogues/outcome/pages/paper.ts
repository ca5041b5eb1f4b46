import { formatDate, formatNumber, formatSigned } from "#design/format.ts";
import type { PdfOrder } from "#platform/documents/index.ts";
import type { Cell, Sheet } from "#platform/spreadsheets/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Contribution } from "../../model.ts";
import type { Outcome } from "../compute.ts";
import type { StoredOutcome } from "../store.ts";
import type { ShownDialogue } from "../../store.ts";
import { moreTexts } from "./more/text.ts";
import { goneWords } from "./take.tsx";
import { outcomeTexts } from "./text.ts";
import { boundSentence } from "./weighted.tsx";

/** What a report is made of. */
export interface ReportOf {
  readonly dialogue: ShownDialogue;
  readonly outcome: StoredOutcome;
  readonly result: Outcome;
  readonly texts: ReadonlyMap<number, Contribution>;
  readonly region: string;
  readonly lang: Lang;
}

/** Structure only: every word comes from `data`, so nothing that people typed is ever read as source. */
const source = `
= #data.title
#text(size: 12pt)[#data.lead]

#if data.example != none [#block(fill: rgb("#fdf3cf"), inset: 8pt, radius: 4pt)[#data.example]]

#for line in data.opening [#par[#line]]

#for part in data.parts [
  == #part.title
  #for line in part.lines [#par[#line]]
  #if part.items.len() > 0 [#list(..part.items.map(item => [#item]))]
  #if part.rows.len() > 0 [
    #table(
      columns: part.head.enumerate().map(((at, _)) => if at == part.wide { 1fr } else { auto }),
      table.header(..part.head.map(word => [#word])),
      ..part.rows.map(row => row.map(cell => [#cell])).flatten()
    )
  ]
]
`;

interface Part {
  readonly title: string;
  readonly lines?: readonly (string | undefined)[];
  readonly items?: readonly string[];
  readonly head?: readonly string[];
  readonly rows?: readonly (readonly string[])[];
  /** Which column takes the room that is left. */
  readonly wide?: number;
}

/** The report as an accessible paper. */
export function paperOf(of: ReportOf): PdfOrder {
  const { dialogue, outcome, result, lang } = of;
  const t = outcomeTexts(lang);
  const title = `${t.title}: ${dialogue.content.title}`;
  const n = (value: number) => formatNumber(value, lang);
  const day = formatDate(outcome.madeAt, lang);
  const data = {
    title,
    lead: `${of.region}. ${dialogue.content.questions[0] ?? ""}`,
    example: dialogue.example ? (lang === "nl" ? "Dit is een voorbeeld." : "This is an example.") : null,
    opening: [
      outcome.official ? t.official(day) : t.provisional,
      `${n(result.people)} ${t.figures.people}, ${n(result.contributions)} ${t.figures.contributions}, ${n(result.ratings)} ${t.figures.ratings}.`,
      ...(result.conclusion ? [t.verdict[result.conclusion.verdict], t.verdictText[result.conclusion.verdict]] : []),
      boundSentence(result.conclusion, lang),
      moreTexts(lang).among,
    ].filter((line) => line !== undefined),
    parts: partsOf(of).map((part) => ({
      title: part.title,
      lines: (part.lines ?? []).filter((line) => line !== undefined),
      items: part.items ?? [],
      head: part.head ?? [],
      rows: part.rows ?? [],
      wide: part.wide ?? 0,
    })),
  };
  return { lang, title, source, data };
}

const letters = "ABCDEF";
const places = ([first, last]: readonly [number, number]) => (first === last ? String(first) : `${first}–${last}`);

function partsOf(of: ReportOf): Part[] {
  const { result, texts, lang, outcome } = of;
  const [t, more] = [outcomeTexts(lang), moreTexts(lang)];
  const n = (value: number, digits = 0) => formatNumber(value, lang, digits);
  const body = (number: number) => texts.get(number)?.body;
  const shared = (views: readonly { number: number; shares: readonly number[] }[]) =>
    views.flatMap(({ number, shares }) => {
      const words = body(number);
      return words ? [[words, ...shares.map(String)]] : [];
    });
  const { map } = result;
  const groupHead = map ? [t.text, ...map.groups.map((_, at) => t.group(letters[at]!))] : [];
  return [
    ...(map
      ? [
          { title: t.unites, lines: [t.unitesIntro], head: groupHead, rows: shared(map.unites) },
          { title: t.divides, lines: [t.dividesIntro], head: groupHead, rows: shared(map.divides) },
          {
            title: t.map(t.mapNumbers[map.groups.length] ?? String(map.groups.length)),
            lines: [t.mapBase(n(map.inside))],
            items: map.groups.flatMap(({ count, views }, at) => [
              `${t.group(letters[at]!)}: ${t.size(n(count))}.`,
              ...views.slice(0, 3).flatMap(({ number, direction, share }) => {
                const words = body(number);
                if (!words) return [];
                return [(direction === "agree" ? t.viewAgree : t.viewDisagree)(String(share), t.quote(words))];
              }),
            ]),
          },
        ]
      : [{ title: t.mapNone, lines: [t.mapNoneWhy] }]),
    {
      title: t.ranking,
      lines: [t.rankingBase, result.counted === null ? undefined : more.counted(n(result.counted))],
      head: [t.voteColumns.place, t.text, more.mean, t.voteColumns.votes],
      wide: 1,
      rows: result.ranking.flatMap((row) => {
        const words = body(row.number);
        const mean = `${formatSigned(row.mean, lang)} (${formatSigned(row.low, lang)} … ${formatSigned(row.high, lang)})`;
        return words ? [[places(row.places), words, mean, n(row.votes)]] : [];
      }),
    },
    ...result.who.map((variable) => ({
      title: t.whoTitle[variable.name] ?? variable.name,
      lines: [variable.indicator ? t.indicator(n(variable.indicator.r, 2), n(variable.indicator.cv, 2)) : undefined],
      head: sheetHead(lang),
      rows: whoRows(variable, lang).map((row) =>
        row.map((cell) => (typeof cell === "number" ? n(cell, 2) : String(cell))),
      ),
    })),
    {
      title: more.take,
      lines: [t.made(formatDate(outcome.madeAt, lang), outcome.hash), goneWords(outcome, lang), more.check],
    },
  ];
}

function sheetHead(lang: Lang): string[] {
  const more = moreTexts(lang);
  return lang === "nl"
    ? [more.partialGroup, "Deelnemers", "Bevolking", "Verhouding", "Van", "Tot", "Nog uit te nodigen"]
    : [more.partialGroup, "Participants", "Population", "Ratio", "From", "To", "Still to invite"];
}

function whoRows(variable: Outcome["who"][number], lang: Lang): Cell[][] {
  const names = outcomeTexts(lang).groups;
  return variable.groups.map(({ names: ids, representation, toReach }) => [
    ids.map((id) => names[id] ?? id).join(" + "),
    representation?.participants.share ?? "",
    representation?.population ?? "",
    representation?.ratio ?? "",
    representation?.lower ?? "",
    representation?.upper ?? "",
    toReach ?? "",
  ]);
}

/** The same figures as sheets. */
export function sheetsOf(of: ReportOf): Sheet[] {
  const { dialogue, outcome, result, texts, lang } = of;
  const [t, more] = [outcomeTexts(lang), moreTexts(lang)];
  const body = (number: number) => texts.get(number)?.body ?? "";
  const roles = Object.keys(result.roles);
  const { map, weighted } = result;
  const about: Cell[][] = [
    [t.title, dialogue.content.title],
    [t.figures.people, result.people],
    [t.figures.contributions, result.contributions],
    [t.figures.ratings, result.ratings],
    ["Version", outcome.version],
    ["SHA-256", outcome.hash],
    [more.among, ""],
  ];
  const ranking: Cell[][] = result.ranking.map((row) => [
    row.number,
    body(row.number),
    ...row.places,
    row.mean,
    row.low,
    row.high,
    row.plus,
    row.minus,
    row.votes,
  ]);
  const sheets: Sheet[] = [
    { name: more.sheets.about, rows: [[more.sheets.about, ""], ...about] },
    {
      name: more.sheets.ranking,
      rows: [
        [
          more.number,
          t.text,
          `${t.voteColumns.place} 1`,
          `${t.voteColumns.place} 2`,
          more.mean,
          "95 % −",
          "95 % +",
          `${more.plus} %`,
          `${more.minus} %`,
          t.voteColumns.votes,
        ],
        ...ranking,
      ],
    },
  ];
  if (map) {
    const rows = [...map.unites, ...map.divides].map(({ number, shares }): Cell[] => [number, body(number), ...shares]);
    const head = map.groups.map(({ count }, at) => `${t.group(letters[at]!)} (n ≈ ${count})`);
    sheets.push({ name: more.sheets.groups, rows: [[more.number, t.text, ...head], ...rows] });
  }
  if (roles.length > 0) {
    const rows = result.perspectives.map(({ number, means, gap }): Cell[] => [
      number,
      body(number),
      ...roles.map((role) => means[role] ?? ""),
      gap,
    ]);
    const head = roles.map((role) => `${t.roles[role] ?? role} (n ≥ ${result.roles[role]})`);
    sheets.push({ name: more.sheets.roles, rows: [[more.number, t.text, ...head, more.difference], ...rows] });
  }
  if (result.who.length > 0)
    sheets.push({ name: more.sheets.who, rows: [sheetHead(lang), ...result.who.flatMap((one) => whoRows(one, lang))] });
  if (weighted && "rows" in weighted) {
    const rows = weighted.rows.map((row): Cell[] => [row.number, body(row.number), row.unweighted, row.weighted]);
    sheets.push({
      name: more.sheets.weighted,
      rows: [
        [
          more.number,
          t.text,
          more.unweighted,
          `${more.withWeights} (n = ${Math.round((result.people * weighted.effective) / weighted.people)})`,
        ],
        ...rows,
      ],
    });
  }
  return sheets;
}
