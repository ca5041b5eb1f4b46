import { type Actor, holds } from "#platform/http/index.ts";
import type { FactRole } from "./model.ts";

const writers: readonly FactRole[] = ["analyst", "programme_team", "operator"];

/** As whom someone may type and check figures of a region; undefined when not at all. */
export const factRoleOf = (actor: Actor, region: string): FactRole | undefined =>
  writers.find((role) => holds(actor, role, { region }));
