import type { PropsWithChildren } from "hono/jsx";
import { type Region, SitePage } from "#modules/regions/index.ts";
import type { ShownDialogue } from "../../store.ts";
import type { Asked } from "../frame.tsx";
import { teamTexts } from "./text.ts";

/** Address of the team's pages. */
export const teamAddress = (region: string, slug?: string, under?: string): string =>
  ["", region, "beheer", "gesprekken", ...(slug ? [slug] : []), ...(under ? [under] : [])].join("/");

/** Every page of the team and of moderators. */
export function TeamFrame(
  props: PropsWithChildren<{
    readonly request: Asked;
    readonly region: Region;
    readonly title: string;
    readonly dialogue?: ShownDialogue;
    readonly islands?: readonly string[];
  }>,
) {
  const { request, region, title, dialogue } = props;
  const t = teamTexts(request.lang);
  const crumbs = [
    { label: region.content.name, href: request.link(`/${region.id}`) },
    ...(title === t.title ? [] : [{ label: t.title, href: request.link(teamAddress(region.id)) }]),
    ...(dialogue ? [{ label: dialogue.content.title, href: request.link(teamAddress(region.id, dialogue.slug)) }] : []),
    { label: title },
  ];
  return (
    <SitePage
      request={request}
      region={region}
      title={title}
      description={t.lead}
      crumbs={crumbs}
      islands={props.islands}
      noindex
    >
      <h1>{title}</h1>
      {props.children}
    </SitePage>
  );
}
