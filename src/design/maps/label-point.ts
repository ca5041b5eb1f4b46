type Ring = readonly (readonly number[])[];

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly room: number;
}

/**
 * The point inside a polygon that is farthest from its edge, found by a grid that is made finer around the best point.
 * Good to about a two-hundredth of the polygon's size.
 * @param rings outer ring first, then holes
 */
export function labelPoint(rings: readonly Ring[]): Spot {
  const outer = rings[0] ?? [];
  const [left, right] = span(outer, 0);
  const [top, bottom] = span(outer, 1);
  let step = Math.max(right - left, bottom - top) / 12;
  let best: Spot = { x: (left + right) / 2, y: (top + bottom) / 2, room: -Infinity };
  if (!(step > 0)) return { ...best, room: 0 };
  let area = { left, right, top, bottom };
  for (let round = 0; round < 3; round += 1) {
    for (let x = area.left + step / 2; x <= area.right; x += step) {
      for (let y = area.top + step / 2; y <= area.bottom; y += step) {
        const room = signedDistance(x, y, rings);
        if (room > best.room) best = { x, y, room };
      }
    }
    area = { left: best.x - step, right: best.x + step, top: best.y - step, bottom: best.y + step };
    step /= 4;
  }
  return { x: round1(best.x), y: round1(best.y), room: round1(Math.max(best.room, 0)) };
}

/** Distance to the nearest edge; below zero outside the polygon. */
function signedDistance(x: number, y: number, rings: readonly Ring[]): number {
  let inside = false;
  let nearest = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [ax, ay] = ring[i] as [number, number];
      const [bx, by] = ring[j] as [number, number];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      nearest = Math.min(nearest, toSegment(x, y, ax, ay, bx, by));
    }
  }
  return inside ? nearest : -nearest;
}

function toSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(Math.max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1);
  return Math.hypot(x - (ax + along * dx), y - (ay + along * dy));
}

function span(ring: Ring, axis: 0 | 1): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const point of ring) {
    const value = point[axis]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
