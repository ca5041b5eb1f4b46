import { type Actor, holds } from "#platform/http/index.ts";
import type { MemberFunction } from "./model.ts";

/** Only an operator gives and takes roles: of the region where the role counts, or of the whole house. */
export const mayGrant = (actor: Actor, region: string | null): boolean =>
  region === null ? isHouseOperator(actor) : holds(actor, "operator", { region });

/** An operator without a region: sets up the house and may do everything an operator of a region may. */
export const isHouseOperator = (actor: Actor): boolean =>
  actor.grants.some(
    (grant) => grant.role === "operator" && grant.region === undefined && grant.organisation === undefined,
  );

/** An operator of the region registers organisations and their way to sign in. */
export const mayRegisterOrganisation = (actor: Actor, region: string): boolean => holds(actor, "operator", { region });

/** The board of an organisation, with a second factor, sees its members; so may an operator of the region. */
export const maySeeMembers = (actor: Actor, region: string, own: MemberFunction | undefined): boolean =>
  (own === "board" && actor.secondFactor) || holds(actor, "operator", { region });

/** The board writes the organisation's own page, admits members and gives functions. */
export const mayLead = maySeeMembers;

/** A member may tell that another one is who they say. */
export const mayVouch = (actor: Actor, own: MemberFunction | undefined): boolean =>
  own !== undefined && actor.assurance >= 2;

/** The team of the region, or an operator, accepts by hand and checks people in person. */
export const mayCheckPeople = (actor: Actor, region: string): boolean =>
  holds(actor, "programme_team", { region }) || holds(actor, "operator", { region });

/** An operator of the region has letters with codes printed. */
export const mayPrintLetters = (actor: Actor, region: string): boolean => holds(actor, "operator", { region });

/** Only an operator of the whole house keeps the register of breaches. */
export const mayKeepBreaches = isHouseOperator;

/** Only an operator of the whole house says, for a board or not, who gets the end of the audit's chain by mail. */
export const mayNameHeadReaders = isHouseOperator;

/** Changing a second factor or a passkey that is there asks for a session that has shown one. */
export const mayChangeFactors = (actor: Actor, hasFactor: boolean): boolean =>
  actor.kind === "person" && (!hasFactor || actor.secondFactor);
