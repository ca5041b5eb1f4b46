import { array, assert as check, double, property, record, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { placeNames } from "./labels.ts";

const frame = { left: 38, right: 280, top: 0, bottom: 236 };

describe("names beside marks", () => {
  it("stand to the right, or to the left where the frame ends", () => {
    expect(placeNames([{ x: 100, y: 100, name: "Emmen" }], [], frame)).toEqual([{ x: 109, y: 105, anchor: "start" }]);
    expect(placeNames([{ x: 270, y: 100, name: "Emmen" }], [], frame)[0]).toMatchObject({ anchor: "end" });
  });

  it("had better not be struck out by a line, and are where nothing else has room", () => {
    const line = { left: 38, right: 280, top: 99, bottom: 101 };
    const [free] = placeNames([{ x: 100, y: 100, name: "Emmen" }], [], frame, [line]);
    expect(Math.abs(free!.y - 5 - 100)).toBeGreaterThan(6);
    const lines = Array.from({ length: 118 }, (_, at) => ({ ...line, top: 2 * at, bottom: 2 * at + 1 }));
    expect(placeNames([{ x: 100, y: 100, name: "Emmen" }], [], frame, lines)[0]).toBeDefined();
  });

  it("never cover one another or stick out, and the first wanted is named first", () => {
    const mark = record({
      x: double({ min: 50, max: 260, noNaN: true }),
      y: double({ min: 20, max: 230, noNaN: true }),
      name: string({ minLength: 1, maxLength: 18 }),
    });
    check(
      property(array(mark, { maxLength: 40 }), (marks) => {
        const boxes = placeNames(marks, [], frame).flatMap((place, at) => {
          if (!place) return [];
          const width = marks[at]!.name.length * 7.9;
          const left =
            place.anchor === "start" ? place.x : place.anchor === "end" ? place.x - width : place.x - width / 2;
          return [{ left, right: left + width, top: place.y - 12, bottom: place.y + 3 }];
        });
        for (const [at, a] of boxes.entries()) {
          expect(a.left >= frame.left && a.right <= frame.right).toBe(true);
          for (const b of boxes.slice(at + 1))
            expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
        }
      }),
    );
    const [first, second] = placeNames(
      [
        { x: 150, y: 100, name: "A".repeat(14) },
        { x: 150, y: 101, name: "B".repeat(14) },
      ],
      [],
      { ...frame, top: 80, bottom: 112 },
    );
    expect(first).toBeDefined();
    expect(second).not.toEqual(first);
  });
});
