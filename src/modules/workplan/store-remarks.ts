import { type Kysely, sql } from "kysely";
import type { Initiative } from "./model.ts";
import type { AnyDb } from "./store.ts";

interface RemarkTables {
  workplan_remark: {
    id: string;
    region_id: string;
    slug: string;
    kind: "comment" | "proposal";
    actor: string;
    at: Date;
    text: string;
    based_on: number | null;
    proposed: Initiative | null;
    state: "open" | "taken" | "declined";
    answer: string | null;
  };
}
const own = (db: AnyDb) => db as Kysely<RemarkTables>;

export type RemarkRow = RemarkTables["workplan_remark"];

export async function addRemark(db: AnyDb, row: Omit<RemarkRow, "state" | "answer">): Promise<void> {
  await sql`insert into workplan_remark (id, region_id, slug, kind, actor, at, text, based_on, proposed) values (${row.id},
    ${row.region_id}, ${row.slug}, ${row.kind}, ${row.actor}, ${row.at}, ${row.text}, ${row.based_on},
    ${row.proposed === null ? null : JSON.stringify(row.proposed)}::jsonb)`.execute(own(db));
}

/** Remarks on one initiative, newest first. */
export async function remarksOf(db: AnyDb, regionId: string, slug: string): Promise<RemarkRow[]> {
  return own(db)
    .selectFrom("workplan_remark")
    .selectAll()
    .where("region_id", "=", regionId)
    .where("slug", "=", slug)
    .orderBy("at", "desc")
    .limit(200)
    .execute();
}

/** Proposals of a region that wait for an answer, oldest first. */
export async function openProposals(db: AnyDb, regionId: string): Promise<RemarkRow[]> {
  return own(db)
    .selectFrom("workplan_remark")
    .selectAll()
    .where("region_id", "=", regionId)
    .where("kind", "=", "proposal")
    .where("state", "=", "open")
    .orderBy("at")
    .limit(200)
    .execute();
}

/** Closes a proposal. @returns false when somebody did before */
export async function closeProposal(
  db: AnyDb,
  id: string,
  state: "taken" | "declined",
  answer: string,
): Promise<boolean> {
  const { rows } = await sql`update workplan_remark set state = ${state}, answer = ${answer}
    where id = ${id} and kind = 'proposal' and state = 'open' returning id`.execute(own(db));
  return rows.length === 1;
}
