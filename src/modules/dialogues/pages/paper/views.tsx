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
import { formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { backgroundNames, backgroundQuestions, type Contribution, longestText } from "../../model.ts";
import type { formData } from "../../paper.ts";
import type { ShownDialogue } from "../../store.ts";
import { dialogueTexts } from "../../text.ts";
import type { Asked } from "../frame.tsx";
import { teamAddress, TeamFrame } from "../team/frame.tsx";

interface Base {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
}

/** Where somebody of the team orders forms. */
export function PaperPage(
  props: Base & { readonly printed: number; readonly entered: number; readonly pdf: boolean; readonly error: boolean },
) {
  const { request, region, dialogue } = props;
  const { lang } = request;
  const t = dialogueTexts(lang).paper;
  const missing = props.error ? t.amountMissing : undefined;
  const n = (value: number) => formatNumber(value, lang);
  return (
    <TeamFrame request={request} region={region} title={t.title} dialogue={dialogue}>
      <ErrorSummary lang={lang} errors={missing ? [{ id: "aantal", text: missing }] : []} />
      <Lead>{t.lead}</Lead>
      <p>{t.counts(n(props.printed), n(props.entered))}</p>
      <form method="post" action={request.link(teamAddress(region.id, dialogue.slug, "papier"))}>
        <TextInput
          lang={lang}
          id="aantal"
          name="aantal"
          type="number"
          min={1}
          max={50}
          label={t.amount}
          hint={t.amountHint}
          error={missing}
          short
        />
        <Checkbox id="over" name="over" label={t.withAbout} />
        <div class="actions">
          {props.pdf && (
            <Button name="als" value="pdf">
              {t.pdf}
            </Button>
          )}
          <Button look={props.pdf ? "quiet" : "primary"} name="als" value="pagina">
            {t.print}
          </Button>
        </div>
        {!props.pdf && <p class="source">{t.noPdf}</p>}
      </form>
      <p>
        <a href={request.link(teamAddress(region.id, dialogue.slug, "invoeren"))}>{t.enter}</a> ·{" "}
        <a href={request.link(teamAddress(region.id, dialogue.slug, "helpen"))}>{t.help}</a>
      </p>
    </TeamFrame>
  );
}

/** The forms as a page, for a computer that makes no PDF. */
export function FormsPage({ request, region, dialogue, data }: Base & { readonly data: ReturnType<typeof formData> }) {
  return (
    <TeamFrame request={request} region={region} title={dialogueTexts(request.lang).paper.title} dialogue={dialogue}>
      {data.forms.map((form) => (
        <section class="sheet">
          <h2>{data.title}</h2>
          <p>{data.lead}</p>
          <p class="sheet__code">
            {data.codeWords} <b>{form.code}</b>
            <br />
            {data.codeHint}
          </p>
          <ul>
            {data.consent.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
          <p class="sheet__choices">
            <Ring word={data.agree} /> <Ring word={data.young} />
          </p>
          {form.items.length > 0 && (
            <>
              <h3>{data.weighTitle}</h3>
              <p>{data.weighHint}</p>
              <table class="utrecht-table sheet__table">
                <thead>
                  <tr>
                    {[data.number, data.text, ...data.rings].map((word) => (
                      <th scope="col">{word}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {form.items.map(([number, text]) => (
                    <tr>
                      <td>{number}</td>
                      <td>{text}</td>
                      {data.rings.map((word) => (
                        <td>
                          <span class="sheet__ring">{word}</span>
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
          {data.asks &&
            data.questions.map((question) => (
              <>
                <h3>{question}</h3>
                {Array.from({ length: data.rules }, () => (
                  <div class="sheet__rule" aria-hidden="true"></div>
                ))}
              </>
            ))}
          {data.background.length > 0 && (
            <>
              <h3>{data.aboutTitle}</h3>
              <p>{data.aboutHint}</p>
              {data.background.map(([legend, choices]) => (
                <p class="sheet__choices">
                  <b>{legend as string}</b>{" "}
                  {(choices as string[]).map((word) => (
                    <Ring word={word} />
                  ))}
                </p>
              ))}
            </>
          )}
          <p class="source">{data.back}</p>
        </section>
      ))}
    </TeamFrame>
  );
}

const Ring = ({ word }: { readonly word: string }) => (
  <span class="sheet__choice">
    <span class="sheet__ring"></span> {word}
  </span>
);

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
