import {
  type Area,
  type AreaKind,
  currentVersion,
  findArea,
  findAreas,
  madeAreasAround,
  partsOf,
  type Region,
  regionOf,
} from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { page, type PageRequest } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { keeper } from "../kept.ts";
import { areaShapes, partOfShapes } from "../outlines.ts";
import { type Choice, earlier, tell } from "../profile.ts";
import {
  areasOfKind,
  divisionYear,
  type Line,
  placeRows,
  readLines,
  keptPlaced,
  readShared,
  seriesKey,
} from "../reading.ts";
import { readSimilar } from "../reading-similar.ts";
import { AreaPage } from "./area.tsx";
import { municipalityNames, readAgainst, wholeRows } from "./load-against.ts";
import { areaSlot } from "./slots.ts";

export interface AreaQuery {
  readonly met?: Choice;
}

/** An area with its figures beside what was chosen, what lies around it and in it. */
export async function areaPage(ctx: Context, request: PageRequest<AreaQuery>) {
  const region = await regionOf(ctx, request.params.region ?? "");
  const area = await areaOfRegion(ctx, region, request.params.code ?? "");
  const rows = await placeRows(ctx.db, area);
  const [around, similar, shared, parts] = await Promise.all([
    areasAround(ctx, region, area),
    readSimilar(ctx, area, rows),
    readShared(ctx),
    smallerParts(ctx, region, area),
  ]);
  const { against, offered } = await readAgainst(
    ctx,
    request.lang,
    { region, area, rows, around, similar },
    request.query.met,
  );
  const lines = await readLines(ctx, area, await wholeRows(ctx, region, around, against.choice));
  const meadow = (line: Line) => shared.meadow(area.kind, seriesKey(line.indicator.id, line.age, line.newest.year));
  return page(
    <AreaPage
      request={request}
      region={region}
      area={area}
      told={lines.map((line) => tell(line, area.kind, against, meadow(line), request.lang))}
      against={against}
      offered={offered.filter((one) => one.choice !== "vorige" || lines.some(earlier))}
      similar={similar}
      municipalities={similar ? await municipalityNames(ctx, similar) : new Map()}
      around={around}
      parts={parts}
      broken={rows.length < (await findAreas(ctx.db, { codes: [area.code] })).length}
      map={await mapOf(ctx, region, area, lines)}
      later={await areaSlot.render({ region, lang: request.lang, area })}
    />,
  );
}

/** The area of a code in this region, in the division of the pages; codes are written in small letters in addresses. */
async function areaOfRegion(ctx: Context, region: Region, code: string): Promise<Area> {
  const found = await findAreas(ctx.db, { region: region.id, codes: [code.toUpperCase(), code.toLowerCase()] });
  const area = found.find((one) => one.divisionYear === divisionYear) ?? found[0];
  if (!area) throw new Refusal("", 404);
  return area;
}

async function areasAround(ctx: Context, region: Region, area: Area): Promise<Area[]> {
  if (area.kind === "municipality" || area.kind === "region") return [];
  const municipality = area.municipalityCode
    ? await findArea(ctx.db, area.municipalityCode, area.divisionYear)
    : undefined;
  const district = area.districtCode ? await findArea(ctx.db, area.districtCode, area.divisionYear) : undefined;
  const working = await workingAreaOf(ctx, region, area);
  return [municipality, working, district].filter((one) => one !== undefined);
}

async function workingAreaOf(ctx: Context, region: Region, area: Area): Promise<Area | undefined> {
  if (area.kind === "working_area") return undefined;
  const version = await currentVersion(ctx.db, region.id);
  if (!version) return undefined;
  const first =
    area.kind === "neighbourhood" ? area.code : (await neighbourhoodsOf(ctx, region, area, version.id))[0]?.code;
  const made = first ? await madeAreasAround(ctx.db, version.id, first) : [];
  return made.find((one) => one.kind === "working_area");
}

const partsKept = keeper<Map<number, string[]>>(30);
const keptParts = (ctx: Context, versionId: number) =>
  partsKept(ctx, String(versionId), () => partsOf(ctx.db, versionId));

async function neighbourhoodsOf(ctx: Context, region: Region, area: Area, versionId: number): Promise<Area[]> {
  const every = await areasOfKind(ctx, region, "neighbourhood");
  const all = every.filter((one) => one.divisionYear === area.divisionYear);
  if (area.kind === "municipality") return all.filter((one) => one.municipalityCode === area.code);
  if (area.kind === "district") return all.filter((one) => one.districtCode === area.code);
  const parts = new Set((await keptParts(ctx, versionId)).get(area.id) ?? []);
  return all.filter((one) => parts.has(one.code));
}

/** What lies in an area: working areas and districts of a municipality, villages and neighbourhoods of a working area. */
async function smallerParts(ctx: Context, region: Region, area: Area): Promise<Area[]> {
  const version = await currentVersion(ctx.db, region.id);
  if (!version || area.kind === "neighbourhood") return [];
  const inside = (kind: AreaKind) =>
    findAreas(ctx.db, { municipality: area.municipalityCode ?? "", kind, divisionYear: area.divisionYear });
  if (area.kind === "municipality") return [...(await inside("working_area")), ...(await inside("district"))];
  const neighbourhoods = await neighbourhoodsOf(ctx, region, area, version.id);
  if (area.kind !== "working_area") return neighbourhoods;
  const codes = new Set(neighbourhoods.map((one) => one.code));
  const parts = await keptParts(ctx, version.id);
  const villages = (await inside("village")).filter((one) =>
    (parts.get(one.id) ?? []).every((code) => codes.has(code)),
  );
  return [...villages, ...neighbourhoods];
}

/** A small map of felt health, or of what else is there, for the areas around. */
async function mapOf(ctx: Context, region: Region, area: Area, lines: readonly Line[]) {
  if (area.kind === "region") return undefined;
  const line =
    lines.find((one) => one.indicator.id === "good-health" && one.newest.value !== null) ??
    lines.find((one) => one.indicator.id === "share-65-plus");
  // A region that is one municipality would show itself in one colour.
  const kind = area.kind === "municipality" && region.municipalities.length < 2 ? "district" : area.kind;
  const shapes = await areaShapes(ctx, region, kind);
  if (!line || !shapes) return undefined;
  const { indicator, age, newest } = line;
  const placed = await keptPlaced(ctx, region, kind, indicator.id, age, newest.year, shapes.year);
  const near =
    area.kind === "municipality" || area.kind === "working_area"
      ? placed
      : placed.filter((one) => one.area.municipalityCode === area.municipalityCode);
  const codes = new Set(near.map((one) => one.area.code));
  return { line, placed: near, shapes: partOfShapes(shapes, codes) };
}
