import { basename } from "node:path";
import { Refusal } from "#platform/refusal.ts";
import type { Shape, TableMapping } from "../catalogue/index.ts";
import type { Age, Status } from "../model.ts";
import { type Cell, typedCell, untypedCell } from "./cell.ts";
import {
  checksumOf,
  columnsOf,
  csvRecords,
  type Raw,
  type RawRecord,
  recordsOf,
  rowsOfJson,
  savedFiles,
} from "./files.ts";
import { BoundsBook, type MarginSide, marginSides } from "./margins.ts";
import { areaOf, type SourceRow, type SourceTable, Tally } from "./table.ts";

/** Codes of the health monitor's ages. */
const ageOfCode: Readonly<Record<string, Age>> = { "20300": "18+", "53115": "18-64", "80200": "65+" };

/** Rows of a batch: some fifteen thousand figures of the widest table. Larger ones cost memory and save no time. */
const batchSize = 500;

type Shape3 = Shape & { readonly kind: "odata3" };

interface Record3 {
  readonly place: string;
  readonly typed: boolean;
  raw(column: string): Raw;
  text(column: string): string;
}

/**
 * A table in the shape of OData 3: pages of the service, answers in one file, or CSV with the same columns; typed (numbers, every kind of
 * missing is null) or untyped (texts, the kinds of missing can be told apart).
 * @throws Refusal when the folder holds no such files.
 */
export async function readOData3(folder: string, mapping: TableMapping, shape: Shape3): Promise<SourceTable> {
  const { blank, areas = "WijkenEnBuurten", select = {} } = shape;
  const files = savedFiles(folder, /^((Typed|Untyped)DataSet.*|client_export_DATA.*)\.(csv|json)(\.gz)?$/);
  if (files.length === 0)
    throw new Refusal(`${folder} holds no TypedDataSet or UntypedDataSet of table ${mapping.id}, so no figures.`);
  const columns = await firstColumns(files);
  const names = await areaNames(savedFiles(folder, new RegExp(`^${areas}.*\\.(csv|json)(\\.gz)?$`)));
  const sides = marginSides(savedFiles(folder, /^Marges\.json(\.gz)?$/));
  const harmless = new Set(Object.values(mapping.unused).flat());
  const tally = new Tally();
  const records = () => recordsOf3(files, columns, harmless);
  return {
    columns,
    checksum: checksumOf(files),
    leftOut: () => tally.list(),
    async *batches() {
      const key = (record: Record3) => `${record.text(areas)} ${record.text("Perioden")} ${record.text("Leeftijd")}`;
      const bounds = await readBounds(records, mapping, sides, key);
      let batch: SourceRow[] = [];
      for await (const record of records()) {
        const row = rowOf(record, { mapping, names, columns, blank, areas, select, key, sides, bounds, tally });
        if (row) batch.push(row);
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}

/** Columns of the first file that has rows: a municipality that the table does not know gives an empty page. */
async function firstColumns(files: readonly string[]): Promise<string[]> {
  for (const file of files) {
    const columns = await columnsOf(file);
    if (columns.length > 0) return columns;
  }
  return [];
}

async function* recordsOf3(
  files: readonly string[],
  columns: readonly string[],
  harmless: ReadonlySet<string>,
): AsyncGenerator<Record3> {
  const at = new Map(columns.map((column, place) => [column, place]));
  const made = ({ values, place }: RawRecord, typed: boolean): Record3 => {
    const raw = (column: string) => values[at.get(column) ?? -1] ?? null;
    return { place, typed, raw, text: (column) => String(raw(column) ?? "").trim() };
  };
  for (const file of files) {
    const typed = !basename(file).startsWith("Untyped");
    for await (const record of recordsOf(file, columns, harmless)) yield made(record, typed);
  }
}

async function areaNames(files: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const file of files) {
    if (!file.includes(".csv")) {
      for (const row of rowsOfJson(file)) names.set(String(row.Key).trim(), String(row.Title).trim());
      continue;
    }
    let at: [number, number] | undefined;
    for await (const row of csvRecords(file)) {
      if (at) names.set((row[at[0]] ?? "").trim(), (row[at[1]] ?? "").trim());
      else at = [row.indexOf("Key"), row.indexOf("Title")];
    }
  }
  return names;
}

/** Bounds stand in rows of their own, far from the value: they are gathered first. Costs nothing for a table without them. */
async function readBounds(
  records: () => AsyncIterable<Record3>,
  mapping: TableMapping,
  sides: ReadonlyMap<string, MarginSide>,
  key: (record: Record3) => string,
): Promise<BoundsBook> {
  const book = new BoundsBook(mapping.recipes.map((recipe) => recipe.column));
  if (sides.size < 2) return book;
  for await (const record of records()) {
    const side = sides.get(record.text("Marges"));
    if (side === "lower" || side === "upper") book.note(side, key(record), record.raw);
  }
  return book;
}

interface Reading {
  readonly mapping: TableMapping;
  readonly names: ReadonlyMap<string, string>;
  readonly columns: readonly string[];
  readonly blank: Status;
  /** Dimension of places. */
  readonly areas: string;
  /** Codes kept of other dimensions. */
  readonly select: Readonly<Record<string, string>>;
  readonly key: (record: Record3) => string;
  readonly sides: ReadonlyMap<string, MarginSide>;
  readonly bounds: BoundsBook;
  readonly tally: Tally;
}

function rowOf(record: Record3, reading: Reading): SourceRow | undefined {
  const { mapping, tally } = reading;
  const margin = record.text("Marges");
  const side = margin === "" ? "value" : reading.sides.get(margin);
  if (side === undefined) tally.add(`margin code ${margin} is not known`, record.place);
  if (side !== "value") return undefined;
  for (const [dimension, kept] of Object.entries(reading.select)) {
    if (record.text(dimension) !== kept) return void tally.add(`${dimension} is not ${kept}`);
  }
  const code = record.text(reading.areas);
  const area = areaOf(code, nameOf(record, reading), mapping.divisionYear, {
    change: record.text(named(reading.columns, /^Indelingswijziging/)),
    residents: residentsOf(record, reading),
    postcode: record.text(named(reading.columns, /^MeestVoorkomendePostcode/)),
  });
  if (!area) return void tally.add("the code is of no country, municipality, district or neighbourhood", record.place);
  const leeftijd = "Leeftijd" in reading.select ? "" : record.text("Leeftijd");
  const age = leeftijd === "" ? "all" : ageOfCode[leeftijd];
  if (!age) return void tally.add(`age code ${leeftijd} is not known`, record.place);
  const period = /^(\d{4})JJ00$/.exec(record.text("Perioden"))?.[1];
  if (!period && record.text("Perioden") !== "")
    return void tally.add(`period ${record.text("Perioden")} is no year`, record.place);
  return {
    area,
    year: period ? Number(period) : mapping.year,
    age,
    place: record.place,
    cell: (column) => cellOf(record.raw(column), record.typed, reading.blank),
    ...(!reading.bounds.empty && { bounds: (column: string) => reading.bounds.of(reading.key(record), column) }),
  };
}

const named = (columns: readonly string[], pattern: RegExp): string =>
  columns.find((column) => pattern.test(column)) ?? "";

/** Names of places stand in the dimension; a municipality carries its own in every record. Without either the name stays what it was. */
function nameOf(record: Record3, { names, areas }: Reading): string {
  const code = record.text(areas);
  const own = /^(NL|GM)/.test(code) ? record.text("Gemeentenaam_1") : "";
  return names.get(code) ?? (record.text("Naam_gebied") || own);
}

function residentsOf(record: Record3, { columns }: Reading): number | null {
  try {
    return cellOf(record.raw(named(columns, /^AantalInwoners_\d+$/)), record.typed, "unknown").value;
  } catch {
    return null;
  }
}

function cellOf(raw: Raw, typed: boolean, blank: Status): Cell {
  if (typed || typeof raw === "number") return typedCell(raw);
  const cell = untypedCell(raw);
  return cell.status === "not-asked" ? { value: null, status: blank } : cell;
}
