import type { Published } from "./outcome/published.ts";

/** Two rounds in one's own words and scores, or statements to agree with. */
export type DialogueForm = "rounds" | "statements";

/** Where a dialogue stands. `answers` and `scores` are the rounds, `votes` the statements; `between` waits for round 2. */
export type Phase = "coming" | "answers" | "scores" | "votes" | "closed";

/** What the region promises to do with it, from knowing to doing oneself. */
export const influenceLevels = ["know", "think", "decide", "do"] as const;
export type Influence = (typeof influenceLevels)[number];

/** Ways in: an open link (one voice per device), a one-time code from a letter, an account, an account with a place in an invited organisation. */
export const entryWays = ["open", "code", "account", "organisation"] as const;
export type EntryWay = (typeof entryWays)[number];
/**
 * How somebody came. Who came for an organisation came with an account: with one invited organisation of three people, a way of its own
 * would say who they are.
 */
export type CameBy = Exclude<EntryWay, "organisation"> | "helper" | "paper";

/** The step plan, in its fixed order. */
export const planSteps = [
  "theme",
  "invitation",
  "round1",
  "round2",
  "meaning",
  "decision",
  "answer",
  "evaluation",
] as const;
export type PlanStep = (typeof planSteps)[number];

/** What a dialogue says of itself; written by the team or a pack. */
export interface DialogueContent {
  readonly title: string;
  /** One to five open questions; a dialogue of statements has one. */
  readonly questions: readonly string[];
  /** The first statement of a person reads as an answer to this in one line on lists. */
  readonly background: string;
  readonly themes: readonly { readonly id: string; readonly name: string }[];
  /** Codes of areas it is about; empty is the whole region. */
  readonly areas: readonly string[];
  readonly areaNames: readonly string[];
  /** Who is asked, in words. */
  readonly audience: string;
  readonly entries: readonly EntryWay[];
  /** Ids of the organisations that are invited; there when `organisation` is a way in. */
  readonly organisations?: readonly string[];
  readonly influence: Influence;
  /** What is fixed already. */
  readonly fixed: string;
  /** Who decides, and when. */
  readonly decides: string;
  /** Days of the later steps, as far as they are known. */
  readonly steps: Partial<Record<PlanStep, string>>;
  /** True when ideas may still be added in round 2. */
  readonly lateIdeas: boolean;
  /** A question that is answered with 1 to 10, before and after reading others. */
  readonly grade?: string;
  /** Where people of this region find help, beside the national lines; one line each. */
  readonly help?: readonly string[];
  /** For people under 16: the organisation that answers for it. Then nobody is asked about themselves and no address is kept. */
  readonly youth?: string;
  /** About health: read before it is shown. */
  readonly health: boolean;
  readonly consentVersion: number;
  /** CBS population compared with, per background question. */
  readonly population?: Population;
  /** From so many people on, scores are published per number. Announced before it opens, or never. */
  readonly openData?: number;
  /** What came with a dialogue that was held on another Brink. */
  readonly carried?: Published;
}

/** Fewer people than this and rows are never published. */
export const openDataFrom = 100;

export interface Population {
  readonly name: string;
  readonly source: string;
  readonly year: number;
  readonly age: Readonly<Record<string, number>>;
  readonly gender: Readonly<Record<string, number>>;
}

export interface Dialogue {
  readonly id: string;
  readonly regionId: string;
  readonly slug: string;
  readonly form: DialogueForm;
  readonly content: DialogueContent;
  readonly moderation: "before" | "after";
  readonly opensAt: Date;
  /** When scoring begins; null for statements. */
  readonly secondAt: Date | null;
  readonly closesAt: Date;
  /** Closed by the team before its day. */
  readonly closedAt: Date | null;
  readonly example: boolean;
  readonly version: number;
}

/** Where the dialogue stands at a moment: it opens and closes by itself. */
export function phaseOf(
  dialogue: Pick<Dialogue, "form" | "opensAt" | "secondAt" | "closesAt" | "closedAt">,
  now: Date,
): Phase {
  if (dialogue.closedAt && dialogue.closedAt <= now) return "closed";
  if (now >= dialogue.closesAt) return "closed";
  if (now < dialogue.opensAt) return "coming";
  if (dialogue.form === "statements") return "votes";
  return dialogue.secondAt && now >= dialogue.secondAt ? "scores" : "answers";
}

export const isOpen = (phase: Phase): boolean => phase === "answers" || phase === "scores" || phase === "votes";

/** Whether one may write now: in round 1, with statements, and in round 2 where late ideas are welcome. */
export function mayAdd(dialogue: Pick<Dialogue, "content">, phase: Phase): boolean {
  return phase === "answers" || phase === "votes" || (phase === "scores" && dialogue.content.lateIdeas);
}

export const mayScore = (phase: Phase): boolean => phase === "scores" || phase === "votes";

/** How a step of the plan stands: done, here, or still to come. */
export type StepState = "done" | "here" | "todo";

/** The step the dialogue is at. */
export function stepAt(dialogue: Dialogue, now: Date, answered: number): PlanStep {
  const phase = phaseOf(dialogue, now);
  if (phase === "coming") return "invitation";
  if (phase === "answers") return "round1";
  if (phase === "scores" || phase === "votes") return "round2";
  if (answered > 0) return "answer";
  const decision = dialogue.content.steps.decision;
  return decision && new Date(decision) <= now ? "decision" : "meaning";
}

export function stepState(step: PlanStep, at: PlanStep): StepState {
  const [here, place] = [planSteps.indexOf(at), planSteps.indexOf(step)];
  if (place === here) return "here";
  return place < here ? "done" : "todo";
}

/** The steps this form has: statements have no first round. */
export const stepsOf = (form: DialogueForm): readonly PlanStep[] =>
  form === "rounds" ? planSteps : planSteps.filter((step) => step !== "round1");

/** How many contributions make one set. */
export const setSize = 15;
/** Longest contribution, in characters. */
export const longestText = 1_000;
/** So many contributions one participant may bring in; nobody needs more, machines do. */
export const mostContributions = 25;
/** Longest reason, in characters. */
export const longestReason = 500;
/** Counters of participants move in steps of this many people. */
export const step = 10;

export type ContributionState = "waiting" | "shown" | "held" | "rejected" | "withdrawn";

export interface Contribution {
  readonly number: number;
  readonly question: number;
  readonly body: string;
  readonly lang: string;
  readonly theme: string | null;
  /** Where the writer is from, in general words; null when that was not said. */
  readonly place: string | null;
  readonly state: ContributionState;
  readonly worry: boolean;
  readonly reason: string | null;
  readonly version: number;
  /** In Dutch by a helper, where it was written in another language. */
  readonly translation: string | null;
  /** Number of the contribution that says the same, into which this one was merged. */
  readonly mergedInto: number | null;
}

export interface Participant {
  readonly id: string;
  readonly dialogueId: string;
  readonly entry: CameBy;
  readonly assurance: number;
  readonly young: boolean;
}

/** Background questions and their choices. `none` is "wil ik niet zeggen". */
export const backgroundQuestions = {
  age: ["15-25", "25-45", "45-65", "65+"],
  gender: ["woman", "man", "other"],
  role: ["resident", "professional", "manager", "board"],
  education: ["basic", "middle", "high"],
  origin: ["here", "europe", "elsewhere"],
} as const;
export type BackgroundName = keyof typeof backgroundQuestions;
export const backgroundNames = Object.keys(backgroundQuestions) as BackgroundName[];
/** With `area`: the name of the working area somebody lives in. */
export type Background = Partial<Record<BackgroundName | "area", string>>;

/** Keeps what is a choice of ours; anything else, also "wil ik niet zeggen", is not kept at all. */
export function readBackground(typed: Readonly<Record<string, string>>, areas: readonly string[]): Background {
  const known = backgroundNames.filter((name) =>
    (backgroundQuestions[name] as readonly string[]).includes(typed[name] ?? ""),
  );
  const said: Background = Object.fromEntries(known.map((name) => [name, typed[name]!]));
  return areas.includes(typed.area ?? "") ? { ...said, area: typed.area! } : said;
}

/** The whole hour a moment lies in: nothing finer is kept of who spoke when. */
export const hourOf = (moment: Date): Date => new Date(Math.floor(moment.getTime() / 3_600_000) * 3_600_000);

export const answerKinds = ["doing", "partly", "later", "not"] as const;
export type AnswerKind = (typeof answerKinds)[number];

export const reportReasons = ["names", "hurts", "untrue", "advert", "other"] as const;

/** Addresses beside the dialogues that are no dialogue. */
const reserved = new Set(["wat-er-gebeurde", "zo-doe-je-mee", "nieuw", "belofte"]);

/** A slug from a title, at most 60 signs. */
export function slugFrom(title: string): string {
  const plain = title
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[-0-9]+|-+$/g, "");
  const slug = plain.slice(0, 60).replace(/-+$/, "") || "gesprek";
  return reserved.has(slug) ? `gesprek-${slug}` : slug;
}
