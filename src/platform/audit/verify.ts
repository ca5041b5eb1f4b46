import { type Kysely, sql } from "kysely";
import type { Keys } from "../keys.ts";
import { emptiedThrough } from "./emptied.ts";
import { type AuditTable, entryHash, firstLink, link } from "./entry.ts";
import type { PublishedHead } from "./head.ts";
import { headText, signedByUs } from "./signing.ts";
import { auditTables } from "./store.ts";

/** Something that is not as it was sealed. `line` is the first line it holds for; an entry outside the chain has none. */
export interface AuditFault {
  readonly kind: "altered" | "removed" | "added";
  readonly line: number | undefined;
  readonly entry: string | undefined;
  readonly why: string;
}

export interface AuditReport {
  /** True when every line is as it was sealed. */
  readonly whole: boolean;
  readonly lines: number;
  /** Lines whose entry went because its term was over; their hashes remain. */
  readonly emptied: number;
  /** Entries that wait for their seal. */
  readonly waiting: number;
  /** In order of line; at most a hundred. */
  readonly faults: readonly AuditFault[];
}

interface Line extends AuditTable {
  readonly number: number;
  readonly entry: string;
  readonly entry_hash: Buffer;
  readonly hash: Buffer;
  readonly key_id: string | null;
  readonly signature: Buffer | null;
}

const pageLength = 5_000;
const mostFaults = 100;

/**
 * Reads the whole chain once, in pages, and says from which line it was altered, removed or added to.
 * Memory does not grow with its length.
 */
export async function verifyAudit(
  // oxlint-disable-next-line typescript/no-explicit-any -- any connection
  db: Kysely<any>,
  options: { readonly keys: Keys; readonly head?: PublishedHead },
): Promise<AuditReport> {
  const emptied = await emptiedThrough(db, options.keys);
  const check = new ChainCheck(options.keys, emptied, options.head);
  for await (const line of lines(db)) check.add(line);
  check.end();
  for (const entry of await unsealedStrangers(db))
    check.fault("added", undefined, "it stands outside the chain", entry);
  const waiting = await sql<{ n: number }>`
    select (select count(*) from audit_pending) + (select count(*) from audit_waiting) as n`.execute(db);
  return {
    whole: check.faults.length === 0,
    lines: check.lines,
    emptied: check.emptied,
    waiting: waiting.rows[0]?.n ?? 0,
    faults: check.faults,
  };
}

/** Walks the chain and keeps what it must know of the lines before: the last link, and the last line a signature vouches for. */
class ChainCheck {
  readonly faults: AuditFault[] = [];
  lines = 0;
  emptied = 0;
  #previous: Uint8Array = firstLink;
  #last = 0;
  #vouched = 0;
  readonly #keys: Keys;
  readonly #emptiedThrough: number;
  readonly #head: PublishedHead | undefined;

  constructor(keys: Keys, through: number, head: PublishedHead | undefined) {
    this.#keys = keys;
    this.#emptiedThrough = through;
    this.#head = head;
  }

  add(line: Line): void {
    this.lines += 1;
    if (line.number !== this.#last + 1)
      this.fault("removed", this.#last + 1, `lines up to ${line.number - 1} are gone`);
    this.#checkEntry(line);
    if (!line.hash.equals(link(this.#previous, line.entry_hash)) && line.number === this.#last + 1)
      this.fault("altered", line.number, "it does not follow from the line before");
    this.#checkSignature(line);
    this.#checkHead(line);
    this.#previous = line.hash;
    this.#last = line.number;
  }

  end(): void {
    if (this.#vouched < this.#last) this.fault("added", this.#vouched + 1, "no signature vouches for it");
    const head = this.#head;
    if (head && head.number > this.#last) this.fault("removed", this.#last + 1, `the head was line ${head.number}`);
  }

  fault(kind: AuditFault["kind"], line: number | undefined, why: string, entry?: string): void {
    if (this.faults.length < mostFaults) this.faults.push({ kind, line, entry, why });
  }

  #checkEntry(line: Line): void {
    if (line.id === null) {
      if (line.number <= this.#emptiedThrough) this.emptied += 1;
      else this.fault("removed", line.number, "its entry is gone", line.entry);
      return;
    }
    if (!line.entry_hash.equals(entryHash(line)))
      this.fault("altered", line.number, "its entry is not what was sealed", line.entry);
  }

  #checkSignature(line: Line): void {
    if (!line.signature) return;
    const signature = { keyId: line.key_id, bytes: line.signature };
    if (!signedByUs(this.#keys, headText(line.number, line.hash), signature))
      this.fault("altered", this.#vouched + 1, `the signature at line ${line.number} is not ours`);
    this.#vouched = line.number;
  }

  #checkHead(line: Line): void {
    if (line.number === this.#head?.number && line.hash.toString("hex") !== this.#head.hash)
      this.fault("altered", line.number, "the published head differs: something at or before this line changed");
  }
}

// oxlint-disable-next-line typescript/no-explicit-any -- any connection
async function* lines(db: Kysely<any>): AsyncGenerator<Line> {
  const end = await auditTables(db)
    .selectFrom("audit_seals")
    .select("number")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  let after = 0;
  while (after < (end?.number ?? 0)) {
    const { rows } = await sql<Line>`
      select seal.number, seal.entry, seal.entry_hash, seal.hash, seal.key_id, seal.signature, line.*
      from audit_seals seal left join audit_entries line on line.id = seal.entry
      where seal.number > ${after} and seal.number <= ${end?.number} order by seal.number limit ${pageLength}`.execute(
      db,
    );
    yield* rows;
    after = rows.at(-1)?.number ?? Number.POSITIVE_INFINITY;
  }
}

/** Entries that neither have a seal nor wait for one: they came in past the trigger. */
// oxlint-disable-next-line typescript/no-explicit-any -- any connection
async function unsealedStrangers(db: Kysely<any>): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from audit_entries line
    where not exists (select from audit_seals where entry = line.id) and not exists (select from audit_pending where entry = line.id)
    order by at, id limit ${mostFaults}`.execute(db);
  return rows.map((row) => row.id);
}
