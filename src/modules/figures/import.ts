import { createHash } from "node:crypto";
import { areaKey, upsertAreas } from "#modules/regions/index.ts";
import { type BulkTransaction, bulkTransaction, type DatabaseHandle } from "#platform/database/index.ts";
import { touchFigures } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { madeElsewhere, type TableMapping } from "./catalogue/index.ts";
import type { ImportReport } from "./model.ts";
import { columnDrift, Observer } from "./observe.ts";
import { ruleOf } from "./protect.ts";
import { protectDataset } from "./store-protect.ts";
import { type SourceRow, type SourceTable, Tally } from "./sources/table.ts";
import {
  clearDataset,
  copyObservations,
  type DatasetRow,
  figureKey,
  findDataset,
  givenElsewhere,
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
      const report = knows(before, table, mapping, options.scope)
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

/** Whether these very files were imported before with this very mapping, and nothing came over them since. */
function knows(
  before: DatasetRow | undefined,
  table: SourceTable,
  mapping: TableMapping,
  scope: Scope | undefined,
): boolean {
  if (before?.origin !== "import") return false;
  const same = (one: { checksum: string; mapping?: string } | undefined) =>
    one?.checksum === table.checksum && one.mapping === fingerprint(mapping);
  if (scope) return same(before.parts[scope.region]);
  return before.whole && Object.keys(before.parts).length === 0 && same(before);
}

/** What a mapping makes of a file, in sixteen characters. */
function fingerprint({ recipes, shape, year, divisionYear, protect }: TableMapping): string {
  const said = JSON.stringify([recipes, shape, year, divisionYear, protect], (_name, value: unknown) =>
    value instanceof RegExp ? value.source : value,
  );
  return createHash("sha256").update(said).digest("hex").slice(0, 16);
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
    saveDataset(
      trx.db,
      datasetOf(table, mapping, before, scope),
      "import",
      report,
      scopeOf(table, mapping, before, scope),
    );
  const empty: ImportReport = { table: mapping.id, read: 0, kept: 0, refused: [], changed: true };
  const dataset = await save(empty);
  const cleared = await clearDataset(trx.db, dataset, scope?.municipalities);
  const observer = new Observer(mapping);
  const outside = new Tally();
  const indicators = await indicatorIds(trx.db, [...new Set(mapping.recipes.map((recipe) => recipe.indicator))]);
  const shared = madeElsewhere(mapping).map((indicator) => indicators.get(indicator)!);
  const given = await givenElsewhere(trx.db, dataset, shared);
  const loader = new Loader({ trx, dataset, indicators, given });
  let told = 0;
  for await (const batch of table.batches()) {
    await loader.load(scope ? within(batch, scope, outside) : batch, observer);
    const { read, kept } = observer.report();
    if (read - told < 10_000) continue;
    told = read;
    options.progress?.(`${read} rows read, ${kept} figures kept`);
  }
  const { read, kept: seen, refused } = observer.report();
  const kept = seen - loader.skipped;
  const elsewhere = { reason: "another table gives this figure already", rows: loader.skipped };
  const left = [
    ...table.leftOut(),
    ...outside.list(),
    ...silent(scope, loader),
    ...(loader.skipped > 0 ? [elsewhere] : []),
    ...refused,
  ];
  if (kept === 0)
    throw new Refusal(
      `Table ${mapping.id} gave no figures${scope ? ` for ${scope.region}` : ""}${because(left)}; nothing was changed.`,
    );
  if (kept * 2 < cleared && !options.smaller) {
    const way = scope
      ? "Say --smaller when it is right."
      : "Say --region to renew one region, or --smaller when it is right.";
    throw new Refusal(
      `Table ${mapping.id} has ${cleared} figures here${scope ? ` of ${scope.region}` : ""} and this import would leave ${kept}${because(left)}; nothing was changed. ${way}`,
    );
  }
  const rule = ruleOf(mapping);
  if (rule) await protectDataset(trx.db, dataset, rule);
  const report = { ...empty, read, kept, refused: left, ...(scope && { region: scope.region }) };
  await save(report);
  await touchFigures(trx.db);
  return report;
}

/** Municipalities of a region that the table knows nothing of: merged since, or forgotten by the service. */
function silent(scope: Scope | undefined, loader: Loader): { reason: string; rows: number }[] {
  const lost = scope?.municipalities.filter((code) => !loader.municipalities.has(code)) ?? [];
  return lost.length > 0 ? [{ reason: `the table has no rows for ${lost.join(", ")}`, rows: 0 }] : [];
}

function because(left: readonly { readonly reason: string; readonly rows: number }[]): string {
  const [most] = left.toSorted((a, b) => b.rows - a.rows);
  return most ? ` (${most.rows > 0 ? `${most.rows} rows: ` : ""}${most.reason})` : "";
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

function scopeOf(table: SourceTable, mapping: TableMapping, before: DatasetRow | undefined, scope: Scope | undefined) {
  const made = fingerprint(mapping);
  if (!scope) return { whole: true, parts: {}, mapping: made };
  const own = { [scope.region]: { checksum: table.checksum, municipalities: scope.municipalities, mapping: made } };
  const whole = before?.origin === "import" && before.whole;
  return { whole, parts: { ...before?.parts, ...own }, mapping: before?.mapping ?? "" };
}

function within(batch: readonly SourceRow[], scope: Scope, outside: Tally): SourceRow[] {
  const kept = batch.filter(({ area }) => scope.municipalities.includes(area.municipalityCode ?? ""));
  if (kept.length < batch.length) outside.add(`outside ${scope.region}`, undefined, batch.length - kept.length);
  return kept;
}

/** Stores batches of rows: new areas first, then their figures. Keeps nothing but the numbers of areas. */
class Loader {
  readonly #into: Into;
  readonly #areas = new Map<string, number>();
  /** Figures left out because another table gave them. */
  skipped = 0;
  /** Municipalities that there were rows of. */
  readonly municipalities = new Set<string>();

  constructor(into: Into) {
    this.#into = into;
  }

  async load(batch: readonly SourceRow[], observer: Observer): Promise<void> {
    const { trx, dataset, indicators } = this.#into;
    const news = new Map(batch.filter(({ area }) => !this.#areas.has(area.code)).map(({ area }) => [area.code, area]));
    const ids = await upsertAreas(trx.db, [...news.values()]);
    for (const { code, divisionYear, municipalityCode } of news.values()) {
      this.#areas.set(code, ids.get(areaKey(code, divisionYear))!);
      if (municipalityCode) this.municipalities.add(municipalityCode);
    }
    await copyObservations(trx, dataset, this.#figures(batch, observer), indicators);
  }

  *#figures(batch: readonly SourceRow[], observer: Observer): Generator<LoadRow> {
    const { given, indicators } = this.#into;
    for (const row of batch) {
      for (const figure of observer.read(row)) {
        const made = Object.assign(figure, { areaId: this.#areas.get(figure.areaCode)! });
        if (given.size > 0 && given.has(figureKey(made, indicators.get(made.indicator)))) this.skipped += 1;
        else yield made;
      }
    }
  }
}

/** Where figures go: into a table's rows, save those that another table gave. */
interface Into {
  readonly trx: BulkTransaction;
  readonly dataset: number;
  readonly indicators: ReadonlyMap<string, number>;
  readonly given: ReadonlySet<string>;
}

/** @throws Refusal when the table's columns are no longer those of the mapping. */
export function refuseDrift(table: Pick<SourceTable, "columns">, mapping: TableMapping): void {
  const { unmapped, vanished } = columnDrift(table, mapping);
  const used = new Set(mapping.recipes.flatMap((recipe) => [recipe.column, ...(recipe.per ?? [])]));
  const lost = vanished.filter((column) => used.has(column)).map((column) => perhaps(column, unmapped));
  if (lost.length > 0)
    throw new Refusal(
      `Table ${mapping.id} no longer has ${lost.join(", ")}. The mapping must be checked first (docs/operations.md, "An import that is refused"); nothing was changed.`,
    );
  if (unmapped.length > 0)
    throw new Refusal(
      `Table ${mapping.id} has new columns ${unmapped.join(", ")}. Someone must look at them first (docs/operations.md, "An import that is refused"); nothing was changed.`,
    );
}

/** Names the column that a lost one may have become: the same name with another position or case. */
function perhaps(column: string, unmapped: readonly string[]): string {
  const plain = (name: string) => name.toLowerCase().replace(/_\d+$/, "");
  const other = unmapped.find((name) => plain(name) === plain(column));
  return other ? `${column} (perhaps ${other} now)` : column;
}
