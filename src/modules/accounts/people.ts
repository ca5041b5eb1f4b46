import type { Context } from "#platform/context.ts";
import { queueMail } from "#platform/mail/index.ts";
import type { Lang } from "#platform/text.ts";
import { letter, type LetterParts } from "./letters.ts";
import { signersIn } from "./store-organisations.ts";
import { partnersIn, personById, placeIn } from "./store-people.ts";
import { type AnyDb, openScope, withScope } from "./store-scope.ts";
import { openText, pseudonymFrom } from "./vault.ts";

/**
 * The name under which a room knows a person in one context, for example `dialogue:<id>`. The same person and context give the same name;
 * two contexts cannot be joined. After erasing, nobody can make it again.
 * @returns undefined when the person is gone
 */
export async function pseudonymOf(
  trx: AnyDb,
  ctx: Pick<Context, "keys">,
  person: string,
  context: string,
): Promise<string | undefined> {
  await openScope(trx, { person });
  const row = await personById(trx, person);
  return row && pseudonymFrom(ctx.keys, openText(ctx, "pseudonym key", row.pseudonym_key_sealed), context);
}

/** Mails a person in their own language, in the caller's transaction. The room that asks never sees the address. */
export async function sendLetter(
  trx: AnyDb,
  ctx: Context,
  person: string,
  write: (lang: Lang) => Omit<LetterParts, "to" | "lang">,
): Promise<void> {
  await openScope(trx, { person });
  const row = await personById(trx, person);
  if (!row) return;
  await queueMail(
    trx,
    ctx,
    letter({ ...write(row.lang), lang: row.lang, to: openText(ctx, "email", row.email_sealed) }),
  );
}

/** Ids of the people who act for an organisation in a region: a room may write them, it never sees who they are. */
export function partnersOf(ctx: Pick<Context, "db">, organisation: string, region: string): Promise<readonly string[]> {
  return withScope(ctx.db, "house", (trx) => partnersIn(trx, organisation, region));
}

/** Ids of the people who may sign for an organisation: a room may write them, it never sees who they are. */
export function signersOf(ctx: Pick<Context, "db">, organisation: string): Promise<readonly string[]> {
  return withScope(ctx.db, "house", (trx) => signersIn(trx, organisation));
}

/**
 * Whether a person has a place in one of these organisations today: admitted as a member, or named to act for it. Asking for a place is not
 * having one, and acting for another person is not having theirs. It does not say in which.
 */
export function hasPlaceIn(
  ctx: Pick<Context, "db">,
  person: string,
  organisations: readonly string[],
): Promise<boolean> {
  return withScope(ctx.db, { person }, (trx) => placeIn(trx, person, organisations));
}
