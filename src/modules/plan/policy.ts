import type { MemberFunction } from "#modules/accounts/index.ts";
import { type Actor, holds } from "#platform/http/index.ts";

/** The region's team, or an operator, writes the plan. */
export const mayWritePlan = (actor: Actor, region: string): boolean =>
  holds(actor, "programme_team", { region }) || holds(actor, "operator", { region });

/** Who sits on the board of an organisation or represents it may sign for it, in a session with a second factor. */
export const maySign = (actor: Actor, own: MemberFunction | undefined): boolean =>
  actor.secondFactor && (own === "board" || own === "representative");

/** The team asks organisations and writes down what they signed on paper. */
export const mayRecordPromise = mayWritePlan;
