import { randomUUID } from "node:crypto";
import { letter, partnersOf, sendLetter } from "#modules/accounts/index.ts";
import { allRegions } from "#modules/regions/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { inLanguage } from "#platform/http/index.ts";
import { idOfToken, tokenOf } from "#platform/link-token.ts";
import { isMailAddress, queueMail } from "#platform/mail/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { dayOf } from "./actions.ts";
import { withStatusNoted } from "./changes.ts";
import type { Initiative, Status } from "./model.ts";
import { letterTexts } from "./letters/text.ts";
import { type AnyDb, type InitiativeRow, readInitiative, readInitiatives, writeInitiatives } from "./store.ts";
import { addQuestion, findQuestion, forgetQuestions, type QuestionRow, useQuestion } from "./store-questions.ts";

/** What one may answer with one click: it goes well, it is stuck, it is done. */
export const stands = { loopt: "running", vast: "paused", af: "done" } as const satisfies Record<string, Status>;
export type Stand = keyof typeof stands;
export const standNames = Object.keys(stands) as Stand[];

/** What a token in the address of such a link is for. */
export const questionLinks = "workplan link question";
const keptFor = 92 * 24 * 3_600_000;

interface Ask {
  readonly row: InitiativeRow;
  readonly region: string;
  readonly questionId: string;
}

/**
 * Asks once a month how it goes: everyone who keeps an initiative for its organisation, else its contact address. One letter a receiver.
 * Runs as often as one likes: what was asked this month is not asked again.
 */
export async function askHowItGoes(ctx: Context): Promise<void> {
  const now = ctx.clock();
  await forgetQuestions(ctx.db, new Date(now.getTime() - keptFor));
  for (const region of await allRegions(ctx.db)) {
    const rows = (await readInitiatives(ctx.db, region.id)).filter(({ content }) => isAsked(content));
    for (const [receiver, own] of await receiversOf(ctx, region.id, rows)) await askOne(ctx, region.id, receiver, own);
  }
}

const isAsked = (one: Initiative): boolean =>
  one.example !== true && (one.status === "running" || one.status === "preparing" || one.status === "paused");

/** Initiatives by who is asked about them: `person:<id>`, or `mail:<address>`. */
async function receiversOf(
  ctx: Context,
  region: string,
  rows: readonly InitiativeRow[],
): Promise<ReadonlyMap<string, InitiativeRow[]>> {
  const found = new Map<string, InitiativeRow[]>();
  const add = (receiver: string, row: InitiativeRow) => found.set(receiver, [...(found.get(receiver) ?? []), row]);
  const people = new Map<string, readonly string[]>();
  for (const row of rows) {
    const keepers = new Set<string>();
    for (const organisation of row.organisations) {
      const known = people.get(organisation) ?? (await partnersOf(ctx, organisation, region));
      people.set(organisation, known);
      for (const person of known) keepers.add(`person:${person}`);
    }
    const contact = row.content.contact?.trim().toLowerCase() ?? "";
    if (keepers.size === 0 && isMailAddress(contact)) keepers.add(`mail:${contact}`);
    for (const receiver of keepers) add(receiver, row);
  }
  return found;
}

async function askOne(ctx: Context, region: string, receiver: string, rows: readonly InitiativeRow[]): Promise<void> {
  const now = ctx.clock();
  const month = dayOf(now).slice(0, 7);
  await ctx.db.transaction().execute(async (trx) => {
    const asks: Ask[] = [];
    for (const row of rows) {
      const id = randomUUID();
      // Kept as a keyed hash: it only has to say that this one was asked.
      const hash = ctx.keys.pseudonymHash("workplan question", receiver);
      const question = { id, region_id: region, slug: row.slug, month, receiver: hash, asked_at: now };
      if (await addQuestion(trx, question)) asks.push({ row, region, questionId: id });
    }
    if (asks.length === 0) return;
    const [kind, value = ""] = receiver.split(/:(.*)/s);
    if (kind === "person") await sendLetter(trx, ctx, value, (lang) => partsOf(ctx, asks, lang));
    else await queueMail(trx, ctx, letter({ ...partsOf(ctx, asks, "nl"), to: value, lang: "nl" }));
  });
}

function partsOf(ctx: Context, asks: readonly Ask[], lang: Lang) {
  const t = letterTexts(lang).question;
  return {
    lines: [t.lead],
    choices: asks.map(({ row, region, questionId }) => ({
      title: row.content.title,
      links: standNames.map((stand) => ({
        label: t.stands[stand],
        href: new URL(
          inLanguage(
            lang,
            `/${region}/werkagenda/stand/${tokenOf(ctx.keys, questionLinks, questionId)}?antwoord=${stand}`,
          ),
          ctx.config.url,
        ).href,
      })),
    })),
    after: [t.after],
  };
}

export interface OpenQuestion {
  readonly question: QuestionRow;
  readonly row: InitiativeRow;
}

/** The question of a link in a letter. @throws Refusal 404 when it was not made here or is too old */
export async function questionOf(
  ctx: Pick<Context, "db" | "keys">,
  region: string,
  token: string,
  db: AnyDb = ctx.db,
): Promise<OpenQuestion> {
  const id = idOfToken(ctx.keys, questionLinks, token);
  const question = id === undefined ? undefined : await findQuestion(db, id);
  if (!question || question.region_id !== region) throw new Refusal("", 404);
  const row = await readInitiative(db, region, question.slug);
  if (!row || row.removed) throw new Refusal("", 404);
  return { question, row };
}

export interface StandGiven {
  readonly stand: Stand;
  readonly text: string;
  /** Titles of milestones that were reached. */
  readonly reached: readonly string[];
}

/**
 * Answers a question from a letter, once. It only adds: a report, a status, days on which milestones were reached; what others
 * changed since the letter stays.
 * @throws Refusal 404, or 409 when this link was used before
 */
export async function answerQuestion(ctx: Context, region: string, token: string, given: StandGiven): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const { question } = await questionOf(ctx, region, token, trx);
    if (!(await useQuestion(trx, question.id, ctx.clock()))) throw new Refusal("", 409);
    const [row] = await readInitiatives(trx, region, { slugs: [question.slug], lock: true });
    if (!row) throw new Refusal("", 404);
    const content = withAnswer(row.content, given, dayOf(ctx.clock()));
    const by = { at: ctx.clock(), actor: `mail:${question.id}`, reason: letterTexts("nl").question.reason };
    await writeInitiatives(trx, [{ regionId: region, content, expected: row.version }], by);
    await writeAudit(trx, ctx, {
      actor: `mail:${question.id}`,
      action: "workplan.question.answer",
      subject: row.slug,
      subjectKind: "initiative",
      region,
      details: { stand: given.stand },
    });
    await touchPages(trx);
  });
}

/** An initiative with an answer on top of what stands there. */
export function withAnswer(one: Initiative, given: StandGiven, today: string): Initiative {
  const say = given.text.trim().slice(0, 2_000) || letterTexts("nl").question.says[given.stand];
  const keepsPreparing = given.stand === "loopt" && one.status === "preparing";
  const status = keepsPreparing ? one.status : stands[given.stand];
  const milestones = one.milestones.map((milestone) =>
    !milestone.reached && given.reached.includes(milestone.title) ? { ...milestone, reached: today } : milestone,
  );
  const reports = [...one.reports, { date: today, text: say }];
  return withStatusNoted(one, { ...one, status, milestones, reports }, today, say.slice(0, 300));
}
