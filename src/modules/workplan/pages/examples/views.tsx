import {
  Button,
  Empty,
  ErrorSummary,
  ExampleLabel,
  type FormError,
  InitiativeLine,
  Lead,
  Note,
  Select,
  TextInput,
} from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import { type Initiative, shownStatus } from "../../model.ts";
import { Frame, ViewHead, type ViewRequest, workplanHref } from "../frame.tsx";
import { Dutch, StatusPill } from "../words.tsx";
import { exampleTexts } from "./text.ts";

/** What one region offers, with how many regions copied each. */
export interface OfferedBy {
  readonly region: Region;
  readonly offered: readonly { readonly one: Initiative; readonly copies: number }[];
}

interface ExamplesProps {
  readonly request: ViewRequest;
  readonly region: Region;
  readonly offers: readonly OfferedBy[];
  readonly today: string;
}

const most = 60;

/** Everything that regions offer each other; the reader's own region comes last. */
export function ExamplesPage({ request, region, offers, today }: ExamplesProps) {
  const { lang } = request;
  const t = exampleTexts(lang);
  return (
    <Frame request={request} region={region} title={t.title} description={t.lead} crumbs={[{ label: t.title }]}>
      <ViewHead lang={lang} region={region} view="examples" title={t.title} lead={t.lead} />
      {offers.length === 0 && <Empty title={t.none} text={t.noneText} />}
      {offers.map((offer) => {
        const { name } = offer.region.content;
        const own = offer.region.id === region.id;
        return (
          <section aria-labelledby={`uit-${offer.region.id}`}>
            <h2 id={`uit-${offer.region.id}`}>{own ? t.own : t.from(name)}</h2>
            <ul class="initiatives__list">
              {offer.offered.slice(0, most).map(({ one, copies }) => (
                <InitiativeLine
                  title={one.title}
                  href={workplanHref(lang, offer.region, `/${one.id}`)}
                  what={<Dutch lang={lang}>{one.what}</Dutch>}
                  status={
                    <>
                      <StatusPill lang={lang} status={shownStatus(one, today)} />
                      {(one.example || offer.region.status === "example") && <ExampleLabel lang={lang} />}
                    </>
                  }
                  facts={[
                    t.since(formatDate(one.offered!, lang, "month")),
                    ...(copies > 0 ? [copies === 1 ? t.taken.one : t.taken.many(formatNumber(copies, lang))] : []),
                    ...(own
                      ? []
                      : [
                          <a
                            href={workplanHref(lang, region, `/voorbeelden/${offer.region.id}/${one.id}`)}
                            rel="nofollow"
                          >
                            {t.copy(region.content.name)}
                          </a>,
                        ]),
                  ]}
                />
              ))}
            </ul>
            {offer.offered.length > most && <p>{t.more(formatNumber(offer.offered.length - most, lang))}</p>}
          </section>
        );
      })}
    </Frame>
  );
}

export interface CopyValues {
  readonly challenge: string;
  readonly initiator: string;
  readonly start: string;
}

interface CopyProps {
  readonly request: ViewRequest;
  readonly region: Region;
  readonly from: Region;
  readonly origin: Initiative;
  readonly values: CopyValues;
  readonly errors: readonly FormError[];
}

/** The form that makes a draft after an example: what comes along, what stays, and three things only this region knows. */
export function CopyPage({ request, region, from, origin, values, errors }: CopyProps) {
  const { lang } = request;
  const t = exampleTexts(lang);
  const lead = t.form.lead(from.content.name);
  const wrong = (id: string) => errors.find((error) => error.id === id)?.text;
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={t.form.title(origin.title)}
      description={lead}
      crumbs={[{ label: t.title, href: workplanHref(lang, region, "/voorbeelden") }, { label: origin.title }]}
    >
      <h1>
        <Dutch lang={lang}>{t.form.title(origin.title)}</Dutch>
      </h1>
      <Lead>{lead}</Lead>
      <ErrorSummary lang={lang} errors={errors} />
      <Note title={`${t.form.with}:`}>{t.form.withText}</Note>
      <Note title={`${t.form.without}:`}>{t.form.withoutText}</Note>
      <form method="post" action={workplanHref(lang, region, `/voorbeelden/${from.id}/${origin.id}`)} class="stack">
        <CopyFields lang={lang} region={region} values={values} wrong={wrong} />
        <p>
          <Button>{t.form.button}</Button>
        </p>
      </form>
    </Frame>
  );
}

function CopyFields(props: {
  readonly lang: Lang;
  readonly region: Region;
  readonly values: CopyValues;
  readonly wrong: (id: string) => string | undefined;
}) {
  const { lang, region, values, wrong } = props;
  const t = exampleTexts(lang).form;
  return (
    <>
      <Select
        lang={lang}
        id="challenge"
        name="challenge"
        label={t.challenge}
        value={values.challenge}
        error={wrong("challenge")}
        options={region.content.challenges.map((one) => ({ value: one.id, label: one.name[lang] }))}
      />
      <TextInput
        lang={lang}
        id="initiator"
        name="initiator"
        label={t.initiator}
        value={values.initiator}
        error={wrong("initiator")}
        maxlength={120}
      />
      <TextInput
        lang={lang}
        id="start"
        name="start"
        type="date"
        label={t.start}
        hint={t.startHint}
        value={values.start}
        error={wrong("start")}
        short
      />
    </>
  );
}
