import { type Area, readAtlas, readRegions, type Region, searchPlaces } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { page, type PageRequest } from "#platform/http/index.ts";
import { divisionYear, searchIndicators } from "../reading.ts";
import { SearchPage } from "./search.tsx";
import { nameOf } from "./words.ts";

/** What was found for `?q=`: places of one region, or of all. */
export async function searchPage(ctx: Context, request: PageRequest<{ q: string }>, region: Region | undefined) {
  const words = request.query.q.trim();
  const [areas, regions, atlas] = await Promise.all([
    searchPlaces(ctx, words, region?.id),
    readRegions(ctx),
    readAtlas(ctx),
  ]);
  const indicators = searchIndicators(words, request.lang);
  // With a sure figure, a place that only looks like the word is noise.
  const places = indicators.sure ? areas.filter((one) => one.begins) : areas;
  const known = ({ code, divisionYear: year }: Area) => atlas.one(code, year);
  const begins = places.some((one) => one.begins);
  const municipalities = new Map(
    atlas
      .find({ kind: "municipality", divisionYear, codes: areas.map((one) => one.area.municipalityCode ?? "") })
      .map((one) => [one.code, one]),
  );
  const found = {
    areas: (begins ? places.filter((one) => one.sure) : places).map((one) => ({
      ...one,
      area: known(one.area) ?? one.area,
    })),
    // And where a place is sure, so is a figure that only looks like it.
    indicators: begins && !indicators.sure ? [] : indicators.found,
    guessed: !begins && !indicators.sure,
  };
  return page(
    <SearchPage
      request={request}
      region={region}
      words={words}
      found={found}
      regions={regions}
      regionOf={(area) =>
        regions.find((one) => one.id === area.regionId || one.municipalities.includes(area.municipalityCode ?? ""))
      }
      where={(area) => (area.kind === "municipality" ? "" : (nameOfMunicipality(municipalities, area) ?? ""))}
    />,
  );
}

function nameOfMunicipality(known: ReadonlyMap<string, Area>, area: Area): string | undefined {
  const found = known.get(area.municipalityCode ?? "");
  return found && nameOf(found);
}
