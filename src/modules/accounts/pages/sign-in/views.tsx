import { Button, ButtonLink, ErrorSummary, Lead, MoreLink, Note, TextInput } from "#design/components/index.ts";
import { AccountPage, type Asked } from "../frame.tsx";
import { signInTexts } from "./text.ts";

interface SignInProps {
  readonly request: Asked;
  readonly returnTo: string;
  /** Code of a hall, from the address that was shown there. */
  readonly hall?: string;
  readonly typed?: string;
  readonly error?: string;
  /** A sentence about a way in that failed. */
  readonly note?: string;
  /** Organisations with a way of their own. */
  readonly organisations: readonly { readonly organisation: string; readonly name: string }[];
}

/** One question: your e-mail address. The other ways stand below it. */
export function SignInPage(props: SignInProps) {
  const { request, returnTo } = props;
  const t = signInTexts(request.lang);
  const back = `?terug=${encodeURIComponent(returnTo)}`;
  return (
    <AccountPage request={request} title={t.title} islands={["passkey"]}>
      <Lead>{t.lead}</Lead>
      {props.note && (
        <Note kind="warn" role="alert">
          {props.note}
        </Note>
      )}
      <form method="post" action={request.link("/inloggen")} novalidate>
        <ErrorSummary lang={request.lang} errors={props.error ? [{ id: "mail", text: props.error }] : []} />
        <input type="hidden" name="terug" value={returnTo} />
        {props.hall && <input type="hidden" name="zaal" value={props.hall} />}
        <TextInput
          lang={request.lang}
          id="mail"
          name="mail"
          type="email"
          label={t.email}
          hint={t.emailHint}
          value={props.typed}
          error={props.error}
          autocomplete="email"
          maxlength={254}
        />
        <div class="actions">
          <Button>{t.send}</Button>
        </div>
      </form>
      <h2>{t.other}</h2>
      <PasskeyForm
        request={request}
        action="/inloggen/sleutel"
        begin="/inloggen/sleutel/begin"
        label={t.passkey}
        failed={t.passkeyFailed}
        returnTo={returnTo}
      />
      {props.organisations.length > 0 && (
        <ul>
          {props.organisations.map((one) => (
            <li>
              <a href={`${request.link(`/inloggen/organisatie/${one.organisation}`)}${back}`}>
                {t.organisation(one.name)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p>{t.noLogin}</p>
    </AccountPage>
  );
}

/** A button that needs the browser's own passkeys: the script shows it and fills in the answer. Without script it stays hidden. */
export function PasskeyForm(props: {
  readonly request: Asked;
  readonly action: string;
  readonly begin: string;
  readonly label: string;
  readonly failed: string;
  readonly returnTo: string;
  readonly name?: { readonly label: string; readonly value: string };
}) {
  const { request } = props;
  return (
    <form method="post" action={request.link(props.action)} data-passkey={request.link(props.begin)} hidden>
      <input type="hidden" name="terug" value={props.returnTo} />
      <input type="hidden" name="handvat" value="" />
      <input type="hidden" name="antwoord" value="" />
      {props.name && (
        <TextInput
          lang={request.lang}
          id="sleutelnaam"
          name="naam"
          label={props.name.label}
          value={props.name.value}
          maxlength={60}
        />
      )}
      <p data-passkey-failed hidden role="alert">
        {props.failed}
      </p>
      <div class="actions">
        <Button look="quiet">{props.label}</Button>
      </div>
    </form>
  );
}

/** The same words for every address. */
export function SentPage({ request, returnTo }: { readonly request: Asked; readonly returnTo: string }) {
  const t = signInTexts(request.lang);
  return (
    <AccountPage request={request} title={t.sentTitle}>
      <Lead>{t.sent}</Lead>
      <p>{t.sentUntil}</p>
      <p>{t.sentNothing}</p>
      <MoreLink href={`${request.link("/inloggen")}?terug=${encodeURIComponent(returnTo)}`}>{t.again}</MoreLink>
    </AccountPage>
  );
}

/** The page of a link: only its button spends it, so that a mail scanner that follows links does not. */
export function ConfirmPage(props: {
  readonly request: Asked;
  readonly token: string;
  readonly kind: "sign_in" | "first_operator" | "new_email";
  readonly email?: string;
  readonly typed?: string;
  readonly error?: string;
}) {
  const { request } = props;
  const t = signInTexts(request.lang);
  const first = props.kind === "first_operator";
  const say = props.kind === "new_email" ? t.confirmNew(props.email ?? "") : t.confirm(props.email ?? "");
  return (
    <AccountPage request={request} title={first ? t.firstTitle : t.confirmTitle}>
      <Lead>{first ? t.first : say}</Lead>
      <p>{first ? t.firstNext : t.confirmNotYou}</p>
      <form method="post" action={request.link(`/inloggen/${props.token}`)} novalidate>
        <ErrorSummary lang={request.lang} errors={props.error ? [{ id: "mail", text: props.error }] : []} />
        {first && (
          <TextInput
            lang={request.lang}
            id="mail"
            name="mail"
            type="email"
            label={t.email}
            value={props.typed}
            error={props.error}
            autocomplete="email"
            maxlength={254}
          />
        )}
        <div class="actions">
          <Button>{t.confirmButton}</Button>
        </div>
      </form>
    </AccountPage>
  );
}

/** Used, too old, or never there: the same words for each. */
export function DeadLinkPage({ request }: { readonly request: Asked }) {
  const t = signInTexts(request.lang);
  return (
    <AccountPage request={request} title={t.deadTitle}>
      <Lead>{t.dead}</Lead>
      <ButtonLink href={request.link("/inloggen")}>{t.newLink}</ButtonLink>
    </AccountPage>
  );
}

interface StepProps {
  readonly request: Asked;
  readonly returnTo: string;
  /** There is an app that gives codes. */
  readonly hasCodes: boolean;
  readonly hasPasskey: boolean;
  /** A role asks for it. */
  readonly needed: boolean;
  readonly error?: string;
}

/** The code of the app, a recovery code, or a passkey. Who has none makes one; who need not may go on. */
export function StepPage(props: StepProps) {
  const { request, returnTo } = props;
  const t = signInTexts(request.lang);
  return (
    <AccountPage request={request} title={t.stepTitle} islands={["passkey"]}>
      <Lead>{t.stepLead}</Lead>
      {props.needed && <p>{t.stepNeeded}</p>}
      {props.hasPasskey && (
        <PasskeyForm
          request={request}
          action="/inloggen/sleutel"
          begin="/inloggen/sleutel/begin"
          label={t.passkey}
          failed={t.passkeyFailed}
          returnTo={returnTo}
        />
      )}
      {props.hasCodes && (
        <form method="post" action={request.link("/inloggen/tweede-stap")} novalidate>
          <ErrorSummary lang={request.lang} errors={props.error ? [{ id: "code", text: props.error }] : []} />
          <input type="hidden" name="terug" value={returnTo} />
          <TextInput
            lang={request.lang}
            id="code"
            name="code"
            label={t.stepCode}
            hint={t.stepCodeHint}
            error={props.error}
            autocomplete="one-time-code"
            inputmode="text"
            maxlength={20}
            short
          />
          <div class="actions">
            <Button>{t.stepSend}</Button>
          </div>
        </form>
      )}
      {!props.hasCodes && props.needed && (
        <ButtonLink href={request.link("/mijn/tweede-stap")}>{t.stepMake}</ButtonLink>
      )}
      {!props.hasCodes && (
        <>
          <p>{t.stepSkipHint}</p>
          <MoreLink href={returnTo}>{t.stepSkip}</MoreLink>
        </>
      )}
    </AccountPage>
  );
}

export function SignOutPage({ request }: { readonly request: Asked }) {
  const t = signInTexts(request.lang);
  const signedIn = request.actor.kind === "person";
  return (
    <AccountPage request={request} title={signedIn ? t.outTitle : t.outDoneTitle}>
      <Lead>{signedIn ? t.out : t.outDone}</Lead>
      {signedIn ? (
        <form method="post" action={request.link("/uitloggen")}>
          <Button>{t.outButton}</Button>
        </form>
      ) : (
        <ButtonLink href={request.link("/")}>{t.home}</ButtonLink>
      )}
    </AccountPage>
  );
}
