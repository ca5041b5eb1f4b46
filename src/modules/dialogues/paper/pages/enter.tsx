import {
  Button,
  Checkbox,
  ErrorSummary,
  type FormError,
  Lead,
  Note,
  SavedLine,
  Select,
  TextArea,
  TextInput,
} from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import { backgroundNames, backgroundQuestions, type Contribution, longestText } from "../../model.ts";
import type { ShownDialogue } from "../../store.ts";
import { dialogueTexts } from "../../text.ts";
import type { Asked } from "../../pages/frame.tsx";
import { teamAddress, TeamFrame } from "../../pages/team/frame.tsx";

interface Base {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
}

/** The first field of quick entry: the code of the next form. */
export function EnterCodePage(
  props: Base & { readonly saved: boolean; readonly worry: boolean; readonly error?: string; readonly typed?: string },
) {
  const { request, region, dialogue, error } = props;
  const { lang } = request;
  const t = dialogueTexts(lang).paper;
  return (
    <TeamFrame request={request} region={region} title={t.enter} dialogue={dialogue}>
      {props.saved && <SavedLine>{t.saved}</SavedLine>}
      {props.worry && <Note kind="warn">{t.worry}</Note>}
      <ErrorSummary lang={lang} errors={error ? [{ id: "code", text: error }] : []} focus={false} />
      <Lead>{t.enterLead}</Lead>
      <form method="post" action={request.link(teamAddress(region.id, dialogue.slug, "invoeren"))}>
        <div class="field utrecht-form-field field--short">
          <label class="field__label" for="code">
            {t.enterCode}
          </label>
          <input
            class="utrecht-textbox utrecht-textbox--html-input"
            id="code"
            name="code"
            required
            autofocus
            autocomplete="off"
            value={props.typed}
          />
        </div>
        <Button>{t.find}</Button>
      </form>
    </TeamFrame>
  );
}

export interface EnterFormProps extends Base {
  readonly code: string;
  readonly texts: readonly Contribution[];
  readonly asks: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** One form a page: everything by keyboard, in the order of the paper. */
export function EnterFormPage(props: EnterFormProps) {
  const { request, region, dialogue, typed, errors } = props;
  const { lang } = request;
  const words = dialogueTexts(lang);
  const t = words.paper;
  const votes = dialogue.form === "statements";
  const errorOf = (id: string) => errors.find((one) => one.id === id)?.text;
  return (
    <TeamFrame
      request={request}
      region={region}
      title={`${t.enter}: ${props.code}`}
      dialogue={dialogue}
      islands={["quick-entry"]}
    >
      <ErrorSummary lang={lang} errors={errors} />
      <form
        method="post"
        action={request.link(teamAddress(region.id, dialogue.slug, "invoeren"))}
        class="quick"
        data-quick=""
      >
        <input type="hidden" name="code" value={props.code} />
        <input type="hidden" name="doe" value="bewaar" />
        <Checkbox
          id="akkoord"
          name="akkoord"
          label={t.agreed}
          error={errorOf("akkoord")}
          checked={"akkoord" in typed}
          required
        />
        <Checkbox id="jong" name="jong" label={t.isYoung} checked={"jong" in typed} />
        {props.texts.length > 0 && <p>{votes ? t.voteKeys : t.keys}</p>}
        {props.texts.map(({ number, body }) => (
          <TextInput
            lang={lang}
            id={`s-${number}`}
            name={`s-${number}`}
            label={`${number}. ${body}`}
            value={typed[`s-${number}`]}
            error={errorOf(`s-${number}`)}
            maxlength={2}
            autocomplete="off"
            optional
            short
          />
        ))}
        {props.asks &&
          dialogue.content.questions.map((question, at) => (
            <TextArea
              lang={lang}
              id={`a-${at}`}
              name={`a-${at}`}
              label={question}
              value={typed[`a-${at}`]}
              error={errorOf(`a-${at}`)}
              maxlength={longestText}
              optional
            />
          ))}
        <details>
          <summary>{words.about.title}</summary>
          {backgroundNames.map((name) => (
            <Select
              lang={lang}
              id={name}
              name={name}
              label={words.about.legends[name]}
              empty={words.about.none}
              value={typed[name]}
              options={backgroundQuestions[name].map((value) => ({
                value,
                label: words.about.choices[value] ?? value,
              }))}
              optional
              short
            />
          ))}
        </details>
        <Button>{t.save}</Button>
      </form>
    </TeamFrame>
  );
}

/** Helper mode: the volunteer reads the sentences out and starts together with somebody. */
export function HelpPage({ request, region, dialogue, missing }: Base & { readonly missing: boolean }) {
  const { lang } = request;
  const words = dialogueTexts(lang);
  const t = words.paper;
  const error = missing ? t.helpMissing : undefined;
  return (
    <TeamFrame request={request} region={region} title={t.help} dialogue={dialogue}>
      <ErrorSummary lang={lang} errors={error ? [{ id: "akkoord", text: error }] : []} />
      <Lead>{t.helpLead}</Lead>
      <p>{t.helpRead}</p>
      <ul>
        {words.join.sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <form method="post" action={request.link(teamAddress(region.id, dialogue.slug, "helpen"))}>
        <Checkbox id="akkoord" name="akkoord" label={t.helpAgreed} error={error} required />
        <Checkbox id="jong" name="jong" label={t.helpYoung} />
        <Button>{t.helpStart}</Button>
      </form>
      <p class="source">{t.helpLog}</p>
    </TeamFrame>
  );
}
