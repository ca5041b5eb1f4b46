import { AmbitionCards, Chips, Lead } from "#design/components/index.ts";
import { type Area, type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import { FactsLink } from "../facts/pages/parts.tsx";
import type { PlacedFact } from "../facts/reading.ts";
import { type Drawer, drawers } from "../model.ts";
import type { Line, Shared } from "../reading.ts";
import { figureTexts } from "../text.ts";
import { DrawerSection } from "./overview-drawer.tsx";

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
      <p class="cluster">
        <a class="more" href={inLanguage(lang, "/over-de-cijfers")}>
          {t.aboutFigures}
        </a>
        <FactsLink lang={lang} region={region} />
      </p>
    </SitePage>
  );
}
