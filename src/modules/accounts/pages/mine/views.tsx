import {
  Button,
  ButtonLink,
  Checkbox,
  ErrorSummary,
  Lead,
  MoreLink,
  RadioGroup,
  SavedLine,
  TextInput,
} from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { AuditLine } from "#platform/audit/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Region } from "#modules/regions/index.ts";
import type { MyData } from "../../actions-mine.ts";
import type { ConsentKind } from "../../holders.ts";
import type { Organisation } from "../../model.ts";
import { accountTexts } from "../../text.ts";
import { AccountPage, type Asked, OneButton } from "../frame.tsx";
import { HeldPart, Looked } from "./log.tsx";
import { mineTexts } from "./text.ts";

export interface SessionLine {
  readonly id: string;
  readonly device: string;
  readonly seenAt: Date;
}

export interface MineProps {
  readonly request: Asked;
  readonly mine: MyData;
  readonly sessions: readonly SessionLine[];
  readonly consents: readonly { readonly kind: ConsentKind; readonly inForce: boolean }[];
  readonly looked: readonly AuditLine[];
  /** Regions where this person has work to do. */
  readonly regions: readonly Region[];
  readonly organisations: readonly Pick<Organisation, "region" | "slug" | "name">[];
  /** What was just done. */
  readonly saved?: string;
}

/** Everything held about who is signed in, and everything one can do about it. */
export function MinePage(props: MineProps) {
  const { request, mine } = props;
  const t = mineTexts(request.lang);
  const at = (path: string) => request.link(`/mijn/${path}`);
  return (
    <AccountPage request={request} title={t.title}>
      {props.saved && <SavedLine>{props.saved}</SavedLine>}
      <Work {...props} />
      <Lead>{t.lead}</Lead>
      {mine.held.map((part) => (
        <HeldPart part={part} lang={request.lang} />
      ))}
      <div class="actions">
        <ButtonLink href={at("veranderen")}>{t.change}</ButtonLink>
        <ButtonLink look="quiet" href={at("tweede-stap")}>
          {t.secondStepManage}
        </ButtonLink>
        <ButtonLink look="quiet" href={at("handelen")}>
          {t.acting}
        </ButtonLink>
        <ButtonLink look="quiet" href={at("brief")}>
          {t.letter}
        </ButtonLink>
      </div>
      <Sessions {...props} />
      <Consents {...props} />
      <h2 id="keek">{t.looked}</h2>
      <p>{t.lookedText}</p>
      <Looked lines={props.looked} request={request} />
      <MoreLink href={at("logboek")}>{t.lookedAll}</MoreLink>
      <h2 id="mee">{t.take}</h2>
      <p>{t.takeText}</p>
      <div class="actions">
        <ButtonLink look="quiet" href={at("gegevens.json")} download>
          {t.takeJson}
        </ButtonLink>
        <ButtonLink look="quiet" href={at("bladzijde")}>
          {t.takePage}
        </ButtonLink>
      </div>
      <h2 id="stop">{t.erase}</h2>
      <p>{t.eraseText}</p>
      <p>{t.eraseKept}</p>
      <ButtonLink look="quiet" href={at("stoppen")}>
        {t.eraseGo}
      </ButtonLink>
      <SignOut request={request} />
    </AccountPage>
  );
}

/** Who has a role finds its work first: the page of their data stands below it. */
function Work({ request, regions, organisations }: MineProps) {
  const t = mineTexts(request.lang);
  if (regions.length + organisations.length === 0) return null;
  return (
    <section aria-labelledby="werk">
      <h2 id="werk">{t.work}</h2>
      <ul>
        {regions.map(({ id, content }) => (
          <li>
            <a href={request.link(`/${id}/beheer`)}>{t.workIn(content.name)}</a>
          </li>
        ))}
        {organisations.map(({ region, slug, name }) => (
          <li>
            <a href={request.link(`/${region}/organisatie/${slug}/leden`)}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SignOut({ request }: { readonly request: Asked }) {
  return (
    <div class="actions">
      <OneButton action={request.link("/uitloggen")}>{accountTexts(request.lang).frame.signOut}</OneButton>
    </div>
  );
}

function Sessions({ request, sessions }: MineProps) {
  const t = mineTexts(request.lang);
  const others = sessions.filter((one) => one.id !== request.actor.session);
  if (others.length === 0) return null;
  return (
    <section aria-labelledby="elders">
      <h2 id="elders">{t.endOthers}</h2>
      <ul>
        {others.map((one) => (
          <li>
            {one.device || t.unknownDevice}, {t.sessionSeen(formatDate(one.seenAt, request.lang))}
            <OneButton
              action={request.link("/mijn/sessie")}
              hidden={{ sessie: one.id }}
              label={t.endSessionLabel(one.device || t.unknownDevice)}
            >
              {t.endSession}
            </OneButton>
          </li>
        ))}
      </ul>
      <OneButton action={request.link("/mijn/sessies")}>{t.endOthers}</OneButton>
    </section>
  );
}

function Consents({ request, consents }: MineProps) {
  const t = mineTexts(request.lang);
  return (
    <section aria-labelledby="ja">
      <h2 id="ja">{t.consentChoices}</h2>
      {consents.map(({ kind, inForce }) => (
        <>
          <p>
            {kind.words[request.lang]} <b>{inForce ? t.agreed : t.notAgreed}</b>
          </p>
          <OneButton
            action={request.link("/mijn/toestemming")}
            hidden={{ soort: kind.id, geeft: inForce ? "0" : "1" }}
            label={`${inForce ? t.withdraw : t.agree}: ${kind.words[request.lang]}`}
          >
            {inForce ? t.withdraw : t.agree}
          </OneButton>
        </>
      ))}
    </section>
  );
}

/** Name, language and address. */
export function ChangePage(props: {
  readonly request: Asked;
  readonly name: string;
  readonly lang: Lang;
  readonly email: string;
  readonly typedEmail?: string;
  readonly sent?: boolean;
  readonly errors?: Readonly<Record<string, string>>;
}) {
  const { request, errors = {} } = props;
  const t = mineTexts(request.lang);
  return (
    <AccountPage request={request} title={t.change}>
      {props.sent && <SavedLine>{t.newAddressSent}</SavedLine>}
      <ErrorSummary lang={request.lang} errors={Object.entries(errors).map(([id, text]) => ({ id, text }))} />
      <form method="post" action={request.link("/mijn/veranderen")} novalidate>
        <TextInput
          lang={request.lang}
          id="naam"
          name="naam"
          label={t.name}
          hint={t.nameHint}
          value={props.name}
          error={errors.naam}
          autocomplete="name"
          maxlength={100}
          optional
        />
        <RadioGroup
          lang={request.lang}
          id="taal"
          name="taal"
          legend={t.lang}
          value={props.lang}
          options={[
            { value: "nl", label: t.langs.nl },
            { value: "en", label: t.langs.en },
          ]}
        />
        <div class="actions">
          <Button>{t.save}</Button>
        </div>
      </form>
      <h2>{t.email}</h2>
      <p>{props.email}</p>
      <form method="post" action={request.link("/mijn/adres")} novalidate>
        <TextInput
          lang={request.lang}
          id="mail"
          name="mail"
          type="email"
          label={t.newAddress}
          hint={t.newAddressHint}
          value={props.typedEmail}
          error={errors.mail}
          autocomplete="email"
          maxlength={254}
        />
        <div class="actions">
          <Button look="quiet">{t.newAddressSend}</Button>
        </div>
      </form>
    </AccountPage>
  );
}

/** One question, and a box to tick, because there is no way back. */
export function ErasePage({ request, error }: { readonly request: Asked; readonly error?: string }) {
  const t = mineTexts(request.lang);
  return (
    <AccountPage request={request} title={t.eraseTitle}>
      <Lead>{t.eraseText}</Lead>
      <p>{t.eraseKept}</p>
      <form method="post" action={request.link("/mijn/stoppen")} novalidate>
        <ErrorSummary lang={request.lang} errors={error ? [{ id: "zeker", text: error }] : []} />
        <Checkbox id="zeker" name="zeker" label={t.eraseConfirm} error={error} />
        <div class="actions">
          <Button>{t.eraseSure}</Button>
          <ButtonLink look="quiet" href={request.link("/mijn")}>
            {t.eraseCancel}
          </ButtonLink>
        </div>
      </form>
    </AccountPage>
  );
}

export function ErasedPage({ request }: { readonly request: Asked }) {
  const t = mineTexts(request.lang);
  return (
    <AccountPage request={{ ...request, actor: { ...request.actor, kind: "visitor" } }} title={t.erase}>
      <Lead>{t.eraseDone}</Lead>
    </AccountPage>
  );
}
