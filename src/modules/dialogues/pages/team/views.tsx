import {
  Button,
  ButtonLink,
  DataTable,
  Empty,
  ErrorSummary,
  KeyFigures,
  Lead,
  LooseEnds,
  Pill,
  RadioGroup,
  SavedLine,
  TextArea,
  TextInput,
} from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { alarmTexts } from "../../alarm/text.ts";
import { answerKinds, type Phase } from "../../model.ts";
import type { TeamAnswer } from "../../care/store-moderate.ts";
import { afterTexts } from "../../after/text.ts";
import { StatusForm } from "../../follow/status-form.tsx";
import type { ShownDialogue } from "../../store.ts";
import { dialogueTexts } from "../../text.ts";
import { addressOf, type Asked } from "../frame.tsx";
import { draftTexts } from "../../drafting/pages/text.ts";
import { teamAddress, TeamFrame } from "./frame.tsx";
import { teamTexts } from "./text.ts";

interface Base {
  readonly request: Asked;
  readonly region: Region;
}

export interface Managed {
  readonly dialogue: ShownDialogue;
  readonly phase: Phase;
  readonly waiting: number;
  readonly worry: number;
  /** Of these, at how many nobody looked within the hour. */
  readonly late: number;
}

/** All dialogues of a region with what waits. */
export function TeamListPage({
  request,
  region,
  managed,
  mayMake,
}: Base & { managed: readonly Managed[]; mayMake: boolean }) {
  const { lang } = request;
  const t = teamTexts(lang);
  const n = (value: number) => formatNumber(value, lang);
  const make = { href: request.link(teamAddress(region.id, "nieuw")), label: t.make };
  return (
    <TeamFrame request={request} region={region} title={t.title}>
      <Lead>{t.lead}</Lead>
      {mayMake && (
        <div class="actions">
          {managed.length > 0 && <ButtonLink href={make.href}>{make.label}</ButtonLink>}
          <ButtonLink look="quiet" href={request.link(teamAddress(region.id, "belofte"))}>
            {afterTexts(lang).plan.edit}
          </ButtonLink>
        </div>
      )}
      {managed.length === 0 ? (
        <Empty title={t.none} text={t.noneText} action={mayMake ? make : undefined} />
      ) : (
        <DataTable
          lang={lang}
          caption={t.title}
          captionHidden
          rows={managed}
          columns={[
            {
              key: "title",
              label: t.form.name,
              cell: ({ dialogue }) => (
                <a href={request.link(teamAddress(region.id, dialogue.slug))}>{dialogue.content.title}</a>
              ),
            },
            { key: "phase", label: t.phase, cell: ({ phase }) => t.phases[phase] },
            {
              key: "closes",
              label: t.form.closes,
              cell: ({ dialogue }) => formatDate(dialogue.closesAt, lang, "short"),
            },
            { key: "waiting", label: t.care.waiting, number: true, cell: ({ waiting }) => n(waiting) },
            { key: "worry", label: t.care.worrying, number: true, cell: ({ worry }) => n(worry) },
          ]}
        />
      )}
    </TeamFrame>
  );
}

export interface ManageProps extends Base {
  readonly dialogue: ShownDialogue;
  readonly managed: Managed;
  readonly people: number;
  readonly contributions: number;
  readonly ratings: number;
  readonly mayRun: boolean;
  readonly saved: boolean;
}

/** One dialogue: what waits, and every act. */
export function ManagePage({ request, region, dialogue, managed, mayRun, saved, ...counts }: ManageProps) {
  const { lang } = request;
  const t = teamTexts(lang);
  const open = dialogueTexts(lang);
  const n = (value: number) => formatNumber(value, lang);
  const to = (under: string) => request.link(teamAddress(region.id, dialogue.slug, under));
  // With nothing to read, inviting people is what comes next.
  const invites = mayRun && managed.waiting === 0 && managed.phase !== "closed";
  return (
    <TeamFrame request={request} region={region} title={dialogue.content.title}>
      {saved && <SavedLine>{t.saved}</SavedLine>}
      <p>
        <Pill>{t.phases[managed.phase]}</Pill>{" "}
        {managed.phase === "coming" && `${open.list.opensOn(formatDate(dialogue.opensAt, lang))}. `}
        <a href={request.link(addressOf(dialogue))}>{t.open}</a>
      </p>
      <LooseEnds
        id="los"
        title={t.care.title}
        items={[
          { count: managed.late, text: alarmTexts(lang).late.item, href: to("lezen") },
          { count: managed.worry, text: t.worry, href: to("lezen") },
          { count: managed.waiting, text: t.waiting, href: to("lezen") },
        ]}
      />
      <KeyFigures
        items={[
          { value: n(counts.people), label: t.counts.people },
          { value: n(counts.contributions), label: t.counts.contributions },
          { value: n(counts.ratings), label: t.counts.ratings },
        ]}
      />
      <div class="actions">
        {invites && <ButtonLink href={to("uitnodigen")}>{t.codes}</ButtonLink>}
        <ButtonLink look={invites ? "quiet" : "primary"} href={to("lezen")}>
          {t.read}
        </ButtonLink>
        <ButtonLink look="quiet" href={to("invoeren")}>
          {open.paper.enter}
        </ButtonLink>
        <ButtonLink look="quiet" href={to("helpen")}>
          {open.paper.help}
        </ButtonLink>
        {mayRun && (
          <>
            {!invites && (
              <ButtonLink look="quiet" href={to("uitnodigen")}>
                {t.codes}
              </ButtonLink>
            )}
            <ButtonLink look="quiet" href={to("scherm")}>
              {open.hall.title}
            </ButtonLink>
            <ButtonLink look="quiet" href={to("papier")}>
              {open.paper.title}
            </ButtonLink>
            <ButtonLink look="quiet" href={to("antwoorden")}>
              {t.answer}
            </ButtonLink>
            <ButtonLink look="quiet" href={to("bewerk")}>
              {t.edit}
            </ButtonLink>
            <ButtonLink look="quiet" href={to("samenvatting")}>
              {draftTexts(lang).title}
            </ButtonLink>
          </>
        )}
      </div>
      {mayRun && managed.phase !== "closed" && (
        <details>
          <summary>{t.close}</summary>
          <p>{t.closeText}</p>
          <form method="post" action={to("sluit")}>
            <Button look="quiet">{t.close}</Button>
          </form>
        </details>
      )}
    </TeamFrame>
  );
}

export interface InviteProps extends Base {
  readonly dialogue: ShownDialogue;
  readonly address: string;
}

/** The address, its QR code, and the way to codes for letters. */
export function InvitePage({ request, region, dialogue, address }: InviteProps) {
  const t = teamTexts(request.lang).invite;
  const { codes } = dialogueTexts(request.lang).paper;
  const to = (under: string) => request.link(teamAddress(region.id, dialogue.slug, under));
  return (
    <TeamFrame request={request} region={region} title={t.title} dialogue={dialogue}>
      <h2>{t.link}</h2>
      <p>
        <a href={address}>{address}</a>
      </p>
      <p>
        <img src={to("qr.svg")} alt={t.qr} width="200" height="200" />
      </p>
      <p>
        <a href={to("qr.svg")} download="">
          {t.qrDownload}
        </a>
      </p>
      <h2>{codes.title}</h2>
      <p>{codes.lead}</p>
      <ButtonLink href={to("codes")}>{codes.title}</ButtonLink>
    </TeamFrame>
  );
}

export interface TopContribution {
  readonly number: number;
  readonly text: string;
  readonly places: readonly [number, number];
  readonly answer: TeamAnswer | undefined;
}

export interface AnswersProps extends Base {
  readonly dialogue: ShownDialogue;
  readonly top: readonly TopContribution[];
  readonly wrong?: { readonly number: number; readonly kind: string; readonly text: string; readonly by: string };
}

/** The contributions with most support, each with a place for its answer. */
export function AnswersPage({ request, region, dialogue, top, wrong }: AnswersProps) {
  const { lang } = request;
  const t = teamTexts(lang).answers;
  const kinds = dialogueTexts(lang).loop.kinds;
  return (
    <TeamFrame request={request} region={region} title={t.title} dialogue={dialogue}>
      <ErrorSummary lang={lang} errors={wrong ? [{ id: `soort-${wrong.number}`, text: t.missing }] : []} />
      <Lead>{t.lead}</Lead>
      {top.length === 0 && <Empty title={t.none} text={t.noneText} />}
      {top.map(({ number, text, places, answer }) => {
        const typed =
          wrong?.number === number
            ? wrong
            : { kind: answer?.kind ?? "", text: answer?.body ?? "", by: answer?.byName ?? region.content.organisation };
        return (
          <article class="card" id={`b${number}`}>
            <h2>{`“${text}”`}</h2>
            <p class="source">
              {t.place(places[0] === places[1] ? String(places[0]) : `${places[0]}–${places[1]}`)}{" "}
              {answer && <Pill look="good">{t.done}</Pill>}
            </p>
            <form method="post" action={request.link(teamAddress(region.id, dialogue.slug, "antwoorden"))}>
              <input type="hidden" name="nummer" value={String(number)} />
              <RadioGroup
                lang={lang}
                id={`soort-${number}`}
                name="soort"
                legend={t.kind}
                value={typed.kind}
                options={answerKinds.map((value) => ({ value, label: kinds[value] }))}
              />
              <TextArea
                lang={lang}
                id={`tekst-${number}`}
                name="tekst"
                label={t.text}
                value={typed.text}
                maxlength={2000}
              />
              <TextInput lang={lang} id={`wie-${number}`} name="wie" label={t.by} value={typed.by} maxlength={120} />
              <Button small>{t.send}</Button>
            </form>
            {answer && (
              <StatusForm
                request={request}
                number={number}
                by={answer.byName}
                action={request.link(teamAddress(region.id, dialogue.slug, "nieuws"))}
              />
            )}
          </article>
        );
      })}
    </TeamFrame>
  );
}
