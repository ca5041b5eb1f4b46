import {
  type CrossingRefusal,
  type Diversity,
  type PartialIndicator,
  type RakingRefused,
  cellsOf,
  checkCrossing,
  conditionalPartial,
  distance,
  diversity,
  inhabited,
  marginOf,
  postStratify,
  rIndicator,
  rake,
  ratioOf,
  total,
  unconditionalPartial,
  wilson,
} from "@brink/methods/representativeness";

/** One case of a file: population and participants in the same rows and columns. */
export interface RepresentativenessCase {
  readonly id: string;
  readonly population: readonly (readonly number[])[];
  readonly participants: readonly (readonly number[])[];
  readonly rows: readonly string[];
  readonly cols: readonly string[];
}

type Answer = Record<string, unknown>;

const sentences: Record<CrossingRefusal | RakingRefused["refused"] | "cells-without-participants", string> = {
  "no-cells": "there are no cells",
  "cells-do-not-fit-the-categories": "the tables do not have a cell for every row and column name",
  "not-a-count": "a count is missing, negative or not a number",
  "no-population": "nobody lives here",
  "participants-outside-the-population": "there are participants in a cell where nobody lives",
  "more-participants-than-people": "a cell has more participants than people",
  "nobody-took-part": "nobody took part",
  "cells-without-participants": "a cell where people live has no participants",
  "target-not-positive": "a row or column where nobody lives has participants",
  "totals-differ": "rows and columns do not count the same population",
  "group-without-participants": "a row or column where people live has no participants",
  "did-not-converge": "raking did not converge",
};

/**
 * Everything about one case, under the names of the published vectors. What cannot be said is null, with the reason under `refusals`;
 * a table that cannot be used at all gets only `refused`.
 */
export function answerCase(input: RepresentativenessCase): Answer {
  const crossing = {
    variables: [
      { name: "rows", categories: input.rows },
      { name: "cols", categories: input.cols },
    ],
    population: input.population.flat(),
    participants: input.participants.flat(),
  };
  // Answers go by name: of two rows with the same name one would vanish.
  if ([input.rows, input.cols].some((names) => new Set(names).size < names.length)) {
    return { id: input.id, refused: "two rows or two columns have the same name" };
  }
  const refused = fits(input) ? checkCrossing(crossing) : "cells-do-not-fit-the-categories";
  if (refused) return { id: input.id, refused: sentences[refused] };
  const cells = cellsOf(crossing);
  const all = total(cells);
  const lived = inhabited(cells);
  const columns = input.cols.length;
  const indicator = rIndicator(cells);
  const apart = distance(cells);
  const partials = (of: typeof unconditionalPartial) => ({
    rows: partialAnswer(of(crossing, 0)),
    cols: partialAnswer(of(crossing, 1)),
  });
  const ratios = cells.map((cell) => (all.participants > 0 && cell.population > 0 ? ratioOf(cell, all) : null));
  const { refusals, ...weights } = weighting(input);
  if (all.participants === 0) refusals.indicators = sentences["nobody-took-part"];
  return {
    id: input.id,
    response_rate: all.participants / all.population,
    S: indicator?.s ?? null,
    R: indicator?.r ?? null,
    S_adjusted: indicator?.sAdjusted ?? null,
    R_adjusted: indicator?.rAdjusted ?? null,
    CV: indicator?.cv ?? null,
    max_abs_bias_share: indicator?.maxBiasOfShare ?? null,
    min_R: indicator?.lowestR ?? null,
    partial_unconditional: partials(unconditionalPartial),
    partial_conditional: partials(conditionalPartial),
    representation_ratio: inRows(ratios, columns),
    dissimilarity: apart?.dissimilarity ?? null,
    kl: apart?.kullbackLeibler ?? null,
    chi2: apart?.chiSquare ?? null,
    df: lived.length - 1,
    diversity_population: diversityAnswer(diversity(lived.map((cell) => cell.population))),
    diversity_participants: diversityAnswer(diversity(lived.map((cell) => cell.participants))),
    ...weights,
    row_share_wilson: Object.fromEntries(
      marginOf(crossing, 0).map((row, at) => {
        const share = all.participants > 0 ? wilson(row.participants, all.participants) : null;
        const answer = { share: share?.share ?? null, lower95: share?.lower ?? null, upper95: share?.upper ?? null };
        return [input.rows[at]!, { ...answer, population_share: row.population / all.population }];
      }),
    ),
    ...(Object.keys(refusals).length > 0 ? { refusals } : {}),
  };
}

/** Every table has a row per row name, and every row a cell per column name. */
function fits(input: RepresentativenessCase): boolean {
  return [input.population, input.participants].every(
    (table) => table.length === input.rows.length && table.every((row) => row.length === input.cols.length),
  );
}

function weighting(input: RepresentativenessCase): Answer & { refusals: Record<string, string> } {
  const columns = input.cols.length;
  const population = input.population.flat();
  const participants = input.participants.flat();
  const refusals: Record<string, string> = {};
  const strata = postStratify(
    population.map((people, at) => ({ population: people, participants: participants[at]! })),
  );
  if ("refused" in strata) refusals.poststratification_weights = sentences[strata.refused];
  const raked = rakeTable(input);
  if ("refused" in raked) refusals.raking = where(raked, input);
  return {
    refusals,
    poststratification_weights: "refused" in strata ? null : inRows(strata.weights, columns),
    poststratification_deff: "refused" in strata ? null : strata.design.effect,
    raking: {
      weights: "refused" in raked ? null : inRows(raked.weights, columns),
      iterations: raked.sweeps ?? null,
      max_margin_error: raked.largestError ?? null,
      deff: "refused" in raked ? null : raked.design.effect,
      n_effective: "refused" in raked ? null : raked.design.effective,
    },
  };
}

/** Rows first, then columns, until every margin is met to the last digits that its size allows. */
function rakeTable({ population, participants, rows, cols }: RepresentativenessCase) {
  const cells = participants.flatMap((row, at) => row.map((count, place) => ({ categories: [at, place], count })));
  const add = (values: readonly number[]) => values.reduce((running, value) => running + value, 0);
  const margins = [
    { name: "rows", targets: rows.map((_, at) => add(population[at]!)) },
    { name: "cols", targets: cols.map((_, place) => add(population.map((row) => row[place]!))) },
  ];
  const people = add(participants.flat());
  const tolerance = Math.max(1e-10, people * 1e-14);
  return rake(cells, margins, { tolerance, errorIn: "people", sweeps: 100, totalsMayDiffer: 1e-9 });
}

function where(refused: RakingRefused, { rows, cols }: RepresentativenessCase): string {
  const names = refused.variable === 0 ? rows : cols;
  const name = refused.category === undefined ? undefined : names[refused.category];
  return name === undefined ? sentences[refused.refused] : `${sentences[refused.refused]} (${name})`;
}

function partialAnswer(partial: PartialIndicator | null): Answer | null {
  if (!partial) return null;
  const categories = Object.fromEntries(partial.categories.map(({ category, value }) => [category, value]));
  return { variable: partial.value, categories };
}

function diversityAnswer(found: Diversity | null): Answer | null {
  if (!found) return null;
  const { blau, blauNormalised, shannon, evenness, hill1, hill2 } = found;
  return { blau, blau_normalised: blauNormalised, shannon, evenness, hill1, hill2 };
}

function inRows<Value>(values: readonly Value[], columns: number): Value[][] {
  const rows = Math.ceil(values.length / columns);
  return Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns));
}
