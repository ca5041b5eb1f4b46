import type { Child, PropsWithChildren } from "hono/jsx";
import type { Crumb, Junction } from "#design/components/index.ts";
import { type NavItem, Page } from "#design/layout.tsx";
import { pageLinks } from "#design/published.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import { islandPath } from "#platform/islands.ts";
import type { Lang } from "#platform/text.ts";
import type { Region } from "./model.ts";
import { regionTexts } from "./text.ts";

/** A word in the top of every page of a region; each room adds at most one. */
export interface Section {
  readonly path: string;
  readonly label: (lang: Lang) => string;
  /** Junction of the thread that this room is. */
  readonly junction?: Junction;
}

const sections: Section[] = [];

/** Adds a room's word to the top; `rooms.ts` calls it once at start. */
export function addSection(section: Section): void {
  if (!sections.some((other) => other.path === section.path)) sections.push(section);
}

export interface SitePageProps {
  readonly request: Pick<PageRequest, "lang" | "path" | "absolute">;
  readonly title: string;
  readonly description: string;
  readonly region?: Region;
  readonly here?: Junction;
  readonly crumbs?: readonly Crumb[];
  readonly bands?: boolean;
  readonly noindex?: boolean;
  readonly islands?: readonly string[];
  /** Extra lines in the head. No styles, no inline scripts. */
  readonly head?: Child;
}

/** Every page of a region, or of Brink as a whole: top, band "Voorbeeld" until the region is in use, route, way back, foot. */
export function SitePage(props: PropsWithChildren<SitePageProps>) {
  const { request, region, here } = props;
  const { lang, path } = request;
  const t = regionTexts(lang);
  const link = (to: string) => inLanguage(lang, to);
  const example = region?.status === "example";
  const scripts = ["base", ...(props.islands ?? [])].map(islandPath).filter((address) => address !== undefined);
  return (
    <Page
      lang={lang}
      title={props.title}
      description={props.description}
      links={pageLinks()}
      scripts={scripts}
      urls={{
        canonical: request.absolute(link(path)),
        nl: request.absolute(path),
        en: request.absolute(inLanguage("en", path)),
      }}
      otherLanguage={inLanguage(lang === "nl" ? "en" : "nl", path)}
      noindex={props.noindex ?? example}
      region={region && { slug: region.id, name: region.content.name, href: link(`/${region.id}`) }}
      home={link("/")}
      nav={region ? navOf(region, path, lang) : []}
      exampleOf={example ? region.content.organisation : undefined}
      route={here && region ? { here, hrefs: routeOf(region, lang) } : undefined}
      crumbs={props.crumbs}
      bands={props.bands}
      head={props.head}
      foot={{
        say: region ? t.foot.say(region.content.name) : t.foot.sayAll,
        note: t.foot.note,
        links: footLinks(region, lang),
      }}
    >
      {props.children}
    </Page>
  );
}

function navOf(region: Region, path: string, lang: Lang): NavItem[] {
  const own = [...sections, { path: "over", label: (language: Lang) => regionTexts(language).nav.about }];
  return own.map((section) => {
    const address = `/${region.id}/${section.path}`;
    return {
      label: section.label(lang),
      href: inLanguage(lang, address),
      current: path === address || path.startsWith(`${address}/`),
    };
  });
}

function routeOf(region: Region, lang: Lang): Partial<Record<Junction, string>> {
  const known = sections.filter((section) => section.junction !== undefined);
  return Object.fromEntries(
    known.map((section) => [section.junction!, inLanguage(lang, `/${region.id}/${section.path}`)]),
  );
}

const footSections: { readonly path: string; readonly label: (lang: Lang) => string }[] = [];

/** Adds a link to the foot of every page. */
export function addFootLink(link: { readonly path: string; readonly label: (lang: Lang) => string }): void {
  if (!footSections.some((other) => other.path === link.path)) footSections.push(link);
}

function footLinks(region: Region | undefined, lang: Lang): NavItem[] {
  const t = regionTexts(lang);
  const about = region
    ? [{ label: `${t.nav.about} ${region.content.name}`, href: inLanguage(lang, `/${region.id}/over`) }]
    : [];
  const added = footSections.map((link) => ({ label: link.label(lang), href: inLanguage(lang, link.path) }));
  return [
    ...added,
    ...about,
    { label: t.foot.data, href: "/api/v1/openapi.json" },
    { label: t.foot.design, href: inLanguage(lang, "/ontwerp") },
  ];
}
