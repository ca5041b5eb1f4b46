import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { letter } from "#modules/accounts/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { isMailAddress, queueMail } from "#platform/mail/index.ts";
import { spend } from "#platform/limits.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { coarse } from "../audit.ts";
import type { Dialogue, Participant } from "../model.ts";
import { contributionsOf } from "../store-contributions.ts";
import { type AnyDb, dialogueById } from "../store.ts";
import {
  addNews,
  confirmFollow,
  dueFollows,
  type Follow,
  followByKey,
  forgetUnconfirmed,
  type News,
  newsOf,
  noteTold,
  removeFollow,
  type Rhythm,
  saveFollow,
  touchedBy,
} from "./store.ts";
import { followTexts } from "./text.ts";

export const digestJob = "dialogues.digest";
/** Letters asked for from one network (a hall is one) and to one address: nobody may fill a stranger's mailbox. */
const perNetwork = { limit: 300, perSeconds: 3_600 };
const perAddress = { limit: 3, perSeconds: 86_400 };
/** Most lines in one digest; the page has them all. */
const mostLines = 12;

const purposeOf = (id: string): string => `dialogue follow ${id}`;

/** Under what a participant's address stands: who has only the database cannot join the two. */
export function followKey(ctx: Pick<Context, "keys">, participant: string): string {
  return createHmac("sha256", ctx.keys.derive("dialogue follow")).update(participant).digest("base64url");
}

function signOf(ctx: Pick<Context, "keys">, id: string): string {
  return createHmac("sha256", ctx.keys.derive("dialogue follow link")).update(id).digest("base64url").slice(0, 22);
}

/** True for a link that we sent to this follower. */
export function isOurLink(ctx: Pick<Context, "keys">, id: string, sign: string): boolean {
  const [ours, theirs] = [Buffer.from(signOf(ctx, id)), Buffer.from(sign)];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

type Place = Pick<Dialogue, "id" | "regionId" | "slug">;

function linkOf(ctx: Context, dialogue: Place, id: string, lang: Lang): string {
  const path = `/${dialogue.regionId}/dialoog/${dialogue.slug}/volgen/${id}/${signOf(ctx, id)}`;
  return `${ctx.config.url}${inLanguage(lang, path)}`;
}

export type Asked = { readonly kind: "asked" } | { readonly kind: "refused"; readonly why: "mail" | "many" | "young" };

/**
 * Keeps an address for answers, sealed, after a letter to it was confirmed. Of a participant it replaces the one before; somebody who does
 * not take part follows the whole dialogue. Young people leave no address.
 */
export async function askFollow(
  ctx: Context,
  dialogue: Place,
  participant: Participant | undefined,
  typed: { readonly mail: string; readonly rhythm: Rhythm; readonly lang: Lang; readonly network: string },
): Promise<Asked> {
  if (participant?.young) return { kind: "refused", why: "young" };
  const to = typed.mail.trim();
  if (!isMailAddress(to)) return { kind: "refused", why: "mail" };
  const limits = [
    { name: "dialogue follow by network", key: typed.network, ...perNetwork },
    { name: "dialogue follow by address", key: to.toLowerCase(), ...perAddress },
  ];
  for (const limit of limits) if (!(await spend(ctx.db, ctx, limit)).allowed) return { kind: "refused", why: "many" };
  const id = randomUUID();
  await ctx.db.transaction().execute(async (trx) => {
    await saveFollow(trx, {
      id,
      key: participant ? followKey(ctx, participant.id) : randomUUID(),
      dialogueId: dialogue.id,
      sealed: ctx.keys.seal(purposeOf(id), to),
      rhythm: typed.rhythm,
      lang: typed.lang,
      day: ctx.clock().toISOString().slice(0, 10),
    });
    const t = followTexts(typed.lang).letter;
    const href = linkOf(ctx, dialogue, id, typed.lang);
    await queueMail(
      trx,
      ctx,
      letter({ to, lang: typed.lang, lines: [t.ask], link: { href, label: t.askButton }, after: [t.askNot] }),
    );
    await writeAudit(trx, ctx, { ...coarse(dialogue, "follower"), action: "dialogues.follow" });
  });
  return { kind: "asked" };
}

/** Somebody opened the letter and says yes, or chooses another rhythm. */
export async function agreeToFollow(ctx: Context, dialogue: Place, follow: Follow, rhythm: Rhythm): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await confirmFollow(trx, follow.id, rhythm);
    await writeAudit(trx, ctx, { ...coarse(dialogue, "follower"), action: "dialogues.follow_confirmed" });
  });
}

/** No more letters; the address is gone at once. */
export async function stopFollow(ctx: Context, dialogue: Place, follow: Pick<Follow, "id">): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await removeFollow(trx, { id: follow.id });
    await writeAudit(trx, ctx, { ...coarse(dialogue, "follower"), action: "dialogues.follow_stopped" });
  });
}

/** The address a participant left goes with them. */
export const forgetFollowOf = (trx: AnyDb, ctx: Context, participant: string): Promise<void> =>
  removeFollow(trx, { key: followKey(ctx, participant) });

/** How the participant at this device follows; undefined when they left no address. */
export const followOf = (ctx: Context, participant: Participant): Promise<Follow | undefined> =>
  followByKey(ctx.db, followKey(ctx, participant.id));

/**
 * Tells what became of a contribution: an answer, an idea that goes on, a change of its status. Later rooms call it in the transaction in
 * which they decided; whoever wrote it, weighed it or follows the dialogue hears it in their next digest.
 */
export async function tellNews(trx: AnyDb, dialogueId: string, news: Omit<News, "seq">): Promise<void> {
  await addNews(trx, dialogueId, news);
  await touchPages(trx);
}

/** Sends every digest that is due. It runs each hour; a follower hears at most once in the time they chose. */
export async function sendDigests(ctx: Context): Promise<void> {
  const today = ctx.clock().toISOString().slice(0, 10);
  await forgetUnconfirmed(ctx.db, today);
  const byDialogue = Map.groupBy(await dueFollows(ctx.db, today), (follow) => follow.dialogueId);
  for (const [id, follows] of byDialogue) await digestsOf(ctx, id, follows, today);
}

async function digestsOf(ctx: Context, dialogueId: string, follows: readonly Follow[], today: string): Promise<void> {
  const dialogue = await dialogueById(ctx.db, dialogueId);
  if (!dialogue) return;
  const news = await newsOf(ctx.db, dialogueId);
  const texts = new Map((await contributionsOf(ctx.db, dialogueId)).map((one) => [one.number, one.body]));
  const keyed = [...(await touchedBy(ctx.db, dialogueId))].map(
    ([id, numbers]) => [followKey(ctx, id), numbers] as const,
  );
  const touched = new Map(keyed);
  const upTo = news.at(-1)?.seq ?? "0";
  for (const follow of follows) {
    const mine = touched.get(follow.key);
    const fresh = news.filter(
      (one) =>
        BigInt(one.seq) > BigInt(follow.told) && texts.has(one.contribution) && (mine?.has(one.contribution) ?? true),
    );
    await ctx.db.transaction().execute(async (trx) => {
      if (!(await noteTold(trx, follow, upTo, fresh.length > 0 ? today : undefined)) || fresh.length === 0) return;
      await queueMail(trx, ctx, digest(ctx, { ...dialogue, title: dialogue.content.title }, follow, fresh, texts));
    });
  }
}

function digest(
  ctx: Context,
  dialogue: Place & { readonly title: string },
  follow: Follow,
  fresh: readonly News[],
  texts: ReadonlyMap<number, string>,
) {
  const t = followTexts(follow.lang).letter;
  const quote = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text).replaceAll("\n", " ");
  const lines = fresh
    .slice(-mostLines)
    .map((one) => `“${quote(texts.get(one.contribution) ?? "")}” ${t.kinds[one.kind]}: ${one.body} (${one.byName})`);
  const page = `/${dialogue.regionId}/dialoog/wat-er-gebeurde`;
  return letter({
    to: ctx.keys.open(purposeOf(follow.id), follow.sealed),
    lang: follow.lang,
    lines: [t.digest(dialogue.title), ...lines],
    link: { href: `${ctx.config.url}${inLanguage(follow.lang, page)}`, label: t.digestButton },
    stop: linkOf(ctx, dialogue, follow.id, follow.lang),
  });
}

/** A follower by the link we sent. @throws Refusal 404 */
export function checkLink(ctx: Context, follow: Follow | undefined, dialogueId: string, sign: string): Follow {
  if (!follow || follow.dialogueId !== dialogueId || !isOurLink(ctx, follow.id, sign)) throw new Refusal("", 404);
  return follow;
}
