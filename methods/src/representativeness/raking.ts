import { sum } from "./crossing.ts";
import { type DesignEffect, designEffect } from "./weights.ts";

/**
 * Participants who are alike in every raked variable: `categories[v]` is the place of their category in variable v, or null when they
 * would rather not say. Nobody is given a group they did not name: such people are passed over by that variable.
 */
export interface RakingCell {
  readonly categories: readonly (number | null)[];
  readonly count: number;
  /** Weight to begin with; 1 unless weights were trimmed. */
  readonly start?: number;
}

/** A variable with its population per category, as people or as shares; its total is scaled to the participants who answered it. */
export interface RakingMargin {
  readonly name: string;
  readonly targets: readonly number[];
}

export interface RakingSettings {
  /** Ready when every margin differs less than this from its target. */
  readonly tolerance: number;
  /** What the tolerance and the reported error are measured in: parts of the target, or people. */
  readonly errorIn: "parts" | "people";
  /** After so many sweeps over all margins it gives up and says so. */
  readonly sweeps: number;
  /** How much the totals of the margins may differ, relative to the first; raise it for margins a publisher rounded. */
  readonly totalsMayDiffer: number;
}

export const rakingSettings: RakingSettings = {
  tolerance: 1e-6,
  errorIn: "parts",
  sweeps: 100,
  totalsMayDiffer: 1e-9,
};

export interface Raked {
  /** One weight per cell in the order given; null for a cell without participants, because nobody carries it. */
  readonly weights: readonly (number | null)[];
  readonly sweeps: number;
  /** Largest difference of a margin from its target after the last sweep, in the unit of the settings. */
  readonly largestError: number;
  readonly design: DesignEffect;
}

/** Why there are no weights. `variable` and `category` say where, as places. */
export interface RakingRefused {
  readonly refused:
    | "nobody-took-part"
    | "target-not-positive"
    | "totals-differ"
    | "group-without-participants"
    | "did-not-converge";
  readonly variable?: number;
  readonly category?: number;
  readonly sweeps?: number;
  readonly largestError?: number;
}

/**
 * Raking (iterative proportional fitting): weights that give every variable its population margin, without needing joint population
 * counts. Refuses instead of looping when the margins cannot be met. Source: Deming & Stephan 1940.
 */
export function rake(
  cells: readonly RakingCell[],
  margins: readonly RakingMargin[],
  settings: RakingSettings = rakingSettings,
): Raked | RakingRefused {
  const people = sum(cells.map((cell) => cell.count));
  const refusal = impossible(cells, margins, people, settings);
  if (refusal) return refusal;
  const targets = margins.map((margin, variable) => scaled(margin.targets, answered(cells, variable)));
  const weights = cells.map((cell) => cell.start ?? 1);
  let worst = { error: Number.POSITIVE_INFINITY, variable: 0, category: 0 };
  let sweeps = 0;
  while (sweeps < settings.sweeps && worst.error >= settings.tolerance) {
    for (const [variable, wanted] of targets.entries()) sweep(cells, weights, variable, wanted);
    sweeps += 1;
    worst = largestError(cells, weights, targets, settings.errorIn);
  }
  const { error, variable, category } = worst;
  if (!(error < settings.tolerance)) {
    return { refused: "did-not-converge", sweeps, largestError: error, variable, category };
  }
  const counted = cells.map((cell, at) => ({ count: cell.count, weight: weights[at]! }));
  const carried = counted.map((cell) => (cell.count > 0 ? cell.weight : null));
  return { weights: carried, sweeps, largestError: error, design: designEffect(counted)! };
}

/** What can be seen beforehand: nothing to weigh, targets that cannot be, groups that exist but did not come. */
function impossible(
  cells: readonly RakingCell[],
  margins: readonly RakingMargin[],
  people: number,
  settings: RakingSettings,
): RakingRefused | null {
  if (people === 0) return { refused: "nobody-took-part" };
  const first = sum(margins[0]?.targets ?? []);
  for (const [variable, { targets }] of margins.entries()) {
    const present = weightedMargin(
      cells,
      cells.map(() => 1),
      variable,
      targets.length,
    );
    for (const [category, target] of targets.entries()) {
      // A group that does not exist here and did not come is no group.
      if (target === 0 && present[category] === 0) continue;
      if (!(target > 0 && Number.isFinite(target))) return { refused: "target-not-positive", variable, category };
      if (present[category] === 0) return { refused: "group-without-participants", variable, category };
    }
    const differs = Math.abs(sum(targets) - first) > settings.totalsMayDiffer * first;
    if (differs) return { refused: "totals-differ", variable };
  }
  return null;
}

function scaled(targets: readonly number[], people: number): readonly number[] {
  const all = sum(targets);
  return targets.map((target) => (target * people) / all);
}

/** How many participants named their group in this variable. */
function answered(cells: readonly RakingCell[], variable: number): number {
  return sum(cells.map((cell) => (cell.categories[variable] === null ? 0 : cell.count)));
}

function sweep(cells: readonly RakingCell[], weights: number[], variable: number, wanted: readonly number[]): void {
  const current = weightedMargin(cells, weights, variable, wanted.length);
  for (const [at, cell] of cells.entries()) {
    const category = cell.categories[variable] ?? null;
    if (category !== null && current[category]! > 0) weights[at]! *= wanted[category]! / current[category]!;
  }
}

function weightedMargin(
  cells: readonly RakingCell[],
  weights: readonly number[],
  variable: number,
  size: number,
): readonly number[] {
  const margin = Array.from<number>({ length: size }).fill(0);
  for (const [at, cell] of cells.entries()) {
    const category = cell.categories[variable] ?? null;
    if (category !== null) margin[category]! += cell.count * weights[at]!;
  }
  return margin;
}

function largestError(
  cells: readonly RakingCell[],
  weights: readonly number[],
  targets: readonly (readonly number[])[],
  errorIn: RakingSettings["errorIn"],
): { error: number; variable: number; category: number } {
  let worst = { error: 0, variable: 0, category: 0 };
  for (const [variable, wanted] of targets.entries()) {
    const current = weightedMargin(cells, weights, variable, wanted.length);
    for (const [category, target] of wanted.entries()) {
      if (target === 0) continue;
      const gap = Math.abs(current[category]! - target);
      const error = errorIn === "people" ? gap : gap / target;
      // NaN must win, else a weight that ran away would pass for converged.
      if (!(error <= worst.error)) worst = { error, variable, category };
    }
  }
  return worst;
}
