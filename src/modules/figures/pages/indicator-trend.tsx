import { TrendChart, type TrendPoint } from "#design/charts/index.ts";
import type { Indicator } from "../model.ts";
import { isSize } from "../profile.ts";
import { courseOf, isExtraEdition, sayCourse, speakingTexts } from "../speaking/index.ts";
import type { Value } from "../store.ts";
import { figureTexts } from "../text.ts";
import { type IndicatorProps, Sources } from "./indicator.tsx";
import { unitOf } from "./words.ts";

/** The course over the years: a line where counting goes on, loose points where a model estimated; broken where measuring changed. */
export function TrendSection(props: IndicatorProps) {
  const { indicator, region, series, zoom, zoomSeries } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  const speaking = speakingTexts(lang).course;
  const points = trendPoints(series, indicator);
  // Beside the people of a country those of a region are a line at the bottom.
  const whole = isSize(indicator) && points.length > 0 ? [] : trendPoints(props.whole, indicator);
  // Land neither grows nor shrinks in a few years: what changes is the measuring. A class has no course.
  if (indicator.unit === "hectare" || indicator.unit === "class") return null;
  if (points.length < 2 && whole.length < 2) return null;
  const words = sayCourse(courseOf(indicator, series), indicator.kind, lang);
  return (
    <section aria-labelledby="verloop">
      <h2 id="verloop">{t.indicator.trend}</h2>
      <TrendChart
        lang={lang}
        id="verloop-beeld"
        title={t.indicator.trendTitle(indicator.name[lang], points.length > 0 ? region.content.name : t.front.whole)}
        series={[
          ...(points.length > 0 ? [{ name: region.content.name, points, main: true }] : []),
          ...(zoom && zoomSeries.length > 0
            ? [{ name: zoom.name, points: trendPoints(zoomSeries, indicator), category: 1 as const }]
            : []),
          ...(whole.length > 0 ? [{ name: t.front.whole, points: whole, category: 2 as const }] : []),
        ]}
        digits={indicator.decimals}
        unit={unitOf(indicator, lang)}
        source={<Sources {...props} />}
      />
      {words && <p>{words}</p>}
      {props.broken && <p>{speaking.border}</p>}
      {changesTable(series) && <p>{speaking.table}</p>}
      {series.some((value) => isExtraEdition(indicator.kind, value.year)) && <p>{speaking.extra}</p>}
    </section>
  );
}

const changesTable = (series: readonly Value[]): boolean => new Set(series.map((value) => value.table)).size > 1;

/** Points of one line. Where the table changes the line is broken; estimates of a model are never joined: they make no trend. */
export function trendPoints(series: readonly Value[], indicator: Pick<Indicator, "kind">): TrendPoint[] {
  return series.map((value, at) => ({
    x: value.year,
    value: value.value,
    kind: indicator.kind,
    breakBefore: at > 0 && (indicator.kind === "modelled" || series[at - 1]?.table !== value.table),
  }));
}
