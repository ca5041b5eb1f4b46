import { Button, ErrorSummary, Lead, Note, Pill, TextArea, TextInput } from "#design/components/index.ts";
import { formatDate, listed } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Weighed } from "../../actions-remarks.ts";
import type { Initiative } from "../../model.ts";
import type { RemarkRow } from "../../store-remarks.ts";
import { workplanTexts } from "../../text.ts";
import { togetherTexts } from "../../together/text.ts";
import { partNames } from "../edit/specs.ts";
import { editTexts } from "../edit/text.ts";
import { Frame, workplanHref } from "../frame.tsx";

interface Said {
  readonly remark: RemarkRow;
  readonly weighed: Weighed | undefined;
}

export interface TogetherPageProps {
  readonly request: PageRequest;
  readonly region: Region;
  readonly one: Initiative;
  readonly remarks: readonly Said[];
  /** Whether the reader keeps this initiative, and so answers proposals. */
  readonly keeps: boolean;
  readonly seesMoney: boolean;
  readonly error?: string;
}

/** What team and partners say to each other about one initiative. */
export function TogetherPage({ request, region, one, remarks, keeps, seesMoney, error }: TogetherPageProps) {
  const { lang } = request;
  const t = togetherTexts(lang);
  const base = workplanHref(lang, region, `/${one.id}`);
  const proposals = remarks.filter(({ remark }) => remark.kind === "proposal");
  const comments = remarks.filter(({ remark }) => remark.kind === "comment");
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={t.title(one.title)}
      description={t.lead}
      crumbs={[{ label: one.title, href: base }, { label: t.crumb }]}
    >
      <h1>{t.title(one.title)}</h1>
      <Lead>{t.lead}</Lead>
      {error && <ErrorSummary lang={lang} errors={[{ id: "tekst", text: error }]} />}
      <h2>{t.proposals}</h2>
      <p>{t.proposeLead}</p>
      <ul class="link-list">
        {partNames
          .filter((part) => part !== "geld" || seesMoney)
          .map((part) => (
            <li>
              <a href={`${base}/voorstel/${part}`}>{editTexts(lang).part[part]}</a>
            </li>
          ))}
      </ul>
      {proposals.map((said) => (
        <ProposalNote lang={lang} said={said} keeps={keeps} action={`${base}/samen`} />
      ))}
      <h2>{t.comments}</h2>
      {comments.length === 0 && <p class="soft">{t.none}</p>}
      <ol class="results">
        {comments.map(({ remark }) => (
          <li>
            <span>{remark.text}</span>
            <small class="soft"> {formatDate(remark.at, lang, "moment")}</small>
          </li>
        ))}
      </ol>
      <form method="post" action={`${base}/samen`} class="stack">
        <TextArea
          lang={lang}
          id="tekst"
          name="tekst"
          label={t.comment}
          hint={t.commentHint}
          maxlength={2_000}
          value={request.form.text("tekst")}
          error={error}
        />
        <p>
          <Button>{t.send}</Button>
        </p>
      </form>
    </Frame>
  );
}

interface ProposalProps {
  readonly lang: Lang;
  readonly said: Said;
  readonly keeps: boolean;
  readonly action: string;
}

function ProposalNote({ lang, said: { remark, weighed }, keeps, action }: ProposalProps) {
  const t = togetherTexts(lang);
  const words = workplanTexts(lang).fields;
  const names = (fields: readonly (keyof Initiative)[]) =>
    listed([...new Set(fields.map((name) => words[name]))], lang);
  const looks = { open: "warn", taken: "good", declined: "none" } as const;
  const clash = weighed !== undefined && weighed.clashes.length > 0;
  return (
    <Note title={`${formatDate(remark.at, lang, "moment")}: ${remark.text}`}>
      <p>
        <Pill look={looks[remark.state]}>{t[remark.state]}</Pill> {weighed && t.changes(names(weighed.fields))}{" "}
        {remark.answer && t.because(remark.answer)}
      </p>
      {remark.state === "open" && clash && <p>{t.clash(names(weighed.clashes))}</p>}
      {remark.state === "open" && keeps && (
        <form method="post" action={action} class="stack">
          <input type="hidden" name="voorstel" value={remark.id} />
          <TextInput lang={lang} id={`waarom-${remark.id}`} name="waarom" label={t.why} maxlength={300} optional />
          <p class="cluster">
            {!clash && (
              <Button small name="doe" value="neem">
                {t.take}
              </Button>
            )}
            <Button small look="quiet" name="doe" value="niet">
              {t.decline}
            </Button>
          </p>
        </form>
      )}
    </Note>
  );
}
