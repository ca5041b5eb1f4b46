import { ButtonLink, Lead } from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import { workplanTexts } from "../../text.ts";
import { Frame, workplanHref } from "../frame.tsx";
import { hoursTexts } from "../hours/text.ts";
import { paperPageTexts } from "../papers/text.ts";
import { editTexts } from "./text.ts";

/** A list of the Monday page. */
export interface TeamList {
  readonly title: string;
  readonly lines: readonly { readonly href: string; readonly text: string; readonly note?: string }[];
  /** What one can do about the list as a whole. */
  readonly action?: { readonly href: string; readonly label: string };
}

/** The team's own page: what changed, what comes, what runs out, what nobody sees yet. */
export function TeamPage(props: {
  readonly request: PageRequest;
  readonly region: Region;
  readonly lists: readonly TeamList[];
  /** Whether the reader keeps the whole workplan. */
  readonly keeps: boolean;
}) {
  const { request, region, lists, keeps } = props;
  const { lang } = request;
  const t = editTexts(lang).team;
  return (
    <Frame request={request} region={region} noindex title={t.title} description={t.lead} crumbs={[{ label: t.title }]}>
      <h1>{t.title}</h1>
      <Lead>{t.lead}</Lead>
      <p class="cluster">
        <ButtonLink small href={workplanHref(lang, region, "/toevoegen")}>
          {t.add}
        </ButtonLink>
        {keeps && (
          <>
            <ButtonLink small look="quiet" href={workplanHref(lang, region, "/inlezen")}>
              {t.import}
            </ButtonLink>
            <ButtonLink small look="quiet" href={workplanHref(lang, region, "/stukken/maak")}>
              {paperPageTexts(lang).make}
            </ButtonLink>
            <ButtonLink small look="quiet" href={workplanHref(lang, region, "/uren")}>
              {hoursTexts(lang).title}
            </ButtonLink>
          </>
        )}
        <ButtonLink small look="quiet" href={workplanHref(lang, region, "/downloads")}>
          {workplanTexts(lang).files.title}
        </ButtonLink>
      </p>
      {lists.map((list) => (
        <>
          <h2>{list.title}</h2>
          {list.action && (
            <p>
              <a href={list.action.href}>{list.action.label}</a>
            </p>
          )}
          {list.lines.length === 0 && <p class="soft">{t.nothing}</p>}
          <ul class={list.lines.some((line) => line.note) ? "results" : "link-list"}>
            {list.lines.map((line) => (
              <li>
                <a href={line.href}>{line.text}</a>
                {line.note && <small>{line.note}</small>}
              </li>
            ))}
          </ul>
        </>
      ))}
    </Frame>
  );
}
