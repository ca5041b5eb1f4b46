import type { FormError } from "#design/components/index.ts";
import { allRegions, type Region, regionOf } from "#modules/regions/index.ts";
import { containsBsn } from "#platform/bsn.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, everyone, oneOf, page, type PageRequest, redirect, type Router } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { dayOf } from "../../actions.ts";
import { copyInitiative, offerInitiative, offeredRow } from "../../actions-examples.ts";
import type { Initiative } from "../../model.ts";
import { mayKeepWorkplan } from "../../policy.ts";
import { readWorkplan } from "../../reading.ts";
import { copiesOf, offeredInitiatives } from "../../store-examples.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Elsewhere, RegionNames } from "./parts.tsx";
import { exampleTexts } from "./text.ts";
import { CopyPage, type CopyValues, ExamplesPage } from "./views.tsx";

const team = oneOf("programme_team", "operator");
const keepers = oneOf("programme_team", "partner", "operator");

/** Offering initiatives to other regions, seeing what others offer, and copying it as a draft. */
export function examplePages(router: Router, ctx: Context): void {
  const base = "/:region/werkagenda";
  const copy = `${base}/voorbeelden/:from/:initiative`;
  router.page({
    policy: everyone,
    cache: "public",
    path: `${base}/voorbeelden`,
    handle: (request) => examples(ctx, request),
  });
  router.page({ policy: team, cache: "private", path: copy, handle: (request) => copyForm(ctx, request) });
  router.form({ policy: team, path: copy, handle: (request) => copied(ctx, request) });
  router.form({ policy: keepers, path: `${base}/:initiative/aanbieden`, handle: (request) => offered(ctx, request) });
}

async function examples(ctx: Context, request: PageRequest): Promise<Answer> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const [regions, rows] = await Promise.all([allRegions(ctx.db), offeredInitiatives(ctx.db)]);
  const byRegion = Map.groupBy(rows, (row) => row.region);
  const offers = await Promise.all(
    regions
      .filter((one) => byRegion.has(one.id))
      .toSorted((a, b) => Number(a.id === region.id) - Number(b.id === region.id))
      .map(async (one) => {
        // A region that copies twice is one region; a draft is nobody's business but the two teams'.
        const open = (await copiesOf(ctx.db, one.id)).filter((row) => row.visibility === "public");
        const copies = (id: string) => new Set(open.filter((row) => row.from === id).map((row) => row.region)).size;
        const own = byRegion.get(one.id)!.map(({ content }) => ({ one: content, copies: copies(content.id) }));
        return { region: one, offered: own };
      }),
  );
  return page(<ExamplesPage request={request} region={region} offers={offers} today={dayOf(ctx.clock())} />);
}

const placeOf = ({ params }: PageRequest) => ({ region: params.from ?? "", id: params.initiative ?? "" });

/** Where the draft will stand, and what it is made after. @throws Refusal 403, 404 */
async function copying(
  ctx: Context,
  request: PageRequest,
): Promise<{ region: Region; from: Region; origin: Initiative }> {
  const region = await regionOf(ctx, request.params.region ?? "");
  if (!mayKeepWorkplan(request.actor, region.id)) throw new Refusal("", 403);
  const from = await regionOf(ctx, placeOf(request).region);
  if (from.id === region.id) throw new Refusal("", 404);
  return { region, from, origin: (await offeredRow(ctx, placeOf(request))).content };
}

async function copyForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const values = { challenge: "", initiator: "", start: "" };
  return page(<CopyPage request={request} {...await copying(ctx, request)} values={values} errors={[]} />);
}

async function copied(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const { region, from, origin } = await copying(ctx, request);
  const typed = (name: keyof CopyValues) => form.text(name).trim().slice(0, 120);
  const values = { challenge: typed("challenge"), initiator: typed("initiator"), start: typed("start") };
  const errors = mistakes(values, region, lang);
  if (errors.length > 0)
    return page(<CopyPage {...{ request, region, from, origin, values, errors }} />, { status: 400 });
  const input = { ...values, reason: exampleTexts(lang).form.reason(from.content.name) };
  const id = await copyInitiative(ctx, actor, region.id, placeOf(request), input);
  return redirect(request.link(`/${region.id}/werkagenda/${id}/bewerk?bewaard=1`));
}

function mistakes({ challenge, initiator, start }: CopyValues, region: Region, lang: Lang): FormError[] {
  const t = exampleTexts(lang).form;
  const isDay = /^20\d\d-\d\d-\d\d$/.test(start) && !Number.isNaN(Date.parse(start));
  const errors: FormError[] = [];
  if (!region.content.challenges.some((one) => one.id === challenge)) errors.push({ id: "challenge", text: t.choose });
  if (initiator === "") errors.push({ id: "initiator", text: t.required });
  else if (containsBsn(initiator)) errors.push({ id: "initiator", text: t.bsn });
  if (!isDay) errors.push({ id: "start", text: t.date });
  return errors;
}

async function offered(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, params, lang, actor } = request;
  const region = params.region ?? "";
  const id = params.initiative ?? "";
  const t = exampleTexts(lang).offer;
  const on = form.text("doe") === "aan";
  const offer = { offered: on, version: Number(form.text("version")) || 0, reason: on ? t.reasonOn : t.reasonOff };
  await offerInitiative(ctx, actor, region, id, offer);
  return redirect(request.link(`/${region}/werkagenda/${id}/bewerk?bewaard=1`));
}

export async function regionNames(ctx: Pick<Context, "db">): Promise<RegionNames> {
  return new Map((await allRegions(ctx.db)).map((region) => [region.id, region.content.name]));
}

/** What the page of an initiative says of other regions; nothing is asked of the database when it says nothing. */
export async function elsewhereOf(ctx: Context, region: Region, one: Initiative): Promise<Elsewhere> {
  const [names, copies] = await Promise.all([regionNames(ctx), copiesOf(ctx.db, region.id, one.id)]);
  const from = one.copiedFrom;
  const origin = from && names.has(from.region) ? await readWorkplan(ctx, await regionOf(ctx, from.region)) : undefined;
  return {
    names,
    originOpen: origin?.byId.has(from?.id ?? "") ?? false,
    copies: copies.filter((copy) => copy.visibility === "public"),
  };
}
