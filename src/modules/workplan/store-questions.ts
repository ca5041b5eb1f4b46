import { type Kysely, sql } from "kysely";
import type { AnyDb } from "./store.ts";

interface QuestionTables {
  workplan_question: {
    id: string;
    region_id: string;
    slug: string;
    month: string;
    receiver: string;
    asked_at: Date;
    answered_at: Date | null;
  };
}
const own = (db: AnyDb) => db as Kysely<QuestionTables>;

export type QuestionRow = QuestionTables["workplan_question"];

/** Notes that one receiver is asked about one initiative this month. @returns false when that was done already */
export async function addQuestion(db: AnyDb, row: Omit<QuestionRow, "answered_at">): Promise<boolean> {
  const made = await own(db)
    .insertInto("workplan_question")
    .values({ ...row, answered_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return made !== undefined;
}

export async function findQuestion(db: AnyDb, id: string): Promise<QuestionRow | undefined> {
  return own(db).selectFrom("workplan_question").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Uses a question up. @returns false when somebody did before */
export async function useQuestion(db: AnyDb, id: string, at: Date): Promise<boolean> {
  const { rows } = await sql`update workplan_question set answered_at = ${at} where id = ${id} and answered_at is null
    returning id`.execute(own(db));
  return rows.length === 1;
}

/** Forgets questions of long ago: their links no longer count. */
export async function forgetQuestions(db: AnyDb, before: Date): Promise<void> {
  await own(db).deleteFrom("workplan_question").where("asked_at", "<", before).execute();
}
