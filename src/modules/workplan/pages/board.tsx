import { formatNumber } from "#design/format.ts";
import { applyFilters, filterHref } from "../filters.ts";
import { shownStatuses } from "../model.ts";
import { workplanTexts } from "../text.ts";
import { Frame, ViewHead, workplanHref } from "./frame.tsx";
import type { ListPageProps } from "./list.tsx";
import { Dutch, moneyWords, StatusPill } from "./words.tsx";

/** Longest column; the rest stands in the list. */
const perColumn = 30;

/** The same initiatives by how they stand. */
export function BoardPage({ request, plan, filters }: ListPageProps) {
  const { lang } = request;
  const t = workplanTexts(lang);
  const { region } = plan;
  const found = applyFilters(plan, filters);
  return (
    <Frame
      request={request}
      region={region}
      title={t.views.board}
      description={t.board.lead}
      crumbs={[{ label: t.views.board }]}
    >
      <ViewHead
        lang={lang}
        region={region}
        view="board"
        title={t.views.board}
        lead={t.board.lead}
        query={filterHref("", { ...filters, page: 1 })}
      />
      <div class="cards">
        {shownStatuses.map((status) => {
          const own = found.filter((one) => plan.statusOf.get(one.id) === status);
          return (
            <section class="card" aria-labelledby={`bord-${status}`}>
              <h2 id={`bord-${status}`}>
                <StatusPill lang={lang} status={status} /> {formatNumber(own.length, lang)}
              </h2>
              {own.length === 0 && <p class="soft">{t.board.none}</p>}
              <ul class="link-list">
                {own.slice(0, perColumn).map((one) => (
                  <li>
                    <span>
                      <a href={workplanHref(lang, region, `/${one.id}`)}>
                        <Dutch lang={lang}>{one.title}</Dutch>
                      </a>
                      <br />
                      <span class="small soft">{moneyWords(one, lang)}</span>
                    </span>
                  </li>
                ))}
              </ul>
              {own.length > perColumn && (
                <a href={filterHref(workplanHref(lang, region), { ...filters, statuses: [status], page: 1 })}>
                  {t.board.more(formatNumber(own.length - perColumn, lang))}
                </a>
              )}
            </section>
          );
        })}
      </div>
    </Frame>
  );
}
