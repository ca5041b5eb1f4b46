import { stringify } from "csv-stringify/sync";
import { z } from "zod";
import { Refusal } from "#platform/refusal.ts";
import type { Contribution, DialogueForm } from "../model.ts";
import { compute, type Outcome } from "./compute.ts";
import { hashOf, significant } from "./hash.ts";
import { lowestScore, type Published } from "./published.ts";
import type { StoredOutcome } from "./store.ts";
import type { ShownDialogue } from "../store.ts";

/** A whole dialogue as it leaves the house: what was said, what is published of the scores, and what followed from them. */
export interface DialogueExport {
  readonly format: "brink-dialogue";
  readonly formatVersion: 1;
  readonly dialogue: {
    readonly slug: string;
    readonly region: string;
    readonly title: string;
    readonly questions: readonly string[];
    readonly background: string;
    readonly form: DialogueForm;
    readonly themes: readonly { readonly id: string; readonly name: string }[];
    /** Days, no finer. */
    readonly opened: string;
    readonly closed: string;
    /** From so many people on rows are published; null when that was not announced. */
    readonly openData: number | null;
    readonly population: ShownDialogue["content"]["population"] | null;
  };
  readonly version: number;
  readonly official: boolean;
  /** Of `outcome`, as canonical JSON (RFC 8785). */
  readonly hash: string;
  /** Words of a contribution stand apart from who wrote them and from where. */
  readonly contributions: readonly {
    readonly number: number;
    readonly question: number;
    readonly text: string;
    readonly lang: string;
    readonly theme: string | null;
  }[];
  readonly published: Published;
  readonly outcome: Outcome;
}

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** The export of a dialogue. Of contributions that were taken back since only the number may still stand in the outcome. */
export function exportOf(
  dialogue: ShownDialogue,
  made: Pick<StoredOutcome, "version" | "official" | "hash"> & {
    readonly result: Outcome;
    readonly published: Published;
  },
  contributions: readonly Contribution[],
): DialogueExport {
  const { content } = dialogue;
  return {
    format: "brink-dialogue",
    formatVersion: 1,
    dialogue: {
      slug: dialogue.slug,
      region: dialogue.regionId,
      title: content.title,
      questions: content.questions,
      background: content.background,
      form: dialogue.form,
      themes: content.themes,
      opened: day(dialogue.opensAt),
      closed: day(dialogue.closedAt ?? dialogue.closesAt),
      openData: content.openData ?? null,
      population: content.population ?? null,
    },
    version: made.version,
    official: made.official,
    hash: made.hash,
    contributions: contributions.map(({ number, question, body, lang, theme }) => ({
      number,
      question,
      text: body,
      lang,
      theme,
    })),
    published: made.published,
    outcome: made.result,
  };
}

const shape = z.looseObject({
  format: z.literal("brink-dialogue"),
  formatVersion: z.literal(1),
  dialogue: z.looseObject({ slug: z.string(), title: z.string(), form: z.enum(["rounds", "statements"]) }),
  version: z.int(),
  hash: z.string(),
  contributions: z.array(z.looseObject({ number: z.int(), text: z.string() })),
  published: z.looseObject({
    formatVersion: z.literal(1),
    contributions: z.array(z.int()),
    counts: z.array(z.looseObject({ number: z.int(), scores: z.array(z.int().min(0)).max(7) })),
    rows: z
      .object({
        participants: z.int(),
        scores: z.array(z.array(z.tuple([z.int(), z.int().min(-3).max(3).nullable()]))),
      })
      .nullable(),
  }),
  outcome: z.looseObject({ formatVersion: z.literal(2) }),
});

/** Reads an export. @throws Refusal in one sentence when it is none */
export function readExport(text: string, name: string): DialogueExport {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new Refusal(`${name} is not JSON.`);
  }
  const parsed = shape.safeParse(content);
  if (parsed.success) return parsed.data as unknown as DialogueExport;
  const first = parsed.error.issues[0]!;
  throw new Refusal(`${name} is not an export of a dialogue: ${first.path.join(".")} ${first.message}.`);
}

export interface Verified {
  readonly same: boolean;
  readonly version: number;
  readonly hash: string;
  readonly computedHash: string;
  /** What the outcome was computed from here: every score, or counts. */
  readonly from: "rows" | "counts";
  readonly people: number;
  readonly numbers: number;
  /** Where the export and our own calculation differ, at most twenty. */
  readonly differences: readonly string[];
}

/** Computes the outcome anew from what the export publishes, and holds it against the outcome in it and its hash. */
export function verifyExport(file: DialogueExport): Verified {
  const computed = significant(compute(file.published));
  const computedHash = hashOf(computed);
  const found: string[] = [];
  const numbers = compare(file.outcome, computed, "outcome", found);
  if (hashOf(file.outcome) !== file.hash) found.push("hash: the outcome in the file is not the one that was published");
  return {
    same: found.length === 0 && computedHash === file.hash,
    version: file.version,
    hash: file.hash,
    computedHash,
    from: file.published.rows ? "rows" : "counts",
    people: computed.people,
    numbers,
    differences: found.slice(0, 20),
  };
}

/** Adds every difference to `found`; integers, words and orders exactly, reals to nine digits. @returns how many numbers were compared */
function compare(told: unknown, computed: unknown, path: string, found: string[]): number {
  if (typeof computed === "number" && typeof told === "number") {
    if (significant(told) !== computed) found.push(`${path}: ${told} in the file, ${computed} computed`);
    return 1;
  }
  const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
  if (!isObject(told) || !isObject(computed)) {
    if (told !== computed)
      found.push(`${path}: ${JSON.stringify(told)} in the file, ${JSON.stringify(computed)} computed`);
    return 0;
  }
  const names = new Set([...Object.keys(told), ...Object.keys(computed)]);
  return [...names].reduce((sum, name) => sum + compare(told[name], computed[name], `${path}.${name}`, found), 0);
}

/** What spreadsheet programs take for a formula. */
const risky = /^[=+\-@\t\r]/;
const safe = (text: string): string => (risky.test(text) ? `'${text}` : text);

/** `votes.csv` of Pol.is: the side of each score, with an order number where Pol.is has a time. Undefined without rows. */
export function polisVotes({ rows }: Published): string | undefined {
  if (!rows) return undefined;
  const lines = rows.scores.flatMap((own, person) =>
    own.flatMap(([number, value]) => (value === null ? [] : [[number, person + 1, Math.sign(value)]])),
  );
  const numbered = lines.map((line, at) => [at + 1, ...line]);
  return stringify([["order", "comment-id", "voter-id", "vote"], ...numbered]);
}

/** `comments.csv` of Pol.is, with counts where ten or more scored it; nobody stands with it as its writer. */
export function polisComments(
  published: Published,
  contributions: readonly Pick<Contribution, "number" | "body">[],
): string {
  const counts = new Map(published.counts.map((one) => [one.number, one.scores]));
  const middle = -lowestScore(published.form);
  const total = (scores: readonly number[]) => scores.reduce((sum, count) => sum + count, 0);
  const lines = contributions.map(({ number, body }) => {
    const scores = counts.get(number);
    const sides = scores ? [total(scores.slice(middle + 1)), total(scores.slice(0, middle))] : ["", ""];
    return [number, ...sides, 1, safe(body)];
  });
  return stringify([["comment-id", "agrees", "disagrees", "moderated", "comment-body"], ...lines]);
}
