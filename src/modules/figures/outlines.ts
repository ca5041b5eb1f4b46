import type { AreaFeature } from "#design/maps/index.ts";
import {
  type AreaKind,
  currentVersion,
  findAreas,
  findOutline,
  mergeOutlines,
  neighbourhoodOutlines,
  type Outlines,
  partsOf,
  type Region,
} from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";

/** Outlines of one kind of area in a region, with the division year that they belong to. */
export interface AreaShapes {
  readonly year: number;
  readonly features: readonly AreaFeature[];
  readonly source: string;
}

const kept = new WeakMap<object, { version: number; shapes: Map<string, Promise<AreaShapes | undefined>> }>();

/** Outlines for a map: neighbourhoods as they are, larger areas merged from them. Made once per page version. */
export function areaShapes(
  ctx: Pick<Context, "db" | "pageVersion">,
  region: Region,
  kind: AreaKind,
): Promise<AreaShapes | undefined> {
  const version = ctx.pageVersion.current;
  let found = kept.get(ctx.db);
  if (found?.version !== version) kept.set(ctx.db, (found = { version, shapes: new Map() }));
  const key = `${region.id} ${kind}`;
  let shapes = found.shapes.get(key);
  if (!shapes) found.shapes.set(key, (shapes = drawShapes(ctx, region, kind)));
  return shapes;
}

async function drawShapes(ctx: Pick<Context, "db">, region: Region, kind: AreaKind): Promise<AreaShapes | undefined> {
  const outline = await findOutline(ctx.db, region.id, "neighbourhood");
  if (!outline) return undefined;
  const topology = outline.topology as Outlines;
  const { divisionYear: year, source } = outline;
  if (kind === "neighbourhood") return { year, source, features: neighbourhoodOutlines(topology) as AreaFeature[] };
  const parts = await findAreas(ctx.db, { region: region.id, kind: "neighbourhood", divisionYear: year });
  return {
    year,
    source,
    features: mergeOutlines(topology, await groups(ctx, region, kind, year, parts)) as AreaFeature[],
  };
}

async function groups(
  ctx: Pick<Context, "db">,
  region: Region,
  kind: AreaKind,
  year: number,
  parts: Awaited<ReturnType<typeof findAreas>>,
): Promise<Map<string, string[]>> {
  if (kind === "municipality") return codes(Map.groupBy(parts, (part) => part.municipalityCode ?? ""));
  if (kind === "district") return codes(Map.groupBy(parts, (part) => part.districtCode ?? ""));
  const version = await currentVersion(ctx.db, region.id);
  const made = version ? await partsOf(ctx.db, version.id) : new Map<number, string[]>();
  const areas = await findAreas(ctx.db, { region: region.id, kind, divisionYear: year });
  return new Map(areas.map((area) => [area.code, made.get(area.id) ?? []]));
}

function codes(grouped: Map<string, { code: string }[]>): Map<string, string[]> {
  return new Map([...grouped].map(([code, areas]) => [code, areas.map((area) => area.code)]));
}

const cropped = new WeakMap<object, Map<string, readonly AreaFeature[]>>();

/** Outlines of some areas only; the same list for the same set, so that its drawing is made once. */
export function partOfShapes(shapes: AreaShapes, wanted: ReadonlySet<string>): AreaShapes {
  const key = [...wanted].toSorted().join(" ");
  const own = cropped.get(shapes.features) ?? new Map<string, readonly AreaFeature[]>();
  cropped.set(shapes.features, own);
  let features = own.get(key);
  if (!features) own.set(key, (features = shapes.features.filter((one) => wanted.has(one.properties.code))));
  return { ...shapes, features };
}
