import { addHolder, addManageLink, onRegionInUse } from "#modules/accounts/index.ts";
import { addSection, allRegions, frontPageSlot, readPacks } from "#modules/regions/index.ts";
import { areaSlot } from "#modules/figures/index.ts";
import { addPromisables, followChallenges, goalSlot, loadPromises, planSlot } from "#modules/plan/index.ts";
import type { Module } from "#platform/module.ts";
import { touchPages } from "#platform/page-version.ts";
import { loadWorkplan } from "./actions.ts";
import { workplanApi } from "./api.ts";
import { challengeFollower } from "./challenge-follower.ts";
import { applyAsked, applyJob, resumeSheets } from "./actions-apply.ts";
import { tellFollowers } from "./actions-follow.ts";
import { askHowItGoes } from "./actions-questions.ts";
import { letterPages } from "./pages/letters/handlers.tsx";
import { downloadPages } from "./pages/downloads.tsx";
import { editPages } from "./pages/edit/handlers.tsx";
import { workplanPages } from "./pages/handlers.tsx";
import { initiativesToPromise } from "./pages/promisables.tsx";
import { sheetPages } from "./pages/sheet/handlers.tsx";
import { areaPart, frontPart, goalLine, goalPart } from "./pages/parts.tsx";
import { examplePages } from "./pages/examples/handlers.tsx";
import { hoursPages } from "./pages/hours/handlers.tsx";
import { networkPages } from "./pages/network/handlers.tsx";
import { placePages } from "./pages/places/handlers.tsx";
import { processing, workplanHolder } from "./register.ts";
import { readWorkplan } from "./reading.ts";
import { removeExamples } from "./store.ts";
import { paperPages } from "./pages/papers/handlers.tsx";
import { savedPages } from "./pages/saved/handlers.tsx";
import { transformationPages } from "./pages/transformation/view.tsx";
import { togetherPages } from "./pages/together/handlers.tsx";
import { workplanTexts } from "./text.ts";

const newDay = "workplan.new-day";
const followers = "workplan.tell-followers";
const questions = "workplan.ask-how-it-goes";

/** The room of the workplan: who does what, for which goal, with whose money. */
export const workplan: Module = {
  name: "workplan",
  processing,
  firstPages: ["werkagenda", "werkagenda/tijdlijn", "werkagenda/geld", "werkagenda/gebieden", "werkagenda/netwerk"],
  async warm(ctx) {
    // Figures that are read ahead are not followed yet: what hangs on them is read with them.
    if (ctx.pageVersion.ahead) return;
    for (const region of await allRegions(ctx.db)) await readWorkplan(ctx, region);
  },
  async start(ctx) {
    const inUse = new Set(
      (await allRegions(ctx.db)).filter((region) => region.status === "in_use").map((region) => region.id),
    );
    for (const { pack } of readPacks()) {
      if (inUse.has(pack.id)) continue;
      await loadWorkplan(ctx, pack.id);
      await loadPromises(ctx, pack.id, await initiativesToPromise.all(ctx, pack));
    }
    await resumeSheets(ctx);
  },
  routes(router, ctx) {
    addHolder(workplanHolder);
    followChallenges("workplan", challengeFollower);
    addPromisables("workplan", initiativesToPromise);
    onRegionInUse("workplan", (trx, region) => removeExamples(trx, region, ctx.clock()));
    addSection({ path: "werkagenda", label: (lang) => workplanTexts(lang).nav });
    addManageLink({
      path: "werkagenda/team",
      label: (lang) => workplanTexts(lang).files.team,
      roles: ["partner", "programme_team", "operator"],
    });
    frontPageSlot.fill((props) => frontPart(ctx, props));
    areaSlot.fill((props) => areaPart(ctx, props));
    planSlot.fill((props) => goalLine(ctx, props));
    goalSlot.fill((props) => goalPart(ctx, props));
    editPages(router, ctx);
    sheetPages(router, ctx);
    letterPages(router, ctx);
    togetherPages(router, ctx);
    savedPages(router, ctx);
    hoursPages(router, ctx);
    paperPages(router, ctx);
    downloadPages(router, ctx);
    placePages(router, ctx);
    networkPages(router, ctx);
    examplePages(router, ctx);
    transformationPages(router, ctx);
    workplanPages(router, ctx);
    workplanApi(router, ctx);
  },
  // A milestone is late from one day to the next without anyone changing it: pages are made anew at midnight in the Netherlands.
  jobs: (ctx) => ({
    [newDay]: () => ctx.db.transaction().execute((trx) => touchPages(trx)),
    [followers]: () => tellFollowers(ctx),
    [questions]: () => askHowItGoes(ctx),
    [applyJob]: ({ region, sheet }) => applyAsked(ctx, String(region), String(sheet)),
  }),
  // Followers are told once a week at most. Who was asked this month is not asked again: three days, in case Brink stood still on one.
  timers: { [newDay]: "1 22,23 * * *", [followers]: "30 6 * * 1", [questions]: "0 7 1-3 * *" },
};
