import type { Module } from "#platform/module.ts";
import { loadPack } from "./actions.ts";
import { regionApi } from "./api.ts";
import { dividePages } from "./divide/pages/handlers.tsx";
import { readPacks } from "./pack.ts";
import { regionPages } from "./pages/handlers.tsx";
import { warmSearch } from "./search-places.ts";

/** The room of regions: packs at start, front pages, areas in the API. */
export const regions: Module = {
  name: "regions",
  async start(ctx) {
    for (const pack of readPacks()) await loadPack(ctx.db, pack);
  },
  routes(router, ctx) {
    regionPages(router, ctx);
    dividePages(router, ctx);
    regionApi(router, ctx);
  },
  warm: warmSearch,
};
