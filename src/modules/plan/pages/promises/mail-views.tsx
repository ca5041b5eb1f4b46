import {
  Button,
  ButtonLink,
  ErrorSummary,
  type FormError,
  Lead,
  Note,
  RadioGroup,
  TextArea,
  TextInput,
} from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { everyDays } from "../../actions-sign-requests.ts";
import type { Values } from "../../edit/read-goal.ts";
import type { Promised } from "../../promises/model.ts";
import { promiseTexts } from "../../promises/text.ts";
import { requestTexts } from "../../requests/text.ts";
import type { SignRequestRow } from "../../store-sign-requests.ts";
import { fieldOf } from "../edit/goal-form.tsx";
import { PlanFrame, planHref } from "../versions/parts.tsx";
import type { MailShown } from "./mail.tsx";

interface MailProps {
  readonly request: PageRequest;
  readonly shown: MailShown;
  readonly values: Values;
  readonly errors: readonly FormError[];
  /** True where a request was open when somebody asked once more. */
  readonly open?: boolean;
}

/** Asking by mail: what runs, the form where nothing does, and what was asked before. */
export function MailPage(props: MailProps) {
  const { request, shown, errors } = props;
  const { lang } = request;
  const t = requestTexts(lang);
  const { region, promised, version, requests } = shown;
  const running = requests.find((one) => one.state === "open");
  const older = requests.filter((one) => one.state !== "open");
  const href = planHref(lang, region, `/beloften/${promised.organisation}`);
  return (
    <PlanFrame
      request={request}
      region={region}
      noindex
      title={t.title(promised.name)}
      description={t.title(promised.name)}
      crumbs={[
        { label: promiseTexts(lang).nav, href: planHref(lang, region, "/beloften") },
        { label: promised.name, href },
        { label: t.link },
      ]}
    >
      <h1>{t.title(promised.name)}</h1>
      {version !== undefined && <Lead>{t.lead(String(version))}</Lead>}
      <ErrorSummary lang={lang} errors={errors} />
      {props.open && (
        <Note kind="warn" role="alert" title={t.openAlready}>
          {t.openText}
        </Note>
      )}
      {running && <Running lang={lang} row={running} action={`${href}/mail`} />}
      {!running && version === undefined && <Note title={t.nothing}>{t.nothingText}</Note>}
      {!running && version !== undefined && <AskForm {...props} action={`${href}/mail`} />}
      {older.length > 0 && (
        <>
          <h2>{t.history}</h2>
          <ul>
            {older.map((one) => (
              <li>
                {t.line(formatDate(one.asked_on, lang), String(one.plan_version), t.states[one.state])} (
                {formatDate(one.ended_on!, lang)})
              </li>
            ))}
          </ul>
        </>
      )}
    </PlanFrame>
  );
}

/** What was sent and what will be, with a way to stop it. */
function Running(props: { readonly lang: Lang; readonly row: SignRequestRow; readonly action: string }) {
  const { lang, row } = props;
  const t = requestTexts(lang);
  return (
    <>
      <Note title={t.running(formatDate(row.asked_on, lang))}>
        <p>
          {t.letters(formatNumber(row.letters, lang), formatDate(row.mailed_on, lang))}{" "}
          {row.next_on ? t.next(formatDate(row.next_on, lang)) : t.noNext}
        </p>
        <p>{t.queued}</p>
      </Note>
      <form method="post" action={props.action}>
        <Button look="quiet" name="doe" value="stop">
          {t.stop}
        </Button>
      </form>
    </>
  );
}

function AskForm({ request, shown, values, errors, action }: MailProps & { readonly action: string }) {
  const { lang } = request;
  const t = requestTexts(lang);
  const { signers } = shown;
  const field = (name: string, hint: string) => fieldOf(lang, name, { values, errors, hint });
  return (
    <>
      <p>{signers > 0 ? t.signers(formatNumber(signers, lang)) : t.noSigners}</p>
      <form method="post" action={action} class="stack">
        <TextInput
          {...field("address", t.addressHint)}
          label={t.address}
          type="email"
          autocomplete="off"
          maxlength={254}
          optional={signers > 0}
        />
        <TextArea {...field("message", t.messageHint)} label={t.message} maxlength={600} rows={4} optional />
        <RadioGroup
          {...field("every", t.everyHint)}
          legend={t.every}
          options={[
            { value: "none", label: t.everyOptions.none },
            ...everyDays.map((days) => ({ value: String(days), label: t.everyOptions[days] })),
          ]}
        />
        <p>
          <Button>{t.button}</Button>
        </p>
      </form>
    </>
  );
}

/** For whoever got a letter: no more of them. */
export function RefusePage(props: {
  readonly request: PageRequest;
  readonly region: Region;
  readonly promised: Promised;
  readonly token: string;
  readonly open: boolean;
}) {
  const { request, region, promised, token, open } = props;
  const { lang } = request;
  const t = requestTexts(lang).refuse;
  const title = open ? t.title : t.done;
  const href = planHref(lang, region, `/beloften/${promised.organisation}`);
  return (
    <PlanFrame
      request={request}
      region={region}
      noindex
      title={title}
      description={title}
      crumbs={[
        { label: promiseTexts(lang).nav, href: planHref(lang, region, "/beloften") },
        { label: promised.name, href },
        { label: title },
      ]}
    >
      <h1>{title}</h1>
      <Lead>{open ? t.text(promised.name) : t.doneText}</Lead>
      {open && (
        <form method="post" action={`${href}/mail/${token}`}>
          <Button>{t.button}</Button>
        </form>
      )}
      <p>
        <ButtonLink small look="quiet" href={href}>
          {t.see}
        </ButtonLink>
      </p>
    </PlanFrame>
  );
}
