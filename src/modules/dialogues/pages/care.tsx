import {
  Button,
  Empty,
  ErrorSummary,
  KeyFigures,
  Lead,
  Note,
  RadioGroup,
  SavedLine,
  TextArea,
} from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { type Fairness, FairnessPart } from "../after/views.tsx";
import { careTexts } from "../care/text.ts";
import { type Contribution, reportReasons } from "../model.ts";
import type { LoopCounts, Report, TeamAnswer } from "../care/store-moderate.ts";
import type { ShownDialogue } from "../store.ts";
import type { News } from "../follow/store.ts";
import { followTexts } from "../follow/text.ts";
import { dialogueTexts } from "../text.ts";
import type { GroupSpread } from "../outcome/published.ts";
import { type Helped, HelpedCount } from "../paper/pages/helped.tsx";
import { SpreadPart } from "../reading/pages/table.tsx";
import { spreadTexts } from "../reading/pages/text.ts";
import { addressOf, type Asked, DialogueFrame, Example } from "./frame.tsx";

interface Base {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
}

/** Anyone may report a contribution. */
export function ReportPage(
  props: Base & { readonly contribution: Contribution; readonly missing?: boolean; readonly typed?: string },
) {
  const { request, region, dialogue, contribution, missing } = props;
  const { lang } = request;
  const t = dialogueTexts(lang).report;
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.title} under={t.title} personal>
      <h1>{t.title}</h1>
      <ErrorSummary lang={lang} errors={missing ? [{ id: "waarom", text: t.missing }] : []} />
      <Lead>{t.lead}</Lead>
      <blockquote dir="auto">
        <p>“{contribution.body}”</p>
      </blockquote>
      <form method="post" action={request.link(addressOf(dialogue, `meld/${contribution.number}`))}>
        <RadioGroup
          lang={lang}
          id="waarom"
          name="waarom"
          legend={t.why}
          error={missing ? t.missing : undefined}
          options={reportReasons.map((value) => ({ value, label: t.reasons[value] }))}
        />
        <TextArea lang={lang} id="tekst" name="tekst" label={t.text} value={props.typed} maxlength={1000} optional />
        <div class="actions">
          <Button>{t.send}</Button>
        </div>
      </form>
    </DialogueFrame>
  );
}

/** What became of a report; its address is the reporter's way back. */
export function ReportAnswerPage({ request, region, dialogue, report }: Base & { readonly report: Report }) {
  const t = dialogueTexts(request.lang).report;
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.answer} under={t.answer} personal>
      <h1>{t.answer}</h1>
      {report.state === "open" ? (
        <>
          <SavedLine>{t.done}</SavedLine>
          <p>{t.keep}</p>
          <p>{t.open}</p>
        </>
      ) : (
        <Note title={report.state === "upheld" ? t.upheld : t.refused}>
          <p>{report.answer}</p>
        </Note>
      )}
      {report.state !== "open" && !report.appealed && report.why !== "appeal" && (
        <details>
          <summary>{careTexts(request.lang).reporterAppeal}</summary>
          <form method="post" action={request.link(addressOf(dialogue, `melding/${report.id}`))}>
            <TextArea
              lang={request.lang}
              id="tekst"
              name="tekst"
              label={careTexts(request.lang).reporterAppeal}
              hint={careTexts(request.lang).reporterAppealHint}
              maxlength={1000}
            />
            <Button small>{careTexts(request.lang).reporterAppealSend}</Button>
          </form>
        </details>
      )}
    </DialogueFrame>
  );
}

export interface HowProps extends Base {
  readonly fairness: Fairness;
  readonly exposure: { readonly least: number; readonly median: number; readonly most: number };
  readonly spread: readonly GroupSpread[];
  /** How many contributions lie under another one that says the same. */
  readonly merged: number;
  readonly log: { readonly shown: number; readonly rejected: number; readonly held: number };
  readonly helped: Helped;
}

/** How contributions are treated: fair hearing with its exposure, the rules, who one is, what moderators did. */
export function HowPage({ request, region, dialogue, fairness, exposure, spread, merged, log, helped }: HowProps) {
  const { lang } = request;
  const t = dialogueTexts(lang).how;
  const n = (value: number) => formatNumber(value, lang);
  const before = dialogue.moderation === "before" || dialogue.content.health;
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.title} under={t.title}>
      <h1>{t.title}</h1>
      <h2>{t.fairTitle}</h2>
      <p>{t.fair}</p>
      <p>{t.exposure(n(exposure.least), n(exposure.median), n(exposure.most))}</p>
      <SpreadPart lang={lang} spread={spread} />
      <h2>{t.rulesTitle}</h2>
      <ul>
        {t.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <p>{before ? t.before : t.after}</p>
      <p>{t.author}</p>
      <h2>{t.logTitle}</h2>
      <p>
        {t.log(n(log.shown), n(log.rejected), n(log.held))} {merged > 0 && spreadTexts(lang).merged(n(merged))}
      </p>
      <h2>{t.privacyTitle}</h2>
      <p>{t.privacy}</p>
      <p>{t.privacyBackground}</p>
      <h2>{t.oneTitle}</h2>
      <p>{t.one}</p>
      <p>{t.oneLevels}</p>
      <FairnessPart request={request} {...fairness} />
      <HelpedCount lang={lang} helped={helped} />
    </DialogueFrame>
  );
}

export interface Answered {
  readonly dialogue: ShownDialogue;
  readonly answers: readonly {
    readonly answer: TeamAnswer;
    readonly text: string | undefined;
    /** What happened later. */
    readonly news?: readonly News[];
  }[];
}

export interface LoopProps {
  readonly request: Asked;
  readonly region: Region;
  readonly counts: LoopCounts;
  readonly answered: readonly Answered[];
}

/** The loop closed: how many were answered, how fast, what goes on; then every answer. */
export function LoopPage({ request, region, counts, answered }: LoopProps) {
  const { lang } = request;
  const t = dialogueTexts(lang).loop;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <DialogueFrame request={request} region={region} title={t.title} under={t.title}>
      <h1>{t.title}</h1>
      <Lead>{t.lead}</Lead>
      <KeyFigures
        items={[
          { value: n(counts.dialogues), label: t.counts.dialogues },
          { value: n(counts.answered), label: t.counts.answered },
          { value: n(counts.adopted), label: t.counts.adopted },
          ...(counts.medianDays === null ? [] : [{ value: n(counts.medianDays), label: t.counts.days }]),
        ]}
      />
      {answered.length === 0 && <Empty title={t.none} text={t.noneText} />}
      {answered.map(({ dialogue, answers }) => (
        <section aria-labelledby={`g-${dialogue.slug}`}>
          <h2 id={`g-${dialogue.slug}`}>
            <a href={request.link(addressOf(dialogue))}>{dialogue.content.title}</a>{" "}
            <Example request={request} dialogue={dialogue} />
          </h2>
          <AnswerList request={request} answers={answers} />
        </section>
      ))}
    </DialogueFrame>
  );
}

/** Contributions with what was done with them, and why (not). */
export function AnswerList({ request, answers }: { request: Pick<Asked, "lang">; answers: Answered["answers"] }) {
  const t = dialogueTexts(request.lang);
  return (
    <ul class="results">
      {answers.map(({ answer, text, news }) => (
        <li>
          <h3>{text === undefined ? t.all.withdrawn : `“${text}”`}</h3>
          <p>
            <b>{t.loop.kinds[answer.kind]}.</b> {answer.body}
          </p>
          <p class="source">{t.loop.by(answer.byName, formatDate(answer.answeredOn, request.lang))}</p>
          {(news ?? []).map((one) => (
            <p>
              <b>{followTexts(request.lang).letter.kinds[one.kind]}</b> {`(${formatDate(one.onDay, request.lang)}): `}
              {one.body}
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
