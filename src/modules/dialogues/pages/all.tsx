import { DataTable, Empty, Lead, Pagination } from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import { type Contribution } from "../model.ts";
import { careTexts } from "../care/text.ts";
import type { ShownDialogue } from "../store.ts";
import { dialogueTexts } from "../text.ts";
import { addressOf, type Asked, DialogueFrame } from "./frame.tsx";

export interface AllProps {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  readonly contributions: readonly Contribution[];
  readonly page: number;
}

export const perPage = 50;

/** All contributions that may be read, fifty at a time, with a way to report each. */
export function AllPage({ request, region, dialogue, contributions, page }: AllProps) {
  const { lang } = request;
  const t = dialogueTexts(lang);
  const pages = Math.max(1, Math.ceil(contributions.length / perPage));
  const at = Math.min(page, pages);
  const rows = contributions.slice((at - 1) * perPage, at * perPage);
  const here = request.link(addressOf(dialogue, "bijdragen"));
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.all.title} under={t.all.title}>
      <h1>{t.all.title}</h1>
      <Lead>{t.all.lead}</Lead>
      {rows.length === 0 ? (
        <Empty title={t.all.none} text={t.all.noneText} />
      ) : (
        <DataTable
          lang={lang}
          caption={t.all.title}
          captionHidden
          rows={rows}
          columns={[
            {
              key: "number",
              label: t.all.column.number,
              cell: (row) => <span id={`b${row.number}`}>{row.number}</span>,
            },
            {
              key: "text",
              label: t.all.column.text,
              cell: (row) => (
                <>
                  <span lang={row.lang === "xx" ? undefined : row.lang} dir="auto">
                    {row.body}
                  </span>{" "}
                  {row.translation && (
                    <p class="source">
                      {careTexts(lang).translated} <span lang="nl">{row.translation}</span>
                    </p>
                  )}
                  <a class="small" href={request.link(addressOf(dialogue, `meld/${row.number}`))} rel="nofollow">
                    {t.report.send}
                    <span class="vh">: {t.score.number(String(row.number))}</span>
                  </a>
                </>
              ),
            },
          ]}
        />
      )}
      <Pagination
        lang={lang}
        page={at}
        pages={pages}
        href={(number) => (number === 1 ? here : `${here}?pagina=${number}`)}
      />
    </DialogueFrame>
  );
}
