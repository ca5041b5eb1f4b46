import {
  compareFigures,
  intervalOf,
  positionOf,
  type Figure,
  type Spoken,
} from "../../src/modules/figures/speaking/index.ts";
import { findIndicator } from "../../src/modules/figures/catalogue/index.ts";

interface Row extends Figure {
  readonly indicator: string;
  readonly period: number;
  readonly age: string;
}

/** Real figures of the districts of a region, each with what it may be spoken of as. */
async function figuresOf(url: string): Promise<{ about: Spoken; here: Row; there: Row }[]> {
  const answer = await fetch(`${url}/api/v1/observations?region=drenthe&divisionYear=2024&limit=10000`);
  const { observations } = (await answer.json()) as { observations: Row[] };
  const series = Map.groupBy(
    observations.filter((row) => row.value !== null),
    (row) => `${row.indicator} ${row.period} ${row.age}`,
  );
  return [...series.values()].flatMap((rows) =>
    rows.map((here, at) => ({
      about: findIndicator(here.indicator)!,
      here,
      there: rows[(at + 1) % rows.length]!,
    })),
  );
}

/** Work whose outcome is added up, so that none of it can be left out as unused. */
function perSecond(work: (turn: number) => number): number {
  let sum = 0;
  for (let turn = 0; turn < 2_000; turn += 1) sum += work(turn);
  const began = performance.now();
  let turns = 0;
  while (performance.now() - began < 1_000) for (const end = turns + 100; turns < end; turns += 1) sum += work(turns);
  if (!Number.isFinite(sum)) throw new Error("a statistic is not a number");
  return Math.round(turns / ((performance.now() - began) / 1_000));
}

/**
 * How many statistics one process makes in a second, of the figures that a Brink holds: intervals (Wilson, Byar or the publisher's),
 * comparisons of two areas by the interval of the difference, and places among a hundred like areas.
 */
export async function statisticsPerSecond(url: string): Promise<object> {
  const figures = await figuresOf(url);
  const sure = figures.filter(({ about, here, there }) => intervalOf(about, here) && intervalOf(about, there));
  const like = figures
    .slice(0, 100)
    .map(({ here }) => here.value!)
    .toSorted((a, b) => a - b);
  const of = <T>(list: readonly T[], turn: number): T => list[turn % list.length]!;
  return {
    figures: figures.length,
    withInterval: sure.length,
    intervals: perSecond((turn) => {
      const { about, here } = of(sure, turn);
      return intervalOf(about, here)?.low ?? 0;
    }),
    comparisons: perSecond((turn) => {
      const { about, here, there } = of(sure, turn);
      const outcome = compareFigures(about, "district", here, there, "apart");
      return "from" in outcome ? outcome.from : 0;
    }),
    places: perSecond((turn) => positionOf(of(figures, turn).here.value!, like, "higher")?.below ?? 0),
  };
}
