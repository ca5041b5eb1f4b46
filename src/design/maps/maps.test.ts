import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outlines } from "../gallery/samples.ts";
import { roundTo } from "../format.ts";
import { mapClasses } from "./classes.ts";
import { closerTo, isWithin, movedCloser } from "./closer.ts";
import { type AreaFeature, geography } from "./geography.ts";
import { labelPoint } from "./label-point.ts";
import { placeNames } from "./names.ts";
import { tagWidth } from "./tag-width.ts";

const lang = "nl" as const;

describe("map classes", () => {
  it("judge the value as it is shown: 41,4 and 41,6 are 41 and 42", () => {
    const { of, classes } = mapClasses([40.6, 41.4, 41.6, 42.4, 44], { lang });
    expect(of(40.6)).toBe(of(41.4));
    expect(of(41.6)).toBe(of(42.4));
    expect(of(41.4)).not.toBe(of(41.6));
    expect(classes.map((item) => item.label)).toEqual(["41", "42", "44"]);
  });

  it("give the same class to the same number, a higher class never to a lower one, for any values", () => {
    const values = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 1 }), (list, digits) => {
        const { of, classes } = mapClasses(list, { lang, digits });
        expect(classes.length).toBeLessThanOrEqual(5);
        const sorted = list.toSorted((a, b) => a - b);
        for (let i = 1; i < sorted.length; i += 1) {
          expect(of(sorted[i]!)).toBeGreaterThanOrEqual(of(sorted[i - 1]!));
          const equal = roundTo(sorted[i]!, digits) === roundTo(sorted[i - 1]!, digits);
          expect(equal && of(sorted[i]!) !== of(sorted[i - 1]!)).toBe(false);
        }
        for (const value of list) {
          const item = classes.find((found) => found.number === of(value));
          expect(roundTo(value, digits)).toBeGreaterThanOrEqual(item!.from);
          expect(roundTo(value, digits)).toBeLessThanOrEqual(item!.to);
        }
      }),
    );
  });

  it("are five as soon as five numbers differ, however many areas share one", () => {
    const twelve = [77, 78, 79, 79, 79, 79, 80, 81, 81, 81, 82, 82];
    const labels = mapClasses(twelve, { lang }).classes.map((item) => item.label);
    expect(labels).toEqual(["77–78", "79", "80", "81", "82"]);
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, (list) => {
        expect(mapClasses(list, { lang }).classes).toHaveLength(Math.min(5, new Set(list).size));
      }),
    );
  });

  it("keep the highest class the hatched one, also with few classes", () => {
    expect(mapClasses([10, 20], { lang }).of(20)).toBe(5);
    expect(mapClasses([10, 20, 30], { lang }).of(30)).toBe(5);
    expect(mapClasses([10], { lang }).of(10)).toBe(3);
    expect(mapClasses([], { lang }).classes).toEqual([]);
  });

  it("follow given breaks, so that two maps compare", () => {
    const { classes, of } = mapClasses([38, 41, 44, 52], { lang, breaks: [40, 43, 46, 50] });
    expect(classes.map((item) => item.label)).toEqual(["38", "41", "44", "46", "52"]);
    expect(of(52)).toBe(5);
  });
});

describe("geography", () => {
  it("draws every outline once, on a sheet that fits it, and keeps the drawing", () => {
    const drawn = geography(outlines, 560);
    expect(drawn.shapes.size).toBe(12);
    expect(geography(outlines, 560)).toBe(drawn);
    const numbers = [...drawn.shapes.values()].flatMap((shape) => pairs(shape.d));
    expect(Math.min(...numbers.map(([x]) => x))).toBeCloseTo(6, 0);
    expect(Math.max(...numbers.map(([x]) => x))).toBeCloseTo(554, 0);
    expect(Math.max(...numbers.map(([, y]) => y))).toBeLessThanOrEqual(drawn.height);
    expect(Math.min(...numbers.map(([, y]) => y))).toBeCloseTo(6, 0);
  });

  it("has north up and keeps the shape of the land", () => {
    const drawn = geography(outlines, 560);
    expect(drawn.shapes.get("GM1730")!.y).toBeLessThan(drawn.shapes.get("GM0114")!.y);
    expect(drawn.height / drawn.width).toBeGreaterThan(0.9);
    expect(drawn.height / drawn.width).toBeLessThan(1.1);
  });

  it("does not care which way round a ring runs", () => {
    const turned = outlines.map((item): AreaFeature => {
      if (item.geometry.type !== "Polygon") return item;
      return {
        ...item,
        geometry: { type: "Polygon", coordinates: item.geometry.coordinates.map((ring) => ring.toReversed()) },
      };
    });
    const [one, other] = [geography(outlines, 400), geography(turned, 400)];
    expect(other.height).toBe(one.height);
    for (const [code, shape] of one.shapes) expect(other.shapes.get(code)!.room).toBeCloseTo(shape.room, 0);
  });
});

describe("the place of a number", () => {
  it("lies inside, also in a shape like a horseshoe", () => {
    const horseshoe = [
      [0, 0],
      [100, 0],
      [100, 100],
      [70, 100],
      [70, 30],
      [30, 30],
      [30, 100],
      [0, 100],
      [0, 0],
    ];
    const { x, y, room } = labelPoint([horseshoe]);
    expect(room).toBeGreaterThan(13);
    expect(y < 32 || x < 30 || x > 70).toBe(true);
  });

  it("is the middle of a square, with half its side as room", () => {
    const square = [
      [0, 0],
      [60, 0],
      [60, 60],
      [0, 60],
      [0, 0],
    ];
    const { x, y, room } = labelPoint([square]);
    expect([Math.round(x), Math.round(y)]).toEqual([30, 30]);
    expect(room).toBeCloseTo(30, 0);
  });
});

/** The corners of a path, from its absolute M, L and its relative l commands as d3 writes them. */
function pairs(d: string): [number, number][] {
  return [...d.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map((match) => [Number(match[1]), Number(match[2])]);
}

describe("the tag of a chosen area", () => {
  // How long the words are on a phone, measured in a browser: M and W are as wide as three i's.
  const measured: readonly (readonly [string, number])[] = [
    ["Emmer-Compascuum en Nieuw-Weerdinge 88", 429.5],
    ["Hendrik-Ido-Ambacht Centrum en Krommeweg 88", 470.3],
    ["Emmer-Compascuum 88", 230.5],
    ["Wilhelminaoord 88", 177.9],
    ["Annen 88", 90.2],
  ];

  it.each(measured)("holds all of its words, with room at both ends: %s", (words, long) => {
    expect(tagWidth(words)).toBeGreaterThanOrEqual(long + 12);
    expect(tagWidth(words)).toBeLessThanOrEqual(long * 1.1 + 24);
  });
});

describe("names alone on a map", () => {
  const box = { left: 0, top: 0, right: 200, bottom: 200 };
  const area = (name: string, x: number, room: number) => ({
    name,
    shape: { code: name, d: "", x, y: 100, room, part: box, whole: box },
  });

  it("take as few lines as fit, and are left out where none fit", () => {
    const [centre, small] = [area("Zoetermeer Centrum", 100, 45), area("Noordhove", 300, 20)];
    const placed = placeNames([centre, area("Rokkeveen", 200, 60), small]);
    expect(placed.get(centre)?.lines).toEqual(["Zoetermeer", "Centrum"]);
    expect(placed.has(small)).toBe(false);
    expect([...placed.values()].map(({ lines }) => lines.length).toSorted()).toEqual([1, 2]);
  });

  it("never stand over each other: the roomiest keeps its name", () => {
    const [one, other] = [area("Seghwaert", 100, 40), area("Meerzicht", 150, 39)];
    expect([...placeNames([other, one]).keys()]).toEqual([one]);
  });
});

describe("a small area", () => {
  const sheet = { width: 560, height: 400, shapes: new Map() };
  const at = (x: number, y: number, size: number) => {
    const box = { left: x - size / 2, right: x + size / 2, top: y - size / 2, bottom: y + size / 2 };
    return { code: "a", d: "", x, y, room: size / 2, part: box, whole: box };
  };

  it("is looked at from nearer by, and lies with all of it on what is drawn", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 45, max: 515, noNaN: true }),
        fc.double({ min: 45, max: 355, noNaN: true }),
        fc.double({ min: 1, max: 89, noNaN: true }),
        (x, y, size) => {
          const shape = at(x, y, size);
          const closer = closerTo(shape, sheet)!;
          const { part } = movedCloser(shape, closer);
          expect(Math.min(part.left, part.top)).toBeGreaterThanOrEqual(-1e-6);
          expect(part.right).toBeLessThanOrEqual(sheet.width + 1e-6);
          expect(part.bottom).toBeLessThanOrEqual(sheet.height + 1e-6);
          expect(part.right - part.left).toBeCloseTo(size * closer.scale, 6);
          expect(isWithin(shape, closer, sheet)).toBe(true);
        },
      ),
    );
  });

  it("leaves out what lies outside what is drawn, so that nobody comes upon a link that is not seen", () => {
    const closer = closerTo(at(60, 60, 10), sheet)!;
    expect(closer).toEqual({ scale: 3, left: 0, top: 0 });
    expect(isWithin(at(250, 60, 20), closer, sheet)).toBe(false);
    expect(isWithin(at(190, 60, 20), closer, sheet)).toBe(true);
  });

  it("is seen on the whole sheet when it is not that small", () => {
    expect(closerTo(at(280, 200, 92), sheet)).toBeUndefined();
  });
});
