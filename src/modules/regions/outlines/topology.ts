import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from "geojson";
import { feature, merge, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import type {
  GeometryCollection,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
  Topology,
} from "topojson-specification";
import { closeGaps, fill, gridAround } from "./raster.ts";
import { traceRings } from "./trace.ts";

/** Outlines of neighbourhoods with shared borders; larger areas are made by merging them. */
export type Outlines = Topology<{ neighbourhoods: GeometryCollection<{ code: string }> }>;

export interface OutlineInput {
  readonly code: string;
  readonly geometry: Polygon | MultiPolygon;
}

const squareSize = 40;
/** Gaps up to this many squares wide are closed: neighbours in the source were simplified each on its own. */
const gap = 3;
/** Corners that change an outline by less than this surface are dropped, in squares (1 600 m² each). */
const smallest = 4;

/**
 * Makes outlines whose neighbours share their borders exactly, from polygons that overlap or leave gaps. The polygons are drawn on
 * squared paper of 40 m, gaps are closed, borders are walked once and simplified once (Visvalingam), so no slivers remain.
 * Positions are good to about 100 m: for maps, not for addresses.
 */
export function shareBorders(input: readonly OutlineInput[]): Outlines {
  const geometries = input.map((outline) => outline.geometry);
  const grid = gridAround(geometries, squareSize);
  const rings = traceRings(closeGaps(fill(grid, geometries), gap));
  const features = input.map((outline, index): Feature<Geometry, { code: string }> => {
    const parts = (rings.get(index + 1) ?? []).map((ring) => [ring]);
    return {
      type: "Feature",
      properties: { code: outline.code },
      geometry: { type: "MultiPolygon", coordinates: withHoles(parts) },
    };
  });
  const collection: FeatureCollection<Geometry, { code: string }> = { type: "FeatureCollection", features };
  const exact = topology({ neighbourhoods: collection }) as unknown as Outlines;
  const simple = simplify(presimplify(exact), smallest);
  const placed = {
    ...simple,
    arcs: simple.arcs.map((arc) => arc.map(([x = 0, y = 0]) => grid.degrees(x, y))),
    bbox: undefined,
  };
  return quantize(placed as unknown as Outlines, 20_000) as Outlines;
}

/** Rings that run the other way round are holes; each goes to the outer ring around it. */
function withHoles(parts: Position[][][]): Position[][][] {
  const outer = parts.filter(([ring]) => signedArea(ring!) > 0);
  for (const [hole] of parts.filter(([ring]) => signedArea(ring!) <= 0)) {
    const around = outer
      .filter(([ring]) => contains(ring!, hole![0]!))
      .toSorted((a, b) => signedArea(a[0]!) - signedArea(b[0]!))[0];
    around?.push(hole!);
  }
  return outer;
}

function signedArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let at = 0; at + 1 < ring.length; at += 1) {
    const [[x = 0, y = 0], [nextX = 0, nextY = 0]] = [ring[at]!, ring[at + 1]!];
    sum += x * nextY - nextX * y;
  }
  return sum / 2;
}

function contains(ring: readonly Position[], [x = 0, y = 0]: Position): boolean {
  let inside = false;
  for (let at = 0, before = ring.length - 1; at < ring.length; before = at, at += 1) {
    const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [ring[at]!, ring[before]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** One outline per group: the borders between its neighbourhoods disappear. Groups without outlines are left out. */
export function mergeOutlines(
  outlines: Outlines,
  groups: ReadonlyMap<string, readonly string[]>,
): Feature<MultiPolygon, { code: string }>[] {
  const shapes = new Map(
    outlines.objects.neighbourhoods.geometries.map((shape) => [
      (shape.properties as { code?: string } | undefined)?.code ?? "",
      shape,
    ]),
  );
  return [...groups].flatMap(([code, parts]) => {
    const found = parts.map((part) => shapes.get(part)).filter((shape) => shape !== undefined) as (
      | TopoPolygon
      | TopoMultiPolygon
    )[];
    if (found.length === 0) return [];
    return [{ type: "Feature" as const, properties: { code }, geometry: merge(outlines, found) }];
  });
}

/** The neighbourhoods themselves. */
export function neighbourhoodOutlines(outlines: Outlines): Feature<Geometry, { code: string }>[] {
  return (feature(outlines, outlines.objects.neighbourhoods) as FeatureCollection<Geometry, { code: string }>).features;
}
