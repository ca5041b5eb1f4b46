import { areaKey, upsertAreas } from "#modules/regions/index.ts";
import { type BulkTransaction, bulkTransaction, type DatabaseHandle } from "#platform/database/index.ts";
import { touchFigures } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import type { TableMapping } from "./catalogue/index.ts";
import type { ImportReport } from "./model.ts";
import { columnDrift, Observer } from "./observe.ts";
import { ruleOf } from "./protect.ts";
import { protectDataset } from "./store-protect.ts";
import { type SourceRow, type SourceTable, Tally } from "./sources/table.ts";
import {
  clearDataset,
  copyObservations,
  type DatasetRow,
  findDataset,
  indicatorIds,
  type LoadRow,
  lockTable,
  noteImport,
  saveDataset,
} from "./store-load.ts";

/** A region that an import is kept to: only areas of its municipalities. */
export interface Scope {
  readonly region: string;
  readonly municipalities: readonly string[];
}

export interface ImportOptions {
  readonly scope?: Scope;
  /** True to let an import replace more than twice as many figures as it brings. */
  readonly smaller?: boolean;
  progress?(line: string): void;
}

/**
 * Puts a table into the database: all of it (or all of one region) in one transaction, or nothing. The same file again changes nothing; a
 * newer one replaces what the table said before. Whatever happens, a report stays.
 * @throws Refusal when the table lost a column that a figure is made of, brought one that nobody looked at, or gave no figures.
 */
export async function importTable(
  handle: Pick<DatabaseHandle, "pool" | "db">,
  table: SourceTable,
  mapping: TableMapping,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const region = options.scope && { region: options.scope.region };
  return reported(handle, mapping, options.scope, async () => {
    refuseDrift(table, mapping);
    return bulkTransaction(handle.pool, async (trx) => {
      await lockTable(trx.db, mapping.id);
      const before = await findDataset(trx.db, mapping.id);
      const report = knows(before, table, options.scope)
        ? { table: mapping.id, read: 0, kept: 0, refused: [], changed: false, ...region }
        : await store(trx, table, mapping, before, options);
      await noteImport(trx.db, report.changed ? "stored" : "unchanged", report);
      return report;
    });
  });
}

/** Runs a step of an import; when it fails, a report of why stays. */
export async function reported<T>(
  handle: Pick<DatabaseHandle, "db">,
  mapping: TableMapping,
  scope: Scope | undefined,
  step: () => Promise<T>,
): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const reason = error instanceof Refusal ? error.message : `a fault: ${(error as Error).message}`;
    const report = {
      table: mapping.id,
      read: 0,
      kept: 0,
      refused: [{ reason, rows: 0 }],
      changed: false,
      ...(scope && { region: scope.region }),
    };
    await noteImport(handle.db, "refused", report);
    throw error;
  }
}

/** Whether these very files were imported before, and nothing came over them since. */
function knows(before: DatasetRow | undefined, table: SourceTable, scope: Scope | undefined): boolean {
  if (before?.origin !== "import") return false;
  if (scope) return before.parts[scope.region]?.checksum === table.checksum;
  return before.whole && Object.keys(before.parts).length === 0 && before.checksum === table.checksum;
}

async function store(
  trx: BulkTransaction,
  table: SourceTable,
  mapping: TableMapping,
  before: DatasetRow | undefined,
  options: ImportOptions,
): Promise<ImportReport> {
  const { scope } = options;
  const save = (report: ImportReport) =>
    saveDataset(trx.db, datasetOf(table, mapping, before, scope), "import", report, scopeOf(table, before, scope));
  const empty: ImportReport = { table: mapping.id, read: 0, kept: 0, refused: [], changed: true };
  const dataset = await save(empty);
  const cleared = await clearDataset(trx.db, dataset, scope?.municipalities);
  const observer = new Observer(mapping);
  const outside = new Tally();
  const loader = new Loader(
    trx,
    dataset,
    await indicatorIds(trx.db, [...new Set(mapping.recipes.map((recipe) => recipe.indicator))]),
  );
  let told = 0;
  for await (const batch of table.batches()) {
    await loader.load(scope ? within(batch, scope, outside) : batch, observer);
    const { read, kept } = observer.report();
    if (read - told < 10_000) continue;
    told = read;
    options.progress?.(`${read} rows read, ${kept} figures kept`);
  }
  const { read, kept, refused } = observer.report();
  const left = [...table.leftOut(), ...outside.list(), ...refused];
  if (kept === 0)
    throw new Refusal(
      `Table ${mapping.id} gave no figures${scope ? ` for ${scope.region}` : ""}${because(left)}; nothing was changed.`,
    );
  if (kept * 2 < cleared && !options.smaller) {
    throw new Refusal(
      `Table ${mapping.id} has ${cleared} figures here and this import would leave ${kept}; nothing was changed. Say --region to renew one region, or --smaller when it is right.`,
    );
  }
  const rule = ruleOf(mapping);
  if (rule) await protectDataset(trx.db, dataset, rule);
  const report = { ...empty, read, kept, refused: left, ...(scope && { region: scope.region }) };
  await save(report);
  await touchFigures(trx.db);
  return report;
}

function because(left: readonly { readonly reason: string; readonly rows: number }[]): string {
  const [most] = left.toSorted((a, b) => b.rows - a.rows);
  return most ? ` (${most.rows} rows: ${most.reason})` : "";
}

function datasetOf(
  table: SourceTable,
  mapping: TableMapping,
  before: DatasetRow | undefined,
  scope: Scope | undefined,
) {
  const { title, publisher, licence, sourceUrl, divisionYear, retrieved } = mapping;
  // A region that is newer than the rest does not change what is known of the rest.
  const checksum = scope ? (before?.checksum ?? "") : table.checksum;
  return {
    tableId: mapping.id,
    title,
    publisher,
    licence,
    sourceUrl,
    divisionYear,
    retrieved: table.retrieved ?? retrieved,
    checksum,
  };
}

function scopeOf(table: SourceTable, before: DatasetRow | undefined, scope: Scope | undefined) {
  if (!scope) return { whole: true, parts: {} };
  const own = { [scope.region]: { checksum: table.checksum, municipalities: scope.municipalities } };
  return { whole: before?.origin === "import" && before.whole, parts: { ...before?.parts, ...own } };
}

function within(batch: readonly SourceRow[], scope: Scope, outside: Tally): SourceRow[] {
  const kept = batch.filter(({ area }) => scope.municipalities.includes(area.municipalityCode ?? ""));
  if (kept.length < batch.length) outside.add(`outside ${scope.region}`, undefined, batch.length - kept.length);
  return kept;
}

/** Stores batches of rows: new areas first, then their figures. Keeps nothing but the numbers of areas. */
class Loader {
  readonly #trx: BulkTransaction;
  readonly #dataset: number;
  readonly #indicators: ReadonlyMap<string, number>;
  readonly #areas = new Map<string, number>();

  constructor(trx: BulkTransaction, dataset: number, indicators: ReadonlyMap<string, number>) {
    this.#trx = trx;
    this.#dataset = dataset;
    this.#indicators = indicators;
  }

  async load(batch: readonly SourceRow[], observer: Observer): Promise<void> {
    const news = new Map(batch.filter(({ area }) => !this.#areas.has(area.code)).map(({ area }) => [area.code, area]));
    const ids = await upsertAreas(this.#trx.db, [...news.values()]);
    for (const { code, divisionYear } of news.values()) this.#areas.set(code, ids.get(areaKey(code, divisionYear))!);
    await copyObservations(this.#trx, this.#dataset, this.#figures(batch, observer), this.#indicators);
  }

  *#figures(batch: readonly SourceRow[], observer: Observer): Generator<LoadRow> {
    for (const row of batch) {
      for (const figure of observer.read(row))
        yield Object.assign(figure, { areaId: this.#areas.get(figure.areaCode)! });
    }
  }
}

/** @throws Refusal when the table's columns are no longer those of the mapping. */
export function refuseDrift(table: Pick<SourceTable, "columns">, mapping: TableMapping): void {
  const { unmapped, vanished } = columnDrift(table, mapping);
  const used = new Set(mapping.recipes.flatMap((recipe) => [recipe.column, ...(recipe.per ?? [])]));
  const lost = vanished.filter((column) => used.has(column)).map((column) => perhaps(column, unmapped));
  if (lost.length > 0)
    throw new Refusal(
      `Table ${mapping.id} no longer has ${lost.join(", ")}. The mapping must be checked first; nothing was changed.`,
    );
  if (unmapped.length > 0)
    throw new Refusal(
      `Table ${mapping.id} has new columns ${unmapped.join(", ")}. Someone must look at them first; nothing was changed.`,
    );
}

/** Names the column that a lost one may have become: the same name with another position or case. */
function perhaps(column: string, unmapped: readonly string[]): string {
  const plain = (name: string) => name.toLowerCase().replace(/_\d+$/, "");
  const other = unmapped.find((name) => plain(name) === plain(column));
  return other ? `${column} (perhaps ${other} now)` : column;
}
