import { join } from "node:path";
import {
  addFootLink,
  addSection,
  divideLink,
  loadWorkingAreas,
  packsFolder,
  readPacks,
} from "#modules/regions/index.ts";
import { addHolder, addManageLink } from "#modules/accounts/index.ts";
import type { Module } from "#platform/module.ts";
import { figureApi } from "./api.ts";
import { deriveAll } from "./derive-all.ts";
import { factHolder } from "./facts/held.ts";
import { factPages } from "./facts/pages/handlers.tsx";
import { factsLink } from "./facts/pages/parts.tsx";
import { followDivisions } from "./follow-divisions.ts";
import { loadOrKeepFigures } from "./load.ts";
import { figurePages } from "./pages/handlers.tsx";
import { protectStored } from "./protect-stored.ts";
import { figureTexts } from "./text.ts";
import { warmFigures } from "./warm.ts";

/** The room of figures: packs at start, regiobeeld, indicators, areas, search, open data. */
export const figures: Module = {
  name: "figures",
  async start(ctx) {
    const packs = readPacks();
    const folders = ["nederland", ...packs.map(({ pack }) => pack.id)].map((name) => join(packsFolder, name));
    let loaded = false;
    for (const folder of folders) loaded = (await loadOrKeepFigures(ctx, folder)) || loaded;
    for (const { pack, workingAreas } of packs) {
      if (workingAreas) loaded = (await loadWorkingAreas(ctx.db, pack.id, workingAreas)) || loaded;
    }
    // Before anything is added up: a sum of unprotected parts would tell what they hide.
    const hidden = await protectStored(ctx.database);
    if (hidden > 0) ctx.log.info({ hidden }, "small numbers of earlier imports are hidden");
    loaded ||= hidden > 0;
    if (loaded) await deriveAll(ctx.database);
    if (loaded) await ctx.database.ownerPool.query("analyze");
  },
  warm: warmFigures,
  jobs: (ctx) => ({ "figures.follow-divisions": async () => void (await followDivisions(ctx)) }),
  timers: { "figures.follow-divisions": "* * * * *" },
  routes(router, ctx) {
    addSection({ path: "regiobeeld", label: (lang) => figureTexts(lang).nav, junction: 1 });
    addFootLink({ path: "/over-de-cijfers", label: (lang) => figureTexts(lang).aboutFigures });
    addHolder(factHolder);
    addManageLink({ ...divideLink, roles: ["programme_team", "operator"] });
    addManageLink(factsLink);
    factPages(router, ctx);
    figurePages(router, ctx);
    figureApi(router, ctx);
  },
};
