/** Door of the figures room. */
export { findTable, indicators, tables } from "./catalogue/index.ts";
export { importTable } from "./import.ts";
export { importFrom, type ImportOrder } from "./import-source.ts";
export { loadPackFigures } from "./load.ts";
export { buildNational, buildRegion, regionIds } from "./pack-build.ts";
export type { ImportReport } from "./model.ts";
export { figures } from "./module.ts";
export { areaSlot } from "./pages/slots.ts";
export { type AreaShapes, areaShapes, partOfShapes } from "./outlines.ts";
export { packFigures } from "./pack-format.ts";
export { readSeries, type Series } from "./reading-series.ts";
export { readSaved } from "./sources/saved.ts";
export { findValues, type Value } from "./store.ts";
