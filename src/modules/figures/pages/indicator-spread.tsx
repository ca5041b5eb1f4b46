import { binned, Funnel, Histogram } from "#design/charts/index.ts";
import { formatNumber } from "#design/format.ts";
import { exampleOf, funnelAreas, funnelOf } from "../spread.ts";
import { figureTexts } from "../text.ts";
import { type IndicatorProps, Sources } from "./indicator.tsx";
import { nameOf, shown } from "./words.ts";

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

function FunnelSection(props: IndicatorProps) {
  const { indicator, placed, region } = props;
  const { lang } = props.request;
  const t = figureTexts(lang).indicator;
  const funnel = funnelOf(indicator, placed);
  if (!funnel) {
    const many =
      placed.length > funnelAreas.most && funnelOf(indicator, placed.slice(0, funnelAreas.most)) !== undefined;
    return many ? <p>{t.funnelMany}</p> : null;
  }
  const outside = funnel.points.filter((point) => point.place !== "inside").length;
  return (
    <section aria-labelledby="trechter">
      <h2 id="trechter">{t.funnel}</h2>
      <p>{t.funnelSay}</p>
      <Funnel
        lang={lang}
        id="trechter-beeld"
        title={t.funnelTitle(formatNumber(outside, lang), formatNumber(funnel.points.length, lang))}
        points={funnel.points.map(({ one, size, value, place }) => ({ name: nameOf(one.area), size, value, place }))}
        limits={funnel.limits}
        average={funnel.average}
        averageName={props.zoom?.name ?? region.content.name}
        digits={indicator.decimals}
        sizeUnit={indicator.of[lang]}
        source={<Sources {...props} />}
      />
    </section>
  );
}

function DistributionSection(props: IndicatorProps) {
  const { indicator, all, region, kind } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  const values = all.flatMap(({ value }) => (value?.value === null || value === undefined ? [] : [value.value]));
  const own = props.series.find((value) => value.year === props.year)?.value;
  if (values.length < 10) return null;
  return (
    <section aria-labelledby="spreiding">
      <h2 id="spreiding">{t.indicator.spread}</h2>
      <Histogram
        lang={lang}
        id="spreiding-beeld"
        title={t.indicator.spreadTitle(t.levelsMany[kind], formatNumber(values.length, lang))}
        bins={binned(values)}
        digits={Math.max(...values) - Math.min(...values) < 5 ? 1 : 0}
        unit={t.levelsMany[kind]}
        marks={
          typeof own === "number" && indicator.unit !== "count"
            ? [{ value: own, name: region.content.name, main: true }]
            : []
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
