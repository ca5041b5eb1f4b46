import { stringify } from "csv-stringify/sync";
import type { Context } from "#platform/context.ts";
import { file, oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { judgeReport, logOf, moderate, moderationActions, noteCare, queueOf } from "../../actions-care.ts";
import { reportById } from "../../store-care.ts";
import { contributionByNumber } from "../../store-contributions.ts";
import { dialogueOf } from "../handlers-open.tsx";
import { CarePage } from "./care.tsx";
import { teamAddress } from "./frame.tsx";

const readers = { policy: oneOf("moderator", "programme_team", "operator"), cache: "private" } as const;
const path = (under: string) => `/:region/beheer/gesprekken/:slug/${under}`;

/** Reading what waits, reports, and the log. */
export function readingPages(router: Router, ctx: Context): void {
  type More = Pick<Parameters<typeof CarePage>[0], "all" | "done" | "missed" | "wrong">;
  const draw = async (request: PageRequest<unknown>, more: More = {}) => {
    const { region, dialogue } = await dialogueOf(ctx, request.params);
    const { items, reports, near, worries } = await queueOf(ctx, request.actor, dialogue);
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
        near={near}
        worries={worries}
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
      gedaan: z.coerce.number().int().min(0).optional(),
      gemist: z.string().max(600).optional(),
    }),
    async handle(request) {
      const missed = (request.query.gemist ?? "")
        .split(".")
        .map(Number)
        .filter((number) => number > 0);
      return page(await draw(request, { all: request.query.alles === "1", done: request.query.gedaan, missed }));
    },
  });
  router.form({
    ...readers,
    path: path("lezen"),
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const action = moderationActions.find((one) => one === request.form.text("doe")) ?? "show";
      const reason = request.form.text("reden").trim();
      const judged = request.form.all("kies").flatMap((value) => {
        const [number, version] = value.split(".").map(Number);
        return number && version ? [{ number, version }] : [];
      });
      const chosen = judged.map(({ number }) => number);
      const error = judged.length === 0 ? "none" : action === "reject" && reason === "" ? "reason" : undefined;
      if (error) return page(await draw(request, { wrong: { error, action, reason, chosen } }), { status: 400 });
      const missed = await moderate(ctx, request.actor, dialogue, judged.slice(0, 100), { action, reason });
      const here = request.link(teamAddress(dialogue.regionId, dialogue.slug, "lezen"));
      return redirect(
        `${here}?gedaan=${judged.length - missed.length}${missed.length > 0 ? `&gemist=${missed.join(".")}` : ""}`,
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
