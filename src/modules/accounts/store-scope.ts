import { type Kysely, sql, type Transaction } from "kysely";
import type { Assurance, AssuranceWay, MemberFunction, OrganisationKind, Role, SessionWay } from "./model.ts";

/** The tables of this room. */
export interface AccountsTables {
  person: {
    id: string;
    email_sealed: string;
    email_hash: string;
    name_sealed: string | null;
    lang: "nl" | "en";
    assurance: Assurance;
    pseudonym_key_sealed: string;
    made_on: string;
  };
  session: {
    id: string;
    person_id: string;
    token_hash: Buffer;
    way: SessionWay;
    device: string;
    started_at: Date;
    seen_at: Date;
    second_factor_at: Date | null;
    /** When the token was made. */
    turned_at: Date;
    /** A new token that did not come back yet. */
    next_hash: Buffer | null;
    next_at: Date | null;
    /** The token before this one, for requests that are under way. */
    old_hash: Buffer | null;
    old_until: Date | null;
  };
  sign_in_link: {
    token_hash: Buffer;
    kind: LinkKind;
    email_hash: string | null;
    email_sealed: string | null;
    person_id: string | null;
    return_to: string;
    lang: "nl" | "en";
    expires_at: Date;
    used_at: Date | null;
  };
  organisation: {
    id: string;
    region_id: string;
    kind: OrganisationKind;
    name: string;
    slug: string;
    area_code: string | null;
    about: string;
    constituency: string;
    contact: string;
    example: boolean;
    made_at: Date;
  };
  organisation_login: { organisation_id: string; issuer: string; client_id: string; client_secret_sealed: string };
  organisation_identity: { organisation_id: string; subject_hash: string; person_id: string };
  person_grant: {
    id: string;
    person_id: string;
    role: Role;
    region_id: string | null;
    organisation_id: string | null;
    granted_by: string | null;
    granted_at: Date;
  };
  membership: {
    organisation_id: string;
    person_id: string;
    function: MemberFunction;
    state: "asked" | "member";
    since: string;
  };
  passkey: {
    id: string;
    person_id: string;
    public_key: Buffer;
    counter: number;
    transports: string[];
    name: string;
    made_at: Date;
    used_at: Date | null;
  };
  challenge: { token_hash: Buffer; kind: ChallengeKind; person_id: string | null; sealed: string; expires_at: Date };
  second_factor: { person_id: string; secret_sealed: string; confirmed_at: Date | null; last_step: number };
  recovery_code: { person_id: string; code_hash: string; used_at: Date | null };
  consent: { id: string; person_id: string; kind: string; version: number; given_at: Date; withdrawn_at: Date | null };
  assurance_proof: {
    id: string;
    person_id: string;
    level: Assurance;
    how: AssuranceWay;
    state: "accepted" | "asked";
    region_id: string | null;
    address_hash: string | null;
    by_person: string | null;
    made_at: Date;
  };
  letter_batch: {
    id: string;
    region_id: string;
    amount: number;
    expires_at: Date;
    made_by: string | null;
    made_at: Date;
  };
  letter_code: { code_hash: string; batch_id: string; used_at: Date | null };
  representation: {
    id: string;
    for_person: string;
    /** Empty until the other has said yes; till then only the hash of the address that was asked. */
    by_person: string | null;
    by_email_hash: string | null;
    kind: "parent" | "carer" | "curator";
    purposes: string[];
    ends_on: string;
    made_at: Date;
    ended_at: Date | null;
  };
  region_declaration: {
    region_id: string;
    controller: string;
    contact: string;
    privacy: string;
    accessibility: string;
    complaints: string;
    declared_by: string | null;
    declared_at: Date;
  };
  breach: {
    id: string;
    found_at: Date;
    what: string;
    whom: string;
    measures: string;
    reported_at: Date | null;
    not_reported_because: string | null;
    made_by: string | null;
    made_at: Date;
  };
  hall: { code_hash: string; region_id: string; ends_at: Date; made_by: string | null; made_at: Date };
  head_reader: {
    id: string;
    email_hash: string;
    email_sealed: string;
    lang: "nl" | "en";
    mailed_on: string | null;
    made_by: string | null;
    made_at: Date;
  };
  erasure: { person_hash: string; erased_on: string };
}

export type LinkKind = "sign_in" | "first_operator" | "new_email";
export type ChallengeKind = "passkey_add" | "passkey_use" | "organisation";

// oxlint-disable-next-line typescript/no-explicit-any -- callers bring a connection with other tables
export type AnyDb = Kysely<any>;
// oxlint-disable-next-line typescript/no-explicit-any -- callers bring a transaction with other tables
export type AnyTrx = Transaction<any>;

/** Narrows a connection to this room's tables. */
export const own = (db: AnyDb) => db as Kysely<AccountsTables>;

/** Whose rows a transaction may touch: those of one person, or (the house itself: sign-in, boards, operators) all. */
export type Scope = { readonly person: string } | "house";

/** Opens the rows of personal tables inside a transaction; without it row-level security shows none. */
export async function openScope(trx: AnyDb, scope: Scope): Promise<void> {
  if (scope === "house") await sql`select set_config('brink.scope', 'house', true)`.execute(trx);
  else await sql`select set_config('brink.person', ${scope.person}, true)`.execute(trx);
}

/** One transaction within a scope; joins the caller's transaction when there is one. */
export async function withScope<T>(db: AnyDb, scope: Scope, work: (trx: AnyTrx) => Promise<T>): Promise<T> {
  if (db.isTransaction) {
    await openScope(db, scope);
    return work(db as AnyTrx);
  }
  return db.transaction().execute(async (trx) => {
    await openScope(trx, scope);
    return work(trx);
  });
}
