import {
  Button,
  DataTable,
  describedBy,
  Field,
  Lead,
  Note,
  SavedLine,
  TextArea,
  TextInput,
} from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Breach } from "../../actions-house.ts";
import type { Person } from "../../model.ts";
import { AccountPage, type Asked, OneButton } from "../frame.tsx";
import { manageTexts } from "./text.ts";

export interface CheckingProps {
  readonly request: Asked;
  readonly region: Region;
  /** May have letters printed. */
  readonly operator: boolean;
  readonly batches: readonly {
    readonly amount: number;
    readonly used: number;
    readonly madeAt: Date;
    readonly expiresAt: Date;
  }[];
  readonly waiting: readonly { readonly id: string; readonly person: Person }[];
  readonly saved?: boolean;
}

/** Letters with codes, people who wait to be accepted, and people seen in person. */
export function CheckingPage(props: CheckingProps) {
  const { request, region } = props;
  const { lang } = request;
  const t = manageTexts(lang);
  const place = request.link(`/${region.id}/beheer/herkennen`);
  return (
    <AccountPage request={request} region={region} title={t.checkingTitle(region.content.name)}>
      {props.saved && <SavedLine>{t.saved}</SavedLine>}
      <h2>{t.waiting}</h2>
      {props.waiting.length === 0 ? <p>{t.waitingNone}</p> : <p>{t.waitingLead}</p>}
      <ul>
        {props.waiting.map(({ id, person }) => (
          <li>
            {[person.name, person.email].filter(Boolean).join(", ")}
            <OneButton action={`${place}/klopt`} hidden={{ bewijs: id }} label={t.acceptLabel(person.email)}>
              {t.accept}
            </OneButton>
          </li>
        ))}
      </ul>
      <h2>{t.inPerson}</h2>
      <p>{t.inPersonLead}</p>
      <form method="post" action={`${place}/gezien`} novalidate>
        <TextInput lang={lang} id="mail" name="mail" type="email" label={t.email} maxlength={254} />
        <div class="actions">
          <Button look="quiet">{t.inPersonButton}</Button>
        </div>
      </form>
      <h2>{t.hall}</h2>
      <p>{t.hallLead}</p>
      <OneButton action={`${place}/zaal`}>{t.hallButton}</OneButton>
      <h2>{t.letters}</h2>
      {props.batches.length === 0 ? (
        <p>{t.lettersNone}</p>
      ) : (
        <DataTable
          lang={lang}
          caption={t.letters}
          captionHidden
          rows={props.batches}
          columns={[
            { key: "made", label: t.lettersMade, cell: (batch) => formatDate(batch.madeAt, lang) },
            { key: "count", label: t.lettersCount, number: true, cell: (batch) => String(batch.amount) },
            { key: "used", label: t.lettersUsed, number: true, cell: (batch) => String(batch.used) },
            { key: "until", label: t.lettersUntil, cell: (batch) => formatDate(batch.expiresAt, lang) },
          ]}
        />
      )}
      {props.operator && (
        <form method="post" action={`${place}/brieven`} novalidate>
          <p>{t.lettersLead}</p>
          <TextInput
            lang={lang}
            id="aantal"
            name="aantal"
            type="number"
            min={1}
            max={50_000}
            label={t.lettersAmount}
            inputmode="numeric"
            short
          />
          <div class="actions">
            <Button>{t.lettersButton}</Button>
          </div>
        </form>
      )}
    </AccountPage>
  );
}

/** The address to show in a hall; only now, because its code is kept as a hash. */
export function HallPage(props: { readonly request: Asked; readonly region: Region; readonly address: string }) {
  const t = manageTexts(props.request.lang);
  return (
    <AccountPage request={props.request} region={props.region} title={t.hallTitle}>
      <Lead>{t.hallAddress}</Lead>
      <p>
        <code>{props.address}</code>
      </p>
    </AccountPage>
  );
}

export interface LiveProps {
  readonly request: Asked;
  readonly region: Region;
  readonly typed: Readonly<Record<"controller" | "contact" | "privacy" | "accessibility" | "complaints", string>>;
  readonly error?: string;
  readonly saved?: boolean;
}

/** Going live: who is responsible must be known before the band "Voorbeeld" goes. */
export function LivePage({ request, region, typed, error, saved }: LiveProps) {
  const { lang } = request;
  const t = manageTexts(lang);
  const live = region.status === "in_use";
  return (
    <AccountPage request={request} region={region} title={t.liveTitle(region.content.name)}>
      {saved && <SavedLine>{t.saved}</SavedLine>}
      {error && (
        <Note kind="error" role="alert">
          {error}
        </Note>
      )}
      <Lead>{live ? t.liveDone : t.liveLead}</Lead>
      <form method="post" action={request.link(`/${region.id}/beheer/in-gebruik`)} novalidate>
        <TextArea
          lang={lang}
          id="controller"
          name="controller"
          label={t.controller}
          hint={t.controllerHint}
          value={typed.controller}
          rows={2}
          maxlength={2000}
        />
        <TextArea
          lang={lang}
          id="contact"
          name="contact"
          label={t.contact}
          value={typed.contact}
          rows={2}
          maxlength={2000}
        />
        <TextArea
          lang={lang}
          id="privacy"
          name="privacy"
          label={t.privacy}
          hint={t.privacyHint}
          value={typed.privacy}
          maxlength={2000}
        />
        <TextArea
          lang={lang}
          id="accessibility"
          name="accessibility"
          label={t.accessibility}
          hint={t.privacyHint}
          value={typed.accessibility}
          maxlength={2000}
        />
        <TextArea
          lang={lang}
          id="complaints"
          name="complaints"
          label={t.complaints}
          value={typed.complaints}
          rows={2}
          maxlength={2000}
        />
        <div class="actions">
          <Button>{live ? t.saveButton : t.liveButton}</Button>
        </div>
      </form>
    </AccountPage>
  );
}

/** The register of breaches, with the clock of 72 hours. */
export function BreachesPage({ request, breaches }: { readonly request: Asked; readonly breaches: readonly Breach[] }) {
  const { lang } = request;
  const t = manageTexts(lang);
  const place = request.link("/beheer/lekken");
  return (
    <AccountPage request={request} title={t.breaches}>
      <Lead>{t.breachesLead}</Lead>
      {breaches.length === 0 && <p>{t.breachesNone}</p>}
      {breaches.map((one) => (
        <article class="card">
          <h2>{formatDate(one.found_at, lang, "moment")}</h2>
          <p>{one.what}</p>
          <p>{one.whom}</p>
          {one.measures && <p>{one.measures}</p>}
          <p>
            <b>{t.breachStands[one.stand]}</b>. {t.breachBefore} {formatDate(one.before, lang, "moment")}
          </p>
          {one.not_reported_because && <p>{one.not_reported_because}</p>}
          {(one.stand === "open" || one.stand === "late") && (
            <>
              <OneButton action={`${place}/klaar`} hidden={{ lek: one.id }} look="primary">
                {t.breachReport}
              </OneButton>
              <form method="post" action={`${place}/klaar`} novalidate>
                <input type="hidden" name="lek" value={one.id} />
                <TextInput lang={lang} id={`reden-${one.id}`} name="reden" label={t.breachBecause} maxlength={2000} />
                <Button look="quiet" small>
                  {t.breachNot}
                </Button>
              </form>
            </>
          )}
        </article>
      ))}
      <h2>{t.breachNew}</h2>
      <form method="post" action={place} novalidate>
        <Moment lang={lang} id="ontdekt" label={t.breachFound} />
        <TextArea lang={lang} id="wat" name="wat" label={t.breachWhat} maxlength={4000} />
        <TextArea lang={lang} id="wie" name="wie" label={t.breachWhom} hint={t.breachWhomHint} maxlength={2000} />
        <TextArea lang={lang} id="maatregel" name="maatregel" label={t.breachMeasures} maxlength={4000} optional />
        <div class="actions">
          <Button>{t.breachButton}</Button>
        </div>
      </form>
    </AccountPage>
  );
}

function Moment(props: { readonly lang: "nl" | "en"; readonly id: string; readonly label: string }) {
  return (
    <Field {...props} short>
      <input
        class="utrecht-textbox utrecht-textbox--html-input"
        id={props.id}
        name={props.id}
        type="datetime-local"
        required
        aria-describedby={describedBy(props)}
      />
    </Field>
  );
}
