import { Button, ErrorSummary, type FormError, Lead, Note, RadioGroup, TextInput } from "#design/components/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { handOf, nextSteps, updatePromise } from "../../actions-promises.ts";
import { isDay } from "../../days.ts";
import type { Values } from "../../edit/read-goal.ts";
import type { Promised } from "../../promises/model.ts";
import { promiseTexts } from "../../promises/text.ts";
import { promisesOf } from "../../store-promises.ts";
import { type EditPlace, placeOf } from "../edit/goal.tsx";
import { fieldOf } from "../edit/goal-form.tsx";
import { PlanFrame, planHref } from "../versions/parts.tsx";
import { StandingPill } from "./words.tsx";
import { standingOf } from "../../promises/model.ts";

interface Shown {
  readonly place: EditPlace;
  readonly promised: Promised;
  readonly steps: ReturnType<typeof nextSteps>;
}

/** The promise of the address and what may follow, for who signs or records it. @throws Refusal 404, or 403 for everybody else */
async function shownOf(ctx: Context, request: PageRequest): Promise<Shown> {
  const place = await placeOf(ctx, request);
  const [promised] = await promisesOf(ctx.db, place.region.id, request.params.organisation ?? "");
  if (!promised) throw new Refusal("", 404);
  const hand = await handOf(ctx, request.actor, place.region.id, promised);
  if (hand === "none") throw new Refusal(promiseTexts(request.lang).sign.noHand, 403);
  const steps = nextSteps(promised).filter((step) => step !== "end" || hand === "records");
  return { place, promised, steps };
}

/** The form for what became of a promise. */
export async function updatePage(ctx: Context, request: PageRequest): Promise<Answer> {
  const shown = await shownOf(ctx, request);
  const values = { on: shown.place.today, last: String(shown.promised.number) };
  return page(<UpdatePage request={request} shown={shown} values={values} errors={[]} />);
}

/** Writes it down, or gives the form back filled in. */
export async function updateForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const t = promiseTexts(lang);
  const shown = await shownOf(ctx, request);
  const { place, promised, steps } = shown;
  const values = form.record();
  const what = steps.find((step) => step === values.what);
  const on = (values.on ?? "").trim();
  const reason = (values.reason ?? "").trim().slice(0, 300);
  const errors: FormError[] = [
    ...(what ? [] : [{ id: "what", text: t.update.cannot }]),
    ...(isDay(on) && on <= place.today ? [] : [{ id: "on", text: t.sign.noDay }]),
    ...(reason ? [] : [{ id: "reason", text: t.sign.required }]),
  ];
  if (errors.length > 0 || !what)
    return page(<UpdatePage request={request} shown={shown} values={values} errors={errors} />, { status: 400 });
  const update = { last: Number(values.last), what, on, reason };
  const outcome = await updatePromise(ctx, actor, place.region.id, promised.organisation, update);
  if (outcome.kind === "saved")
    return redirect(request.link(`/${place.region.id}/plan/beloften/${promised.organisation}`));
  const now = await shownOf(ctx, request);
  const fresh = { ...values, last: String(now.promised.number) };
  return page(<UpdatePage request={request} shown={now} values={fresh} errors={[]} changed />, { status: 409 });
}

function UpdatePage(props: {
  readonly request: PageRequest;
  readonly shown: Shown;
  readonly values: Values;
  readonly errors: readonly FormError[];
  readonly changed?: boolean;
}) {
  const { request, shown, values, errors } = props;
  const { lang } = request;
  const all = promiseTexts(lang);
  const t = all.update;
  const { place, promised, steps } = shown;
  const { region } = place;
  const href = planHref(lang, region, `/beloften/${promised.organisation}`);
  const field = (name: string) => fieldOf(lang, name, { values, errors });
  return (
    <PlanFrame
      request={request}
      region={region}
      noindex
      title={t.title(promised.name)}
      description={t.lead}
      crumbs={[
        { label: all.nav, href: planHref(lang, region, "/beloften") },
        { label: promised.name, href },
        { label: all.one.update },
      ]}
    >
      <h1>{t.title(promised.name)}</h1>
      <Lead>{t.lead}</Lead>
      <p class="pills">
        <StandingPill lang={lang} standing={standingOf(promised, promised.planVersion)} />
      </p>
      <ErrorSummary lang={lang} errors={errors} />
      {props.changed && (
        <Note kind="warn" role="alert" title={all.sign.conflict}>
          {all.sign.conflictText}
        </Note>
      )}
      {steps.length === 0 ? (
        <Note>{t.nothing}</Note>
      ) : (
        <form method="post" action={`${href}/bijwerken`} class="stack">
          <input type="hidden" name="last" value={values.last} />
          <RadioGroup
            lang={lang}
            id="what"
            name="what"
            legend={t.what}
            value={values.what}
            error={field("what").error}
            options={steps.map((step) => ({ value: step, label: t[step] }))}
          />
          <TextInput {...field("on")} label={t.on} type="date" short />
          <TextInput {...field("reason")} label={t.reason} hint={all.sign.reasonHint} maxlength={300} />
          <p>
            <Button>{t.button}</Button>
          </p>
        </form>
      )}
    </PlanFrame>
  );
}
