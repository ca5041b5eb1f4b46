import type { Block } from "#platform/documents/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Initiative, Money, Party, Precondition, ShownStatus, Source, TransformationStep } from "../model.ts";

/** For whom a paper is made. */
export const audiences = ["insurer", "municipality", "annual", "board"] as const;
export type Audience = (typeof audiences)[number];

/** Papers for a council and for everyone are public once they are sent; the others stay with the team, which sends them as a file. */
export const isPublic = (audience: Audience): boolean => audience === "municipality" || audience === "annual";

/** Money that insurers, care offices and the state pay themselves: what they granted they know already. */
const theirMoney: ReadonlySet<Source> = new Set(["iza", "azwa", "zvw", "wlz", "spuk", "gala", "zonmw"]);

/**
 * What an audience may read of an initiative, or undefined when nothing: what is public for a public paper; what partners read for the
 * others. Amounts that are not public are in no paper, as providers compete and sit on the board; only the paper for who pays holds
 * the amounts of that payer's own money, and never those that are for the team alone.
 */
export function shownTo(audience: Audience, one: Initiative): Initiative | undefined {
  if (one.visibility === "team" || (isPublic(audience) && one.visibility !== "public")) return undefined;
  if (one.moneyVisibility === "public") return one;
  const paid = audience === "insurer" && one.moneyVisibility === "partners";
  return { ...one, money: paid ? one.money.filter((row) => theirMoney.has(row.source)) : [] };
}

/** How much of the amounts of an initiative stands in a paper. */
export type MoneyShown = "all" | "own" | "none";

export function moneyShown(audience: Audience, one: Initiative): MoneyShown {
  if (one.moneyVisibility === "public") return "all";
  return audience === "insurer" && one.moneyVisibility === "partners" ? "own" : "none";
}

/** An initiative as a paper holds it: only what the paper says. */
export interface Entry {
  readonly id: string;
  readonly title: string;
  readonly what: string;
  readonly challenge: string;
  readonly status: ShownStatus;
  readonly initiator: string;
  /** Names of its places; none is the whole region. */
  readonly places: readonly string[];
  readonly goals: readonly string[];
  readonly moneyShown: MoneyShown;
  readonly money: readonly Money[];
  readonly milestones: readonly { readonly title: string; readonly date: string; readonly reached?: string }[];
  readonly preconditions: readonly Precondition[];
  /** What the municipality of a letter does in it. */
  readonly part?: readonly Pick<Party, "role" | "effort" | "hours">[];
  readonly end?: string;
  readonly transformation?: TransformationStep;
}

/** A goal with what its figure said on the day of the paper. */
export interface FrozenGoal {
  readonly id: string;
  readonly title: string;
  readonly initiatives: number;
  readonly course: "on_course" | "behind" | "unknown";
  readonly latest?: { readonly year: number; readonly value: number; readonly source: string };
  readonly expected?: number;
  readonly unit: string;
}

/** Everything that a paper is made of, as it stood on one day. With the paper before it, the words follow from it. */
export interface Frozen {
  readonly formatVersion: 1;
  readonly region: { readonly id: string; readonly name: string; readonly example: boolean };
  readonly audience: Audience;
  readonly municipality?: { readonly code: string; readonly name: string };
  /** Year of an annual report. */
  readonly year?: number;
  /** The day that stands on the paper. */
  readonly date: string;
  /** The day on which the figures were taken. */
  readonly figuresOn: string;
  /** The query of the list that chose the initiatives; empty for all. */
  readonly selection: string;
  /** The paper of the same audience that was sent before this one. */
  readonly previous?: { readonly id: string; readonly date: string; readonly hash: string };
  readonly challenges: readonly { readonly id: string; readonly name: Readonly<Record<Lang, string>> }[];
  readonly initiatives: readonly Entry[];
  readonly goals: readonly FrozenGoal[];
  readonly looseEnds: readonly FrozenLooseEnd[];
}

export interface FrozenLooseEnd {
  readonly kind: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Parts of a paper, each with room for a sentence of the team. */
export const sectionIds = [
  "summary",
  "changes",
  "here",
  "region",
  "asked",
  "reached",
  "next",
  "attention",
  "transformation",
  "money",
  "goals",
  "initiatives",
] as const;
export type SectionId = (typeof sectionIds)[number];

/** What stands in the paper of each audience, in its order. */
export const sectionsFor: Readonly<Record<Audience, readonly SectionId[]>> = {
  municipality: ["summary", "changes", "here", "region", "asked", "money"],
  insurer: ["summary", "changes", "money", "transformation", "attention", "initiatives"],
  annual: ["summary", "changes", "reached", "goals", "money", "initiatives"],
  board: ["summary", "changes", "attention", "next", "money", "initiatives"],
};

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** What is kept of a paper and never changes: the figures, and the words made from them. */
export interface PaperContent {
  readonly facts: Frozen;
  readonly text: Readonly<
    Record<Lang, { readonly title: string; readonly lead: string; readonly sections: readonly Section[] }>
  >;
}

/** A paper is looked over, made ready, and sent. What is sent never changes. */
export const paperStates = ["draft", "ready", "sent", "dropped"] as const;
export type PaperState = (typeof paperStates)[number];

/** Which state may follow. */
export const nextStates: Readonly<Record<PaperState, readonly PaperState[]>> = {
  draft: ["ready", "dropped"],
  ready: ["draft", "sent", "dropped"],
  sent: [],
  dropped: [],
};
