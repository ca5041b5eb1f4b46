import type { Cell, Sheet } from "#platform/spreadsheets/index.ts";
import { plain } from "../filters.ts";
import { mainColumns } from "./columns.ts";
import { textOf } from "./values.ts";

/** What a column of somebody's sheet may hold. Amounts carry a year where the heading names one: `needed@2026`. */
export const targets = [
  "id",
  "title",
  "kind",
  "challenge",
  "what",
  "about",
  "goal",
  "why",
  "initiator",
  "parties",
  "status",
  "start",
  "end",
  "areas",
  "groups",
  "dependsOn",
  "source",
  "moneyYear",
  "needed",
  "asked",
  "granted",
  "paid",
  "spent",
  "milestone",
  "precondition",
  "preconditionOwner",
  "report",
  "contact",
  "initiatorLeft",
  "embedding.state",
  "embedding.how",
  "pilot",
  "pilotDecision",
  "transformation",
  "visibility",
  "moneyVisibility",
  "offered",
  "copiedFrom.region",
  "copiedFrom.id",
  "copiedFrom.title",
  "copiedFrom.day",
] as const;
export type Target = (typeof targets)[number];

const guesses: readonly [RegExp, Target][] = [
  [/^(id|nr|nummer|code|projectnummer|kenmerk)$/, "id"],
  [/voortgang|laatste stand|nieuws|update|toelichting status|opmerking/, "report"],
  [/^status|stand van zaken|fase|state/, "status"],
  [/naam|titel|^project$|^initiatief$|title|projectnaam|^name$/, "title"],
  [/opgave|thema|doorbraak|programmalijn|challenge|pijler/, "challenge"],
  [/doelgroep|voor wie|target group/, "groups"],
  [/onderbouwing|waarom|bijdrage aan/, "why"],
  [/^doel|doelstelling|goal/, "goal"],
  [/uitleg|toelichting|achtergrond/, "about"],
  [/omschrijving|wat is|beschrijving|inhoud|^wat|description/, "what"],
  [/initiatiefnemer|trekker|penvoerder|verantwoordelijk|eigenaar project|projectleider|initiator|lead/, "initiator"],
  [/partij|partner|betrokken|deelnemer|wie doen|samenwerk|parties/, "parties"],
  [/geborg|hoe geborgd/, "embedding.how"],
  [/gebied|gemeente|locatie|waar\b|regio|plaats|area/, "areas"],
  [/wacht op|afhankelijk/, "dependsOn"],
  [/bron|financier|dekking|geldstroom|source/, "source"],
  [/^jaar|year|boekjaar/, "moneyYear"],
  [/toegezegd|toegekend|beschikt|granted|verleend/, "granted"],
  [/aangevraagd|gevraagd|asked/, "asked"],
  [/betaald|uitgekeerd|paid/, "paid"],
  [/besteed|uitgegeven|realisatie|spent/, "spent"],
  [/begroot|budget|nodig|kosten|bedrag|geld|needed|begroting/, "needed"],
  [/mijlpa|planning|milestone/, "milestone"],
  [/eigenaar voorwaarde/, "preconditionOwner"],
  [/randvoorwaarde|voorwaarde|precondition/, "precondition"],
  [/start|begin|van$/, "start"],
  [/eind|einde|tot$|gereed|oplever|end\b/, "end"],
  [/contact|mail/, "contact"],
  [/soort|type|kind/, "kind"],
];

/**
 * The row with headings: the one of the first twenty in which most different cells are known headings. A title that is merged over all
 * columns says one thing many times, and is no row of headings.
 */
export function headingRow(rows: Sheet["rows"]): number {
  let best = { row: 0, score: -1 };
  for (const [row, cells] of rows.slice(0, 20).entries()) {
    const words = [...new Set(cells.filter((cell) => typeof cell === "string" && cell.length < 80))];
    const known = new Set(words.map(guessOf).filter((target) => target !== "")).size;
    const score = known * 3 + words.length;
    if (known > 0 && score > best.score) best = { row, score };
  }
  return best.row;
}

/** What a heading probably means; empty when nothing is known of it. */
export function guessOf(cell: Cell | undefined): string {
  const heading = plain(textOf(cell))
    .replaceAll(/[^a-z0-9 ]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  if (heading === "") return "";
  const own = mainColumns.find((column) => plain(column.heading) === plain(textOf(cell)));
  if (own) return own.field;
  const target = guesses.find(([words]) => words.test(heading))?.[1] ?? "";
  const year = /\b(20\d{2})\b/.exec(heading)?.[1];
  return year && ["needed", "asked", "granted", "paid", "spent"].includes(target) ? `${target}@${year}` : target;
}

/** As a heading is remembered: without capitals, accents and double spaces. */
export const headingKey = (cell: Cell | undefined): string => plain(textOf(cell)).slice(0, 120);

/** A mapping for these headings: what was remembered of them, else the guess; each field once, amounts and sources apart. */
export function guessMapping(headings: readonly Cell[], remembered: ReadonlyMap<string, string>): string[] {
  const used = new Set<string>();
  return headings.map((heading) => {
    const target = remembered.get(headingKey(heading)) ?? guessOf(heading);
    if (target === "" || (used.has(target) && target !== "parties" && target !== "milestone" && target !== "report"))
      return "";
    used.add(target);
    return target;
  });
}

/** True for a field that a mapping may name. */
export function isTarget(name: string): boolean {
  const [base = "", year] = name.split("@");
  if (!targets.includes(base as Target)) return false;
  return (
    year === undefined || (/^20\d{2}$/.test(year) && ["needed", "asked", "granted", "paid", "spent"].includes(base))
  );
}
