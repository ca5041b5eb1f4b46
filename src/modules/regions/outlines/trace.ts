import type { Position } from "geojson";
import type { Raster } from "./raster.ts";

/**
 * Walks around every numbered patch of a raster and answers its rings in corners of squares, outer rings and holes alike. Neighbours
 * walk over the same corners, so their borders are shared exactly.
 */
export function traceRings(raster: Raster): Map<number, Position[][]> {
  const steps = borderSteps(raster);
  const rings = new Map<number, Position[][]>();
  for (const [label, next] of steps) rings.set(label, chain(next, raster.columns + 1));
  return rings;
}

/** For each number: from which corner its border goes to which, its own squares always on the right hand. */
function borderSteps({ columns, rows, cells }: Raster): Map<number, Map<number, number[]>> {
  const steps = new Map<number, Map<number, number[]>>();
  const corner = (column: number, row: number) => row * (columns + 1) + column;
  const label = (column: number, row: number) =>
    column < 0 || row < 0 || column >= columns || row >= rows ? 0 : (cells[row * columns + column] ?? 0);
  const add = (owner: number, from: number, to: number) => {
    const own = steps.get(owner) ?? new Map<number, number[]>();
    steps.set(owner, own);
    const ways = own.get(from);
    if (ways) ways.push(to);
    else own.set(from, [to]);
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const own = label(column, row);
      if (own === 0) continue;
      if (label(column, row - 1) !== own) add(own, corner(column, row), corner(column + 1, row));
      if (label(column + 1, row) !== own) add(own, corner(column + 1, row), corner(column + 1, row + 1));
      if (label(column, row + 1) !== own) add(own, corner(column + 1, row + 1), corner(column, row + 1));
      if (label(column - 1, row) !== own) add(own, corner(column, row + 1), corner(column, row));
    }
  }
  return steps;
}

function chain(next: Map<number, number[]>, width: number): Position[][] {
  const rings: Position[][] = [];
  const point = (corner: number): Position => [corner % width, Math.floor(corner / width)];
  for (const [start, ways] of next) {
    while (ways.length > 0) {
      const ring = [point(start)];
      let at = start;
      do {
        at = next.get(at)!.pop()!;
        ring.push(point(at));
      } while (at !== start);
      rings.push(ring);
    }
  }
  return rings;
}
