import { auditYears, emptyAudit, startSealer } from "./audit/index.ts";
import type { Context } from "./context.ts";
import type { JobHandler } from "./jobs/index.ts";
import { forgetSpent } from "./limits.ts";
import { mailJobs, mailTimers } from "./mail/index.ts";

const limitsJob = "platform.limits.forget";
const auditJob = "platform.audit.empty";

/** Handlers of the platform's own jobs; they stand beside those of the rooms. */
export function platformJobs(ctx: Context): Readonly<Record<string, JobHandler>> {
  return {
    ...mailJobs(ctx),
    [limitsJob]: () => forgetSpent(ctx.db, ctx),
    [auditJob]: async () => {
      const before = new Date(ctx.clock());
      before.setUTCFullYear(before.getUTCFullYear() - auditYears);
      await emptyAudit(ctx, before);
    },
  };
}

/** When the platform's own jobs run, in crontab form (UTC). */
export const platformTimers: Readonly<Record<string, string>> = {
  ...mailTimers,
  [limitsJob]: "23 * * * *",
  [auditJob]: "37 2 * * *",
};

/** Work that is too frequent for the queue. Closing it finishes what it was doing. */
export function startPlatformWork(ctx: Context): { close(): Promise<void> } {
  return startSealer(ctx);
}
