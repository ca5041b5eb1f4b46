import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { type Hand, handOf, signPromise } from "../../actions-promises.ts";
import type { Promised } from "../../promises/model.ts";
import { type Chosen, readChosen, readSigning, valuesOfPromise } from "../../promises/read-signing.ts";
import { moneyReadableBy, type Promisable, promisables, readableBy } from "../../promises/subjects.ts";
import { promiseTexts } from "../../promises/text.ts";
import { type AdoptedPlan, readAdopted } from "../../store-adopted.ts";
import { promisesOf } from "../../store-promises.ts";
import { type EditPlace, placeOf } from "../edit/goal.tsx";
import { ChoosePage, SignPage } from "./sign-views.tsx";

/** Something the form offers. */
export interface Offer {
  readonly id: string;
  readonly title: string;
  /** True where the organisation takes part in it. */
  readonly own: boolean;
  /** Years that an amount is asked for; none where the money is not for this reader. */
  readonly years: readonly number[];
  readonly needed: Promisable["needed"];
}

export interface SignShown {
  readonly place: EditPlace;
  readonly promised: Promised;
  readonly hand: Hand;
  readonly newest: AdoptedPlan;
  readonly offers: readonly Offer[];
}

/** What the form knows, for who signs or records. @throws Refusal 404, 403 for everybody else, 409 for who left or without a version */
async function shownOf(ctx: Context, request: PageRequest): Promise<SignShown> {
  const { actor } = request;
  const place = await placeOf(ctx, request);
  const { region } = place;
  const [promised] = await promisesOf(ctx.db, region.id, request.params.organisation ?? "");
  if (!promised) throw new Refusal("", 404);
  const hand = await handOf(ctx, actor, region.id, promised);
  if (hand === "none") throw new Refusal(promiseTexts(request.lang).sign.noHand, 403);
  const newest = await readAdopted(ctx.db, region.id);
  if (promised.kind === "end" || !newest) throw new Refusal(promiseTexts(request.lang).update.cannot, 409);
  const [all, may, money] = [
    await promisables(ctx, region),
    await readableBy(ctx, actor, region.id),
    await moneyReadableBy(ctx, actor, region.id),
  ];
  const name = promised.name.toLowerCase();
  const offered = [...all.values()]
    .filter((one) => !one.gone && !one.over && may.has(one.id))
    .map((one) => ({
      id: one.id,
      title: one.title,
      own: one.parties.some((party) => party.toLowerCase() === name),
      years: one.moneyOpen || money.has(one.id) ? one.years : [],
      needed: one.needed,
    }));
  const known = new Set(offered.map((one) => one.id));
  const kept = promised.items
    .filter((item) => !known.has(item.id))
    .map((item) => ({
      id: item.id,
      title: item.title,
      own: true,
      years: item.amounts.map((amount) => amount.year),
      needed: [],
    }));
  return { place, promised, hand, newest, offers: [...offered, ...kept] };
}

/** The first step: for what. */
export async function signPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const shown = await shownOf(ctx, request);
  const { promised, newest, place } = shown;
  const values = {
    ...valuesOfPromise(promised.items, promised, request.lang),
    signedFunction: promised.signedFunction,
    signedOn: place.today,
    last: String(promised.number),
    planVersion: String(newest.number),
  };
  const chosen: Chosen = { whole: promised.whole, ids: promised.items.map((item) => item.id) };
  return page(<ChoosePage request={request} shown={shown} values={values} chosen={chosen} errors={[]} />);
}

/** Goes on to the second step, back to the first, or signs. */
export async function signForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const t = promiseTexts(lang).sign;
  const shown = await shownOf(ctx, request);
  const { place, promised, offers } = shown;
  const { region } = place;
  const values = form.record();
  const known = new Set(offers.map((one) => one.id));
  const typed = readChosen(form);
  const chosen = { whole: typed.whole, ids: typed.ids.filter((id) => known.has(id)) };
  const props = { request, shown, values, chosen };
  if (form.text("doe") === "terug") return page(<ChoosePage {...props} errors={[]} />);
  if (!chosen.whole && chosen.ids.length === 0)
    return page(<ChoosePage {...props} errors={[{ id: "heel", text: t.choose }]} />, { status: 400 });
  if (form.text("doe") !== "teken") return page(<SignPage {...props} errors={[]} />);
  const years = (id: string) => offers.find((one) => one.id === id)?.years ?? [];
  const { signing, errors } = readSigning(form, lang, { years, today: place.today });
  if (errors.length > 0) return page(<SignPage {...props} errors={errors} />, { status: 400 });
  const wanted = { ...signing, items: signing.items.filter((item) => known.has(item.id)) };
  const outcome = await signPromise(ctx, actor, region.id, promised.organisation, wanted);
  if (outcome.kind === "saved") return redirect(request.link(`/${region.id}/plan/beloften/${promised.organisation}`));
  const now = await shownOf(ctx, request);
  const fresh = { ...values, last: String(now.promised.number), planVersion: String(now.newest.number) };
  return page(<SignPage {...props} shown={now} values={fresh} errors={[]} changed />, { status: 409 });
}
