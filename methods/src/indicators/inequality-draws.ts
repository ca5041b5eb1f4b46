import { quantileOfSorted, seededRandom, sum, weightedLine } from "../numeric/index.ts";

/** A line over the population in order of deprivation, from 0 (most deprived) to 1 (least). */
export interface Gradient {
  readonly intercept: number;
  readonly slope: number;
}

/** How much each group's value counts in the slope and in the intercept of the fitted line. */
export interface Loadings {
  readonly slope: Float64Array;
  readonly intercept: Float64Array;
}

/** Slopes and end-to-start ratios of the drawn lines, each in rising order. */
export interface Draws {
  readonly slopes: Float64Array;
  readonly ratios: Float64Array;
}

/** What is drawn: normal around each centre, then turned back to the scale of the line. */
export interface Drawn {
  readonly centres: readonly number[];
  readonly errors: readonly number[];
  readonly back: (y: number) => number;
}

/**
 * The line is linear in the values, so it is solved once: least squares at the middles of the groups' places, weighted by population share.
 */
export function loadings(population: readonly number[]): Loadings {
  const people = sum(population);
  const shares = population.map((size) => size / people);
  let before = 0;
  const places = shares.map((share) => {
    before += share;
    return before - share / 2;
  });
  const lines = shares.map((_, group) =>
    weightedLine(
      places,
      shares.map((__, other) => (other === group ? 1 : 0)),
      shares,
    ),
  );
  return {
    slope: Float64Array.from(lines, (line) => line.slope),
    intercept: Float64Array.from(lines, (line) => line.intercept),
  };
}

/** The fitted line through values of the groups. */
export function gradientThrough({ slope, intercept }: Loadings, values: readonly number[]): Gradient {
  return {
    slope: sum(values.map((value, group) => value * slope[group]!)),
    intercept: sum(values.map((value, group) => value * intercept[group]!)),
  };
}

/** Draws the groups' values again and again from the seed and fits the line each time. */
export function simulate(
  weights: Loadings,
  { centres, errors, back }: Drawn,
  seed: number | string,
  repetitions: number,
): Draws {
  const random = seededRandom(seed);
  const [slopes, ratios] = [new Float64Array(repetitions), new Float64Array(repetitions)];
  for (let draw = 0; draw < repetitions; draw++) {
    let [slope, intercept] = [0, 0];
    for (let group = 0; group < centres.length; group++) {
      const y = back(centres[group]! + errors[group]! * random.normal());
      slope += weights.slope[group]! * y;
      intercept += weights.intercept[group]! * y;
    }
    slopes[draw] = slope;
    ratios[draw] = (intercept + slope) / intercept;
  }
  return { slopes: slopes.toSorted(), ratios: ratios.toSorted() };
}

/** The middle share `confidence` of sorted draws. */
export function central(sorted: Float64Array, confidence: number): readonly [number, number] {
  const tail = (1 - confidence) / 2;
  return [quantileOfSorted(sorted, tail), quantileOfSorted(sorted, 1 - tail)];
}
