import type { Child } from "hono/jsx";
import {
  AmbitionCards,
  Hero,
  RouteExplained,
  SearchForm,
  Section,
  type ThemeIconName,
} from "#design/components/index.ts";
import { pageLinks } from "#design/published.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Region } from "../model.ts";
import { SitePage } from "../site.tsx";
import { regionTexts } from "../text.ts";

export interface FrontProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly region: Region;
  /** What later rooms show here: what stands out, what happens now. */
  readonly parts: readonly Child[];
}

/** The front page of a region: the dream, one question, what stands out, what the region works on, the route. */
export function FrontPage({ request, region, parts }: FrontProps) {
  const { lang } = request;
  const t = regionTexts(lang);
  const { content } = region;
  const count = t.numbers[content.challenges.length] ?? String(content.challenges.length);
  const words = content.challenges.length === 1 ? content.words.challenge : content.words.challenges;
  return (
    <SitePage
      request={request}
      region={region}
      title={t.front.title(content.name)}
      description={content.dreamSay[lang]}
      bands
    >
      <Hero
        links={pageLinks()}
        label={t.front.dreamLabel(content.name)}
        title={content.dream[lang]}
        lead={content.dreamSay[lang]}
        art={`landscape-${region.id}`}
        artLabel={t.landscape[region.id] ?? ""}
      >
        <SearchForm
          lang={lang}
          id="zoek"
          action={inLanguage(lang, `/${region.id}/zoek`)}
          label={t.front.find}
          placeholder={t.findBy}
        />
      </Hero>
      {[...parts]}
      <Section
        id="opgaven"
        title={t.front.challenges(count, words[lang])}
        intro={t.front.challengesIntro(content.organisation)}
      >
        <AmbitionCards
          items={content.challenges.map((challenge) => ({
            title: challenge.name[lang],
            text: challenge.say[lang],
            href: inLanguage(lang, `/${region.id}/over#${challenge.id}`),
            icon: challenge.icon?.replace(/^opgave-/, "") as ThemeIconName | undefined,
          }))}
        />
      </Section>
      <Section id="route" title={t.front.route} intro={t.front.routeIntro} ground>
        <RouteExplained lang={lang} />
      </Section>
    </SitePage>
  );
}
