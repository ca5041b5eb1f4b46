import {
  Button,
  Checkbox,
  Empty,
  ErrorSummary,
  type FormError,
  Lead,
  Note,
  TextInput,
} from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Contribution } from "../../model.ts";
import type { StoredDraft } from "../store.ts";
import type { ShownDialogue } from "../../store.ts";
import { addressOf, type Asked } from "../../pages/frame.tsx";
import { TeamFrame, teamAddress } from "../../pages/team/frame.tsx";
import { draftTexts } from "./text.ts";

export interface DraftProps {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  /** Hosts the operator allowed; none is off. */
  readonly hosts: readonly string[];
  readonly typed: { readonly address: string; readonly model: string; readonly active: boolean };
  readonly errors: readonly FormError[];
  readonly ready: boolean;
  readonly draft: StoredDraft | undefined;
  readonly texts: ReadonlyMap<number, Contribution>;
}

/** A draft for the team, always under its label, each sentence with the contributions it rests on. */
export function DraftPage(props: DraftProps) {
  const { request, region, dialogue, hosts, draft, ready } = props;
  const { lang } = request;
  const t = draftTexts(lang);
  return (
    <TeamFrame request={request} region={region} title={t.title} dialogue={dialogue}>
      <Lead>{t.lead}</Lead>
      {hosts.length === 0 ? (
        <Empty
          title={t.off}
          text={t.offText}
          action={{ href: request.link(teamAddress(region.id, dialogue.slug)), label: dialogue.content.title }}
        />
      ) : (
        <>
          <p>{t.sent}</p>
          {draft && <Draft {...props} draft={draft} />}
          {ready && (
            <form method="post" action={request.link(teamAddress(region.id, dialogue.slug, "samenvatting/maak"))}>
              <Button>{t.make}</Button>
            </form>
          )}
          <Settings {...props} />
        </>
      )}
    </TeamFrame>
  );
}

function Draft({ request, dialogue, draft, texts }: DraftProps & { readonly draft: StoredDraft }) {
  const { lang } = request;
  const t = draftTexts(lang);
  if (draft.state !== "made") return <Note kind={draft.state === "failed" ? "warn" : "info"}>{t[draft.state]}</Note>;
  const there = draft.sentences.filter(({ contributions }) => contributions.every((number) => texts.has(number)));
  return (
    <>
      <Note kind="warn" title={t.label}>
        {t.by(draft.model, formatDate(draft.madeAt, lang))}
      </Note>
      <ol>
        {there.map(({ text, contributions }) => (
          <li>
            {text}{" "}
            <span class="source">
              {t.rests}{" "}
              {contributions.map((number, at) => (
                <>
                  {at > 0 && ", "}
                  <a
                    href={`${request.link(addressOf(dialogue, "bijdragen"))}#b${number}`}
                    title={texts.get(number)!.body}
                  >
                    {number}
                  </a>
                </>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {there.length < draft.sentences.length && <p class="source">{t.gone}</p>}
      {draft.dropped > 0 && <p class="source">{t.dropped(formatNumber(draft.dropped, lang))}</p>}
    </>
  );
}

function Settings({ request, region, dialogue, hosts, typed, errors }: DraftProps) {
  const { lang } = request;
  const t = draftTexts(lang);
  const errorOf = (field: string) => errors.find(({ id }) => id === field)?.text;
  return (
    <>
      <h2>{t.settings}</h2>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={request.link(teamAddress(region.id, dialogue.slug, "samenvatting"))}>
        <TextInput
          lang={lang}
          id="adres"
          name="adres"
          label={t.address}
          hint={t.addressHint(hosts.join(", "))}
          value={typed.address}
          error={errorOf("adres")}
        />
        <TextInput lang={lang} id="model" name="model" label={t.model} value={typed.model} error={errorOf("model")} />
        <TextInput
          lang={lang}
          id="sleutel"
          name="sleutel"
          type="password"
          label={t.key}
          hint={t.keyHint}
          value=""
          optional
        />
        <Checkbox id="aan" name="aan" label={t.active} checked={typed.active} />
        <div class="actions">
          <Button>{t.save}</Button>
        </div>
      </form>
    </>
  );
}
