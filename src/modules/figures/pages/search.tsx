import { Empty, SearchForm } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import { type Area, type FoundPlace, postcodeIn, type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Found } from "../reading.ts";
import { figureTexts } from "../text.ts";
import { nameOf } from "./words.ts";

export interface SearchProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region | undefined;
  /** All regions, for who looks for a place that is in none. */
  readonly regions: readonly Region[];
  readonly words: string;
  readonly found: Found;
  /** Name in addresses of the region of an area. */
  readonly regionOf: (area: Area) => Region | undefined;
  readonly where: (area: Area) => string;
}

/** What was found for what someone typed: places first, then figures; typing errors are forgiven and said. */
export function SearchPage(props: SearchProps) {
  const { request, region, words, found } = props;
  const { lang } = request;
  const t = figureTexts(lang);
  const postcode = postcodeIn(words);
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
      <div id="gevonden" class="stack stack--wide" aria-live="polite">
        {words !== "" && nothing && <Nothing {...props} />}
        {words === "" && <p>{t.search.empty}</p>}
        {words !== "" && found.guessed && !nothing && (
          <p>
            {t.search.none(words)} {t.search.meant}
          </p>
        )}
        {found.areas.length > 0 && (
          <section class="stack" aria-labelledby="plaatsen">
            <h2 id="plaatsen">{t.search.places}</h2>
            {postcode && <p class="soft">{t.search.postcode(postcode)}</p>}
            <ul class="results">
              {found.areas.map((place) => (
                <PlaceItem {...props} place={place} />
              ))}
            </ul>
          </section>
        )}
        {found.indicators.length > 0 && region && (
          <section class="stack" aria-labelledby="cijfers">
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

/** One place, and the other areas that are the same people. */
function PlaceItem({ place, request, regionOf, where }: SearchProps & { readonly place: FoundPlace }) {
  const { lang } = request;
  const t = figureTexts(lang);
  const { area, also } = place;
  const href = (one: Area) => inLanguage(lang, `/${regionOf(one)?.id}/gebied/${one.code.toLowerCase()}`);
  const about = [
    t.levels[area.kind],
    where(area),
    area.residents !== null && t.area.people(formatNumber(area.residents, lang)),
  ];
  return (
    <li>
      <a href={href(area)}>{nameOf(area)}</a>{" "}
      <small>
        {about.filter(Boolean).join(" · ")}
        {also.map((one, at) => (
          <>
            {at === 0 ? ` · ${t.search.also} ` : ", "}
            <a href={href(one)} aria-label={`${nameOf(one)}, ${t.levels[one.kind]}`}>
              {t.levels[one.kind]}
            </a>
          </>
        ))}
      </small>
    </li>
  );
}

/** Nothing was found: why that may be, and what to do next. */
function Nothing({ words, region, regions, request: { lang } }: SearchProps) {
  const t = figureTexts(lang).search;
  const why = /^\s*\d{1,4}\s*[a-z]{0,2}\s*$/i.test(words) ? t.noPostcode : t.noneText;
  const list = new Intl.ListFormat(lang).format(regions.map(({ content }) => content.name));
  return (
    <>
      <Empty title={t.none(words)} text={`${why} ${region ? "" : t.onlyThese(list)}`.trim()} />
      <ul class="link-list">
        {region && (
          <li>
            <a href={inLanguage(lang, `/zoek?q=${encodeURIComponent(words)}`)}>{t.everywhere(list)}</a>
          </li>
        )}
        {(region ? [region] : regions).map(({ id, content }) => (
          <li>
            <a href={inLanguage(lang, `/${id}/regiobeeld`)}>{t.choose(content.name)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
