import type { PropsWithChildren } from "hono/jsx";
import { Chips, type Crumb, ExampleLabel, type Junction, Lead, Note } from "#design/components/index.ts";
import { type Region, SitePage } from "#modules/regions/index.ts";
import { inLanguage, type PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { workplanTexts } from "../text.ts";

/** Views of the same initiatives, with their address under `/werkagenda`. */
export const views = {
  list: "",
  timeline: "/tijdlijn",
  board: "/bord",
  money: "/geld",
  areas: "/gebieden",
  network: "/netwerk",
  transformation: "/transformatie",
  tree: "/boom",
  news: "/nieuw",
  loose: "/losse-eindjes",
  examples: "/voorbeelden",
  files: "/downloads",
} as const;
export type View = keyof typeof views;

export type ViewRequest = Pick<PageRequest, "lang" | "path" | "absolute">;

/** Address of a page of the workplan in a language. */
export const workplanHref = (lang: Lang, region: Pick<Region, "id">, rest = ""): string =>
  inLanguage(lang, `/${region.id}/werkagenda${rest}`);

export interface FrameProps {
  readonly request: ViewRequest;
  readonly region: Region;
  readonly title: string;
  readonly description: string;
  readonly crumbs?: readonly Crumb[];
  readonly noindex?: boolean;
  /** Junction of the thread; 5, the plan, when left out. */
  readonly here?: Junction;
}

/** A page of the workplan. */
export function Frame(props: PropsWithChildren<FrameProps>) {
  const { request, region } = props;
  const { lang } = request;
  const t = workplanTexts(lang);
  const home = { label: region.content.name, href: inLanguage(lang, `/${region.id}`) };
  const crumbs = props.crumbs
    ? [home, { label: t.list.title, href: workplanHref(lang, region) }, ...props.crumbs]
    : [home, { label: t.list.title }];
  return (
    <SitePage
      request={request}
      region={region}
      here={props.here ?? 5}
      title={props.title}
      description={props.description}
      crumbs={crumbs}
      noindex={props.noindex}
    >
      {props.children}
    </SitePage>
  );
}

/** The title of a view, what it shows, and the way to the others. */
export function ViewHead(props: {
  lang: Lang;
  region: Region;
  view: View;
  title: string;
  lead: string;
  query?: string;
}) {
  const { lang, region, view } = props;
  return (
    <>
      <h1>
        {props.title} {region.status === "example" && <ExampleLabel lang={lang} />}
      </h1>
      <Lead>{props.lead}</Lead>
      {lang !== "nl" && <Note>{workplanTexts(lang).list.dutchOnly}</Note>}
      <ViewChips lang={lang} region={region} view={view} query={props.query} />
    </>
  );
}

/** The views as chips; `query` keeps filters that the list, the timeline and the board share. */
export function ViewChips(props: { lang: Lang; region: Region; view: View; query?: string }) {
  const { lang, region, view } = props;
  const t = workplanTexts(lang).views;
  const keeps: readonly View[] = ["list", "timeline", "board"];
  return (
    <Chips
      label={t.label}
      items={(Object.keys(views) as View[]).map((name) => ({
        label: t[name],
        href: `${workplanHref(lang, region, views[name])}${keeps.includes(name) ? (props.query ?? "") : ""}`,
        chosen: name === view,
      }))}
    />
  );
}
