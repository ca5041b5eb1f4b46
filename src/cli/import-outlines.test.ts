import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { packsFolder } from "#modules/regions/index.ts";
import { makeOutlines } from "./import-outlines.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "brink-outlines-"));
  mkdirSync(join(folder, "zoetermeer"));
  cpSync(join(packsFolder, "zoetermeer", "pack.json"), join(folder, "zoetermeer", "pack.json"));
  writeFileSync(join(folder, "zoetermeer", "outlines.json"), "as it was");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A square of about a kilometre, a number of places to the east. */
const square = (properties: object, east: number) => {
  const [west, right] = [4.5 + east * 0.01, 4.51 + east * 0.01];
  const ring = [
    [west, 52],
    [right, 52],
    [right, 52.01],
    [west, 52.01],
    [west, 52],
  ];
  return { type: "Feature", properties, geometry: { type: "Polygon", coordinates: [ring] } };
};
const given = (body: unknown, name = "buurten.geojson"): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof body === "string" ? body : JSON.stringify(body));
  return file;
};
const collection = (...features: object[]) => ({ type: "FeatureCollection", features });
const make = (file: string, more: object = {}) =>
  makeOutlines({ file, region: "zoetermeer", year: "2024", source: "CBS", ...more }, folder);
const written = () => readFileSync(join(folder, "zoetermeer", "outlines.json"), "utf8");

describe("outlines from a file", () => {
  it("takes those of the region out of a file of the country, with borders shared", () => {
    const file = given(
      collection(
        square({ statcode: "BU06370000" }, 0),
        square({ statcode: "BU06370001" }, 1),
        square({ statcode: "BU03630000" }, 5),
      ),
    );
    expect(make(file)).toMatchObject({ outlines: 2, outside: 1 });
    const { topology, ...rest } = JSON.parse(written()) as { topology: { arcs: unknown[] } };
    expect(rest).toEqual({ formatVersion: 1, divisionYear: 2024, source: "CBS" });
    // Two squares side by side: what each has of its own, and the border that they share.
    expect(topology.arcs).toHaveLength(3);
    expect(readdirSync(join(folder, "zoetermeer")).toSorted()).toEqual(["outlines.json", "pack.json"]);
  });

  it.each([
    ["a file that is not there", () => "/nergens.json", /^There is no file \/nergens\.json\.$/],
    ["a file that is cut off", () => given('{"type":"Featu'), /is cut off or no JSON/],
    ["something else", () => given({ type: "Point" }), /is neither GeoJSON nor TopoJSON/],
    ["outlines without codes", () => given(collection(square({ naam: "x" }, 0))), /Outline 1 .* has no code/],
    [
      "a point for an outline",
      () =>
        given(
          collection({
            type: "Feature",
            properties: { code: "BU06370000" },
            geometry: { type: "Point", coordinates: [4, 52] },
          }),
        ),
      /BU06370000 in .* is no polygon/,
    ],
    [
      "provinces",
      () => given(collection(square({ code: "PV28" }, 0))),
      /holds 1 outlines, and none is of a neighbourhood .* of zoetermeer; nothing was changed/,
    ],
    [
      "one area twice",
      () => given(collection(square({ code: "BU06370000" }, 0), square({ code: "BU06370000" }, 1))),
      /BU06370000 stands twice/,
    ],
  ])("refuses %s in a sentence, and leaves the pack as it was", (_name, file, says) => {
    expect(() => make(file())).toThrow(says);
    expect(written()).toBe("as it was");
  });

  it("refuses a region and a year that do not exist", () => {
    const file = given(collection(square({ code: "BU06370000" }, 0)));
    expect(() => make(file, { region: "veluwe" })).toThrow("There is no region veluwe. There are zoetermeer.");
    expect(() => make(file, { year: "abc" })).toThrow("abc is no division year, such as 2024.");
    expect(written()).toBe("as it was");
  });
});

it("tells who types a word wrong which words there are, without a trace of where it broke", () => {
  const words = [
    "--import",
    "./src/platform/tsx-hook.mjs",
    "src/cli/brink.ts",
    "import",
    "cbs",
    "84799NED",
    "--regio",
    "drenthe",
  ];
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: resolve(import.meta.dirname, "../.."),
    encoding: "utf8",
  });
  expect([status, stderr.trim()]).toEqual([
    1,
    "Unknown option '--regio'. Say: brink import cbs <table> [--region <name>] [--from <folder with saved answers>] [--smaller]",
  ]);
});
