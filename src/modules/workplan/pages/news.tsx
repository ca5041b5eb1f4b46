import { Empty, NewsLine, NewsList } from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import { type Change, changeSentence } from "../change-words.ts";
import { workplanTexts } from "../text.ts";
import { Frame, ViewHead, type ViewRequest, workplanHref } from "./frame.tsx";

/** What changed on the workplan lately, newest first. */
export function NewsPage(props: {
  readonly request: ViewRequest;
  readonly region: Region;
  readonly changes: readonly Change[];
}) {
  const { request, region, changes } = props;
  const { lang } = request;
  const t = workplanTexts(lang);
  return (
    <Frame
      request={request}
      region={region}
      title={t.views.news}
      description={t.news.lead}
      crumbs={[{ label: t.views.news }]}
    >
      <ViewHead lang={lang} region={region} view="news" title={t.views.news} lead={t.news.lead} />
      {changes.length === 0 && <Empty title={t.news.none} text={t.news.noneText} />}
      <NewsList>
        {changes.map((change) => (
          <NewsLine
            lang={lang}
            junction={change.before && !change.removed ? 7 : 5}
            date={change.at}
            href={workplanHref(lang, region, change.removed ? "" : `/${change.id}`)}
          >
            {changeSentence(change, lang)}
          </NewsLine>
        ))}
      </NewsList>
    </Frame>
  );
}
