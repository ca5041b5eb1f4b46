import { type Kysely, sql } from "kysely";

/** The number that public pages are cached by: it grows with every change that a public page shows. */
export interface PageVersion {
  readonly current: number;
  /** Reads the number again; called after every change made through this process and by a timer for those of others. */
  refresh(): Promise<void>;
  close(): void;
}

interface PageVersionTables {
  page_version: { id: number; version: number };
}

/** How long another process's change may stay unseen by this one, in milliseconds. */
const pollEvery = 1_000;

/** Opens the version and keeps it fresh. A database that is away leaves the old number in place: old pages beat none. */
export async function openPageVersion(anyDb: Kysely<never>): Promise<PageVersion> {
  const db = anyDb as unknown as Kysely<PageVersionTables>;
  let current = 0;
  const refresh = async () => {
    const row = await db.selectFrom("page_version").select("version").where("id", "=", 1).executeTakeFirst();
    current = Number(row?.version ?? 0);
  };
  await refresh();
  const timer = setInterval(() => void refresh().catch(() => undefined), pollEvery);
  timer.unref();
  return {
    get current() {
      return current;
    },
    refresh,
    close: () => clearInterval(timer),
  };
}

/** Says, inside the change's own transaction, that public pages changed. Not for hot paths: it takes one row lock. */
// oxlint-disable-next-line typescript/no-explicit-any -- any room's transaction
export async function touchPages(trx: Kysely<any>): Promise<void> {
  await sql`update page_version set version = version + 1 where id = 1`.execute(trx);
}
