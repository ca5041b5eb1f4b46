import type { Kysely } from "kysely";
import { touchFigures, touchPages } from "#platform/page-version.ts";
import type { Challenge, RegionContent } from "./model.ts";
import type { Pack } from "./pack.ts";
import {
  type AnyDb,
  changeContent,
  findAreas,
  outlineChecksum,
  saveOutline,
  saveRegion,
  setStatus,
  upsertAreas,
} from "./store.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- the house's connection
type Db = Kysely<any>;

/**
 * Loads a pack: content, outlines, working areas. Twice does no harm, and what people changed since stays: a field is renewed only
 * where it still says what the pack said before.
 */
export async function loadPack(db: Db, pack: Pack): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { id, position, municipalities, content } = pack.pack;
    const row = { id, position, municipalities, content: content as RegionContent, checksum: pack.checksum };
    let changed = await saveRegion(trx, row, (now, before) => keepEdits(now, before, row.content));
    if (pack.outlines && (await outlineChecksum(trx, id, "neighbourhood")) !== pack.outlines.checksum) {
      await saveOutline(trx, { regionId: id, kind: "neighbourhood", ...pack.outlines });
      changed = true;
    }
    if (changed) await touchFigures(trx);
  });
}

/** Field by field: what people changed stays, what still says the old pack's words gets the new ones. */
export function keepEdits<T extends object>(now: T, before: T, incoming: T): T {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const names = Object.keys({ ...now, ...incoming }) as (keyof T)[];
  const kept = names.map((name) => [name, same(now[name], before[name]) ? incoming[name] : now[name]] as const);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined)) as T;
}

/** The region as an area of its own, in every division year that has municipalities. */
export async function makeRegionAreas(db: Db, regionId: string, name: string, years: readonly number[]): Promise<void> {
  for (const divisionYear of years) {
    const members = await findAreas(db, { region: regionId, kind: "municipality", divisionYear });
    const residents = members.reduce((sum, area) => sum + (area.residents ?? 0), 0);
    const area = {
      code: regionId,
      divisionYear,
      kind: "region" as const,
      name,
      municipalityCode: null,
      districtCode: null,
      regionId,
      change: null,
      residents,
    };
    await upsertAreas(db, [area]);
  }
}

/**
 * Changes the challenges of a region, in the caller's transaction. The plan asks who may and keeps their history; packs leave them alone from
 * then on.
 */
export async function changeChallenges(
  trx: AnyDb,
  regionId: string,
  change: (now: readonly Challenge[]) => readonly Challenge[],
): Promise<void> {
  await changeContent(trx, regionId, (now) => ({ ...now, challenges: change(now.challenges) }));
  await touchPages(trx);
}

/** Declares a region in use: the band "Voorbeeld" and `noindex` go from every page. Called by `accounts`, which asks what must be known first. */
export async function declareInUse(trx: AnyDb, regionId: string): Promise<void> {
  await setStatus(trx, regionId, "in_use");
  await touchPages(trx);
}
