import { type Area, type AreaKind, type Atlas, readAtlas, readRegion, type Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { inLanguage, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { areaShapes, partOfShapes } from "../outlines.ts";
import { findIndicator } from "../catalogue/index.ts";
import { beforeOf, hasMoved, hasPage, nowOf } from "../other-divisions.ts";
import { type Choice, earlier, fewestJudged, isJudged, isSize, knowsEnough, tell } from "../profile.ts";
import {
  chooseYear,
  divisionYear,
  type Line,
  linesOf,
  mainAge,
  ownValues,
  placeRows,
  readShared,
  seriesKey,
  type Shared,
  sharedValues,
} from "../reading.ts";
import { keptPlaced, type Placed } from "../reading-map.ts";
import { readSimilar } from "../reading-similar.ts";
import { partsIn, roundedParts, twinOf } from "../rounding.ts";
import { AreaPage, type AreaProps } from "./area.tsx";
import { isTooSmall } from "./area-different.tsx";
import { municipalityNames, readAgainst, samePeople, wholeRows } from "./load-against.ts";
import { areaSlot } from "./slots.ts";

export interface AreaQuery {
  readonly met?: Choice;
}

/** An area with its figures beside what was chosen, what lies around it and in it. */
export async function areaPage(ctx: Context, request: PageRequest<AreaQuery>) {
  const [region, atlas, shared] = await Promise.all([
    readRegion(ctx, request.params.region ?? ""),
    readAtlas(ctx),
    readShared(ctx),
  ]);
  const area = areaOfRegion(atlas, region, request.params.code ?? "");
  const municipality = onlyMunicipality(region, area);
  if (municipality) return redirect(inLanguage(request.lang, `/${region.id}/gebied/${municipality.toLowerCase()}`));
  const rows = placeRows(atlas, area);
  const own = await ownValues(ctx, rows);
  const around = areasAround(atlas, region, area);
  const twin = twinOf(atlas, region.id, area);
  const stands = twin ?? area;
  const similar = await readSimilar(ctx, stands, own);
  const where = { atlas, region, area, stands, own, around, similar };
  const { against, offered } = await readAgainst(ctx, request.lang, where, request.query.met);
  const whole = await sharedValues(ctx, wholeRows(atlas, region, area, around, against.choice));
  const lines = linesOf(own, whole).filter((line) => area.residents !== 0 || needsNobody(line));
  const meadow = (line: Line) => shared.meadow(stands.kind, seriesKey(line.indicator.id, line.age, line.newest.year));
  const here = { kind: stands.kind, parts: roundedParts(atlas, region.id, stands), residents: area.residents };
  const told = lines.map((line) => tell(line, here, against, meadow(line), request.lang));
  const enough = knowsEnough(told);
  // Only where too little is known does a reader need to know why.
  const moved = !enough && isMoved(atlas, region, stands);
  return page(
    <AreaPage
      request={request}
      region={region}
      area={area}
      stands={stands}
      told={told}
      better={isTooSmall(area) || !enough ? await betterKnown(ctx, atlas, around) : undefined}
      against={against}
      offered={offered.filter((one) => one.choice !== "vorige" || lines.some(earlier))}
      similar={similar}
      municipalities={municipalityNames(atlas)}
      around={around}
      parts={smallerParts(atlas, region, area)}
      twin={twin}
      addedUp={partsIn(atlas, region.id, area)}
      broken={rows.length < atlas.find({ codes: [area.code] }).length}
      map={await mapOf(ctx, region, area, shared)}
      now={nowOf(atlas, area)}
      moved={moved}
      before={moved ? beforeOf(atlas, stands) : undefined}
      later={await areaSlot.render({ region, lang: request.lang, area })}
    />,
  );
}

/** True where figures of older divisions are not of this place, or not of all that it is made of. */
function isMoved(atlas: Atlas, region: Region, area: Area): boolean {
  const parts = atlas.division(region.id)?.parts.get(area.id) ?? [];
  const official = parts.flatMap((code) => atlas.one(code, area.divisionYear) ?? []);
  return official.length > 0 ? official.some((one) => hasMoved(atlas, one)) : hasMoved(atlas, area);
}

/** Where nobody lives, averages and shares of people are of nobody; what is not known keeps its reason. */
function needsNobody({ indicator, newest }: Line): boolean {
  return newest.value === null || isSize(indicator) || indicator.ofAmounts === true || indicator.unit === "per-km2";
}

/** The smallest area around of which enough figures are known; else the largest. */
async function betterKnown(ctx: Context, atlas: Atlas, around: readonly Area[]): Promise<AreaProps["better"]> {
  const skipped: Area[] = [];
  for (const larger of around.toReversed()) {
    const known = await sharedValues(ctx, placeRows(atlas, larger));
    const judged = known.filter(({ indicator, value }) => value !== null && isJudged(findIndicator(indicator)!));
    if (new Set(judged.map(({ indicator }) => indicator)).size >= fewestJudged) return { area: larger, skipped };
    skipped.push(larger);
  }
  return around[0] && { area: around[0], skipped: [] };
}

/** A region of one municipality is that municipality: two pages would hold the same people against different others. */
function onlyMunicipality({ municipalities }: Region, { kind }: Area): string | undefined {
  return kind === "region" && municipalities.length === 1 ? municipalities[0] : undefined;
}

/** The area of a code in this region, in the division of the pages; codes are written in small letters in addresses. */
function areaOfRegion(atlas: Atlas, region: Region, code: string): Area {
  const found = atlas.find({ region: region.id, codes: [code.toUpperCase(), code.toLowerCase()] });
  const area = found.find((one) => one.divisionYear === divisionYear) ?? found[0];
  if (!area) throw new Refusal("", 404);
  return area;
}

function areasAround(atlas: Atlas, region: Region, area: Area): Area[] {
  if (area.kind === "municipality" || area.kind === "region") return [];
  const { municipalityCode, districtCode } = area;
  const municipality = municipalityCode ? atlas.one(municipalityCode, area.divisionYear) : undefined;
  const district = districtCode ? atlas.one(districtCode, area.divisionYear) : undefined;
  const working = workingAreaOf(atlas, region, area);
  const known = [municipality, working, district].filter((one) => one !== undefined);
  // The code of an old district may be that of another place now, and so may its page.
  const found = known.filter((one) => hasPage(atlas, one));
  // A municipality that is one working area would stand there twice, as itself and in itself.
  return found.filter((one, at) => !found.slice(0, at).some((larger) => samePeople(larger, one)));
}

function workingAreaOf(atlas: Atlas, region: Region, area: Area): Area | undefined {
  if (area.kind === "working_area") return undefined;
  const first = area.kind === "neighbourhood" ? area : neighbourhoodsOf(atlas, region, area)[0];
  return first && atlas.workingAreaOf(region.id, first.code);
}

function neighbourhoodsOf(atlas: Atlas, region: Region, area: Area): Area[] {
  const municipality = area.municipalityCode ?? undefined;
  const all = atlas.find({ region: region.id, municipality, kind: "neighbourhood", divisionYear: area.divisionYear });
  if (area.kind === "municipality") return all;
  if (area.kind === "district") return all.filter((one) => one.districtCode === area.code);
  const parts = new Set(atlas.division(region.id)?.parts.get(area.id));
  return all.filter((one) => parts.has(one.code));
}

/** What lies in an area: working areas and districts of a municipality, villages and neighbourhoods of a working area. */
function smallerParts(atlas: Atlas, region: Region, area: Area): Area[] {
  const division = atlas.division(region.id);
  if (!division || area.kind === "neighbourhood") return [];
  const inside = (kind: AreaKind) =>
    atlas.find({ municipality: area.municipalityCode ?? "", kind, divisionYear: area.divisionYear });
  if (area.kind === "municipality") return [...inside("working_area"), ...inside("district")];
  const neighbourhoods = neighbourhoodsOf(atlas, region, area);
  if (area.kind !== "working_area") return neighbourhoods;
  const codes = new Set(neighbourhoods.map((one) => one.code));
  const villages = inside("village").filter((one) =>
    (division.parts.get(one.id) ?? []).every((code) => codes.has(code)),
  );
  return [...villages, ...neighbourhoods];
}

/** What the small maps show: the first that is known of most places around. */
const onMaps = ["good-health", "share-65-plus"] as const;

/** A small map of felt health, or of what else is known, for the areas around: the same for all of them, whatever is known of one. */
async function mapOf(ctx: Context, region: Region, area: Area, shared: Shared) {
  // The outlines of today do not hold an area that is no more: all of its map would be hatched.
  if (area.kind === "region" || area.divisionYear < divisionYear) return undefined;
  // A region that is one municipality would show itself in one colour.
  const kind = area.kind === "municipality" && region.municipalities.length < 2 ? "district" : area.kind;
  const shapes = await areaShapes(ctx, region, kind);
  if (!shapes) return undefined;
  const isNear = ({ municipalityCode }: Area) =>
    area.kind === "municipality" || area.kind === "working_area" || municipalityCode === area.municipalityCode;
  for (const id of onMaps) {
    const indicator = findIndicator(id)!;
    const age = mainAge(indicator);
    const year = chooseYear(shared, id, age);
    const table = shared.available.find((one) => one.indicator === id && one.age === age && one.year === year)?.table;
    if (year === undefined || table === undefined) continue;
    const all = await keptPlaced(ctx, region, kind, id, age, year, shapes.year);
    const placed = all.filter((one) => isNear(one.area));
    if (!isKnownOfMost(placed)) continue;
    const codes = new Set(placed.map((one) => one.area.code));
    const around = area.kind === "village" ? await landAround(ctx, region, area) : undefined;
    const drawn = partOfShapes(shapes, codes, around);
    return { indicator, year, table, placed, shapes: drawn, around: around?.properties.code };
  }
  return undefined;
}

function isKnownOfMost(placed: readonly Placed[]): boolean {
  const lived = placed.filter((one) => !one.few && !one.roundedAway);
  const known = lived.filter(({ value }) => typeof value?.value === "number");
  return known.length > 0 && known.length * 2 >= lived.length;
}

/** Villages are islands in their municipality: without its outline nobody sees where they lie. */
async function landAround(ctx: Context, region: Region, { municipalityCode }: Area) {
  const shapes = await areaShapes(ctx, region, "municipality");
  return shapes?.features.find((one) => one.properties.code === municipalityCode);
}
