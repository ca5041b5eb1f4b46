import { Button, ErrorSummary, type FormError, Lead, Note, Select, TextInput } from "#design/components/index.ts";
import { organisationsOf } from "#modules/accounts/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { askPromise } from "../../actions-promises.ts";
import { isDay } from "../../days.ts";
import type { Values } from "../../edit/read-goal.ts";
import { promiseTexts } from "../../promises/text.ts";
import { type EditPlace, placeOf } from "../edit/goal.tsx";
import { fieldOf } from "../edit/goal-form.tsx";
import { PlanFrame, planHref } from "../versions/parts.tsx";

type Known = readonly { readonly id: string; readonly name: string }[];

/** The form with which the team asks an organisation to sign. */
export async function askPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const place = await placeOf(ctx, request);
  const known = await organisationsOf(ctx.db, place.region.id);
  return page(<AskPage request={request} place={place} known={known} values={{ on: place.today }} errors={[]} />);
}

/** Asks, or gives the form back filled in. */
export async function askForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const t = promiseTexts(lang);
  const place = await placeOf(ctx, request);
  const { region } = place;
  const known = await organisationsOf(ctx.db, region.id);
  const values = form.record();
  const chosen = known.find((one) => one.id === values.known);
  const name = chosen?.name ?? (values.name ?? "").trim().slice(0, 120);
  const reason = (values.reason ?? "").trim().slice(0, 300);
  const on = (values.on ?? "").trim();
  const errors: FormError[] = [
    ...(name ? [] : [{ id: "name", text: t.ask.oneName }]),
    ...(isDay(on) && on <= place.today ? [] : [{ id: "on", text: t.sign.noDay }]),
    ...(reason ? [] : [{ id: "reason", text: t.sign.required }]),
  ];
  const again = (all: readonly FormError[], status = 400) =>
    page(<AskPage request={request} place={place} known={known} values={values} errors={all} />, { status });
  if (errors.length > 0) return again(errors);
  const asked = { name, organisationId: chosen?.id ?? null, on, reason };
  const outcome = await askPromise(ctx, actor, region.id, asked);
  if (outcome.kind === "taken") return again([{ id: chosen ? "known" : "name", text: t.ask.taken }], 409);
  if (outcome.kind === "no_version") return again([{ id: "name", text: t.ask.noVersion }], 409);
  return redirect(request.link(`/${region.id}/plan/beloften/${outcome.organisation}`));
}

function AskPage(props: {
  readonly request: PageRequest;
  readonly place: EditPlace;
  readonly known: Known;
  readonly values: Values;
  readonly errors: readonly FormError[];
}) {
  const { request, place, known, values, errors } = props;
  const { lang } = request;
  const all = promiseTexts(lang);
  const t = all.ask;
  const { region } = place;
  const field = (name: string) => fieldOf(lang, name, { values, errors });
  return (
    <PlanFrame
      request={request}
      region={region}
      noindex
      title={t.title}
      description={t.lead}
      crumbs={[{ label: all.nav, href: planHref(lang, region, "/beloften") }, { label: t.title }]}
    >
      <h1>{t.title}</h1>
      <Lead>{t.lead}</Lead>
      {!place.adopted && <Note kind="warn">{t.noVersion}</Note>}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={planHref(lang, region, "/beloften/vragen")} class="stack">
        {known.length > 0 && (
          <Select
            {...field("known")}
            label={t.known}
            empty={t.knownEmpty}
            options={known.map((one) => ({ value: one.id, label: one.name }))}
            optional
          />
        )}
        <TextInput {...field("name")} label={t.name} maxlength={120} optional />
        <TextInput {...field("on")} label={t.on} type="date" short />
        <TextInput {...field("reason")} label={t.reason} hint={all.sign.reasonHint} maxlength={300} />
        <p>
          <Button>{t.button}</Button>
        </p>
      </form>
    </PlanFrame>
  );
}
