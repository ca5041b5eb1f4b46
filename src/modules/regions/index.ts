/** Door of the regions room: areas, packs, working areas, outlines. */
export { changeChallenges, declareInUse, loadPack, makeRegionAreas } from "./actions.ts";
export { type Atlas, readAtlas, readRegion, readRegions } from "./atlas.ts";
export {
  type DivideOutcome,
  holdDivision,
  loadWorkingAreas,
  setWorkingAreas,
} from "./actions-divisions.ts";
export {
  type Area,
  type AreaInput,
  type AreaKind,
  areaKinds,
  type Bilingual,
  type Challenge,
  type Division,
  normalisedName,
  namesOnPath,
  markNamesakes,
  plainName,
  type Region,
  samePlace,
  slugOf,
} from "./model.ts";
export { mergeOutlines, neighbourhoodOutlines, type Outlines, shareBorders } from "./outlines/topology.ts";
export { type LikeRegion, makeLikeRegions, readLikeRegions } from "./like-regions.ts";
export { type Pack, packsFolder, readPacks } from "./pack.ts";
export {
  allRegions,
  areaKey,
  findArea,
  findAreas,
  findOutline,
  findRegion,
  upsertAreas,
} from "./store.ts";
export { judgeFile, scattered } from "./divide/judge.ts";
export { readDivided } from "./divide/reading.ts";
export { currentVersion, divisionYears, partsOf } from "./store-divisions.ts";
export { type FoundPlace, searchPlaces } from "./search-places.ts";
export { mayMean, postcodeIn, stepsBetween } from "./search-words.ts";
export { asManyPeople, officialTwin } from "./twin.ts";
export { regions } from "./module.ts";
export { frontPageSlot, regionOf } from "./pages/handlers.tsx";
export { addFootLink, addSection, SitePage, type SitePageProps } from "./site.tsx";

export { divideLink } from "./divide/pages/frame.tsx";
