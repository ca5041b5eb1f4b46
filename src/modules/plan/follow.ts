import { readSeries, type Series } from "#modules/figures/index.ts";
import { type Area, findArea } from "#modules/regions/index.ts";
import type { Goal, Measurement } from "./model.ts";
import { type AnyDb, readPlan } from "./store.ts";

/** A goal with what the figures say today. */
export interface FollowedGoal extends Goal {
  /** The figure that comes near, where the goal itself has none. It has a unit of its own, so it never mixes with the goal's points. */
  readonly standIn?: Series;
}

/** The plan of a region whose goals carry the newest published figures, instead of copies. */
export async function readFollowedPlan(db: AnyDb, regionId: string) {
  const plan = await readPlan(db, regionId);
  const codes = [...new Set(plan.goals.map((goal) => goal.area ?? regionId))];
  const places = new Map(await Promise.all(codes.map(async (code) => [code, await findArea(db, code)] as const)));
  const goals = await Promise.all(plan.goals.map((goal) => followGoal(db, goal, places.get(goal.area ?? regionId))));
  return { ...plan, goals };
}

/** One goal with the figures of today. Without an indicator, or where the figures know no such place, it stays as it is. */
export async function followGoal(db: AnyDb, goal: Goal, area: Area | undefined): Promise<FollowedGoal> {
  if (!goal.indicator || !area) return goal;
  const series = await readSeries(db, area, goal.indicator);
  if (!series || series.points.length === 0) return goal;
  if (goal.measurability === "stand_in") return { ...goal, standIn: series };
  return goal.measurability === "measured" ? { ...goal, measurements: measured(series) } : goal;
}

/** A counted figure has no margin; of a figure without margin that was not counted no course can be told. */
const measured = (series: Series): Measurement[] =>
  series.points.map(({ year, value, lower, upper }) => ({
    year,
    value,
    source: series.publisher,
    ...(lower === null || upper === null ? {} : { lower, upper }),
    ...(series.kind === "counted" ? { counted: true } : {}),
  }));
