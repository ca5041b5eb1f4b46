import { Empty, SearchForm } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import { type Area, type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Found } from "../reading.ts";
import { figureTexts } from "../text.ts";
import { nameOf } from "./words.ts";

export interface SearchProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region | undefined;
  readonly words: string;
  readonly found: Found;
  /** Name in addresses of the region of an area. */
  readonly regionOf: (area: Area) => Region | undefined;
  readonly where: (area: Area) => string;
}

/** What was found for what someone typed: places first, then figures; typing errors are forgiven and said. */
export function SearchPage({ request, region, words, found, regionOf, where }: SearchProps) {
  const { lang } = request;
  const t = figureTexts(lang);
  const nothing = found.areas.length === 0 && found.indicators.length === 0;
  const action = inLanguage(lang, region ? `/${region.id}/zoek` : "/zoek");
  return (
    <SitePage
      request={request}
      region={region}
      title={t.search.title}
      description={t.search.description}
      noindex
      islands={["search"]}
    >
      <h1>{words ? t.search.heading(words) : t.search.title}</h1>
      <SearchForm lang={lang} id="zoek" action={action} label={t.search.label} value={words} />
      <div id="gevonden" aria-live="polite">
        {words !== "" && nothing && <Empty title={t.search.none(words)} text={t.search.noneText} />}
        {words === "" && <p>{t.search.empty}</p>}
        {words !== "" && found.guessed && !nothing && (
          <p>
            {t.search.none(words)} {t.search.meant}
          </p>
        )}
        {found.areas.length > 0 && (
          <section aria-labelledby="plaatsen">
            <h2 id="plaatsen">{t.search.places}</h2>
            <ul class="results">
              {found.areas.map((area) => {
                const home = regionOf(area);
                return (
                  <li>
                    <a href={inLanguage(lang, `/${home?.id}/gebied/${area.code.toLowerCase()}`)}>{nameOf(area)}</a>{" "}
                    <small>
                      {t.levels[area.kind]} {where(area) && `· ${where(area)}`}{" "}
                      {area.residents !== null && `· ${formatNumber(area.residents, lang)}`}
                    </small>
                  </li>
                );
              })}
            </ul>
          </section>
        )}
        {found.indicators.length > 0 && region && (
          <section aria-labelledby="cijfers">
            <h2 id="cijfers">{t.search.figures}</h2>
            <ul class="results">
              {found.indicators.map((indicator) => (
                <li>
                  <a href={inLanguage(lang, `/${region.id}/regiobeeld/${indicator.id}`)}>{indicator.name[lang]}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </SitePage>
  );
}
