import { AmbitionCards, Chips, DataTable, Lead, Verdict } from "#design/components/index.ts";
import { type Area, type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { indicatorsIn } from "../catalogue/index.ts";
import { FactsInDrawer, FactsLink } from "../facts/pages/parts.tsx";
import type { PlacedFact } from "../facts/reading.ts";
import { type Drawer, drawers, type Indicator } from "../model.ts";
import { likeKindOfRegion, type Line, seriesKey, type Shared } from "../reading.ts";
import { positionOf, sayPosition } from "../speaking/index.ts";
import { figureTexts } from "../text.ts";
import { NotLoaded } from "./not-loaded.tsx";
import { shown, whyMissing } from "./words.ts";

export interface OverviewProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region;
  readonly lines: readonly Line[];
  readonly shared: Shared;
  /** To choose from: its municipalities, or the working areas of a region that is one municipality. */
  readonly areas: readonly Area[];
  /** What the region reported itself. */
  readonly facts: readonly PlacedFact[];
}

const icons: Readonly<Record<Drawer, string>> = {
  people: "social",
  "living-conditions": "workforce",
  "adult-health": "health",
  youth: "learning",
  environment: "environment",
  "social-base": "network",
  "use-and-cost": "access",
  supply: "innovation",
};

/** The regiobeeld: eight drawers with every figure of the region beside the country. */
export function OverviewPage(props: OverviewProps) {
  const { request, region, areas } = props;
  const { lang } = request;
  const t = figureTexts(lang);
  const { name } = region.content;
  const href = (path: string) => inLanguage(lang, `/${region.id}${path}`);
  return (
    <SitePage
      request={request}
      region={region}
      title={t.overview.title}
      description={t.overview.description(name)}
      here={1}
      crumbs={[{ label: name, href: href("") }, { label: t.overview.title }]}
    >
      <h1>{t.overview.heading(name)}</h1>
      <Lead>{t.overview.lead}</Lead>
      <Chips
        label={t.overview.areas}
        showLabel
        items={areas.map((area) => ({ label: area.name, href: href(`/gebied/${area.code.toLowerCase()}`) }))}
      />
      <nav aria-labelledby="laden" class="stack">
        <h2 id="laden">{t.overview.drawers}</h2>
        <AmbitionCards
          items={drawers.map((drawer) => ({
            title: t.drawers[drawer].name,
            text: t.drawers[drawer].say,
            href: `#${drawer}`,
            icon: icons[drawer],
          }))}
        />
      </nav>
      {drawers.map((drawer) => (
        <DrawerSection drawer={drawer} {...props} />
      ))}
      <p>
        <a class="more" href={inLanguage(lang, "/over-de-cijfers")}>
          {t.aboutFigures}
        </a>
        {" · "}
        <FactsLink lang={lang} region={region} />
      </p>
    </SitePage>
  );
}

interface Row {
  readonly indicator: Indicator;
  readonly line: Line;
}

function DrawerSection(props: OverviewProps & { readonly drawer: Drawer }) {
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
  const elsewhere = rest.filter((indicator) => shared.available.some((one) => one.indicator === indicator.id));
  return (
    <section aria-labelledby={drawer}>
      <h2 class="theme-head" id={drawer}>
        {t.drawers[drawer].name}
      </h2>
      {rows.length > 0 && <DrawerTable rows={rows} {...props} />}
      {elsewhere.length > 0 && (
        <p>
          {t.overview.notForRegion(region.content.name)}{" "}
          {elsewhere.map((indicator, place) => (
            <>
              {place > 0 && " · "}
              <a href={inLanguage(lang, `/${region.id}/regiobeeld/${indicator.id}`)}>{indicator.name[lang]}</a>
            </>
          ))}
        </p>
      )}
      <FactsInDrawer lang={lang} region={region} drawer={drawer} facts={props.facts} />
      <NotLoaded region={region} lang={lang} indicators={rest.filter((indicator) => !elsewhere.includes(indicator))} />
    </section>
  );
}

function DrawerTable(props: OverviewProps & { readonly drawer: Drawer; readonly rows: readonly Row[] }) {
  const { drawer, region } = props;
  const { lang } = props.request;
  const t = figureTexts(lang);
  const link = (indicator: Indicator) => inLanguage(lang, `/${region.id}/regiobeeld/${indicator.id}`);
  return (
    <DataTable
      lang={lang}
      caption={t.drawers[drawer].name}
      captionHidden
      rows={props.rows}
      columns={[
        {
          key: "name",
          label: t.overview.indicator,
          cell: ({ indicator }) => <a href={link(indicator)}>{indicator.name[lang]}</a>,
        },
        { key: "here", label: region.content.name, number: true, cell: (row) => valueOf(row, "newest", lang) },
        { key: "whole", label: t.overview.whole, number: true, cell: (row) => valueOf(row, "whole", lang) },
        { key: "words", label: t.overview.inWords, cell: (row) => <Place {...props} {...row} /> },
        {
          key: "kind",
          label: t.overview.kind,
          cell: ({ indicator, line }) => `${line.newest.year}, ${t.kinds[indicator.kind]}`,
        },
      ]}
    />
  );
}

function valueOf({ line, indicator }: Row, which: "newest" | "whole", lang: Lang) {
  const found = line[which];
  if (found?.value !== null && found?.value !== undefined) return shown(found.value, indicator, lang);
  return which === "newest" ? <small>{whyMissing(found, lang)}</small> : "–";
}

/** Where the region stands among regions like it; nothing where a size is no better or worse. */
function Place({ line, indicator, region, shared, request }: OverviewProps & Row) {
  const { lang } = request;
  const kind = likeKindOfRegion(region);
  if (line.newest.value === null || indicator.unit === "count" || indicator.unit === "hectare") return null;
  const like = shared.meadow(kind, seriesKey(indicator.id, line.age, line.newest.year));
  const position = positionOf(line.newest.value, like, indicator.direction);
  if (!position) return null;
  const said = sayPosition(position, figureTexts(lang).levelsMany[kind], lang);
  return <Verdict kind={position.verdict}>{said.sentences.join(" ")}</Verdict>;
}
