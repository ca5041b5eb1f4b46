import { findArea, regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, page, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Goal } from "../model.ts";
import { planToAdopt } from "../actions-adopt.ts";
import { comparePlans } from "../compare.ts";
import { followGoal, readFollowedPlan } from "../follow.ts";
import { readPart } from "../store.ts";
import { readAdopted } from "../store-adopted.ts";
import { GoalPage } from "./goal.tsx";
import { PlanPage } from "./plan.tsx";
import { goalSlot, planSlot } from "./slots.ts";

const open = { policy: everyone, cache: "public" } as const;

/** The plan and one goal, for everyone. */
export function planPages(router: Router, ctx: Context): void {
  router.page({
    ...open,
    path: "/:region/plan",
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const plan = await readFollowedPlan(ctx.db, region.id);
      const { lang } = request;
      const under = new Map(
        await Promise.all(
          plan.goals.map(async (goal) => [goal.id, await planSlot.render({ region, lang, goal })] as const),
        ),
      );
      const adopted = await readAdopted(ctx.db, region.id);
      const changes = adopted
        ? comparePlans(adopted.snapshot, (await planToAdopt(ctx.db, region)).plan).length
        : undefined;
      return page(
        <PlanPage request={request} region={region} plan={plan} under={under} adopted={adopted} changes={changes} />,
      );
    },
  });
  router.page({
    ...open,
    path: "/:region/plan/:goal",
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const found = await readPart(ctx.db, region.id, "goal", request.params.goal ?? "");
      if (!found) throw new Refusal("", 404);
      const plain = found.content as Goal;
      const area = await findArea(ctx.db, plain.area ?? region.id);
      const goal = await followGoal(ctx.db, plain, area);
      const parts = await goalSlot.render({ region, lang: request.lang, goal });
      return page(
        <GoalPage
          request={request}
          region={region}
          goal={goal}
          areaName={plain.area ? area?.name : undefined}
          parts={parts}
        />,
      );
    },
  });
}
