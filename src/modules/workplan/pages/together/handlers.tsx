import type { Context } from "#platform/context.ts";
import { type Answer, oneOf, page, type PageRequest, redirect, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { addComment, answerProposal, propose, readTogether, weigh } from "../../actions-remarks.ts";
import { mayEdit, maySeeMoney } from "../../policy.ts";
import { readInitiative } from "../../store.ts";
import { remarksOf } from "../../store-remarks.ts";
import { togetherTexts } from "../../together/text.ts";
import { inputOf } from "../edit/handlers.tsx";
import { readPart, typedValues, valuesOf } from "../edit/read.ts";
import { type PartName, partNames } from "../edit/specs.ts";
import { editTexts } from "../edit/text.ts";
import { PartPage } from "../edit/views.tsx";
import { TogetherPage } from "./views.tsx";

const policy = oneOf("programme_team", "partner", "operator");

/** Remarks and proposals of team and partners on one initiative. */
export function togetherPages(router: Router, ctx: Context): void {
  const base = "/:region/werkagenda/:initiative";
  router.page({ policy, cache: "private", path: `${base}/samen`, handle: (request) => together(ctx, request) });
  router.form({ policy, path: `${base}/samen`, handle: (request) => said(ctx, request) });
  router.page({ policy, cache: "private", path: `${base}/voorstel/:part`, handle: (request) => form(ctx, request) });
  router.form({ policy, path: `${base}/voorstel/:part`, handle: (request) => proposed(ctx, request) });
}

const placeOf = (request: PageRequest) => [request.params.region ?? "", request.params.initiative ?? ""] as const;

async function together(ctx: Context, request: PageRequest, error?: string): Promise<Answer> {
  const [region, slug] = placeOf(request);
  const row = await readTogether(ctx, request.actor, region, slug);
  const now = (await readInitiative(ctx.db, region, slug))!;
  const remarks = await Promise.all(
    (await remarksOf(ctx.db, region, slug)).map(async (remark) => ({
      remark,
      weighed: remark.kind === "proposal" ? await weigh(ctx.db, now, region, remark) : undefined,
    })),
  );
  const keeps = mayEdit(request.actor, region, row.organisations);
  const seesMoney = maySeeMoney(request.actor, region, row);
  const input = await inputOf(ctx, request);
  const props = { request, region: input.region, one: row.content, remarks, keeps, seesMoney, error };
  return page(<TogetherPage {...props} />, { status: error ? 400 : 200 });
}

async function said(ctx: Context, request: PageRequest): Promise<Answer> {
  const [region, slug] = placeOf(request);
  const { form: typed, actor, lang } = request;
  const proposal = typed.text("voorstel");
  if (proposal) {
    const answer = { id: proposal, take: typed.text("doe") === "neem", why: typed.text("waarom") };
    await answerProposal(ctx, actor, region, slug, answer);
  } else {
    try {
      await addComment(ctx, actor, region, slug, typed.text("tekst"));
    } catch (error) {
      if (!(error instanceof Refusal) || error.status !== 400) throw error;
      return together(ctx, request, togetherTexts(lang).empty);
    }
  }
  return redirect(request.link(`/${region}/werkagenda/${slug}/samen`));
}

/** The part of the address. @throws Refusal 404, or 403 for amounts one may not see */
async function partFor(ctx: Context, request: PageRequest) {
  const [region, slug] = placeOf(request);
  const part: PartName | undefined = partNames.find((name) => name === request.params.part);
  if (!part) throw new Refusal("", 404);
  const row = await readTogether(ctx, request.actor, region, slug);
  if (part === "geld" && !maySeeMoney(request.actor, region, row)) throw new Refusal("", 403);
  return { part, row, input: await inputOf(ctx, request) };
}

async function form(ctx: Context, request: PageRequest): Promise<Answer> {
  const { part, row, input } = await partFor(ctx, request);
  const props = { request, input, part, one: row.content, version: row.version, errors: [], proposing: true };
  return page(<PartPage {...props} values={valuesOf(part, row.content)} />);
}

async function proposed(ctx: Context, request: PageRequest): Promise<Answer> {
  const { part, row, input } = await partFor(ctx, request);
  const { form: typed, lang, actor } = request;
  const values = { ...typedValues(part, typed), reason: typed.text("reason") };
  const read = readPart(part, values, row.content, lang);
  const why = typed.text("reason").trim().slice(0, 300);
  const errors = [...read.errors, ...(why ? [] : [{ id: "reason", text: editTexts(lang).errors.required }])];
  if (errors.length > 0) {
    const props = { request, input, part, one: row.content, version: row.version, values, errors, proposing: true };
    return page(<PartPage {...props} />, { status: 400 });
  }
  await propose(ctx, actor, input.region.id, { content: read.content, version: row.version, why });
  return redirect(request.link(`/${input.region.id}/werkagenda/${row.slug}/samen`));
}
