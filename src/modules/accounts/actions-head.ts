import { auditHead, writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import { type Actor, inLanguage } from "#platform/http/index.ts";
import { isMailAddress, queueMail } from "#platform/mail/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { actorName } from "./actions-people.ts";
import { letter } from "./letters.ts";
import { normaliseEmail } from "./model.ts";
import { mayNameHeadReaders } from "./policy.ts";
import { Reason } from "./reasons.ts";
import { addHeadReader, dropHeadReader, headReaderRows, takeUnmailed } from "./store-head.ts";
import { type AnyTrx, withScope } from "./store-scope.ts";
import { letterTexts } from "./text.ts";
import { lookupHash, lookupHashes, openText, sealText } from "./vault.ts";

/** Someone who gets the end of the audit's chain every day, named by a board or an operator. */
export interface HeadReader {
  readonly id: string;
  readonly email: string;
}

/** Who gets it now, first named first. @throws Refusal 403 */
export async function headReaders(ctx: Context, actor: Actor): Promise<readonly HeadReader[]> {
  if (!mayNameHeadReaders(actor)) throw new Refusal("", 403);
  return (await headReaderRows(ctx.db)).map((row) => ({ id: row.id, email: openText(ctx, "email", row.email_sealed) }));
}

/** Names an address. An address that is named already stays as it is. @throws Refusal 403, or a Reason when it is none */
export async function nameHeadReader(ctx: Context, actor: Actor, typed: { email: string; lang: Lang }): Promise<void> {
  if (!mayNameHeadReaders(actor)) throw new Refusal("", 403);
  const email = normaliseEmail(typed.email);
  if (!email || !isMailAddress(email)) throw new Reason("noEmail");
  const row = {
    email_hash: lookupHash(ctx, "email", email),
    email_sealed: sealText(ctx, "email", email),
    lang: typed.lang,
    made_by: actor.person ?? null,
  };
  await withScope(ctx.db, "house", async (trx) => {
    const id = await addHeadReader(trx, row, lookupHashes(ctx, "email", email));
    if (id) await note(trx, ctx, actorName(actor), "accounts.name_head_reader", id);
  });
}

/** Takes an address away. @throws Refusal 403 or 404 */
export async function removeHeadReader(ctx: Context, actor: Actor, id: string): Promise<void> {
  if (!mayNameHeadReaders(actor)) throw new Refusal("", 403);
  if (!(await drop(ctx, actorName(actor), id))) throw new Refusal("", 404);
}

/** Stops the letters, by the link in each of them: who holds it needs no account. A second time does no harm. */
export async function stopHeadLetters(ctx: Context, id: string): Promise<void> {
  await drop(ctx, "", id);
}

async function drop(ctx: Context, actor: string, id: string): Promise<boolean> {
  return withScope(ctx.db, "house", async (trx) => {
    const gone = await dropHeadReader(trx, { id });
    if (gone) await note(trx, ctx, actor, "accounts.drop_head_reader", id);
    return gone;
  });
}

async function note(trx: AnyTrx, ctx: Context, actor: string, action: string, id: string): Promise<void> {
  await writeAudit(trx, ctx, { actor, action, subject: id, subjectKind: "head_reader" });
}

/**
 * Mails the head to everyone who is named and had no letter today. Kept outside the house, it shows later whether a line before it was
 * altered, also by who rules the whole server. Twice on a day, or by two workers at once, mails once.
 * @returns how many letters were queued
 */
export async function mailHead(ctx: Context): Promise<number> {
  const head = await auditHead(ctx.db);
  if (!head) return 0;
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(ctx.clock());
  return withScope(ctx.db, "house", async (trx) => {
    const readers = await takeUnmailed(trx, day);
    for (const reader of readers) {
      const t = letterTexts(reader.lang);
      const address = (path: string) => `${ctx.config.url}${inLanguage(reader.lang, path)}`;
      const parts = {
        to: openText(ctx, "email", reader.email_sealed),
        lang: reader.lang,
        lines: [t.head(day), head.text, t.headKeep],
        link: { href: address("/controle"), label: t.headButton },
        stop: address(`/controle/stop/${reader.id}`),
      };
      await queueMail(trx, ctx, letter(parts));
    }
    return readers.length;
  });
}
