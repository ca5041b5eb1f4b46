import type { MultiPolygon, Polygon, Position } from "geojson";

/** A drawing on squared paper: every square holds the number of the area it belongs to (from 1), or 0 for none. */
export interface Raster {
  readonly columns: number;
  readonly rows: number;
  readonly cells: Int32Array;
}

export interface Grid {
  /** Side of a square, in metres. */
  readonly size: number;
  readonly columns: number;
  readonly rows: number;
  /** Degrees to squares. */
  place(point: Position): [number, number];
  /** Corner of a square back to degrees. */
  degrees(column: number, row: number): [number, number];
}

const metresPerDegree = 111_320;

/** Squared paper around a set of outlines, with some empty squares on every side. */
export function gridAround(geometries: readonly (Polygon | MultiPolygon)[], size: number): Grid {
  const points = geometries.flatMap((geometry) => ringsOf(geometry).flat());
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of points) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const wide = metresPerDegree * Math.cos((((south + north) / 2) * Math.PI) / 180);
  const edge = 6;
  return {
    size,
    columns: Math.ceil(((east - west) * wide) / size) + 2 * edge,
    rows: Math.ceil(((north - south) * metresPerDegree) / size) + 2 * edge,
    place: ([x = 0, y = 0]) => [((x - west) * wide) / size + edge, ((north - y) * metresPerDegree) / size + edge],
    degrees: (column, row) => [west + ((column - edge) * size) / wide, north - ((row - edge) * size) / metresPerDegree],
  };
}

/** Fills in every outline, by the middle of each square; where two overlap the later one wins. */
export function fill(grid: Grid, geometries: readonly (Polygon | MultiPolygon)[]): Raster {
  const cells = new Int32Array(grid.columns * grid.rows);
  geometries.forEach((geometry, index) => {
    const edges = ringsOf(geometry).flatMap((ring) => {
      const placed = ring.map((point) => grid.place(point));
      return placed.slice(1).map((point, at) => [placed[at]!, point] as const);
    });
    const tops = edges.map(([a, b]) => Math.min(a[1], b[1]));
    const feet = edges.map(([a, b]) => Math.max(a[1], b[1]));
    const first = Math.max(0, Math.floor(Math.min(...tops)));
    const last = Math.min(grid.rows - 1, Math.ceil(Math.max(...feet)));
    for (let row = first; row <= last; row += 1) fillRow(cells, grid, row, edges, index + 1);
  });
  return { columns: grid.columns, rows: grid.rows, cells };
}

type Edge = readonly [readonly [number, number], readonly [number, number]];

function fillRow(cells: Int32Array, grid: Grid, row: number, edges: readonly Edge[], label: number): void {
  const y = row + 0.5;
  const crossings: number[] = [];
  for (const [a, b] of edges) {
    if (a[1] > y === b[1] > y) continue;
    crossings.push(a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0]));
  }
  crossings.sort((one, other) => one - other);
  for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
    const from = Math.max(0, Math.ceil(crossings[pair]! - 0.5));
    const to = Math.min(grid.columns - 1, Math.floor(crossings[pair + 1]! - 0.5));
    cells.fill(label, row * grid.columns + from, row * grid.columns + Math.max(from, to + 1));
  }
}

/**
 * Closes gaps up to `reach` squares wide between neighbours that were simplified each on its own: every empty square near takes its
 * neighbour's number, and the outer border is then drawn back to where it was.
 */
export function closeGaps(raster: Raster, reach: number): Raster {
  const { columns, rows } = raster;
  let grown = raster.cells;
  for (let step = 0; step < reach; step += 1) grown = grow(grown, columns, rows);
  let outside = Uint8Array.from(grown, (label) => (label === 0 ? 1 : 0));
  for (let step = 0; step < reach; step += 1) outside = growOutside(outside, columns, rows);
  const cells = grown.map((label, at) => (raster.cells[at] !== 0 || outside[at] === 0 ? label : 0));
  return { columns, rows, cells };
}

function grow(cells: Int32Array, columns: number, rows: number): Int32Array {
  const next = cells.slice();
  for (let row = 1; row < rows - 1; row += 1) {
    for (let at = row * columns + 1; at < (row + 1) * columns - 1; at += 1) {
      if (cells[at] === 0) next[at] = cells[at - 1] || cells[at + 1] || cells[at - columns] || cells[at + columns] || 0;
    }
  }
  return next;
}

function growOutside(cells: Uint8Array<ArrayBuffer>, columns: number, rows: number): Uint8Array<ArrayBuffer> {
  const next = cells.slice();
  for (let row = 1; row < rows - 1; row += 1) {
    for (let at = row * columns + 1; at < (row + 1) * columns - 1; at += 1) {
      if (cells[at - 1] || cells[at + 1] || cells[at - columns] || cells[at + columns]) next[at] = 1;
    }
  }
  return next;
}

export function ringsOf(geometry: Polygon | MultiPolygon): Position[][] {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}
