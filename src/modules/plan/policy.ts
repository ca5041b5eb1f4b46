import { type Actor, holds } from "#platform/http/index.ts";

/** The region's team, or an operator, writes the plan. */
export const mayWritePlan = (actor: Actor, region: string): boolean =>
  holds(actor, "programme_team", { region }) || holds(actor, "operator", { region });
