import type { Config } from "#platform/config.ts";
import { lifetimes } from "./model.ts";

type Site = Pick<Config, "url">;

const isSecure = (site: Site) => site.url.startsWith("https:");

/** Name of the session cookie. `__Host-` binds it to this host and to https; without https (development) it cannot be used. */
export const sessionCookieName = (site: Site): string => (isSecure(site) ? "__Host-brink" : "brink");

/** The only cookie of Brink: the session token, out of reach of scripts, sent to this site alone. */
export function sessionCookie(site: Site, token: string): string {
  return cookie(site, sessionCookieName(site), token, lifetimes.session / 1_000);
}

/** Takes the session cookie away. */
export const noSessionCookie = (site: Site): string => cookie(site, sessionCookieName(site), "", 0);

/** A cookie that carries the state of one sign-in through an organisation, for ten minutes. */
export const stateCookieName = (site: Site): string => (isSecure(site) ? "__Host-brink-state" : "brink-state");
export const stateCookie = (site: Site, value: string): string => cookie(site, stateCookieName(site), value, 600);

function cookie(site: Site, name: string, value: string, maxAge: number): string {
  return [
    `${name}=${value}`,
    "Path=/",
    `Max-Age=${maxAge}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(isSecure(site) ? ["Secure"] : []),
  ].join("; ");
}
