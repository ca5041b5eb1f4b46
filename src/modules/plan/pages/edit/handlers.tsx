import type { Context } from "#platform/context.ts";
import { type Answer, oneOf, type PageRequest, type Router } from "#platform/http/index.ts";
import { ambitionForm, ambitionPage } from "./ambition.tsx";
import { challengeForm, challengePage } from "./challenge.tsx";
import { addGoalForm, addGoalPage, editGoalPage, saveGoalForm } from "./goal.tsx";
import { splitForm, splitPage } from "./split.tsx";
import { teamPage } from "./team.tsx";
import { vulnerableForm, vulnerablePage } from "./vulnerable.tsx";

const policy = oneOf("programme_team", "operator");
type Handler = (ctx: Context, request: PageRequest) => Promise<Answer>;

/** Forms with which the team keeps the plan. */
export function editPlanPages(router: Router, ctx: Context): void {
  const base = "/:region/plan";
  const pair = (path: string, show: Handler, save?: Handler) => {
    router.page({ policy, cache: "private", path, handle: (request) => show(ctx, request) });
    if (save) router.form({ policy, path, handle: (request) => save(ctx, request) });
  };
  pair(`${base}/team`, teamPage);
  pair(`${base}/toevoegen`, addGoalPage, addGoalForm);
  pair(`${base}/kwetsbaar`, vulnerablePage, vulnerableForm);
  pair(`${base}/ambities/:ambition`, ambitionPage, ambitionForm);
  pair(`${base}/opgaven/:challenge`, challengePage, challengeForm);
  pair(`${base}/opgaven/:challenge/splits`, splitPage, splitForm);
  pair(`${base}/:goal/bewerk`, editGoalPage, saveGoalForm);
}
