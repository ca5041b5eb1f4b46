import { formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { filterHref, noFilters } from "../filters.ts";
import { letterTexts } from "../letters/text.ts";
import type { Initiative } from "../model.ts";
import { placesOf, type Workplan, worksIn } from "../reading.ts";
import { workplanTexts } from "../text.ts";
import { Frame, ViewHead, type ViewRequest, workplanHref } from "./frame.tsx";
import { Dutch, StatusPill } from "./words.tsx";

/** What happens in each municipality, and what is for the whole region. */
export function AreasPage({ request, plan }: { readonly request: ViewRequest; readonly plan: Workplan }) {
  const { lang } = request;
  const t = workplanTexts(lang);
  const { region } = plan;
  const whole = plan.initiatives.filter((one) => one.areas.length === 0);
  return (
    <Frame
      request={request}
      region={region}
      title={t.views.areas}
      description={t.areas.lead}
      crumbs={[{ label: t.views.areas }]}
    >
      <ViewHead lang={lang} region={region} view="areas" title={t.views.areas} lead={t.areas.lead} />
      {plan.municipalities.map((area) => {
        const own = plan.initiatives.filter((one) => one.areas.length > 0 && worksIn(plan, one, area.code));
        const all = filterHref(workplanHref(lang, region), { ...noFilters, area: area.code });
        return (
          <section aria-labelledby={area.code}>
            <h2 id={area.code}>
              <a href={all}>{area.name}</a>{" "}
              <small class="soft small">{t.areas.here(formatNumber(own.length, lang))}</small>
            </h2>
            <p class="small">
              <a href={workplanHref(lang, region, `/volg?plek=${area.code}`)} rel="nofollow">
                {letterTexts(lang).follow.link}: {area.name}
              </a>
            </p>
            {own.length === 0 ? (
              <p class="soft">{t.areas.none(area.name)}</p>
            ) : (
              <Lines plan={plan} lang={lang} list={own} />
            )}
          </section>
        );
      })}
      {whole.length > 0 && (
        <section aria-labelledby="heel">
          <h2 id="heel">{t.areas.whole(region.content.name)}</h2>
          <Lines plan={plan} lang={lang} list={whole} />
        </section>
      )}
    </Frame>
  );
}

/** At most this many per place; the heading leads to all. */
const most = 40;

function Lines({
  plan,
  lang,
  list,
}: {
  readonly plan: Workplan;
  readonly lang: Lang;
  readonly list: readonly Initiative[];
}) {
  return (
    <ul class="link-list">
      {list.slice(0, most).map((one) => (
        <li>
          <span>
            <a href={workplanHref(lang, plan.region, `/${one.id}`)}>
              <Dutch lang={lang}>{one.title}</Dutch>
            </a>
            <br />
            <span class="small soft">{placesOf(plan, one).slice(0, 4).join(", ")}</span>
          </span>
          <StatusPill lang={lang} status={plan.statusOf.get(one.id)!} />
        </li>
      ))}
    </ul>
  );
}
