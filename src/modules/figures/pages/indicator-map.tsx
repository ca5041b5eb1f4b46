import { Note } from "#design/components/index.ts";
import { formatNumber, listed, roundTo } from "#design/format.ts";
import { Choropleth, type Geography, geography, type MapArea, mapClasses } from "#design/maps/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Indicator } from "../model.ts";
import type { Placed } from "../reading-map.ts";
import { smallestDifference } from "../speaking/index.ts";
import { figureTexts } from "../text.ts";
import { type IndicatorProps, placedNames } from "./indicator.tsx";
import { Sources } from "./indicator-source.tsx";
import { oneStop, shown, unitOf, whyNoColour } from "./words.ts";

/** With fewer different whole numbers than this a map of shares would be all one colour. */
const fewestWhole = 4;

/** With more areas than this on one map hardly a name finds room. */
const mostNamed = 40;

/** Whole numbers on the map for shares, as long as they tell areas apart; the indicator's own decimals elsewhere. */
export function mapDigits(indicator: Pick<Indicator, "unit" | "decimals">, values: readonly number[]): number {
  const whole = new Set(values.map((value) => roundTo(value)));
  return indicator.unit === "percent" && whole.size >= fewestWhole ? 0 : indicator.decimals;
}

const valuesOf = (placed: readonly Placed[]): number[] =>
  placed.flatMap(({ value }) => (typeof value?.value === "number" ? [value.value] : []));

/** The map, one colour per fifth of the areas, and how each colour came about. */
export function MapSection(props: IndicatorProps) {
  const { indicator, region, kind, placed, shapes } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  // One area on a map shows nothing that its number does not say.
  if (!shapes || kind === "village" || placed.length < 2) return null;
  const names = placedNames(props);
  const sheet: Geography = geography(shapes.features);
  const areas = placed.map((one): MapArea => ({
    code: one.area.code,
    name: names.get(one.area.code)!,
    value: one.value?.value ?? null,
    why: whyNoColour(one),
    href: inLanguage(lang, `/${region.id}/gebied/${one.area.code.toLowerCase()}`),
    text: typeof one.value?.value === "number" ? shown(one.value.value, indicator, lang) : undefined,
  }));
  const elsewhere = placed.filter((one) => one.otherBorders).length;
  const title = t.indicator.mapTitle(indicator.name[lang], t.levels[kind]);
  const said = [
    props.zoom && t.indicator.zoomed(t.levelsMany[kind], props.zoom.name),
    extremes(props),
    indicator.unit === "count" && t.indicator.countsOnly,
    estimatesWords(props),
  ].filter((sentence) => typeof sentence === "string" && sentence !== "");
  return (
    <section aria-labelledby="kaart">
      <h2 id="kaart">{t.indicator.map}</h2>
      {said.length > 0 && <p>{said.join(" ")}</p>}
      <Choropleth
        lang={lang}
        id="kaart-beeld"
        title={title}
        geography={sheet}
        areas={areas}
        digits={mapDigits(indicator, valuesOf(placed))}
        numbers={kind === "municipality" || (kind === "working_area" && props.zoom !== undefined)}
        names={kind !== "neighbourhood" && placed.length < mostNamed}
        unit={indicator.unit === "class" ? t.indicator.classUnit : unitOf(indicator, lang)}
        tableBeside="lijst-tabel"
        source={<Sources {...props} more={t.indicator.outlines} />}
      />
      <WhyColour {...props} />
      {elsewhere > 0 && <Note kind="info">{t.indicator.otherBorders(elsewhere, formatNumber(elsewhere, lang))}</Note>}
    </section>
  );
}

/** From the lowest to the highest; who share a number are named together, or counted. */
function extremes(props: IndicatorProps): string {
  const { indicator } = props;
  const { lang } = props.request;
  const t = figureTexts(lang).indicator;
  const known = highestFirst(props.placed);
  const [highest, lowest] = [known[0], known.at(-1)];
  if (!highest || !lowest || known.length < 2) return "";
  const words = (one: Placed) => shown(one.value!.value!, indicator, lang);
  if (words(lowest) === words(highest)) return t.allTheSame(words(highest));
  const names = placedNames(props);
  const where = (end: Placed) => {
    const same = known.filter((one) => words(one) === words(end)).map((one) => names.get(one.area.code)!);
    return same.length > 2 ? t.soMany(formatNumber(same.length, lang)) : listed(same, lang);
  };
  const say = indicator.unit === "class" ? t.lowestClass : t.lowest;
  return oneStop(say(where(lowest), words(lowest), where(highest), words(highest)));
}

/** Colours tell estimates apart that words would not: said beside them, by the smallest difference of the level. */
function estimatesWords({ indicator, kind, placed, request }: IndicatorProps): string | false {
  const values = valuesOf(placed);
  if (indicator.kind !== "modelled" || indicator.unit !== "percent" || new Set(values).size < 2) return false;
  const t = figureTexts(request.lang).indicator;
  return Math.max(...values) - Math.min(...values) < smallestDifference[kind] ? t.mapTooClose : t.mapEstimates;
}

const highestFirst = (placed: readonly Placed[]): readonly Placed[] =>
  placed.filter(({ value }) => typeof value?.value === "number").toSorted((a, b) => b.value!.value! - a.value!.value!);

/** How the colour of the highest, the middle and the lowest area came about: the sum filled in, the rounding, the class. */
function WhyColour(props: IndicatorProps) {
  const { indicator, placed } = props;
  const { lang } = props.request;
  const t = figureTexts(lang).indicator;
  const known = highestFirst(placed);
  if (known.length === 0) return null;
  const names = placedNames(props);
  const values = valuesOf(known);
  const digits = mapDigits(indicator, values);
  const { classes, of } = mapClasses(values, { lang, digits });
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
