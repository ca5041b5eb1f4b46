import { DataTable, Empty } from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, page, type Router } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { type Initiative, transformationSteps } from "../../model.ts";
import { readWorkplan, type Workplan } from "../../reading.ts";
import { workplanTexts } from "../../text.ts";
import { daysBetween, isTransformation, lastDay, type StepSeen, walkPath, warnPath } from "../../transformation.ts";
import { Frame, ViewHead, type ViewRequest, workplanHref } from "../frame.tsx";
import { Dutch, StatusPill } from "../words.tsx";
import { stepWords } from "../../transformation-words.ts";
import { NeededNow, PathWarnings } from "./path.tsx";
import { transformationTexts } from "./text.ts";

/** Every transformation plan of a region on its path. */
export function transformationPages(router: Router, ctx: Context): void {
  router.page({
    policy: everyone,
    cache: "public",
    path: "/:region/werkagenda/transformatie",
    async handle(request) {
      const plan = await readWorkplan(ctx, await regionOf(ctx, request.params.region ?? ""));
      return page(<TransformationPage request={request} plan={plan} />);
    },
  });
}

/** At most this many with their own text; the table has as many. */
const most = 60;

function TransformationPage({ request, plan }: { readonly request: ViewRequest; readonly plan: Workplan }) {
  const { lang } = request;
  const t = transformationTexts(lang);
  const { region } = plan;
  const all = plan.initiatives.filter(isTransformation);
  const own = all.slice(0, most);
  const n = (count: number) => formatNumber(count, lang);
  const left = daysBetween(plan.today, lastDay);
  const lead = [
    left >= 0 ? t.daysLeft(n(left)) : t.lastDayPassed,
    all.length === 1 ? t.count.one : t.count.many(n(all.length)),
  ].join(" ");
  return (
    <Frame request={request} region={region} title={t.title} description={lead} crumbs={[{ label: t.title }]}>
      <ViewHead lang={lang} region={region} view="transformation" title={t.title} lead={lead} />
      <p>{t.what}</p>
      {all.length === 0 ? (
        <Empty title={t.none} text={t.noneText} />
      ) : (
        <>
          <h2>{t.matrix}</h2>
          <Matrix lang={lang} plan={plan} list={own} />
          {own.map((one) => (
            <One lang={lang} plan={plan} one={one} />
          ))}
        </>
      )}
    </Frame>
  );
}

interface ListProps {
  readonly lang: Lang;
  readonly plan: Workplan;
  readonly list: readonly Initiative[];
}

function Matrix({ lang, plan, list }: ListProps) {
  const t = transformationTexts(lang);
  const { steps } = workplanTexts(lang).initiative;
  const rows = list.map((one) => ({ one, seen: walkPath(one) }));
  return (
    <DataTable
      lang={lang}
      caption={t.matrix}
      captionHidden
      rows={rows}
      columns={[
        {
          key: "plan",
          label: t.plan,
          cell: ({ one }) => (
            <a href={workplanHref(lang, plan.region, `/${one.id}`)}>
              <Dutch lang={lang}>{one.title}</Dutch>
            </a>
          ),
        },
        ...transformationSteps.map((step, place) => ({
          key: step,
          label: steps[step],
          cell: (row: (typeof rows)[number]) => <StepCell lang={lang} seen={row.seen[place]!} />,
        })),
      ]}
    />
  );
}

function StepCell({ lang, seen }: { readonly lang: Lang; readonly seen: StepSeen }) {
  const t = transformationTexts(lang);
  const last = seen.acts.findLast((act) => act.outcome !== "waiting");
  const month = last ? formatDate(last.date, lang, "month") : "";
  if (seen.state === "here") return <b>{t.cellHere}</b>;
  if (seen.state === "missing") return <>{t.cellMissing}</>;
  if (seen.state === "coming" && last) return <>{t.cellPart(month)}</>;
  return (
    <>
      <span role="img" aria-label={t.state[seen.state]}>
        {seen.state === "coming" ? "–" : "✓"}
      </span>{" "}
      {month}
    </>
  );
}

function One({ lang, plan, one }: Omit<ListProps, "list"> & { readonly one: Initiative }) {
  return (
    <section class="stack" aria-labelledby={one.id}>
      <h3 id={one.id}>
        <a href={workplanHref(lang, plan.region, `/${one.id}`)}>
          <Dutch lang={lang}>{one.title}</Dutch>
        </a>{" "}
        <StatusPill lang={lang} status={plan.statusOf.get(one.id)!} />
      </h3>
      <p>{stepWords(one, lang)}</p>
      <NeededNow lang={lang} plan={plan} one={one} />
      <PathWarnings lang={lang} warnings={warnPath(one, plan.today)} />
    </section>
  );
}
