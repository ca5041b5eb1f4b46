import { Note } from "#design/components/index.ts";
import { formatNumber, roundTo } from "#design/format.ts";
import { Choropleth, type Geography, geography, type MapArea, mapClasses } from "#design/maps/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Indicator } from "../model.ts";
import type { Placed } from "../reading-map.ts";
import { figureTexts } from "../text.ts";
import { type IndicatorProps, placedNames, Sources } from "./indicator.tsx";
import { shown, whyNoColour } from "./words.ts";

/** Whole numbers on the map for shares; the indicator's own decimals elsewhere. */
export function mapDigits(indicator: Indicator): number {
  return indicator.unit === "percent" ? 0 : indicator.decimals;
}

/** The map, one colour per fifth of the areas, and how each colour came about. */
export function MapSection(props: IndicatorProps) {
  const { indicator, region, kind, placed, shapes } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  if (!shapes || kind === "village") return null;
  const names = placedNames(props);
  const sheet: Geography = geography(shapes.features);
  const areas = placed.map(({ area, value, otherBorders }): MapArea => ({
    code: area.code,
    name: names.get(area.code)!,
    value: value?.value ?? null,
    why: whyNoColour({ area, value, otherBorders }),
    href: inLanguage(lang, `/${region.id}/gebied/${area.code.toLowerCase()}`),
    text: value?.value === null || value === undefined ? undefined : shown(value.value, indicator, lang),
  }));
  const elsewhere = placed.filter((one) => one.otherBorders).length;
  const title = t.indicator.mapTitle(indicator.name[lang], t.levels[kind]);
  return (
    <section aria-labelledby="kaart">
      <h2 id="kaart">{t.indicator.map}</h2>
      <p>
        {props.zoom && `${t.indicator.zoomed(t.levelsMany[kind], props.zoom.name)} `}
        {extremes(props)} {indicator.unit === "count" && t.indicator.countsOnly}
      </p>
      <Choropleth
        lang={lang}
        id="kaart-beeld"
        title={title}
        geography={sheet}
        areas={areas}
        digits={mapDigits(indicator)}
        numbers={kind === "municipality" || (kind === "working_area" && props.zoom !== undefined)}
        names={kind === "municipality" && placed.length < 20}
        unit={t.units[indicator.unit]}
        tableBeside="lijst-tabel"
        source={<Sources {...props} more={t.indicator.outlines} />}
      />
      <WhyColour {...props} />
      {elsewhere > 0 && <Note kind="info">{t.indicator.otherBorders(formatNumber(elsewhere, lang))}</Note>}
    </section>
  );
}

function extremes(props: IndicatorProps): string {
  const { indicator } = props;
  const { lang } = props.request;
  const known = props.placed
    .filter((one) => one.value?.value !== null && one.value !== undefined)
    .toSorted((a, b) => b.value!.value! - a.value!.value!);
  const [highest, lowest] = [known[0], known.at(-1)];
  if (!highest?.value || !lowest?.value || known.length < 2) return "";
  const words = (one: Placed) => shown(one.value?.value ?? 0, indicator, lang);
  const names = placedNames(props);
  const name = (one: Placed) => names.get(one.area.code)!;
  return figureTexts(lang).indicator.lowest(name(lowest), words(lowest), name(highest), words(highest));
}

/** How the colour of the highest, the middle and the lowest area came about: the sum filled in, the rounding, the class. */
function WhyColour(props: IndicatorProps) {
  const { indicator, placed } = props;
  const { lang } = props.request;
  const t = figureTexts(lang).indicator;
  const known = placed
    .filter((one) => one.value?.value !== null && one.value !== undefined)
    .toSorted((a, b) => b.value!.value! - a.value!.value!);
  if (known.length === 0) return null;
  const names = placedNames(props);
  const digits = mapDigits(indicator);
  const { classes, of } = mapClasses(
    known.map((one) => one.value!.value!),
    { lang, digits },
  );
  const examples = [...new Set([known[0]!, known[Math.floor(known.length / 2)]!, known.at(-1)!])];
  const classWords = (value: number) => {
    const number = of(value);
    const label = classes.find((one) => one.number === number)?.label ?? "";
    return t.whyClass(formatNumber(roundTo(value, digits), lang, digits), label, String(number));
  };
  return (
    <details class="details-table">
      <summary>{t.why}</summary>
      <p>{t.whyClasses}</p>
      <ul>
        {examples.map((one) => (
          <li>
            <b>{names.get(one.area.code)}</b>: {sumWords(one, indicator, lang)} {classWords(one.value!.value!)}
          </li>
        ))}
      </ul>
      <p>{t.whyNone}</p>
    </details>
  );
}

function sumWords({ value }: Placed, indicator: Indicator, lang: IndicatorProps["request"]["lang"]): string {
  const t = figureTexts(lang).indicator;
  const { numerator, denominator } = value!;
  const said = shown(value!.value!, indicator, lang);
  if (numerator !== null && denominator !== null) {
    const times = indicator.unit === "per-1000" ? 1_000 : 100;
    return t.whyCounted(
      formatNumber(numerator, lang),
      formatNumber(denominator, lang),
      formatNumber(times, lang),
      said,
    );
  }
  return indicator.kind === "modelled" ? t.whyEstimate(said) : t.whyPlain(said);
}
