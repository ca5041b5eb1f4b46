import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { z } from "zod";
import { Refusal } from "../../refusal.ts";
import { decryptChunks, fileKey, fitsCheck } from "./cipher.ts";
import {
  endShape,
  type Envelope,
  envelopeShape,
  formatVersion,
  type Header,
  headerShape,
  sealLength,
  sealPrefix,
  type TableHeader,
  tableEndShape,
  tableName,
  Unreadable,
} from "./format.ts";
import { TextSource } from "./text-source.ts";

/** A backup file whose first line was understood and whose checksum fits. */
export interface BackupFile {
  readonly file: string;
  readonly envelope: Envelope;
  readonly firstLine: string;
  readonly bytes: number;
  readonly secret: string | undefined;
}

/** Opened from the start: the header at once, then each table in turn; a table's rows must be read to their end before the next. */
export interface BackupContents {
  readonly header: Header;
  tables(): AsyncGenerator<
    { readonly table: TableHeader; readonly rows: AsyncIterable<Buffer> },
    { readonly rows: number }
  >;
}

/**
 * Looks at a file before anything is done with it: is it a backup, of a form we know, whole, and have we its key?
 * @throws Refusal with one sentence where not.
 */
export async function openBackup(file: string, secret?: string): Promise<BackupFile> {
  const size = sizeOf(file);
  const firstLine = await readFirstLine(file);
  const envelope = readEnvelope(file, firstLine);
  await checkSeal(file, size);
  if (envelope.encryption.method !== "none") {
    if (secret === undefined)
      throw new Refusal(`${file} is encrypted: set BRINK_BACKUP_KEY to the key it was made with.`);
    if (!fitsCheck(fileKey(secret, envelope.encryption.salt), envelope.encryption.keyCheck))
      throw new Refusal(`${file} was encrypted with another key than the one in BRINK_BACKUP_KEY.`);
  }
  return { file, envelope, firstLine, bytes: size, secret };
}

/**
 * Reads the file from the start. Every count and checksum is compared on the way.
 * @throws Refusal at the first thing that is not as it was written.
 */
export async function readContents<T>(backup: BackupFile, use: (contents: BackupContents) => Promise<T>): Promise<T> {
  const stream = bodyOf(backup);
  const source = new TextSource(stream);
  try {
    const header = parse(headerShape, await source.line());
    return await use({ header, tables: () => readTables(source, header) });
  } catch (error) {
    if (isUnreadable(error))
      throw new Refusal(`${backup.file} was altered: ${(error as Error).message}. Use another copy.`);
    throw error;
  } finally {
    stream.destroy();
  }
}

/** True for errors that come from the bytes of the file, not for those of a database or a refusal. */
const isUnreadable = (error: unknown): boolean =>
  error instanceof Unreadable || ((error as { code?: string }).code ?? "").startsWith("Z_");

async function* readTables(source: TextSource, header: Header): ReturnType<BackupContents["tables"]> {
  let total = 0;
  for (const table of header.tables) {
    const named = parse(z.object({ table: z.string() }), await source.line());
    if (named.table !== tableName(table)) throw new Unreadable(`the table ${tableName(table)} is not in its place`);
    const hash = createHash("sha256");
    const counted = { rows: 0, done: false };
    yield { table, rows: countedRows(source, hash, counted) };
    if (!counted.done) throw new Error(`The rows of ${tableName(table)} were not read to their end.`);
    const expected = parse(tableEndShape, await source.line());
    if (expected.rows !== counted.rows || expected.sha256 !== hash.digest("hex"))
      throw new Unreadable(`the rows of ${tableName(table)} are not those that were written`);
    total += counted.rows;
  }
  const end = parse(endShape, await source.line());
  if (end.rows !== total || end.tables !== header.tables.length)
    throw new Unreadable("its end does not fit its contents");
  await source.end();
  return { rows: total };
}

async function* countedRows(
  source: TextSource,
  hash: ReturnType<typeof createHash>,
  counted: { rows: number; done: boolean },
): AsyncGenerator<Buffer> {
  for await (const piece of source.rows()) {
    hash.update(piece);
    for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) counted.rows += 1;
    yield piece;
  }
  counted.done = true;
}

/** The text of the backup. What goes wrong on the way is thrown where it is read. */
function bodyOf({ file, envelope, firstLine, bytes, secret }: BackupFile): Readable {
  const raw = createReadStream(file, { start: Buffer.byteLength(firstLine), end: bytes - sealLength - 1 });
  const gunzip = createGunzip();
  const { encryption } = envelope;
  const flow =
    encryption.method === "none"
      ? pipeline(raw, gunzip)
      : pipeline(raw, (sealed) => decryptChunks(fileKey(secret ?? "", encryption.salt).key, firstLine, sealed), gunzip);
  void flow.catch(() => undefined);
  return gunzip;
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch (error) {
    throw new Refusal(`Brink cannot read ${file}: ${(error as Error).message}.`);
  }
}

async function readFirstLine(file: string): Promise<string> {
  const pieces: Buffer[] = [];
  try {
    for await (const piece of createReadStream(file, { end: 2_047 })) pieces.push(piece as Buffer);
  } catch (error) {
    throw new Refusal(`Brink cannot read ${file}: ${(error as Error).message}.`);
  }
  const start = Buffer.concat(pieces);
  return start.subarray(0, start.indexOf(10) + 1).toString();
}

function readEnvelope(file: string, firstLine: string): Envelope {
  const found = tryJson(firstLine) as { brink?: unknown; formatVersion?: unknown } | undefined;
  if (found?.brink !== "backup") throw new Refusal(`${file} is not a backup of Brink, or its first line is damaged.`);
  if (typeof found.formatVersion === "number" && found.formatVersion > formatVersion)
    throw new Refusal(
      `${file} was made by a newer Brink (backup format ${found.formatVersion}); restore it with that version.`,
    );
  const parsed = envelopeShape.safeParse(found);
  if (!parsed.success) throw new Refusal(`${file} is damaged: its first line does not fit. Use another copy.`);
  return parsed.data;
}

/** Compares the last line with the SHA-256 of all before it: damage and cutting off are seen before anything is unpacked. */
async function checkSeal(file: string, size: number): Promise<void> {
  const damaged = new Refusal(`${file} is damaged or cut off: its checksum does not fit. Use another copy.`);
  const body = size - sealLength;
  if (body <= 0) throw damaged;
  const hash = createHash("sha256");
  for await (const piece of createReadStream(file, { end: body - 1 })) hash.update(piece as Buffer);
  const last: Buffer[] = [];
  for await (const piece of createReadStream(file, { start: body })) last.push(piece as Buffer);
  if (Buffer.concat(last).toString() !== `${sealPrefix}${hash.digest("hex")}\n`) throw damaged;
}

function parse<T>(shape: z.ZodType<T>, text: string): T {
  const parsed = shape.safeParse(tryJson(text));
  if (!parsed.success) throw new Unreadable("a line is not in its place");
  return parsed.data;
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
