import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { actorName, courseOf, readFollowedPlan } from "#modules/plan/index.ts";
import { type Region, slugOf } from "#modules/regions/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import { containsBsn } from "#platform/bsn.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { mayKeepWorkplan } from "../policy.ts";
import { readWorkplanFor, type Workplan } from "../reading.ts";
import type { AnyDb } from "../store.ts";
import { freeze, frozenGoal, chosenFor, type PaperOrder } from "./freeze.ts";
import {
  type Audience,
  type Frozen,
  isPublic,
  nextStates,
  type PaperContent,
  type PaperState,
  type SectionId,
  sectionsFor,
  shownTo,
} from "./model.ts";
import {
  addPaper,
  changePaper,
  lastSent,
  type Meeting,
  type PaperNotes,
  type PaperRow,
  readPaper,
  writeMeeting,
} from "./store.ts";
import { leadOf, sectionsOf, titleOf } from "./words.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys" | "pageVersion">;

/** SHA-256 over canonical JSON (RFC 8785): anyone with the paper's JSON can compute it again. */
export const hashOf = (thing: unknown): string =>
  createHash("sha256")
    .update(canonicalize(thing) ?? "")
    .digest("hex");

/** What is sealed when a paper is sent: what it holds, and the sentences of the team. */
export const sealOf = (paper: Pick<PaperRow, "content" | "notes">): string =>
  hashOf({ content: paper.content, notes: paper.notes });

const words: Readonly<Record<Audience, string>> = {
  insurer: "verzekeraar",
  municipality: "raad",
  annual: "jaarverslag",
  board: "bestuur",
};

/** What a paper for an audience may be chosen from. */
export const workplanFor = (
  ctx: Pick<Context, "db" | "clock" | "pageVersion">,
  region: Region,
  audience: Audience,
): Promise<Workplan> => readWorkplanFor(ctx, region, (one) => shownTo(audience, one));

/**
 * Makes a paper: freezes the figures of now and what changed since the last one that was sent, in both languages.
 * @returns the last word of its address; undefined when nothing is left to write about
 * @throws Refusal 403, or 400 for a municipality that is not in the region
 */
export async function makePaper(
  ctx: Ctx,
  actor: Actor,
  region: Region,
  order: PaperOrder,
): Promise<string | undefined> {
  allow(actor, region.id);
  const plan = await workplanFor(ctx, region, order.audience);
  const place = plan.municipalities.find((area) => area.code === order.municipality);
  if (order.audience === "municipality" && !place) throw new Refusal("", 400);
  if (chosenFor(plan, order).length === 0) return undefined;
  const municipality = order.audience === "municipality" ? place!.code : null;
  return ctx.db.transaction().execute(async (trx) => {
    const before = await lastSent(trx, region.id, order.audience, municipality);
    const content = contentOf(
      freeze(
        plan,
        order,
        await goalsOf(trx, region, plan),
        before && { id: before.slug, date: before.date, hash: before.seal! },
      ),
      before?.content.facts,
    );
    const by = { at: ctx.clock(), actor: await actorName(trx, ctx, actor) };
    const paper = {
      ...by,
      audience: order.audience,
      municipality,
      date: order.date,
      content,
      contentHash: hashOf(content),
    };
    const base = [order.date, words[order.audience], place && municipality ? slugOf(place.name) : ""]
      .filter(Boolean)
      .join("-");
    let slug = base;
    for (let number = 2; !(await addPaper(trx, region.id, { ...paper, slug })); number += 1) slug = `${base}-${number}`;
    await audited(trx, ctx, actor, region.id, "workplan.paper.make", slug);
    return slug;
  });
}

function contentOf(facts: Frozen, before: Frozen | undefined): PaperContent {
  const inWords = (lang: "nl" | "en") => ({
    title: titleOf(facts, lang),
    lead: leadOf(facts, lang),
    sections: sectionsOf(facts, before, lang),
  });
  // What is hashed is what comes back from the database: JSON knows no undefined.
  return JSON.parse(JSON.stringify({ facts, text: { nl: inWords("nl"), en: inWords("en") } })) as PaperContent;
}

async function goalsOf(trx: AnyDb, region: Region, plan: Workplan) {
  const followed = await readFollowedPlan(trx, region.id);
  return followed.goals.map((goal) => frozenGoal(goal, courseOf(goal, goal.measurements), plan.initiatives));
}

const longest = 600;

/** Why sentences of the team are not taken. */
export type NoteFault = { readonly section: SectionId; readonly fault: "bsn" | "long" };

/** Keeps the team's sentences beside the sections of a draft. @returns what is wrong with them; then nothing is kept */
export async function saveNotes(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  slug: string,
  edit: { readonly version: number; readonly notes: PaperNotes },
): Promise<NoteFault[]> {
  const faults = Object.entries(edit.notes).flatMap(([section, text]): NoteFault[] => {
    if (containsBsn(text)) return [{ section: section as SectionId, fault: "bsn" }];
    return text.length > longest ? [{ section: section as SectionId, fault: "long" }] : [];
  });
  if (faults.length > 0) return faults;
  await ctx.db.transaction().execute(async (trx) => {
    const row = await paperFor(trx, actor, regionId, slug, edit.version);
    if (row.state !== "draft") throw new Refusal("", 409);
    const known = sectionsFor[row.audience];
    const notes = Object.fromEntries(
      Object.entries(edit.notes)
        .map(([section, text]) => [section, text.trim()] as const)
        .filter(([section, text]) => known.includes(section as SectionId) && text !== ""),
    );
    await changePaper(trx, regionId, slug, { notes });
    await audited(trx, ctx, actor, regionId, "workplan.paper.note", slug);
  });
  return [];
}

/**
 * Takes a paper to its next state. Sent is for good: it gets its day and its seal, and is public from then on where its audience is.
 * @throws Refusal 403, 404, or 409 when somebody changed it meanwhile or this state cannot follow
 */
export async function movePaper(
  ctx: Ctx,
  actor: Actor,
  regionId: string,
  slug: string,
  move: { readonly version: number; readonly to: PaperState },
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const row = await paperFor(trx, actor, regionId, slug, move.version);
    if (!nextStates[row.state].includes(move.to)) throw new Refusal("", 409);
    const sent = move.to === "sent" ? { at: ctx.clock(), seal: sealOf(row) } : undefined;
    await changePaper(trx, regionId, slug, { state: move.to, ...(sent ? { sent } : {}) });
    await audited(trx, ctx, actor, regionId, `workplan.paper.${move.to}`, slug);
    if (sent && isPublic(row.audience)) await touchPages(trx);
  });
}

/** Sets the next meeting for which the team prepares. @throws Refusal 403 */
export async function setMeeting(ctx: Ctx, actor: Actor, regionId: string, meeting: Meeting): Promise<void> {
  allow(actor, regionId);
  await ctx.db.transaction().execute(async (trx) => {
    await writeMeeting(trx, regionId, meeting);
    await audited(trx, ctx, actor, regionId, "workplan.meeting.set", meeting.day);
  });
}

function allow(actor: Actor, regionId: string): void {
  if (!mayKeepWorkplan(actor, regionId)) throw new Refusal("", 403);
}

/** The paper, locked, as it was when the form was made. */
async function paperFor(trx: AnyDb, actor: Actor, regionId: string, slug: string, version: number): Promise<PaperRow> {
  allow(actor, regionId);
  const row = await readPaper(trx, regionId, slug, true);
  if (!row) throw new Refusal("", 404);
  if (row.version !== version) throw new Refusal("", 409);
  return row;
}

async function audited(trx: AnyDb, ctx: Ctx, actor: Actor, region: string, action: string, subject: string) {
  await writeAudit(trx, ctx, {
    actor: await actorName(trx, ctx, actor),
    action,
    subject,
    subjectKind: "paper",
    region,
  });
}
