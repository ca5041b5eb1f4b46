import { createHash } from "node:crypto";
import { createReadStream, existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip, gunzipSync } from "node:zlib";
import { parse } from "csv-parse";
import { Refusal } from "#platform/refusal.ts";

/** A value as a file holds it. */
export type Raw = string | number | null;

/** A record of a file by place in its columns, with where it stands. */
export interface RawRecord {
  readonly values: readonly Raw[];
  readonly place: string;
}

/**
 * Files of a folder whose names fit, in order of name. A folder with one inside that carries the table's name means that one.
 * @throws Refusal when there is no such folder.
 */
export function savedFiles(folder: string, fits: RegExp): string[] {
  return readdirSync(folder)
    .filter((name) => fits.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

/** The folder of a table: the given one, or the one in it with the table's name. */
export function tableFolder(folder: string, table: string): string {
  if (!existsSync(folder)) throw new Refusal(`There is no folder ${folder}.`);
  const inside = readdirSync(folder).find((name) => name.toLowerCase() === table.toLowerCase());
  return inside ? join(folder, inside) : folder;
}

/** SHA-256 of the bytes of files and their names, in order. */
export function checksumOf(files: readonly string[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(basename(file)).update(readFileSync(file));
  return hash.digest("hex");
}

/** Records of a CSV file, one by one; the first is the heading. @throws Refusal when the file is cut off or no CSV. */
export async function* csvRecords(file: string, delimiter = ","): AsyncGenerator<string[]> {
  const source = createReadStream(file);
  const parser = parse({ delimiter, bom: true, relax_column_count: false });
  // Errors end the parser, and so come out of the loop below.
  if (file.endsWith(".gz")) pipeline(source, createGunzip(), parser, () => undefined);
  else pipeline(source, parser, () => undefined);
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    throw new Refusal(`${basename(file)} cannot be read as CSV: ${(error as Error).message}.`);
  }
}

/** A whole JSON file. @throws Refusal when it is cut off or no JSON. */
export function jsonFile(file: string): unknown {
  const bytes = readFileSync(file);
  try {
    return JSON.parse((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8"));
  } catch (error) {
    throw new Refusal(`${basename(file)} cannot be read as JSON: ${(error as Error).message}.`);
  }
}

/** Rows of an OData answer, or of the wrappers in which others keep one. @throws Refusal when there are none. */
export function rowsOfJson(file: string, body = jsonFile(file)): Record<string, Raw>[] {
  const own = body as { value?: unknown; data?: { records?: unknown } } | unknown[];
  const rows = Array.isArray(own) ? own : (own.value ?? own.data?.records);
  if (!Array.isArray(rows)) throw new Refusal(`${basename(file)} holds no rows: it is no answer of an OData service.`);
  return rows as Record<string, Raw>[];
}

/** Column names of a CSV or JSON file with rows. */
export async function columnsOf(file: string, delimiter?: string): Promise<string[]> {
  if (!file.includes(".csv")) return Object.keys(rowsOfJson(file)[0] ?? {}).filter((name) => !name.includes("odata."));
  for await (const heading of csvRecords(file, delimiter)) return heading;
  return [];
}

/**
 * Records of a CSV or JSON file in the order of the given columns; `harmless` columns may be absent or extra.
 * @throws Refusal when the file has other columns: they changed between two pages of one table.
 */
export async function* recordsOf(
  file: string,
  columns: readonly string[],
  harmless: ReadonlySet<string>,
  delimiter?: string,
): AsyncGenerator<RawRecord> {
  const name = basename(file);
  if (file.includes(".csv")) {
    let order: number[] | undefined;
    let line = 0;
    for await (const values of csvRecords(file, delimiter)) {
      line += 1;
      if (!order) {
        sameColumns(name, columns, values, harmless);
        order = columns.map((column) => values.indexOf(column));
      } else {
        yield { values: order.map((at) => values[at] ?? null), place: `${name}, line ${line}` };
      }
    }
    return;
  }
  for (const [at, record] of rowsOfJson(file).entries()) {
    sameColumns(
      name,
      columns,
      Object.keys(record).filter((key) => !key.includes("odata.")),
      harmless,
    );
    yield { values: columns.map((column) => record[column] ?? null), place: `${name}, record ${at + 1}` };
  }
}

function sameColumns(
  name: string,
  columns: readonly string[],
  found: readonly string[],
  harmless: ReadonlySet<string>,
): void {
  if (columns.length === found.length && columns.every((column, at) => column === found[at])) return;
  const [own, other] = [new Set(columns), new Set(found)];
  const news = found.filter((column) => !own.has(column) && !harmless.has(column)).map((column) => `new ${column}`);
  const lost = columns
    .filter((column) => !other.has(column) && !harmless.has(column))
    .map((column) => `without ${column}`);
  if (news.length + lost.length === 0) return;
  throw new Refusal(
    `${name} has other columns than the file before it (${[...news, ...lost].join(", ")}); nothing was changed.`,
  );
}
