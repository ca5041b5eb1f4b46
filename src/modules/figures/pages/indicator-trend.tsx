import { TrendChart, type TrendPoint } from "#design/charts/index.ts";
import { listed } from "#design/format.ts";
import type { Indicator } from "../model.ts";
import { isSize } from "../profile.ts";
import { courseOf, isExtraEdition, sayCourse, speakingTexts } from "../speaking/index.ts";
import type { Value } from "../store.ts";
import { figureTexts } from "../text.ts";
import type { IndicatorProps } from "./indicator.tsx";
import { Sources } from "./indicator-source.tsx";
import { publicId, unitOf } from "./words.ts";

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
  const shownValues = [...points, ...whole].flatMap(({ value }) => (value === null ? [] : [value]));
  const tables = tablesOf([...series, ...(whole.length > 0 ? props.whole : [])]);
  const words = sayCourse(courseOf(indicator, series), indicator.kind, lang);
  return (
    <section aria-labelledby="verloop">
      <h2 id="verloop">{t.indicator.trend}</h2>
      <div class="chart-beside">
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
          leastSpan={leastSpan(indicator, shownValues)}
          bounds={indicator.unit === "percent" ? [0, 100] : undefined}
          source={<Sources {...props} tables={tables} />}
        />
        <div>
          {words && <p>{words}</p>}
          {props.broken && <p>{speaking.border}</p>}
          {tables.length > 1 && (
            <p>
              {t.indicator.trendTables(
                listed(
                  tables.map(({ table, years }) =>
                    t.indicator.trendTable(publicId(table) ?? table, listed(years, lang)),
                  ),
                  lang,
                ),
              )}
            </p>
          )}
          {series.some((value) => isExtraEdition(indicator.kind, value.year)) && <p>{speaking.extra}</p>}
        </div>
      </div>
    </section>
  );
}

/**
 * How much the axis covers at least: ten points of a hundred, which is more than four times the smallest difference between estimates that
 * is put in words; elsewhere half of the largest value. What is too small to speak of must not fill the drawing.
 */
export function leastSpan({ unit }: Pick<Indicator, "unit">, values: readonly number[]): number {
  return unit === "percent" ? leastPoints : Math.max(0, ...values) / 2;
}

const leastPoints = 10;

/** The tables of which years are drawn, oldest first. */
function tablesOf(series: readonly Value[]): { table: string; years: string[] }[] {
  const known = series.filter((value) => value.value !== null).toSorted((a, b) => a.year - b.year);
  return [...Map.groupBy(known, (value) => value.table)].map(([table, values]) => ({
    table,
    years: [...new Set(values.map((value) => String(value.year)))],
  }));
}

/** Points of one line. Where the table changes the line is broken; estimates of a model are never joined: they make no trend. */
export function trendPoints(series: readonly Value[], indicator: Pick<Indicator, "kind">): TrendPoint[] {
  return series.map((value, at) => ({
    x: value.year,
    value: value.value,
    kind: indicator.kind,
    breakBefore: at > 0 && (indicator.kind === "modelled" || series[at - 1]?.table !== value.table),
  }));
}
