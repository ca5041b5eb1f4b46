/** Sums an outsider can write down about numbers that are hidden: Σ coefficient · x = value, with every x ≥ 0. */
export interface Equation {
  readonly terms: readonly { readonly unknown: number; readonly coefficient: number }[];
  readonly value: number;
}

/** How low and how high one hidden number can be; `upper` is Infinity when nothing limits it. */
export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** Answers questions about one set of equations. */
export interface Solver {
  /** Both bounds of one unknown. Stops early, with the value reached so far, as soon as `enough` says so. */
  readonly bounds: (unknown: number, enough?: (value: number) => boolean) => Bounds;
}

const tiny = 1e-9;

interface Tableau {
  /** Rows of coefficients with the value in the last place. */
  readonly rows: number[][];
  /** Which unknown each row is solved for; −1 before it is solved. */
  readonly basis: number[];
}

/**
 * What an outsider can work out about hidden non-negative numbers, exactly: the lowest and highest value of each that all equations
 * together allow (linear programming, simplex with Bland's rule, so it always ends). `highest[j]` is a known upper limit of unknown j.
 * The equations must have a solution. Source: Bland 1977; Fischetti & Salazar 2000 for the attack itself.
 */
export function solver(
  size: number,
  equations: readonly Equation[],
  highest: ReadonlyMap<number, number> = new Map(),
): Solver {
  const tableau = feasible(build(size, equations, highest));
  return {
    bounds: (unknown, enough = () => false) => {
      const upper = extreme(tableau, unknown, 1, enough);
      return { lower: extreme(tableau, unknown, -1, enough), upper };
    },
  };
}

function build(size: number, equations: readonly Equation[], highest: ReadonlyMap<number, number>): Tableau {
  const width = size + highest.size + 1;
  const empty = () => Array.from<number>({ length: width }).fill(0);
  const rows = equations.map(({ terms, value }) => {
    const row = empty();
    for (const { unknown, coefficient } of terms) row[unknown]! += coefficient;
    row[width - 1] = value;
    return value < 0 ? row.map((entry) => -entry) : row;
  });
  // x ≤ u becomes x + slack = u.
  for (const [place, [unknown, limit]] of [...highest].entries()) {
    const row = empty();
    row[unknown] = 1;
    row[size + place] = 1;
    row[width - 1] = limit;
    rows.push(row);
  }
  return { rows, basis: rows.map(() => -1) };
}

/** Brings the tableau to a solution: every row solved for one unknown, all values ≥ 0; rows that repeat others are dropped. */
function feasible(tableau: Tableau): Tableau {
  const { rows, basis } = tableau;
  const width = rows[0]?.length ?? 1;
  const open = () => rows.flatMap((_, at) => (basis[at] === -1 ? [at] : []));
  const missing = () => open().reduce((all, at) => all + rows[at]![width - 1]!, 0);
  while (missing() > tiny) {
    const unsolved = open();
    const gain = (column: number) => unsolved.reduce((all, at) => all + rows[at]![column]!, 0);
    let column = 0;
    while (column < width - 1 && gain(column) <= tiny) column += 1;
    if (column === width - 1) throw new RangeError("the equations have no solution");
    pivot(tableau, leaving(tableau, column), column);
  }
  for (const at of open().toReversed()) {
    const column = rows[at]!.slice(0, -1).findIndex((entry) => Math.abs(entry) > tiny);
    if (column >= 0) pivot(tableau, at, column);
    else {
      rows.splice(at, 1);
      basis.splice(at, 1);
    }
  }
  return tableau;
}

/** The extreme value of one unknown upwards (1) or downwards (−1). */
function extreme(tableau: Tableau, unknown: number, direction: 1 | -1, enough: (value: number) => boolean): number {
  const { rows, basis } = tableau;
  for (;;) {
    const row = basis.indexOf(unknown);
    if (row < 0 && direction === -1) return 0;
    const value = row < 0 ? 0 : cleaned(rows[row]!.at(-1)!);
    if (enough(value)) return value;
    const column = row < 0 ? unknown : rows[row]!.slice(0, -1).findIndex(improves(direction, unknown));
    if (column < 0) return value;
    const leaves = leaving(tableau, column);
    if (leaves < 0) return direction === 1 ? Number.POSITIVE_INFINITY : value;
    pivot(tableau, leaves, column);
  }
}

/** Raising another unknown moves ours against its coefficient in our row; those that are solved for have 0 there. */
function improves(direction: 1 | -1, unknown: number) {
  return (entry: number, column: number): boolean => column !== unknown && -direction * entry > tiny;
}

/** The row that first reaches zero when this column is raised; the lowest unknown among equals (Bland), −1 when none does. */
function leaving({ rows, basis }: Tableau, column: number): number {
  let [best, ratio] = [-1, Number.POSITIVE_INFINITY];
  for (const [at, row] of rows.entries()) {
    if (row[column]! <= tiny) continue;
    const candidate = row.at(-1)! / row[column]!;
    const equal = Math.abs(candidate - ratio) <= tiny;
    if (equal ? basis[at]! < basis[best]! : candidate < ratio) [best, ratio] = [at, candidate];
  }
  return best;
}

function pivot({ rows, basis }: Tableau, at: number, column: number): void {
  const by = rows[at]![column]!;
  const solved = rows[at]!.map((entry) => cleaned(entry / by));
  rows[at] = solved;
  basis[at] = column;
  for (const [other, row] of rows.entries()) {
    const factor = row[column]!;
    if (other === at || factor === 0) continue;
    for (let place = 0; place < row.length; place += 1) row[place] = cleaned(row[place]! - factor * solved[place]!);
  }
}

/** Coefficients are small whole numbers in all but odd cases: takes the dust of floating point off. */
function cleaned(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < tiny ? whole : value;
}
