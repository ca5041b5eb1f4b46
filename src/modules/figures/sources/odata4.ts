import { Refusal } from "#platform/refusal.ts";
import type { Shape, TableMapping } from "../catalogue/index.ts";
import { type Cell, observationCell } from "./cell.ts";
import { checksumOf, csvRecords, type Raw, rowsOfJson, savedFiles } from "./files.ts";
import { areaOf, type SourceRow, type SourceTable, Tally } from "./table.ts";

type Cube = Shape & { readonly kind: "odata4" };

/** Names under which answers of a set are kept: by the service's own name, or as "codes-RegioS". */
const filesOf = (folder: string, ...names: string[]): string[] =>
  savedFiles(folder, new RegExp(`^(${names.join("|")})(-[\\w-]+)?\\.(json|csv)(\\.gz)?$`, "i"));

/**
 * A table in the shape of OData 4: one observation a measure, place and period. Measures become columns; what falls outside the codes that
 * the mapping keeps is left out and counted.
 * @throws Refusal when the folder holds only what the table is, and no observations.
 */
export async function readOData4(folder: string, mapping: TableMapping, cube: Cube): Promise<SourceTable> {
  const files = filesOf(folder, "observations");
  if (files.length === 0) throw onlyDescribed(folder, mapping.id);
  const measures = filesOf(folder, "measure-codes", "MeasureCodes").flatMap((file) => rowsOfJson(file));
  if (measures.length === 0)
    throw new Refusal(
      `${folder} holds no measure codes of table ${mapping.id}: without them nobody knows what its figures are.`,
    );
  const names = cube.areas
    ? await codeNames(filesOf(folder, `codes-${cube.areas}`, `${cube.areas}Codes`))
    : new Map<string, string>();
  const tally = new Tally();
  return {
    columns: measures.map((row) => String(row.Identifier)),
    checksum: checksumOf(files),
    leftOut: () => tally.list(),
    async *batches() {
      const exists = cube.areas ? areasOfYear(files, cube.areas, mapping.divisionYear) : undefined;
      const groups = new Map<string, Group>();
      for (const file of files) {
        for (const row of rowsOfJson(file)) if (fits(row, cube, tally)) gather(row, groups, cube, tally);
      }
      yield rowsOf([...groups.values()], { mapping, names, exists, tally });
    },
  };
}

/** What a folder with a description alone is told. */
export function onlyDescribed(folder: string, id: string): Refusal {
  const described =
    filesOf(folder, "properties", "measure-codes", "MeasureCodes", "TableInfos", "DataProperties").length > 0;
  return described
    ? new Refusal(`${folder} describes table ${id} but holds none of its figures; nothing was changed.`)
    : new Refusal(`${folder} holds no observations of table ${id}.`);
}

async function codeNames(files: readonly string[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const file of files) {
    if (!file.includes(".csv"))
      for (const row of rowsOfJson(file)) names.set(String(row.Identifier).trim(), placeName(String(row.Title)));
    else for await (const [code = "", , title = ""] of csvRecords(file)) names.set(code.trim(), placeName(title));
  }
  return names;
}

/** Where a province or region has the same name, the table adds what it is: "Utrecht (gemeente)". */
const placeName = (title: string): string => title.trim().replace(/ \(gemeente\)$/, "");

const text = (row: Record<string, Raw>, column: string): string => String(row[column] ?? "").trim();

/** Codes with a figure in the division's own year: what has none was no area then (abolished, or not yet made). */
function areasOfYear(files: readonly string[], dimension: string, year: number): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of files) {
    for (const row of rowsOfJson(file)) {
      if (row.Value !== null && text(row, "Perioden") === `${year}JJ00`) found.add(text(row, dimension));
    }
  }
  return found;
}

function fits(row: Record<string, Raw>, cube: Cube, tally: Tally): boolean {
  for (const [dimension, code] of Object.entries(cube.select)) {
    if (!(dimension in row))
      throw new Refusal(`The observations have no dimension ${dimension} any more; nothing was changed.`);
    if (text(row, dimension) === code) continue;
    tally.add(`${dimension} is not ${code}`);
    return false;
  }
  if (cube.since && text(row, "Perioden") < cube.since) {
    tally.add(`before ${cube.since}`);
    return false;
  }
  return true;
}

/** What is said of one place in one period. */
interface Group {
  readonly code: string;
  readonly period: string;
  readonly place: string;
  readonly cells: Map<string, Cell>;
}

function gather(row: Record<string, Raw>, groups: Map<string, Group>, cube: Cube, tally: Tally): void {
  const code = cube.areas ? text(row, cube.areas) : "NL00";
  const period = text(row, "Perioden");
  const key = `${code} ${period}`;
  const group = groups.get(key) ?? { code, period, cells: new Map<string, Cell>(), place: `Id ${String(row.Id)}` };
  groups.set(key, group);
  const measure = text(row, "Measure");
  if (group.cells.has(measure))
    return tally.add("the same measure, area and period stands twice", `Id ${String(row.Id)}`);
  const value = row.Value ?? null;
  group.cells.set(measure, observationCell(typeof value === "number" ? value : null, String(row.ValueAttribute)));
}

interface Making {
  readonly mapping: TableMapping;
  readonly names: ReadonlyMap<string, string>;
  readonly exists: ReadonlySet<string> | undefined;
  readonly tally: Tally;
}

function rowsOf(groups: readonly Group[], { mapping, names, exists, tally }: Making): SourceRow[] {
  return groups.flatMap(({ code, period, cells, place }): SourceRow[] => {
    const area = areaOf(code, names.get(code) ?? (code === "NL00" ? "Nederland" : ""), mapping.divisionYear);
    const year = /^(\d{4})JJ00$/.exec(period)?.[1];
    if (!area) tally.add("the code is of no country, municipality, district or neighbourhood", place);
    else if (!year) tally.add(`period ${period} is no year`, place);
    else if (exists && !exists.has(code)) tally.add(`no area in ${mapping.divisionYear}`, place);
    else return [{ area, year: Number(year), age: "all", place, cell: (column) => cells.get(column) ?? absent }];
    return [];
  });
}

const absent: Cell = { value: null, status: "unknown" };
