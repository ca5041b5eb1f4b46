import { Chips, Empty, Lead } from "#design/components/index.ts";
import { breakable } from "#design/format.ts";
import { type Area, type AreaKind, type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Age, Dataset, Indicator } from "../model.ts";
import type { AreaShapes } from "../outlines.ts";
import { isSize } from "../profile.ts";
import type { Placed } from "../reading-map.ts";
import type { Value } from "../store.ts";
import { figureTexts } from "../text.ts";
import type { Alike } from "./alike.tsx";
import { AboutSection } from "./indicator-source.tsx";
import { ListSection } from "./indicator-list.tsx";
import { MapSection } from "./indicator-map.tsx";
import { SpreadSections } from "./indicator-spread.tsx";
import { TrendSection } from "./indicator-trend.tsx";
import { namesApart, peopleOf100, sentenceOf, shown } from "./words.ts";

export interface IndicatorProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region;
  readonly indicator: Indicator;
  readonly dataset: Dataset | undefined;
  /** What is about the same thing, with its newest year; without one it is not loaded. */
  readonly alike: readonly Alike[];
  readonly kind: AreaKind;
  readonly kinds: readonly AreaKind[];
  readonly age: Age;
  readonly ages: readonly Age[];
  readonly year: number;
  readonly years: readonly number[];
  /** Areas on the map and in the list: all of the region, or of one municipality. */
  readonly placed: readonly Placed[];
  /** All areas of the level in the region. */
  readonly all: readonly Placed[];
  /** The municipality that was zoomed in on, and those to choose from. */
  readonly zoom: Area | undefined;
  readonly municipalities: readonly Area[];
  /** Too many areas for one page: always one municipality at a time. */
  readonly mustZoom: boolean;
  readonly order: Order;
  readonly shapes: AreaShapes | undefined;
  /** The region's own values over the years, from one table. */
  readonly series: readonly Value[];
  readonly whole: readonly Value[];
  /** The chosen municipality's own values over the years. */
  readonly zoomSeries: readonly Value[];
  /** The municipality's border changed: older figures belong to another place. */
  readonly broken: boolean;
}

export type Order = "waarde" | "naam";

/** Address of this indicator with what was chosen, and one or more choices changed. */
export function indicatorHref(props: IndicatorProps, change: Readonly<Record<string, string | undefined>>): string {
  const { region, indicator, kind, age, year, zoom, order, request } = props;
  const chosen = {
    niveau: kind,
    gemeente: zoom?.code.toLowerCase(),
    leeftijd: age,
    jaar: String(year),
    volgorde: order === "waarde" ? undefined : order,
    ...change,
  };
  const query = new URLSearchParams(
    Object.entries(chosen).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );
  return inLanguage(request.lang, `/${region.id}/regiobeeld/${indicator.id}?${query}`);
}

const namesKept = new WeakMap<readonly Placed[], ReadonlyMap<string, string>>();

/** What the areas on the map and in the list are called, so that no two bear one name; found once for map, list and drawings together. */
export function placedNames({ placed, municipalities, zoom }: IndicatorProps): ReadonlyMap<string, string> {
  const kept = namesKept.get(placed);
  if (kept) return kept;
  const known = new Map(zoom ? [] : municipalities.map((one) => [one.code, one.name]));
  const names = namesApart(
    placed.map((one) => one.area),
    known,
  );
  namesKept.set(placed, names);
  return names;
}

/** One indicator in a region: sentence, map, ranked list, course, source. */
export function IndicatorPage(props: IndicatorProps) {
  const { request, region, indicator } = props;
  const { lang } = request;
  const t = figureTexts(lang);
  const name = indicator.name[lang];
  return (
    <SitePage
      request={request}
      region={region}
      title={name}
      description={t.indicator.description(name, region.content.name)}
      here={1}
      crumbs={[
        { label: region.content.name, href: inLanguage(lang, `/${region.id}`) },
        { label: t.overview.title, href: inLanguage(lang, `/${region.id}/regiobeeld`) },
        { label: name },
      ]}
    >
      <h1>{breakable(name)}</h1>
      <Finding {...props} />
      <Choices {...props} />
      {hasValues(props) ? (
        <>
          <div class="map-grid">
            <MapSection {...props} />
            <ListSection {...props} />
          </div>
          <SpreadSections {...props} />
        </>
      ) : (
        <NotAtLevel {...props} />
      )}
      <TrendSection {...props} />
      <AboutSection {...props} />
    </SitePage>
  );
}

/** The finding in one sentence, with the country beside it; of what exists for the country only, that of the country. Never a page that begins without a sentence. */
function Finding(props: IndicatorProps) {
  const { indicator, region, year } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  const at = (series: readonly Value[]) => series.find((value) => value.year === year)?.value ?? null;
  const [here, whole] = [at(props.series), at(props.whole)];
  const value = here ?? whole;
  const noSum = here === null && hasValues(props) && t.indicator.noSum(region.content.name, t.levels[props.kind]);
  const about = (
    <p class="source">
      {t.kindSay[indicator.kind]} {t.area.yearOf(String(year))}
    </p>
  );
  if (value === null) {
    return (
      <>
        {noSum && <Lead>{noSum}</Lead>}
        {about}
      </>
    );
  }
  const said = sentenceOf(value, indicator, here === null ? t.front.whole : region.content.name, lang, {
    age: props.age,
  });
  const there = (other: number) =>
    indicator.unit === "percent" && indicator.say ? peopleOf100(other, lang) : shown(other, indicator, lang);
  // Beside a whole country the number of people of a region says nothing.
  const beside = here !== null && !isSize(indicator) ? whole : null;
  return (
    <>
      <Lead>
        {said.before}
        <b>{said.carrying}</b>
        {said.after}{" "}
        {indicator.unit === "class" && t.indicator.classSay(t.indicator.classes[Math.round(value) - 1] ?? "")}{" "}
        {beside !== null && t.say.there(t.front.whole, there(beside))} {noSum}
      </Lead>
      {about}
    </>
  );
}

const hasValues = (props: IndicatorProps): boolean => props.all.some(({ value }) => typeof value?.value === "number");

/** False for what the source gives of the whole country only: then there is no level to choose. */
const anywhereHere = (props: IndicatorProps): boolean =>
  hasValues(props) || props.series.some(({ value }) => value !== null) || props.kind !== "municipality";

/** Some figures have no districts, some no areas at all: said in words, with the way to where there is something to see. */
function NotAtLevel(props: IndicatorProps) {
  const { kind, request } = props;
  const t = figureTexts(request.lang);
  const anywhere = anywhereHere(props);
  return (
    <Empty
      title={t.indicator.notAtLevel(t.levelsMany[kind])}
      text={anywhere ? t.indicator.notAtLevelText : t.indicator.onlyWhole}
      action={
        kind === "municipality"
          ? undefined
          : {
              href: indicatorHref(props, { niveau: "municipality", gemeente: undefined }),
              label: t.indicator.seeAt(t.levelsMany.municipality),
            }
      }
    />
  );
}

function Choices(props: IndicatorProps) {
  const { kind, age, year, zoom, municipalities, region } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  const href = (change: Readonly<Record<string, string | undefined>>) => indicatorHref(props, change);
  return (
    <>
      {anywhereHere(props) && props.kinds.length > 1 && (
        <Chips
          label={t.indicator.level}
          showLabel
          items={props.kinds.map((one) => ({
            label: t.levelsMany[one],
            href: href(one === "municipality" ? { niveau: one, gemeente: undefined } : { niveau: one }),
            chosen: one === kind,
          }))}
        />
      )}
      {kind !== "municipality" && municipalities.length > 1 && (
        <Chips
          label={t.indicator.zoom}
          showLabel
          items={[
            ...(props.mustZoom
              ? []
              : [
                  {
                    label: t.indicator.zoomAll(region.content.name),
                    href: href({ gemeente: undefined }),
                    chosen: !zoom,
                  },
                ]),
            ...municipalities.map((one) => ({
              label: one.name,
              href: href({ gemeente: one.code.toLowerCase() }),
              chosen: one.code === zoom?.code,
            })),
          ]}
        />
      )}
      {props.ages.length > 1 && (
        <Chips
          label={t.indicator.age}
          showLabel
          items={props.ages.map((one) => ({ label: t.ages[one], href: href({ leeftijd: one }), chosen: one === age }))}
        />
      )}
      {props.years.length > 1 && (
        <Chips
          label={t.indicator.year}
          showLabel
          items={props.years.map((one) => ({
            label: String(one),
            href: href({ jaar: String(one) }),
            chosen: one === year,
          }))}
        />
      )}
    </>
  );
}
