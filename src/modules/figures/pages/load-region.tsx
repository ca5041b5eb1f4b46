import { readAtlas, readRegion, type Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { page, type PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { placedFacts } from "../facts/reading.ts";
import {
  countryRows,
  divisionYear,
  likeKindOfRegion,
  type Line,
  linesOf,
  placeRows,
  readShared,
  seriesKey,
  type Shared,
  sharedValues,
} from "../reading.ts";
import type { Age, Kind } from "../model.ts";
import { smallestDifference } from "../speaking/index.ts";
import { type Candidate, type StandsOut, standsOut } from "../speak.ts";
import { differenceTest } from "../test-of-difference.ts";
import { StandsOutSection } from "./front.tsx";
import { OverviewPage } from "./overview.tsx";

/** Lines of a region: its rows of every division year are one place. */
async function regionLines(ctx: Context, region: Region, everyAge = false): Promise<Line[]> {
  const atlas = await readAtlas(ctx);
  const area = atlas.one(region.id, divisionYear);
  if (!area) return [];
  const [own, whole] = await Promise.all([
    sharedValues(ctx, placeRows(atlas, area)),
    sharedValues(ctx, countryRows(atlas)),
  ]);
  return linesOf(own, whole, everyAge);
}

/** What stands out in a region, for its front page. */
export async function frontSection(ctx: Context, { region, lang }: { region: Region; lang: Lang }) {
  const [lines, shared] = await Promise.all([regionLines(ctx, region, true), readShared(ctx)]);
  const chosen = standsOut(comparable(lines).flatMap((line) => candidateOf(line, region, shared)));
  const lineOf = (one: StandsOut) => lines.find((line) => line.indicator.id === one.indicator && line.age === one.age)!;
  const older = lines.find((line) => line.indicator.id === "share-65-plus");
  return (
    <StandsOutSection
      lang={lang}
      region={region}
      found={chosen.map((result) => ({ result, line: lineOf(result) }))}
      older={(older?.newest.value ?? 0) > (older?.whole?.value ?? 0) + 1}
    />
  );
}

/**
 * Newest edition only. Where it has every age group, those are compared and not all adults together: an old region would stand out by its
 * age alone. Where an age group is missing, all adults stand in for it, and the page says that age was not taken out.
 */
function comparable(lines: readonly Line[]): Line[] {
  const groups = Map.groupBy(lines, (line) => line.indicator.id);
  return [...groups.values()].flatMap((own) => {
    const newest = Math.max(...own.map((line) => line.newest.year));
    const current = own.filter((line) => line.newest.year === newest);
    const has = (age: Age) => current.some((line) => line.age === age);
    return current.filter((line) => line.age !== "18+" || !(has("18-64") && has("65+")));
  });
}

/** Only what can be said in people takes part: shares and parts per thousand. */
function candidateOf(line: Line, region: Region, shared: Shared): Candidate[] {
  const { indicator, newest, whole, age } = line;
  if (newest.value === null || whole?.value === null || whole?.value === undefined) return [];
  if (indicator.unit !== "percent" && indicator.unit !== "per-1000") return [];
  if (indicator.unit === "percent" && !tellsApart(indicator.kind, newest.value, whole.value)) return [];
  const like = shared.meadow(likeKindOfRegion(region), seriesKey(indicator.id, age, newest.year));
  return [{ indicator, age, value: newest.value, whole: whole.value, like, p: differenceTest(newest, whole) }];
}

/** A difference in shares that a reader can see: between whole people of 100, and between estimates by the published setting. */
function tellsApart(kind: Kind, here: number, there: number): boolean {
  if (kind === "modelled") return Math.abs(here - there) >= smallestDifference.municipality;
  return Math.round(here) !== Math.round(there);
}

/** One line an indicator: of everyone or all adults, or of the first age group that has a figure where they have none. */
function firstAges(lines: readonly Line[]): Line[] {
  return [...Map.groupBy(lines, (line) => line.indicator.id).values()].map(
    (own) => own.find((line) => line.newest.value !== null) ?? own[0]!,
  );
}

/** The regiobeeld of a region. */
export async function overviewPage(ctx: Context, request: PageRequest<unknown>) {
  const region = await readRegion(ctx, request.params.region ?? "");
  const kind = region.municipalities.length > 1 ? "municipality" : "working_area";
  const [atlas, lines, shared, facts] = await Promise.all([
    readAtlas(ctx),
    regionLines(ctx, region, true),
    readShared(ctx),
    placedFacts(ctx.db, region),
  ]);
  return page(
    <OverviewPage
      request={request}
      region={region}
      lines={firstAges(lines)}
      shared={shared}
      areas={atlas.find({ region: region.id, kind, divisionYear })}
      facts={facts}
    />,
  );
}
