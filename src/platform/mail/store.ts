import type { Insertable, Kysely } from "kysely";

export interface MailTable {
  id: string;
  state: "waiting" | "sending" | "sent" | "refused" | "expired";
  sealed: Buffer | null;
  queued_at: Date;
  next_at: Date;
  attempts: number;
  claim: string | null;
  ended_at: Date | null;
  problem: string | null;
}

export interface MailTables {
  mail_messages: MailTable;
}

/** Mail's own view on whichever connection or transaction it is given. */
// oxlint-disable-next-line typescript/no-explicit-any -- any room's transaction
export function mailTables(db: Kysely<any>): Kysely<MailTables> {
  return db as Kysely<MailTables>;
}

export async function insertMessage(
  db: Kysely<MailTables>,
  row: Pick<Insertable<MailTable>, "id" | "sealed" | "queued_at" | "next_at">,
): Promise<void> {
  await db
    .insertInto("mail_messages")
    .values({ ...row, state: "waiting", attempts: 0, claim: null, ended_at: null, problem: null })
    .execute();
}

/** Letters that still wait, newest first. */
export async function waitingMessages(db: Kysely<MailTables>, limit: number) {
  return db
    .selectFrom("mail_messages")
    .select(["id", "queued_at", "sealed", "attempts"])
    .where("sealed", "is not", null)
    .orderBy("queued_at", "desc")
    .limit(limit)
    .execute();
}
