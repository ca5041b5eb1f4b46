import { DataTable, Verdict } from "#design/components/index.ts";
import { breakable } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { inLanguage } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { indicatorsIn } from "../catalogue/index.ts";
import { FactsInDrawer } from "../facts/pages/parts.tsx";
import { checkedOnly } from "../facts/reading.ts";
import type { Drawer, Indicator } from "../model.ts";
import { likeKindOfRegion, type Line, mainAge, seriesKey, type Shared } from "../reading.ts";
import { positionOf, sayPosition } from "../speaking/index.ts";
import { figureTexts } from "../text.ts";
import { NotLoaded } from "./not-loaded.tsx";
import type { OverviewProps } from "./overview.tsx";
import { shown, whyMissing } from "./words.ts";

interface Row {
  readonly indicator: Indicator;
  readonly line: Line;
}

/** One drawer: its figures, what is known elsewhere only, what the region reported, and what nobody loaded yet. */
export function DrawerSection(props: OverviewProps & { readonly drawer: Drawer }) {
  const { drawer, region, shared } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  const known = new Map(props.lines.map((line) => [line.indicator.id, line]));
  const own = indicatorsIn(drawer);
  const rows = own.flatMap((indicator): Row[] => {
    const line = known.get(indicator.id);
    return line ? [{ indicator, line }] : [];
  });
  const rest = own.filter((indicator) => !known.has(indicator.id));
  const loaded = rest.filter((indicator) => shared.available.some((one) => one.indicator === indicator.id));
  const [elsewhere, onlyCountry] = [true, false].map((wanted) =>
    loaded.filter((indicator) => inMunicipalities(indicator, shared) === wanted),
  );
  const facts = checkedOnly(props.facts).some((one) => one.fact.drawer === drawer);
  const empty = rows.length === 0 && loaded.length === 0 && !facts;
  return (
    <section aria-labelledby={drawer}>
      <h2 class="theme-head" id={drawer}>
        {t.drawers[drawer].name}
      </h2>
      {rows.length > 0 && <DrawerTable rows={rows} {...props} />}
      {empty && <p>{t.overview.emptyDrawer}</p>}
      <Names {...props} intro={t.overview.notForRegion(region.content.name)} indicators={elsewhere!} />
      <Names {...props} intro={t.overview.onlyCountry} indicators={onlyCountry!} />
      <FactsInDrawer lang={lang} region={region} drawer={drawer} facts={props.facts} />
      <NotLoaded
        region={region}
        lang={lang}
        indicators={rest.filter((indicator) => !loaded.includes(indicator))}
        open={empty}
      />
    </section>
  );
}

function inMunicipalities(indicator: Indicator, shared: Shared): boolean {
  return shared.available.some(
    (one) =>
      one.indicator === indicator.id &&
      shared.meadow("municipality", seriesKey(indicator.id, one.age, one.year)).length > 0,
  );
}

function Names(props: OverviewProps & { readonly intro: string; readonly indicators: readonly Indicator[] }) {
  const { lang } = props.request;
  if (props.indicators.length === 0) return null;
  return (
    <p>
      {props.intro}{" "}
      {props.indicators.map((indicator, place) => (
        <>
          {place > 0 && " · "}
          <a href={inLanguage(lang, `/${props.region.id}/regiobeeld/${indicator.id}`)}>{indicator.name[lang]}</a>
        </>
      ))}
    </p>
  );
}

function DrawerTable(props: OverviewProps & { readonly drawer: Drawer; readonly rows: readonly Row[] }) {
  const { drawer, region } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  const here = region.content.name;
  return (
    <div class="stacked drawer-table">
      <DataTable
        lang={lang}
        caption={t.drawers[drawer].name}
        captionHidden
        rows={props.rows}
        columns={[
          {
            key: "name",
            label: t.overview.indicator,
            cell: (row) => <NameOf {...row} lang={lang} region={region} />,
          },
          { key: "here", label: here, number: true, cell: (row) => valueOf(row, "newest", here, lang) },
          {
            key: "whole",
            label: t.overview.whole,
            number: true,
            cell: (row) => valueOf(row, "whole", t.overview.whole, lang),
          },
          { key: "words", label: t.overview.inWords, cell: (row) => <Place {...props} {...row} /> },
          {
            key: "kind",
            label: t.overview.kind,
            cell: ({ indicator, line }) => `${line.newest.year}, ${t.kinds[indicator.kind]}`,
          },
        ]}
      />
    </div>
  );
}

/** The link to a figure; of which age group where it is not of everyone or of all adults. */
function NameOf({ indicator, line, lang, region }: Row & { readonly lang: Lang; readonly region: Region }) {
  const narrowed = line.age !== mainAge(indicator);
  const query = narrowed ? `?leeftijd=${encodeURIComponent(line.age)}` : "";
  return (
    <>
      <a href={inLanguage(lang, `/${region.id}/regiobeeld/${indicator.id}${query}`)}>
        {breakable(indicator.name[lang])}
      </a>
      {narrowed && <small> {figureTexts(lang).ages[line.age]}</small>}
    </>
  );
}

/** A value with, on a phone where the heads of the columns do not stand above it, the place it is of. */
function valueOf({ line, indicator }: Row, which: "newest" | "whole", place: string, lang: Lang) {
  const found = line[which];
  const known = found?.value !== null && found?.value !== undefined;
  return (
    <>
      <small class="stacked__label">{place}</small>{" "}
      {known ? (
        shown(found.value!, indicator, lang)
      ) : (
        <small>{found || which === "newest" ? whyMissing(found, lang) : figureTexts(lang).area.noFigure}</small>
      )}
    </>
  );
}

/** Where the region stands among regions like it, or in a few words why not. */
function Place({ line, indicator, region, shared, request }: OverviewProps & Row) {
  const { lang } = request;
  const kind = likeKindOfRegion(region);
  const t = figureTexts(lang).overview;
  if (indicator.unit === "count" || indicator.unit === "hectare") return <small>{t.size[indicator.unit]}</small>;
  if (line.newest.value === null) return <small>{t.noPlace}</small>;
  const like = shared.meadow(kind, seriesKey(indicator.id, line.age, line.newest.year));
  const position = positionOf(line.newest.value, like, indicator.direction);
  if (!position) return <small>{t.noPlace}</small>;
  const said = sayPosition(position, figureTexts(lang).levelsMany[kind], lang);
  return <Verdict kind={position.verdict}>{said.sentences.join(" ")}</Verdict>;
}
