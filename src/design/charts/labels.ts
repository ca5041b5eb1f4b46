/** A mark in a drawing that would like its name beside it. */
export interface Marked {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  /** Must be named: where it has no room as the others have it, more places are tried. */
  readonly must?: boolean;
}

/** Where a name can stand without touching a mark or another name. */
export interface PlacedName {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Letters of 15 units are about so wide and so high. */
const letter = { width: 7.9, height: 15 };
const away = 9;
/** Paper around the letters, that would cover the end of another name. */
const halo = 2.5;

/**
 * Places names beside their marks, the first named first; a name that fits nowhere is left out, as half a name reads worse than none.
 * The table under a drawing has them all.
 *
 * @param wanted marks to be named, the most telling first
 * @param others marks without a name, that no name may cover
 * @param lines pieces of lines that a name had better not cross, as a name with a line through it seems struck out
 */
export function placeNames(
  wanted: readonly Marked[],
  others: readonly Marked[],
  frame: Box,
  lines: readonly Box[] = [],
): (PlacedName | undefined)[] {
  const taken: Box[] = [...wanted, ...others].map(({ x, y }) => around(x, y));
  return wanted.map((mark) => {
    const free = candidates(mark).filter(
      ({ box }) => inside(box, frame) && !taken.some((other) => touches(box, other)),
    );
    const found = free.find(({ box }) => !lines.some((line) => touches(box, line))) ?? free[0];
    if (found) taken.push(found.box);
    return found?.place;
  });
}

function around(x: number, y: number): Box {
  return { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 };
}

function candidates({ x, y, name, must }: Marked): { place: PlacedName; box: Box }[] {
  const width = name.length * letter.width;
  const foot = 5;
  const at = (left: number, base: number, place: PlacedName) => ({
    place,
    box: { left: left - halo, right: left + width + halo, top: base - letter.height + 3, bottom: base + 3 },
  });
  const sides = (must ? [0, -7, 7, -12, 12] : [0, -7, 7]).flatMap((shift) => [
    at(x + away, y + foot + shift, { x: x + away, y: y + foot + shift, anchor: "start" }),
    at(x - away - width, y + foot + shift, { x: x - away, y: y + foot + shift, anchor: "end" }),
  ]);
  const [above, below] = [y - away - 2, y + away + letter.height - 4].map((base) =>
    at(x - width / 2, base, { x, y: base, anchor: "middle" }),
  );
  if (!must) return [...sides, above!, below!];
  // Beginning or ending at the mark, where the middle has no room.
  const corners = [y - away - 2, y + away + letter.height - 4].flatMap((base) => [
    at(x - 4, base, { x: x - 4, y: base, anchor: "start" }),
    at(x + 4 - width, base, { x: x + 4, y: base, anchor: "end" }),
  ]);
  return [...sides, above!, below!, ...corners];
}

function inside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
