/** Levels of area, from large to small. */
export const areaKinds = [
  "country",
  "ggd_region",
  "region",
  "municipality",
  "working_area",
  "district",
  "village",
  "neighbourhood",
] as const;
export type AreaKind = (typeof areaKinds)[number];

/** A place with figures. It is known by its code **and** division year: codes are reused for other places. */
export interface Area {
  readonly id: number;
  readonly code: string;
  /** Year of the official division that the code belongs to. */
  readonly divisionYear: number;
  readonly kind: AreaKind;
  readonly name: string;
  readonly municipalityCode: string | null;
  readonly districtCode: string | null;
  readonly regionId: string | null;
  /** What CBS says of the border since the year before: 1 same, 2 other code, 3 other border. */
  readonly change: number | null;
  readonly residents: number | null;
  /** A district that bears the name of another in its municipality; known in the atlas only. */
  readonly namesake?: true;
  /** The four digits that most of its addresses have, as CBS gives them for a neighbourhood. */
  readonly postcode: string | null;
}

export type AreaInput = Omit<Area, "id" | "regionId" | "postcode" | "namesake"> & {
  readonly regionId?: string | null;
  readonly postcode?: string | null;
};

export type Bilingual = { readonly nl: string; readonly en: string };

/** What a region is by law or agreement. */
export type RegionForm = "cooperative" | "association" | "network" | "fieldlab" | "in_formation";

export interface Challenge {
  readonly id: string;
  readonly name: Bilingual;
  readonly say: Bilingual;
  readonly icon?: string;
}

/** What a region says about itself; from its pack, then changed by people. */
export interface RegionContent {
  readonly name: string;
  /** Name of the organisation or movement, for example Gezonde Marke. */
  readonly organisation: string;
  readonly form: RegionForm;
  readonly formSay: Bilingual;
  /** The region's own words. */
  readonly words: { readonly challenge: Bilingual; readonly challenges: Bilingual };
  readonly dream: Bilingual;
  readonly dreamSay: Bilingual;
  readonly missions: readonly Bilingual[];
  readonly challenges: readonly Challenge[];
  /** What the region's own regiobeeld names as its concerns. */
  readonly names: readonly Bilingual[];
  readonly partners: readonly string[];
  readonly links: readonly { readonly title: Bilingual; readonly url: string }[];
  readonly accent?: Readonly<Record<string, string>>;
}

export interface Region {
  /** Name in addresses. */
  readonly id: string;
  readonly status: "example" | "in_use";
  readonly content: RegionContent;
  readonly municipalities: readonly string[];
}

/** Name without what CBS adds or people forget: "Wijk 01 Angelslo" → "angelslo", "Hengelo (O.)" → "hengelo". */
export function normalisedName(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/^(wijk|buurt)\s+\d+\s*/, "")
    .replaceAll(/\([^)]*\)/g, "")
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}

/** The name of a district as people say it: "Wijk 17 Gieten" → "Gieten". */
export function plainName(name: string): string {
  return name.replace(/^Wijke?\s+\d+\s+/i, "").replace(/^Bebouwde kom\s+/i, "");
}

/** Marks districts of one name in one municipality and division: "Wijk 00 Roden" and "Wijk 01 Roden" are two places. */
export function markNamesakes(areas: readonly Area[]): Area[] {
  const key = ({ municipalityCode, divisionYear, name }: Area) => `${municipalityCode} ${divisionYear} ${plainName(name)}`;
  const times = new Map<string, number>();
  const districts = areas.filter(({ kind }) => kind === "district");
  for (const district of districts) times.set(key(district), (times.get(key(district)) ?? 0) + 1);
  return areas.map((area) =>
    area.kind === "district" && times.get(key(area))! > 1 ? { ...area, namesake: true } : area,
  );
}

/** Names on a path from large to small: one that stands there twice says what it is ("Wijk Beilen"). */
export function namesOnPath<K extends string>(
  above: string,
  path: readonly { readonly name: string; readonly kind: K }[],
  levels: Readonly<Record<K, string>>,
): string[] {
  const all = [above, ...path.map(({ name }) => name)];
  const twice = (name: string) => all.indexOf(name) !== all.lastIndexOf(name);
  const withKind = (kind: K, name: string) => `${levels[kind].charAt(0).toUpperCase()}${levels[kind].slice(1)} ${name}`;
  return path.map(({ name, kind }) => (twice(name) ? withKind(kind, name) : name));
}

export function slugOf(name: string): string {
  return name
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/**
 * Whether two rows speak of one place. In one division the code decides. Across divisions code and name must both agree,
 * and CBS must not mark a moved border: equal codes alone give false comparisons (codes are reused).
 */
export function samePlace(a: Area, b: Area): boolean {
  if (a.code !== b.code) return false;
  if (a.divisionYear === b.divisionYear) return true;
  const newer = a.divisionYear > b.divisionYear ? a : b;
  return newer.change !== 3 && normalisedName(a.name) === normalisedName(b.name);
}

/** One named set of neighbourhoods in a pack. */
export interface WorkingArea {
  readonly code: string;
  readonly name: string;
  readonly municipality: string;
  readonly neighbourhoods: readonly string[];
  readonly villages: readonly {
    readonly code: string;
    readonly name: string;
    readonly neighbourhoods: readonly string[];
  }[];
}

export interface Division {
  readonly divisionYear: number;
  readonly validFrom: string;
  readonly areas: readonly WorkingArea[];
}

/** Something wrong with a division; `area` and `other` are names, `codes` are neighbourhoods or, for `same_code`, made areas. */
export interface DivisionProblem {
  readonly kind: "unknown" | "other_municipality" | "twice" | "village_outside" | "missing" | "same_code";
  readonly codes: readonly string[];
  readonly area?: string;
  readonly other?: string;
}

type Known = ReadonlyMap<string, Pick<Area, "code" | "municipalityCode">>;

/**
 * What is wrong with a division of a region: neighbourhoods that stand in none or in two areas, that do not exist, or that cross
 * a municipal border; villages outside their area; two areas with one code. An empty list means it divides the region completely.
 */
export function divisionProblems(
  division: Division,
  neighbourhoods: readonly Pick<Area, "code" | "municipalityCode">[],
): DivisionProblem[] {
  const known: Known = new Map(neighbourhoods.map((area) => [area.code, area]));
  const seen = new Map<string, string>();
  const problems = division.areas.flatMap((area) => [...problemsInside(area, known, seen), ...villagesOutside(area)]);
  const missing = neighbourhoods.filter((area) => !seen.has(area.code)).map((area) => area.code);
  if (missing.length > 0) problems.push({ kind: "missing", codes: missing });
  return [...problems, ...sameCodes(division)];
}

function problemsInside(area: WorkingArea, known: Known, seen: Map<string, string>): DivisionProblem[] {
  return area.neighbourhoods.flatMap((code) => {
    const problems: DivisionProblem[] = [];
    const found = known.get(code);
    const other = seen.get(code);
    if (!found) problems.push({ kind: "unknown", codes: [code], area: area.name });
    else if (found.municipalityCode !== area.municipality)
      problems.push({ kind: "other_municipality", codes: [code], area: area.name });
    if (other !== undefined) problems.push({ kind: "twice", codes: [code], area: area.name, other });
    seen.set(code, area.name);
    return problems;
  });
}

function villagesOutside(area: WorkingArea): DivisionProblem[] {
  const own = new Set(area.neighbourhoods);
  return area.villages.flatMap((village): DivisionProblem[] => {
    const codes = village.neighbourhoods.filter((code) => !own.has(code));
    return codes.length > 0 ? [{ kind: "village_outside", codes, area: village.name, other: area.name }] : [];
  });
}

function sameCodes(division: Division): DivisionProblem[] {
  const made = division.areas.flatMap((area) => [area, ...area.villages]);
  return [...Map.groupBy(made, (area) => area.code)].flatMap(([code, areas]): DivisionProblem[] =>
    areas.length > 1 ? [{ kind: "same_code", codes: [code], area: areas[0]!.name, other: areas[1]!.name }] : [],
  );
}

/** The problems of a division in sentences, for the command line and for refusals. */
export function divisionFaults(
  division: Division,
  neighbourhoods: readonly Pick<Area, "code" | "municipalityCode">[],
): string[] {
  return divisionProblems(division, neighbourhoods).map(({ kind, codes, area, other }) => {
    const list = codes.join(", ");
    if (kind === "unknown") return `${area}: there is no neighbourhood ${list} in ${division.divisionYear}`;
    if (kind === "other_municipality") return `${area}: ${list} lies in another municipality`;
    if (kind === "twice") return `${list} stands in ${other} and in ${area}`;
    if (kind === "village_outside") return `${area} has neighbourhoods outside ${other}: ${list}`;
    if (kind === "same_code") return `${area} and ${other} have the same code ${list}`;
    return `not in any working area: ${list}`;
  });
}
