/** A row of an export: one person, with values by column. */
export type Row = Readonly<Record<string, string | number | null>>;

export interface RowRule {
  /** Columns by which somebody could be recognised: age, area, role. */
  readonly recognisable: readonly string[];
  /** Every combination of those occurs at least this often. */
  readonly k: number;
  /** Columns that must not be told about anybody. */
  readonly sensitive: readonly string[];
  /** Every combination has at least this many different values of each sensitive column. */
  readonly l: number;
}

/** Ten alike for health data, and never all with the same answer. */
export const rowRuleDefaults = { k: 10, l: 2 } as const;

/** People who cannot be told apart by the recognisable columns. */
export interface LookAlikes {
  readonly values: Row;
  readonly people: number;
  readonly breaks: readonly ("too-few-alike" | "all-the-same-answer")[];
  /** Sensitive columns in which too few different values occur. */
  readonly columns: readonly string[];
}

/**
 * Groups of look-alikes that break k-anonymity or l-diversity, in order of first appearance; an empty list means the rows may go out.
 * Sources: Sweeney 2002 (k-anonymity); Machanavajjhala et al. 2007 (l-diversity).
 */
export function recognisablePeople(rows: readonly Row[], rule: RowRule): readonly LookAlikes[] {
  return [...alike(rows, rule).values()].flatMap((group) => {
    const columns = rule.sensitive.filter((column) => new Set(group.map((row) => row[column])).size < rule.l);
    const breaks: LookAlikes["breaks"][number][] = [];
    if (group.length < rule.k) breaks.push("too-few-alike");
    if (columns.length > 0) breaks.push("all-the-same-answer");
    if (breaks.length === 0) return [];
    const values = Object.fromEntries(rule.recognisable.map((column) => [column, group[0]![column] ?? null]));
    return [{ values, people: group.length, breaks, columns }];
  });
}

/** The rows that may go out, in their order: everybody in a group that breaks the rule is left out. */
export function safeRows(rows: readonly Row[], rule: RowRule): readonly Row[] {
  const broken = new Set(recognisablePeople(rows, rule).map(({ values }) => keyOf(values, rule)));
  return rows.filter((row) => !broken.has(keyOf(row, rule)));
}

function alike(rows: readonly Row[], rule: RowRule): ReadonlyMap<string, Row[]> {
  return Map.groupBy(rows, (row) => keyOf(row, rule));
}

function keyOf(row: Row, rule: RowRule): string {
  return JSON.stringify(rule.recognisable.map((column) => row[column] ?? null));
}
