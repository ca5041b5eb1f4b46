import { formatDate, formatEuro } from "#design/format.ts";
import type { Block, Paper } from "#platform/documents/index.ts";
import type { Lang } from "#platform/text.ts";
import { hoursWords } from "./hours-words.ts";
import { type Initiative, periodOf, shownStatus, sumMoney } from "./model.ts";
import { placesOf, type Workplan } from "./reading.ts";
import { tiesOf } from "./dependencies.ts";
import { tieWords } from "./dependency-words.ts";
import { transformationTexts } from "./pages/transformation/text.ts";
import { workplanTexts } from "./text.ts";
import { isTransformation } from "./transformation.ts";
import { pathLines } from "./transformation-words.ts";

/** The paper of these initiatives: all of a workplan, a selection, or one. */
export function paperOf(plan: Workplan, initiatives: readonly Initiative[], title: string, lang: Lang): Paper {
  const { region } = plan;
  return {
    lang,
    title,
    lead: `${region.content.name}, ${formatDate(plan.today, lang)}`,
    blocks: [
      ...exampleNote(plan, lang),
      ...groupsOf(plan, initiatives, lang).flatMap((group) => [
        { kind: "heading" as const, level: 2 as const, text: group.title },
        ...group.initiatives.flatMap((one) => partOf(plan, one, lang)),
      ]),
    ],
  };
}

/** The paper of one initiative, without a heading that says its title again. */
export function onePaperOf(plan: Workplan, one: Initiative, lang: Lang): Paper {
  const { region } = plan;
  const challenge = region.content.challenges.find((each) => each.id === one.challenge)?.name[lang];
  const place = [region.content.name, challenge, formatDate(plan.today, lang)];
  return {
    lang,
    title: one.title,
    lead: place.filter((part) => part !== undefined).join(" · "),
    blocks: [...exampleNote(plan, lang), { kind: "text", text: one.what }, ...tablesOf(plan, one, lang)],
  };
}

function exampleNote({ region }: Workplan, lang: Lang): Block[] {
  return region.status === "example" ? [{ kind: "note", text: workplanTexts(lang).document.example }] : [];
}

/** Initiatives by challenge, in the order of the region; a challenge that the region no longer knows comes last under its own id. */
export function groupsOf(plan: Workplan, initiatives: readonly Initiative[], lang: Lang) {
  const known = plan.region.content.challenges.map(({ id, name }) => ({ id, title: name[lang] }));
  const others = [...new Set(initiatives.map((one) => one.challenge))]
    .filter((id) => !known.some((one) => one.id === id))
    .map((id) => ({ id, title: id }));
  return [...known, ...others]
    .map(({ id, title }) => ({ id, title, initiatives: initiatives.filter((one) => one.challenge === id) }))
    .filter((group) => group.initiatives.length > 0);
}

function partOf(plan: Workplan, one: Initiative, lang: Lang): Block[] {
  return [
    { kind: "heading", level: 3, text: one.title },
    { kind: "text", text: one.what },
    ...tablesOf(plan, one, lang),
  ];
}

/** The seven questions with their answers, and the money by year and source. */
function tablesOf(plan: Workplan, one: Initiative, lang: Lang): Block[] {
  const t = workplanTexts(lang);
  const i = t.initiative;
  const euro = (value: number) => formatEuro(value, lang);
  const money = one.money.map((row) => [
    String(row.year),
    t.sources[row.source],
    ...[row.needed, row.granted, row.paid, row.spent, Math.max(row.needed - row.granted, 0)].map(euro),
  ]);
  const moneyHead = [i.year, i.source, i.needed, i.granted, i.paid, i.spent, i.gap];
  return [
    {
      kind: "table",
      head: [t.document.question, t.document.answer],
      rows: factsOf(plan, one, lang).map(([question, answer]) => [question, answer.join("\n")]),
      widths: [1.2, 3.4],
    },
    ...(money.length > 0
      ? [{ kind: "table" as const, head: moneyHead, rows: money, numbersFrom: 2, widths: [0, 1, 0, 0, 0, 0, 0] }]
      : []),
  ];
}

function factsOf(plan: Workplan, one: Initiative, lang: Lang): [string, string[]][] {
  const t = workplanTexts(lang);
  const i = t.initiative;
  const period = periodOf(one);
  const goals = one.goals.map(
    (link) =>
      `${plan.goals.find((goal) => goal.id === link.goal)?.title ?? link.goal} ${link.why} ${t.evidence[link.evidence]}.`,
  );
  const parties = one.parties.map(
    (party) =>
      `${party.name} (${t.roles[party.role]}${party.hours === undefined ? "" : `, ${i.hours(hoursWords(party.hours, lang))}`})`,
  );
  const milestones = one.milestones.map(
    (milestone) =>
      `${formatDate(milestone.reached ?? milestone.date, lang)}: ${milestone.title}${milestone.reached ? " ✓" : ""}`,
  );
  const conditions = one.preconditions.map(
    (condition) => `${condition.title}: ${t.conditions[condition.state]} (${condition.owner})`,
  );
  const waits = tiesOf(plan.byId, [one]).map((tie) => tieWords(tie, lang));
  const when = period
    ? i.period(formatDate(period.from, lang, "month"), formatDate(period.to, lang, "month"))
    : i.noTime;
  const latest = one.reports.at(-1);
  const places = one.areas.length > 0 ? placesOf(plan, one) : [t.list.whole(plan.region.content.name)];
  return [
    [t.filter.status, [t.status[shownStatus(one, plan.today)]]],
    ...(one.about ? [[i.what, [one.about]] as [string, string[]]] : []),
    [i.goal, goals.length > 0 ? goals : [i.noGoal]],
    [i.initiator, [one.initiator]],
    [i.parties, parties.length > 0 ? parties : [i.noParties]],
    [i.money, [moneyLine(one, lang)]],
    [i.when, [when, ...milestones, ...waits]],
    [i.conditions, conditions.length > 0 ? conditions : [i.nothingNeeded]],
    [i.embedding, [`${i.embeddingStates[one.embedding.state]} ${one.embedding.how ?? ""}`.trim()]],
    ...(isTransformation(one)
      ? [[transformationTexts(lang).path, pathLines(one, plan.today, lang)] as [string, string[]]]
      : []),
    [i.where, [[...places, ...one.groups].join(", ")]],
    ...(latest ? [[i.reports, [`${formatDate(latest.date, lang)}: ${latest.text}`]] as [string, string[]]] : []),
    ...(one.documents && one.documents.length > 0
      ? [[i.documents, one.documents.map((link) => `${link.title}: ${link.url}`)] as [string, string[]]]
      : []),
    ...(one.contact ? [[i.contact, [one.contact]] as [string, string[]]] : []),
  ];
}

function moneyLine(one: Initiative, lang: Lang): string {
  const i = workplanTexts(lang).initiative;
  if (one.money.length === 0) return one.moneyVisibility === "public" ? i.noMoney : i.hiddenMoney;
  const euro = (value: number) => formatEuro(value, lang);
  const sum = sumMoney(one.money);
  return `${i.needed}: ${euro(sum.needed)}. ${i.granted}: ${euro(sum.granted)}. ${i.gap}: ${euro(sum.gap)}.`;
}
