import { Button, Checkbox, ErrorSummary, Lead, TextInput } from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { formData } from "../document.ts";
import type { ShownDialogue } from "../../store.ts";
import { dialogueTexts } from "../../text.ts";
import type { Asked } from "../../pages/frame.tsx";
import { teamAddress, TeamFrame } from "../../pages/team/frame.tsx";

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
