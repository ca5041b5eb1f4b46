import { type Actor, holds } from "#platform/http/index.ts";

/** The region's team, or an operator, keeps the whole workplan. */
export const mayKeepWorkplan = (actor: Actor, region: string): boolean =>
  holds(actor, "programme_team", { region }) || holds(actor, "operator", { region });

/** A partner keeps the initiatives of its own organisation. */
export const mayEdit = (actor: Actor, region: string, organisations: readonly string[]): boolean =>
  mayKeepWorkplan(actor, region) ||
  organisations.some((organisation) => holds(actor, "partner", { region, organisation }));

/** Team and partners bring in new initiatives; a partner's one belongs to its organisation. */
export const mayAdd = (actor: Actor, region: string): boolean =>
  mayKeepWorkplan(actor, region) || holds(actor, "partner", { region });

/** Organisations for which someone acts as a partner in a region. */
export const partnerOf = (actor: Actor, region: string): readonly string[] =>
  actor.grants
    .filter((grant) => grant.role === "partner" && grant.organisation && (!grant.region || grant.region === region))
    .map((grant) => grant.organisation!);

interface Guarded {
  readonly organisations: readonly string[];
  readonly content: { readonly visibility: string; readonly moneyVisibility: string };
}

/** Who works together on an initiative: its keepers, and partners of the region where it is not for the team alone. */
export const mayRead = (actor: Actor, region: string, row: Guarded): boolean =>
  mayEdit(actor, region, row.organisations) ||
  (row.content.visibility !== "team" && holds(actor, "partner", { region }));

/** Amounts that are not public are for their keepers alone: another partner may be a competitor. */
export const maySeeMoney = (actor: Actor, region: string, row: Guarded): boolean =>
  row.content.moneyVisibility === "public" || mayEdit(actor, region, row.organisations);
