/** A role someone holds in a region or an organisation; `operator` may stand alone. */
export interface Grant {
  readonly role:
    | "resident"
    | "member"
    | "resident_representative"
    | "professional"
    | "partner"
    | "moderator"
    | "analyst"
    | "contract_manager"
    | "programme_team"
    | "operator";
  readonly region?: string;
  readonly organisation?: string;
}

/** Who asks. A visitor has no person behind it that we know of. */
export interface Actor {
  readonly kind: "visitor" | "person" | "system";
  /** Id of the person; absent for a visitor. */
  readonly person?: string;
  readonly session?: string;
  readonly grants: readonly Grant[];
  /** How sure we are who this is: 0 anonymous, 1 e-mail, 2 address or vouched or organisation, 3 in person. */
  readonly assurance: 0 | 1 | 2 | 3;
  /** True when the second factor was given in this session. */
  readonly secondFactor: boolean;
}

export const visitor: Actor = { kind: "visitor", grants: [], assurance: 0, secondFactor: false };

/** Brink itself: timers, start-up and the command line. */
export const system: Actor = { kind: "system", grants: [{ role: "operator" }], assurance: 3, secondFactor: true };

/** True when the actor holds the role, in this region or organisation where one is named. */
export function holds(
  actor: Actor,
  role: Grant["role"],
  where: { region?: string; organisation?: string } = {},
): boolean {
  return actor.grants.some(
    (grant) =>
      grant.role === role &&
      (grant.region === undefined || where.region === undefined || grant.region === where.region) &&
      (where.organisation === undefined || grant.organisation === where.organisation),
  );
}

/** Who may come through a route. Finer rules stand in the rooms' own policy files and are asked by their actions. */
export interface RoutePolicy {
  /** Short name, shown in the access matrix. */
  readonly name: string;
  allows(actor: Actor, params: Readonly<Record<string, string>>): boolean;
}

export const everyone: RoutePolicy = { name: "everyone", allows: () => true };
export const signedIn: RoutePolicy = { name: "signed in", allows: (actor) => actor.kind === "person" };
export const developmentOnly: RoutePolicy = {
  name: "development only",
  allows: () => process.env.NODE_ENV !== "production",
};

/** Anyone holding one of the roles in the region of the address (`:region`), or anywhere when the address names none. */
export function oneOf(...roles: Grant["role"][]): RoutePolicy {
  return {
    name: roles.join(" or "),
    allows: (actor, params) => roles.some((role) => holds(actor, role, params.region ? { region: params.region } : {})),
  };
}
