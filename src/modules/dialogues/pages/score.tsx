import {
  Button,
  ButtonLink,
  Contribution as Balloon,
  ErrorSummary,
  Note,
  RadioGroup,
  SavedLine,
  Scale,
  Stepping,
  Talk,
  TextArea,
} from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import { afterTexts } from "../after/text.ts";
import { careTexts } from "../care/text.ts";
import { followTexts } from "../follow/text.ts";
import { type Contribution, longestReason, setSize } from "../model.ts";
import { reasonTexts } from "../reasons/text.ts";
import type { ShownDialogue } from "../store.ts";
import type { OwnRating } from "../store-votes.ts";
import { dialogueTexts } from "../text.ts";
import { wordParts } from "../words.ts";
import { DraftLine, type Kept } from "./drafts.tsx";
import { Helping } from "../paper/pages/helped.tsx";
import { addressOf, type Asked, DialogueFrame, Example } from "./frame.tsx";

export interface ScoreProps {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  readonly contribution: Contribution;
  /** Number of what was read just before it; only the page knows. */
  readonly after?: number;
  /** How many this person did before this one. */
  readonly done: number;
  /** How many one set can hold here. */
  readonly of: number;
  readonly before: Partial<OwnRating> | undefined;
  readonly wrong?: { readonly field: "score" | "reden"; readonly text: string };
  readonly note?: string;
  readonly saved: boolean;
  readonly code: string;
  readonly kept: Kept;
}

/** One contribution to weigh: the words, the scale, a reason if one likes. */
export function ScorePage(props: ScoreProps) {
  const { request, region, dialogue, contribution, wrong, before } = props;
  const { lang } = request;
  const t = dialogueTexts(lang).score;
  const error = wrong?.field === "score" ? wrong.text : undefined;
  const votes = dialogue.form === "statements";
  const here = request.link(addressOf(dialogue, votes ? "stellingen" : "ronde-2"));
  const marked = new Set(before?.words ?? []);
  const foreign = contribution.lang !== "nl" && contribution.lang !== "xx";
  return (
    <DialogueFrame
      request={request}
      region={region}
      dialogue={dialogue}
      title={t.title}
      under={t.title}
      personal
      islands={["scale", "drafts"]}
    >
      <form method="post" action={here} {...props.kept}>
        <input type="hidden" name="nummer" value={String(contribution.number)} />
        {props.after !== undefined && <input type="hidden" name="na" value={String(props.after)} />}
        <Talk
          title={`${t.title}: ${t.number(String(contribution.number))}`}
          round={
            <>
              {votes ? t.votesRound : t.round} <Example request={request} dialogue={dialogue} />
            </>
          }
          question={dialogue.content.questions[contribution.question] ?? dialogue.content.questions[0]!}
        >
          <Helping lang={lang} kept={props.kept} />
          <ErrorSummary lang={lang} errors={wrong ? [{ id: wrong.field, text: wrong.text }] : []} />
          {props.note && <Note kind="warn">{props.note}</Note>}
          <Steps {...props} />
          <Balloon
            parts={wordParts(contribution.body).map(({ text, mark }) =>
              mark === undefined || votes ? { text } : { text, word: String(mark), chosen: marked.has(mark) },
            )}
            by={
              contribution.place ??
              (foreign
                ? t.translated(dialogueTexts(lang).say.langs[contribution.lang as "en"] ?? contribution.lang)
                : undefined)
            }
            textLang={contribution.lang === "xx" ? undefined : contribution.lang}
          />
          {contribution.translation && (
            <Note title={careTexts(lang).translated}>
              <p lang="nl">{contribution.translation}</p>
            </Note>
          )}
          {!votes && <p class="source">{t.tap}</p>}
          {votes ? (
            <RadioGroup
              lang={lang}
              id="score"
              name="score"
              legend={t.voteLegend}
              big
              error={error}
              value={before?.value === undefined || before.value === null ? undefined : String(before.value)}
              options={[
                { value: "1", label: t.votes.agree },
                { value: "-1", label: t.votes.disagree },
                { value: "0", label: t.votes.pass },
              ]}
            />
          ) : (
            <>
              <Scale
                lang={lang}
                id="score"
                name="score"
                legend={t.legend}
                value={before?.value ?? undefined}
                error={error}
              />
              <TextArea
                lang={lang}
                id="reden"
                name="reden"
                label={t.reason}
                hint={reasonTexts(lang).hint}
                error={wrong?.field === "reden" ? wrong.text : undefined}
                value={before?.reason ?? ""}
                maxlength={longestReason}
                optional
              />
            </>
          )}
          <DraftLine lang={lang} />
          <div class="actions">
            <Button>{t.next}</Button>
            <Button look="quiet" name="over" value="1" formnovalidate>
              {t.skip}
            </Button>
          </div>
          {props.saved && (
            <SavedLine>
              {t.saved} <b>{props.code}</b>.
            </SavedLine>
          )}
          <p class="source">
            {t.nobody} <a href={request.link(addressOf(dialogue, "zo-werkt-het"))}>{t.howLink}</a> ·{" "}
            <a href={request.link(addressOf(dialogue, `meld/${contribution.number}`))}>{t.report}</a>
          </p>
        </Talk>
      </form>
    </DialogueFrame>
  );
}

function Steps({ request, done, of }: ScoreProps) {
  const t = dialogueTexts(request.lang).score;
  const size = Math.min(setSize, of);
  if (done >= size) return <p class="source">{t.more(String(done))}</p>;
  return (
    <Stepping
      lang={request.lang}
      at={done + 1}
      of={size}
      left={t.minutes(String(Math.max(1, Math.ceil((size - done) / 3))))}
    />
  );
}

export interface DoneProps {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  /** True when nothing is left to read. */
  readonly all: boolean;
  readonly code: string;
  readonly mayAdd: boolean;
}

/** After a set: thanks, and the choice to go on. */
export function SetDonePage({ request, region, dialogue, all, code, mayAdd }: DoneProps) {
  const t = dialogueTexts(request.lang);
  const to = (under: string) => request.link(addressOf(dialogue, under));
  const round = dialogue.form === "statements" ? "stellingen" : "ronde-2";
  return (
    <DialogueFrame
      request={request}
      region={region}
      dialogue={dialogue}
      title={t.thanks.title}
      under={t.thanks.title}
      personal
    >
      <h1>{all ? t.score.allTitle : t.score.doneTitle}</h1>
      <p>{all ? t.score.allText : t.score.doneText}</p>
      <p>
        {t.thanks.lead} {t.thanks.code(code)}
      </p>
      <div class="actions">
        {!all && <ButtonLink href={to(`${round}?door=1`)}>{t.score.doneMore}</ButtonLink>}
        <ButtonLink look={all ? "primary" : "quiet"} href={to("uitkomst")}>
          {t.page.outcomeNow}
        </ButtonLink>
        {dialogue.content.grade && (
          <ButtonLink look="quiet" href={to("cijfer")}>
            {afterTexts(request.lang).grade.link}
          </ButtonLink>
        )}
        {mayAdd && (
          <ButtonLink look="quiet" href={to("antwoord")}>
            {t.thanks.addIdea}
          </ButtonLink>
        )}
      </div>
      <p>
        <a href={to("mijn")}>{t.code.toMine}</a> · <a href={to("volgen")}>{followTexts(request.lang).link}</a>
      </p>
      <form method="post" action={to("vergeet")}>
        <Button look="quiet" small>
          {t.code.done}
        </Button>
      </form>
    </DialogueFrame>
  );
}
