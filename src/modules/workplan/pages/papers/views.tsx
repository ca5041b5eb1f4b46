import {
  Button,
  ButtonLink,
  Empty,
  ErrorSummary,
  type FormError,
  Lead,
  Note,
  Pill,
  SavedLine,
  TextArea,
} from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { canMakePdf } from "#platform/documents/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { isPublic, type PaperState } from "../../papers/model.ts";
import type { PaperLine, PaperNotes, PaperRow } from "../../papers/store.ts";
import { paperTexts } from "../../papers/text.ts";
import { Frame, type ViewRequest, workplanHref } from "../frame.tsx";
import { PaperBody } from "./body.tsx";
import { paperPageTexts } from "./text.ts";

const looks = { draft: "none", ready: "warn", sent: "good", dropped: "none" } as const;

/** How far a paper is. */
export function StatePill({ lang, state }: { readonly lang: Lang; readonly state: PaperState }) {
  return <Pill look={looks[state]}>{paperTexts(lang).state[state]}</Pill>;
}

/** Papers that were sent and that anyone may read. */
export function PapersPage(props: {
  readonly request: ViewRequest;
  readonly region: Region;
  readonly papers: readonly PaperLine[];
}) {
  const { request, region, papers } = props;
  const { lang } = request;
  const t = paperPageTexts(lang);
  const base = workplanHref(lang, region, "/stukken");
  return (
    <Frame request={request} region={region} title={t.title} description={t.lead} crumbs={[{ label: t.title }]}>
      <h1>{t.title}</h1>
      <Lead>{t.lead}</Lead>
      {papers.length === 0 && <Empty title={t.none} text={t.noneText} />}
      <ul class="link-list">
        {papers.map((paper) => (
          <li>
            <a href={`${base}/${paper.slug}`}>{paper.title[lang]}</a>
            <small>{formatDate(paper.date, lang)}</small>
          </li>
        ))}
      </ul>
      <p class="soft small">
        <a href={`${base}/maak`} rel="nofollow">
          {t.forTeam}
        </a>
      </p>
    </Frame>
  );
}

/** A public paper at its own address. */
export function PaperPage(props: { readonly request: ViewRequest; readonly region: Region; readonly row: PaperRow }) {
  const { request, region, row } = props;
  const { lang } = request;
  const t = paperPageTexts(lang);
  const words = row.content.text[lang];
  const base = workplanHref(lang, region, "/stukken");
  const { previous } = row.content.facts;
  return (
    <Frame
      request={request}
      region={region}
      title={words.title}
      description={words.lead}
      crumbs={[{ label: t.title, href: base }, { label: words.title }]}
    >
      <h1>{words.title}</h1>
      <Lead>{words.lead}</Lead>
      <p>{t.sent(formatDate(row.sentAt!, lang))}</p>
      <Files lang={lang} base={`${base}/${row.slug}`} json />
      <PaperBody lang={lang} sections={words.sections} notes={row.notes} />
      <details>
        <summary>{t.seal}</summary>
        <p>{t.sealText}</p>
        <p>
          <code>{row.seal!.match(/.{8}/g)!.join(" ")}</code>
        </p>
        {previous && (
          <p>
            <a href={`${base}/${previous.id}`}>{t.previous}</a>
          </p>
        )}
      </details>
    </Frame>
  );
}

function Files({ lang, base, json }: { readonly lang: Lang; readonly base: string; readonly json?: boolean }) {
  const t = paperPageTexts(lang);
  return (
    <p class="cluster">
      {canMakePdf() && (
        <ButtonLink small look="quiet" href={`${base}/pdf`}>
          {t.pdf}
        </ButtonLink>
      )}
      <ButtonLink small look="quiet" href={`${base}/docx`}>
        {t.docx}
      </ButtonLink>
      {json && (
        <ButtonLink small look="quiet" href={`${base}/json`}>
          {t.json}
        </ButtonLink>
      )}
    </p>
  );
}

export interface WorkPageProps {
  readonly request: PageRequest;
  readonly region: Region;
  readonly row: PaperRow;
  /** What was typed, where it differs from what is kept. */
  readonly typed?: PaperNotes;
  readonly errors: readonly FormError[];
  readonly conflict?: boolean;
  readonly saved?: boolean;
}

/** The team at work on a paper: read it, add sentences, make it ready, send it. */
export function WorkPage({ request, region, row, typed, errors, conflict, saved }: WorkPageProps) {
  const { lang } = request;
  const t = paperPageTexts(lang);
  const words = row.content.text[lang];
  const base = workplanHref(lang, region, "/stukken");
  const here = `${base}/${row.slug}/werk`;
  const notes = typed ?? row.notes;
  const open = isPublic(row.audience);
  const lead =
    row.state === "sent"
      ? t.sentLead(formatDate(row.sentAt!, lang))
      : row.state === "ready"
        ? t.readyLead
        : t.draftLead;
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={t.work(words.title)}
      description={lead}
      crumbs={[{ label: t.make, href: `${base}/maak` }, { label: words.title }]}
    >
      <p>
        <StatePill lang={lang} state={row.state} /> {paperTexts(lang).audience[row.audience]}
      </p>
      <h1>{words.title}</h1>
      <Lead>{lead}</Lead>
      {saved && <SavedLine>{t.saved}</SavedLine>}
      {conflict && (
        <Note kind="warn" role="alert">
          {t.conflict}
        </Note>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      {row.state === "sent" && (open ? <a href={`${base}/${row.slug}`}>{words.title}</a> : <p>{t.closedSent}</p>)}
      <Files lang={lang} base={here} />
      <Moves lang={lang} row={row} action={here} />
      <p>{words.lead}</p>
      {row.state === "draft" ? (
        <form method="post" action={here} class="stack">
          <input type="hidden" name="version" value={String(row.version)} />
          <input type="hidden" name="doe" value="bewaar" />
          <PaperBody
            lang={lang}
            sections={words.sections}
            notes={notes}
            field={(section) => (
              <TextArea
                lang={lang}
                id={`zin-${section.id}`}
                name={`zin-${section.id}`}
                label={t.noteLabel(section.title)}
                rows={2}
                maxlength={600}
                value={notes[section.id] ?? ""}
                error={errors.find((error) => error.id === `zin-${section.id}`)?.text}
                optional
              />
            )}
          />
          <p>
            <Button>{t.save}</Button>
          </p>
        </form>
      ) : (
        <PaperBody lang={lang} sections={words.sections} notes={row.notes} />
      )}
    </Frame>
  );
}

function Moves({ lang, row, action }: { readonly lang: Lang; readonly row: PaperRow; readonly action: string }) {
  const t = paperPageTexts(lang);
  if (row.state === "sent") return null;
  const send = isPublic(row.audience) ? t.toSentPublic : t.toSent;
  return (
    <>
      <form method="post" action={action} class="cluster">
        <input type="hidden" name="version" value={String(row.version)} />
        {row.state === "draft" && (
          <Button name="doe" value="ready">
            {t.toReady}
          </Button>
        )}
        {row.state === "ready" && (
          <>
            <Button name="doe" value="sent">
              {send}
            </Button>
            <Button look="quiet" name="doe" value="draft">
              {t.toDraft}
            </Button>
          </>
        )}
        <Button look="quiet" name="doe" value="dropped">
          {t.drop}
        </Button>
      </form>
      <p class="small soft">{t.again}</p>
    </>
  );
}
