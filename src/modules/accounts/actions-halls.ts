import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { spend } from "#platform/limits.ts";
import { Refusal } from "#platform/refusal.ts";
import { plainCode, randomCode } from "./codes.ts";
import { lifetimes, limits } from "./model.ts";
import { mayCheckPeople } from "./policy.ts";
import { addHall, endHall, hallIsOpen } from "./store-halls.ts";
import { withScope } from "./store-scope.ts";
import { lookupHash, lookupHashes } from "./vault.ts";

/** Opens a hall for eight hours: who holds its code is not counted by network. @returns the code, shown once @throws Refusal 403 */
export async function openHall(ctx: Context, actor: Actor, region: string): Promise<string> {
  if (!mayCheckPeople(actor, region)) throw new Refusal("", 403);
  const code = randomCode(8);
  const row = {
    code_hash: lookupHash(ctx, "code", `hall ${code}`),
    region_id: region,
    ends_at: new Date(ctx.clock().getTime() + lifetimes.hall),
    made_by: actor.person ?? null,
  };
  await withScope(ctx.db, "house", async (trx) => {
    await addHall(trx, row);
    await writeAudit(trx, ctx, {
      actor: actor.person ?? "system",
      action: "accounts.open_hall",
      subject: region,
      subjectKind: "region",
      region,
    });
  });
  return code;
}

/** How long a hall stays open, in milliseconds. */
export const hallLasts = lifetimes.hall;

/** A hall's code as typed, in the form it is kept in; empty when it cannot be one. */
export function hallCode(typed: string): string {
  const code = plainCode(typed.slice(0, 40));
  return /^[0-9A-Z]{8}$/.test(code) ? code : "";
}

const hashesOf = (ctx: Context, code: string) => lookupHashes(ctx, "code", `hall ${code}`);

/** True while the hall with this code is open. */
export async function inOpenHall(ctx: Context, typed: string): Promise<boolean> {
  const code = hallCode(typed);
  return code !== "" && hallIsOpen(ctx.db, hashesOf(ctx, code), ctx.clock());
}

/** Closes a hall before its time. The room that opened it has asked who may and writes what happened. */
export async function closeHallOf(ctx: Context, code: string): Promise<void> {
  await withScope(ctx.db, "house", (trx) => endHall(trx, hashesOf(ctx, code), ctx.clock()));
}

/** A hall is one address: who holds the code of one that is open is counted with the hall. @throws Refusal 429 */
export async function countNetwork(
  ctx: Context,
  asked: { readonly network: string; readonly hall?: string },
): Promise<void> {
  const code = plainCode(asked.hall ?? "");
  const inHall = code !== "" && (await hallIsOpen(ctx.db, lookupHashes(ctx, "code", `hall ${code}`), ctx.clock()));
  const counted = inHall
    ? await spend(ctx.db, ctx, { name: "sign-in link in a hall", key: code, ...limits.linkPerHall })
    : await spend(ctx.db, ctx, { name: "sign-in link by network", key: asked.network, ...limits.linkPerNetwork });
  if (!counted.allowed) throw new Refusal("", 429);
}
