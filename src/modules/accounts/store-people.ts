import { sql } from "kysely";
import type { Assurance, AssuranceWay, Role } from "./model.ts";
import { type AccountsTables, type AnyDb, own } from "./store-scope.ts";

export type PersonRow = AccountsTables["person"];

export async function personById(trx: AnyDb, id: string): Promise<PersonRow | undefined> {
  return own(trx).selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
}

/** `hashes` are those of one address under every key we know. */
export async function personByEmail(trx: AnyDb, hashes: readonly string[]): Promise<PersonRow | undefined> {
  return own(trx).selectFrom("person").selectAll().where("email_hash", "in", hashes).executeTakeFirst();
}

/** The person with this address, made when there was none; two sign-ins at once make one. */
export async function findOrAddPerson(
  trx: AnyDb,
  hashes: readonly string[],
  row: Pick<PersonRow, "email_sealed" | "email_hash" | "lang" | "pseudonym_key_sealed">,
): Promise<{ person: PersonRow; made: boolean }> {
  const known = await personByEmail(trx, hashes);
  if (known) return { person: known, made: false };
  const made = await own(trx)
    .insertInto("person")
    .values(row as PersonRow)
    .onConflict((conflict) => conflict.column("email_hash").doNothing())
    .returningAll()
    .executeTakeFirst();
  if (made) return { person: made, made: true };
  return { person: (await personByEmail(trx, hashes))!, made: false };
}

export async function changePerson(trx: AnyDb, id: string, change: Partial<Omit<PersonRow, "id">>): Promise<void> {
  await own(trx).updateTable("person").set(change).where("id", "=", id).execute();
}

/** Removes the person and, by cascade, everything of this room that hangs on it; keeps only the keyed hash for a restore. */
export async function erasePerson(trx: AnyDb, id: string, personHash: string): Promise<void> {
  await own(trx)
    .insertInto("erasure")
    .values({ person_hash: personHash } as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await own(trx).deleteFrom("person").where("id", "=", id).execute();
}

/** That someone was erased: the keyed hash of the person's id, and the day. */
export interface Erased {
  readonly person: string;
  readonly on: string;
}

/** Everyone who was erased: a restore erases them again. */
export async function erasuresIn(db: AnyDb): Promise<readonly Erased[]> {
  return own(db)
    .selectFrom("erasure")
    .select(["person_hash as person", "erased_on as on"])
    .orderBy("erased_on")
    .execute();
}

/** Takes in erasures that this database does not know of, because it was restored from a backup of before. */
export async function addErasures(trx: AnyDb, erased: readonly Erased[]): Promise<void> {
  if (erased.length === 0) return;
  const rows = erased.map(({ person, on }) => ({ person_hash: person, erased_on: on }));
  await own(trx)
    .insertInto("erasure")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function allPersonIds(trx: AnyDb): Promise<readonly string[]> {
  return (await own(trx).selectFrom("person").select("id").execute()).map((row) => row.id);
}

export interface GrantRow {
  readonly id: string;
  readonly role: Role;
  readonly region: string | null;
  readonly organisation: string | null;
  readonly grantedAt: Date;
}

const grantColumns = [
  "id",
  "role",
  "region_id as region",
  "organisation_id as organisation",
  "granted_at as grantedAt",
] as const;

export async function grantsOf(trx: AnyDb, person: string): Promise<GrantRow[]> {
  return own(trx)
    .selectFrom("person_grant")
    .select(grantColumns)
    .where("person_id", "=", person)
    .orderBy("granted_at")
    .execute();
}

/** False when the person held it already. */
export async function addGrant(
  trx: AnyDb,
  row: { person: string; role: Role; region: string | null; organisation: string | null; by: string | null },
): Promise<boolean> {
  const made = await own(trx)
    .insertInto("person_grant")
    .values({
      person_id: row.person,
      role: row.role,
      region_id: row.region,
      organisation_id: row.organisation,
      granted_by: row.by,
    } as never)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

/** The grant that went, or undefined. */
export async function removeGrant(trx: AnyDb, id: string): Promise<(GrantRow & { person: string }) | undefined> {
  return own(trx)
    .deleteFrom("person_grant")
    .where("id", "=", id)
    .returning([...grantColumns, "person_id as person"])
    .executeTakeFirst();
}

/** How many people hold operator for the whole house. */
export async function countOperators(trx: AnyDb): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext('brink_operators'))`.execute(trx);
  const row = await own(trx)
    .selectFrom("person_grant")
    .select((expression) => expression.fn.countAll<number>().as("n"))
    .where("role", "=", "operator")
    .where("region_id", "is", null)
    .executeTakeFirstOrThrow();
  return row.n;
}

/** People that hold a role by hand, newest first, with their grants; of one region, or of the house alone (null). */
export async function peopleWithGrants(
  trx: AnyDb,
  region: string | null | undefined,
): Promise<{ person: PersonRow; grants: GrantRow[] }[]> {
  let query = own(trx)
    .selectFrom("person_grant")
    .select([...grantColumns, "person_id as person"])
    .orderBy("granted_at", "desc")
    .limit(500);
  if (region !== undefined) query = query.where("region_id", region === null ? "is" : "=", region);
  const grants = await query.execute();
  if (grants.length === 0) return [];
  const ids = [...new Set(grants.map((grant) => grant.person))];
  const people = await own(trx).selectFrom("person").selectAll().where("id", "in", ids).execute();
  return people.map((person) => ({ person, grants: grants.filter((grant) => grant.person === person.id) }));
}

export async function addProof(
  trx: AnyDb,
  row: {
    person: string;
    level: Assurance;
    how: AssuranceWay;
    state?: "accepted" | "asked";
    region?: string;
    addressHash?: string;
    by?: string;
  },
): Promise<void> {
  await own(trx)
    .insertInto("assurance_proof")
    .values({
      person_id: row.person,
      level: row.level,
      how: row.how,
      state: row.state ?? "accepted",
      region_id: row.region ?? null,
      address_hash: row.addressHash ?? null,
      by_person: row.by ?? null,
    } as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function proofsOf(trx: AnyDb, person: string) {
  return own(trx)
    .selectFrom("assurance_proof")
    .select(["id", "level", "how", "state", "region_id as region", "made_at as madeAt"])
    .where("person_id", "=", person)
    .orderBy("made_at")
    .execute();
}

export async function countVouches(trx: AnyDb, person: string): Promise<number> {
  const row = await own(trx)
    .selectFrom("assurance_proof")
    .select((expression) => expression.fn.countAll<number>().as("n"))
    .where("person_id", "=", person)
    .where("how", "=", "vouched")
    .executeTakeFirstOrThrow();
  return row.n;
}

/** How many people were accepted on one address. The address is locked, so that five at once are not all the fourth. */
export async function countOnAddress(trx: AnyDb, addressHash: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${addressHash}, 7))`.execute(trx);
  const row = await own(trx)
    .selectFrom("assurance_proof")
    .select(sql<number>`count(distinct person_id)`.as("n"))
    .where("address_hash", "=", addressHash)
    .where("state", "=", "accepted")
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Letters that wait for a person of the team to accept them by hand. */
export async function askedProofs(trx: AnyDb) {
  return own(trx)
    .selectFrom("assurance_proof")
    .select(["id", "person_id as person", "region_id as region", "made_at as madeAt"])
    .where("state", "=", "asked")
    .orderBy("made_at")
    .execute();
}

export async function acceptProof(trx: AnyDb, id: string): Promise<{ person: string; level: Assurance } | undefined> {
  return own(trx)
    .updateTable("assurance_proof")
    .set({ state: "accepted" })
    .where("id", "=", id)
    .where("state", "=", "asked")
    .returning(["person_id as person", "level"])
    .executeTakeFirst();
}

/** Raises the level; it never falls by a weaker proof. */
export async function raiseAssurance(trx: AnyDb, person: string, level: Assurance): Promise<void> {
  await own(trx)
    .updateTable("person")
    .set({ assurance: level })
    .where("id", "=", person)
    .where("assurance", "<", level)
    .execute();
}

export async function consentsOf(trx: AnyDb, person: string) {
  return own(trx)
    .selectFrom("consent")
    .select(["kind", "version", "given_at as givenAt", "withdrawn_at as withdrawnAt"])
    .where("person_id", "=", person)
    .orderBy("given_at")
    .execute();
}

/** Gives a consent in one version; an older version in force ends. */
export async function giveConsent(trx: AnyDb, person: string, kind: string, version: number): Promise<void> {
  await withdrawConsent(trx, person, kind);
  await own(trx)
    .insertInto("consent")
    .values({ person_id: person, kind, version } as never)
    .execute();
}

export async function withdrawConsent(trx: AnyDb, person: string, kind: string): Promise<boolean> {
  const gone = await own(trx)
    .updateTable("consent")
    .set({ withdrawn_at: sql<Date>`now()` })
    .where("person_id", "=", person)
    .where("kind", "=", kind)
    .where("withdrawn_at", "is", null)
    .returning("id")
    .executeTakeFirst();
  return gone !== undefined;
}

/** True when a person is admitted to one of these organisations, or named to act for one, as it stands now. */
export async function placeIn(trx: AnyDb, person: string, organisations: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from membership m where m.person_id = ${person} and m.state = 'member'
        and m.organisation_id::text = any (${organisations}))
      or exists (select 1 from person_grant g where g.person_id = ${person}
        and g.organisation_id::text = any (${organisations})) as found`.execute(own(trx));
  return rows[0]!.found;
}

/** People who act for an organisation: by a role that was given by hand, or as its member. */
export async function partnersIn(trx: AnyDb, organisation: string, region: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select g.person_id as id from person_grant g
      where g.role = 'partner' and g.organisation_id::text = ${organisation} and coalesce(g.region_id, ${region}) = ${region}
    union
    select m.person_id from membership m join organisation o on o.id = m.organisation_id
      where o.id::text = ${organisation} and o.region_id = ${region} and m.state = 'member'
        and o.kind not in ('resident_organisation', 'village_cooperative', 'district_cooperative')
    order by id`.execute(own(trx));
  return rows.map((row) => row.id);
}
