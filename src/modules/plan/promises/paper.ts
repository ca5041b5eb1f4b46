import { formatDate, formatEuro } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { PdfOrder } from "#platform/documents/index.ts";
import type { Lang } from "#platform/text.ts";
import type { AdoptedPlan } from "../store-adopted.ts";
import { planTexts } from "../text.ts";
import { versionTexts } from "../versions/text.ts";
import { aimWords } from "../words.ts";
import { type Promised, standingOf } from "./model.ts";
import type { ShownPromise } from "./shown.ts";
import { promiseTexts } from "./text.ts";

/** Structure only: every word comes from `data`, so nothing that people typed is ever read as source. */
const source = `
= #data.title
#text(size: 12pt)[#data.lead]

#if data.example [#block(fill: rgb("#fdf3cf"), inset: 8pt, radius: 4pt)[#data.exampleText]]

#for line in data.lines [#par[#line]]

#if data.items.len() > 0 [
  #list(..data.items.map(item => [#item.title#if item.note != "" [ (#item.note)]]))
]

#for group in data.groups [
  == #group.title
  #list(..group.goals.map(goal => [#goal]))
]

#if data.facts.len() > 0 [
  #table(
    columns: (4cm, 1fr),
    table.header([#data.words.what], [#data.words.says]),
    ..data.facts.map(fact => ([#fact.at(0)], [#fact.at(1)])).flatten()
  )
]

#text(size: 8pt)[#data.seal]

#pagebreak()
== #data.words.signatures
#for one in data.signatures [#block(breakable: false)[
  === #one.organisation
  #one.what

  #table(
    columns: (3.4cm, 1fr),
    table.header([#data.words.what], [#data.words.says]),
    [#data.words.name], [#one.name],
    [#data.words.role], [#one.role],
    [#data.words.day], [#one.day],
    [#data.words.signature], [#box(height: 1.4cm)[#one.note]],
  )
]]
`;

const common = (lang: Lang, example: boolean) => {
  const t = promiseTexts(lang);
  const { name, role, day, signature, signatures } = t.paper;
  const says = lang === "nl" ? "Antwoord" : "Answer";
  const what = lang === "nl" ? "Vraag" : "Question";
  return { example, exampleText: t.paper.example, words: { name, role, day, signature, signatures, what, says } };
};

/** Box of one signature: filled in where it was signed, open where it must still be. */
function signatureOf(promised: Promised, what: string, lang: Lang, version: number) {
  const t = promiseTexts(lang);
  const standing = standingOf(promised, version);
  const signed = promised.planVersion === version && (standing === "signed" || standing === "waiting");
  return {
    organisation: promised.name,
    what,
    name: signed ? promised.signedName : "",
    role: signed ? promised.signedFunction : "",
    day: signed && promised.signedOn ? formatDate(promised.signedOn, lang) : "",
    note: signed ? t.standing[standing] : "",
  };
}

export interface PromisePaper {
  readonly region: Region;
  readonly version: AdoptedPlan;
  readonly promised: Promised;
  readonly shown: ShownPromise;
  readonly approval: string;
  readonly what: string;
}

/** The promise of one organisation, with a page to sign. */
export function promisePaper(input: PromisePaper, lang: Lang): PdfOrder {
  const { region, version, promised, shown, approval, what } = input;
  const t = promiseTexts(lang);
  const number = String(version.number);
  const title = t.paper.promise(promised.name);
  const notes = (item: ShownPromise["items"][number]) =>
    [
      item.now?.statusWords(lang) ?? t.gone,
      ...item.amounts.map(({ year, euros }) => `${year}: ${formatEuro(euros, lang)}`),
      ...(item.moneyHidden ? [t.moneyHidden] : []),
    ].join("; ");
  const data = {
    ...common(lang, promised.example || region.status === "example"),
    title,
    lead: `${t.paper.plan(region.content.name, number)}. ${versionTexts(lang).adopted(formatDate(version.adoptedOn, lang), version.body)}`,
    lines: [t.paper.statement(promised.name, number), ...(promised.whole ? [t.one.wholeSay] : [])],
    items: [
      ...shown.items.map((item) => ({ title: item.title, note: notes(item) })),
      ...(shown.hidden > 0 ? [{ title: t.hidden(String(shown.hidden)), note: "" }] : []),
    ],
    groups: [],
    facts: [
      [t.reserve, promised.reserve || t.noReserve],
      [t.approval, approval],
    ],
    seal: `${t.paper.seal}: ${version.hash}`,
    signatures: [signatureOf(promised, what, lang, version.number)],
  };
  return { lang, title, source, data };
}

/** A whole adopted version with every organisation that signed it, and room for who still must. */
export function versionPaper(
  input: {
    readonly region: Region;
    readonly version: AdoptedPlan;
    readonly promises: readonly { readonly promised: Promised; readonly what: string }[];
  },
  lang: Lang,
): PdfOrder {
  const { region, version, promises } = input;
  const t = promiseTexts(lang);
  const v = versionTexts(lang);
  const { snapshot } = version;
  const title = t.paper.plan(region.content.name, String(version.number));
  const groups = snapshot.challenges
    .map((challenge) => ({
      title: challenge.name[lang],
      goals: snapshot.goals
        .filter((goal) => goal.challenge === challenge.id)
        .map((goal) => `${goal.title} ${aimWords({ ...goal, measurements: [] }, lang)}`.trim()),
    }))
    .filter((group) => group.goals.length > 0);
  const taking = promises.filter(({ promised }) => promised.kind !== "end" && promised.kind !== "withdraw");
  const data = {
    ...common(lang, version.example || region.status === "example"),
    title,
    lead: v.adopted(formatDate(version.adoptedOn, lang), version.body),
    lines: [
      snapshot.dream[lang],
      ...(snapshot.vulnerable ? [`${planTexts(lang).vulnerable} ${snapshot.vulnerable.text}`] : []),
    ],
    items: [],
    groups,
    facts: [],
    seal: `${t.paper.seal}: ${version.hash}`,
    signatures: taking.map(({ promised, what }) => signatureOf(promised, what, lang, version.number)),
  };
  return { lang, title, source, data };
}
