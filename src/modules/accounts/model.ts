import type { Actor, Grant } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";

export type Role = Grant["role"];

/** Roles that an operator gives by hand, with what they reach: the whole house, a region, or an organisation. */
export const roles: readonly Role[] = [
  "resident",
  "member",
  "resident_representative",
  "professional",
  "partner",
  "moderator",
  "analyst",
  "contract_manager",
  "programme_team",
  "operator",
];

/** Roles that see personal data or change what others see: they count only in a session with a second factor. */
export const strictRoles: readonly Role[] = ["operator", "moderator", "programme_team", "contract_manager"];

export const organisationKinds = [
  "resident_organisation",
  "village_cooperative",
  "district_cooperative",
  "municipality",
  "ggd",
  "insurer",
  "care_office",
  "care_provider",
  "welfare",
  "housing",
  "education",
  "business",
  "knowledge",
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

/** Organisations of residents: they have members, a board and a room of their own. */
export const isOfResidents = (kind: OrganisationKind): boolean =>
  kind === "resident_organisation" || kind === "village_cooperative" || kind === "district_cooperative";

export const functions = ["member", "board", "representative", "contact"] as const;
export type MemberFunction = (typeof functions)[number];

export type Assurance = 1 | 2 | 3;
export type AssuranceWay = "mail" | "letter" | "vouched" | "organisation" | "in_person";
export const levelOf: Readonly<Record<AssuranceWay, Assurance>> = {
  mail: 1,
  letter: 2,
  vouched: 2,
  organisation: 2,
  in_person: 3,
};

/** More people than this on one address are accepted by hand. */
export const mostOnOneAddress = 4;
/** How many members must know someone before that counts as level 2. */
export const vouchesNeeded = 2;

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string | null;
  readonly lang: Lang;
  readonly assurance: Assurance;
  /** Day on which the account was made. */
  readonly madeOn: string;
}

export interface Organisation {
  readonly id: string;
  readonly region: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly slug: string;
  /** Working area or village it speaks for. */
  readonly areaCode: string | null;
  readonly about: string;
  readonly constituency: string;
  readonly contact: string;
}

export interface Member {
  readonly person: string;
  readonly name: string | null;
  readonly email: string;
  readonly function: MemberFunction;
  readonly state: "asked" | "member";
  readonly since: string;
}

export type SessionWay = "mail" | "passkey" | "organisation";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long a link, a challenge and a session live, in milliseconds. */
export const lifetimes = {
  link: 15 * minute,
  firstOperatorLink: 24 * hour,
  challenge: 5 * minute,
  idle: 14 * day,
  strictIdle: 8 * hour,
  session: 90 * day,
  /** After this a session gets a new token. */
  token: day,
  /** How long a new token may stay away before another is made. */
  turning: minute,
  letter: 60 * day,
  hall: 8 * hour,
} as const;

/** Sign-in mails per address and per network. A hall is one address, so the network limit is wide. */
export const limits = {
  linkPerAddress: { limit: 4, perSeconds: 3_600 },
  linkPerNetwork: { limit: 120, perSeconds: 3_600 },
  /** In a hall that is open, so that a code that leaks is not endless. */
  linkPerHall: { limit: 5_000, perSeconds: 3_600 },
  codePerPerson: { limit: 10, perSeconds: 900 },
  letterPerPerson: { limit: 10, perSeconds: 3_600 },
} as const;

/** An address as it is looked up: without spaces around it and in lower case; undefined when it cannot be one. */
export function normaliseEmail(typed: string): string | undefined {
  const email = typed.trim().normalize("NFC").toLowerCase();
  if (email.length > 254 || !/^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@.]{2,}$/.test(email)) return undefined;
  return email;
}

/** Where someone may be sent after signing in: a path of this site, never another host or a form's own address. */
export function ownPath(asked: string | undefined, fallback = "/mijn"): string {
  const path = asked ?? "";
  if (!/^\/(?![/\\])[^\s\\]*$/.test(path) || path.length > 500) return fallback;
  if (/^(\/en)?\/(inloggen|uitloggen)(\/|\?|$)/.test(path)) return fallback;
  return path;
}

/** An address of a letter as it is compared: "7811 ab", "12 A" → "7811AB 12a"; undefined when it cannot be one. */
export function normaliseAddress(postcode: string, number: string): string | undefined {
  const code = postcode.replaceAll(/\s/g, "").toUpperCase();
  const house = number.replaceAll(/[\s-]/g, "").toLowerCase();
  if (!/^[1-9]\d{3}[A-Z]{2}$/.test(code) || !/^\d{1,5}[a-z0-9]{0,6}$/.test(house)) return undefined;
  return `${code} ${house}`;
}

/** The browser and the kind of device, as people know them; nothing finer is kept. */
export function deviceOf(userAgent: string | undefined): string {
  const agent = userAgent ?? "";
  const browser = /Edg\//.test(agent)
    ? "Edge"
    : /Firefox\//.test(agent)
      ? "Firefox"
      : /Chrom(e|ium)\//.test(agent)
        ? "Chrome"
        : /Safari\//.test(agent)
          ? "Safari"
          : "";
  const system = /iPhone|iPad/.test(agent)
    ? "iOS"
    : /Android/.test(agent)
      ? "Android"
      : /Windows/.test(agent)
        ? "Windows"
        : /Mac OS/.test(agent)
          ? "macOS"
          : /Linux/.test(agent)
            ? "Linux"
            : "";
  return [browser, system].filter(Boolean).join(", ");
}

/** True when one of these roles asks for a second factor. */
export const needsSecondFactor = (grants: readonly Pick<Grant, "role">[]): boolean =>
  grants.some((grant) => strictRoles.includes(grant.role));

/** The roles that count now: strict ones only with a second factor. */
export function countingGrants(grants: readonly Grant[], secondFactor: boolean): readonly Grant[] {
  return secondFactor ? grants : grants.filter((grant) => !strictRoles.includes(grant.role));
}

/** The person behind an actor. */
export const personOf = (actor: Actor): string | undefined => (actor.kind === "person" ? actor.person : undefined);
