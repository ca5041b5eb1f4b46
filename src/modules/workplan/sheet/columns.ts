import type { Initiative } from "../model.ts";
import { editTexts } from "../pages/edit/text.ts";
import { workplanTexts } from "../text.ts";

const t = workplanTexts("nl");
const e = editTexts("nl");

/** One column of an exported sheet: its heading, and the field it holds. Lists of words are parted by a semicolon. */
export interface SheetColumn {
  readonly heading: string;
  readonly field: string;
  readonly kind: "text" | "day" | "euros" | "number" | "words" | "flag";
  /** Dutch words for the values, where there are only a few. */
  readonly words?: Readonly<Record<string, string>>;
}

const text = (heading: string, field: string): SheetColumn => ({ heading, field, kind: "text" });
const choice = (heading: string, field: string, words: Readonly<Record<string, string>>): SheetColumn => ({
  heading,
  field,
  kind: "text",
  words,
});
const day = (heading: string, field: string): SheetColumn => ({ heading, field, kind: "day" });
const euros = (heading: string, field: string): SheetColumn => ({ heading, field, kind: "euros" });

/** The first sheet: one row per initiative. */
export const mainColumns: readonly SheetColumn[] = [
  text("Id", "id"),
  text("Naam", "title"),
  choice("Soort", "kind", t.kinds),
  text("Opgave", "challenge"),
  text("Wat is het", "what"),
  text("Uitleg", "about"),
  text("Initiatiefnemer", "initiator"),
  day("Initiatiefnemer gestopt op", "initiatorLeft"),
  choice("Status", "status", t.status),
  day("Begin", "start"),
  day("Eind", "end"),
  { heading: "Gebieden", field: "areas", kind: "words" },
  { heading: "Doelgroepen", field: "groups", kind: "words" },
  { heading: "Wacht op", field: "dependsOn", kind: "words" },
  choice("Borging", "embedding.state", t.initiative.embeddingStates),
  text("Hoe geborgd", "embedding.how"),
  { heading: "Proef", field: "pilot", kind: "flag" },
  text("Besluit over proef", "pilotDecision"),
  choice("Stap transformatieplan", "transformation", t.initiative.steps),
  text("Contact", "contact"),
  choice("Zichtbaar voor", "visibility", e.visibility),
  choice("Bedragen zichtbaar voor", "moneyVisibility", e.visibility),
  day("Aangeboden sinds", "offered"),
  text("Overgenomen uit regio", "copiedFrom.region"),
  text("Overgenomen id", "copiedFrom.id"),
  text("Overgenomen naam", "copiedFrom.title"),
  day("Overgenomen op", "copiedFrom.day"),
];

/** A list of an initiative has a sheet of its own, its rows joined by the id. */
export interface ListSheet {
  readonly name: string;
  readonly list: keyof Initiative;
  readonly columns: readonly SheetColumn[];
}

export const listSheets: readonly ListSheet[] = [
  {
    name: "Doelen",
    list: "goals",
    columns: [
      text("Doel", "goal"),
      text("Waarom", "why"),
      choice("Bewijs", "evidence", t.evidence),
      text("Verwacht effect", "effect"),
      { heading: "Vanaf jaar", field: "effectFrom", kind: "number" },
    ],
  },
  {
    name: "Partijen",
    list: "parties",
    columns: [
      text("Partij", "name"),
      choice("Rol", "role", t.roles),
      text("Inzet", "effort"),
      { heading: "Uren per week", field: "hours", kind: "number" },
    ],
  },
  {
    name: "Besparingen",
    list: "savings",
    columns: [
      text("Partij", "party"),
      text("Wat", "what"),
      { heading: "Uren per week", field: "hours", kind: "number" },
    ],
  },
  {
    name: "Geld",
    list: "money",
    columns: [
      { heading: "Jaar", field: "year", kind: "number" },
      choice("Bron", "source", t.sources),
      euros("Nodig", "needed"),
      euros("Gevraagd", "asked"),
      euros("Toegezegd", "granted"),
      euros("Betaald", "paid"),
      euros("Besteed", "spent"),
    ],
  },
  {
    name: "Mijlpalen",
    list: "milestones",
    columns: [
      text("Mijlpaal", "title"),
      day("Dag", "date"),
      choice("Soort", "kind", e.milestone),
      day("Gehaald op", "reached"),
      text("Bewijs", "evidence"),
    ],
  },
  {
    name: "Voorwaarden",
    list: "preconditions",
    columns: [
      text("Voorwaarde", "title"),
      text("Eigenaar", "owner"),
      choice("Stand", "state", t.conditions),
      day("Vóór", "by"),
    ],
  },
  {
    name: "Transformatiepad",
    list: "path",
    columns: [
      choice("Stap", "step", t.initiative.steps),
      day("Dag", "date"),
      text("Door wie", "who"),
      choice("Uitkomst", "outcome", e.outcome),
      text("Wat kwam eruit", "result"),
      text("Wat is nodig", "next"),
    ],
  },
  { name: "Documenten", list: "documents", columns: [text("Document", "title"), text("Adres", "url")] },
  { name: "Nieuws", list: "reports", columns: [day("Dag", "date"), text("Bericht", "text")] },
  {
    name: "Statusgeschiedenis",
    list: "statusHistory",
    columns: [choice("Status", "status", t.status), day("Dag", "date"), text("Reden", "why")],
  },
];

export const mainSheetName = "Initiatieven";

/** The value at a path such as `embedding.how`. */
export function valueAt(thing: object, path: string): unknown {
  return path.split(".").reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], thing);
}

/** The value behind a word: as the words say it, or the value itself. Unknown words give nothing. */
export function valueOfWord(words: Readonly<Record<string, string>>, word: string): string | undefined {
  const asked = word.toLowerCase().trim();
  return Object.keys(words).find((value) => value === asked || words[value]!.toLowerCase() === asked);
}
