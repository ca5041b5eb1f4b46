import { capital } from "#design/format.ts";
import {
  type Area,
  currentVersion,
  findAreas,
  markNamesakes,
  partsOf,
  plainName,
  type Region,
} from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import type { Initiative } from "./model.ts";

/** Kinds of place someone lives in, the most telling name first. */
export const placeKinds = ["village", "working_area", "municipality", "district", "neighbourhood"] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** A place with the neighbourhoods that make it up: what tells whether one place lies in another. */
export interface Place {
  readonly code: string;
  readonly name: string;
  readonly kind: PlaceKind;
  readonly municipality: string | undefined;
  readonly parts: ReadonlySet<string>;
}

/** How near an initiative works: in the place itself, in a larger area around it, or in the whole region. */
export type Nearness = "here" | "around" | "whole";

const isPlace = (area: Area): area is Area & { kind: PlaceKind } =>
  (placeKinds as readonly string[]).includes(area.kind);

/** Every place of a region by its code, in the division of its working areas. */
export async function readPlaces(ctx: Pick<Context, "db">, region: Region): Promise<ReadonlyMap<string, Place>> {
  const version = await currentVersion(ctx.db, region.id);
  const [all, made] = await Promise.all([
    findAreas(ctx.db, { region: region.id }),
    version ? partsOf(ctx.db, version.id) : new Map<number, string[]>(),
  ]);
  const year = version?.divisionYear ?? Math.max(...all.map((area) => area.divisionYear));
  const areas = markNamesakes(all.filter((area) => area.divisionYear === year)).filter(isPlace);
  const small = areas.filter((area) => area.kind === "neighbourhood");
  const byMunicipality = Map.groupBy(small, (area) => area.municipalityCode);
  const byDistrict = Map.groupBy(small, (area) => area.districtCode);
  const partsIn = (area: Area): readonly string[] => {
    if (area.kind === "neighbourhood") return [area.code];
    if (area.kind === "municipality") return (byMunicipality.get(area.code) ?? []).map((part) => part.code);
    if (area.kind === "district") return (byDistrict.get(area.code) ?? []).map((part) => part.code);
    return made.get(area.id) ?? [];
  };
  return new Map(
    areas.map((area) => [
      area.code,
      {
        code: area.code,
        name: capital(area.namesake ? area.name : plainName(area.name)),
        kind: area.kind,
        municipality: area.kind === "municipality" ? area.code : (area.municipalityCode ?? undefined),
        parts: new Set(partsIn(area)),
      },
    ]),
  );
}

/** Where one place lies as seen from another: in it (or the same), around it, or elsewhere. */
export function lies(other: Place, from: Place): "here" | "around" | "elsewhere" {
  if (other.code === from.code) return "here";
  if (other.parts.size === 0 || from.parts.size === 0) return "elsewhere";
  let shared = 0;
  for (const code of other.parts) if (from.parts.has(code)) shared += 1;
  if (shared === other.parts.size) return "here";
  return shared === 0 ? "elsewhere" : "around";
}

/**
 * How near initiatives work to a place. A code that nobody knows any more is nowhere.
 * @returns undefined for what works elsewhere
 */
export function nearnessFrom(
  places: ReadonlyMap<string, Place>,
  from: Place,
): (one: Pick<Initiative, "areas">) => Nearness | undefined {
  const known = new Map<string, ReturnType<typeof lies>>();
  const of = (code: string) => {
    const place = places.get(code);
    const found = known.get(code) ?? (place ? lies(place, from) : "elsewhere");
    known.set(code, found);
    return found;
  };
  return (one) => {
    if (one.areas.length === 0) return "whole";
    const near = one.areas.map(of);
    if (near.includes("here")) return "here";
    return near.includes("around") ? "around" : undefined;
  };
}

const size = (place: Place) => place.parts.size;

/** Places around one, from large to small: its municipality, its working area, its district. */
export function placesAround(places: ReadonlyMap<string, Place>, from: Place): Place[] {
  return [...places.values()]
    .filter((other) => size(other) > size(from) && lies(from, other) === "here")
    .toSorted((a, b) => size(b) - size(a));
}

/** Places people name that lie within one: working areas and villages, by name. */
export function placesIn(places: ReadonlyMap<string, Place>, from: Place): Place[] {
  return [...places.values()]
    .filter((other) => other.code !== from.code && (other.kind === "village" || other.kind === "working_area"))
    .filter((other) => other.name !== from.name && lies(other, from) === "here")
    .toSorted((a, b) => a.name.localeCompare(b.name, "nl"));
}
