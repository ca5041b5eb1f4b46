import { containsBsn } from "#platform/bsn.ts";
import type { Lang } from "#platform/text.ts";
import { type Drawer, drawers } from "../model.ts";

/** What a typed number counts. `people` is a number of people, and so never a small one. */
export const factUnits = ["percent", "people", "count", "per-1000", "euro", "days", "score"] as const;
export type FactUnit = (typeof factUnits)[number];

/** Fewer people than this could be recognised. */
export const fewestPeople = 10;

/** As whom someone typed or checked; a name is never shown. */
export type FactRole = "programme_team" | "analyst" | "operator";

/** What a region says in one number that no open source has. */
export interface FactContent {
  readonly drawer: Drawer;
  readonly name: string;
  readonly value: number;
  /** Digits behind the comma, as typed. */
  readonly decimals: number;
  readonly unit: FactUnit;
  /** About whom or what: "jongeren van 12 tot 18 jaar". */
  readonly population: string;
  readonly areaCode: string;
  readonly period: string;
  readonly source: string;
  readonly link: string;
}

/** A typed figure. Its kind is always `reported`. */
export interface Fact extends FactContent {
  readonly id: string;
  readonly regionId: string;
  readonly version: number;
  readonly madeBy: string | null;
  readonly madeAs: FactRole;
  readonly madeOn: string;
  readonly checkedAs: FactRole | null;
  readonly checkedOn: string | null;
  /** A second person sent it back, and nobody changed it since. */
  readonly returned: boolean;
  readonly withdrawn: boolean;
}

/** Why a figure was sent back, as whom and on which day. */
export interface FactReturn {
  /** The version of the figure that sending back made; it stands while the figure has that version. */
  readonly version: number;
  readonly reason: string;
  readonly returnedAs: FactRole;
  readonly returnedOn: string;
}

export const textFields = { name: 120, population: 120, period: 40, source: 160, link: 400 } as const;
/** Signs in a reason to send a figure back. */
export const longestReason = 300;
export type TextField = keyof typeof textFields;

/** What is wrong with a field; its words stand in the text files. */
export type FactFault =
  | "required"
  | "long"
  | "number"
  | "decimals"
  | "negative"
  | "percent"
  | "fewPeople"
  | "choose"
  | "year"
  | "link"
  | "bsn"
  | "email";

export type ReadFact =
  | { readonly ok: true; readonly content: FactContent }
  | { readonly ok: false; readonly faults: readonly { readonly field: string; readonly fault: FactFault }[] };

/**
 * Reads what was typed. Every field that does not fit is named, once.
 * @param areas codes that may be chosen: those of the region
 */
export function readFact(typed: Readonly<Record<string, string>>, areas: ReadonlySet<string>, lang: Lang): ReadFact {
  const text = (field: string) => oneLine(typed[field] ?? "");
  const faults = new Map<string, FactFault>();
  for (const field of Object.keys(textFields) as TextField[]) {
    const fault = faultOfText(field, text(field));
    if (fault) faults.set(field, fault);
  }
  const drawer = drawers.find((one) => one === typed.drawer);
  const unit = factUnits.find((one) => one === typed.unit);
  if (!drawer) faults.set("drawer", "choose");
  if (!unit) faults.set("unit", "choose");
  if (!areas.has(text("areaCode"))) faults.set("areaCode", "choose");
  const number = readNumber(text("value"), lang);
  const fault = number === undefined ? "number" : unit && faultOfNumber(number, unit);
  if (fault) faults.set("value", fault);
  if (faults.size > 0 || !drawer || !unit || !number)
    return { ok: false, faults: [...faults].map(([field, wrong]) => ({ field, fault: wrong })) };
  const [name, population, period, source] = [text("name"), text("population"), text("period"), text("source")];
  const words = { name, population, period, source, link: new URL(text("link")).href };
  return { ok: true, content: { drawer, unit, areaCode: text("areaCode"), ...number, ...words } };
}

const oneLine = (typed: string) => typed.trim().replaceAll(/\s+/g, " ");

/** Reads why a figure is sent back; undefined as reason when it does not fit. */
export function readReason(typed: string): { readonly reason?: string; readonly fault?: FactFault } {
  const reason = oneLine(typed);
  const fault = faultOfWords(reason, longestReason);
  return fault ? { fault } : { reason };
}

function faultOfWords(value: string, longest: number): FactFault | undefined {
  if (value === "") return "required";
  if (value.length > longest) return "long";
  if (containsBsn(value)) return "bsn";
  return /\S@\S/.test(value) ? "email" : undefined;
}

function faultOfText(field: TextField, value: string): FactFault | undefined {
  const fault = faultOfWords(value, textFields[field]);
  if (fault) return fault;
  if (field === "period" && !/(19|20)\d\d/.test(value)) return "year";
  if (field === "link" && !(URL.canParse(value) && new URL(value).protocol === "https:")) return "link";
  return undefined;
}

function faultOfNumber({ value, decimals }: Typed, unit: FactUnit): FactFault | undefined {
  if (decimals > 3) return "decimals";
  if (value < 0) return "negative";
  if (unit === "percent" && value > 100) return "percent";
  if (unit !== "people") return undefined;
  if (decimals > 0) return "decimals";
  return value > 0 && value < fewestPeople ? "fewPeople" : undefined;
}

interface Typed {
  readonly value: number;
  readonly decimals: number;
}

/** A number as people write it in a language: 1.234,5 in Dutch, 1,234.5 in English; 12.5 is read in both. */
export function readNumber(typed: string, lang: Lang): Typed | undefined {
  const [thousand, comma] = lang === "nl" ? [".", ","] : [",", "."];
  const plain = typed.replaceAll(/[\s\u00a0%€]/g, "").replace("−", "-");
  const grouped = new RegExp(`^-?\\d{1,3}(\\${thousand}\\d{3})+(\\${comma}\\d+)?$`).test(plain);
  const number = (grouped ? plain.replaceAll(thousand!, "") : plain).replace(comma!, ".");
  if (!/^-?\d{1,12}(\.\d{1,9})?$/.test(number)) return undefined;
  return { value: Number(number), decimals: number.split(".")[1]?.length ?? 0 };
}

/** True when this person may say that the number is right: someone else than who typed it. */
export const isSecondPerson = (fact: Pick<Fact, "madeBy">, person: string | undefined): boolean =>
  person !== undefined && person !== fact.madeBy;

/** True while a figure waits for a second person: not checked, not sent back, not taken away. */
export const isWaiting = (fact: Pick<Fact, "checkedOn" | "returned" | "withdrawn">): boolean =>
  fact.checkedOn === null && !fact.returned && !fact.withdrawn;
