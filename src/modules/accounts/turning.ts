import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { sessionCookie } from "./cookie.ts";
import { withScope } from "./store-scope.ts";
import { turnSession } from "./store-sessions.ts";
import { newToken, tokenHash } from "./vault.ts";

/** The cookie with a new token; undefined when it is not time yet. The old token holds until the new one has come back. */
export async function turned(ctx: Context, { person, session }: Actor): Promise<string | undefined> {
  if (!person || !session) return undefined;
  const token = newToken();
  const due = await withScope(ctx.db, { person }, (trx) => turnSession(trx, session, tokenHash(token), ctx.clock()));
  return due ? sessionCookie(ctx.config, token) : undefined;
}
