import { onRegionInUse } from "#modules/accounts/index.ts";
import { allRegions, readPacks } from "#modules/regions/index.ts";
import type { Module } from "#platform/module.ts";
import { loadPlan } from "./actions.ts";
import { planApi } from "./api.ts";
import { removePacked } from "./store.ts";
import { planPages } from "./pages/handlers.tsx";

/** The room of the plan: from the dream to goals that can be measured. */
export const plan: Module = {
  name: "plan",
  async start(ctx) {
    const inUse = new Set(
      (await allRegions(ctx.db)).filter((region) => region.status === "in_use").map((region) => region.id),
    );
    for (const { pack } of readPacks()) if (!inUse.has(pack.id)) await loadPlan(ctx, pack.id);
  },
  routes(router, ctx) {
    onRegionInUse("plan", (trx, region) => removePacked(trx, region));
    planPages(router, ctx);
    planApi(router, ctx);
  },
};
