import { type Actor, type Grant, holds } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";

/** A page of another room for who runs a region, under `/:region/`. */
export interface ManageLink {
  readonly path: string;
  readonly label: (lang: Lang) => string;
  /** Roles in the region that bring somebody there: those of the page's own policy. */
  readonly roles: readonly Grant["role"][];
}

/** Roles that have work in a region of their own, here or in a room that added its page. */
export const workRoles = ["operator", "programme_team", "moderator", "analyst", "partner"] as const;

const links: ManageLink[] = [];

/** Adds a room's page to the start of a region's management; called once at start. */
export function addManageLink(link: ManageLink): void {
  if (!links.some((other) => other.path === link.path)) links.push(link);
}

/** What somebody may arrange in a region. */
export const manageLinks = (actor: Actor, region: string): readonly ManageLink[] =>
  links.filter(({ roles }) => roles.some((role) => holds(actor, role, { region })));

/** Whether somebody has work to do in a region. */
export const worksIn = (actor: Actor, region: string): boolean =>
  workRoles.some((role) => holds(actor, role, { region }));
