import { NewsLine, NewsList } from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Initiative } from "../model.ts";
import type { PublicChange } from "../public-versions.ts";
import { workplanTexts } from "../text.ts";
import { Frame, type ViewRequest, workplanHref } from "./frame.tsx";
import { changeSentence } from "../change-words.ts";
import { Dutch } from "./words.tsx";

/** Everything that changed of one initiative, newest first. */
export function HistoryPage(props: {
  readonly request: ViewRequest;
  readonly region: Region;
  readonly one: Initiative;
  readonly changes: readonly PublicChange[];
}) {
  const { request, region, one, changes } = props;
  const { lang } = request;
  const t = workplanTexts(lang).initiative;
  const href = workplanHref(lang, region, `/${one.id}`);
  return (
    <Frame
      request={request}
      region={region}
      title={`${t.history}: ${one.title}`}
      description={one.what}
      crumbs={[{ label: one.title, href }, { label: t.history }]}
    >
      <h1>{t.history}</h1>
      <p>
        <a href={href}>
          <Dutch lang={lang}>{one.title}</Dutch>
        </a>
      </p>
      <NewsList>
        {changes.map((change) => (
          <NewsLine lang={lang} junction={change.before ? 7 : 5} date={change.at} href={href}>
            {changeSentence(change, lang)}
          </NewsLine>
        ))}
      </NewsList>
    </Frame>
  );
}
