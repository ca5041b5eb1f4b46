import type { Context } from "#platform/context.ts";
import type { Area, Division, Region } from "../model.ts";
import { type Borders, bordersOf } from "../outlines/pieces.ts";
import type { Outlines } from "../outlines/topology.ts";
import { findAreas, findOutline } from "../store.ts";
import { lastVersion, type MadeArea, madeAreasOf, type VersionRow } from "../store-divisions.ts";
import { divisionOf, type Ground } from "./model.ts";

/** The division that the next change builds on, with everything a change is judged by. */
export interface Divided extends Ground {
  readonly version: VersionRow | undefined;
  readonly made: readonly MadeArea[];
  readonly base: Division;
  readonly neighbourhoods: readonly Area[];
  /** Names of municipalities by code. */
  readonly municipalities: ReadonlyMap<string, string>;
  /** Which neighbourhoods lie against each other; empty where the region has no outlines of this division year. */
  readonly borders: Borders;
  readonly today: string;
  /** The first day from which a change may hold. */
  readonly firstDay: string;
}

/** Reads the last division of a region; an empty one where it has none. `year` takes the neighbourhoods of another division year. */
export async function readDivided(ctx: Pick<Context, "db" | "clock">, region: Pick<Region, "id">, year?: number): Promise<Divided> {
  const version = await lastVersion(ctx.db, region.id);
  const made = version ? await madeAreasOf(ctx.db, version.id) : [];
  const all = await findAreas(ctx.db, { region: region.id, kind: "neighbourhood" });
  const divisionYear = year ?? version?.divisionYear ?? Math.max(0, ...all.map((area) => area.divisionYear));
  const towns = await findAreas(ctx.db, { region: region.id, kind: "municipality", divisionYear });
  const outline = await findOutline(ctx.db, region.id, "neighbourhood");
  const isDrawn = outline?.divisionYear === divisionYear;
  const today = ctx.clock().toISOString().slice(0, 10);
  const firstDay = version && version.validFrom > today ? version.validFrom : today;
  return {
    regionId: region.id,
    version,
    made,
    base: divisionOf(made, divisionYear, version?.validFrom ?? today),
    neighbourhoods: all.filter((area) => area.divisionYear === divisionYear),
    municipalities: new Map(towns.map((area) => [area.code, area.name])),
    borders: isDrawn ? bordersOf(outline.topology as Outlines) : new Map(),
    today,
    firstDay,
  };
}
