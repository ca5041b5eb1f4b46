import { type Kysely, sql, type UpdateObject } from "kysely";
import type { Drawer } from "../model.ts";
import type { AnyDb } from "../store.ts";
import type { Fact, FactContent, FactReturn, FactRole, FactUnit } from "./model.ts";

interface FactsTables {
  regional_fact: {
    id: string;
    region_id: string;
    drawer: Drawer;
    name: string;
    value: number;
    decimals: number;
    unit: FactUnit;
    population: string;
    area_code: string;
    period: string;
    source: string;
    link: string;
    version: number;
    withdrawn: boolean;
    made_by: string | null;
    made_as: FactRole;
    made_on: string;
    checked_by: string | null;
    checked_as: FactRole | null;
    checked_on: string | null;
  };
  regional_fact_return: {
    fact_id: string;
    version: number;
    reason: string;
    returned_by: string | null;
    returned_as: FactRole;
    returned_on: string;
  };
}

type FactRow = FactsTables["regional_fact"];
type Change = UpdateObject<FactsTables, "regional_fact">;

const own = (db: AnyDb) => db as Kysely<FactsTables>;

/** Who did something to a figure, as whom and on which day. */
export interface By {
  readonly person: string | null;
  readonly role: FactRole;
  readonly day: string;
}

/** Figures of a region that stand, by drawer, name and period; or one of them, if asked also when it was taken back. */
export async function findFacts(
  db: AnyDb,
  regionId: string,
  filter: { id?: string; alsoWithdrawn?: boolean } = {},
): Promise<Fact[]> {
  let query = selectFacts(db).where("region_id", "=", regionId);
  if (!filter.alsoWithdrawn) query = query.where("withdrawn", "=", false);
  if (filter.id !== undefined) query = query.where("id", "=", filter.id);
  const rows = await query.orderBy("drawer").orderBy("name").orderBy("period", "desc").orderBy("id").execute();
  return rows.map(factOf);
}

const selectFacts = (db: AnyDb) =>
  own(db)
    .selectFrom("regional_fact")
    .selectAll()
    .select((where) =>
      where
        .exists(
          where
            .selectFrom("regional_fact_return as sent")
            .select("sent.version")
            .whereRef("sent.fact_id", "=", "regional_fact.id")
            .whereRef("sent.version", "=", "regional_fact.version"),
        )
        .as("returned"),
    );

/** Why figures of a region were sent back, by figure, the newest first. For the team only. */
export async function findReturns(db: AnyDb, regionId: string): Promise<Map<string, FactReturn[]>> {
  const rows = await own(db)
    .selectFrom("regional_fact_return as sent")
    .innerJoin("regional_fact as fact", "fact.id", "sent.fact_id")
    .select(["sent.fact_id", "sent.version", "sent.reason", "sent.returned_as", "sent.returned_on"])
    .where("fact.region_id", "=", regionId)
    .orderBy("sent.version", "desc")
    .execute();
  return Map.groupBy(
    rows.map((row) => ({
      fact: row.fact_id,
      version: row.version,
      reason: row.reason,
      returnedAs: row.returned_as,
      returnedOn: row.returned_on,
    })),
    (row) => row.fact,
  );
}

/** The figures that someone typed or checked, also those taken back. */
export async function factsOfPerson(db: AnyDb, person: string): Promise<(Fact & { typed: boolean })[]> {
  const rows = await selectFacts(db)
    .where((where) => where.or([where("made_by", "=", person), where("checked_by", "=", person)]))
    .orderBy("made_on")
    .execute();
  return rows.map((row) => ({ ...factOf(row), typed: row.made_by === person }));
}

/** What someone wrote when sending figures back. */
export async function returnsOfPerson(db: AnyDb, person: string) {
  return own(db)
    .selectFrom("regional_fact_return as sent")
    .innerJoin("regional_fact as fact", "fact.id", "sent.fact_id")
    .select(["fact.id", "fact.name", "fact.region_id as regionId", "sent.reason"])
    .where("sent.returned_by", "=", person)
    .orderBy("sent.returned_on")
    .orderBy("fact.id")
    .execute();
}

/** Lets go of a person: the figure stays, with the role only. */
export async function forgetPerson(db: AnyDb, person: string): Promise<void> {
  await own(db).updateTable("regional_fact").set({ made_by: null }).where("made_by", "=", person).execute();
  await own(db).updateTable("regional_fact").set({ checked_by: null }).where("checked_by", "=", person).execute();
  await own(db)
    .updateTable("regional_fact_return")
    .set({ returned_by: null })
    .where("returned_by", "=", person)
    .execute();
}

export async function addFact(db: AnyDb, regionId: string, content: FactContent, by: By): Promise<string> {
  const made = { region_id: regionId, ...columnsOf(content), ...madeBy(by) };
  // The id, version and state have their own first values.
  const query = own(db)
    .insertInto("regional_fact")
    .values(made as FactRow)
    .returning("id");
  return (await query.executeTakeFirstOrThrow()).id;
}

/** Changes the content; what was checked must be checked again. False when somebody changed it since this version. */
export async function changeFact(db: AnyDb, at: At, content: FactContent, by: By): Promise<boolean> {
  return update(db, at, { ...columnsOf(content), ...madeBy(by), checked_by: null, checked_as: null, checked_on: null });
}

export async function markChecked(db: AnyDb, at: At, by: By): Promise<boolean> {
  return update(db, at, { checked_by: by.person, checked_as: by.role, checked_on: by.day });
}

/** Sends a figure back. False when somebody changed it since this version. */
export async function sendBack(db: AnyDb, at: At, reason: string, by: By): Promise<boolean> {
  if (!(await update(db, at, {}))) return false;
  const sent = { returned_by: by.person, returned_as: by.role, returned_on: by.day };
  await own(db)
    .insertInto("regional_fact_return")
    .values({ fact_id: at.id, version: at.version + 1, reason, ...sent })
    .execute();
  return true;
}

export async function withdraw(db: AnyDb, at: At): Promise<boolean> {
  return update(db, at, { withdrawn: true });
}

/** A figure in the version that someone saw. */
export interface At {
  readonly regionId: string;
  readonly id: string;
  readonly version: number;
}

async function update(db: AnyDb, at: At, change: Change): Promise<boolean> {
  const done = await own(db)
    .updateTable("regional_fact")
    .set({ ...change, version: sql<number>`version + 1` })
    .where("id", "=", at.id)
    .where("region_id", "=", at.regionId)
    .where("version", "=", at.version)
    .where("withdrawn", "=", false)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) === 1;
}

const madeBy = (by: By) => ({ made_by: by.person, made_as: by.role, made_on: by.day });

function columnsOf(content: FactContent) {
  const { areaCode, ...same } = content;
  return { ...same, area_code: areaCode };
}

function factOf(row: FactRow & { returned: unknown }): Fact {
  const { drawer, name, value, decimals, unit, population, period, source, link, version, id } = row;
  return {
    id,
    drawer,
    name,
    value,
    decimals,
    unit,
    population,
    period,
    source,
    link,
    version,
    regionId: row.region_id,
    areaCode: row.area_code,
    madeBy: row.made_by,
    madeAs: row.made_as,
    madeOn: row.made_on,
    checkedAs: row.checked_as,
    checkedOn: row.checked_on,
    returned: row.returned === true,
    withdrawn: row.withdrawn,
  };
}
