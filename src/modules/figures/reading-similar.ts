import { type Area, type AreaKind, readAtlas, samePlace } from "#modules/regions/index.ts";
import { keeper, type Reading } from "#platform/kept.ts";
import { type GroupValues, LikeColumns, newestSeries } from "./like-columns.ts";
import { likeKind, readNames } from "./reading.ts";
import {
  type Candidate,
  findSimilar,
  howMany,
  places,
  portraitIndicators,
  portraitOf,
  type Similar,
} from "./similar.ts";
import type { Value } from "./store.ts";
import { placeValues } from "./store-places.ts";

/** With fewer residents than this a district is like no other: its shares speak of chance. */
const fewestResidents = 500;

/** All areas of a kind that others may be like, and their figures. */
interface Likes {
  readonly candidates: readonly Candidate[];
  readonly byCode: ReadonlyMap<string, readonly Candidate[]>;
  readonly byMunicipality: ReadonlyMap<string | null, readonly Candidate[]>;
  readonly columns: LikeColumns;
}

const likesKept = keeper<Likes>(5);

/** All areas of a kind with their portraits, read once until figures change. */
export function readLikes(ctx: Reading, kind: AreaKind): Promise<Likes> {
  return likesKept(ctx, kind, async () => {
    const candidates = await loadCandidates(ctx, kind);
    return {
      candidates,
      byCode: Map.groupBy(candidates, (one) => one.area.code),
      byMunicipality: Map.groupBy(candidates, (one) => one.area.municipalityCode),
      columns: new LikeColumns(candidates),
    };
  });
}

async function loadCandidates(ctx: Reading, kind: AreaKind): Promise<Candidate[]> {
  const areas = (await readAtlas(ctx)).find({ kind });
  const values = await placeValues(ctx.db, await readNames(ctx), {
    areaIds: areas.map((area) => area.id),
    indicators: portraitIndicators,
    ages: ["all"],
  });
  const byArea = Map.groupBy(values, (value) => value.areaId);
  return places(areas)
    .filter(([newest]) => kind !== "district" || (newest?.residents ?? 0) >= fewestResidents)
    .map((rows) => ({
      area: rows[0]!,
      ids: rows.map((row) => row.id),
      portrait: portraitOf(rows.flatMap((row) => byArea.get(row.id) ?? [])),
    }));
}

/** The areas that are like one with these values, or undefined where too little is known of it. */
export async function readSimilar(ctx: Reading, area: Area, own: readonly Value[]): Promise<Similar | undefined> {
  const kind = likeKind(area.kind);
  const likes = await readLikes(ctx, kind);
  const portrait = portraitOf(own.filter((value) => value.age === "all"));
  return findSimilar(portrait, likes.candidates, howMany[kind] ?? 100, besides(area, likes));
}

/** Codes of what an area is not held against: itself, the district around it, and for a made area its whole municipality. */
function besides(area: Area, { byCode, byMunicipality }: Likes): Set<string> {
  const made = area.kind === "working_area" || area.kind === "village";
  const itself = (byCode.get(area.code) ?? []).some((one) => samePlace(one.area, area));
  const near = made ? (byMunicipality.get(area.municipalityCode) ?? []) : [];
  const codes = [itself ? area.code : null, area.districtCode, ...near.map((one) => one.area.code)];
  return new Set(codes.filter((code) => code !== null));
}

/** Values of the like areas together, for the newest series of the place itself. */
export async function similarValues(
  ctx: Reading,
  kind: AreaKind,
  similar: Similar,
  own: readonly Value[],
): Promise<ReadonlyMap<string, GroupValues>> {
  const { columns } = await readLikes(ctx, likeKind(kind));
  const areaIds = similar.found.flatMap(({ candidate }) => candidate.ids);
  return columns.groups(ctx, areaIds, newestSeries(own, ["all", "18+"]));
}
