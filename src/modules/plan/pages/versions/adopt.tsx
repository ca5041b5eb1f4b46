import { Button, ErrorSummary, type FormError, Lead, Note, TextInput } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import { type Region, regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { adoptPlan, planToAdopt } from "../../actions-adopt.ts";
import { comparePlans } from "../../compare.ts";
import { dayOf, isDay } from "../../days.ts";
import type { FrozenPlan } from "../../frozen.ts";
import { type AdoptedPlan, readAdopted } from "../../store-adopted.ts";
import { versionTexts } from "../../versions/text.ts";
import { Changes, changeSum, PlanFrame, planHref } from "./parts.tsx";

interface Shown {
  readonly region: Region;
  readonly newest: AdoptedPlan | undefined;
  readonly plan: FrozenPlan;
  readonly hash: string;
}

async function shownOf(ctx: Context, request: PageRequest): Promise<Shown> {
  const region = await regionOf(ctx, request.params.region ?? "");
  return { region, newest: await readAdopted(ctx.db, region.id), ...(await planToAdopt(ctx.db, region)) };
}

/** The form with which the team freezes the plan, with everything that differs from the version before. */
export async function adoptPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const values = { adoptedOn: dayOf(ctx.clock()), body: "", reason: "" };
  return page(<AdoptPage request={request} shown={await shownOf(ctx, request)} values={values} errors={[]} />);
}

/** Adopts, or gives the form back filled in: with what is missing, or with the plan as it is by now. */
export async function adoptForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const t = versionTexts(lang).adopt;
  const region = await regionOf(ctx, request.params.region ?? "");
  const text = (name: string, most: number) => form.text(name).trim().slice(0, most);
  const values = { adoptedOn: text("adoptedOn", 10), body: text("body", 120), reason: text("reason", 300) };
  const errors: FormError[] = [
    ...(isDay(values.adoptedOn) && values.adoptedOn <= dayOf(ctx.clock()) ? [] : [{ id: "adoptedOn", text: t.noDay }]),
    ...(["body", "reason"] as const).filter((id) => !values[id]).map((id) => ({ id, text: t.required })),
  ];
  const again = async (status: number, changed = false) =>
    page(
      <AdoptPage
        request={request}
        shown={await shownOf(ctx, request)}
        values={values}
        errors={errors}
        changed={changed}
      />,
      { status },
    );
  if (errors.length > 0) return again(400);
  const typed = { ...values, seal: form.text("seal"), last: Number(form.text("last")) || 0 };
  const outcome = await adoptPlan(ctx, actor, region.id, typed);
  if (outcome.kind === "adopted") return redirect(request.link(`/${region.id}/plan/versies/${outcome.number}`));
  return again(409, outcome.kind === "changed");
}

interface AdoptProps {
  readonly request: PageRequest;
  readonly shown: Shown;
  readonly values: { readonly adoptedOn: string; readonly body: string; readonly reason: string };
  readonly errors: readonly FormError[];
  readonly changed?: boolean;
}

function AdoptPage({ request, shown, values, errors, changed }: AdoptProps) {
  const { lang } = request;
  const t = versionTexts(lang);
  const { region, newest, plan, hash } = shown;
  const changes = newest ? comparePlans(newest.snapshot, plan) : [];
  const same = newest?.hash === hash;
  const number = (value: number) => formatNumber(value, lang);
  const error = (id: string) => errors.find((one) => one.id === id)?.text;
  return (
    <PlanFrame
      request={request}
      region={region}
      noindex
      title={t.adopt.title}
      description={t.adopt.lead}
      crumbs={[{ label: t.title, href: planHref(lang, region, "/versies") }, { label: t.adopt.title }]}
    >
      <h1>{t.adopt.title}</h1>
      <Lead>{t.adopt.lead}</Lead>
      <ErrorSummary lang={lang} errors={errors} />
      {changed && (
        <Note kind="warn" role="alert" title={t.adopt.changed}>
          {t.adopt.changedText}
        </Note>
      )}
      {same && newest ? (
        <Note>{t.adopt.same(number(newest.number))}</Note>
      ) : (
        <>
          <p>
            {t.adopt.what(
              number(plan.goals.length),
              number(plan.challenges.length),
              region.content.words.challenges[lang],
            )}{" "}
            {newest ? t.adopt.next(number(newest.number + 1)) : t.adopt.first} {newest && changeSum(changes, lang)}
          </p>
          <form method="post" action={planHref(lang, region, "/vaststellen")} class="stack">
            <input type="hidden" name="seal" value={hash} />
            <input type="hidden" name="last" value={String(newest?.number ?? 0)} />
            <TextInput
              lang={lang}
              id="adoptedOn"
              name="adoptedOn"
              type="date"
              label={t.adopt.day}
              value={values.adoptedOn}
              error={error("adoptedOn")}
              short
            />
            <TextInput
              lang={lang}
              id="body"
              name="body"
              label={t.adopt.body}
              hint={t.adopt.bodyHint}
              value={values.body}
              error={error("body")}
              maxlength={120}
            />
            <TextInput
              lang={lang}
              id="reason"
              name="reason"
              label={t.adopt.reason}
              value={values.reason}
              error={error("reason")}
              maxlength={300}
            />
            <p>
              <Button>{t.adopt.button}</Button>
            </p>
          </form>
          {newest && <Changes lang={lang} region={region} changes={changes} before={newest.snapshot} after={plan} />}
        </>
      )}
    </PlanFrame>
  );
}
