import { addHolder, addManageLink, onRegionInUse } from "#modules/accounts/index.ts";
import { addSection, allRegions, readPacks } from "#modules/regions/index.ts";
import type { Module } from "#platform/module.ts";
import { loadPlan } from "./actions.ts";
import { loadAdoptions } from "./actions-adopt.ts";
import { remindSigning } from "./actions-sign-requests.ts";
import { planApi } from "./api.ts";
import { promisesApi } from "./api-promises.ts";
import { editTexts } from "./edit/text.ts";
import { editPlanPages } from "./pages/edit/handlers.tsx";
import { planPages } from "./pages/handlers.tsx";
import { versionPages } from "./pages/versions/handlers.tsx";
import { promisePages } from "./pages/promises/handlers.tsx";
import { processing, promiseHolder } from "./register.ts";
import { planTexts } from "./text.ts";
import { removePacked } from "./store.ts";
import { removeExampleAdoptions } from "./store-adopted.ts";
import { removeExamplePromises } from "./store-promises.ts";

const reminders = "plan.remind-signing";

/** The room of the plan: from the dream to goals that can be measured. */
export const plan: Module = {
  name: "plan",
  processing,
  firstPages: ["plan"],
  async start(ctx) {
    const inUse = new Set(
      (await allRegions(ctx.db)).filter((region) => region.status === "in_use").map((region) => region.id),
    );
    for (const { pack } of readPacks()) {
      if (inUse.has(pack.id)) continue;
      await loadPlan(ctx, pack.id);
      await loadAdoptions(ctx, pack.id);
    }
  },
  routes(router, ctx) {
    onRegionInUse("plan", async (trx, region) => {
      await removePacked(trx, region);
      await removeExamplePromises(trx, region);
      await removeExampleAdoptions(trx, region);
    });
    addManageLink({
      path: "plan/team",
      label: (lang) => editTexts(lang).team.manage,
      roles: ["programme_team", "operator"],
    });
    addHolder(promiseHolder);
    addSection({ path: "plan", label: (lang) => planTexts(lang).title, junction: 5 });
    promisePages(router, ctx);
    versionPages(router, ctx);
    editPlanPages(router, ctx);
    planPages(router, ctx);
    planApi(router, ctx);
    promisesApi(router, ctx);
  },
  jobs: (ctx) => ({ [reminders]: () => remindSigning(ctx) }),
  // Each morning: what is due today. After a standstill the next morning takes it up.
  timers: { [reminders]: "40 6 * * *" },
};
