import { type Region, regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, everyone, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { answerFollow, askToFollow, followerOf, nameOf } from "../../actions-follow.ts";
import { answerQuestion, questionOf, type Stand, standNames } from "../../actions-questions.ts";
import { lateMilestones } from "../../model.ts";
import { readWorkplan } from "../../reading.ts";
import { dayOf } from "../../actions.ts";
import { letterTexts } from "../../letters/text.ts";
import { AskPage, FollowerPage, SaidPage, StandPage } from "./views.tsx";

const open = { policy: everyone, cache: "private" } as const;
const subjectQuery = z.object({
  initiatief: z.string().max(80).optional(),
  plek: z.string().max(60).optional(),
});
type Subject = z.output<typeof subjectQuery>;

/** Following by mail, and answering the monthly question: a link in a letter leads to a page, and only its button does something. */
export function letterPages(router: Router, ctx: Context): void {
  const base = "/:region/werkagenda";
  router.page({
    policy: everyone,
    cache: "public",
    path: `${base}/volg`,
    query: subjectQuery,
    handle: async (request: PageRequest<Subject>) => {
      const asked = subjectOf(request.query);
      const { region, name } = await named(ctx, request, asked);
      return page(<AskPage request={request} region={region} asked={asked} name={name} address="" />);
    },
  });
  router.form({ policy: everyone, path: `${base}/volg`, handle: (request) => ask(ctx, request) });
  router.page({ ...open, path: `${base}/volg/:token`, handle: (request) => follower(ctx, request) });
  router.form({ policy: everyone, path: `${base}/volg/:token`, handle: (request) => answer(ctx, request) });
  router.page({
    ...open,
    path: `${base}/stand/:token`,
    query: z.object({ antwoord: z.string().max(10).optional(), klaar: z.string().max(1).optional() }),
    handle: (request: PageRequest<{ antwoord?: string; klaar?: string }>) => stand(ctx, request),
  });
  router.form({ policy: everyone, path: `${base}/stand/:token`, handle: (request) => giveStand(ctx, request) });
}

const subjectOf = (query: Subject) =>
  query.initiatief
    ? { kind: "initiative" as const, subject: query.initiatief }
    : { kind: "area" as const, subject: query.plek ?? "" };

/** @throws Refusal 404 when there is nothing public of that name */
async function named(
  ctx: Context,
  request: Pick<PageRequest, "params">,
  asked: ReturnType<typeof subjectOf>,
): Promise<{ region: Region; name: string }> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const name = nameOf(await readWorkplan(ctx, region), asked);
  if (name === undefined) throw new Refusal("", 404);
  return { region, name };
}

async function ask(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, network } = request;
  const asked = subjectOf({ initiatief: form.text("initiatief") || undefined, plek: form.text("plek") || undefined });
  const { region, name } = await named(ctx, request, asked);
  const address = form.text("adres").slice(0, 254);
  try {
    await askToFollow(ctx, { ...asked, region: region.id, address, lang, network });
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 400) throw error;
    const props = { request, region, asked, name, address, error: error.message };
    return page(<AskPage {...props} />, { status: 400 });
  }
  const t = letterTexts(lang).follow;
  return page(<SaidPage request={request} region={region} title={t.sent} text={t.sentText} />);
}

async function follower(ctx: Context, request: PageRequest): Promise<Answer> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const row = await followerOf(ctx, region.id, request.params.token ?? "");
  const name = nameOf(await readWorkplan(ctx, region), row) ?? letterTexts(request.lang).follow.gone;
  const token = request.params.token ?? "";
  return page(
    <FollowerPage request={request} region={region} token={token} name={name} confirmed={!!row.confirmed_at} />,
  );
}

async function answer(ctx: Context, request: PageRequest): Promise<Answer> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const token = request.params.token ?? "";
  // A mail program that stops by itself (RFC 8058) posts without our button.
  const yes = request.form.text("doe") === "volg";
  await answerFollow(ctx, region.id, token, yes ? "yes" : "stop");
  if (yes) return redirect(request.link(`/${region.id}/werkagenda/volg/${token}`));
  const t = letterTexts(request.lang).follow;
  return page(<SaidPage request={request} region={region} title={t.stopped} text={t.stoppedText} />);
}

async function stand(ctx: Context, request: PageRequest<{ antwoord?: string; klaar?: string }>): Promise<Answer> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const token = request.params.token ?? "";
  const { question, row } = await questionOf(ctx, region.id, token);
  const t = letterTexts(request.lang).question;
  if (question.answered_at) {
    const [title, text] = request.query.klaar ? [t.thanks, t.thanksText] : [t.used, t.usedText];
    return page(<SaidPage request={request} region={region} title={title} text={text} initiative={row.slug} />);
  }
  const chosen = standNames.find((name) => name === request.query.antwoord);
  const late = lateMilestones(row.content, dayOf(ctx.clock()));
  const props = { request, region, token, one: row.content, chosen, late };
  return page(<StandPage {...props} />);
}

async function giveStand(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, params } = request;
  const region = await regionOf(ctx, params.region ?? "");
  const token = params.token ?? "";
  const chosen = standNames.find((name) => name === form.text("antwoord"));
  if (!chosen) return standAgain(ctx, request, region, token);
  const given: { stand: Stand; text: string; reached: readonly string[] } = {
    stand: chosen,
    text: form.text("tekst"),
    reached: form.all("gehaald"),
  };
  try {
    await answerQuestion(ctx, region.id, token, given);
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 409) throw error;
    return redirect(request.link(`/${region.id}/werkagenda/stand/${token}`));
  }
  return redirect(request.link(`/${region.id}/werkagenda/stand/${token}?klaar=1`));
}

async function standAgain(ctx: Context, request: PageRequest, region: Region, token: string): Promise<Answer> {
  const { row } = await questionOf(ctx, region.id, token);
  const error = letterTexts(request.lang).question.choose;
  const late = lateMilestones(row.content, dayOf(ctx.clock()));
  const props = { request, region, token, one: row.content, late, error, text: request.form.text("tekst") };
  return page(<StandPage {...props} />, { status: 400 });
}
