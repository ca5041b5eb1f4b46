import type { AreaFeature } from "#design/maps/index.ts";
import {
  type Area,
  type AreaKind,
  type Atlas,
  findOutline,
  mergeOutlines,
  neighbourhoodOutlines,
  type Outlines,
  readAtlas,
  type Region,
} from "#modules/regions/index.ts";
import { keeper, type Reading } from "#platform/kept.ts";

/** Outlines of one kind of area in a region, with the division year that they belong to. */
export interface AreaShapes {
  readonly year: number;
  readonly features: readonly AreaFeature[];
  readonly source: string;
}

const shapesKept = keeper<{ shapes: AreaShapes | undefined }>(30);

/** Outlines for a map: neighbourhoods as they are, larger areas merged from them. Made once until areas change. */
export async function areaShapes(ctx: Reading, region: Region, kind: AreaKind): Promise<AreaShapes | undefined> {
  const draw = async () => ({ shapes: await drawShapes(ctx, region, kind) });
  return (await shapesKept(ctx, `${region.id} ${kind}`, draw)).shapes;
}

async function drawShapes(ctx: Reading, region: Region, kind: AreaKind): Promise<AreaShapes | undefined> {
  const outline = await findOutline(ctx.db, region.id, "neighbourhood");
  if (!outline) return undefined;
  const topology = outline.topology as Outlines;
  const { divisionYear: year, source } = outline;
  if (kind === "neighbourhood") return { year, source, features: neighbourhoodOutlines(topology) as AreaFeature[] };
  const parts = groups(await readAtlas(ctx), region, kind, year);
  return { year, source, features: mergeOutlines(topology, parts) as AreaFeature[] };
}

function groups(atlas: Atlas, region: Region, kind: AreaKind, year: number): Map<string, string[]> {
  const find = (of: AreaKind): Area[] => atlas.find({ region: region.id, kind: of, divisionYear: year });
  if (kind === "municipality") return codes(Map.groupBy(find("neighbourhood"), (part) => part.municipalityCode ?? ""));
  if (kind === "district") return codes(Map.groupBy(find("neighbourhood"), (part) => part.districtCode ?? ""));
  const made = atlas.division(region.id)?.parts;
  return new Map(find(kind).map((area) => [area.code, [...(made?.get(area.id) ?? [])]]));
}

function codes(grouped: Map<string, { code: string }[]>): Map<string, string[]> {
  return new Map([...grouped].map(([code, areas]) => [code, areas.map((area) => area.code)]));
}

const cropped = new WeakMap<object, Map<string, readonly AreaFeature[]>>();

/**
 * Outlines of some areas only; the same list for the same set, so that its drawing is made once.
 * @param around an outline that comes with them, of the land in which they lie
 */
export function partOfShapes(shapes: AreaShapes, wanted: ReadonlySet<string>, around?: AreaFeature): AreaShapes {
  const key = [...wanted, around?.properties.code ?? ""].toSorted().join(" ");
  const own = cropped.get(shapes.features) ?? new Map<string, readonly AreaFeature[]>();
  cropped.set(shapes.features, own);
  let features = own.get(key);
  if (!features) {
    features = shapes.features.filter((one) => wanted.has(one.properties.code));
    own.set(key, (features = around ? [...features, around] : features));
  }
  return { ...shapes, features };
}
