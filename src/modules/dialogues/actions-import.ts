import { randomUUID } from "node:crypto";
import { findRegion } from "#modules/regions/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { recount, tick } from "./outcome/actions.ts";
import { backgroundKey, returnCode, returnCodeHash } from "./keys.ts";
import { type DialogueContent, type DialogueForm, hourOf, slugFrom } from "./model.ts";
import { cleanText, screen } from "./screen.ts";
import { loadRows } from "./store-load.ts";
import { addDialogue, type AnyDb } from "./store.ts";

/** A dialogue that was held elsewhere. */
export interface HeldElsewhere {
  readonly title: string;
  readonly form: DialogueForm;
  readonly statements: readonly {
    readonly number: number;
    readonly text: string;
    readonly accepted: boolean;
    readonly question?: number;
    readonly theme?: string | null;
    readonly lang?: string;
  }[];
  readonly participants: number;
  /** One per participant (by place) and statement (by number). */
  readonly ratings: readonly { readonly participant: number; readonly number: number; readonly value: number | null }[];
  readonly opened: Date;
  readonly closed: Date;
  /** What else is known of it. */
  readonly content?: Partial<DialogueContent>;
}

export interface Imported {
  readonly slug: string;
  readonly people: number;
  readonly statements: number;
  readonly votes: number;
}

/**
 * Brings in a dialogue that was held elsewhere, closed, with an official outcome of our own making. Nobody behind it is known: every
 * participant gets a new random key. Statements that were not accepted, or hold a citizen service number, are not shown.
 * @throws Refusal 404 without such a region, 409 when the title is taken
 */
export async function importDialogue(ctx: Context, regionId: string, held: HeldElsewhere): Promise<Imported> {
  if (!(await findRegion(ctx.db, regionId))) throw new Refusal(`There is no region ${regionId}.`, 404);
  const slug = slugFrom(held.title);
  const id = await ctx.db.transaction().execute((trx) => load(trx, ctx, { regionId, slug, held }));
  await recount(ctx, id, "closed");
  await tick(ctx);
  const { participants, statements, ratings, content } = held;
  const people = content?.carried?.people ?? participants;
  return { slug, people, statements: statements.length, votes: ratings.length };
}

interface Loading {
  readonly regionId: string;
  readonly slug: string;
  readonly held: HeldElsewhere;
}

async function load(trx: AnyDb, ctx: Context, { regionId, slug, held }: Loading): Promise<string> {
  const id = await addDialogue(trx, {
    regionId,
    slug,
    form: held.form,
    content: contentOf(held),
    moderation: "before",
    opensAt: held.opened,
    secondAt: held.form === "rounds" ? held.opened : null,
    closesAt: held.closed,
    example: false,
  });
  if (!id) throw new Refusal(`There is already a dialogue named ${slug} in ${regionId}; choose another title.`, 409);
  // Participants are read in the order of their keys: so they keep the order of the file, and with it the groups on the map.
  const keys = Array.from({ length: held.participants }, () => randomUUID()).toSorted();
  await loadRows(
    trx,
    id,
    {
      people: keys.map((key) => personOf(ctx, id, key)),
      contributions: statementsOf(held),
      ratings: ratingsOf(held, keys),
    },
    hourOf(held.opened),
  );
  await writeAudit(trx, ctx, {
    actor: "system",
    action: "dialogues.import",
    subject: id,
    subjectKind: "dialogue",
    region: regionId,
  });
  await touchPages(trx);
  return id;
}

function personOf(ctx: Context, dialogueId: string, id: string) {
  const codeHash = returnCodeHash(ctx, dialogueId, returnCode(ctx, id));
  return { id, codeHash, backgroundKey: backgroundKey(ctx, id), assurance: 0, background: {} };
}

function statementsOf({ statements }: HeldElsewhere) {
  return statements.map(({ number, text, accepted, question = 0, theme = null, lang = "xx" }) => {
    const body = cleanText(text).slice(0, 1_900);
    const kept = !screen(body).includes("bsn");
    const state = accepted && kept && body !== "" ? ("shown" as const) : ("rejected" as const);
    return { number, question, body: kept ? body : "", lang, theme, place: null, state };
  });
}

function ratingsOf({ ratings }: HeldElsewhere, keys: readonly string[]) {
  return ratings.map(({ participant, number, value }) => ({
    participant: keys[participant]!,
    contribution: number,
    value,
  }));
}

/** What is not known of a dialogue held elsewhere says so. */
function contentOf({ title, content }: HeldElsewhere): DialogueContent {
  return {
    questions: [title],
    background: "Dit gesprek is ergens anders gehouden en hier ingelezen.",
    themes: [],
    areas: [],
    areaNames: [],
    audience: "Niet bekend",
    entries: ["open"],
    influence: "know",
    fixed: "Niet bekend",
    decides: "Niet bekend",
    steps: {},
    lateIdeas: false,
    health: false,
    consentVersion: 1,
    ...content,
    title: title.slice(0, 120),
  };
}
