import { AmbitionCards, Hero, RouteExplained, SearchForm, Section } from "#design/components/index.ts";
import { pageLinks } from "#design/published.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Region } from "../model.ts";
import { SitePage } from "../site.tsx";
import { regionTexts } from "../text.ts";

/** Brink's own front page: what it is, in which region you are, and the route. */
export function HomePage({
  request,
  regions,
}: {
  request: Pick<PageRequest, "lang" | "path" | "absolute">;
  regions: readonly Region[];
}) {
  const { lang } = request;
  const t = regionTexts(lang).home;
  return (
    <SitePage
      request={request}
      title={t.title}
      description={t.description}
      bands
      noindex={regions.every((region) => region.status === "example")}
    >
      <Hero
        links={pageLinks()}
        title={t.heading}
        lead={t.lead}
        art="landscape-drenthe"
        artLabel={regionTexts(lang).landscape.drenthe}
      >
        <SearchForm lang={lang} id="zoek" action={inLanguage(lang, "/zoek")} label={t.find} placeholder={regionTexts(lang).findBy} />
      </Hero>
      <Section id="regios" title={t.regions} intro={t.regionsIntro}>
        <AmbitionCards
          items={regions.map((region) => ({
            title: region.content.name,
            text: region.content.dream[lang],
            meta: region.content.organisation,
            href: inLanguage(lang, `/${region.id}`),
          }))}
        />
      </Section>
      <Section id="route" title={t.route} intro={t.routeIntro} ground>
        <RouteExplained lang={lang} />
      </Section>
    </SitePage>
  );
}
