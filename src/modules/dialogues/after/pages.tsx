import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { isOpen, phaseOf } from "../model.ts";
import { addressOf } from "../pages/frame.tsx";
import { standingOf } from "../pages/handlers-open.tsx";
import { keepDevice, whoIsHere } from "../pages/here.ts";
import { dialoguesOf } from "../store.ts";
import { grade, lookBack, promise } from "./actions.ts";
import { gradeOf, judgedIn, type Marks, marksOf, promiseOf, questions } from "./store.ts";
import { BackPage, EditPlanPage, GradePage, PlanPage } from "./views.tsx";

const personal = { policy: everyone, cache: "private" } as const;
const team = { policy: oneOf("programme_team", "operator"), cache: "private" } as const;
const saved = z.object({ bewaard: z.literal("1").optional() });

/** What a region promises, how people look back, and the score before and after. */
export function afterPages(router: Router, ctx: Context): void {
  router.page({
    policy: everyone,
    cache: "public",
    path: "/:region/dialoog/zo-doe-je-mee",
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const standings = (await dialoguesOf(ctx.db, region.id)).map((one) => standingOf(ctx, one));
      const promised = (await promiseOf(ctx.db, region.id))?.content;
      const judged = await judgedIn(ctx.db, region.id);
      return page(
        <PlanPage request={request} region={region} promised={promised} standings={standings} judged={judged} />,
      );
    },
  });
  promising(router, ctx);
  lookingBack(router, ctx);
  grading(router, ctx);
}

function promising(router: Router, ctx: Context): void {
  const path = "/:region/beheer/gesprekken/belofte";
  router.page({
    ...team,
    path,
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const known = await promiseOf(ctx.db, region.id);
      const typed = known?.content ?? { aim: "", groups: "", rules: "" };
      return page(<EditPlanPage request={request} region={region} typed={typed} version={known?.version ?? 0} />);
    },
  });
  router.form({
    ...team,
    path,
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const { form } = request;
      const typed = { aim: form.text("aim"), groups: form.text("groups"), rules: form.text("rules") };
      const again = async (problem: "missing" | "changed") => {
        const version = (await promiseOf(ctx.db, region.id))?.version ?? 0;
        const view = (
          <EditPlanPage request={request} region={region} typed={typed} version={version} problem={problem} />
        );
        return page(view, { status: problem === "missing" ? 400 : 409 });
      };
      if (Object.values(typed).some((text) => text.trim().length < 10)) return again("missing");
      const done = await promise(ctx, request.actor, region.id, typed, Number(form.text("versie")) || 0);
      return done ? redirect(request.link(`/${region.id}/dialoog/zo-doe-je-mee`)) : again("changed");
    },
  });
}

function lookingBack(router: Router, ctx: Context): void {
  const path = "/:region/dialoog/:slug/terugkijken";
  router.page({
    ...personal,
    path,
    query: saved,
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      if (!here.participant) return redirect(request.link(addressOf(here.dialogue, "mijn")));
      if (phaseOf(here.dialogue, ctx.clock()) !== "closed") return redirect(request.link(addressOf(here.dialogue)));
      const marks = (await marksOf(ctx.db, here.participant.id)) ?? [];
      return page(<BackPage request={request} {...here} marks={marks} done={request.query.bewaard === "1"} />);
    },
  });
  router.form({
    policy: everyone,
    path,
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      if (!here.participant) throw new Refusal("", 401);
      const marks = questions.map((name) => Number(request.form.text(name))) as unknown as Marks;
      const fits = marks.every((mark) => Number.isInteger(mark) && mark >= 1 && mark <= 5);
      if (!fits) return page(<BackPage request={request} {...here} marks={marks} missing />, { status: 400 });
      await lookBack(ctx, here.dialogue, here.participant, marks);
      const to = request.link(addressOf(here.dialogue, "terugkijken?bewaard=1"));
      return redirect(to, keepDevice(ctx, here.device));
    },
  });
}

function grading(router: Router, ctx: Context): void {
  const path = "/:region/dialoog/:slug/cijfer";
  const draw = async (request: PageRequest<unknown>, more: { done?: boolean; missing?: boolean } = {}) => {
    const here = await whoIsHere(ctx, request);
    if (!here.participant) return undefined;
    const phase = phaseOf(here.dialogue, ctx.clock());
    if (!here.dialogue.content.grade || !isOpen(phase)) throw new Refusal("", 404);
    const known = await gradeOf(ctx.db, here.participant.id);
    return <GradePage request={request} {...here} grade={known} second={phase === "scores"} {...more} />;
  };
  router.page({
    ...personal,
    path,
    query: saved,
    async handle(request) {
      const view = await draw(request, { done: request.query.bewaard === "1" });
      if (view) return page(view);
      const { dialogue } = await whoIsHere(ctx, request);
      return redirect(request.link(addressOf(dialogue, "meedoen")));
    },
  });
  router.form({
    policy: everyone,
    path,
    async handle(request) {
      const here = await whoIsHere(ctx, request);
      if (!here.participant) throw new Refusal("", 401);
      const value = Number(request.form.text("cijfer"));
      if (!Number.isInteger(value) || value < 1 || value > 10)
        return page((await draw(request, { missing: true }))!, { status: 400 });
      await grade(ctx, here.dialogue, here.participant, value);
      return redirect(request.link(addressOf(here.dialogue, "cijfer?bewaard=1")), keepDevice(ctx, here.device));
    },
  });
}
