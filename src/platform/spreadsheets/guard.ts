import { Buffer } from "node:buffer";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { SheetFault, sheetLimits } from "./model.ts";

/** What the guard learnt of a workbook while it unpacked it: small parts in full, of sheets only where cells were merged. */
export interface Archive {
  readonly parts: ReadonlyMap<string, string>;
  readonly merges: ReadonlyMap<string, readonly string[]>;
}

const kept = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels)$/;
const sheetPart = /^xl\/worksheets\/[^/]+\.xml$/;

/**
 * Checks an archive before a parser sees it: how large it is, how many parts it has, how large they become, and that no macro is in it.
 * Headers can lie, so the bytes are counted again while unpacking.
 * @throws SheetFault
 */
export async function checkArchive(bytes: Uint8Array): Promise<Archive> {
  if (bytes.length > sheetLimits.bytes) throw new SheetFault("too_large");
  // The old format of Office, which also wraps files with a password.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new SheetFault("encrypted");
  const zip = await open(bytes);
  try {
    const entries = await listed(zip);
    return await unpacked(zip, entries);
  } finally {
    zip.close();
  }
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      validateEntrySizes: true,
      autoClose: false,
    });
  } catch {
    throw new SheetFault("not_xlsx");
  }
}

/** The central directory, judged by what it says of itself. */
async function listed(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > sheetLimits.entries) throw new SheetFault("too_many_parts");
  const entries: Entry[] = [];
  let total = 0;
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
  } catch {
    throw new SheetFault("not_xlsx");
  }
  for (const entry of entries) {
    if (/vbaProject\.bin$/i.test(entry.fileName)) throw new SheetFault("macros");
    if (entry.isEncrypted()) throw new SheetFault("encrypted");
    total += entry.uncompressedSize;
    const grows =
      entry.uncompressedSize > sheetLimits.ratioFrom &&
      entry.uncompressedSize > entry.compressedSize * sheetLimits.ratio;
    if (total > sheetLimits.unpacked || grows) throw new SheetFault("unpacks_too_large");
  }
  if (!entries.some((entry) => entry.fileName === "xl/workbook.xml")) throw new SheetFault("not_xlsx");
  return entries;
}

/** Unpacks every part once, counting, and throws the bytes away again but for the few that are read here. */
async function unpacked(zip: ZipFile, entries: readonly Entry[]): Promise<Archive> {
  const parts = new Map<string, string>();
  const merges = new Map<string, string[]>();
  let total = 0;
  for (const entry of entries) {
    const texts: Buffer[] = [];
    const refs: string[] = [];
    let tail = "";
    let size = 0;
    try {
      for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        size += chunk.length;
        total += chunk.length;
        if (total > sheetLimits.unpacked) throw new SheetFault("unpacks_too_large");
        if (kept.test(entry.fileName) && size < 4 * 1024 * 1024) texts.push(chunk);
        if (sheetPart.test(entry.fileName)) tail = collectMerges(tail + chunk.toString("latin1"), refs);
      }
    } catch (error) {
      throw error instanceof SheetFault ? error : new SheetFault("unreadable");
    }
    if (texts.length > 0) parts.set(entry.fileName, Buffer.concat(texts).toString("utf8"));
    if (refs.length > 0) merges.set(entry.fileName, refs);
  }
  return { parts, merges };
}

/** Takes merged ranges out of a piece of a sheet; gives back the end of it, where one may have been cut. */
function collectMerges(text: string, refs: string[]): string {
  for (const match of text.matchAll(/<mergeCell\s+ref="([A-Z]+\d+:[A-Z]+\d+)"/g))
    if (refs.length < 10_000) refs.push(match[1]!);
  const cut = text.lastIndexOf("<");
  return cut >= 0 && text.length - cut < 200 ? text.slice(cut) : "";
}
