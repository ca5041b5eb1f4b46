import { keeper, type Reading } from "#platform/kept.ts";
import { Refusal } from "#platform/refusal.ts";
import { type Area, markNamesakes, type Region } from "./model.ts";
import { type AreaFilter, allRegions, findAreas, retiredAreas } from "./store.ts";
import { currentVersion, partsOf, type VersionRow } from "./store-divisions.ts";

/** A region's working areas as they hold now. */
interface Divided {
  readonly version: VersionRow;
  /** Codes of the parts of made areas, by area id. */
  readonly parts: ReadonlyMap<number, readonly string[]>;
}

/** All areas of the country in memory: pages ask them by the dozen, and they change only with an import or a new division. */
export class Atlas {
  readonly #places: ReadonlyMap<Area, number>;
  readonly #codes: ReadonlyMap<string, Area[]>;
  readonly #towns: ReadonlyMap<string, Area[]>;
  readonly #regions: ReadonlyMap<string, ReadonlySet<Area>>;
  readonly #retired: ReadonlySet<number>;
  readonly #divided: ReadonlyMap<string, Divided>;

  /** @param areas in the order in which `findAreas` gives them */
  constructor(
    areas: readonly Area[],
    retired: ReadonlySet<number>,
    regions: readonly Pick<Region, "id" | "municipalities">[],
    divided: ReadonlyMap<string, Divided>,
  ) {
    this.#places = new Map(areas.map((area, place) => [area, place]));
    this.#codes = Map.groupBy(areas, (area) => area.code);
    this.#towns = Map.groupBy(areas, (area) => area.municipalityCode ?? "");
    this.#regions = new Map(
      regions.map(({ id, municipalities }) => {
        const members = new Set(municipalities);
        const own = areas.filter((area) => area.regionId === id || members.has(area.municipalityCode ?? ""));
        return [id, new Set(own)];
      }),
    );
    this.#retired = retired;
    this.#divided = divided;
  }

  /** What `findAreas` finds, in the same order. */
  find(filter: Omit<AreaFilter, "limit" | "offset">): Area[] {
    const { kind, divisionYear, municipality, codes, region } = filter;
    const inside = region === undefined ? undefined : (this.#regions.get(region) ?? new Set<Area>());
    const among = codes ? this.#ofCodes(codes) : municipality ? (this.#towns.get(municipality) ?? []) : inside;
    const fits = (area: Area) =>
      (!kind || area.kind === kind) &&
      (!divisionYear || area.divisionYear === divisionYear) &&
      (!municipality || area.municipalityCode === municipality) &&
      (codes !== undefined || filter.retired || !this.#retired.has(area.id)) &&
      (!inside || among === inside || inside.has(area));
    const found: Area[] = [];
    for (const area of among ?? this.#places.keys()) if (fits(area)) found.push(area);
    return found;
  }

  /** The area of a code; of the newest division when no year is given. */
  one(code: string, divisionYear?: number): Area | undefined {
    const all = (this.#codes.get(code) ?? []).toSorted((a, b) => b.divisionYear - a.divisionYear);
    return divisionYear === undefined ? all[0] : all.find((area) => area.divisionYear === divisionYear);
  }

  /** The version of a region's working areas that held when the atlas was read. */
  division(region: string): Divided | undefined {
    return this.#divided.get(region);
  }

  /** The working area that a neighbourhood lies in. */
  workingAreaOf(region: string, neighbourhood: string): Area | undefined {
    const parts = this.#divided.get(region)?.parts;
    return this.find({ region, kind: "working_area", retired: true }).find((area) =>
      parts?.get(area.id)?.includes(neighbourhood),
    );
  }

  #ofCodes(codes: readonly string[]): Area[] {
    const found = [...new Set(codes)].flatMap((code) => this.#codes.get(code) ?? []);
    return found.toSorted((a, b) => this.#places.get(a)! - this.#places.get(b)!);
  }
}

const atlases = keeper<Atlas>(1);

/** All areas, read once until areas or figures change. */
export function readAtlas(ctx: Reading): Promise<Atlas> {
  return atlases(ctx, "", async () => {
    const [areas, retired, regions] = await Promise.all([
      findAreas(ctx.db, { retired: true }),
      retiredAreas(ctx.db),
      allRegions(ctx.db),
    ]);
    const divided = new Map<string, Divided>();
    for (const { id } of regions) {
      const version = await currentVersion(ctx.db, id);
      if (version) divided.set(id, { version, parts: await partsOf(ctx.db, version.id) });
    }
    return new Atlas(markNamesakes(areas), retired, regions, divided);
  });
}

const regionsKept = keeper<Region[]>(1, "current");

/** All regions as public pages show them. */
export const readRegions = (ctx: Reading): Promise<Region[]> => regionsKept(ctx, "", () => allRegions(ctx.db));

/**
 * A region as public pages show it.
 * @throws Refusal 404 when there is no such region.
 */
export async function readRegion(ctx: Reading, id: string): Promise<Region> {
  const region = (await readRegions(ctx)).find((one) => one.id === id);
  if (!region) throw new Refusal("", 404);
  return region;
}
