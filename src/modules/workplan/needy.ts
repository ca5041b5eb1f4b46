import { findValues, indicators as catalogue, type Value } from "#modules/figures/index.ts";
import type { Goal } from "#modules/plan/index.ts";
import type { Area } from "#modules/regions/index.ts";
import { keeper, type Reading } from "#platform/kept.ts";
import type { Needy } from "./loose-ends.ts";

/** With fewer areas than this there is no fifth to speak of. */
const fewest = 5;
/** Which ages speak for a goal, the first that has values: adults before everyone, as most goals are about them. */
const order = ["18+", "all", "18-64", "65+"];

const valuesKept = keeper<readonly Value[]>(50);

/**
 * Areas in the worst fifth on the figure of each goal: working areas where the region has them, else municipalities; the newest year in
 * which at least five have a value.
 */
export async function needyOf(ctx: Reading, goals: readonly Goal[], areas: readonly Area[]): Promise<Needy[]> {
  const working = areas.filter((area) => area.kind === "working_area");
  const units = working.length >= fewest ? working : areas.filter((area) => area.kind === "municipality");
  const figures = new Map(catalogue.map((indicator) => [indicator.id, indicator]));
  const indicators = [...new Set(goals.flatMap((goal) => goal.indicator ?? []))];
  if (units.length < fewest || indicators.length === 0) return [];
  const areaIds = units.map((area) => area.id);
  const values = await valuesKept(ctx, `${areaIds.join()} ${indicators.join()}`, () =>
    findValues(ctx.db, { indicators, areaIds }),
  );
  return goals.flatMap((goal) => {
    // What is better comes from the figure: a goal that wants a smaller gap in health does not want less health.
    const direction = figures.get(goal.indicator ?? "")?.direction;
    if (direction !== "higher" && direction !== "lower") return [];
    const own = values.filter((value) => value.indicator === goal.indicator);
    return worstFifth({ id: goal.id, direction }, own, units);
  });
}

/** The worst fifth on one goal, rounded down; the order of equal values is that of the area's id. */
export function worstFifth(
  goal: Pick<Goal, "id" | "direction">,
  values: readonly Value[],
  units: readonly Pick<Area, "id" | "code" | "name" | "municipalityCode">[],
): Needy[] {
  const said = values.filter((value) => value.value !== null);
  const series = [...Map.groupBy(said, (value) => `${value.year} ${value.age} ${value.table}`).values()];
  const [newest] = series
    .filter((rows) => rows.length >= fewest)
    .toSorted((a, b) => b[0]!.year - a[0]!.year || order.indexOf(a[0]!.age) - order.indexOf(b[0]!.age));
  if (!newest) return [];
  const sign = goal.direction === "lower" ? -1 : 1;
  const worst = newest.toSorted((a, b) => sign * (a.value! - b.value!) || a.areaId - b.areaId);
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  return worst.slice(0, Math.floor(newest.length / fewest)).flatMap(({ areaId, year }) => {
    const unit = byId.get(areaId);
    const municipality = unit?.municipalityCode ?? undefined;
    return unit ? [{ goal: goal.id, area: unit.code, name: unit.name, municipality, year }] : [];
  });
}
