import { stringify } from "csv-stringify/sync";
import type { Context } from "#platform/context.ts";
import { file, oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import {
  type Judged,
  judgeReport,
  logOf,
  moderate,
  moderationActions,
  noteCare,
  queueOf,
} from "../../care/actions-moderate.ts";
import { merge } from "../../care/actions.ts";
import { reportById } from "../../care/store-moderate.ts";
import { contributionByNumber } from "../../store-contributions.ts";
import type { ShownDialogue } from "../../store.ts";
import { dialogueOf } from "../handlers-open.tsx";
import { CarePage } from "./care.tsx";
import { teamAddress } from "./frame.tsx";

const readers = { policy: oneOf("moderator", "programme_team", "operator"), cache: "private" } as const;
const path = (under: string) => `/:region/beheer/gesprekken/:slug/${under}`;

function doneAt(request: PageRequest, dialogue: ShownDialogue, count: number, missed: readonly number[]): string {
  const here = request.link(teamAddress(dialogue.regionId, dialogue.slug, "lezen"));
  return `${here}?gedaan=${count - missed.length}${missed.length > 0 ? `&gemist=${missed.join(".")}` : ""}`;
}

/** Numbers with the version that stood on the screen. */
function judgedFrom(request: PageRequest, field: "kies" | "gelezen"): Judged[] {
  return request.form.all(field).flatMap((value) => {
    const [number, version] = value.split(".").map(Number);
    return number && version ? [{ number, version }] : [];
  });
}

/** Reading what waits, reports, and the log. */
export function readingPages(router: Router, ctx: Context): void {
  type More = Pick<Parameters<typeof CarePage>[0], "all" | "alike" | "done" | "missed" | "wrong">;
  const draw = async (request: PageRequest<unknown>, more: More = {}) => {
    const { region, dialogue } = await dialogueOf(ctx, request.params);
    const { items, counts, reports, near, worries, unreadReasons } = await queueOf(ctx, request.actor, dialogue);
    const withText = await Promise.all(
      reports.map(async (report) => ({
        ...report,
        text: (await contributionByNumber(ctx.db, dialogue.id, report.contribution))?.body ?? "",
      })),
    );
    return (
      <CarePage
        request={request}
        region={region}
        dialogue={dialogue}
        items={items}
        waiting={counts.waiting}
        near={near}
        worries={worries}
        unreadReasons={unreadReasons}
        now={ctx.clock()}
        reports={withText}
        {...more}
      />
    );
  };
  router.page({
    ...readers,
    path: path("lezen"),
    query: z.object({
      alles: z.literal("1").optional(),
      lijkt: z.coerce.number().int().min(1).optional(),
      gedaan: z.coerce.number().int().min(0).optional(),
      gemist: z.string().max(600).optional(),
    }),
    async handle(request) {
      const missed = (request.query.gemist ?? "")
        .split(".")
        .map(Number)
        .filter((number) => number > 0);
      const { alles, lijkt, gedaan } = request.query;
      return page(await draw(request, { all: alles === "1", alike: lijkt, done: gedaan, missed }));
    },
  });
  router.form({
    ...readers,
    path: path("lezen"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const action = moderationActions.find((one) => one === request.form.text("doe")) ?? "show";
      const reason = request.form.text("reden").trim();
      const judged = judgedFrom(request, "kies");
      const chosen = judged.map(({ number }) => number);
      const error = judged.length === 0 ? "none" : action === "reject" && reason === "" ? "reason" : undefined;
      if (error) return page(await draw(request, { wrong: { error, action, reason, chosen } }), { status: 400 });
      const missed = await moderate(ctx, request.actor, dialogue, judged.slice(0, 100), { action, reason });
      return redirect(doneAt(request, dialogue, judged.length, missed));
    },
  });
  router.form({
    ...readers,
    path: path("voeg-samen"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const judged = judgedFrom(request, "kies").slice(0, 100);
      const typed = request.form.text("bij");
      const number = Number(typed);
      const others = judged.filter((one) => one.number !== number);
      const chosen = judged.map((one) => one.number);
      const keep = { action: request.form.text("doe"), reason: request.form.text("reden"), chosen, target: typed };
      const known = Number.isInteger(number) && number > 0 && (await contributionByNumber(ctx.db, dialogue.id, number));
      const error = others.length === 0 ? "none" : known ? undefined : "target";
      if (error) return page(await draw(request, { wrong: { error, ...keep } }), { status: 400 });
      const read = judgedFrom(request, "gelezen").find((one) => one.number === number);
      const missed = await merge(ctx, request.actor, dialogue, others, read ?? { number });
      return redirect(
        doneAt(
          request,
          dialogue,
          others.length,
          missed.filter((one) => one !== number),
        ),
      );
    },
  });
  router.form({
    ...readers,
    path: path("zorg"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      await noteCare(
        ctx,
        request.actor,
        dialogue,
        Number(request.form.text("nummer")) || 0,
        request.form.text("tekst"),
      );
      return redirect(request.link(teamAddress(dialogue.regionId, dialogue.slug, "lezen")));
    },
  });
  router.form({
    ...readers,
    path: path("melding"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const id = request.form.text("melding");
      const found = /^[0-9a-f-]{36}$/.test(id) ? await reportById(ctx.db, id) : undefined;
      if (!found) throw new Refusal("", 404);
      const judgement = { upheld: request.form.text("gegrond") === "1", answer: request.form.text("antwoord") };
      await judgeReport(ctx, request.actor, dialogue, found, judgement);
      return redirect(request.link(teamAddress(dialogue.regionId, dialogue.slug, "lezen")));
    },
  });
  router.page({
    ...readers,
    path: path("logboek.csv"),
    oneLanguage: true,
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const rows = (await logOf(ctx, request.actor, dialogue)).map((row) => ({
        ...row,
        at: row.at.toISOString().slice(0, 16),
      }));
      const csv = stringify(rows, {
        header: true,
        bom: true,
        escape_formulas: true,
        columns: ["at", "contribution", "action", "rule", "reason", "actor"],
      });
      return file(csv, "text/csv; charset=utf-8", `logboek-${dialogue.slug}.csv`);
    },
  });
}
