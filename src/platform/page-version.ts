import { type Kysely, sql } from "kysely";

/** The numbers that say how new what public pages show is. */
export interface Versions {
  /** Grows with every change that a public page shows: pages are cached by it. */
  readonly current: number;
  /** Grows only when areas or figures change: what many pages read of those is kept by it. */
  readonly figures: number;
  /** True for who reads ahead: others still read by the number before. */
  readonly ahead?: true;
}

export interface PageVersion extends Versions {
  /** Reads the numbers again; called after every change made through this process and by a timer for those of others. */
  refresh(): Promise<void>;
  /** Work that is done before a new number of figures is followed, so that no visitor waits for it. */
  readAhead(work: (next: Versions) => Promise<void>): void;
  close(): void;
}

interface PageVersionTables {
  page_version: { id: number; version: number; figures: number };
}

/** How long another process's change may stay unseen by this one, in milliseconds. */
const pollEvery = 1_000;

/**
 * Opens the version and keeps it fresh. A database that is away leaves the old number in place: old pages beat none. New figures are
 * followed once they were read ahead; what else changed is followed at once.
 */
export async function openPageVersion(anyDb: Kysely<never>): Promise<PageVersion> {
  const db = anyDb as unknown as Kysely<PageVersionTables>;
  let [current, figures, wanted] = [0, 0, 0];
  let work: ((next: Versions) => Promise<void>) | undefined;
  let following: Promise<void> | undefined;
  const follow = async () => {
    while (figures !== wanted) {
      const next = wanted;
      // Who cannot read ahead reads when asked, as every process does at its start.
      await work?.({ current, figures: next, ahead: true }).catch(() => undefined);
      figures = next;
    }
  };
  const refresh = async () => {
    const row = await db
      .selectFrom("page_version")
      .select(["version", "figures"])
      .where("id", "=", 1)
      .executeTakeFirst();
    current = Number(row?.version ?? 0);
    wanted = Number(row?.figures ?? 0);
    if (figures === wanted) return;
    following ??= follow().finally(() => (following = undefined));
    await following;
  };
  await refresh();
  const timer = setInterval(() => void refresh().catch(() => undefined), pollEvery);
  timer.unref();
  return {
    get current() {
      return current;
    },
    get figures() {
      return figures;
    },
    refresh,
    readAhead: (then) => {
      work = then;
    },
    close: () => clearInterval(timer),
  };
}

/** Says, inside the change's own transaction, that public pages changed. Not for hot paths: it takes one row lock. */
// oxlint-disable-next-line typescript/no-explicit-any -- any room's transaction
export async function touchPages(trx: Kysely<any>): Promise<void> {
  await sql`update page_version set version = version + 1 where id = 1`.execute(trx);
}

/** Says, inside the change's own transaction, that areas or figures changed, and so public pages too. */
// oxlint-disable-next-line typescript/no-explicit-any -- any room's transaction
export async function touchFigures(trx: Kysely<any>): Promise<void> {
  await sql`update page_version set version = version + 1, figures = figures + 1 where id = 1`.execute(trx);
}
