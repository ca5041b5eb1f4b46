import { formatDate, formatEuro, formatNumber } from "#design/format.ts";
import type { PdfOrder } from "#platform/documents/index.ts";
import type { Lang } from "#platform/text.ts";
import { type Initiative, periodOf, shownStatus, sumMoney } from "./model.ts";
import { placesOf, type Workplan } from "./reading.ts";
import { workplanTexts } from "./text.ts";

/**
 * Source of the paper: structure only. Every word comes from `data`, so nothing that people typed is ever read as source.
 */
const source = `
= #data.title
#text(size: 12pt)[#data.lead]

#if data.example [#block(fill: rgb("#fdf3cf"), inset: 8pt, radius: 4pt)[#data.exampleText]]

#for group in data.groups [
  == #group.title
  #for one in group.initiatives [
    === #one.title
    #one.what

    #table(
      columns: (3.6cm, 1fr),
      table.header([#data.words.question], [#data.words.answer]),
      ..one.facts.map(fact => ([#fact.at(0)], [#fact.at(1).join(linebreak())])).flatten()
    )
    #if one.money.len() > 0 [
      #table(
        columns: (auto, 1fr, auto, auto, auto, auto, auto),
        align: (left, left, right, right, right, right, right),
        table.header(..data.words.money.map(word => [#word])),
        ..one.money.map(row => row.map(cell => [#cell])).flatten()
      )
    ]
  ]
]
`;

/** The paper of these initiatives: all of a workplan, a selection, or one. */
export function paperOf(plan: Workplan, initiatives: readonly Initiative[], title: string, lang: Lang): PdfOrder {
  const t = workplanTexts(lang);
  const i = t.initiative;
  const { region } = plan;
  const known = region.content.challenges.map((challenge) => ({ id: challenge.id, title: challenge.name[lang] }));
  const others = [...new Set(initiatives.map((one) => one.challenge))]
    .filter((id) => !known.some((one) => one.id === id))
    .map((id) => ({ id, title: id }));
  const data = {
    title,
    lead: `${region.content.name}, ${formatDate(plan.today, lang)}`,
    example: region.status === "example",
    exampleText:
      lang === "nl"
        ? "Dit is een voorbeeld. Geen organisatie heeft dit beloofd."
        : "This is an example. No organisation has promised this.",
    words: {
      question: lang === "nl" ? "Vraag" : "Question",
      answer: lang === "nl" ? "Antwoord" : "Answer",
      money: [i.year, i.source, i.needed, i.granted, i.paid, i.spent, i.gap],
    },
    groups: [...known, ...others]
      .map((group) => ({
        title: group.title,
        initiatives: initiatives.filter((one) => one.challenge === group.id).map((one) => partOf(plan, one, lang)),
      }))
      .filter((group) => group.initiatives.length > 0),
  };
  return { lang, title, source, data };
}

function partOf(plan: Workplan, one: Initiative, lang: Lang) {
  const t = workplanTexts(lang);
  const i = t.initiative;
  const euro = (value: number) => formatEuro(value, lang);
  const period = periodOf(one);
  const sum = sumMoney(one.money);
  const goals = one.goals.map(
    (link) => `${plan.goals.find((goal) => goal.id === link.goal)?.title ?? link.goal} ${link.why}`,
  );
  const parties = one.parties.map(
    (party) =>
      `${party.name} (${t.roles[party.role]}${party.hours === undefined ? "" : `, ${i.hours(formatNumber(party.hours, lang))}`})`,
  );
  const milestones = one.milestones.map(
    (milestone) =>
      `${formatDate(milestone.reached ?? milestone.date, lang)}: ${milestone.title}${milestone.reached ? " ✓" : ""}`,
  );
  const conditions = one.preconditions.map(
    (condition) => `${condition.title}: ${t.conditions[condition.state]} (${condition.owner})`,
  );
  const money =
    one.money.length > 0
      ? [`${i.needed}: ${euro(sum.needed)}. ${i.granted}: ${euro(sum.granted)}. ${i.gap}: ${euro(sum.gap)}.`]
      : [one.moneyVisibility === "public" ? i.noMoney : i.hiddenMoney];
  const facts: [string, string[]][] = [
    [t.filter.status, [t.status[shownStatus(one, plan.today)]]],
    [i.what, [one.about ?? one.what]],
    [i.goal, goals.length > 0 ? goals : [i.noGoal]],
    [i.initiator, [one.initiator]],
    [i.parties, parties.length > 0 ? parties : [i.noParties]],
    [i.money, money],
    [
      i.when,
      [
        period ? i.period(formatDate(period.from, lang, "month"), formatDate(period.to, lang, "month")) : i.noTime,
        ...milestones,
      ],
    ],
    [i.conditions, conditions.length > 0 ? conditions : [i.nothingNeeded]],
    [i.embedding, [`${i.embeddingStates[one.embedding.state]} ${one.embedding.how ?? ""}`.trim()]],
    [
      i.where,
      [
        [
          ...(one.areas.length > 0 ? placesOf(plan, one) : [t.list.whole(plan.region.content.name)]),
          ...one.groups,
        ].join(", "),
      ],
    ],
  ];
  return {
    title: one.title,
    what: one.what,
    facts,
    money: one.money.map((row) => [
      String(row.year),
      t.sources[row.source],
      ...[row.needed, row.granted, row.paid, row.spent, Math.max(row.needed - row.granted, 0)].map(euro),
    ]),
  };
}
