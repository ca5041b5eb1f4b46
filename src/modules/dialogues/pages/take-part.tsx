import {
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  type FormError,
  Note,
  SavedLine,
  Select,
  Talk,
  TextArea,
  TextInput,
} from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { NotIn } from "../actions-join.ts";
import { longestText } from "../model.ts";
import { careTexts } from "../care/text.ts";
import type { ShownDialogue } from "../store.ts";
import { dialogueTexts } from "../text.ts";
import { openDataSentence } from "../outcome/pages/more/text.ts";
import { WaysIn } from "./ways-in.tsx";
import { DraftLine, DraftsEnd, type Kept } from "./drafts.tsx";
import { Helping } from "../paper/pages/helped.tsx";
import { addressOf, type Asked, DialogueFrame } from "./frame.tsx";

interface Base {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
}

export interface ConsentProps extends Base {
  readonly error?: "agree" | NotIn;
  /** Names of the organisations that are invited. */
  readonly invited: readonly string[];
  readonly signedIn: boolean;
  readonly typed?: { readonly code: string; readonly own: boolean; readonly young: boolean; readonly hall?: string };
}

/** One screen before the first question: three sentences, one tick. */
export function ConsentPage(props: ConsentProps) {
  const { request, region, dialogue, error, typed } = props;
  const { lang } = request;
  const t = dialogueTexts(lang);
  const withCode = dialogue.content.entries.includes("code");
  const onlyCode = withCode && !dialogue.content.entries.includes("open");
  const codeError = error === "code" ? t.join.codeWrong : error === "needs-code" ? t.join.codeNeeded : undefined;
  const errors: FormError[] = [
    ...(error === "agree" ? [{ id: "akkoord", text: t.join.agreeMissing }] : []),
    ...(codeError ? [{ id: "code", text: codeError }] : []),
  ];
  return (
    <DialogueFrame
      request={request}
      region={region}
      dialogue={dialogue}
      title={t.join.title}
      under={t.page.join}
      personal
      islands={["drafts"]}
    >
      <DraftsEnd />
      <h1>{t.join.title}</h1>
      <ErrorSummary lang={lang} errors={errors} />
      <WaysIn {...props} />
      <ul>
        {(dialogue.content.youth ? careTexts(lang).youthSentences : t.join.sentences).map((sentence) => (
          <li>{sentence}</li>
        ))}
        <li>{openDataSentence(dialogue.content, lang)}</li>
      </ul>
      {dialogue.content.youth && <p>{careTexts(lang).youthBy(dialogue.content.youth)}</p>}
      {(dialogue.content.health || dialogue.moderation === "before") && <p>{t.join.health}</p>}
      <form method="post" action={request.link(addressOf(dialogue, "meedoen"))}>
        {typed?.hall && <input type="hidden" name="zaal" value={typed.hall} />}
        <Checkbox
          id="akkoord"
          name="akkoord"
          label={t.join.agree}
          error={error === "agree" ? t.join.agreeMissing : undefined}
          checked={error !== undefined && error !== "agree"}
          required
        />
        <Checkbox id="eigen" name="eigen" label={t.join.own} hint={t.join.ownHint} checked={typed?.own} />
        {!dialogue.content.youth && (
          <Checkbox id="jong" name="jong" label={t.join.young} hint={t.join.youngHint} checked={typed?.young} />
        )}
        {withCode && (
          <TextInput
            lang={lang}
            id="code"
            name="code"
            label={t.join.code}
            hint={t.join.codeHint}
            error={codeError}
            value={typed?.code}
            autocomplete="off"
            optional={!onlyCode}
            short
          />
        )}
        <div class="actions">
          <Button>{t.join.start}</Button>
        </div>
      </form>
      <p class="source">
        {t.join.back} <a href={request.link(addressOf(dialogue, "mijn"))}>{t.join.backLink}</a> ·{" "}
        <a href={request.link(addressOf(dialogue, "zo-werkt-het"))}>{t.join.full}</a>
      </p>
    </DialogueFrame>
  );
}

export interface SayProps extends Base {
  /** True in round 2: an idea that comes later. */
  readonly late: boolean;
  /** Which question, from 0. */
  readonly question: number;
  readonly typed?: { readonly text: string; readonly lang: string };
  readonly problem?: string;
  /** What this person answered to this question before. */
  readonly own: readonly string[];
  /** What was just saved, and what resembles it. */
  readonly saved?: {
    readonly number: number;
    readonly waiting: boolean;
    readonly alike: readonly { number: number; body: string }[];
  };
  readonly kept: Kept;
  /** Where "sla over" and "ga verder" lead. */
  readonly next: string;
}

/** One open question, answered in one's own words. */
export function SayPage(props: SayProps) {
  const { request, region, dialogue, question, typed, problem, own, saved } = props;
  const { lang } = request;
  const t = dialogueTexts(lang);
  const { questions } = dialogue.content;
  const many =
    questions.length > 1
      ? t.say.question(String(question + 1), String(questions.length))
      : props.late
        ? t.say.late
        : t.say.round;
  const here = request.link(addressOf(dialogue, `antwoord?vraag=${question + 1}`));
  return (
    <DialogueFrame
      request={request}
      region={region}
      dialogue={dialogue}
      // A reader's first words after sending: that it was kept.
      title={saved ? `${saved.waiting ? t.say.waiting : t.say.saved} ${t.say.title}` : t.say.title}
      under={t.say.title}
      personal
      islands={["drafts", "alike"]}
    >
      <Talk
        title={t.say.title}
        round={dialogue.form === "statements" ? t.score.votesRound : many}
        question={questions[question] ?? ""}
      >
        <Helping lang={lang} kept={props.kept} />
        <ErrorSummary lang={lang} errors={problem ? [{ id: "tekst", text: problem }] : []} />
        {saved && <SavedLine>{saved.waiting ? t.say.waiting : t.say.saved}</SavedLine>}
        {saved && saved.alike.length > 0 && (
          <Note title={t.say.alike}>
            <ul>
              {saved.alike.map((one) => (
                <li>“{one.body}”</li>
              ))}
            </ul>
            <p>{t.say.alikeHint}</p>
            <form method="post" action={request.link(addressOf(dialogue, "mijn/weg"))}>
              <input type="hidden" name="nummer" value={String(saved.number)} />
              <Button look="quiet" small>
                {t.mine.remove}
              </Button>
            </form>
          </Note>
        )}
        {own.length > 0 && !saved && (
          <Note title={`${t.say.own}:`}>
            <ul>
              {own.map((text) => (
                <li dir="auto">“{text}”</li>
              ))}
            </ul>
          </Note>
        )}
        <form
          method="post"
          action={here}
          {...props.kept}
          data-alike={request.link(addressOf(dialogue, "antwoord/lijkt"))}
        >
          <TextArea
            lang={lang}
            id="tekst"
            name="tekst"
            rows={5}
            label={own.length > 0 ? t.say.add : t.say.label}
            hint={t.say.hint}
            value={typed?.text}
            error={problem}
            maxlength={longestText}
          />
          <div class="card" data-alike-here="" aria-live="polite" hidden>
            {careTexts(lang).alikeTyping}
          </div>
          <Select
            lang={lang}
            id="taal"
            name="taal"
            label={t.say.lang}
            value={typed?.lang ?? lang}
            options={Object.entries(t.say.langs).map(([value, label]) => ({ value, label }))}
            short
          />
          <DraftLine lang={lang} />
          <div class="actions">
            <Button>{t.say.send}</Button>
            <ButtonLink look="quiet" href={request.link(props.next)}>
              {own.length > 0 ? t.say.next : t.say.skip}
            </ButtonLink>
          </div>
        </form>
      </Talk>
    </DialogueFrame>
  );
}
