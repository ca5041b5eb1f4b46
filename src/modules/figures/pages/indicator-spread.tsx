import { binned, Funnel, FunnelLegend, Histogram } from "#design/charts/index.ts";
import { formatNumber, listed } from "#design/format.ts";
import { isSize } from "../profile.ts";
import { exampleOf, funnelOf } from "../spread.ts";
import { figureTexts } from "../text.ts";
import { type IndicatorProps, placedNames } from "./indicator.tsx";
import { Sources } from "./indicator-source.tsx";
import { oneStop, shown, unitOf } from "./words.ts";

/** How areas differ: by chance or not, how they are spread, and what the best fifth would mean for all. */
export function SpreadSections(props: IndicatorProps) {
  return (
    <>
      <FunnelSection {...props} />
      <DistributionSection {...props} />
      <ExampleSection {...props} />
    </>
  );
}

/** More names than this make no sentence; the table has them. */
const namedAtMost = 6;

function FunnelSection(props: IndicatorProps) {
  const { indicator, placed, region } = props;
  const { lang } = props.request;
  const t = figureTexts(lang).indicator;
  const funnel = funnelOf(indicator, placed);
  if (!funnel) return null;
  const names = placedNames(props);
  const count = (n: number) => formatNumber(n, lang);
  const outside = funnel.points.filter((point) => point.place !== "inside");
  const title = (funnel.wider ? t.funnelWideTitle : t.funnelTitle)(outside.length, count(funnel.points.length));
  return (
    <section aria-labelledby="trechter">
      <h2 id="trechter">{funnel.wider ? t.funnelWide : t.funnel}</h2>
      <p>{funnel.wider ? t.funnelBeyond(funnel.wider.beyondChance, count(funnel.points.length)) : t.funnelSay}</p>
      <p>
        {outsideWords(
          outside.map(({ one }) => names.get(one.area.code)!),
          lang,
        )}
      </p>
      <div class="chart-beside">
        <Funnel
          lang={lang}
          id="trechter-beeld"
          title={title}
          points={funnel.points.map(({ one, size, value, place }) => ({
            name: names.get(one.area.code)!,
            size,
            value,
            place,
          }))}
          limits={funnel.limits}
          chance={funnel.wider?.chance}
          average={funnel.average}
          averageName={props.zoom?.name ?? region.content.name}
          digits={indicator.decimals}
          sizeUnit={indicator.of[lang]}
          source={<Sources {...props} />}
        />
        <div>
          <FunnelLegend lang={lang} />
          <p class="source">
            {t.funnelLines} {funnel.leftOut > 0 && t.funnelLeftOut(count(funnel.leftOut))}{" "}
            {funnel.wider &&
              t.funnelHow(
                formatNumber(funnel.wider.found.phi, lang, 1),
                count(funnel.wider.found.areas),
                count(funnel.wider.found.winsorise * 100),
              )}
          </p>
        </div>
      </div>
    </section>
  );
}

/** Who lies outside the lines, by name; that it says nothing of causes, only where someone does. */
function outsideWords(names: readonly string[], lang: IndicatorProps["request"]["lang"]): string {
  const t = figureTexts(lang).indicator;
  if (names.length === 0) return t.funnelNobody;
  const who =
    names.length > namedAtMost
      ? t.funnelMany(formatNumber(names.length, lang))
      : oneStop(t.funnelWho(listed(names, lang)));
  return `${who} ${t.funnelWhy}`;
}

function DistributionSection(props: IndicatorProps) {
  const { indicator, all, region, kind } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  const values = all.flatMap(({ value }) => (value?.value === null || value === undefined ? [] : [value.value]));
  const own = props.series.find((value) => value.year === props.year)?.value;
  // A class has no in-between: the legend already says how many kinds there are.
  if (values.length < 10 || indicator.unit === "class") return null;
  return (
    <section aria-labelledby="spreiding">
      <h2 id="spreiding">{t.indicator.spread}</h2>
      <Histogram
        lang={lang}
        id="spreiding-beeld"
        title={t.indicator.spreadTitle(t.levelsMany[kind], formatNumber(values.length, lang))}
        bins={binned(values, 10, 10 ** -indicator.decimals)}
        unit={t.levelsMany[kind]}
        of={unitOf(indicator, lang)}
        marks={
          typeof own === "number" && !isSize(indicator) ? [{ value: own, name: region.content.name, main: true }] : []
        }
        source={<Sources {...props} />}
      />
    </section>
  );
}

/** Arithmetic, never a cause or a forecast. */
function ExampleSection(props: IndicatorProps) {
  const { indicator, all, region, kind } = props;
  const { lang } = props.request;
  const t = figureTexts(lang).indicator;
  const own = props.series.find((value) => value.year === props.year)?.value ?? null;
  const example = exampleOf(indicator, kind, all, own);
  if (!example) return null;
  const [best, worst, now] = [example.best, example.worst, example.now].map((value) => shown(value, indicator, lang));
  return (
    <section aria-labelledby="rekenvoorbeeld">
      <h2 id="rekenvoorbeeld">{t.example}</h2>
      <p>
        {t.exampleSay(best!, worst!)} {t.exampleIf(region.content.name, best!, now!)}
      </p>
      <p class="source">
        {t.exampleOnly} {indicator.kind === "modelled" && t.exampleEstimates}
      </p>
    </section>
  );
}
