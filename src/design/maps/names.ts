import type { Shape } from "./geography.ts";

/** A letter of a name is about so wide; from one line to the next (`maps.css`). */
const letter = { width: 7.4, high: 15 };
/** Around the largest circle in an area there is mostly a little more of it. */
const beyond = 1.1;

interface Named {
  readonly name: string;
  readonly shape: Shape;
}

/** The lines of a name that stands alone inside its area, around the area's point. */
export interface NameLines {
  readonly lines: readonly string[];
  /** Height of the first line's foot, and from there to the next. */
  readonly top: number;
  readonly high: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Names for the areas that have room for one, on as few lines as fit; the roomiest first, and none over another. */
export function placeNames<A extends Named>(areas: readonly A[]): Map<A, NameLines> {
  const taken: Box[] = [];
  const placed = new Map<A, NameLines>();
  for (const area of areas.toSorted((a, b) => b.shape.room - a.shape.room)) {
    const lines = [1, 2, 3].map((count) => inLines(area.name, count)).find((some) => fits(some, area.shape.room));
    const box = lines && boxOf(lines, area.shape);
    if (!box || taken.some((other) => touches(box, other))) continue;
    taken.push(box);
    placed.set(area, { lines, top: area.shape.y + 5 - ((lines.length - 1) / 2) * letter.high, high: letter.high });
  }
  return placed;
}

const halfWidth = (lines: readonly string[]) => (Math.max(...lines.map((line) => line.length)) * letter.width) / 2;
const halfHeight = (lines: readonly string[]) => (lines.length * letter.high) / 2;

function fits(lines: readonly string[], room: number): boolean {
  return Math.hypot(halfWidth(lines), halfHeight(lines)) <= room * beyond;
}

function boxOf(lines: readonly string[], { x, y }: Shape): Box {
  const [wide, high] = [halfWidth(lines), halfHeight(lines)];
  return { left: x - wide, right: x + wide, top: y - high, bottom: y + high };
}

function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** The words of a name over at most so many lines, about as long; also broken after a hyphen. */
function inLines(name: string, count: number): string[] {
  const lines: string[] = [];
  for (const part of name.match(/[^\s-]+-?\s*|-\s*/g) ?? []) {
    const longer = (lines.at(-1) ?? "") + part;
    if (lines.length > 0 && (lines.length === count || longer.trim().length <= name.length / count + 2))
      lines[lines.length - 1] = longer;
    else lines.push(part);
  }
  return lines.map((line) => line.trim());
}
