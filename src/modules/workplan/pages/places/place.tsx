import {
  ButtonLink,
  Chips,
  Empty,
  ExampleLabel,
  InitiativeLine,
  Lead,
  NewsLine,
  NewsList,
  Note,
} from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { AreaShapes } from "#modules/figures/index.ts";
import { namesOnPath } from "#modules/regions/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { type Change, changeSentence } from "../../change-words.ts";
import { type Initiative, lateMilestones } from "../../model.ts";
import { nearnessFrom, type Place, placesAround, placesIn } from "../../places.ts";
import { forPeople, type Workplan } from "../../reading.ts";
import { workplanTexts } from "../../text.ts";
import { Frame, type ViewRequest, workplanHref } from "../frame.tsx";
import { looseSentence } from "../../loose-words.ts";
import { Dutch, placeWords, StatusPill } from "../words.tsx";
import { placeHref, PlaceMap } from "./map.tsx";
import { placeTexts } from "./text.ts";

export interface PlacePageProps {
  readonly request: ViewRequest;
  readonly plan: Workplan;
  readonly place: Place;
  /** Public changes of the last half year, newest first. */
  readonly changes: readonly Change[];
  readonly shapes: AreaShapes | undefined;
}

/** At most this many in one list. */
const most = 40;
const mostNews = 6;

/** What happens in a village or wijk, for who lives there: here first, then nearby, then for everyone. */
export function PlacePage(props: PlacePageProps) {
  const { request, plan, place } = props;
  const { lang } = request;
  const t = placeTexts(lang);
  const { region } = plan;
  const near = Map.groupBy(orderedByLife(plan), nearnessFrom(plan.places, place));
  const [here, around, whole] = [near.get("here") ?? [], near.get("around") ?? [], near.get("whole") ?? []];
  const larger = onePerPlace(placesAround(plan.places, place));
  const labels = namesOnPath(region.content.name, [...larger, place], t.kinds);
  return (
    <Frame
      request={request}
      region={region}
      title={t.title(place.name)}
      description={t.description(place.name)}
      crumbs={[
        { label: workplanTexts(lang).views.areas, href: workplanHref(lang, region, "/gebieden") },
        ...larger.map((other, at) => ({ label: labels[at]!, href: placeHref(lang, plan, other) })),
        { label: labels.at(-1)! },
      ]}
    >
      <h1>
        {t.title(place.name)} {region.status === "example" && <ExampleLabel lang={lang} />}
      </h1>
      <Lead>{placeSummary(plan, place, lang)}</Lead>
      {lang !== "nl" && <Note>{workplanTexts(lang).list.dutchOnly}</Note>}
      <p class="cluster actions">
        <ButtonLink small href={workplanHref(lang, region, `/volg?plek=${place.code}`)} rel="nofollow">
          {t.follow(place.name)}
        </ButtonLink>
        <ButtonLink small look="quiet" href={inLanguage(lang, `/${region.id}/gebied/${place.code.toLowerCase()}`)}>
          {t.figures(place.name)}
        </ButtonLink>
      </p>
      <div class="columns">
        <div class="stack">
          <section class="stack" aria-labelledby="hier">
            <h2 id="hier">{t.hereHead(place.name)}</h2>
            {here.length === 0 && (
              <Empty
                level={3}
                title={t.hereEmpty(place.name)}
                text={t.hereEmptyText}
                action={{ href: inLanguage(lang, `/${region.id}/dialoog`), label: t.idea }}
              />
            )}
            <Lines plan={plan} lang={lang} list={here} />
          </section>
          {around.length > 0 && (
            <section class="stack" aria-labelledby="buurt">
              <h2 id="buurt">{t.aroundHead}</h2>
              <p>{t.aroundIntro(place.name)}</p>
              <Lines plan={plan} lang={lang} list={around} />
            </section>
          )}
          {whole.length > 0 && (
            <section class="stack" aria-labelledby="heel">
              <h2 id="heel">{t.wholeHead(region.content.name)}</h2>
              <p>{t.wholeIntro(place.name)}</p>
              <Lines plan={plan} lang={lang} list={whole} />
            </section>
          )}
        </div>
        <Side {...props} />
      </div>
    </Frame>
  );
}

/** A municipality that is one working area would stand there twice. */
function onePerPlace(places: readonly Place[]): Place[] {
  const same = (a: Place, b: Place) => a.name === b.name && a.parts.size === b.parts.size;
  return places.filter((one, at) => !places.slice(0, at).some((before) => same(before, one)));
}

/** How much there is here, nearby and for everyone, in sentences. */
export function placeSummary(plan: Workplan, place: Place, lang: Lang): string {
  const t = placeTexts(lang);
  const region = plan.region.content.name;
  const near = Map.groupBy(forPeople(plan), nearnessFrom(plan.places, place));
  const count = (name: "here" | "around" | "whole") => near.get(name)?.length ?? 0;
  const [here, around, whole] = [count("here"), count("around"), count("whole")];
  const n = (number: number) => formatNumber(number, lang);
  const first = here === 0 ? t.here.none(place.name) : here === 1 ? t.here.one(place.name) : undefined;
  return [
    first ?? t.here.many(place.name, n(here)),
    around > 0 && (around === 1 ? t.around.one : t.around.many(n(around))),
    whole > 0 && (whole === 1 ? t.whole.one(region) : t.whole.many(region, n(whole))),
  ]
    .filter(Boolean)
    .join(" ");
}

const order = ["running", "late", "preparing", "paused", "done"];

/** What runs first, what is done last; the rest as the workplan has it. */
function orderedByLife(plan: Workplan): Initiative[] {
  const rank = (one: Initiative) => Math.max(order.indexOf(plan.statusOf.get(one.id)!), 1);
  return forPeople(plan).toSorted((a, b) => rank(a) - rank(b));
}

function Lines({ plan, lang, list }: { plan: Workplan; lang: Lang; list: readonly Initiative[] }) {
  if (list.length === 0) return null;
  return (
    <>
      <ul class="initiatives__list">
        {list.slice(0, most).map((one) => (
          <InitiativeLine
            title={one.title}
            href={workplanHref(lang, plan.region, `/${one.id}`)}
            what={<Dutch lang={lang}>{one.what}</Dutch>}
            status={<StatusPill lang={lang} status={plan.statusOf.get(one.id)!} />}
            facts={factsOf(plan, one, lang)}
          />
        ))}
      </ul>
      {list.length > most && (
        <a href={workplanHref(lang, plan.region)}>
          {placeTexts(lang).all(formatNumber(plan.initiatives.length, lang))}
        </a>
      )}
    </>
  );
}

/** Where, who begins, what comes next: what someone asks who may want to take part. */
function factsOf(plan: Workplan, one: Initiative, lang: Lang): string[] {
  const t = placeTexts(lang);
  const month = (day: string) => formatDate(day, lang, "month");
  const [late] = lateMilestones(one, plan.today);
  const [next] = one.milestones.filter((step) => !step.reached && step.date >= plan.today);
  const ended = one.status === "done" || one.status === "stopped";
  return [
    ...(one.areas.length > 0 ? [placeWords(plan, one, lang)] : []),
    t.begins(one.initiator),
    ...(late && !ended ? [t.overdue(late.title, month(late.date))] : []),
    ...(next && !late && !ended ? [t.next(next.title, month(next.date))] : []),
  ];
}

/** What is new, what nobody does yet, where it is, and smaller places. */
function Side({ request, plan, place, changes, shapes }: PlacePageProps) {
  const { lang } = request;
  const t = placeTexts(lang);
  const inside = placesIn(plan.places, place);
  const needy = plan.looseEnds.filter((end) => end.kind === "needy_area" && end.facts.area === place.code);
  const level = place.kind === "municipality" ? "municipality" : "working_area";
  const marked = [place, ...placesAround(plan.places, place)].find((other) => other.kind === level);
  return (
    <div class="stack">
      <section class="stack" aria-labelledby="nieuws">
        <h2 id="nieuws">{t.news}</h2>
        {changes.length === 0 && <p class="soft">{t.noNews}</p>}
        <NewsList>
          {changes.slice(0, mostNews).map((change) => (
            <NewsLine
              lang={lang}
              junction={change.before && !change.removed ? 7 : 5}
              date={change.at}
              href={workplanHref(lang, plan.region, change.removed ? "" : `/${change.id}`)}
            >
              {changeSentence(change, lang)}
            </NewsLine>
          ))}
        </NewsList>
      </section>
      {needy.length > 0 && (
        <Note kind="warn" title={t.needy}>
          <ul>
            {needy.map((end) => (
              <li>
                <a href={inLanguage(lang, `/${plan.region.id}/plan/${end.goal}`)}>{looseSentence(end, lang)}</a>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {shapes && marked && (
        <PlaceMap
          lang={lang}
          plan={plan}
          level={level}
          shapes={shapes}
          chosen={marked.code}
          title={t.mapHere(marked.name)}
          small
        />
      )}
      {inside.length > 0 && (
        <section class="stack" aria-labelledby="dorpen">
          <h2 id="dorpen">{t.inside(place.name)}</h2>
          <Chips
            label={t.inside(place.name)}
            items={inside.map((other) => ({ label: other.name, href: placeHref(lang, plan, other) }))}
          />
        </section>
      )}
    </div>
  );
}
