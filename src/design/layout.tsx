import { ButtonLink } from "./components/button.tsx";
import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { BrinkMark } from "./components/mark.tsx";
import { Breadcrumb, type Crumb } from "./components/navigation.tsx";
import { type RouteProps, RouteStrip } from "./components/route.tsx";
import { SharedDefs } from "./defs.tsx";
import { formatDate } from "./format.ts";
import { designTexts } from "./text.ts";
import type { PageLinks } from "./theme/assets.ts";

export interface NavItem {
  readonly label: string;
  readonly href: string;
  /** The page is this one or lies under it. */
  readonly current?: boolean;
}

export interface PageRegion {
  /** Name in addresses; sets the accent. */
  readonly slug: string;
  readonly name: string;
  /** The region's front page. */
  readonly href: string;
}

export interface PageFoot {
  /** What Brink is, in one or two short sentences. */
  readonly say?: string;
  readonly note?: string;
  readonly links: readonly NavItem[];
  /** Only a line of links, for pages where nothing may distract. */
  readonly slim?: boolean;
}

export interface PageProps {
  readonly lang: Lang;
  /** Of this page alone; "· Brink Drenthe" is added. */
  readonly title: string;
  /** One sentence for search engines and link previews. */
  readonly description?: string;
  /** Addresses of stylesheet, font and icon, from `assets()`. */
  readonly links: PageLinks;
  /** Hashed addresses of the islands this page uses. */
  readonly scripts?: readonly string[];
  /** Absolute addresses of this page: itself and its languages. */
  readonly urls?: { readonly canonical: string; readonly nl?: string; readonly en?: string };
  /** When what stands here last changed; printed in the foot with the address. */
  readonly dated?: Date | string;
  /** This page in the other language. */
  readonly otherLanguage?: string;
  readonly noindex?: boolean;
  readonly region?: PageRegion;
  /** The front page when there is no region; `/` when left out. */
  readonly home?: string;
  /** At most five words. */
  readonly nav?: readonly NavItem[];
  /** The one button of the top. */
  readonly action?: NavItem;
  /** Whose site this is not. Shown on every page of a region that nobody declared in use. */
  readonly exampleOf?: string;
  readonly route?: Omit<RouteProps, "lang">;
  readonly crumbs?: readonly Crumb[];
  readonly foot?: PageFoot;
  /** A choice made on the page; left out, the system decides. */
  readonly theme?: "light" | "dark";
  /** True when the page's parts have their own width (bands); false puts all in one column. */
  readonly bands?: boolean;
  /** Extra lines in the head, such as feeds. No styles, no inline scripts. */
  readonly head?: Child;
}

/** The one layout of every page: skip link, top, example band, route, way back, content, hill. */
export function Page(props: PropsWithChildren<PageProps>) {
  const { lang, region } = props;
  const t = designTexts(lang);
  return (
    <html lang={lang} data-region={region?.slug} data-theme={props.theme}>
      <Head {...props} />
      <body>
        <a class="nl-skip-link nl-skip-link--visible-on-focus" href="#inhoud">
          {t.skip}
        </a>
        <SharedDefs />
        <Top {...props} />
        {props.exampleOf && (
          <aside class="example-band" aria-label={t.exampleLabel}>
            <div class="wrap">
              <p>
                <b>{t.exampleBand(props.exampleOf)}</b> {t.exampleBandMore}
              </p>
            </div>
          </aside>
        )}
        {props.route && <RouteStrip lang={lang} {...props.route} />}
        {props.crumbs && (
          <div class="wrap">
            <Breadcrumb lang={lang} items={props.crumbs} />
          </div>
        )}
        <main id="inhoud" tabindex={-1} class={props.bands ? undefined : "wrap main"}>
          {props.children}
        </main>
        <Foot {...props} />
        {props.urls && (
          <p class="print-foot">
            {props.urls.canonical}
            {props.dated && ` · ${formatDate(props.dated, lang)}`}
          </p>
        )}
      </body>
    </html>
  );
}

/** The name of the site in the title: "Brink Drenthe", or "Brink". */
function siteName(props: PageProps): string {
  return props.region ? `Brink ${props.region.name}` : "Brink";
}

function Head(props: PageProps) {
  const { links, urls } = props;
  const site = siteName(props);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{props.title === site ? site : `${props.title} · ${site}`}</title>
      {props.description && <meta name="description" content={props.description} />}
      {props.noindex && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content={props.theme ?? "light dark"} />
      <link rel="preload" href={links.font} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={links.stylesheet} />
      <link rel="icon" href={links.icon} type="image/svg+xml" />
      {urls && <link rel="canonical" href={urls.canonical} />}
      {urls?.nl && <link rel="alternate" hreflang="nl" href={urls.nl} />}
      {urls?.en && <link rel="alternate" hreflang="en" href={urls.en} />}
      {props.head}
      {props.scripts?.map((src) => (
        <script type="module" src={src}></script>
      ))}
    </head>
  );
}

function Top(props: PageProps) {
  const t = designTexts(props.lang);
  const nav = props.nav ?? [];
  if (nav.length > 5) throw new Error("The top holds at most five words");
  return (
    <header class="top">
      <div class="wrap top__bar">
        <a class="brand" href={props.region?.href ?? props.home ?? "/"}>
          <BrinkMark />
          <span>Brink {props.region && <small>{props.region.name}</small>}</span>
        </a>
        {nav.length > 0 && (
          <nav class="nav" aria-label={t.mainMenu}>
            <NavList items={nav} />
          </nav>
        )}
        {props.action && (
          <div class="top__act">
            <ButtonLink small href={props.action.href}>
              {props.action.label}
            </ButtonLink>
          </div>
        )}
        {nav.length > 0 && (
          <details class="menu">
            <summary>{t.menu}</summary>
            <nav aria-label={t.menu}>
              <NavList items={props.action ? [...nav, props.action] : nav} />
            </nav>
          </details>
        )}
      </div>
    </header>
  );
}

function NavList(props: { readonly items: readonly NavItem[] }) {
  return (
    <ul>
      {props.items.map((item) => (
        <li>
          <a href={item.href} aria-current={item.current ? "page" : undefined}>
            {item.label}
          </a>
        </li>
      ))}
    </ul>
  );
}

function Foot(props: PageProps) {
  const { foot, lang, otherLanguage } = props;
  const t = designTexts(lang);
  const other = lang === "nl" ? "en" : "nl";
  const list = (
    <nav aria-label={t.aboutMenu}>
      <ul>
        {foot?.links.map((item) => (
          <li>
            <a href={item.href}>{item.label}</a>
          </li>
        ))}
        {otherLanguage && (
          <li>
            <a href={otherLanguage} lang={other} hreflang={other} rel="alternate">
              {t.otherLanguage}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
  if (foot?.slim) {
    return (
      <footer class="foot foot--slim">
        <div class="wrap">{list}</div>
      </footer>
    );
  }
  return (
    <footer class="foot">
      <Hill />
      <div class="bottom">
        <div class="wrap">
          <div class="stack">
            {foot?.say && <p class="bottom__say">{foot.say}</p>}
            {foot?.note && <p class="bottom__soft">{foot.note}</p>}
          </div>
          {list}
        </div>
      </div>
    </footer>
  );
}

function Hill() {
  return (
    <svg class="foot__hill" viewBox="0 0 1440 120" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d="M0 82C180 40 330 34 520 62s330 44 520 16 300-46 400-30V120H0Z" fill="var(--accent-mid)" opacity=".45" />
      <path d="M0 104C220 66 420 74 640 92s420 10 800-26v54H0Z" fill="var(--accent-deep)" />
    </svg>
  );
}
