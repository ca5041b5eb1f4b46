import type { Audience, PaperState, SectionId } from "./model.ts";
import type { ShownStatus } from "../model.ts";

const initiatives = (n: string) => (n === "1" ? "1 initiatief" : `${n} initiatieven`);

export const nl = {
  one: "Stuk",
  many: "Stukken",
  audience: {
    insurer: "Zorgverzekeraar en VWS",
    municipality: "Gemeenteraad (raadsinformatiebrief)",
    annual: "Iedereen (jaarverslag)",
    board: "Bestuur",
  } satisfies Record<Audience, string>,
  audienceHint: {
    insurer: "Niet openbaar. Met bedragen van verzekeraar, zorgkantoor en Rijk.",
    municipality: "Openbaar. Alleen wat in die gemeente of in de hele regio gebeurt.",
    annual: "Openbaar. Wat er in een jaar gehaald en besteed is.",
    board: "Niet openbaar. Wat een besluit vraagt, en wat er binnen drie maanden komt.",
  } satisfies Record<Audience, string>,
  state: { draft: "Concept", ready: "Klaar om te sturen", sent: "Verstuurd", dropped: "Weg" } satisfies Record<
    PaperState,
    string
  >,
  title: {
    insurer: (region: string) => `Werkagenda ${region}: stand voor zorgverzekeraar en VWS`,
    municipality: (region: string, place: string) => `Raadsinformatiebrief ${place}: de werkagenda van ${region}`,
    annual: (region: string, year: string) => `Jaarverslag ${year} van de werkagenda van ${region}`,
    board: (region: string) => `Werkagenda ${region}: stand voor het bestuur`,
  },
  lead: (date: string, figures: string) => `${date}. De cijfers zijn van ${figures}.`,
  toCouncil: (place: string) => `Aan de raad van de gemeente ${place}.`,
  dutchOnly: "",
  section: {
    summary: "In het kort",
    changes: "Wat er veranderde",
    here: "In de gemeente zelf",
    region: "Voor de hele regio",
    asked: "Wat de gemeente doet en wat we vragen",
    reached: "Wat we haalden",
    next: "Wat er binnen drie maanden komt",
    attention: "Wat aandacht vraagt",
    transformation: "Transformatieplannen",
    money: "Geld",
    goals: "Doelen",
    initiatives: "Alle initiatieven",
  } satisfies Record<SectionId, string>,
  about: (n: string) => `Dit stuk gaat over ${initiatives(n)}.`,
  places: (here: string, name: string, whole: string, region: string) =>
    `In ${name} zelf: ${here}. Voor de hele regio ${region}: ${whole}.`,
  count: {
    running: (n: string) => (n === "1" ? "1 loopt op tijd." : `${n} lopen op tijd.`),
    late: (n: string) => (n === "1" ? "1 loopt achter." : `${n} lopen achter.`),
    preparing: (n: string) => (n === "1" ? "1 is in voorbereiding." : `${n} zijn in voorbereiding.`),
    paused: (n: string) => (n === "1" ? "1 ligt stil." : `${n} liggen stil.`),
    done: (n: string) => (n === "1" ? "1 is klaar." : `${n} zijn klaar.`),
    stopped: (n: string) => (n === "1" ? "1 is gestopt." : `${n} zijn gestopt.`),
  } satisfies Record<ShownStatus, (n: string) => string>,
  money: (needed: string, granted: string, gap: string) =>
    `Nodig is ${needed}. Toegezegd is ${granted}. Nog te vinden is ${gap}.`,
  moneyIn: (year: string, granted: string, spent: string) =>
    `Voor ${year} is ${granted} toegezegd. Daarvan is ${spent} besteed.`,
  noMoney: (n: string) => `Bij ${initiatives(n)} staan nog geen bedragen.`,
  hidden: (n: string) => `Bij ${initiatives(n)} zijn de bedragen niet openbaar. Die tellen hier niet mee.`,
  partly: (n: string) => `Bij ${initiatives(n)} telt alleen het geld van verzekeraar, zorgkantoor en Rijk mee.`,
  total: "Samen",
  first: "Dit is het eerste stuk van deze soort. Er is nog niets om mee te vergelijken.",
  since: (date: string, n: string, all: string) =>
    `Het vorige stuk was van ${date}. Sindsdien veranderde er iets bij ${n} van de ${initiatives(all)}.`,
  gone: (n: string) => `${initiatives(n)} ${n === "1" ? "staat" : "staan"} niet meer in dit stuk.`,
  change: {
    new: (title: string) => `Nieuw in dit stuk: ${title}.`,
    gone: (title: string) => `Niet meer in dit stuk: ${title}.`,
    status: (title: string, from: string, to: string) => `${title}: eerst “${from}”, nu “${to}”.`,
    reached: (title: string, milestone: string, on: string) => `${title}: “${milestone}” is gehaald op ${on}.`,
    granted: (title: string, from: string, to: string) => `${title}: toegezegd was ${from}, nu ${to}.`,
    needed: (title: string, from: string, to: string) => `${title}: nodig was ${from}, nu ${to}.`,
    moved: (title: string, amount: string, from: string, to: string) =>
      `${title}: ${amount} ging van ${from} naar ${to}.`,
    end: (title: string, from: string, to: string) => `${title}: het einde was ${from}, nu ${to}.`,
  },
  zero: "0 initiatieven.",
  lateStep: (day: string, title: string) => `Te laat, was ${day}: ${title}`,
  dayStep: (day: string, title: string) => `${day}: ${title}`,
  moneyAt: (place: string, sums: string) => `Voor ${place}. ${sums}`,
  doesCount: (n: string, place: string) =>
    `Bij ${initiatives(n)} staat de gemeente ${place}, of “gemeente” in het algemeen, bij wie meedoen.`,
  does: (title: string, role: string, more: string) => `${title}: ${role}${more}.`,
  noDay: "nog niet bekend",
  what: "Wat is het?",
  status: "Hoe staat het?",
  nextStep: "Volgende stap",
  step: "Stap",
  ofNeeded: "Toegezegd van nodig",
  of: (granted: string, needed: string) => `${granted} van ${needed}`,
  notShown: "niet openbaar",
  none: "–",
  initiative: "Initiatief",
  askedCount: (n: string, place: string) =>
    n === "1"
      ? `Bij de gemeente ${place} staat 1 voorwaarde open.`
      : `Bij de gemeente ${place} staan ${n} voorwaarden open.`,
  asked: (title: string, condition: string, by: string) => `${title}: “${condition}” is nog niet geregeld.${by}`,
  by: (day: string) => ` Vóór ${day}.`,
  reachedCount: (n: string, year: string) =>
    n === "1" ? `In ${year} is 1 mijlpaal gehaald.` : `In ${year} zijn ${n} mijlpalen gehaald.`,
  nextCount: (n: string, until: string) =>
    n === "1" ? `Tot en met ${until} staat 1 stap gepland.` : `Tot en met ${until} staan ${n} stappen gepland.`,
  dated: (day: string, title: string, what: string) => `${day}. ${title}: ${what}`,
  attentionCount: (n: string) =>
    n === "1"
      ? "Er is 1 ding dat nog niet klopt of niet af is."
      : `Er zijn ${n} dingen die nog niet kloppen of niet af zijn.`,
  kindCount: (kind: string, n: string) => `${kind[0]!.toUpperCase()}${kind.slice(1)}: ${n}`,
  transformationCount: (n: string) =>
    `${initiatives(n)} ${n === "1" ? "volgt" : "volgen"} het pad van een transformatieplan.`,
  goalCount: (n: string, on: string, behind: string) =>
    `Het plan heeft ${n} doelen. Op koers: ${on}. Achter: ${behind}. Van de andere is het nog niet te zeggen.`,
  goal: "Doel",
  howMany: "Initiatieven",
  latest: "Laatste cijfer",
  expected: "Verwacht",
  course: { on_course: "op koers", behind: "achter", unknown: "nog niet te zeggen" },
  inYear: (value: string, year: string) => `${value} (${year})`,
  note: (text: string) => `Toelichting van het team: ${text}`,
};
