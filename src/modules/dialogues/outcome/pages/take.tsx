import { canMakePdf } from "#platform/documents/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { StoredOutcome } from "../store.ts";
import { addressOf } from "../../pages/frame.tsx";
import { moreTexts } from "./more/text.ts";
import type { Parts } from "./page.tsx";
import { outcomeTexts } from "./text.ts";

/** Everything one can take along: report, figures, and what is needed to compute it all again. */
export function TakePart({ request, standing, result, others }: Parts) {
  const { lang } = request;
  const t = moreTexts(lang);
  const to = (file: string) => addressOf(standing.dialogue, file);
  return (
    <>
      <h3>{t.take}</h3>
      <ul>
        {canMakePdf() ? (
          <li>
            <a href={request.link(to("uitkomst.pdf"))}>{t.pdf}</a>
          </li>
        ) : (
          <li>{t.noPdf}</li>
        )}
        <li>
          <a href={request.link(to("uitkomst.xlsx"))}>{t.xlsx}</a>
        </li>
        <li>
          <a href={to("uitkomst.json")}>{t.json}</a>
        </li>
        <li>
          <a href={to("open-data/comments.csv")}>{t.comments}</a>
        </li>
        {result.counted !== null && (
          <li>
            <a href={to("open-data/votes.csv")}>{t.votes}</a>
          </li>
        )}
      </ul>
      <p class="source">
        {result.counted === null ? t.rowsNo : t.rowsYes(formatNumber(result.counted, lang))} {t.check}
      </p>
      {others.length > 0 && (
        <p>
          <a href={request.link(to("vergelijk"))}>{t.compare}</a>
        </p>
      )}
    </>
  );
}

/** One line per earlier version: its hash stays, its data does not. */
export function History({
  request,
  outcome,
  history,
}: Pick<Parts, "request" | "history"> & { readonly outcome: StoredOutcome }) {
  const { lang } = request;
  const t = outcomeTexts(lang);
  const day = (date: Date) => formatDate(date, lang);
  const older = history.filter(({ version }) => version !== outcome.version);
  const why = goneWords(outcome, lang);
  if (older.length === 0) return null;
  return (
    <>
      <h3>{t.history}</h3>
      {why && <p>{why}</p>}
      <ul>
        {older.map((one) => (
          <li>
            {t.historyLine(String(one.version), day(one.madeAt), one.hash.slice(0, 16))}{" "}
            {goneWords(one, lang) ?? t.reasons[one.reason]}
          </li>
        ))}
      </ul>
    </>
  );
}

/** "3 mensen trokken zich terug": why this version came; undefined when it came for another reason. */
export function goneWords(
  { reason, gone }: Pick<StoredOutcome, "reason" | "gone">,
  lang: "nl" | "en",
): string | undefined {
  const t = moreTexts(lang);
  if (gone > 0) return t.gone(formatNumber(gone, lang), gone === 1);
  return reason === "withdrawn" ? t.goneOne : undefined;
}
