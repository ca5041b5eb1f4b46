import { formatDate, formatEuro, formatNumber, listed } from "#design/format.ts";
import { valueWords } from "#modules/plan/index.ts";
import type { Block } from "#platform/documents/index.ts";
import type { Lang } from "#platform/text.ts";
import { addMonths, type LooseEndKind, looseEndKinds } from "../loose-ends.ts";
import { looseSentence } from "../loose-words.ts";
import { active, shownStatuses } from "../model.ts";
import { workplanTexts } from "../text.ts";
import { changesBetween, type PaperChange } from "./changes.ts";
import { hoursWords } from "../hours-words.ts";
import { type Entry, type Frozen, type Section, type SectionId, sectionsFor } from "./model.ts";
import { fundedOf, moneyBlocks, moneyLines } from "./money-words.ts";
import { paperTexts } from "./text.ts";

/** The title of a paper. */
export function titleOf(facts: Frozen, lang: Lang): string {
  const { title } = paperTexts(lang);
  const { name } = facts.region;
  if (facts.audience === "municipality") return title.municipality(name, facts.municipality!.name);
  if (facts.audience === "annual") return title.annual(name, String(facts.year));
  return title[facts.audience](name);
}

/** The line under it: for whom, of which day, and of which day the figures are. */
export function leadOf(facts: Frozen, lang: Lang): string {
  const t = paperTexts(lang);
  const to = facts.municipality ? `${t.toCouncil(facts.municipality.name)} ` : "";
  return `${to}${t.lead(formatDate(facts.date, lang), formatDate(facts.figuresOn, lang))}`;
}

/**
 * The paper in words. Every sentence is made from a figure of `facts`, and the same facts give the same words.
 * @param before the paper of the same audience that was sent before
 */
export function sectionsOf(facts: Frozen, before: Frozen | undefined, lang: Lang): Section[] {
  const { section } = paperTexts(lang);
  return sectionsFor[facts.audience]
    .map((id) => ({ id, title: section[id], blocks: makers[id]({ facts, before, lang }) }))
    .filter(({ blocks }) => blocks.length > 0);
}

export interface Making {
  readonly facts: Frozen;
  readonly before: Frozen | undefined;
  readonly lang: Lang;
}
type Maker = (making: Making) => Block[];

const makers: Readonly<Record<SectionId, Maker>> = {
  summary,
  changes,
  here: (making) => stepsTable(making, (one) => one.places.length > 0),
  region: (making) => stepsTable(making, (one) => one.places.length === 0),
  asked,
  reached,
  next,
  attention,
  transformation,
  money: moneyBlocks,
  goals,
  initiatives,
};

const text = (words: string): Block => ({ kind: "text", text: words });
const list = (items: readonly string[]): Block[] => (items.length > 0 ? [{ kind: "list", items }] : []);

function summary({ facts, lang }: Making): Block[] {
  const t = paperTexts(lang);
  const n = (value: number) => formatNumber(value, lang);
  const all = facts.initiatives;
  const counts = shownStatuses
    .map((status) => ({ status, count: all.filter((one) => one.status === status).length }))
    .filter(({ count }) => count > 0)
    .map(({ status, count }) => t.count[status](n(count)));
  const here = all.filter((one) => one.places.length > 0).length;
  const place = facts.municipality?.name;
  const where = place ? [t.places(n(here), place, n(all.length - here), facts.region.name)] : [];
  return [
    ...(facts.region.example ? [{ kind: "note" as const, text: workplanTexts(lang).document.example }] : []),
    ...(t.dutchOnly ? [text(t.dutchOnly)] : []),
    text(t.about(n(all.length))),
    ...list([...where, ...counts, ...moneyLines(facts, lang)]),
  ];
}

function changes({ facts, before, lang }: Making): Block[] {
  const t = paperTexts(lang);
  if (!before) return [text(t.first)];
  const n = (value: number) => formatNumber(value, lang);
  const found = changesBetween(before, facts);
  const touched = new Set(found.filter((one) => one.kind !== "gone").map((one) => one.title)).size;
  const gone = found.filter((one) => one.kind === "gone").length;
  const since = t.since(formatDate(before.date, lang), n(touched), n(facts.initiatives.length));
  return [
    text(gone > 0 ? `${since} ${t.gone(n(gone))}` : since),
    ...list(found.map((change) => changeWords(change, lang))),
  ];
}

function changeWords(change: PaperChange, lang: Lang): string {
  const t = paperTexts(lang).change;
  const { status } = workplanTexts(lang);
  const euro = (value: number) => formatEuro(value, lang);
  const day = (value: string | undefined) => (value ? formatDate(value, lang) : paperTexts(lang).noDay);
  switch (change.kind) {
    case "new":
    case "gone":
      return t[change.kind](change.title);
    case "status":
      return t.status(change.title, status[change.from], status[change.to]);
    case "reached":
      return t.reached(change.title, change.milestone, day(change.on));
    case "granted":
    case "needed":
      return t[change.kind](change.title, euro(change.from), euro(change.to));
    case "moved":
      return t.moved(change.title, euro(change.amount), years(change.from, lang), years(change.to, lang));
    case "end":
      return t.end(change.title, day(change.from), day(change.to));
  }
}

const years = (some: readonly number[], lang: Lang) => listed(some.map(String), lang);

/** The first milestone that is still to be reached. */
function nextStep({ figuresOn }: Frozen, one: Entry, lang: Lang): string {
  const t = paperTexts(lang);
  const [first] = one.milestones.filter((each) => !each.reached).toSorted((a, b) => (a.date < b.date ? -1 : 1));
  if (!first || !active(one)) return t.none;
  const day = formatDate(first.date, lang);
  return first.date < figuresOn ? t.lateStep(day, first.title) : t.dayStep(day, first.title);
}

function stepsTable({ facts, lang }: Making, fits: (one: Entry) => boolean): Block[] {
  const t = paperTexts(lang);
  const { status } = workplanTexts(lang);
  const rows = facts.initiatives.filter(fits);
  if (rows.length === 0) return [text(t.zero)];
  return [
    {
      kind: "table",
      head: [t.initiative, t.what, t.status, t.nextStep],
      rows: rows.map((one) => [one.title, one.what, status[one.status], nextStep(facts, one, lang)]),
      widths: [2, 3, 1.4, 2],
    },
  ];
}

function asked({ facts, lang }: Making): Block[] {
  const t = paperTexts(lang);
  const { roles, initiative } = workplanTexts(lang);
  const n = (value: number) => formatNumber(value, lang);
  const place = facts.municipality?.name ?? "";
  const open = facts.initiatives.flatMap((one) =>
    one.preconditions.filter((each) => each.state !== "met").map((each) => ({ of: one.title, ...each })),
  );
  const parts = facts.initiatives.flatMap((one) => (one.part ?? []).map((part) => ({ of: one.title, ...part })));
  const does = parts.map(({ of, role, effort, hours }) => {
    const more = [effort, hours === undefined ? undefined : initiative.hours(hoursWords(hours, lang))]
      .filter(Boolean)
      .join(", ");
    return t.does(of, roles[role], more ? ` (${more})` : "");
  });
  return [
    text(t.doesCount(n(new Set(parts.map((part) => part.of)).size), place)),
    ...list(does),
    text(t.askedCount(n(open.length), place)),
    ...list(open.map((one) => t.asked(one.of, one.title, one.by ? t.by(formatDate(one.by, lang)) : ""))),
  ];
}

function reached({ facts, lang }: Making): Block[] {
  const t = paperTexts(lang);
  const year = String(facts.year);
  const found = facts.initiatives
    .flatMap((one) => one.milestones.map((each) => ({ of: one.title, ...each })))
    .filter((one) => one.reached?.startsWith(year))
    .toSorted((a, b) => (a.reached! < b.reached! ? -1 : 1));
  return [
    text(t.reachedCount(formatNumber(found.length, lang), year)),
    ...list(found.map((one) => t.dated(formatDate(one.reached!, lang), one.of, one.title))),
  ];
}

function next({ facts, lang }: Making): Block[] {
  const t = paperTexts(lang);
  const until = addMonths(facts.date, 3);
  const soon = (day: string | undefined) => day !== undefined && day >= facts.date && day <= until;
  const steps = facts.initiatives
    .filter(active)
    .flatMap((one) => [
      ...one.milestones
        .filter((each) => !each.reached && soon(each.date))
        .map((each) => ({ day: each.date, of: one.title, what: each.title })),
      ...one.preconditions
        .filter((each) => each.state !== "met" && soon(each.by))
        .map((each) => ({ day: each.by!, of: one.title, what: `${each.title} (${each.owner})` })),
    ])
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return [
    text(t.nextCount(formatNumber(steps.length, lang), formatDate(until, lang))),
    ...list(steps.map((one) => t.dated(formatDate(one.day, lang), one.of, one.what))),
  ];
}

function attention({ facts, lang }: Making): Block[] {
  const t = paperTexts(lang);
  const { card } = workplanTexts(lang).loose;
  const n = (value: number) => formatNumber(value, lang);
  const byKind = looseEndKinds
    .map((kind: LooseEndKind) => ({ kind, ends: facts.looseEnds.filter((end) => end.kind === kind) }))
    .filter(({ ends }) => ends.length > 0);
  return [
    text(t.attentionCount(n(facts.looseEnds.length))),
    ...byKind.flatMap(({ kind, ends }): Block[] => [
      { kind: "heading", level: 3, text: t.kindCount(card[kind], n(ends.length)) },
      ...list(ends.map((end) => looseSentence({ kind, facts: end.facts }, lang))),
    ]),
  ];
}

function transformation({ facts, lang }: Making): Block[] {
  const t = paperTexts(lang);
  const { initiative } = workplanTexts(lang);
  const found = facts.initiatives.filter((one) => one.transformation);
  const count = t.transformationCount(formatNumber(found.length, lang));
  if (found.length === 0) return [text(count)];
  return [
    text(`${count} ${initiative.transformationEnd}`),
    {
      kind: "table",
      head: [t.initiative, t.step, t.ofNeeded, t.nextStep],
      rows: found.map((one) => [
        one.title,
        initiative.steps[one.transformation!],
        fundedOf(one, lang),
        nextStep(facts, one, lang),
      ]),
      widths: [2, 1.5, 2, 2],
    },
  ];
}

function goals({ facts, lang }: Making): Block[] {
  const t = paperTexts(lang);
  const n = (value: number) => formatNumber(value, lang);
  const of = (course: string) => facts.goals.filter((one) => one.course === course).length;
  if (facts.goals.length === 0) return [];
  const value = (goal: Frozen["goals"][number], point: number) => valueWords(goal as never, point, lang);
  return [
    text(t.goalCount(n(facts.goals.length), n(of("on_course")), n(of("behind")))),
    {
      kind: "table",
      head: [t.goal, t.howMany, t.latest, t.expected, t.status],
      rows: facts.goals.map((goal) => [
        goal.title,
        n(goal.initiatives),
        goal.latest ? t.inYear(value(goal, goal.latest.value), String(goal.latest.year)) : t.none,
        goal.expected === undefined ? t.none : value(goal, Math.round(goal.expected * 10) / 10),
        t.course[goal.course],
      ]),
      widths: [3, 1.1, 1.6, 1.5, 1.4],
    },
  ];
}

function initiatives({ facts, lang }: Making): Block[] {
  const t = paperTexts(lang);
  const { status } = workplanTexts(lang);
  return facts.challenges.flatMap(({ id, name }): Block[] => {
    const own = facts.initiatives.filter((one) => one.challenge === id);
    if (own.length === 0) return [];
    return [
      { kind: "heading", level: 3, text: `${name[lang]}: ${formatNumber(own.length, lang)}` },
      {
        kind: "table",
        head: [t.initiative, t.status, t.ofNeeded, t.nextStep],
        rows: own.map((one) => [one.title, status[one.status], fundedOf(one, lang), nextStep(facts, one, lang)]),
        widths: [2.4, 1.3, 1.9, 2],
      },
    ];
  });
}
