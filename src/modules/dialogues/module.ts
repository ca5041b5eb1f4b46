import { addManageLink, onRegionInUse } from "#modules/accounts/index.ts";
import { addSection, allRegions, frontPageSlot, readPacks } from "#modules/regions/index.ts";
import type { Module } from "#platform/module.ts";
import { careAlarm, careJob, turnOf } from "./alarm/actions.ts";
import { loadExamples } from "./actions-load.ts";
import { draftJob, makeDraft } from "./drafting/actions.ts";
import { clockJob, recount, recountJob, shuffleAll, shuffleJob, tick } from "./outcome/actions.ts";
import { digestJob, sendDigests } from "./follow/actions.ts";
import { afterPages } from "./after/pages.tsx";
import { tidyPages } from "./care/pages.tsx";
import { followPages } from "./follow/pages.tsx";
import { draftPages } from "./drafting/pages/handlers.tsx";
import { frontPart } from "./pages/front.tsx";
import { openPages } from "./pages/handlers-open.tsx";
import { takePartPages } from "./pages/handlers-part.tsx";
import { personalPages } from "./pages/handlers-mine.tsx";
import { reasonPages } from "./reasons/pages.tsx";
import { teamPages } from "./pages/team/handlers.tsx";
import { processing } from "./register.ts";
import { removeExamples } from "./store.ts";
import { teamTexts } from "./pages/team/text.ts";
import { dialogueTexts } from "./text.ts";

/** The room of dialogues: everyone is heard, nobody is lost, everyone gets an answer. */
export const dialogues: Module = {
  name: "dialogues",
  processing,
  async start(ctx) {
    const known = new Map((await allRegions(ctx.db)).map((region) => [region.id, region.status]));
    for (const { pack } of readPacks()) await loadExamples(ctx, pack.id, known.get(pack.id) === "in_use");
  },
  routes(router, ctx) {
    addSection({ path: "dialoog", label: (lang) => dialogueTexts(lang).nav, junction: 2 });
    addManageLink({
      path: "beheer/gesprekken",
      label: (lang) => teamTexts(lang).title,
      roles: ["moderator", "programme_team", "operator"],
    });
    frontPageSlot.fill((props) => frontPart(ctx, props));
    onRegionInUse("dialogues", (trx, region) => removeExamples(trx, region));
    afterPages(router, ctx);
    followPages(router, ctx);
    openPages(router, ctx);
    takePartPages(router, ctx);
    personalPages(router, ctx);
    teamPages(router, ctx);
    tidyPages(router, ctx);
    reasonPages(router, ctx);
    draftPages(router, ctx);
  },
  jobs: (ctx) => ({
    [clockJob]: () => tick(ctx),
    [shuffleJob]: () => shuffleAll(ctx),
    [digestJob]: () => sendDigests(ctx),
    [recountJob]: (payload) =>
      recount(
        ctx,
        String(payload.dialogue),
        payload.reason === "withdrawn" ? "withdrawn" : payload.reason === "closed" ? "closed" : "recount",
      ),
    [draftJob]: (payload) => makeDraft(ctx, String(payload.dialogue)),
    [careJob]: (payload) => careAlarm(ctx, turnOf(payload)),
  }),
  timers: { [clockJob]: "* * * * *", [shuffleJob]: "41 * * * *", [digestJob]: "17 * * * *" },
};
