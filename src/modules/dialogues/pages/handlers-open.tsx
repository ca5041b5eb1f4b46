import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, page, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { invitedTo } from "../actions-join.ts";
import { gradeShift, sameness, topsByEntry } from "../after/store.ts";
import { newsOf } from "../follow/store.ts";
import { phaseOf } from "../model.ts";
import { answersOf, loopCounts, moderationLog } from "../care/store-moderate.ts";
import { contributionsOf } from "../store-contributions.ts";
import { countHelped } from "../paper/store.ts";
import { dialoguesOf, findDialogue, type ShownDialogue } from "../store.ts";
import { mergedRoots } from "../care/store-merged.ts";
import { newestOutcome } from "../outcome/store.ts";
import { exposureOf } from "../store-votes.ts";
import { type Answered, HowPage, LoopPage } from "./care.tsx";
import { outcomePages } from "../outcome/pages/handlers.tsx";
import { AllPage } from "./all.tsx";
import { DialoguePage, ListPage, type Standing } from "./public.tsx";

const open = { policy: everyone, cache: "public" } as const;

export const standingOf = (ctx: Context, dialogue: ShownDialogue): Standing => {
  const now = ctx.clock();
  return { dialogue, phase: phaseOf(dialogue, now), now };
};

/** The dialogue of an address. @throws Refusal 404 */
export async function dialogueOf(ctx: Context, params: Readonly<Record<string, string>>) {
  const region = await regionOf(ctx, params.region ?? "");
  const dialogue = await findDialogue(ctx.db, region.id, params.slug ?? "");
  if (!dialogue) throw new Refusal("", 404);
  return { region, dialogue };
}

/** Pages that are the same for everyone. */
export function openPages(router: Router, ctx: Context): void {
  router.page({
    ...open,
    path: "/:region/dialoog",
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const standings = (await dialoguesOf(ctx.db, region.id)).map((one) => standingOf(ctx, one));
      return page(<ListPage request={request} region={region} standings={standings} />);
    },
  });
  router.page({
    ...open,
    path: "/:region/dialoog/wat-er-gebeurde",
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const counts = await loopCounts(ctx.db, region.id, ctx.clock());
      const all = await Promise.all((await dialoguesOf(ctx.db, region.id)).map((one) => answeredIn(ctx, one)));
      const answered = all.filter(({ answers }) => answers.length > 0);
      return page(<LoopPage request={request} region={region} counts={counts} answered={answered} />);
    },
  });
  router.page({
    ...open,
    path: "/:region/dialoog/:slug",
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      const answered = (await answersOf(ctx.db, dialogue.id)).length;
      const standing = standingOf(ctx, dialogue);
      // Not while it runs: who looks twice would see what one person gave.
      const shift = standing.phase === "closed" ? await gradeShift(ctx.db, dialogue.id) : undefined;
      return page(
        <DialoguePage
          request={request}
          region={region}
          standing={standing}
          answered={answered}
          invited={await invitedTo(ctx, dialogue)}
          shift={shift}
        />,
      );
    },
  });
  router.page({
    ...open,
    path: "/:region/dialoog/:slug/bijdragen",
    query: z.object({ pagina: z.coerce.number().int().min(1).max(1_000).default(1) }),
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      const contributions = await contributionsOf(ctx.db, dialogue.id);
      return page(
        <AllPage
          request={request}
          region={region}
          dialogue={dialogue}
          contributions={contributions}
          page={request.query.pagina}
        />,
      );
    },
  });
  router.page({
    ...open,
    path: "/:region/dialoog/:slug/zo-werkt-het",
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      return page(<HowPage request={request} region={region} dialogue={dialogue} {...await howOf(ctx, dialogue)} />);
    },
  });
  outcomePages(router, ctx);
}

async function howOf(ctx: Context, dialogue: ShownDialogue) {
  const contributions = await contributionsOf(ctx.db, dialogue.id);
  const exposure = await exposureOf(ctx.db, dialogue.id);
  const reads = contributions.map(({ number }) => exposure.get(number) ?? 0).toSorted((a, b) => a - b);
  const log = await moderationLog(ctx.db, dialogue.id);
  const tops = await topsByEntry(ctx.db, dialogue.id);
  const texts = new Map(contributions.map((one) => [one.number, one.body]));
  const say = (numbers: readonly number[]) => numbers.map((number) => texts.get(number) ?? "");
  const count = (...actions: string[]) => log.filter(({ action }) => actions.includes(action)).length;
  const helped = await countHelped(ctx.db, dialogue.id);
  return {
    fairness: {
      same: await sameness(ctx.db, dialogue.id),
      tops: tops && { all: say(tops.all), checked: say(tops.checked) },
    },
    helped,
    exposure: { least: reads[0] ?? 0, median: reads[Math.floor(reads.length / 2)] ?? 0, most: reads.at(-1) ?? 0 },
    spread: (await newestOutcome(ctx.db, dialogue.id))?.result?.spread ?? [],
    merged: (await mergedRoots(ctx.db, dialogue.id)).size,
    log: {
      shown: count("show"),
      rejected: log.filter(({ action, rule }) => action === "reject" && rule !== "merge").length,
      held: count("hold", "worry"),
    },
  };
}

async function answeredIn(ctx: Context, dialogue: ShownDialogue): Promise<Answered> {
  const answers = await answersOf(ctx.db, dialogue.id);
  if (answers.length === 0) return { dialogue, answers: [] };
  const texts = new Map((await contributionsOf(ctx.db, dialogue.id)).map((one) => [one.number, one.body]));
  const later = (await newsOf(ctx.db, dialogue.id)).filter(({ kind }) => kind === "status");
  return {
    dialogue,
    answers: answers.map((answer) => ({
      answer,
      text: texts.get(answer.contribution),
      news: later.filter(({ contribution }) => contribution === answer.contribution),
    })),
  };
}
