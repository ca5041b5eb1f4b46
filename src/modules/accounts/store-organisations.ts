import { sql } from "kysely";
import type { MemberFunction, Organisation, OrganisationKind } from "./model.ts";
import { type AccountsTables, type AnyDb, own } from "./store-scope.ts";

const columns = [
  "organisation.id",
  "organisation.region_id as region",
  "organisation.kind",
  "organisation.name",
  "organisation.slug",
  "organisation.area_code as areaCode",
  "organisation.about",
  "organisation.constituency",
  "organisation.contact",
] as const;

export async function organisationsOf(
  db: AnyDb,
  region: string,
  kinds?: readonly OrganisationKind[],
): Promise<Organisation[]> {
  let query = own(db).selectFrom("organisation").select(columns).where("region_id", "=", region).orderBy("name");
  if (kinds) query = query.where("kind", "in", kinds);
  return query.execute();
}

export async function organisationBySlug(db: AnyDb, region: string, slug: string): Promise<Organisation | undefined> {
  return own(db)
    .selectFrom("organisation")
    .select(columns)
    .where("region_id", "=", region)
    .where("slug", "=", slug)
    .executeTakeFirst();
}

export async function organisationById(db: AnyDb, id: string): Promise<Organisation | undefined> {
  return own(db).selectFrom("organisation").select(columns).where("id", "=", id).executeTakeFirst();
}

/** The id, or undefined when the name is taken in this region. */
export async function addOrganisation(
  trx: AnyDb,
  row: {
    region: string;
    kind: OrganisationKind;
    name: string;
    slug: string;
    areaCode: string | null;
    example: boolean;
  },
): Promise<string | undefined> {
  const made = await own(trx)
    .insertInto("organisation")
    .values({
      region_id: row.region,
      kind: row.kind,
      name: row.name,
      slug: row.slug,
      area_code: row.areaCode,
      example: row.example,
    } as never)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made?.id;
}

export async function changeOrganisation(
  trx: AnyDb,
  id: string,
  change: Partial<Pick<Organisation, "name" | "about" | "constituency" | "contact">>,
): Promise<void> {
  await own(trx).updateTable("organisation").set(change).where("id", "=", id).execute();
}

/** Organisations that were only an example go, with everything that hangs on them. */
export async function removeExampleOrganisations(trx: AnyDb, region: string): Promise<number> {
  const gone = await own(trx)
    .deleteFrom("organisation")
    .where("region_id", "=", region)
    .where("example", "=", true)
    .returning("id")
    .execute();
  return gone.length;
}

export type MembershipRow = AccountsTables["membership"];

export async function membershipOf(
  trx: AnyDb,
  organisation: string,
  person: string,
): Promise<MembershipRow | undefined> {
  return own(trx)
    .selectFrom("membership")
    .selectAll()
    .where("organisation_id", "=", organisation)
    .where("person_id", "=", person)
    .executeTakeFirst();
}

export async function membershipsOf(trx: AnyDb, person: string) {
  return own(trx)
    .selectFrom("membership")
    .innerJoin("organisation", "organisation.id", "membership.organisation_id")
    .select([...columns, "membership.function", "membership.state", "membership.since"])
    .where("membership.person_id", "=", person)
    .orderBy("organisation.name")
    .execute();
}

/** Members with their sealed names; board first, then by the day they came. */
export async function membersOf(trx: AnyDb, organisation: string) {
  return own(trx)
    .selectFrom("membership")
    .innerJoin("person", "person.id", "membership.person_id")
    .select([
      "person.id as person",
      "person.name_sealed as nameSealed",
      "person.email_sealed as emailSealed",
      "person.assurance",
      "membership.function",
      "membership.state",
      "membership.since",
    ])
    .where("membership.organisation_id", "=", organisation)
    .orderBy("membership.function")
    .orderBy("membership.since")
    .orderBy("person.id")
    .execute();
}

/** People who may sign for an organisation: its board and whoever represents it. */
export async function signersIn(trx: AnyDb, organisation: string): Promise<string[]> {
  const rows = await own(trx)
    .selectFrom("membership")
    .select("person_id as id")
    .where("organisation_id", "=", organisation)
    .where("state", "=", "member")
    .where("function", "in", ["board", "representative"])
    .orderBy("person_id")
    .execute();
  return rows.map((row) => row.id);
}

/** False when the person was there already. */
export async function addMembership(
  trx: AnyDb,
  row: { organisation: string; person: string; function: MemberFunction; state: "asked" | "member" },
): Promise<boolean> {
  const made = await own(trx)
    .insertInto("membership")
    .values({
      organisation_id: row.organisation,
      person_id: row.person,
      function: row.function,
      state: row.state,
    } as never)
    .onConflict((conflict) => conflict.doNothing())
    .returning("person_id")
    .executeTakeFirst();
  return made !== undefined;
}

export async function changeMembership(
  trx: AnyDb,
  organisation: string,
  person: string,
  change: Partial<Pick<MembershipRow, "function" | "state">>,
): Promise<boolean> {
  const changed = await own(trx)
    .updateTable("membership")
    .set(change)
    .where("organisation_id", "=", organisation)
    .where("person_id", "=", person)
    .returning("person_id")
    .executeTakeFirst();
  return changed !== undefined;
}

export async function removeMembership(trx: AnyDb, organisation: string, person: string): Promise<boolean> {
  const gone = await own(trx)
    .deleteFrom("membership")
    .where("organisation_id", "=", organisation)
    .where("person_id", "=", person)
    .returning("person_id")
    .executeTakeFirst();
  return gone !== undefined;
}

/** How many members an organisation has. A number only; the page decides whether it is large enough to say. */
export async function countMembers(trx: AnyDb, organisation: string, only?: MemberFunction): Promise<number> {
  let query = own(trx)
    .selectFrom("membership")
    .select((expression) => expression.fn.countAll<number>().as("n"))
    .where("organisation_id", "=", organisation)
    .where("state", "=", "member");
  if (only) query = query.where("function", "=", only);
  return (await query.executeTakeFirstOrThrow()).n;
}

/**
 * Boards on which this person is the last: they must hand over before they leave. Who asks this of the same board waits until the caller's
 * transaction ends, so that the last two do not leave at once.
 */
export async function soleBoards(trx: AnyDb, person: string): Promise<Organisation[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(mine.id, 8)) from (select organisation_id::text as id from membership
    where person_id = ${person} and function = 'board' order by organisation_id) mine`.execute(own(trx));
  return own(trx)
    .selectFrom("organisation")
    .innerJoin("membership", "membership.organisation_id", "organisation.id")
    .select(columns)
    .where("membership.person_id", "=", person)
    .where("membership.function", "=", "board")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("membership as other")
            .select("other.person_id")
            .whereRef("other.organisation_id", "=", "organisation.id")
            .where("other.function", "=", "board")
            .where("other.state", "=", "member")
            .where("other.person_id", "<>", person),
        ),
      ),
    )
    .execute();
}

export interface LoginRow {
  readonly organisation: string;
  readonly name: string;
  readonly region: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecretSealed: string;
}

const loginColumns = [
  "organisation_login.organisation_id as organisation",
  "organisation.name",
  "organisation.region_id as region",
  "organisation_login.issuer",
  "organisation_login.client_id as clientId",
  "organisation_login.client_secret_sealed as clientSecretSealed",
] as const;

/** Organisations with a way of their own to sign in. */
export async function organisationLogins(db: AnyDb): Promise<LoginRow[]> {
  return own(db)
    .selectFrom("organisation_login")
    .innerJoin("organisation", "organisation.id", "organisation_login.organisation_id")
    .select(loginColumns)
    .orderBy("organisation.name")
    .execute();
}

export async function setOrganisationLogin(trx: AnyDb, row: AccountsTables["organisation_login"]): Promise<void> {
  await own(trx)
    .insertInto("organisation_login")
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column("organisation_id")
        .doUpdateSet({ issuer: row.issuer, client_id: row.client_id, client_secret_sealed: row.client_secret_sealed }),
    )
    .execute();
}

export async function identityOf(trx: AnyDb, organisation: string, subjectHash: string): Promise<string | undefined> {
  const row = await own(trx)
    .selectFrom("organisation_identity")
    .select("person_id")
    .where("organisation_id", "=", organisation)
    .where("subject_hash", "=", subjectHash)
    .executeTakeFirst();
  return row?.person_id;
}

export async function addIdentity(trx: AnyDb, row: AccountsTables["organisation_identity"]): Promise<void> {
  await own(trx)
    .insertInto("organisation_identity")
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
