import { assert, property, subarray } from "fast-check";
import { describe, expect, it } from "vitest";
import { lies, nearnessFrom, type Place, type PlaceKind, placesAround, placesIn } from "./places.ts";

const place = (code: string, kind: PlaceKind, parts: readonly string[]): Place => ({
  code,
  name: code,
  kind,
  municipality: "gm",
  parts: new Set(parts),
});
const all = ["b1", "b2", "b3", "b4"];
const places = new Map(
  [
    place("gm", "municipality", all),
    place("leef", "working_area", ["b1", "b2", "b3"]),
    place("dorp", "village", ["b1", "b2"]),
    place("wijk", "district", ["b2", "b3"]),
    place("buurt", "neighbourhood", ["b4"]),
    place("leeg", "village", []),
  ].map((one) => [one.code, one]),
);
const from = (code: string) => nearnessFrom(places, places.get(code)!);

describe("how near something works", () => {
  it("is here in the place and in its parts, around in what lies over it, whole without a place", () => {
    expect(from("leef")({ areas: ["dorp"] })).toBe("here");
    expect(from("dorp")({ areas: ["leef"] })).toBe("around");
    expect(from("dorp")({ areas: ["wijk"] })).toBe("around");
    expect(from("dorp")({ areas: [] })).toBe("whole");
    expect(from("dorp")({ areas: ["buurt"] })).toBeUndefined();
  });

  it("takes the nearest of several places", () => {
    expect(from("dorp")({ areas: ["gm", "dorp", "buurt"] })).toBe("here");
  });

  it("does not take a code that nobody knows, or a place without neighbourhoods, for everywhere", () => {
    expect(from("dorp")({ areas: ["weg"] })).toBeUndefined();
    expect(from("dorp")({ areas: ["leeg"] })).toBeUndefined();
    expect(from("leeg")({ areas: ["leeg"] })).toBe("here");
  });

  it("looks the same from both sides: what lies in a place has that place around it", () => {
    assert(
      property(subarray(all, { minLength: 1 }), subarray(all, { minLength: 1 }), (one, other) => {
        const [a, b] = [place("a", "village", one), place("b", "village", other)];
        const [there, back] = [lies(a, b), lies(b, a)];
        expect(there === "elsewhere").toBe(back === "elsewhere");
        expect(there === "here" && one.length < other.length && back !== "around").toBe(false);
      }),
    );
  });

  it("names what lies around from large to small, and inside only what people name", () => {
    expect(placesAround(places, places.get("dorp")!).map((one) => one.code)).toEqual(["gm", "leef"]);
    expect(placesIn(places, places.get("gm")!).map((one) => one.code)).toEqual(["dorp", "leef"]);
  });
});
