import { type Area, type AreaKind, currentVersion, findAreas, partsOf, type Region } from "#modules/regions/index.ts";
import { divisionYear } from "../reading.ts";
import type { AnyDb } from "../store.ts";
import type { Fact } from "./model.ts";
import { findFacts } from "./store.ts";

const chosenKinds: readonly AreaKind[] = ["region", "municipality", "working_area"];

/** Areas that a typed figure may be about: the region, its municipalities and its working areas of now. */
export async function areasToChoose(db: AnyDb, region: Pick<Region, "id">): Promise<Area[]> {
  const version = await currentVersion(db, region.id);
  const parts = version ? await partsOf(db, version.id) : new Map<number, string[]>();
  const areas = await findAreas(db, { region: region.id, divisionYear: version?.divisionYear ?? divisionYear });
  const fits = (area: Area) => chosenKinds.includes(area.kind) && (area.kind !== "working_area" || parts.has(area.id));
  return areas.filter(fits).toSorted((a, b) => chosenKinds.indexOf(a.kind) - chosenKinds.indexOf(b.kind));
}

/** A figure with the name of its area. */
export interface PlacedFact {
  readonly fact: Fact;
  readonly area: string;
}

/** Figures of a region with the names of their areas. An area that is gone keeps its code. */
export async function placedFacts(db: AnyDb, region: Region): Promise<PlacedFact[]> {
  return placeFacts(db, await findFacts(db, region.id));
}

/** The same for figures that were read already. */
export async function placeFacts(db: AnyDb, facts: readonly Fact[]): Promise<PlacedFact[]> {
  const areas = await findAreas(db, { codes: facts.map((fact) => fact.areaCode) });
  const names = new Map(areas.toReversed().map((area) => [area.code, area.name]));
  return facts.map((fact) => ({ fact, area: names.get(fact.areaCode) ?? fact.areaCode }));
}

/** What the public list shows: not what a second person sent back. */
export const withoutReturned = (facts: readonly PlacedFact[]): PlacedFact[] =>
  facts.filter(({ fact }) => !fact.returned);

/** Only what a second person looked at. */
export const checkedOnly = (facts: readonly PlacedFact[]): PlacedFact[] =>
  facts.filter(({ fact }) => fact.checkedOn !== null);
