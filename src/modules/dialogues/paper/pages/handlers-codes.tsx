import type { Context } from "#platform/context.ts";
import { canMakePdf, makePdf } from "#platform/documents/index.ts";
import { file, oneOf, page, type PageRequest, redirect, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { csvOf } from "#platform/spreadsheets/index.ts";
import { makeBatch, mostCodes, withdrawBatch } from "../actions-codes.ts";
import { codeLink, lettersPaper, mostLetters } from "../document.ts";
import { batchesOf } from "../store.ts";
import { dialogueTexts } from "../../text.ts";
import { addressOf } from "../../pages/frame.tsx";
import { dialogueOf } from "../../pages/handlers-open.tsx";
import { teamAddress } from "../../pages/team/frame.tsx";
import { CodesPage, type CodesProps } from "./codes.tsx";

const team = { policy: oneOf("programme_team", "operator") } as const;
const base = "/:region/beheer/gesprekken/:slug";
const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One-time codes for letters: made, handed over once as a file, and taken back when they got lost. */
export function codePages(router: Router, ctx: Context): void {
  const draw = async (request: PageRequest<unknown>, more: Partial<CodesProps> = {}) => {
    const { region, dialogue } = await dialogueOf(ctx, request.params);
    const batches = await batchesOf(ctx.db, dialogue.id);
    return (
      <CodesPage request={request} region={region} dialogue={dialogue} batches={batches} pdf={canMakePdf()} {...more} />
    );
  };
  router.page({
    ...team,
    cache: "private",
    path: `${base}/codes`,
    handle: async (request) => page(await draw(request)),
  });
  router.form({
    ...team,
    path: `${base}/codes`,
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const { form, lang } = request;
      const typed = { amount: form.text("aantal"), name: form.text("naam") };
      const amount = Number(typed.amount);
      const pdf = form.text("als") === "pdf" && canMakePdf();
      const fits = Number.isInteger(amount) && amount >= 1 && amount <= mostCodes;
      if (!fits || (pdf && amount > mostLetters))
        return page(await draw(request, { typed, error: fits ? "tooMany" : "missing" }), { status: 400 });
      const codes = await makeBatch(ctx, request.actor, dialogue, { amount, name: typed.name });
      const join = request.absolute(request.link(addressOf(dialogue, "meedoen")));
      if (pdf) {
        const paper = lettersPaper(lang, dialogue, join, codes);
        return file(await makePdf(paper), "application/pdf", `brieven-${dialogue.slug}.pdf`);
      }
      const { columns } = dialogueTexts(lang).paper.codes;
      const lines = [[columns.code, columns.link], ...codes.map((code) => [code, codeLink(join, code)])];
      return file(csvOf(lines), "text/csv; charset=utf-8", `codes-${dialogue.slug}.csv`);
    },
  });
  router.form({
    ...team,
    path: `${base}/codes/trek-in`,
    async handle(request) {
      const { dialogue } = await dialogueOf(ctx, request.params);
      const batch = request.form.text("partij");
      if (!uuidShape.test(batch)) throw new Refusal("", 404);
      await withdrawBatch(ctx, request.actor, dialogue, batch);
      return redirect(request.link(teamAddress(dialogue.regionId, dialogue.slug, "codes")));
    },
  });
}
