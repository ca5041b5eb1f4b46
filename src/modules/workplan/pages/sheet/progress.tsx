import { Button, Note, Working } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Underway } from "../../actions-apply.ts";
import type { SheetRow } from "../../store-sheet.ts";
import { Frame, workplanHref } from "../frame.tsx";
import { sheetTexts } from "./text.ts";

interface ProgressProps {
  readonly request: PageRequest;
  readonly region: Region;
  readonly row: SheetRow;
  readonly underway: Underway;
}

/** A long import on its way, or stopped half way with what one can do about it. */
export function ProgressPage({ request, region, row, underway }: ProgressProps) {
  const { lang } = request;
  const t = sheetTexts(lang);
  const here = workplanHref(lang, region, `/inlezen/${row.id}`);
  const { done, total, stopped } = underway;
  const share = formatNumber(total > 0 ? Math.floor((done / total) * 100) : 0, lang);
  const crumbs = [{ label: t.title, href: workplanHref(lang, region, "/inlezen") }, { label: row.fileName }];
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={stopped ? row.fileName : t.progressTitle(share, row.fileName)}
      description={t.lead}
      crumbs={crumbs}
    >
      <h1>{row.fileName}</h1>
      {stopped ? (
        <>
          <Note kind="warn" title={t.stopped}>
            {t.stoppedText(formatNumber(done, lang), formatNumber(total, lang))}
          </Note>
          <form method="post" action={here} class="cluster">
            <Button name="doe" value="verder">
              {t.goOn}
            </Button>
            <Button look="quiet" name="doe" value="stop">
              {t.giveUp}
            </Button>
          </form>
        </>
      ) : (
        <Working lang={lang} id="voortgang" title={t.working} done={done} of={total} unit={t.unit} again={here} />
      )}
    </Frame>
  );
}
