import { DefinitionList, Empty } from "#design/components/index.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { findTable } from "../catalogue/index.ts";
import { FactsLink } from "../facts/pages/parts.tsx";
import { factTexts } from "../facts/text.ts";
import type { Indicator } from "../model.ts";
import { figureTexts } from "../text.ts";
import { type Alike, AlikeLinks } from "./alike.tsx";

interface NotLoadedProps {
  readonly region: Region;
  readonly indicators: readonly Indicator[];
  readonly lang: Lang;
  /** Shown at once: nothing else stands in the drawer. */
  readonly open?: boolean;
}

/** Figures that exist but are not here: said in their drawer, with the command that loads them. */
export function NotLoaded({ region, indicators, lang, open }: NotLoadedProps) {
  if (indicators.length === 0) return null;
  const t = figureTexts(lang).overview;
  const tables = Map.groupBy(indicators, (indicator) => indicator.table);
  return (
    <details class="details-table" open={open}>
      <summary>{t.notLoaded(indicators.length)}</summary>
      <p>{t.notLoadedHow}</p>
      <ul>
        {[...tables].map(([table, own]) => (
          <li>
            {own.map((indicator, place) => (
              <>
                {place > 0 && ", "}
                <a href={inLanguage(lang, `/${region.id}/regiobeeld/${indicator.id}`)}>{indicator.name[lang]}</a>
              </>
            ))}
            : <code class="command">{commandFor(table, lang)}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The command that loads a table; one that its service writes in another form is loaded from a folder. */
function commandFor(table: string, lang: Lang): string {
  const command = `brink import ${table.startsWith("50") ? "rivm" : "cbs"} ${table}`;
  return findTable(table)?.service ? command : `${command} --from ${factTexts(lang).folder}`;
}

export interface NotLoadedPageProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region;
  readonly indicator: Indicator;
  readonly alike: readonly Alike[];
}

/** The page of an indicator that nobody loaded yet: on its own address, with what it is, where it comes from and how it gets here. */
export function NotLoadedPage({ request, region, indicator, alike }: NotLoadedPageProps) {
  const { lang } = request;
  const t = figureTexts(lang);
  const name = indicator.name[lang];
  const overview = inLanguage(lang, `/${region.id}/regiobeeld`);
  const table = findTable(indicator.table);
  return (
    <SitePage
      request={request}
      region={region}
      title={name}
      description={t.overview.notLoadedHow}
      here={1}
      noindex
      crumbs={[
        { label: region.content.name, href: inLanguage(lang, `/${region.id}`) },
        { label: t.overview.title, href: overview },
        { label: name },
      ]}
    >
      <h1>{name}</h1>
      <Empty
        title={t.overview.notLoadedTitle}
        text={
          <>
            {t.overview.notLoadedOne} <code class="command">{commandFor(indicator.table, lang)}</code>
          </>
        }
        action={{
          href: `${overview}#${indicator.drawer}`,
          label: t.overview.toDrawer(t.drawers[indicator.drawer].name),
        }}
      />
      <h2 id="bron">{t.indicator.source}</h2>
      <DefinitionList
        items={[
          { term: t.indicator.definition, text: indicator.definition[lang] },
          { term: t.indicator.population, text: indicator.of[lang] },
          { term: t.indicator.kind, text: t.kindSay[indicator.kind] },
          ...(alike.length > 0
            ? [{ term: t.indicator.alike, text: <AlikeLinks {...{ alike, region, request }} /> }]
            : []),
          ...(table
            ? [
                {
                  term: t.indicator.from,
                  text: <a href={table.sourceUrl}>{`${table.publisher}, ${table.title} (${table.id})`}</a>,
                },
              ]
            : []),
        ]}
      />
      <p>
        {t.overview.knowIt} <FactsLink lang={lang} region={region} />
      </p>
    </SitePage>
  );
}
