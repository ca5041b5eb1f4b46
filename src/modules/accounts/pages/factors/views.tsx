import QRCode from "qrcode";
import { Button, ButtonLink, ErrorSummary, Lead, TextInput } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Factors } from "../../actions-factors.ts";
import { AccountPage, type Asked, OneButton } from "../frame.tsx";
import { PasskeyForm } from "../sign-in/views.tsx";
import { factorTexts } from "./text.ts";

interface FactorsProps {
  readonly request: Asked;
  readonly factors: Factors;
  /** What the app must know, while it is being set up. */
  readonly setUp?: { readonly address: string; readonly secret: string };
  readonly error?: string;
  readonly device: string;
  /** False when there is a second factor that this session has not shown. */
  readonly mayChange: boolean;
}

/** Codes, recovery codes and passkeys of who is signed in. */
export function FactorsPage(props: FactorsProps) {
  const { request, factors } = props;
  const t = factorTexts(request.lang);
  return (
    <AccountPage request={request} title={t.title} islands={["passkey"]}>
      <Lead>{t.lead}</Lead>
      {props.mayChange ? (
        <>
          <Codes {...props} />
          <Passkeys {...props} />
        </>
      ) : (
        <>
          <p>{t.showFirst}</p>
          <ButtonLink
            href={`${request.link("/inloggen/tweede-stap")}?terug=${encodeURIComponent(request.link("/mijn/tweede-stap"))}`}
          >
            {t.show}
          </ButtonLink>
        </>
      )}
      {factors.codes && <p>{t.recoveryLeft(String(factors.recoveryLeft))}</p>}
    </AccountPage>
  );
}

function Codes(props: FactorsProps) {
  const { request, factors, setUp } = props;
  const t = factorTexts(request.lang);
  const at = (path: string) => request.link(`/mijn/tweede-stap${path}`);
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">{t.codes}</h2>
      <p>{factors.codes ? t.codesOn : t.codesOff}</p>
      {factors.codes && (
        <div class="actions">
          <OneButton action={at("/herstel")}>{t.recoveryNew}</OneButton>
          <OneButton action={at("/uit")}>{t.off}</OneButton>
        </div>
      )}
      {!factors.codes && !setUp && <OneButton action={at("/begin")}>{t.begin}</OneButton>}
      {!factors.codes && setUp && (
        <form method="post" action={at("")} novalidate>
          <ErrorSummary lang={request.lang} errors={props.error ? [{ id: "code", text: props.error }] : []} />
          <p>{t.scan}</p>
          <Square text={setUp.address} label={t.qr} />
          <p>
            {t.type} <code>{setUp.secret.match(/.{1,4}/g)!.join(" ")}</code>
          </p>
          <TextInput
            lang={request.lang}
            id="code"
            name="code"
            label={t.code}
            hint={t.codeHint}
            error={props.error}
            autocomplete="one-time-code"
            inputmode="numeric"
            maxlength={7}
            short
          />
          <div class="actions">
            <Button>{t.confirm}</Button>
          </div>
        </form>
      )}
    </section>
  );
}

/** A QR code, drawn here: no service elsewhere ever sees the secret. Dark on white in every theme, or cameras do not read it. */
function Square(props: { readonly text: string; readonly label: string }) {
  const { modules } = QRCode.create(props.text, { errorCorrectionLevel: "M" });
  const size = modules.size + 8;
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) dark.push(`M${column + 4} ${row + 4}h1v1h-1z`);
    }
  }
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width="232"
      height="232"
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join("")} fill="#000" />
    </svg>
  );
}

function Passkeys(props: FactorsProps) {
  const { request, factors } = props;
  const t = factorTexts(request.lang);
  return (
    <section aria-labelledby="sleutels">
      <h2 id="sleutels">{t.passkeys}</h2>
      <p>{t.passkeysLead}</p>
      {factors.passkeys.length === 0 && <p>{t.passkeysNone}</p>}
      <ul class="plain-list">
        {factors.passkeys.map((key) => (
          <li>
            {key.name} ({key.usedAt ? t.passkeyUsed(formatDate(key.usedAt, request.lang)) : t.passkeyUnused}){" "}
            <OneButton
              action={request.link("/mijn/tweede-stap/sleutel/weg")}
              hidden={{ sleutel: key.id }}
              label={t.passkeyDropLabel(key.name)}
            >
              {t.passkeyDrop}
            </OneButton>
          </li>
        ))}
      </ul>
      <noscript>
        <p>{t.noScript}</p>
      </noscript>
      <PasskeyForm
        request={request}
        action="/mijn/tweede-stap/sleutel"
        begin="/mijn/tweede-stap/sleutel/begin"
        label={t.passkeyAdd}
        failed={t.passkeyFailed}
        returnTo={request.link("/mijn/tweede-stap")}
        name={{ label: t.passkeyName, value: props.device }}
      />
    </section>
  );
}

/** Shown once, right after they were made: nothing keeps them in a form that can be read again. */
export function RecoveryPage({ request, codes }: { readonly request: Asked; readonly codes: readonly string[] }) {
  const t = factorTexts(request.lang);
  return (
    <AccountPage request={request} title={t.recoveryTitle}>
      <Lead>{t.recoveryLead}</Lead>
      <p>{t.recoveryWhy}</p>
      <ul>
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ButtonLink href={request.link("/mijn")}>{t.done}</ButtonLink>
    </AccountPage>
  );
}
