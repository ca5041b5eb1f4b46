import {
  ButtonLink,
  Chips,
  Empty,
  ExampleLabel,
  InitiativeGroup,
  InitiativeLine,
  Lead,
  LooseEnds,
  Note,
  Pagination,
  ThemeIcon,
  themeIconNamed,
  TimelineLegend,
} from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { applyFilters, filterHref, type Filters, isFiltered } from "../filters.ts";
import { looseEndKinds } from "../loose-ends.ts";
import { looseCard } from "../loose-words.ts";
import type { Initiative } from "../model.ts";
import type { Workplan } from "../reading.ts";
import { workplanTexts } from "../text.ts";
import { WorkplanFilter } from "./filter-form.tsx";
import { Frame, ViewChips, type ViewRequest, views, workplanHref } from "./frame.tsx";
import { savedTexts } from "./saved/text.ts";
import { Dutch, moneyWords, placeWords, StatusPill, timelineOf } from "./words.tsx";

/** How many initiatives stand on one page. */
export const perPage = 40;

export interface ListPageProps {
  readonly request: ViewRequest;
  readonly plan: Workplan;
  readonly filters: Filters;
}

/** The workplan: loose ends on top, filters beside, initiatives under their challenge with their time. */
export function ListPage({ request, plan, filters }: ListPageProps) {
  const { lang } = request;
  const t = workplanTexts(lang);
  const { region } = plan;
  const { content } = region;
  const found = ordered(plan, applyFilters(plan, filters));
  const pages = Math.max(Math.ceil(found.length / perPage), 1);
  const at = Math.min(filters.page, pages);
  const shown = found.slice((at - 1) * perPage, at * perPage);
  const base = workplanHref(lang, region);
  const n = (count: number) => formatNumber(count, lang);
  const word = content.challenges.length === 1 ? content.words.challenge[lang] : content.words.challenges[lang];
  const query = filterHref("", { ...filters, page: 1 });
  return (
    <Frame request={request} region={region} title={t.list.title} description={t.list.description(content.name)}>
      <h1>
        {t.list.heading(content.name)} {region.status === "example" && <ExampleLabel lang={lang} />}
      </h1>
      <Lead>
        {t.list.lead(n(plan.initiatives.length), n(content.challenges.length), word)} {t.list.leadMore}
      </Lead>
      {lang !== "nl" && <Note>{t.list.dutchOnly}</Note>}
      <p class="actions">
        <ButtonLink href={workplanHref(lang, region, views.areas)}>{t.list.yourPlace}</ButtonLink>
      </p>
      <LooseEnds id="losse-eindjes" title={t.loose.title} items={looseCards(plan, lang)} />
      {plan.initiatives.length === 0 ? (
        <Empty title={t.list.none} text={t.list.noneText} />
      ) : (
        <div class="with-side">
          <WorkplanFilter lang={lang} plan={plan} filters={filters} action={base} shown={found.length} />
          <div class="stack">
            <ViewChips lang={lang} region={region} view="list" query={query} />
            {plan.saved.length > 0 && (
              <Chips
                label={savedTexts(lang).label}
                items={plan.saved.map((view) => ({
                  label: view.name,
                  href: `${base}${view.query}`,
                  chosen: view.query === query,
                }))}
              />
            )}
            <p role="status">
              {t.list.found(n(found.length), n(plan.initiatives.length))}{" "}
              {isFiltered(filters) && (
                <>
                  <a href={base}>{t.list.clear}</a>{" "}
                  <a class="small soft" href={`${workplanHref(lang, region, "/bewaar")}${query}`} rel="nofollow">
                    {savedTexts(lang).keep}
                  </a>{" "}
                  <a class="small soft" href={`${workplanHref(lang, region, "/downloads")}${query}`} rel="nofollow">
                    {t.files.choice}
                  </a>{" "}
                  <a
                    class="small soft"
                    href={`${workplanHref(lang, region, "/stukken/maak")}?keuze=${encodeURIComponent(query)}`}
                    rel="nofollow"
                  >
                    {t.files.paper}
                  </a>
                </>
              )}
            </p>
            <Narrowed lang={lang} plan={plan} filters={filters} />
            {found.length === 0 && (
              <Empty title={t.list.empty} text={t.list.emptyText} action={{ href: base, label: t.list.clear }} />
            )}
            <Groups lang={lang} plan={plan} shown={shown} found={found} />
            {found.length > 0 && <TimelineLegend lang={lang} />}
            <Pagination lang={lang} page={at} pages={pages} href={(page) => filterHref(base, { ...filters, page })} />
          </div>
        </div>
      )}
    </Frame>
  );
}

/** The kinds of loose ends that there are, the four largest of each page first by their order. */
export function looseCards(plan: Workplan, lang: Lang) {
  return looseEndKinds.map((kind) => {
    const count = plan.looseEnds.filter((end) => end.kind === kind).length;
    const href = `${workplanHref(lang, plan.region, "/losse-eindjes")}#${kind}`;
    return { count, text: looseCard(kind, count, lang), href };
  });
}

/** By challenge, in the order of the region; what has no challenge of the region comes last. */
export function ordered(plan: Workplan, initiatives: readonly Initiative[]): Initiative[] {
  const known = plan.region.content.challenges.map((challenge) => challenge.id);
  const place = (one: Initiative) => (known.indexOf(one.challenge) + known.length + 1) % (known.length + 1);
  return initiatives.toSorted((a, b) => place(a) - place(b));
}

function Narrowed({ lang, plan, filters }: { lang: Lang; plan: Workplan; filters: Filters }) {
  const t = workplanTexts(lang);
  const goal = plan.goals.find((one) => one.id === filters.goal);
  if (!goal && !filters.loose) return null;
  return (
    <p class="small soft">
      {goal && <Dutch lang={lang}>{t.filter.forGoal(goal.short)}</Dutch>}{" "}
      {filters.loose && t.filter.forLoose(t.loose.card[filters.loose])}
    </p>
  );
}

interface GroupsProps {
  readonly lang: Lang;
  readonly plan: Workplan;
  readonly shown: readonly Initiative[];
  readonly found: readonly Initiative[];
  readonly withWhat?: boolean;
}

/** Initiatives under their challenges. */
export function Groups({ lang, plan, shown, found }: GroupsProps) {
  const t = workplanTexts(lang);
  const { challenges } = plan.region.content;
  const { years } = plan;
  const known = new Set(challenges.map((challenge) => challenge.id));
  const groups = [
    ...challenges.map((challenge) => ({ id: challenge.id, title: challenge.name[lang], icon: challenge.icon })),
    ...[...new Set(shown.map((one) => one.challenge))]
      .filter((id) => !known.has(id))
      .map((id) => ({ id, title: id, icon: undefined })),
  ];
  return (
    <>
      {groups.map((group) => {
        const own = shown.filter((one) => one.challenge === group.id);
        if (own.length === 0) return null;
        const icon = themeIconNamed(group.icon);
        const of = (list: readonly Initiative[]) =>
          formatNumber(list.filter((one) => one.challenge === group.id).length, lang);
        return (
          <InitiativeGroup
            title={group.title}
            icon={icon && <ThemeIcon name={icon} />}
            count={t.list.of(of(found), of(plan.initiatives))}
            years={years}
          >
            {own.map((one) => (
              <InitiativeLine
                title={one.title}
                href={workplanHref(lang, plan.region, `/${one.id}`)}
                what={<Dutch lang={lang}>{one.what}</Dutch>}
                status={<StatusPill lang={lang} status={plan.statusOf.get(one.id)!} />}
                facts={[placeWords(plan, one, lang), moneyWords(one, lang)]}
                timeline={timelineOf(one, lang, years, plan.today)}
              />
            ))}
          </InitiativeGroup>
        );
      })}
    </>
  );
}
