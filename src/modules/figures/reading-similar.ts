import { type Area, type AreaKind, findAreas, samePlace } from "#modules/regions/index.ts";
import type { Reading } from "./kept.ts";
import { likeKind } from "./reading.ts";
import {
  type Candidate,
  findSimilar,
  howMany,
  places,
  portraitIndicators,
  portraitOf,
  type Similar,
} from "./similar.ts";
import { type AnyDb, findValues } from "./store.ts";
import { type GroupValues, groupValues } from "./store-like.ts";

/** With fewer residents than this a district is like no other: its shares speak of chance. */
const fewestResidents = 500;

const kept = new WeakMap<object, { version: number; candidates: Map<AreaKind, Promise<Candidate[]>> }>();

/** All areas of a kind with their portraits, read once per page version. */
function candidatesOf(ctx: Reading, kind: AreaKind): Promise<Candidate[]> {
  const version = ctx.pageVersion.current;
  let found = kept.get(ctx.db);
  if (found?.version !== version) kept.set(ctx.db, (found = { version, candidates: new Map() }));
  let candidates = found.candidates.get(kind);
  if (!candidates) {
    found.candidates.set(kind, (candidates = loadCandidates(ctx.db, kind)));
    candidates.catch(() => found.candidates.delete(kind));
  }
  return candidates;
}

async function loadCandidates(db: AnyDb, kind: AreaKind): Promise<Candidate[]> {
  const areas = await findAreas(db, { kind });
  const values = await findValues(db, {
    areaIds: areas.map((area) => area.id),
    indicators: portraitIndicators,
    age: "all",
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

/** The areas that are like one, or undefined where too little is known of it. */
export async function readSimilar(ctx: Reading, area: Area, rows: readonly Area[]): Promise<Similar | undefined> {
  const kind = likeKind(area.kind);
  const [candidates, values] = await Promise.all([
    candidatesOf(ctx, kind),
    findValues(ctx.db, { areaIds: rows.map((row) => row.id), indicators: portraitIndicators, age: "all" }),
  ]);
  const made = area.kind === "working_area" || area.kind === "village";
  const excluded = candidates
    .filter(
      (one) =>
        samePlace(one.area, area) ||
        one.area.code === area.districtCode ||
        (made && one.area.municipalityCode === area.municipalityCode),
    )
    .map((one) => one.area.code);
  return findSimilar(portraitOf(values), candidates, howMany[kind] ?? 100, new Set(excluded));
}

/** Values of the like areas together, for the newest series of the place itself. */
export function similarValues(
  ctx: Reading,
  similar: Similar,
  rows: readonly Area[],
): Promise<ReadonlyMap<string, GroupValues>> {
  return groupValues(
    ctx.db,
    rows.map((row) => row.id),
    similar.found.flatMap(({ candidate }) => candidate.ids),
    ["all", "18+"],
  );
}
