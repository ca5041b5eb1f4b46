import { Button, ErrorSummary, Lead, TextInput } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { oneOf, page, type PageRequest, redirect, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { removeView, saveView } from "../../actions-views.ts";
import { applyFilters, filterHref, type Filters, filterQuery } from "../../filters.ts";
import { readWorkplan, type Workplan } from "../../reading.ts";
import { Frame, type ViewRequest, workplanHref } from "../frame.tsx";
import { savedTexts } from "./text.ts";

const policy = oneOf("programme_team", "operator");

/** Keeping a selection under a name, and taking it away. */
export function savedPages(router: Router, ctx: Context): void {
  const path = "/:region/werkagenda/bewaar";
  const planOf = async (request: Pick<PageRequest, "params">) =>
    readWorkplan(ctx, await regionOf(ctx, request.params.region ?? ""));
  router.page({
    policy,
    cache: "private",
    path,
    query: filterQuery,
    handle: async (request: PageRequest<Filters>) =>
      page(<KeepPage request={request} plan={await planOf(request)} filters={request.query} />),
  });
  router.form({
    policy,
    path,
    async handle(request) {
      const { form, actor, lang } = request;
      const plan = await planOf(request);
      const region = plan.region.id;
      const filters = filterQuery.parse(Object.fromEntries(new URLSearchParams(form.text("keuze"))));
      if (form.text("weg")) {
        await removeView(ctx, actor, region, form.text("weg"));
        return redirect(request.link(filterHref(`/${region}/werkagenda/bewaar`, filters)));
      }
      try {
        await saveView(ctx, actor, region, form.text("naam"), filters);
      } catch (error) {
        if (!(error instanceof Refusal) || error.status !== 400) throw error;
        const props = { request, plan, filters, error: savedTexts(lang).empty };
        return page(<KeepPage {...props} />, { status: 400 });
      }
      return redirect(request.link(filterHref(`/${region}/werkagenda`, filters)));
    },
  });
}

interface KeepProps {
  readonly request: ViewRequest;
  readonly plan: Workplan;
  readonly filters: Filters;
  readonly error?: string;
}

function KeepPage({ request, plan, filters, error }: KeepProps) {
  const { lang } = request;
  const t = savedTexts(lang);
  const { region } = plan;
  const action = workplanHref(lang, region, "/bewaar");
  const chosen = <input type="hidden" name="keuze" value={filterHref("", { ...filters, page: 1 }).slice(1)} />;
  const lead = t.lead(formatNumber(applyFilters(plan, filters).length, lang));
  return (
    <Frame request={request} region={region} noindex title={t.title} description={lead} crumbs={[{ label: t.title }]}>
      <h1>{t.title}</h1>
      <Lead>{lead}</Lead>
      {error && <ErrorSummary lang={lang} errors={[{ id: "naam", text: error }]} />}
      <form method="post" action={action} class="stack">
        {chosen}
        <TextInput lang={lang} id="naam" name="naam" label={t.name} maxlength={60} error={error} />
        <p>
          <Button>{t.button}</Button>
        </p>
      </form>
      {plan.saved.map((view) => (
        <form method="post" action={action} class="cluster">
          {chosen}
          <input type="hidden" name="weg" value={view.id} />
          <a href={`${workplanHref(lang, region)}${view.query}`}>{view.name}</a>
          <Button small look="quiet">
            {t.remove(view.name)}
          </Button>
        </form>
      ))}
    </Frame>
  );
}
