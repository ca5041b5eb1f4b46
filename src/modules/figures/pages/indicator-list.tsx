import { Ranking } from "#design/charts/index.ts";
import { Chips } from "#design/components/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Indicator } from "../model.ts";
import { isSize } from "../profile.ts";
import { intervalOf } from "../speaking/index.ts";
import { figureTexts } from "../text.ts";
import { indicatorHref, type IndicatorProps, placedNames } from "./indicator.tsx";
import { nameOf, shown, whyNotPlaced } from "./words.ts";

/** Areas in order of value, each with its margin where it has one; never a rank number. Without a value they come last, by name. */
export function ListSection(props: IndicatorProps) {
  const { indicator, region, placed, kind, order } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  if (placed.length === 1) return <OnlyOne {...props} />;
  const names = placedNames(props);
  const own = props.series.find((value) => value.year === props.year)?.value;
  const rows = placed.map((one) => {
    const { area, value } = one;
    const interval = value && intervalOf(indicator, value);
    return {
      name: names.get(area.code)!,
      href: inLanguage(lang, `/${region.id}/gebied/${area.code.toLowerCase()}`),
      value: value?.value ?? null,
      low: interval?.low,
      high: interval?.high,
      kind: indicator.kind,
      why: whyNotPlaced(one, lang),
    };
  });
  const note = noteOf(rows, indicator);
  return (
    <section aria-labelledby="lijst">
      <h2 id="lijst">{t.indicator.list}</h2>
      <p>{t.indicator[note]}</p>
      {rows.length > 1 && (
        <Chips
          label={t.indicator.order}
          items={[
            {
              label: t.indicator.byValue,
              href: indicatorHref(props, { volgorde: undefined }),
              chosen: order === "waarde",
            },
            { label: t.indicator.byName, href: indicatorHref(props, { volgorde: "naam" }), chosen: order === "naam" },
          ]}
        />
      )}
      <Ranking
        lang={lang}
        id="lijst-tabel"
        title={t.indicator.mapTitle(indicator.name[lang], t.levels[kind])}
        rows={rows}
        digits={indicator.decimals}
        valueLabel={t.units[indicator.unit] || t.indicator.value}
        noPlace={isSize(indicator)}
        benchmark={
          typeof own === "number" && !isSize(indicator) ? { name: region.content.name, value: own } : undefined
        }
      />
      <Download {...props} />
    </section>
  );
}

interface Bounded {
  readonly value: number | null;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** A margin under this part of all that is drawn lies behind its own dot on a phone. */
const dot = 0.15;

function noteOf(rows: readonly Bounded[], { kind }: Pick<Indicator, "kind">) {
  const margins = rows.flatMap(({ low, high }) => (low === undefined || high === undefined ? [] : [high - low]));
  if (margins.length === 0) return kind === "modelled" ? "rankingEstimates" : "rankingBare";
  const values = rows.flatMap(({ value, low, high }) => [value, low, high].filter((one) => typeof one === "number"));
  const drawn = Math.max(...values) - Math.min(...values);
  return Math.max(...margins) < drawn * dot ? "rankingNarrow" : "rankingCounted";
}

/** One area makes no list: its number in a sentence. */
function OnlyOne(props: IndicatorProps) {
  const { indicator, placed } = props;
  const { lang } = props.request;
  const t = figureTexts(lang).indicator;
  const one = placed[0]!;
  const [name, value] = [nameOf(one.area), one.value?.value ?? null];
  return (
    <section aria-labelledby="lijst">
      <h2 id="lijst">{t.onlyOne}</h2>
      <p>
        {value === null
          ? `${t.onlyOneNone(name)} ${whyNotPlaced(one, lang)}`
          : t.onlyOneSay(name, shown(value, indicator, lang))}
      </p>
      <Download {...props} />
    </section>
  );
}

function Download({ indicator, region, request }: IndicatorProps) {
  const t = figureTexts(request.lang);
  return (
    <p>
      {t.indicator.download}:{" "}
      <a
        href={`/api/v1/observations?indicator=${indicator.id}&region=${region.id}&format=csv`}
        download={`${indicator.id}-${region.id}.csv`}
      >
        {t.indicator.csv}
      </a>
    </p>
  );
}
