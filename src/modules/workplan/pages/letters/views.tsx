import {
  Button,
  ButtonLink,
  CheckboxGroup,
  ErrorSummary,
  Lead,
  RadioGroup,
  TextArea,
  TextInput,
} from "#design/components/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Stand } from "../../actions-questions.ts";
import { standNames } from "../../actions-questions.ts";
import { letterTexts } from "../../letters/text.ts";
import type { Initiative, Milestone } from "../../model.ts";
import type { FollowKind } from "../../store-follow.ts";
import { Frame, type ViewRequest, workplanHref } from "../frame.tsx";
import { Dutch } from "../words.tsx";

interface Shared {
  readonly request: ViewRequest;
  readonly region: Region;
}

/** Where one gives an address to follow something. */
export function AskPage(
  props: Shared & {
    readonly asked: { readonly kind: FollowKind; readonly subject: string };
    readonly name: string;
    readonly address: string;
    readonly error?: string;
  },
) {
  const { request, region, asked, name, address, error } = props;
  const { lang } = request;
  const t = letterTexts(lang).follow;
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={t.title}
      description={t.lead(name)}
      crumbs={[{ label: t.title }]}
    >
      <h1>{t.title}</h1>
      <Lead>{t.lead(name)}</Lead>
      {error && <ErrorSummary lang={lang} errors={[{ id: "adres", text: error }]} />}
      <form method="post" action={workplanHref(lang, region, "/volg")} class="stack">
        <input type="hidden" name={asked.kind === "initiative" ? "initiatief" : "plek"} value={asked.subject} />
        <TextInput
          lang={lang}
          id="adres"
          name="adres"
          type="email"
          label={t.address}
          hint={t.addressHint}
          value={address}
          error={error}
          autocomplete="email"
          maxlength={254}
        />
        <p>
          <Button>{t.ask}</Button>
        </p>
      </form>
    </Frame>
  );
}

/** Confirming, and stopping. */
export function FollowerPage(
  props: Shared & { readonly token: string; readonly name: string; readonly confirmed: boolean },
) {
  const { request, region, token, name, confirmed } = props;
  const { lang } = request;
  const t = letterTexts(lang).follow;
  const action = workplanHref(lang, region, `/volg/${token}`);
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={t.title}
      description={t.title}
      crumbs={[{ label: t.title }]}
    >
      <h1>{confirmed ? t.followsTitle(name) : t.confirmTitle(name)}</h1>
      <Lead>{confirmed ? t.stopText : t.lead(name)}</Lead>
      <form method="post" action={action} class="cluster">
        <input type="hidden" name="doe" value={confirmed ? "stop" : "volg"} />
        <Button look={confirmed ? "quiet" : undefined}>{confirmed ? t.stop : t.confirmLabel}</Button>
        <ButtonLink look="quiet" href={workplanHref(lang, region)}>
          {t.back}
        </ButtonLink>
      </form>
    </Frame>
  );
}

/** One thing was done, and where to go next. */
export function SaidPage(
  props: Shared & { readonly title: string; readonly text: string; readonly initiative?: string },
) {
  const { request, region, title, text, initiative } = props;
  const { lang } = request;
  const t = letterTexts(lang);
  return (
    <Frame request={request} region={region} noindex title={title} description={text} crumbs={[{ label: title }]}>
      <h1>{title}</h1>
      <Lead>{text}</Lead>
      <p>
        <ButtonLink look="quiet" href={workplanHref(lang, region, initiative ? `/${initiative}` : "")}>
          {initiative ? t.question.see : t.follow.back}
        </ButtonLink>
      </p>
    </Frame>
  );
}

/** The two-minute form. The link in the letter fills in the answer; only the button gives it. */
export function StandPage(
  props: Shared & {
    readonly token: string;
    readonly one: Initiative;
    readonly chosen?: Stand;
    readonly late: readonly Milestone[];
    readonly error?: string;
    readonly text?: string;
  },
) {
  const { request, region, token, one, chosen, late, error } = props;
  const { lang } = request;
  const t = letterTexts(lang).question;
  return (
    <Frame
      request={request}
      region={region}
      noindex
      title={t.title(one.title)}
      description={t.lead2}
      crumbs={[{ label: one.title }]}
    >
      <h1>
        <Dutch lang={lang}>{t.title(one.title)}</Dutch>
      </h1>
      <Lead>{t.lead2}</Lead>
      {error && <ErrorSummary lang={lang} errors={[{ id: "antwoord", text: error }]} />}
      <form method="post" action={workplanHref(lang, region, `/stand/${token}`)} class="stack">
        <RadioGroup
          lang={lang}
          id="antwoord"
          name="antwoord"
          legend={t.legend}
          value={chosen}
          error={error}
          options={standNames.map((name) => ({ value: name, label: t.stands[name] }))}
        />
        {late.length > 0 && (
          <CheckboxGroup
            lang={lang}
            id="gehaald"
            name="gehaald"
            legend={t.reached}
            optional
            options={late.map((milestone) => ({ value: milestone.title, label: milestone.title }))}
          />
        )}
        <TextArea
          lang={lang}
          id="tekst"
          name="tekst"
          label={t.text}
          hint={t.textHint}
          value={props.text}
          maxlength={2_000}
          optional
        />
        <p>
          <Button>{t.button}</Button>
        </p>
      </form>
    </Frame>
  );
}
