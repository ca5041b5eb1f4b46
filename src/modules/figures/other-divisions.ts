import { type Area, type AreaKind, type Atlas, normalisedName, samePlace } from "#modules/regions/index.ts";
import { divisionYear, placeRows } from "./reading.ts";

/** Where a place is found in another division: itself by its name, or else what it lies in. */
export interface Elsewhere {
  readonly area: Area;
  readonly itself: boolean;
}

/** After its own kind a place is looked for in these, from large to small. */
const otherKinds: readonly AreaKind[] = ["district", "village", "neighbourhood"];

const ordinals: Readonly<Record<string, string>> = { eerste: "1e", tweede: "2e", derde: "3e", vierde: "4e" };

/** A name as it is compared over the years: CBS wrote "Tweede Exloërmond" and later "2e Exloërmond". */
function comparedName({ name }: Area): string {
  return normalisedName(name).replace(/^\w+/, (first) => ordinals[first] ?? first);
}

/** The only one of the name of an area in its municipality, of its own kind before another. */
function namesakeOf(area: Area, among: readonly Area[]): Area | undefined {
  const name = comparedName(area);
  const same = name ? among.filter((one) => one.code !== area.code && comparedName(one) === name) : [];
  for (const kind of new Set([area.kind, ...otherKinds])) {
    const found = same.filter((one) => one.kind === kind);
    if (found.length > 0) return new Set(found.map(({ code }) => code)).size === 1 ? found[0] : undefined;
  }
  return undefined;
}

const inMunicipality = (atlas: Atlas, { municipalityCode }: Area): Area[] =>
  municipalityCode ? atlas.find({ municipality: municipalityCode }) : [];

/** The place of an older division as it is now: of the same name, else the district or the municipality that is there now. */
export function nowOf(atlas: Atlas, area: Area): Elsewhere | undefined {
  if (area.divisionYear >= divisionYear) return undefined;
  const today = inMunicipality(atlas, area).filter((one) => one.divisionYear === divisionYear);
  const namesake = namesakeOf(area, today);
  if (namesake) return { area: namesake, itself: true };
  const district = area.districtCode ? atlas.one(area.districtCode, area.divisionYear) : undefined;
  const larger =
    (district && (todayAs(atlas, district) ?? namesakeOf(district, today))) ??
    (area.municipalityCode ? atlas.one(area.municipalityCode, divisionYear) : undefined);
  return larger && { area: larger, itself: false };
}

function todayAs(atlas: Atlas, area: Area): Area | undefined {
  const now = atlas.one(area.code, divisionYear);
  return now && samePlace(now, area) ? now : undefined;
}

/** True where an older division does not hold a place within the same borders: what was published for that one is not of this place. */
export function hasMoved(atlas: Atlas, area: Area): boolean {
  const known = new Set(placeRows(atlas, area).map((row) => row.divisionYear));
  const alike = inMunicipality(atlas, area).filter((one) => one.kind === area.kind);
  return alike.some((one) => one.divisionYear < area.divisionYear && !known.has(one.divisionYear));
}

/** Where the figures of before stand of a place whose borders moved: under its name in an older division, else of its district. */
export function beforeOf(atlas: Atlas, area: Area): Elsewhere | undefined {
  if (area.divisionYear < divisionYear) return undefined;
  // A code that is in use today has the page of today.
  const older = inMunicipality(atlas, area).filter((one) => atlas.one(one.code, divisionYear) === undefined);
  const namesake = namesakeOf(area, older);
  if (namesake) return { area: namesake, itself: true };
  const district = area.districtCode ? atlas.one(area.districtCode, divisionYear) : undefined;
  const larger = district && namesakeOf(district, older);
  return larger && { area: larger, itself: false };
}

/** An address holds a code and no year: it leads to the newest place of that code. */
export function hasPage(atlas: Atlas, area: Area): boolean {
  const newest = atlas.one(area.code, divisionYear);
  return newest === undefined || samePlace(newest, area);
}
