import { randomUUID } from "node:crypto";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { entry } from "../audit.ts";
import { keepBackground } from "../actions-join.ts";
import { say, type SayProblem } from "../actions-say.ts";
import { score } from "../actions-score.ts";
import { nextFor } from "../reading/hearing.ts";
import { codeHashes, type Device, deviceHash, newDeviceToken, readCode, returnCode, returnCodeHash } from "../keys.ts";
import {
  type Background,
  type Contribution,
  hourOf,
  isOpen,
  mayScore,
  type Participant,
  phaseOf,
  setSize,
} from "../model.ts";
import { mayHelp, mayRun } from "../policy.ts";
import { contributionByNumber } from "../store-contributions.ts";
import { addForms, formByCode, markEntered, type StoredForm } from "./store.ts";
import { addParticipant, moveToDevice } from "../store-people.ts";
import type { AnyDb, ShownDialogue } from "../store.ts";

/** Most forms in one go: a stack that one printer and one volunteer can carry. */
export const mostForms = 50;

/** One form to print. */
export interface PaperForm {
  /** Its owner comes back with it; the volunteer types it first. */
  readonly code: string;
  /** What stands on it to weigh; empty while people write. */
  readonly contributions: readonly Contribution[];
}

/** Makes forms, each with its own code and, when scoring may, its own varied set. @throws Refusal 400, 403, or 409 when closed */
export async function printForms(ctx: Context, actor: Actor, dialogue: ShownDialogue, amount: number) {
  if (!mayRun(actor, dialogue.regionId)) throw new Refusal("", 403);
  if (!Number.isInteger(amount) || amount < 1 || amount > mostForms) throw new Refusal("", 400);
  const phase = phaseOf(dialogue, ctx.clock());
  if (phase === "closed") throw new Refusal("", 409);
  const forms: (PaperForm & { participant: string })[] = [];
  for (let at = 0; at < amount; at += 1) {
    const participant = randomUUID();
    const contributions = mayScore(phase) ? await setFor(ctx, dialogue.id) : [];
    forms.push({ participant, code: returnCode(ctx, participant), contributions });
  }
  await ctx.db.transaction().execute(async (trx) => {
    const rows = forms.map(({ participant, code, contributions }) => ({
      participant,
      codeHash: returnCodeHash(ctx, dialogue.id, code),
      contributions: contributions.map((one) => one.number),
    }));
    await addForms(trx, dialogue.id, rows);
    await writeAudit(trx, ctx, { ...entry(actor, dialogue, "dialogues.paper_print"), details: { amount } });
  });
  return forms.map(({ code, contributions }): PaperForm => ({ code, contributions }));
}

async function setFor(ctx: Context, dialogueId: string): Promise<Contribution[]> {
  const set: Contribution[] = [];
  while (set.length < setSize) {
    const last = set.map((one) => one.number);
    const next = await nextFor(ctx, dialogueId, { opinions: [], wrote: last, last });
    if (!next) break;
    set.push(next);
  }
  return set.toSorted((a, b) => a.number - b.number);
}

/** A form that was printed, with the words that stand on it. Undefined for a code of no form. @throws Refusal 403 */
export async function readForm(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  typed: string,
): Promise<(StoredForm & { readonly code: string; readonly texts: readonly Contribution[] }) | undefined> {
  if (!mayHelp(actor, dialogue.regionId)) throw new Refusal("", 403);
  const code = readCode(typed);
  const form = code && (await formByCode(ctx.db, dialogue.id, codeHashes(ctx, dialogue.id, code)));
  if (!form) return undefined;
  const texts = await Promise.all(
    form.contributions.map((number) => contributionByNumber(ctx.db, dialogue.id, number)),
  );
  return { ...form, code, texts: texts.filter((one) => one !== undefined) };
}

export interface TypedForm {
  readonly code: string;
  readonly young: boolean;
  /** One per question, empty where nothing was written. */
  readonly answers: readonly string[];
  /** Per number of a contribution; left out where no circle was filled. */
  readonly scores: ReadonlyMap<number, number>;
  readonly background: Background;
}

export type Entered =
  | { readonly kind: "done"; readonly worry: boolean }
  | { readonly kind: "refused"; readonly why: "code" | "entered" | "closed" }
  | { readonly kind: "problems"; readonly problems: ReadonlyMap<number, SayProblem> };

/**
 * Types in one form. It may be sent again after a problem or a fault: the same text and score are one, and only a form that is whole is
 * closed. The audit says who typed, never what or for whom. @throws Refusal 403
 */
export async function enterForm(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  typed: TypedForm,
): Promise<Entered> {
  const form = await readForm(ctx, actor, dialogue, typed.code);
  if (!form) return { kind: "refused", why: "code" };
  if (form.entered) return { kind: "refused", why: "entered" };
  if (!isOpen(phaseOf(dialogue, ctx.clock()))) return { kind: "refused", why: "closed" };
  const device = { token: newDeviceToken(), own: false };
  const participant = await ctx.db.transaction().execute(async (trx) => {
    const made = await addHelped(trx, ctx, dialogue, {
      id: form.participant,
      entry: "paper",
      young: typed.young,
      device,
    });
    if (made) await writeAudit(trx, ctx, entry(actor, dialogue, "dialogues.paper_enter"));
    else await moveToDevice(trx, form.participant, deviceHash(device.token, dialogue.id));
    return helped(dialogue, form.participant, "paper", typed.young);
  });
  const problems = new Map<number, SayProblem>();
  let worry = false;
  for (const [question, text] of typed.answers.entries()) {
    if (text.trim() === "") continue;
    const said = await say(ctx, dialogue, participant, { text, question, lang: "nl" });
    if (said.kind === "refused") problems.set(question, said.problem);
    else worry ||= said.worry;
  }
  for (const contribution of form.contributions) {
    const value = typed.scores.get(contribution);
    if (value !== undefined) await score(ctx, dialogue, device, { contribution, value, words: [] });
  }
  await keepBackground(ctx, dialogue, participant, typed.background);
  if (problems.size > 0) return { kind: "problems", problems };
  await ctx.db.transaction().execute(async (trx) => {
    await markEntered(trx, dialogue.id, participant.id);
    await touchPages(trx);
  });
  return { kind: "done", worry };
}

/**
 * Lets somebody in whom a volunteer helps, after the three sentences were read out. Each gets a device of their own that forgets after
 * twenty minutes. @throws Refusal 403, or 409 when the dialogue is not open
 */
export async function startHelping(
  ctx: Context,
  actor: Actor,
  dialogue: ShownDialogue,
  helping: { readonly young: boolean; readonly lang: Lang },
): Promise<Device> {
  if (!mayHelp(actor, dialogue.regionId)) throw new Refusal("", 403);
  if (!isOpen(phaseOf(dialogue, ctx.clock()))) throw new Refusal("", 409);
  const device = { token: newDeviceToken(), own: false };
  await ctx.db.transaction().execute(async (trx) => {
    await addHelped(trx, ctx, dialogue, { id: randomUUID(), entry: "helper", device, ...helping });
    await writeAudit(trx, ctx, entry(actor, dialogue, "dialogues.help"));
    await touchPages(trx);
  });
  return device;
}

interface Helped {
  readonly id: string;
  readonly entry: "helper" | "paper";
  readonly young: boolean;
  readonly device: Device;
  readonly lang?: Lang;
}

const helped = (dialogue: ShownDialogue, id: string, way: Helped["entry"], young: boolean): Participant => ({
  id,
  dialogueId: dialogue.id,
  entry: way,
  assurance: 0,
  young,
});

const addHelped = (trx: AnyDb, ctx: Context, dialogue: ShownDialogue, made: Helped): Promise<boolean> =>
  addParticipant(trx, {
    ...helped(dialogue, made.id, made.entry, made.young),
    deviceHash: deviceHash(made.device.token, dialogue.id),
    codeHash: returnCodeHash(ctx, dialogue.id, returnCode(ctx, made.id)),
    accountHash: null,
    consentVersion: dialogue.content.consentVersion,
    lang: made.lang ?? "nl",
    hour: hourOf(ctx.clock()),
  });
