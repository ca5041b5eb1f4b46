import {
  Button,
  CheckboxGroup,
  ErrorSummary,
  Lead,
  Note,
  RadioGroup,
  SavedLine,
  TextInput,
} from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Acting } from "../../actions-assurance.ts";
import { AccountPage, type Asked, OneButton } from "../frame.tsx";
import { mineTexts } from "./text.ts";

export interface ActingProps {
  readonly request: Asked;
  readonly acting: readonly Acting[];
  readonly typed?: {
    readonly email: string;
    readonly kind: string;
    readonly purposes: readonly string[];
    readonly endsOn: string;
  };
  readonly error?: string;
  readonly sent?: boolean;
}

/** Who acts for whom: each one explicit, limited, and to be ended by either. */
export function ActingPage(props: ActingProps) {
  const { request, typed } = props;
  const { lang } = request;
  const t = mineTexts(lang);
  return (
    <AccountPage request={request} title={t.acting}>
      {props.sent && <SavedLine>{t.actingDone}</SavedLine>}
      <Lead>{t.actingText}</Lead>
      <ul>
        {props.acting.map((one) => (
          <li>
            {t.actingStands[one.stand](one.other)}{" "}
            {one.purposes.map((purpose) => (t.actingPurpose as Record<string, string>)[purpose]).join(", ")}, {t.until}{" "}
            {formatDate(one.endsOn, lang)}.
            {one.stand === "asked" && (
              <OneButton
                action={request.link("/mijn/handelen/ja")}
                hidden={{ wie: one.id }}
                label={`${t.actingYes}: ${one.other}`}
              >
                {t.actingYes}
              </OneButton>
            )}
            {one.stand !== "asked" && (
              <OneButton
                action={request.link("/mijn/handelen/stop")}
                hidden={{ wie: one.id }}
                label={`${t.actingEndLabel} ${one.other}`.trim()}
              >
                {t.actingEnd}
              </OneButton>
            )}
          </li>
        ))}
      </ul>
      <form method="post" action={request.link("/mijn/handelen")} novalidate>
        <ErrorSummary lang={lang} errors={props.error ? [{ id: "mail", text: props.error }] : []} />
        <TextInput
          lang={lang}
          id="mail"
          name="mail"
          type="email"
          label={t.actingEmail}
          hint={t.actingEmailHint}
          value={typed?.email}
          maxlength={254}
        />
        <RadioGroup
          lang={lang}
          id="soort"
          name="soort"
          legend={t.actingKind}
          value={typed?.kind}
          options={Object.entries(t.actingKinds).map(([value, label]) => ({ value, label }))}
        />
        <CheckboxGroup
          lang={lang}
          id="doel"
          name="doel"
          legend={t.actingPurposes}
          values={typed?.purposes}
          options={Object.entries(t.actingPurpose).map(([value, label]) => ({ value, label }))}
        />
        <TextInput
          lang={lang}
          id="tot"
          name="tot"
          type="date"
          label={t.actingEnds}
          hint={t.actingEndsHint}
          value={typed?.endsOn}
          short
        />
        <div class="actions">
          <Button>{t.actingGive}</Button>
        </div>
      </form>
    </AccountPage>
  );
}

export interface LetterProps {
  readonly request: Asked;
  readonly typed?: { readonly code: string; readonly postcode: string; readonly number: string };
  readonly error?: string;
  readonly done?: "accepted" | "asked";
}

/** The code of a letter, with the address it came to. */
export function LetterPage({ request, typed, error, done }: LetterProps) {
  const { lang } = request;
  const t = mineTexts(lang);
  return (
    <AccountPage request={request} title={t.letter}>
      {done && (
        <Note kind={done === "accepted" ? "good" : "info"} role="status">
          {done === "accepted" ? t.letterDone : t.letterAsked}
        </Note>
      )}
      <Lead>{t.letterText}</Lead>
      <form method="post" action={request.link("/mijn/brief")} novalidate>
        <ErrorSummary lang={lang} errors={error ? [{ id: "code", text: error }] : []} />
        <TextInput
          lang={lang}
          id="code"
          name="code"
          label={t.letterCode}
          value={typed?.code}
          autocomplete="off"
          maxlength={30}
          short
        />
        <TextInput
          lang={lang}
          id="postcode"
          name="postcode"
          label={t.letterPostcode}
          value={typed?.postcode}
          autocomplete="postal-code"
          maxlength={8}
          short
        />
        <TextInput
          lang={lang}
          id="huisnummer"
          name="huisnummer"
          label={t.letterNumber}
          value={typed?.number}
          maxlength={12}
          short
        />
        <div class="actions">
          <Button>{t.letterSend}</Button>
        </div>
      </form>
    </AccountPage>
  );
}
