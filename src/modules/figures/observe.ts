import { findIndicator, type Recipe, type TableMapping } from "./catalogue/index.ts";
import { ages, type Observation, type Status } from "./model.ts";
import { type LeftOut, type SourceRow, type SourceTable, Tally } from "./sources/table.ts";

/** Columns of a table that the mapping does not know, and columns of the mapping that the table lost. */
export function columnDrift(
  table: Pick<SourceTable, "columns">,
  mapping: TableMapping,
): { unmapped: string[]; vanished: string[] } {
  const unused = Object.values(mapping.unused).flat();
  const named = new Set([...mapping.recipes.flatMap((recipe) => [recipe.column, ...(recipe.per ?? [])]), ...unused]);
  const present = new Set(table.columns);
  return {
    unmapped: unused.includes("*") ? [] : table.columns.filter((column) => !named.has(column)),
    vanished: [...named].filter((column) => column !== "*" && !present.has(column)),
  };
}

/** An observation with the indicator it belongs to. */
export interface Observed extends Observation {
  readonly indicator: string;
}

/** A recipe's figures of one period and age that had no value so far: area and status, side by side. */
interface Silence {
  readonly areas: string[];
  readonly statuses: Status[];
}

/**
 * Turns rows into observations, row by row, so that a table of any size passes through. A row that cannot be read is refused with its
 * reason and spoils nothing else; a value outside what its unit allows is refused too. A column that is empty for a whole period and age
 * was not asked, and gives no observations: its missing values wait until the first value comes.
 */
export class Observer {
  readonly #mapping: TableMapping;
  readonly #tally = new Tally();
  readonly #waiting = new Map<string, Silence | "spoken">();
  readonly #seen = new Map<string, Set<number>>();
  #read = 0;
  #kept = 0;

  constructor(mapping: TableMapping) {
    this.#mapping = mapping;
  }

  /** Figures that can be stored now that this row was read; also those of earlier rows that waited. */
  read(row: SourceRow): Observed[] {
    this.#read += 1;
    if (this.#twice(row)) {
      this.#tally.add("the area stands twice in one period", row.place);
      return [];
    }
    const made: Observed[] = [];
    for (const [at, recipe] of this.#mapping.recipes.entries()) {
      const found = observed(row, recipe);
      if (typeof found === "string") this.#tally.add(found, row.place);
      else this.#keep(at, found, made);
    }
    this.#kept += made.length;
    return made;
  }

  /** What was read, kept and refused so far. */
  report(): { read: number; kept: number; refused: LeftOut[] } {
    return { read: this.#read, kept: this.#kept, refused: this.#tally.list() };
  }

  #keep(recipe: number, found: Observed, made: Observed[]): void {
    const key = `${recipe} ${found.year} ${found.age}`;
    const waiting = this.#waiting.get(key);
    if (found.status !== "value" && waiting !== "spoken") {
      const silence = waiting ?? { areas: [], statuses: [] };
      silence.areas.push(found.areaCode);
      silence.statuses.push(found.status);
      if (!waiting) this.#waiting.set(key, silence);
      return;
    }
    if (waiting !== "spoken") this.#waiting.set(key, "spoken");
    if (waiting && waiting !== "spoken") {
      for (const [at, areaCode] of waiting.areas.entries())
        made.push({ ...found, ...nothing, areaCode, status: waiting.statuses[at]! });
    }
    made.push(found);
  }

  #twice(row: SourceRow): boolean {
    const key = (row.year ?? 0) * 8 + ages.indexOf(row.age);
    const seen = this.#seen.get(row.area.code) ?? new Set<number>();
    this.#seen.set(row.area.code, seen);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  }
}

const nothing = { value: null, lower: null, upper: null, numerator: null, denominator: null } as const;

function observed(row: SourceRow, recipe: Recipe): Observed | string {
  const year = recipe.year ?? row.year;
  if (year === undefined) return "no period";
  const { code: areaCode, divisionYear } = row.area;
  try {
    const said = recipe.per ? computed(row, recipe, recipe.per) : plain(row, recipe);
    return typeof said === "string"
      ? said
      : checked({ indicator: recipe.indicator, areaCode, divisionYear, year, age: row.age, ...said });
  } catch (error) {
    return `${recipe.column}: ${(error as Error).message}`;
  }
}

type Said = Pick<Observed, "status" | "value" | "lower" | "upper" | "numerator" | "denominator">;

function plain(row: SourceRow, recipe: Recipe): Said | string {
  const { value, status } = row.cell(recipe.column);
  const { lower, upper } = (value !== null && row.bounds?.(recipe.column)) || unbounded;
  const outside = value !== null && ((lower !== null && lower > value) || (upper !== null && upper < value));
  if (outside) return `${recipe.indicator}: the value lies outside its own bounds`;
  const by = (number: number | null) =>
    number === null || recipe.times === undefined ? number : number * recipe.times;
  return { status, value: by(value), lower: by(lower), upper: by(upper), numerator: null, denominator: null };
}

const unbounded = { lower: null, upper: null };

function computed(row: SourceRow, recipe: Recipe, per: readonly string[]): Said | string {
  const cell = row.cell(recipe.column);
  const parts = per.map((column) => row.cell(column).value);
  const denominator = parts.some((part) => part === null)
    ? null
    : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
  if (cell.value === null || denominator === null) return { status: missing(cell.status), ...nothing };
  if (denominator <= 0) return { status: "impossible", ...nothing };
  const value = (cell.value / denominator) * (recipe.times ?? 1);
  return { status: "value", value, ...unbounded, numerator: cell.value, denominator };
}

const missing = (status: Status): Status => (status === "value" ? "unknown" : status);

function checked(observation: Observed): Observed | string {
  const indicator = findIndicator(observation.indicator);
  if (!indicator) return `no indicator ${observation.indicator}`;
  const { value } = observation;
  if (value === null) return observation;
  if (value < 0 && indicator.unit !== "euro-1000") return `${indicator.id}: a negative value`;
  // Counts in a small area are rounded to 5 each on their own, so a part may come out above its whole: CBS says so.
  if (indicator.unit === "percent" && value > 100)
    return observation.denominator === null ? `${indicator.id}: over 100 %` : { ...observation, value: 100 };
  return observation;
}
