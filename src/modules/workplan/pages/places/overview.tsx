import { Chips, Empty, SearchForm } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { AreaShapes } from "#modules/figures/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Initiative } from "../../model.ts";
import type { Place } from "../../places.ts";
import { forPeople, placesOf, type Workplan, worksIn } from "../../reading.ts";
import { workplanTexts } from "../../text.ts";
import { Frame, ViewHead, type ViewRequest, views, workplanHref } from "../frame.tsx";
import { Dutch, StatusPill } from "../words.tsx";
import { type MapLevel, mapLevels, placeHref, PlaceMap } from "./map.tsx";
import { placeTexts } from "./text.ts";

export interface AreasPageProps {
  readonly request: ViewRequest;
  readonly plan: Workplan;
  readonly level: MapLevel;
  readonly shapes: AreaShapes | undefined;
  /** What someone looked for, and what was found. */
  readonly words: string;
  readonly found: { readonly places: readonly Place[]; readonly sure: boolean };
}

/** Where things happen: find your own place, see the region drawn, read what each municipality has. */
export function AreasPage(props: AreasPageProps) {
  const { request, plan } = props;
  const { lang } = request;
  const t = workplanTexts(lang);
  const { region } = plan;
  const all = forPeople(plan);
  const whole = all.filter((one) => one.areas.length === 0);
  return (
    <Frame
      request={request}
      region={region}
      title={t.views.areas}
      description={t.areas.lead}
      crumbs={[{ label: t.views.areas }]}
      noindex={props.words !== ""}
    >
      <ViewHead lang={lang} region={region} view="areas" title={t.views.areas} lead={t.areas.lead} />
      <Finder {...props} />
      <MapPart {...props} whole={whole.length} />
      {plan.municipalities.map((area) => {
        const own = all.filter((one) => one.areas.length > 0 && worksIn(plan, one, area.code));
        return (
          <section aria-labelledby={area.code}>
            <h2 id={area.code}>
              <a href={placeHref(lang, plan, area)}>{area.name}</a>{" "}
              <small class="soft small">{t.areas.here(formatNumber(own.length, lang))}</small>
            </h2>
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

/** The own village or wijk by its name. */
function Finder({ request, plan, words, found }: AreasPageProps) {
  const { lang } = request;
  const t = placeTexts(lang);
  return (
    <>
      <SearchForm
        lang={lang}
        id="zoek"
        action={workplanHref(lang, plan.region, views.areas)}
        label={t.find}
        value={words}
      />
      {words !== "" && (
        <div class="stack" role="status">
          {found.places.length === 0 ? (
            <Empty title={t.notFound(words)} text={t.notFoundText} />
          ) : (
            <>
              <h2>{found.sure ? t.found(words) : t.guessed(words)}</h2>
              <ul class="results">
                {found.places.map((place) => (
                  <li>
                    <a href={placeHref(lang, plan, place)}>{place.name}</a>{" "}
                    <small>
                      {t.kinds[place.kind]}
                      {place.kind !== "municipality" && ` · ${plan.areaNames.get(place.municipality ?? "") ?? ""}`}
                    </small>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      )}
    </>
  );
}

function MapPart({ request, plan, level, shapes, whole }: AreasPageProps & { readonly whole: number }) {
  if (!shapes) return null;
  const { lang } = request;
  const t = placeTexts(lang);
  const { region } = plan;
  const there = mapLevels.filter((one) => [...plan.places.values()].some((place) => place.kind === one));
  const href = (one: MapLevel) =>
    workplanHref(lang, region, `${views.areas}${one === "municipality" ? "" : `?niveau=${one}`}`);
  return (
    <section aria-labelledby="op-de-kaart">
      <h2 id="op-de-kaart">{t.map}</h2>
      {there.length > 1 && (
        <Chips
          label={t.levels}
          showLabel
          items={there.map((one) => ({ label: t.level[one], href: href(one), chosen: one === level }))}
        />
      )}
      <PlaceMap lang={lang} plan={plan} level={level} shapes={shapes} />
      {whole > 0 && <p class="small soft">{t.uncounted(formatNumber(whole, lang), region.content.name)}</p>}
    </section>
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
    <ul class="link-list link-list--wide">
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
