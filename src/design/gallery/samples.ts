import { readFileSync } from "node:fs";
import type { Topology } from "topojson-specification";
import { areasOf, type AreaFeature, type MapArea } from "../maps/index.ts";

// Sample content for /ontwerp. Figures of gemeenten: RIVM, GGD and CBS, Gezondheidsmonitor 2020; outlines: CBS/Kadaster 2023,
// both CC BY 4.0. Everything about people, plans and dialogues is made up.

const topology = JSON.parse(readFileSync(new URL("./drenthe.topology", import.meta.url), "utf8")) as Topology;

/** The twelve gemeenten of Drenthe, simplified. */
export const outlines: readonly AreaFeature[] = areasOf(topology, "gemeenten");

const lonely: readonly (readonly [string, string, number | null])[] = [
  ["GM0106", "Assen", 46.4],
  ["GM0119", "Meppel", 45.9],
  ["GM0114", "Emmen", 45.6],
  ["GM0118", "Hoogeveen", 44.8],
  ["GM1681", "Borger-Odoorn", 43.1],
  ["GM1699", "Noordenveld", 43.1],
  ["GM0109", "Coevorden", 42.7],
  ["GM1680", "Aa en Hunze", 42.4],
  ["GM1701", "Westerveld", 42],
  ["GM1730", "Tynaarlo", 41.8],
  ["GM1731", "Midden-Drenthe", 41.2],
  ["GM1690", "De Wolden", 40.9],
];

/** Loneliness per gemeente, highest first. */
export const lonelyAreas: readonly MapArea[] = lonely.map(([code, name, value]) => ({
  code,
  name,
  value,
  href: `#${code}`,
  text: `${String(value).replace(".", ",")} van de 100 volwassenen voelen zich eenzaam`,
}));

/** The same with two areas of which nothing can be said, each for its own reason. */
export const lonelyWithGaps: readonly MapArea[] = lonelyAreas.map((area) => {
  if (area.code === "GM1680") return { ...area, value: null, why: "few" };
  return area.code === "GM1701" ? { ...area, value: null, why: "year" } : area;
});

/** A spread of numbers that looks like areas do: made by a rule, the same every time. */
export function spreadOf(count: number, middle: number, width: number): number[] {
  return Array.from({ length: count }, (_, place) => {
    const share = (place + 0.5) / count;
    return middle + (width / 4) * Math.log(share / (1 - share)) + Math.sin(place * 7.3) * (width / 12);
  });
}

/** People in an opinion landscape: three groups around their own middle. */
export const people = [
  { category: 1 as const, x: -2, y: -0.4, count: 74 },
  { category: 2 as const, x: 1.5, y: 1.6, count: 60 },
  { category: 3 as const, x: 1.4, y: -1.7, count: 48 },
].flatMap((group) =>
  Array.from({ length: group.count }, (_, place) => {
    const turn = place * 2.399963;
    const far = Math.sqrt(place / group.count) * (1.15 + 0.25 * Math.sin(place));
    return { category: group.category, x: group.x + far * Math.cos(turn), y: group.y + far * Math.sin(turn) * 0.9 };
  }),
);
