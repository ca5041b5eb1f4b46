import { fallenPromises, type Goal, readPlan } from "#modules/plan/index.ts";
import { type Area, findAreas, type Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { keeper, type Reading } from "#platform/kept.ts";
import { dayOf } from "./actions.ts";
import { allLooseEnds, type LooseEnd } from "./loose-ends.ts";
import { needyOf } from "./needy.ts";
import { type Place, readPlaces } from "./places.ts";
import { type Initiative, periodOf, shownStatus, type ShownStatus } from "./model.ts";
import { type InitiativeRow, readCapacity, readInitiatives } from "./store.ts";
import { readViews, type SavedView } from "./store-views.ts";

/** The workplan of a region as everyone may see it, and what all its pages need; read once per page version and day. */
export interface Workplan {
  readonly region: Region;
  /** Public ones in their order, without money that is not public. */
  readonly initiatives: readonly Initiative[];
  readonly byId: ReadonlyMap<string, Initiative>;
  readonly goals: readonly Goal[];
  readonly areaNames: ReadonlyMap<string, string>;
  /** Municipality of each area that has one. */
  readonly municipalityOf: ReadonlyMap<string, string>;
  readonly municipalities: readonly Area[];
  /** Every place someone may live in, by code. */
  readonly places: ReadonlyMap<string, Place>;
  readonly looseEnds: readonly LooseEnd[];
  /** Selections that the team keeps for everyone. */
  readonly saved: readonly SavedView[];
  readonly today: string;
  /** Status as it is shown, by id. */
  readonly statusOf: ReadonlyMap<string, ShownStatus>;
  /** First and last year of the time axis: what the initiatives span, at most two years back and three ahead. */
  readonly years: readonly [number, number];
}

const kept = new WeakMap<object, Map<string, { key: string; plan: Promise<Workplan> }>>();

/** Reads the public workplan of a region. */
export function readWorkplan(ctx: Reading & Pick<Context, "clock">, region: Region): Promise<Workplan> {
  const today = dayOf(ctx.clock());
  const { current, figures } = ctx.pageVersion;
  const key = `${current} ${figures} ${today}`;
  const own = kept.get(ctx.db) ?? new Map<string, { key: string; plan: Promise<Workplan> }>();
  kept.set(ctx.db, own);
  const found = own.get(region.id);
  if (found?.key === key) return found.plan;
  const plan = load(ctx, region, today);
  own.set(region.id, { key, plan });
  plan.catch(() => own.delete(region.id));
  return plan;
}

/**
 * Reads the workplan as somebody may see it, for a paper: nothing of it is kept.
 * @param pick what of each initiative may be seen, or undefined for nothing
 */
export function readWorkplanFor(
  ctx: Reading & Pick<Context, "clock">,
  region: Region,
  pick: (one: Initiative) => Initiative | undefined,
): Promise<Workplan> {
  return load(ctx, region, dayOf(ctx.clock()), (rows) => rows.flatMap((row) => pick(row.content) ?? []));
}

/** Areas change only with a new division or new working areas, which most changes are not. */
const areasKept = keeper<Area[]>(200);
const placesKept = keeper<ReadonlyMap<string, Place>>(200);

async function load(
  ctx: Reading,
  region: Region,
  today: string,
  pick: (rows: readonly InitiativeRow[]) => Initiative[] = publicPart,
): Promise<Workplan> {
  const [rows, plan, capacity, areas, saved, places] = await Promise.all([
    readInitiatives(ctx.db, region.id),
    readPlan(ctx.db, region.id),
    readCapacity(ctx.db, region.id),
    areasKept(ctx, region.id, () => namedAreas(ctx, region)),
    readViews(ctx.db, region.id),
    placesKept(ctx, region.id, () => readPlaces(ctx, region)),
  ]);
  const initiatives = pick(rows);
  const { goals } = plan;
  return {
    region,
    initiatives,
    byId: new Map(initiatives.map((one) => [one.id, one])),
    goals,
    areaNames: new Map(areas.map((area) => [area.code, area.name])),
    municipalityOf: new Map(
      areas.flatMap((area) => (area.municipalityCode ? [[area.code, area.municipalityCode] as const] : [])),
    ),
    municipalities: areas.filter((area) => area.kind === "municipality"),
    places,
    looseEnds: allLooseEnds({
      initiatives,
      goals,
      capacity,
      today,
      needy: await needyOf(ctx, goals, areas),
      fallen: await fallenPromises(ctx.db, region.id),
    }),
    saved,
    today,
    statusOf: new Map(initiatives.map((one) => [one.id, shownStatus(one, today)])),
    years: yearsOf(initiatives, today),
  };
}

function yearsOf(initiatives: readonly Initiative[], today: string): readonly [number, number] {
  const now = Number(today.slice(0, 4));
  let [first, last] = [now, now];
  for (const period of initiatives.map(periodOf)) {
    if (!period) continue;
    first = Math.min(first, Number(period.from.slice(0, 4)));
    last = Math.max(last, Number(period.to.slice(0, 4)));
  }
  return [Math.max(first, now - 2), Math.min(last, now + 3)];
}

/** What anyone may read: public initiatives, and their money only where that is public too. */
export function publicPart(rows: readonly Pick<InitiativeRow, "content">[]): Initiative[] {
  return rows
    .map((row) => row.content)
    .filter((one) => one.visibility === "public")
    .map((one) => (one.moneyVisibility === "public" ? one : { ...one, money: [] }));
}

/** Municipalities, working areas and villages of a region in the newest division, each once. */
async function namedAreas(ctx: Pick<Context, "db">, region: Region): Promise<Area[]> {
  const kinds = ["municipality", "working_area", "village"] as const;
  const found = (await Promise.all(kinds.map((kind) => findAreas(ctx.db, { region: region.id, kind })))).flat();
  const newest = new Map<string, Area>();
  for (const area of found) {
    const other = newest.get(area.code);
    if (!other || area.divisionYear > other.divisionYear) newest.set(area.code, area);
  }
  return [...newest.values()];
}

/** Places of an initiative by name: as they are known, or the code where it is not. */
export const placesOf = (plan: Pick<Workplan, "areaNames">, one: Initiative): string[] =>
  one.areas.map((code) => plan.areaNames.get(code) ?? code);

/** Whether an initiative works in a municipality: there itself, in a part of it, or in the whole region. */
export function worksIn(plan: Pick<Workplan, "municipalityOf">, one: Initiative, municipality: string): boolean {
  return (
    one.areas.length === 0 ||
    one.areas.some((code) => code === municipality || plan.municipalityOf.get(code) === municipality)
  );
}

/** What is there for people: everything that was not stopped. */
export const forPeople = (plan: Pick<Workplan, "initiatives">): Initiative[] =>
  plan.initiatives.filter((one) => one.status !== "stopped");
