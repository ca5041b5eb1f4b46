import { type Area, type AreaKind, readAtlas, readRegion, type Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { page, type PageRequest } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { alikeTo, findIndicator } from "../catalogue/index.ts";
import type { Age, Indicator } from "../model.ts";
import { areaShapes, partOfShapes } from "../outlines.ts";
import { keeper } from "#platform/kept.ts";
import { chooseYear, countryRows, divisionYear, mainAge, placeRows, readShared, sharedValues } from "../reading.ts";
import { keptLevels, keptPlaced, type Placed } from "../reading-map.ts";
import { type DatasetRow, findDataset } from "../store-load.ts";
import { IndicatorPage, type Order } from "./indicator.tsx";
import { NotLoadedPage } from "./not-loaded.tsx";
import { nameOf } from "./words.ts";

/** Levels that the map and the list can show. */
export const levels = ["municipality", "working_area", "district", "neighbourhood"] as const;

export interface IndicatorQuery {
  /** Left out: the level that says most (`levelOf`). */
  readonly niveau?: AreaKind;
  readonly leeftijd?: Age;
  readonly jaar?: number;
  readonly gemeente?: string;
  readonly volgorde: Order;
}

/** With more areas than this on one page a phone waits too long: then one municipality at a time. */
const mostOnAPage = 250;

/** One indicator in a region, at the level, age and year of the address; the newest where it names none. */
export async function indicatorPage(ctx: Context, request: PageRequest<IndicatorQuery>) {
  const region = await readRegion(ctx, request.params.region ?? "");
  const indicator = findIndicator(request.params.indicator ?? "");
  if (!indicator) throw new Refusal("", 404);
  const shared = await readShared(ctx);
  const offered = indicator.ages.filter((age) =>
    shared.available.some((one) => one.indicator === indicator.id && one.age === age),
  );
  const age = offered.find((one) => one === request.query.leeftijd) ?? offered[0] ?? mainAge(indicator);
  const year = chooseYear(shared, indicator.id, age, request.query.jaar);
  const alike = alikeTo(indicator.id)
    .map((id) => findIndicator(id)!)
    .map((other) => ({ indicator: other, year: chooseYear(shared, other.id, mainAge(other)) }));
  if (year === undefined) return page(<NotLoadedPage {...{ request, region, indicator, alike }} />);
  const years = shared.available
    .filter((one) => one.indicator === indicator.id && one.age === age)
    .map((one) => one.year);
  const kind = request.query.niveau ?? (await levelOf(ctx, region, indicator, age, year));
  const shapes = await areaShapes(ctx, region, kind);
  const atlas = await readAtlas(ctx);
  const municipalities = atlas
    .find({ region: region.id, kind: "municipality", divisionYear })
    .toSorted((a, b) => a.name.localeCompare(b.name, "nl"));
  const [all, known, series, whole] = await Promise.all([
    keptPlaced(ctx, region, kind, indicator.id, age, year, shapes?.year ?? divisionYear),
    keptLevels(ctx, region, levels, { indicator: indicator.id, age, year }),
    seriesOf(ctx, atlas.find({ codes: [region.id] }), indicator, age),
    seriesOf(ctx, countryRows(atlas), indicator, age),
  ]);
  const mustZoom = all.length > mostOnAPage && municipalities.length > 1;
  const zoom = kind === "municipality" ? undefined : zoomOf(municipalities, request.query.gemeente, mustZoom);
  const rows = zoom ? placeRows(atlas, zoom) : [];
  const near = zoom ? all.filter((one) => one.area.municipalityCode === zoom.code) : all;
  const table = shared.available.find(
    (one) => one.indicator === indicator.id && one.age === age && one.year === year,
  )?.table;
  return page(
    <IndicatorPage
      request={request}
      region={region}
      indicator={indicator}
      alike={alike}
      dataset={table ? await keptDataset(ctx, table) : undefined}
      kind={kind}
      kinds={levels.filter(
        (one) => one === kind || (known.has(one) && (one !== "municipality" || region.municipalities.length > 1)),
      )}
      age={age}
      ages={offered}
      year={year}
      years={[...new Set(years)].toSorted((a, b) => a - b)}
      placed={ordered(near, request.query.volgorde)}
      all={all}
      zoom={zoom}
      mustZoom={mustZoom}
      municipalities={municipalities}
      order={request.query.volgorde}
      shapes={shapes && zoom ? partOfShapes(shapes, new Set(near.map((one) => one.area.code))) : shapes}
      series={series}
      whole={whole}
      zoomSeries={zoom ? await seriesOf(ctx, rows, indicator, age) : []}
      broken={zoom !== undefined && rows.length < atlas.find({ codes: [zoom.code] }).length}
    />,
  );
}

/** Municipalities; in a region of one its districts, as one number makes no map. Of some figures that one number is all there is. */
async function levelOf(ctx: Context, region: Region, indicator: Indicator, age: Age, year: number): Promise<AreaKind> {
  if (region.municipalities.length > 1) return "municipality";
  const districts = await keptPlaced(ctx, region, "district", indicator.id, age, year, divisionYear);
  return districts.some((one) => typeof one.value?.value === "number") ? "district" : "municipality";
}

/** The municipality that was asked for; where one must be chosen and none was, the one with most residents. */
function zoomOf(municipalities: readonly Area[], asked: string | undefined, must: boolean): Area | undefined {
  const found = municipalities.find((one) => one.code.toLowerCase() === asked);
  if (found || !must) return found;
  return municipalities.toSorted((a, b) => (b.residents ?? 0) - (a.residents ?? 0))[0];
}

/** What has no value comes last, by name, in either order: a place in the list tells nothing of it. */
function ordered(placed: readonly Placed[], order: Order): readonly Placed[] {
  if (order === "waarde") return placed;
  const has = (one: Placed) => Number(one.value?.value !== null && one.value !== undefined);
  return placed.toSorted((a, b) => has(b) - has(a) || nameOf(a.area).localeCompare(nameOf(b.area), "nl"));
}

const datasetsKept = keeper<{ dataset: DatasetRow | undefined }>(30);

async function keptDataset(ctx: Context, table: string): Promise<DatasetRow | undefined> {
  return (await datasetsKept(ctx, table, async () => ({ dataset: await findDataset(ctx.db, table) }))).dataset;
}

async function seriesOf(ctx: Context, rows: readonly Area[], indicator: Indicator, age: Age) {
  const values = await sharedValues(ctx, rows);
  return values.filter((value) => value.indicator === indicator.id && value.age === age);
}
