import { type Actor, holds } from "#platform/http/index.ts";

/** A region's team or an operator decides how the region is divided into working areas. */
export const mayDivide = (actor: Actor, region: string): boolean =>
  holds(actor, "programme_team", { region }) || holds(actor, "operator", { region });

/** Only an operator declares a region in use. */
export const mayDeclareInUse = (actor: Actor, region: string): boolean => holds(actor, "operator", { region });
