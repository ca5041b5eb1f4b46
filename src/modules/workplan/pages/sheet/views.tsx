import { Button, ButtonLink, ErrorSummary, Field, Lead, Note, SavedLine, Select } from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Preview } from "../../actions-sheet.ts";
import type { Draft, RowError } from "../../sheet/import.ts";
import { targets } from "../../sheet/mapping.ts";
import { textOf } from "../../sheet/values.ts";
import type { listSheets } from "../../store-sheet.ts";
import { Frame, workplanHref } from "../frame.tsx";
import { Drafts, most } from "./drafts.tsx";
import { sheetTexts } from "./text.ts";

type Earlier = Awaited<ReturnType<typeof listSheets>>;

/** Choosing a file. */
export function UploadPage(props: {
  request: PageRequest;
  region: Region;
  earlier: Earlier;
  error: string | undefined;
}) {
  const { request, region, earlier, error } = props;
  const { lang } = request;
  const t = sheetTexts(lang);
  const base = workplanHref(lang, region, "/inlezen");
  return (
    <Frame request={request} region={region} noindex title={t.title} description={t.lead} crumbs={[{ label: t.title }]}>
      <h1>{t.title}</h1>
      <Lead>{t.lead}</Lead>
      {error && <ErrorSummary lang={lang} errors={[{ id: "file", text: error }]} />}
      <form method="post" action={base} enctype="multipart/form-data" class="stack">
        <Field lang={lang} id="file" label={t.file} hint={t.fileHint} error={error}>
          <input
            class="utrecht-textbox"
            id="file"
            name="file"
            type="file"
            accept=".xlsx,.csv,.tsv"
            required
            aria-describedby="file-hint"
          />
        </Field>
        <p>
          <Button>{t.upload}</Button>
        </p>
      </form>
      {earlier.length > 0 && (
        <>
          <h2>{t.earlier}</h2>
          <ul class="link-list">
            {earlier.map((one) => (
              <li>
                <a href={`${base}/${one.id}`}>{one.fileName}</a>
                <small>
                  {formatDate(one.at, lang, "moment")}, {t.states[one.state]}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </Frame>
  );
}

export interface PreviewPageProps {
  readonly request: PageRequest;
  readonly region: Region;
  readonly preview: Preview;
  readonly said: { readonly stand?: string; readonly terug?: string; readonly blijft?: string };
}

/** How the upload is read, and what it would change. */
export function PreviewPage({ request, region, preview, said }: PreviewPageProps) {
  const { lang } = request;
  const t = sheetTexts(lang);
  const { row, drafts, seal } = preview;
  const here = workplanHref(lang, region, `/inlezen/${row.id}`);
  const n = (count: number) => formatNumber(count, lang);
  const count = (kind: Draft["kind"]) => drafts.filter((draft) => draft.kind === kind).length;
  const going = count("new") + count("change");
  const errors = drafts.flatMap((draft) => draft.errors);
  const waiting = row.state === "waiting";
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={row.fileName}
      description={t.lead}
      crumbs={[{ label: t.title, href: workplanHref(lang, region, "/inlezen") }, { label: row.fileName }]}
    >
      <h1>{row.fileName}</h1>
      {(said.stand === "oud" || row.stale) && (
        <Note kind="warn" role="alert">
          {t.stale}
        </Note>
      )}
      {row.state === "applied" && <SavedLine>{t.applied}</SavedLine>}
      {row.state === "undone" && (
        <SavedLine>
          {said.terug !== undefined ? t.undone(said.terug) : t.states.undone} {said.blijft && t.kept(said.blijft)}
        </SavedLine>
      )}
      {row.state === "applied" && (
        <form method="post" action={here} class="cluster">
          <input type="hidden" name="doe" value="terug" />
          <Button look="quiet">{t.undo}</Button>
          <ButtonLink href={workplanHref(lang, region)}>{t.toWorkplan}</ButtonLink>
        </form>
      )}
      {waiting && (
        <>
          <h2>{t.preview}</h2>
          <p role="status">{t.counts(n(count("new")), n(count("change")), n(count("same")), n(count("error")))}</p>
          {errors.length > 0 && <Note kind="warn">{t.wrongNote}</Note>}
          <form method="post" action={here}>
            <input type="hidden" name="doe" value="verwerk" />
            <input type="hidden" name="seal" value={seal} />
            {going > 0 ? <Button>{t.apply(n(going))}</Button> : <p>{t.nothing}</p>}
          </form>
          {errors.length > 0 && <Errors lang={lang} errors={errors} />}
          <Drafts lang={lang} drafts={drafts} areaNames={preview.areaNames} />
          <Columns lang={lang} preview={preview} here={here} />
        </>
      )}
    </Frame>
  );
}

function Errors({ lang, errors }: { readonly lang: Lang; readonly errors: readonly RowError[] }) {
  const t = sheetTexts(lang);
  return (
    <>
      <h2>{t.errors}</h2>
      <ul class="results">
        {errors.slice(0, most).map((error) => (
          <li>
            <b>{t.where(error.sheet, String(error.row), error.column || "–")}</b>
            <span>
              {t.problem[error.problem]} {error.value && t.wrote(error.value)}
            </span>
          </li>
        ))}
      </ul>
      {errors.length > most && <p>{t.more(formatNumber(errors.length - most, lang))}</p>}
    </>
  );
}

function Columns({ lang, preview, here }: { readonly lang: Lang; readonly preview: Preview; readonly here: string }) {
  const t = sheetTexts(lang);
  const { sheets, reading } = preview.row;
  const rows = sheets[reading.sheet]?.rows ?? [];
  const headings = rows[reading.heading] ?? [];
  const name = (target: string) => {
    const [base = "", year] = target.split("@");
    return year ? t.inYear(t.target[base] ?? base, year) : (t.target[base] ?? base);
  };
  return (
    <>
      <h2>{t.columns}</h2>
      <p>{t.columnsHint}</p>
      <form method="post" action={here} class="stack">
        <input type="hidden" name="columns" value={String(headings.length)} />
        {sheets.length > 1 ? (
          <Select
            lang={lang}
            id="sheet"
            name="sheet"
            label={t.sheet}
            value={String(reading.sheet)}
            options={sheets.map((sheet, place) => ({ value: String(place), label: sheet.name }))}
          />
        ) : (
          <input type="hidden" name="sheet" value={String(reading.sheet)} />
        )}
        {headings.map((heading, place) => {
          const chosen = reading.columns[place] ?? "";
          const options = [...targets, ...(chosen.includes("@") ? [chosen] : [])].map((value) => ({
            value,
            label: name(value),
          }));
          const sample = textOf(rows[reading.heading + 1]?.[place]).slice(0, 60);
          return (
            <Select
              lang={lang}
              id={`kolom-${place}`}
              name={`kolom-${place}`}
              label={textOf(heading) || "–"}
              hint={sample || undefined}
              value={chosen}
              empty={t.skip}
              options={options}
              optional
            />
          );
        })}
        <p>
          <Button look="quiet">{t.again}</Button>
        </p>
      </form>
    </>
  );
}
