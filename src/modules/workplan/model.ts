/** How far an initiative is. "Running late" is no status: it follows from milestones. */
export const statuses = ["idea", "preparing", "running", "paused", "done", "stopped"] as const;
export type Status = (typeof statuses)[number];

export const kinds = ["project", "initiative", "transformation"] as const;
export type Kind = (typeof kinds)[number];

/** Where money comes from: laws, national schemes, funds and own means; or nobody has said so yet. */
export const sources = [
  "iza",
  "spuk",
  "gala",
  "azwa",
  "zvw",
  "wlz",
  "wmo",
  "jeugdwet",
  "wpg",
  "province",
  "zonmw",
  "groz",
  "fund",
  "members",
  "own",
  "unknown",
] as const;
export type Source = (typeof sources)[number];

/** What a party does. */
export const roles = ["executes", "pays", "space", "refers", "advises", "joins"] as const;
export type Role = (typeof roles)[number];

export const evidences = ["strong", "fair", "weak", "unknown"] as const;
export type Evidence = (typeof evidences)[number];

export const conditionStates = ["met", "partly", "open"] as const;
export type ConditionState = (typeof conditionStates)[number];

/** Who may read: everyone, organisations that take part, or the team alone. */
export const visibilities = ["public", "partners", "team"] as const;
export type Visibility = (typeof visibilities)[number];

/** Steps of a transformation plan, in their order (IZA). */
export const transformationSteps = ["quick_test", "plan", "judgement", "grant", "milestone", "payment"] as const;
export type TransformationStep = (typeof transformationSteps)[number];

/** How a step of a transformation plan came out; `waiting` is one that was asked and not yet answered. */
export const stepOutcomes = ["agreed", "conditions", "refused", "waiting"] as const;
export type StepOutcome = (typeof stepOutcomes)[number];

/** One act on the path of a transformation plan. A step may have several: two insurers judge, milestones are paid one by one. */
export interface PathStep {
  readonly step: TransformationStep;
  /** Plain day on which it was done, or by which an answer is expected. */
  readonly date: string;
  readonly who: string;
  readonly outcome: StepOutcome;
  /** What came out, in one sentence. */
  readonly result?: string;
  /** What is needed next. */
  readonly next?: string;
}

export interface GoalLink {
  /** Id of a goal of the plan. */
  readonly goal: string;
  /** Why this helps, in one sentence. */
  readonly why: string;
  readonly evidence: Evidence;
  /** What we expect, and from which year. */
  readonly effect?: string;
  readonly effectFrom?: number;
}

export interface Party {
  /** A type of organisation ("huisartsengroep"), or its name. */
  readonly name: string;
  readonly role: Role;
  readonly effort?: string;
  /** Hours of staff per week that are asked of it. */
  readonly hours?: number;
}

/** Staff time an initiative says it will save. */
export interface Saving {
  readonly party: string;
  readonly what: string;
  /** Hours per week. */
  readonly hours: number;
}

/** Money of one source in one year, in whole euros. Spent ⊂ paid ⊂ granted; needed beyond granted is the gap. */
export interface Money {
  readonly year: number;
  readonly source: Source;
  readonly needed: number;
  readonly asked: number;
  readonly granted: number;
  readonly paid: number;
  readonly spent: number;
}

export interface Milestone {
  readonly title: string;
  /** Plain day. */
  readonly date: string;
  /** Something we do, or something that changes for people. */
  readonly kind: "effort" | "result";
  /** Day on which it was reached. */
  readonly reached?: string;
  readonly evidence?: string;
}

export interface Precondition {
  readonly title: string;
  readonly owner: string;
  readonly state: ConditionState;
  readonly by?: string;
}

/** What happens when the project's money ends. */
export interface Embedding {
  readonly state: "not_needed" | "open" | "agreed";
  readonly how?: string;
}

export interface StatusChange {
  readonly status: Status;
  readonly date: string;
  readonly why?: string;
}

export interface Report {
  readonly date: string;
  readonly text: string;
}

/** Something to read, elsewhere on the internet. */
export interface DocumentLink {
  readonly title: string;
  /** A whole address; https only. */
  readonly url: string;
}

/** One thing that somebody does for a goal: the seven questions of the werkagenda and what goes with them. Texts are Dutch. */
export interface Initiative {
  /** Stable name within the region. */
  readonly id: string;
  readonly title: string;
  readonly kind: Kind;
  readonly challenge: string;
  /** What it is, in one or two sentences. */
  readonly what: string;
  /** More, for who wants to know. */
  readonly about?: string;
  readonly goals: readonly GoalLink[];
  readonly initiator: string;
  /** Day on which the initiator left without somebody taking over. */
  readonly initiatorLeft?: string;
  readonly parties: readonly Party[];
  readonly savings: readonly Saving[];
  readonly money: readonly Money[];
  readonly start?: string;
  readonly end?: string;
  readonly milestones: readonly Milestone[];
  /** Ids of initiatives that must be ready first. */
  readonly dependsOn: readonly string[];
  readonly preconditions: readonly Precondition[];
  /** Codes of municipalities, working areas or villages; empty is the whole region. */
  readonly areas: readonly string[];
  readonly groups: readonly string[];
  readonly status: Status;
  readonly statusHistory: readonly StatusChange[];
  readonly reports: readonly Report[];
  readonly embedding: Embedding;
  /** A trial: after two years somebody decides. */
  readonly pilot?: boolean;
  /** What was decided about the trial. */
  readonly pilotDecision?: string;
  /** Step at which its transformation plan is now. */
  readonly transformation?: TransformationStep;
  /** What was done on the path of that plan. */
  readonly path?: readonly PathStep[];
  readonly documents?: readonly DocumentLink[];
  readonly visibility: Visibility;
  readonly moneyVisibility: Visibility;
  /** Where to ask: a function or a general address, never a person. */
  readonly contact?: string;
  readonly example?: boolean;
  /** Day since which other regions may copy it as an example. */
  readonly offered?: string;
  /** What it was copied from, as that was called then. */
  readonly copiedFrom?: { readonly region: string; readonly id: string; readonly title: string; readonly day: string };
}

/** Sums over money rows, in whole euros; the gap is counted per row, so that plenty here does not hide a gap there. */
export interface MoneySum {
  readonly needed: number;
  readonly asked: number;
  readonly granted: number;
  readonly paid: number;
  readonly spent: number;
  readonly gap: number;
}

export function sumMoney(rows: readonly Money[]): MoneySum {
  const total = (name: keyof Omit<Money, "year" | "source">) => rows.reduce((sum, row) => sum + row[name], 0);
  return {
    needed: total("needed"),
    asked: total("asked"),
    granted: total("granted"),
    paid: total("paid"),
    spent: total("spent"),
    gap: rows.reduce((sum, row) => sum + Math.max(row.needed - row.granted, 0), 0),
  };
}

/** Neither done nor stopped. */
export const active = (one: { readonly status: Status | ShownStatus }): boolean =>
  one.status !== "done" && one.status !== "stopped";

/** Milestones whose day has passed and that nobody has reached. */
export function lateMilestones(one: Pick<Initiative, "milestones" | "status">, today: string): readonly Milestone[] {
  if (!active(one)) return [];
  return one.milestones.filter((milestone) => !milestone.reached && milestone.date < today);
}

/** What the list shows and filters on: the status, with "late" for what runs behind. */
export const shownStatuses = ["running", "late", "preparing", "paused", "done", "stopped"] as const;
export type ShownStatus = (typeof shownStatuses)[number];

export function shownStatus(one: Pick<Initiative, "milestones" | "status">, today: string): ShownStatus {
  if (one.status === "idea") return "preparing";
  if (one.status !== "running") return one.status;
  return lateMilestones(one, today).length > 0 ? "late" : "running";
}

/** First and last day of an initiative as far as known: its own, or those of its milestones. */
export function periodOf(
  one: Pick<Initiative, "start" | "end" | "milestones">,
): { from: string; to: string } | undefined {
  const days = [one.start, one.end, ...one.milestones.map((milestone) => milestone.date)]
    .filter((day) => day !== undefined)
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return undefined;
  return { from: one.start ?? first, to: one.end ?? last };
}
