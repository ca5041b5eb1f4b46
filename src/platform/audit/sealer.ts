import type { Context } from "../context.ts";
import { reportHealth } from "../health.ts";
import { sealAudit, sealLag } from "./seal.ts";

/** Pause between two rounds of sealing, in milliseconds: well within the five seconds that an entry may wait. */
const pause = 2_000;

/** Beyond this lag, in seconds, something is wrong with the sealer and the house is not ready. */
const tooLate = 60;

/** Seals by the clock until it is closed; closing seals what is left. A round that fails is logged and the next one tries again. */
export function startSealer(ctx: Context): { close(): Promise<void> } {
  let round = Promise.resolve();
  const seal = async () => {
    try {
      await sealAudit(ctx);
    } catch (error) {
      ctx.log.error({ audit: "sealing failed", error: (error as Error).message });
    }
  };
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    round = seal().finally(() => {
      busy = false;
    });
  }, pause);
  return {
    async close() {
      clearInterval(timer);
      await round;
      await seal();
    },
  };
}

/** Shows in `/readyz` how far the sealer is behind, in whichever process that answers. */
export function reportAuditHealth(ctx: Pick<Context, "db" | "clock">): void {
  reportHealth("audit", async () => {
    const lag = await sealLag(ctx.db, ctx.clock);
    return { ok: lag <= tooLate, detail: `${Math.round(lag)} s behind` };
  });
}
