import type { PdfOrder } from "#platform/documents/index.ts";
import type { Lang } from "#platform/text.ts";
import { formatDate } from "#design/format.ts";
import type { PaperForm } from "./actions.ts";
import { backgroundNames, backgroundQuestions } from "../model.ts";
import { qrSvg } from "../pages/qr.tsx";
import type { ShownDialogue } from "../store.ts";
import { dialogueTexts } from "../text.ts";

/** Structure only: every word comes from `data`. Circles are large enough for a shaking hand. */
const formSource = `
#let ring(word) = box(circle(radius: 9pt, stroke: 0.8pt)[#set align(center + horizon); #text(size: 8pt)[#word]])
#let choice(word) = box[#box(baseline: 2pt, circle(radius: 5.5pt, stroke: 0.8pt)) #h(3pt) #word]
#for (at, form) in data.forms.enumerate() [
  #if at > 0 [#pagebreak()]
  = #data.title
  #text(size: 12pt)[#data.lead]

  #block(stroke: 0.8pt, inset: 8pt, radius: 4pt, width: 100%)[
    #data.codeWords #h(6pt) #text(size: 15pt, weight: "bold")[#form.code]
    #linebreak() #data.codeHint
  ]
  == #data.consentTitle
  #list(..data.consent.map(line => [#line]))
  #choice(data.agree) #linebreak() #choice(data.young)

  #if form.items.len() > 0 [
    == #data.weighTitle
    #data.weighHint
    #table(
      columns: (auto, 1fr, ..data.rings.map(word => auto)),
      align: (left, left, ..data.rings.map(word => center)),
      table.header([#data.number], [#data.text], ..data.rings.map(word => [#word])),
      ..form.items.map(item => ([#item.at(0)], [#item.at(1)], ..data.rings.map(word => ring(word)))).flatten()
    )
  ]
  #if data.asks [
    #for question in data.questions [
      == #question
      #for rule in range(data.rules) [#v(17pt) #line(length: 100%, stroke: 0.4pt)]
    ]
  ]
  #if data.background.len() > 0 [
    == #data.aboutTitle
    #data.aboutHint
    #for row in data.background [
      === #row.at(0)
      #row.at(1).map(word => choice(word)).join(h(0.7cm))
    ]
  ]
  #v(6pt)
  #text(size: 9.5pt)[#data.back]
]
`;

export interface FormWords {
  readonly lang: Lang;
  readonly dialogue: ShownDialogue;
  readonly forms: readonly PaperForm[];
  readonly background: boolean;
  /** Where the dialogue stands on the web, as it is said. */
  readonly address: string;
}

/** What stands on a form, for the PDF and for the page to print. */
export function formData({ lang, dialogue, forms, background, address }: FormWords) {
  const t = dialogueTexts(lang);
  const p = t.paper;
  const scoring = forms.some((form) => form.contributions.length > 0);
  const votes = dialogue.form === "statements";
  return {
    title: dialogue.content.title,
    lead: votes || scoring ? p.leadWeigh : p.leadSay,
    codeWords: p.code,
    codeHint: p.codeHint(address),
    consentTitle: t.join.title,
    consent: [...t.join.sentences],
    agree: t.join.agree,
    young: p.young,
    weighTitle: votes ? t.score.voteLegend : t.score.legend,
    weighHint: votes ? p.voteHint : p.weighHint,
    rings: votes ? [...p.votes] : ["−3", "−2", "−1", "0", "+1", "+2", "+3"],
    number: t.all.column.number,
    text: t.all.column.text,
    asks: !scoring || votes,
    questions: [...dialogue.content.questions],
    rules: dialogue.content.questions.length > 2 ? 4 : 7,
    aboutTitle: t.about.title,
    aboutHint: p.aboutHint,
    background: background
      ? backgroundNames.map((name) => [
          t.about.legends[name],
          backgroundQuestions[name].map((value) => t.about.choices[value] ?? value),
        ])
      : [],
    back: p.back(formatDate(dialogue.closesAt, lang)),
    forms: forms.map(({ code, contributions }) => ({
      code,
      items: contributions.map(({ number, body }) => [String(number), body]),
    })),
  };
}

/** Forms on A4, accessible. */
export function formsPaper(words: FormWords): PdfOrder {
  const { lang, dialogue } = words;
  return { lang, title: dialogue.content.title, source: formSource, data: formData(words) };
}

const letterSource = `
#for (at, letter) in data.letters.enumerate() [
  #if at > 0 [#pagebreak()]
  = #data.title
  #text(size: 13pt)[#data.question]

  #data.say

  #grid(
    columns: (5.4cm, 1fr), gutter: 0.8cm, align: horizon,
    image(bytes(letter.qr), format: "svg", width: 5.4cm, alt: data.alt),
    [
      #data.scan
      #v(6pt)
      #data.go #linebreak() #text(size: 12pt, weight: "bold")[#data.address]
      #v(6pt)
      #data.code #linebreak() #text(size: 20pt, weight: "bold")[#letter.code]
    ]
  )
  #v(10pt)
  #for line in data.consent [#line #linebreak()]
  #v(6pt)
  #data.once
]
`;

/** Most letters in one PDF; more codes than that go to a printer as a list. */
export const mostLetters = 250;

/** Letters without a name or address: QR code, address, code. */
export function lettersPaper(lang: Lang, dialogue: ShownDialogue, join: string, codes: readonly string[]): PdfOrder {
  const t = dialogueTexts(lang);
  const p = t.paper.letter;
  const data = {
    title: p.title,
    question: dialogue.content.questions[0],
    say: p.say(formatDate(dialogue.closesAt, lang)),
    alt: p.qr,
    scan: p.scan,
    go: p.go,
    address: join.replace(/^https?:\/\//, ""),
    code: p.code,
    consent: [...t.join.sentences],
    once: p.once,
    letters: codes.map((code) => ({ code, qr: qrSvg(codeLink(join, code)) })),
  };
  return { lang, title: `${p.title} ${dialogue.content.title}`, source: letterSource, data };
}

/** Where the QR code of a letter leads. */
export const codeLink = (join: string, code: string): string => `${join}?code=${code}`;
