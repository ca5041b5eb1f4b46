import { DefinitionList, SourceLine } from "#design/components/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Dataset } from "../model.ts";
import { figureTexts } from "../text.ts";
import { AlikeLinks } from "./alike.tsx";
import type { IndicatorProps } from "./indicator.tsx";
import { groupOf, publicId, retrievedWords } from "./words.ts";

interface SourcesProps extends IndicatorProps {
  readonly more?: string;
  /** For a drawing of several years: the tables and their years. Left out: the table of the chosen year. */
  readonly tables?: readonly { readonly table: string; readonly years: readonly string[] }[];
}

/** Where the numbers of a drawing come from. */
export function Sources(props: SourcesProps) {
  const { lang } = props.request;
  const t = figureTexts(lang);
  const { dataset, indicator, year, tables } = props;
  const ids = (tables ?? (dataset ? [{ table: dataset.tableId }] : [])).map(({ table }) => publicId(table));
  const years = tables?.flatMap((one) => one.years).map(Number);
  const [first, last] = years ? [Math.min(...years), Math.max(...years)] : [year, year];
  return (
    <SourceLine
      source={dataset ? [dataset.publisher, ...ids].filter(Boolean).join(", ") : indicator.table}
      href={dataset?.sourceUrl}
      period={first === last ? String(first) : `${first}–${last}`}
      population={props.age === "all" ? indicator.of[lang] : `${indicator.of[lang]}, ${t.ages[props.age]}`}
      kind={t.kinds[indicator.kind]}
      note={props.more}
    />
  );
}

/** What the figure is, over whom, where it comes from and what is about the same. */
export function AboutSection(props: IndicatorProps) {
  const { indicator, dataset } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  return (
    <section aria-labelledby="bron">
      <h2 id="bron">{t.indicator.source}</h2>
      <DefinitionList
        items={[
          { term: t.indicator.definition, text: indicator.definition[lang] },
          { term: t.indicator.population, text: groupOf(indicator, props.age, lang) },
          { term: t.indicator.kind, text: t.kindSay[indicator.kind] },
          ...(props.alike.length > 0 ? [{ term: t.indicator.alike, text: <AlikeLinks {...props} /> }] : []),
          ...(dataset ? sourceItems(dataset, lang) : []),
        ]}
      />
    </section>
  );
}

function sourceItems(dataset: Dataset, lang: Lang) {
  const t = figureTexts(lang).indicator;
  const id = publicId(dataset.tableId);
  return [
    {
      term: t.from,
      text: (
        <a href={dataset.sourceUrl} lang="nl">
          {[`${dataset.publisher}, ${dataset.title}`, id && `(${id})`].filter(Boolean).join(" ")}
        </a>
      ),
    },
    { term: t.licence, text: dataset.licence },
    { term: t.retrieved, text: retrievedWords(dataset, lang) },
  ];
}
