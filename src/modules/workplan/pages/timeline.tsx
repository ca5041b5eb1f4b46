import {
  Empty,
  InitiativeGroup,
  InitiativeLine,
  Pagination,
  ThemeIcon,
  themeIconNamed,
  TimelineLegend,
} from "#design/components/index.ts";
import { applyFilters, filterHref } from "../filters.ts";
import { type Initiative, periodOf } from "../model.ts";
import { workplanTexts } from "../text.ts";
import { Dependencies, waitsFor } from "./waiting/waiting.tsx";
import { Frame, ViewHead, views, workplanHref } from "./frame.tsx";
import { type ListPageProps, ordered, perPage } from "./list.tsx";
import { timelineOf } from "./words.tsx";

/** Every initiative on one axis of years, in order of its begin, with what it waits for. */
export function TimelinePage({ request, plan, filters }: ListPageProps) {
  const { lang } = request;
  const t = workplanTexts(lang);
  const { region } = plan;
  const { years } = plan;
  const begins = new Map(plan.initiatives.map((one) => [one.id, periodOf(one)?.from]));
  const begin = (one: Initiative) => begins.get(one.id) ?? "9999";
  const chosen = applyFilters(plan, filters);
  const found = ordered(
    plan,
    chosen.filter((one) => begins.get(one.id) !== undefined).toSorted((a, b) => (begin(a) < begin(b) ? -1 : 1)),
  );
  const pages = Math.max(Math.ceil(found.length / perPage), 1);
  const at = Math.min(filters.page, pages);
  const shown = found.slice((at - 1) * perPage, at * perPage);
  return (
    <Frame
      request={request}
      region={region}
      title={t.views.timeline}
      description={t.timeline.lead}
      crumbs={[{ label: t.views.timeline }]}
    >
      <ViewHead
        lang={lang}
        region={region}
        view="timeline"
        title={t.views.timeline}
        lead={t.timeline.lead}
        query={filterHref("", { ...filters, page: 1 })}
      />
      {found.length === 0 && <Empty title={t.list.empty} text={t.list.emptyText} />}
      <Dependencies lang={lang} plan={plan} list={chosen} />
      {found.length > 0 && <TimelineLegend lang={lang} />}
      {region.content.challenges.map((challenge) => {
        const own = shown.filter((one) => one.challenge === challenge.id);
        const icon = themeIconNamed(challenge.icon);
        if (own.length === 0) return null;
        return (
          <InitiativeGroup title={challenge.name[lang]} icon={icon && <ThemeIcon name={icon} />} years={years}>
            {own.map((one) => (
              <InitiativeLine
                title={one.title}
                href={workplanHref(lang, region, `/${one.id}`)}
                facts={waitsFor(plan, one, lang)}
                timeline={timelineOf(one, lang, years, plan.today)}
              />
            ))}
          </InitiativeGroup>
        );
      })}
      <Pagination
        lang={lang}
        page={at}
        pages={pages}
        href={(page) => filterHref(workplanHref(lang, region, views.timeline), { ...filters, page })}
      />
    </Frame>
  );
}
