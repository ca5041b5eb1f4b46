/** A mark in a drawing that would like its name beside it. */
export interface Marked {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/** Where a name can stand without touching a mark or another name. */
export interface PlacedName {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

interface Box {
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
 */
export function placeNames(
  wanted: readonly Marked[],
  others: readonly Marked[],
  frame: Box,
): (PlacedName | undefined)[] {
  const taken: Box[] = [...wanted, ...others].map(({ x, y }) => around(x, y));
  return wanted.map((mark) => {
    const found = candidates(mark).find(({ box }) => inside(box, frame) && !taken.some((other) => touches(box, other)));
    if (found) taken.push(found.box);
    return found?.place;
  });
}

function around(x: number, y: number): Box {
  return { left: x - 6, right: x + 6, top: y - 6, bottom: y + 6 };
}

function candidates({ x, y, name }: Marked): { place: PlacedName; box: Box }[] {
  const width = name.length * letter.width;
  const foot = 5;
  const at = (left: number, base: number, place: PlacedName) => ({
    place,
    box: { left: left - halo, right: left + width + halo, top: base - letter.height + 3, bottom: base + 3 },
  });
  const sides = [0, -7, 7].flatMap((shift) => [
    at(x + away, y + foot + shift, { x: x + away, y: y + foot + shift, anchor: "start" }),
    at(x - away - width, y + foot + shift, { x: x - away, y: y + foot + shift, anchor: "end" }),
  ]);
  const [above, below] = [y - away - 2, y + away + letter.height - 4].map((base) =>
    at(x - width / 2, base, { x, y: base, anchor: "middle" }),
  );
  return [...sides, above!, below!];
}

function inside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
