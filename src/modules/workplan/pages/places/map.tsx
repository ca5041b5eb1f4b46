import { formatNumber } from "#design/format.ts";
import { Choropleth, geography } from "#design/maps/index.ts";
import type { AreaShapes } from "#modules/figures/index.ts";
import type { Lang } from "#platform/text.ts";
import { nearnessFrom, type Place } from "../../places.ts";
import { forPeople, type Workplan } from "../../reading.ts";
import { workplanHref } from "../frame.tsx";
import { placeTexts } from "./text.ts";

/** The levels that the map knows. */
export const mapLevels = ["municipality", "working_area"] as const;
export type MapLevel = (typeof mapLevels)[number];

/** A place of the map with how many initiatives there are for it alone; those for the whole region are not among them. */
interface Counted {
  readonly place: Place;
  readonly count: number;
}

/**
 * Initiatives per place. A municipality counts what works anywhere in it; a working area also what works in the whole municipality, as that
 * is there too.
 */
export function countPlaces(plan: Workplan, level: MapLevel): Counted[] {
  // Many initiatives work in the same areas: each set of areas is looked at once.
  const together = [...Map.groupBy(forPeople(plan), (one) => one.areas.join(" ")).values()];
  return [...plan.places.values()]
    .filter((place) => place.kind === level)
    .map((place) => {
      const near = nearnessFrom(plan.places, place);
      const counts = (found: ReturnType<typeof near>) =>
        found === "here" || (found === "around" && level === "working_area");
      return { place, count: together.reduce((sum, own) => sum + (counts(near(own[0]!)) ? own.length : 0), 0) };
    });
}

export interface PlaceMapProps {
  readonly lang: Lang;
  readonly plan: Workplan;
  readonly level: MapLevel;
  readonly shapes: AreaShapes;
  /** Code of the place one is looking at. */
  readonly chosen?: string;
  readonly title?: string;
  readonly small?: boolean;
}

/** The region drawn, every place a link to what happens there. */
export function PlaceMap({ lang, plan, level, shapes, chosen, title, small }: PlaceMapProps) {
  const t = placeTexts(lang);
  const counted = countPlaces(plan, level);
  return (
    <Choropleth
      lang={lang}
      id="kaart"
      small={small}
      title={title ?? finding(counted, lang)}
      geography={geography(shapes.features)}
      areas={counted.map(({ place, count }) => ({
        code: place.code,
        name: place.name,
        value: count,
        href: placeHref(lang, plan, place),
      }))}
      numbers={level === "municipality"}
      names={level === "municipality" && counted.length < 20 && !small}
      chosen={chosen}
      unit={t.unit[level]}
      source={t.outlines}
    />
  );
}

/** Address of the page of a place; codes are written in small letters in addresses. */
export const placeHref = (lang: Lang, plan: Pick<Workplan, "region">, place: Pick<Place, "code">): string =>
  workplanHref(lang, plan.region, `/gebieden/${place.code.toLowerCase()}`);

function finding(counted: readonly Counted[], lang: Lang): string {
  const t = placeTexts(lang).mapTitle;
  const most = counted.toSorted((a, b) => b.count - a.count)[0];
  if (!most) return placeTexts(lang).map;
  const n = formatNumber(most.count, lang);
  return counted.every((one) => one.count === most.count) ? t.even(n) : t.most(most.place.name, n);
}
