import { type Area, readAtlas, readRegions, type Region, searchAreas } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { page, type PageRequest } from "#platform/http/index.ts";
import { divisionYear, searchIndicators } from "../reading.ts";
import { SearchPage } from "./search.tsx";
import { nameOf } from "./words.ts";

/** What was found for `?q=`: places of one region, or of all. */
export async function searchPage(ctx: Context, request: PageRequest<{ q: string }>, region: Region | undefined) {
  const words = request.query.q.trim();
  const [areas, regions, atlas] = await Promise.all([
    searchAreas(ctx.db, words, region?.id),
    readRegions(ctx),
    readAtlas(ctx),
  ]);
  const sure = areas.filter((one) => one.sure);
  const municipalities = new Map(
    atlas
      .find({ kind: "municipality", divisionYear, codes: areas.map((one) => one.area.municipalityCode ?? "") })
      .map((one) => [one.code, one]),
  );
  const found = {
    areas: (sure.length > 0 ? sure : areas).map((one) => one.area),
    indicators: searchIndicators(words, request.lang),
    guessed: words !== "" && areas.length > 0 && sure.length === 0,
  };
  return page(
    <SearchPage
      request={request}
      region={region}
      words={words}
      found={found}
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
