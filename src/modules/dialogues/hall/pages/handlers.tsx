import type { Context } from "#platform/context.ts";
import { everyone, oneOf, page, redirect, type Router, z } from "#platform/http/index.ts";
import { dialogueByHallCode, endHall, onScreen, startHall } from "../actions.ts";
import { phaseOf } from "../../model.ts";
import { addressOf } from "../../pages/frame.tsx";
import { dialogueOf } from "../../pages/handlers-open.tsx";
import { teamAddress } from "../../pages/team/frame.tsx";
import { EnterHallPage } from "./enter.tsx";
import { rankedLines, saidLines } from "./on-screen.ts";
import { ScreenPage } from "./screen.tsx";

const team = { policy: oneOf("programme_team", "operator") } as const;
const base = "/:region/beheer/gesprekken/:slug";

const asked = z.object({
  vraag: z.coerce.number().int().min(1).max(5).default(1),
  uitslag: z.literal("1").optional(),
  blad: z.coerce.number().int().min(1).max(200).default(1),
});

/** Live in a hall: the screen, the hall that opens and closes, and the door for who is there. */
export function hallPages(router: Router, ctx: Context): void {
  router.page({
    ...team,
    cache: "private",
    path: `${base}/scherm`,
    query: asked,
    async handle(request) {
      const { region, dialogue } = await dialogueOf(ctx, request.params);
      const screen = await onScreen(ctx, request.actor, dialogue);
      const { vraag, uitslag, blad } = request.query;
      const question = Math.min(vraag, dialogue.content.questions.length) - 1;
      const writing = phaseOf(dialogue, ctx.clock()) === "answers";
      const door = request.absolute("/zaal");
      return page(
        <ScreenPage
          request={request}
          region={region}
          dialogue={dialogue}
          screen={screen}
          asked={{ question, results: uitslag === "1", sheet: blad - 1 }}
          lines={writing ? saidLines(screen, question) : rankedLines(screen, question)}
          join={screen.code ? `${door}?code=${screen.code}` : door}
          spoken={door.replace(/^https?:\/\//, "")}
        />,
      );
    },
  });
  router.form({
    ...team,
    path: `${base}/zaal`,
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      await startHall(ctx, request.actor, dialogue);
      return redirect(request.link(teamAddress(dialogue.regionId, dialogue.slug, "scherm")));
    },
  });
  router.form({
    ...team,
    path: `${base}/zaal/dicht`,
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      await endHall(ctx, request.actor, dialogue);
      return redirect(request.link(teamAddress(dialogue.regionId, dialogue.slug, "scherm")));
    },
  });
  router.page({
    policy: everyone,
    cache: "private",
    path: "/zaal",
    query: z.object({ code: z.string().max(40).optional() }),
    async handle(request) {
      const { code } = request.query;
      const found = code ? await dialogueByHallCode(ctx, code, request.network) : undefined;
      if (found) return redirect(request.link(addressOf(found.dialogue, `meedoen?zaal=${found.code}`)));
      return page(<EnterHallPage request={request} wrong={code} />, { status: code ? 404 : 200 });
    },
  });
}
