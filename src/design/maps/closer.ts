import type { Box, Geography, Shape } from "./geography.ts";

/** A part of a sheet that is drawn larger, around an area too small to be seen on the whole of it. */
export interface Closer {
  readonly scale: number;
  /** Upper left corner of the part, on the sheet. */
  readonly left: number;
  readonly top: number;
}

/** An area smaller than this part of the sheet is looked at from nearer by, as much as this. */
const steps = [
  { under: 0.08, scale: 3 },
  { under: 0.16, scale: 2 },
] as const;

/** How near a sheet must be looked at for an area to be seen, with what lies around it; undefined where the whole sheet shows it. */
export function closerTo({ part, x, y }: Shape, { width, height }: Geography): Closer | undefined {
  const size = Math.max(part.right - part.left, part.bottom - part.top);
  const scale = steps.find(({ under }) => size < width * under)?.scale;
  if (!scale) return undefined;
  const corner = (middle: number, whole: number) =>
    Math.min(Math.max(middle - whole / scale / 2, 0), whole - whole / scale);
  return { scale, left: corner(x, width), top: corner(y, height) };
}

/** True when any of an area lies in the part that is drawn. */
export function isWithin({ whole }: Shape, { scale, left, top }: Closer, { width, height }: Geography): boolean {
  const [right, bottom] = [left + width / scale, top + height / scale];
  return whole.left < right && whole.right > left && whole.top < bottom && whole.bottom > top;
}

/** Where an area stands once it is drawn larger, for what is written at it. */
export function movedCloser(shape: Shape, { scale, left, top }: Closer): Shape {
  const box = (one: Box): Box => ({
    left: (one.left - left) * scale,
    right: (one.right - left) * scale,
    top: (one.top - top) * scale,
    bottom: (one.bottom - top) * scale,
  });
  const { part, whole, x, y, room } = shape;
  return {
    ...shape,
    x: (x - left) * scale,
    y: (y - top) * scale,
    room: room * scale,
    part: box(part),
    whole: box(whole),
  };
}
