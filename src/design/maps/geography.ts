import { geoIdentity, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { inOnePiece } from "../markup.ts";
import { labelPoint } from "./label-point.ts";

/** An outline as it comes from a file: WGS84 degrees, with the area's code. */
export type AreaFeature = Feature<Geometry, { readonly code: string; readonly [name: string]: unknown }>;

/** One outline, ready to draw. */
export interface Shape {
  readonly code: string;
  /** Path data, one decimal. */
  readonly d: string;
  /** Where a number stands: well inside the largest part. */
  readonly x: number;
  readonly y: number;
  /** Room around that point, in units: the radius of the largest circle that fits. */
  readonly room: number;
  /** What its largest part takes of the sheet, and what all of it does. */
  readonly part: Box;
  readonly whole: Box;
}

/** Borders of something on a sheet; down is more. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A set of outlines on one sheet. */
export interface Geography {
  readonly width: number;
  readonly height: number;
  readonly shapes: ReadonlyMap<string, Shape>;
}

const drawn = new WeakMap<object, Map<number, Geography>>();

/**
 * Draws outlines on a sheet `width` units wide, north up. Done once per set and width: the path texts are kept as long as
 * the set itself.
 */
export function geography(features: readonly AreaFeature[], width = 560): Geography {
  const kept = drawn.get(features) ?? new Map<number, Geography>();
  drawn.set(features, kept);
  const known = kept.get(width);
  if (known) return known;
  const made = draw(features, width);
  kept.set(width, made);
  return made;
}

const unpacked = new WeakMap<Topology, Map<string, readonly AreaFeature[]>>();

/**
 * The outlines of one object of a TopoJSON file, unpacked once.
 * @throws Error when the object is not there or holds no collection
 */
export function areasOf(topology: Topology, object: string): readonly AreaFeature[] {
  const kept = unpacked.get(topology) ?? new Map<string, readonly AreaFeature[]>();
  unpacked.set(topology, kept);
  const known = kept.get(object);
  if (known) return known;
  const source = topology.objects[object];
  if (source?.type !== "GeometryCollection") throw new Error(`TopoJSON has no collection "${object}"`);
  const collection = feature(topology, source as GeometryCollection) as FeatureCollection<Geometry, { code: string }>;
  kept.set(object, collection.features);
  return collection.features;
}

function draw(features: readonly AreaFeature[], width: number): Geography {
  const flat = flatten(features);
  const margin = 6;
  const projection = geoIdentity()
    .reflectY(true)
    .fitSize([width - 2 * margin, 1e6], flat);
  const path = geoPath(projection).digits(1);
  const [[, top], [, bottom]] = path.bounds(flat);
  const [dx, dy] = projection.translate();
  projection.translate([dx + margin, dy + margin - top]);
  const shapes = flat.features.map((item): Shape => {
    const rings = largestPart(item.geometry).map((ring) => ring.map((point) => projection(point as [number, number])!));
    const d = inOnePiece(path(item) ?? "");
    const at = (points: Position[]) => points.map((point) => projection(point as [number, number])!);
    const whole = boxOf(at(cornersOf(partsOf(item.geometry).flatMap(([ring]) => ring ?? []))));
    return { code: item.properties.code, d, ...labelPoint(rings), part: boxOf(rings[0] ?? []), whole };
  });
  return {
    width,
    height: Math.ceil(bottom - top + 2 * margin),
    shapes: new Map(shapes.map((shape) => [shape.code, shape])),
  };
}

/**
 * Degrees to a flat sheet: east–west is shortened as much as at the middle of the set. For a country this small that is
 * within a thousandth of a true projection, and the winding of rings does not matter.
 */
function flatten(features: readonly AreaFeature[]): FeatureCollection<Polygon | MultiPolygon, { code: string }> {
  const latitudes = features.flatMap((item) =>
    partsOf(item.geometry)
      .flat(2)
      .map((point) => point[1]!),
  );
  const middle = (Math.min(...spanOf(latitudes)) + Math.max(...spanOf(latitudes))) / 2;
  const shorten = Math.cos((middle * Math.PI) / 180);
  return {
    type: "FeatureCollection",
    features: features.map((item) => ({
      type: "Feature",
      properties: { code: item.properties.code },
      geometry: {
        type: "MultiPolygon",
        coordinates: partsOf(item.geometry).map((part) => part.map((ring) => ring.map(([x, y]) => [x! * shorten, y!]))),
      },
    })),
  };
}

function spanOf(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [52, 53];
}

function partsOf(geometry: Geometry): Position[][][] {
  if (geometry.type === "Polygon") return [geometry.coordinates];
  return geometry.type === "MultiPolygon" ? geometry.coordinates : [];
}

function boxOf(points: readonly Position[]): Box {
  const [[left, right], [top, bottom]] = [spanOf(points.map(([x]) => x!)), spanOf(points.map(([, y]) => y!))];
  return { left, right, top, bottom };
}

/** Two opposite corners of what points span. */
function cornersOf(points: readonly Position[]): Position[] {
  const { left, top, right, bottom } = boxOf(points);
  return [
    [left, top],
    [right, bottom],
  ];
}

function largestPart(geometry: Polygon | MultiPolygon): Position[][] {
  const parts = partsOf(geometry);
  const size = (part: Position[][]) => Math.abs(ringArea(part[0] ?? []));
  return parts.toSorted((a, b) => size(b) - size(a))[0] ?? [];
}

function ringArea(ring: readonly Position[]): number {
  return ring.reduce((sum, [x, y], place) => {
    const [nextX, nextY] = ring[(place + 1) % ring.length]!;
    return sum + (x! * nextY! - nextX! * y!) / 2;
  }, 0);
}
