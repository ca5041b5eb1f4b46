import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import { writeAudit } from "#platform/audit/index.ts";
import type { Context } from "#platform/context.ts";
import type { Actor } from "#platform/http/index.ts";
import { touchFigures } from "#platform/page-version.ts";
import { Refusal } from "#platform/refusal.ts";
import { type Area, type Division, divisionFaults, plainName, slugOf, type WorkingArea } from "./model.ts";
import type { WorkingAreasFile } from "./pack.ts";
import { mayDivide } from "./policy.ts";
import { type AnyDb, findAreas } from "./store.ts";
import { addMadeAreas, addVersion, holdVersion, lastVersion, type MadeArea, madeAreasOf } from "./store-divisions.ts";
import { officialTwin } from "./twin.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- the house's connection
type Db = Kysely<any>;

/** Makes the working areas of a pack; the areas of that division must be loaded already. A division that is there stays as it is. */
export async function loadWorkingAreas(
  db: Db,
  regionId: string,
  file: WorkingAreasFile & { checksum: string },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const official = await officialAreas(trx, regionId, file.divisionYear);
    const division: Division = {
      divisionYear: file.divisionYear,
      validFrom: file.validFrom,
      areas: file.areas.map((area) => expand(area, official)),
    };
    const made = await saveDivision(trx, regionId, division, official, {
      source: "pack",
      checksum: file.checksum,
    });
    if (made) await touchFigures(trx);
    return made;
  });
}

/** `conflict`: somebody divided the region since `base`; `same`: it is divided like this already. In both nothing was changed. */
export type DivideOutcome = "done" | "conflict" | "same";

/**
 * Divides a region anew: a version that holds from a day on; the old one stays in the history. Whoever shows figures derives them for the
 * new areas.
 * @param base version that the change was made from; left out, it may replace any
 * @throws Refusal when the division is not complete or holds from before the last one, or when the actor may not.
 */
export async function setWorkingAreas(
  ctx: Pick<Context, "db" | "clock">,
  actor: Actor,
  regionId: string,
  division: Division,
  base?: number,
): Promise<DivideOutcome> {
  if (!mayDivide(actor, regionId)) throw new Refusal("", 403);
  return ctx.db.transaction().execute(async (trx) => {
    const last = await lastVersion(trx, regionId, true);
    if (base !== undefined && base !== last?.id) return "conflict";
    if (last && division.validFrom < last.validFrom)
      throw new Refusal(`The division that is there holds from ${last.validFrom}; a new one cannot hold from before that.`);
    const official = await officialAreas(trx, regionId, division.divisionYear);
    if (last?.divisionYear === division.divisionYear && (await isSame(trx, last.id, madeOf(division, official))))
      return "same";
    const checksum = createHash("sha256").update(JSON.stringify([last?.id ?? null, division])).digest("hex");
    await saveDivision(trx, regionId, division, official, { source: "operator", checksum });
    await writeAudit(trx, ctx, {
      actor: actor.person ?? "system",
      action: "regions.divide",
      subject: regionId,
      subjectKind: "region",
      region: regionId,
      details: { validFrom: division.validFrom, areas: division.areas.length },
    });
    await touchFigures(trx);
    return "done";
  });
}

/** Whether a version says exactly this, whatever the order. */
async function isSame(trx: AnyDb, versionId: number, areas: readonly MadeArea[]): Promise<boolean> {
  const plain = (list: readonly MadeArea[]) =>
    list.map(({ code, name, neighbourhoods }) => JSON.stringify([code, name, neighbourhoods.toSorted()])).toSorted();
  return JSON.stringify(plain(await madeAreasOf(trx, versionId))) === JSON.stringify(plain(areas));
}

interface Official {
  readonly municipalities: readonly Area[];
  readonly districts: readonly Area[];
  readonly neighbourhoods: readonly Area[];
}

async function officialAreas(trx: AnyDb, regionId: string, divisionYear: number): Promise<Official> {
  const areas = Map.groupBy(await findAreas(trx, { region: regionId, divisionYear }), ({ kind }) => kind);
  return {
    municipalities: areas.get("municipality") ?? [],
    districts: areas.get("district") ?? [],
    neighbourhoods: areas.get("neighbourhood") ?? [],
  };
}

function expand(
  area: WorkingAreasFile["areas"][number],
  { districts, neighbourhoods }: Official,
): WorkingArea {
  const within = (codes: readonly string[]) =>
    neighbourhoods.filter((part) => codes.includes(part.districtCode ?? "")).map((part) => part.code);
  const villages = area.villages.map((code) => {
    const name = plainName(districts.find((district) => district.code === code)?.name ?? code);
    return { code: `${area.municipality.toLowerCase()}-${slugOf(name)}`, name, neighbourhoods: within([code]) };
  });
  return {
    code: area.code,
    name: area.name,
    municipality: area.municipality,
    neighbourhoods: [...within(area.districts), ...(area.neighbourhoods ?? [])],
    villages,
  };
}

async function saveDivision(
  trx: AnyDb,
  regionId: string,
  division: Division,
  official: Official,
  origin: { source: "pack" | "operator"; checksum: string },
): Promise<boolean> {
  const faults = divisionFaults(division, official.neighbourhoods);
  if (faults.length > 0) throw new Refusal(`This division does not fit: ${faults.slice(0, 5).join("; ")}.`);
  const { divisionYear, validFrom } = division;
  const versionId = await addVersion(trx, { regionId, divisionYear, validFrom, ...origin });
  if (versionId === undefined) return false;
  const taken = await addMadeAreas(trx, { regionId, versionId, divisionYear }, madeOf(division, official));
  if (taken.length > 0) throw new Refusal(`These codes belong to other areas already: ${taken.join(", ")}.`);
  await holdVersion(trx, regionId);
  return true;
}

/** An area that is an official one by another name has its residents: a sum of parts is rounded part by part. */
function madeOf(division: Division, { municipalities, districts, neighbourhoods }: Official): MadeArea[] {
  const residents = new Map(
    [...municipalities, ...districts, ...neighbourhoods].map((area) => [area.code, area.residents ?? 0]),
  );
  const count = (codes: readonly string[]) => {
    const twin = officialTwin(codes, neighbourhoods);
    const sum = codes.reduce((total, code) => total + (residents.get(code) ?? 0), 0);
    return (twin && residents.get(twin)) || sum;
  };
  return division.areas.flatMap(({ code, name, municipality, neighbourhoods: parts, villages }) => [
    { kind: "working_area" as const, code, name, municipality, neighbourhoods: parts, residents: count(parts) },
    ...villages.map((village) => ({
      kind: "village" as const,
      municipality,
      ...village,
      residents: count(village.neighbourhoods),
    })),
  ]);
}

/** Lets the version of today hold, where a later day has come. True when areas changed. */
export async function holdDivision(db: Db, regionId: string): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const changed = await holdVersion(trx, regionId);
    if (changed) await touchFigures(trx);
    return changed;
  });
}
