/**
 * The form of a backup file (docs/decisions/0004): a first line that says what it is, a body, and a last line with the SHA-256 of all
 * before it. The body is text, compressed with gzip and then, when a key is set, encrypted. The text: one line with the header, then for
 * each table a line that names it, its rows as PostgreSQL's COPY writes them, a line `\.`, and a line with count and SHA-256; then the end.
 */
import { z } from "zod";

export const formatVersion = 1;

/** Ends the rows of a table. COPY writes a backslash as two, so no row can be this line. */
export const terminator = "\\.\n";

export const sealPrefix = "sha256:";
/** Bytes of the last line: prefix, 64 hexadecimal digits, line end. */
export const sealLength = sealPrefix.length + 65;

/** The first line: what a reader must know before it can read on. Never encrypted, but bound to every encrypted chunk. */
export const envelopeShape = z.object({
  brink: z.literal("backup"),
  formatVersion: z.literal(formatVersion),
  encryption: z.discriminatedUnion("method", [
    z.object({ method: z.literal("none") }),
    z.object({ method: z.literal("aes-256-gcm"), salt: z.string(), keyCheck: z.string() }),
  ]),
});
export type Envelope = z.infer<typeof envelopeShape>;

const tableShape = z.object({ schema: z.string(), name: z.string(), columns: z.array(z.string()).readonly() });
/** A table and its columns, in the order of their values in a row. */
export type TableHeader = Readonly<z.infer<typeof tableShape>>;

const sequenceShape = z.object({
  schema: z.string(),
  name: z.string(),
  /** Text, because a sequence may go past what a number holds exactly. */
  lastValue: z.string().regex(/^-?\d+$/),
  isCalled: z.boolean(),
});
export type SequenceState = Readonly<z.infer<typeof sequenceShape>>;

/** What the backup holds. The counts and checksums follow each table, because they are known only when it has been read. */
export const headerShape = z.object({
  madeAt: z.string(),
  /** PostgreSQL's `server_version_num`. */
  postgres: z.number().int(),
  /** Names the secret that sealed fields in the data (see keys.ts); the restored data needs that same secret. */
  keyId: z.string().nullable(),
  /** Names of the migrations that made the schema: the schema version. */
  migrations: z.array(z.string()).readonly(),
  tables: z.array(tableShape).readonly(),
  sequences: z.array(sequenceShape).readonly(),
});
export type Header = Readonly<z.infer<typeof headerShape>>;

/** Follows the rows of a table: how many, and the SHA-256 of their bytes. */
export const tableEndShape = z.object({ rows: z.number().int(), sha256: z.string() });
export const endShape = z.object({ end: z.literal(true), tables: z.number().int(), rows: z.number().int() });

export const line = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`);

export const tableName = (table: Pick<TableHeader, "schema" | "name">): string => `${table.schema}.${table.name}`;

/** The bytes of a backup are not as they were written. The message goes on after "the file was altered:". */
export class Unreadable extends Error {}
