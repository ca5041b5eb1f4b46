import { type Equation, solver } from "./bounds.ts";
import { isCornered } from "./reach.ts";
import { type SmallNumberRule, defaultRule, mustHide } from "./rule.ts";

/** The smallest thing a selection can be made of: a neighbourhood, a postcode, an area in one period, a flat. */
export interface Unit {
  readonly id: string;
  readonly count: number;
  /** Public number of people it is a part of. */
  readonly population?: number;
}

/** Units chosen together; the answer is the number of people in them. */
export type Selection = readonly string[];

export type SelectionAnswer = { readonly count: number } | { readonly refused: "too-few" | "difference-too-few" };

interface Piece {
  /** In which selections this piece lies, by their place. */
  readonly inside: readonly number[];
  readonly count: number;
  readonly population?: number;
}

/**
 * Whether the number of people in a selection may be told, given everything that was told before: overlapping areas somebody drew,
 * the same area in overlapping periods, levels that contain each other. All answers are laid over each other; refuses when the small
 * count of any piece could then be bounded within the rule's reach. Keep `answered` for everybody together: two people can compare.
 * Refusing is itself a hint, so offer fixed selections where that is possible. Source: Dobkin, Jones & Lipton 1979; LP as in `hideSmall`.
 */
export function answerSelection(
  units: readonly Unit[],
  answered: readonly Selection[],
  asked: Selection,
  rule: SmallNumberRule = defaultRule,
): SelectionAnswer {
  const known = new Set(units.map(({ id }) => id));
  for (const id of [...asked, ...answered.flat()]) {
    if (!known.has(id)) throw new RangeError(`a selection names "${id}", which is no unit`);
  }
  const chosen = new Set(asked);
  const whole = together(
    units.filter(({ id }) => chosen.has(id)),
    [],
  );
  if (mustHide(whole.count, whole.population, rule)) return { refused: "too-few" };
  const selections = [...answered, asked];
  const pieces = overlay(units, selections);
  if (leaks(pieces, selections.length, rule)) return { refused: "difference-too-few" };
  return { count: whole.count };
}

/** Divides the units into pieces that lie in exactly the same selections; what lies in none cannot leak. */
function overlay(units: readonly Unit[], selections: readonly Selection[]): readonly Piece[] {
  const sets = selections.map((selection) => new Set(selection));
  const pieces = new Map<string, { inside: readonly number[]; units: Unit[] }>();
  for (const unit of units) {
    const inside = sets.flatMap((set, at) => (set.has(unit.id) ? [at] : []));
    if (inside.length === 0) continue;
    const key = inside.join(" ");
    const piece = pieces.get(key);
    if (piece) piece.units.push(unit);
    else pieces.set(key, { inside, units: [unit] });
  }
  return [...pieces.values()].map((piece) => together(piece.units, piece.inside));
}

function together(units: readonly Unit[], inside: readonly number[]): Piece {
  const count = units.reduce((all, unit) => all + unit.count, 0);
  // The whole is known only when the population of every unit is.
  if (units.some(({ population }) => population === undefined)) return { inside, count };
  return { inside, count, population: units.reduce((all, unit) => all + unit.population!, 0) };
}

function leaks(pieces: readonly Piece[], selections: number, rule: SmallNumberRule): boolean {
  const equations: Equation[] = Array.from({ length: selections }, (_, at) => {
    const within = pieces.flatMap((piece, place) => (piece.inside.includes(at) ? [place] : []));
    return {
      terms: within.map((place) => ({ unknown: place, coefficient: 1 })),
      value: within.reduce((all, place) => all + pieces[place]!.count, 0),
    };
  });
  const limits = pieces.flatMap(({ population }, at) => (population === undefined ? [] : [[at, population] as const]));
  const solved = solver(pieces.length, equations, new Map(limits));
  return pieces.some(
    (piece, at) => mustHide(piece.count, piece.population, rule) && isCornered(solved, at, piece, rule),
  );
}
