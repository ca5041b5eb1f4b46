import { actorName } from "#modules/plan/index.ts";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchPages } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { mayKeepWorkplan } from "./policy.ts";
import { setCapacity } from "./store-hours.ts";

type Ctx = Pick<Context, "db" | "clock" | "keys">;

/** Hours per week of one party: as the form showed them and as they were typed; undefined is not known. */
export interface HoursChange {
  readonly party: string;
  readonly was: number | undefined;
  readonly hours: number | undefined;
}

/**
 * Writes how many hours a week parties have. Only what differs from what the form showed is written; all of it, or nothing where somebody else
 * changed one of them meanwhile.
 * @returns false for that
 * @throws Refusal 403
 */
export async function saveHours(
  ctx: Ctx,
  actor: Actor,
  region: string,
  changes: readonly HoursChange[],
): Promise<boolean> {
  if (!mayKeepWorkplan(actor, region)) throw new Refusal("", 403);
  const meant = changes.filter((change) => change.was !== change.hours);
  if (meant.length === 0) return true;
  try {
    await ctx.db.transaction().execute(async (trx) => {
      for (const change of meant) if (!(await setCapacity(trx, region, change))) throw new Meanwhile();
      await writeAudit(trx, ctx, {
        actor: await actorName(trx, ctx, actor),
        action: "workplan.hours",
        region,
        details: { parties: meant.length },
      });
      await touchPages(trx);
    });
    return true;
  } catch (error) {
    if (error instanceof Meanwhile) return false;
    throw error;
  }
}

/** Undoes what was written before it in the same transaction. */
class Meanwhile extends Error {}
