import type { Context } from "./context.ts";
import type { Router } from "./http/index.ts";
import type { JobHandler } from "./jobs/index.ts";
import type { Reading } from "./kept.ts";

/** One processing of personal data, as the register on `/privacy` shows it (AVG art. 30). */
export interface Processing {
  readonly id: string;
  readonly purpose: { readonly nl: string; readonly en: string };
  readonly ground: { readonly nl: string; readonly en: string };
  readonly data: { readonly nl: string; readonly en: string };
  readonly retention: { readonly nl: string; readonly en: string };
  readonly recipients: { readonly nl: string; readonly en: string };
}

/** A room as the house knows it. `main.ts` lists the rooms in the order of `modules/order.ts`. */
export interface Module {
  readonly name: string;
  /** Declares pages, forms and API resources; each names its policy. */
  routes?(router: Router, ctx: Context): void;
  /** Work before the first request, for example loading packs. */
  start?(ctx: Context): Promise<void>;
  /** Reads ahead what its public pages share: after the start, and again before new areas or figures are followed. */
  warm?(ctx: Reading & Pick<Context, "clock">): Promise<void>;
  /** Pages under a region that the house asks itself for after the start, so that no visitor is the first to run their code. */
  readonly firstPages?: readonly string[];
  /** Handlers of this room's jobs, by job name (`<module>.<what>`). */
  readonly jobs?: (ctx: Context) => Readonly<Record<string, JobHandler>>;
  /** Jobs that run by the clock, in crontab form (UTC), by job name. */
  readonly timers?: Readonly<Record<string, string>>;
  readonly processing?: readonly Processing[];
}
