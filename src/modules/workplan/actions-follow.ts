import { randomUUID } from "node:crypto";
import { letter } from "#modules/accounts/index.ts";
import { regionOf } from "#modules/regions/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { inLanguage } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { idOfToken, tokenOf } from "#platform/link-token.ts";
import { isMailAddress, queueMail } from "#platform/mail/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { letterTexts } from "./letters/text.ts";
import { changeSentence } from "./change-words.ts";
import { publicVersions } from "./public-versions.ts";
import { nearnessFrom } from "./places.ts";
import { readWorkplan, type Workplan } from "./reading.ts";
import { changesSince } from "./store.ts";
import {
  addFollower,
  confirmFollower,
  findFollower,
  type FollowerRow,
  type FollowKind,
  followersToTell,
  forgetUnconfirmed,
  removeFollower,
  setTold,
} from "./store-follow.ts";

const sealing = (id: string) => `workplan follower ${id}`;
/** What a token in the address of such a link is for. */
export const followLinks = "workplan link follow";
const hashing = "workplan follower";
const day = 24 * 3_600_000;

export interface FollowAsked {
  readonly region: string;
  readonly kind: FollowKind;
  readonly subject: string;
  readonly address: string;
  readonly lang: Lang;
  readonly network: string;
}

/** Absolute address of the page on which one confirms or stops. */
const followLink = (
  ctx: Pick<Context, "keys" | "config">,
  row: Pick<FollowerRow, "id" | "region_id" | "lang">,
): string =>
  new URL(
    inLanguage(row.lang, `/${row.region_id}/werkagenda/volg/${tokenOf(ctx.keys, followLinks, row.id)}`),
    ctx.config.url,
  ).href;

/**
 * Asks to follow an initiative or an area. Nothing is sent to the address but one letter that asks whether this is meant; the answer is the
 * same whether the address follows already.
 * @throws Refusal 400 for no address, 404 for nothing to follow, 429 when asked too often
 */
export async function askToFollow(ctx: Context, asked: FollowAsked): Promise<void> {
  const address = asked.address.trim().toLowerCase();
  if (!isMailAddress(address)) throw new Refusal(letterTexts(asked.lang).follow.noAddress, 400);
  const plan = await readWorkplan(ctx, await regionOf(ctx, asked.region));
  const name = nameOf(plan, asked);
  if (name === undefined) throw new Refusal("", 404);
  for (const [limit, key, times] of [
    ["follow by network", asked.network, 20],
    ["follow by address", address, 5],
  ] as const)
    if (!(await spend(ctx.db, ctx, { name: limit, key, limit: times, perSeconds: 3_600 })).allowed)
      throw new Refusal("", 429);
  const t = letterTexts(asked.lang).follow;
  await ctx.db.transaction().execute(async (trx) => {
    const hash = ctx.keys.pseudonymHash(hashing, address);
    const id = randomUUID();
    const base = { region_id: asked.region, kind: asked.kind, subject: asked.subject, lang: asked.lang };
    // The text is sealed for the id of its row, so a row that is there already keeps its own.
    const row = {
      ...base,
      id,
      address_hash: hash,
      address_sealed: ctx.keys.seal(sealing(id), address),
      asked_at: ctx.clock(),
    };
    const kept = await addFollower(trx, row);
    const href = followLink(ctx, { ...base, id: kept.id });
    await queueMail(
      trx,
      ctx,
      letter({
        to: address,
        lang: asked.lang,
        lines: [kept.confirmed ? t.already(name) : t.asked(name)],
        link: { href, label: kept.confirmed ? t.toStop : t.confirmLabel },
        after: [t.notYou],
      }),
    );
  });
}

/** What is followed by its name; undefined when it is not there or not public. */
export function nameOf(plan: Workplan, { kind, subject }: { kind: FollowKind; subject: string }): string | undefined {
  return kind === "initiative" ? plan.byId.get(subject)?.title : plan.places.get(subject)?.name;
}

/** The row that a link in a letter is about. @throws Refusal 404 */
export async function followerOf(
  ctx: Pick<Context, "db" | "keys">,
  region: string,
  token: string,
): Promise<FollowerRow> {
  const id = idOfToken(ctx.keys, followLinks, token);
  const row = id === undefined ? undefined : await findFollower(ctx.db, id);
  if (!row || row.region_id !== region) throw new Refusal("", 404);
  return row;
}

/** Confirms or stops following, whichever the button on the page says. Twice does no harm. */
export async function answerFollow(ctx: Context, region: string, token: string, answer: "yes" | "stop"): Promise<void> {
  const row = await followerOf(ctx, region, token);
  await ctx.db.transaction().execute(async (trx) => {
    if (answer === "yes") await confirmFollower(trx, row.id, ctx.clock());
    else await removeFollower(trx, row.id);
    await writeAudit(trx, ctx, {
      actor: "visitor",
      action: answer === "yes" ? "workplan.follow" : "workplan.follow.stop",
      subject: row.id,
      subjectKind: "follower",
      region,
    });
  });
}

/** Tells everyone who follows something what changed, in one letter an address: at most once a week, nothing when nothing changed. */
export async function tellFollowers(ctx: Context): Promise<void> {
  const now = ctx.clock();
  await forgetUnconfirmed(ctx.db, new Date(now.getTime() - 3 * day));
  await ctx.db.transaction().execute(async (trx) => {
    const rows = await followersToTell(trx, new Date(now.getTime() - 6 * day));
    const news = new Map<string, Awaited<ReturnType<typeof newsOf>>>();
    for (const region of new Set(rows.map((row) => row.region_id))) {
      const from = Math.min(
        ...rows.filter((row) => row.region_id === region).map((row) => (row.told_until ?? now).getTime()),
      );
      news.set(region, await newsOf(ctx, region, new Date(from)));
    }
    for (const group of Map.groupBy(rows, (row) => `${row.region_id} ${row.address_hash}`).values())
      await tell(trx, ctx, group, news.get(group[0]!.region_id)!);
    await setTold(
      trx,
      rows.map((row) => row.id),
      now,
    );
  });
}

async function newsOf(ctx: Context, region: string, since: Date) {
  const plan = await readWorkplan(ctx, await regionOf(ctx, region));
  return { plan, changes: publicVersions(await changesSince(ctx.db, region, since, 2_000)) };
}

type News = Awaited<ReturnType<typeof newsOf>>;

async function tell(
  trx: Parameters<typeof queueMail>[0],
  ctx: Context,
  rows: readonly FollowerRow[],
  { plan, changes }: News,
): Promise<void> {
  const [first] = rows as [FollowerRow];
  const t = letterTexts(first.lang).follow;
  const sections = rows.flatMap((row) => {
    const name = nameOf(plan, row);
    const own = changes.filter((change) => change.at > row.told_until! && concerns(plan, row, change.after));
    if (own.length === 0 || name === undefined) return [];
    const lines = own.slice(0, 10).map((change) => `• ${changeSentence(change, row.lang)}`);
    return [t.about(name), ...lines, `${t.stopOne} ${followLink(ctx, row)}`];
  });
  if (sections.length === 0) return;
  const to = ctx.keys.open(sealing(first.id), first.address_sealed);
  const href = new URL(inLanguage(first.lang, `/${first.region_id}/werkagenda/nieuw`), ctx.config.url).href;
  const parts = { to, lang: first.lang, lines: [t.digest, ...sections], link: { href, label: t.all } };
  await queueMail(trx, ctx, letter({ ...parts, stop: followLink(ctx, first) }));
}

/** Whether a change is about what someone follows. A place is also told of what happens in larger areas around it, and in the whole region. */
function concerns(plan: Workplan, row: FollowerRow, one: Workplan["initiatives"][number]): boolean {
  if (row.kind === "initiative") return one.id === row.subject;
  const place = plan.places.get(row.subject);
  return place !== undefined && nearnessFrom(plan.places, place)(one) !== undefined;
}
