import type { Goal } from "#modules/plan/index.ts";
import type { Area, Region } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import {
  conditionStates,
  evidences,
  type Initiative,
  kinds,
  roles,
  sources,
  statuses,
  stepOutcomes,
  transformationSteps,
  visibilities,
} from "../../model.ts";
import { workplanTexts } from "../../text.ts";
import { editTexts } from "./text.ts";

/** Parts of an initiative that have a form of their own: short forms, saved one by one. */
export const partNames = [
  "basis",
  "doelen",
  "partijen",
  "geld",
  "planning",
  "voorwaarden",
  "erna",
  "transformatie",
  "documenten",
  "nieuws",
] as const;
export type PartName = (typeof partNames)[number];

export type FieldKind = "line" | "text" | "number" | "year" | "date" | "choice" | "check" | "lines" | "areas";

export interface FieldSpec {
  readonly name: string;
  readonly kind: FieldKind;
  readonly optional?: boolean;
  readonly most?: number;
  /** Which choices it offers. */
  readonly choices?: ChoiceName;
}

export type ChoiceName =
  | "challenge"
  | "kind"
  | "status"
  | "visibility"
  | "goal"
  | "evidence"
  | "role"
  | "source"
  | "milestone"
  | "condition"
  | "embedding"
  | "step"
  | "outcome";

/** Either fields of the initiative itself, or rows of one of its lists. */
export interface PartSpec {
  readonly lists: readonly { readonly list: keyof Initiative; readonly fields: readonly FieldSpec[] }[];
  readonly fields: readonly FieldSpec[];
}

const line = (name: string, most: number, optional = false): FieldSpec => ({ name, kind: "line", most, optional });
const choice = (name: string, choices: ChoiceName, optional = false): FieldSpec => ({
  name,
  kind: "choice",
  choices,
  optional,
});
const euros = (name: string): FieldSpec => ({ name, kind: "number", optional: true });

export const parts: Readonly<Record<PartName, PartSpec>> = {
  basis: {
    lists: [],
    fields: [
      line("title", 120),
      choice("kind", "kind"),
      choice("challenge", "challenge"),
      { name: "what", kind: "text", most: 400 },
      { name: "about", kind: "text", most: 4_000, optional: true },
      line("initiator", 120),
      choice("status", "status"),
      { name: "start", kind: "date", optional: true },
      { name: "end", kind: "date", optional: true },
      { name: "areas", kind: "areas", optional: true },
      { name: "groups", kind: "lines", optional: true },
      line("contact", 200, true),
      choice("visibility", "visibility"),
      choice("moneyVisibility", "visibility"),
    ],
  },
  doelen: {
    fields: [],
    lists: [
      {
        list: "goals",
        fields: [
          choice("goal", "goal"),
          { name: "why", kind: "text", most: 400 },
          choice("evidence", "evidence"),
          line("effect", 300, true),
          { name: "effectFrom", kind: "year", optional: true },
        ],
      },
    ],
  },
  partijen: {
    fields: [{ name: "initiatorLeft", kind: "date", optional: true }],
    lists: [
      {
        list: "parties",
        fields: [
          line("name", 120),
          choice("role", "role"),
          line("effort", 200, true),
          { name: "hours", kind: "number", optional: true },
        ],
      },
      { list: "savings", fields: [line("party", 120), line("what", 200), { name: "hours", kind: "number" }] },
    ],
  },
  geld: {
    fields: [],
    lists: [
      {
        list: "money",
        fields: [
          { name: "year", kind: "year" },
          choice("source", "source"),
          euros("needed"),
          euros("asked"),
          euros("granted"),
          euros("paid"),
          euros("spent"),
        ],
      },
    ],
  },
  planning: {
    fields: [{ name: "dependsOn", kind: "lines", optional: true }],
    lists: [
      {
        list: "milestones",
        fields: [
          line("title", 160),
          { name: "date", kind: "date" },
          choice("kind", "milestone"),
          { name: "reached", kind: "date", optional: true },
          line("evidence", 300, true),
        ],
      },
    ],
  },
  voorwaarden: {
    fields: [],
    lists: [
      {
        list: "preconditions",
        fields: [
          line("title", 160),
          line("owner", 120),
          choice("state", "condition"),
          { name: "by", kind: "date", optional: true },
        ],
      },
    ],
  },
  erna: {
    fields: [
      choice("embedding.state", "embedding"),
      line("embedding.how", 300, true),
      { name: "pilot", kind: "check", optional: true },
      line("pilotDecision", 300, true),
    ],
    lists: [],
  },
  transformatie: {
    fields: [choice("transformation", "step", true)],
    lists: [
      {
        list: "path",
        fields: [
          choice("step", "step"),
          { name: "date", kind: "date" },
          line("who", 120),
          choice("outcome", "outcome"),
          line("result", 300, true),
          line("next", 300, true),
        ],
      },
    ],
  },
  documenten: {
    fields: [],
    lists: [{ list: "documents", fields: [line("title", 160), line("url", 500)] }],
  },
  nieuws: {
    fields: [],
    lists: [
      {
        list: "reports",
        fields: [
          { name: "date", kind: "date" },
          { name: "text", kind: "text", most: 2_000 },
        ],
      },
    ],
  },
};

/** Top-level fields of an initiative that a part may change. */
export const ownedBy = (part: PartName): (keyof Initiative)[] => [
  ...new Set([
    ...parts[part].fields.map((field) => field.name.split(".")[0] as keyof Initiative),
    ...parts[part].lists.map((list) => list.list),
  ]),
];

/** What the choices are made of. */
export interface ChoiceInput {
  readonly region: Region;
  readonly goals: readonly Goal[];
  /** Gemeenten and working areas. */
  readonly areas: readonly Area[];
  readonly villages: readonly Area[];
}

/** Values and words of a choice. */
export function optionsOf(name: ChoiceName, input: ChoiceInput, lang: Lang): { value: string; label: string }[] {
  const t = workplanTexts(lang);
  const e = editTexts(lang);
  const named = (values: readonly string[], words: Readonly<Record<string, string>>) =>
    values.map((value) => ({ value, label: words[value] ?? value }));
  const all: Record<ChoiceName, () => { value: string; label: string }[]> = {
    challenge: () => input.region.content.challenges.map((one) => ({ value: one.id, label: one.name[lang] })),
    kind: () => named(kinds, t.kinds),
    status: () => named(statuses, t.status),
    visibility: () => named(visibilities, e.visibility),
    goal: () => input.goals.map((goal) => ({ value: goal.id, label: goal.short })),
    evidence: () => named(evidences, t.evidence),
    role: () => named(roles, t.roles),
    source: () => named(sources, t.sources),
    milestone: () => named(["effort", "result"], e.milestone),
    condition: () => named(conditionStates, t.conditions),
    embedding: () => named(["open", "agreed", "not_needed"], t.initiative.embeddingStates),
    step: () => named(transformationSteps, t.initiative.steps),
    outcome: () => named(stepOutcomes, e.outcome),
  };
  return all[name]();
}
