import {
  Button,
  Checkbox,
  Empty,
  ErrorSummary,
  Note,
  Pill,
  RadioGroup,
  SavedLine,
  TextArea,
  TextInput,
} from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { moderationActions } from "../../care/actions-moderate.ts";
import type { Worry } from "../../alarm/store.ts";
import { alarmTexts } from "../../alarm/text.ts";
import { AlarmPart } from "../../alarm/views.tsx";
import type { Child } from "hono/jsx";
import { alikeSets, ChooseAlike, MergeFields, nearWords } from "../../care/alike.tsx";
import type { Near } from "../../care/alike-work.ts";
import { PairsLink } from "../../care/pairs.tsx";
import { careTexts } from "../../care/text.ts";
import type { Contribution } from "../../model.ts";
import type { Report } from "../../care/store-moderate.ts";
import { ReasonsLink } from "../../reasons/pages.tsx";
import type { ShownDialogue } from "../../store.ts";
import { dialogueTexts } from "../../text.ts";
import type { Asked } from "../frame.tsx";
import { teamAddress, TeamFrame } from "./frame.tsx";
import { teamTexts } from "./text.ts";

export interface CareProps {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
  readonly items: readonly Contribution[];
  /** How much waits in all. */
  readonly waiting: number;
  /** What worries us, with how far telling people came. */
  readonly worries: readonly Worry[];
  /** How many reasons given with scores wait to be read. */
  readonly unreadReasons: number;
  readonly now: Date;
  readonly reports: readonly (Report & { readonly text: string })[];
  /** Of what waits, what says nearly the same: what stands there already, and what waits too. */
  readonly near: ReadonlyMap<number, Near>;
  /** A number of which everything that is alike comes ticked. */
  readonly alike?: number;
  /** True when everything that raises nothing comes ticked. */
  readonly all?: boolean;
  readonly done?: number;
  readonly missed?: readonly number[];
  readonly wrong?: {
    readonly error: "reason" | "none" | "target";
    readonly action: string;
    readonly reason: string;
    readonly chosen: readonly number[];
    readonly target?: string;
  };
}

/** What waits, a hundred at a time: tick, choose one act and one reason, done. */
export function CarePage(props: CareProps) {
  const { request, region, dialogue, items, waiting, worries, reports, near, all, done, missed, wrong } = props;
  const { lang } = request;
  const t = teamTexts(lang).care;
  const to = (under: string) => request.link(teamAddress(region.id, dialogue.slug, under));
  const calm = items.filter(({ state }) => state === "waiting").length;
  const sets = alikeSets(
    items.filter(({ worry }) => !worry),
    near,
  );
  const picked = props.alike === undefined ? undefined : sets.get(props.alike);
  const told = {
    none: { id: `kies-${items[0]?.number ?? 0}`, text: t.noneChosen },
    reason: { id: "reden", text: t.reasonMissing },
    target: { id: "bij", text: careTexts(lang).mergeMissing },
  };
  const errors = wrong ? [told[wrong.error]] : [];
  const comesTicked = (one: Contribution) =>
    wrong
      ? wrong.chosen.includes(one.number)
      : picked?.numbers.includes(one.number) === true || (all === true && one.state === "waiting");
  return (
    <TeamFrame request={request} region={region} title={t.title} dialogue={dialogue}>
      <ErrorSummary lang={lang} errors={errors} />
      {done !== undefined && done > 0 && <SavedLine>{t.done(formatNumber(done, lang), done === 1)}</SavedLine>}
      {missed && missed.length > 0 && <Note kind="warn">{t.missed(missed.join(", "))}</Note>}
      <AlarmPart request={request} worries={worries} now={props.now} action={to("zorg")} />
      <p>
        <a href={to("logboek.csv")}>{t.log}</a> · <a href={to("opruimen")}>{careTexts(lang).cleanTitle}</a> ·{" "}
        <a href={to("vertalen")}>{careTexts(lang).translate}</a>
      </p>
      <PairsLink lang={lang} to={to("lijkt")} />
      <ReasonsLink lang={lang} to={to("redenen")} count={props.unreadReasons} />
      {items.length === 0 ? (
        <Empty title={t.empty} text={t.emptyText} />
      ) : (
        <form method="post" action={to("lezen")} class="stack">
          <p>
            {calm > 1 && (
              <>
                <a href={to("lezen?alles=1")}>{careTexts(lang).chooseAll(formatNumber(calm, lang))}</a> ·{" "}
              </>
            )}
            <a href="#doe">{t.toChoice}</a>
          </p>
          {waiting > items.length && <p>{t.first(formatNumber(items.length, lang), formatNumber(waiting, lang))}</p>}
          {items.map((one) => (
            <Waiting
              request={request}
              one={one}
              chosen={comesTicked(one)}
              near={nearWords(lang, near.get(one.number))}
              alike={sets.has(one.number) && <ChooseAlike lang={lang} set={sets.get(one.number)!} to={to} />}
              looked={worries.some(({ number, looked }) => looked && number === one.number)}
            />
          ))}
          <RadioGroup
            lang={lang}
            id="doe"
            name="doe"
            legend={t.action}
            value={wrong?.action ?? "show"}
            options={moderationActions.map((value) => ({ value, label: t.actions[value] }))}
          />
          <TextInput
            lang={lang}
            id="reden"
            name="reden"
            label={t.reason}
            hint={t.reasonHint}
            value={wrong?.reason}
            error={wrong?.error === "reason" ? t.reasonMissing : undefined}
            maxlength={300}
            optional
          />
          <div class="actions">
            <Button>{t.go}</Button>
          </div>
          <MergeFields
            lang={lang}
            items={items}
            target={wrong?.target ?? (picked && String(picked.target))}
            error={wrong?.error === "target" ? told.target.text : undefined}
            action={to("voeg-samen")}
          />
        </form>
      )}
      {items
        .filter(({ worry }) => worry)
        .map((one) => (
          <details>
            <summary>{`${t.careTitle} (${one.number})`}</summary>
            <form method="post" action={to("zorg")}>
              <input type="hidden" name="nummer" value={String(one.number)} />
              <TextArea
                lang={lang}
                id={`zorg-${one.number}`}
                name="tekst"
                label={t.careTitle}
                hint={t.careHint}
                maxlength={300}
              />
              <Button small>{t.careSave}</Button>
            </form>
          </details>
        ))}
      {reports.length > 0 && <h2>{t.reports}</h2>}
      {reports.map((report) => (
        <ReportCard request={request} report={report} action={to("melding")} />
      ))}
    </TeamFrame>
  );
}

interface WaitingProps {
  readonly request: Asked;
  readonly one: Contribution;
  readonly chosen: boolean;
  /** What it resembles, in words; empty when nothing. */
  readonly near: string;
  readonly alike: Child;
  /** True when it worried us and somebody looked. */
  readonly looked: boolean;
}

function Waiting({ request, one, chosen, near, alike, looked }: WaitingProps) {
  const t = teamTexts(request.lang).care;
  const why = one.reason ? (t.rules[one.reason] ?? one.reason) : undefined;
  return (
    <article class="card">
      <Checkbox
        id={`kies-${one.number}`}
        name="kies"
        value={`${one.number}.${one.version}`}
        checked={chosen}
        label={
          <>
            <span class="vh">{t.choose(String(one.number))}: </span>
            <span dir="auto">{one.body}</span>
          </>
        }
        hint={[why && near ? `${why}.` : why, near].filter(Boolean).join(" ") || undefined}
      />
      <p>
        <span class="source">{dialogueTexts(request.lang).score.number(String(one.number))}</span>{" "}
        <Pill look={one.worry ? "bad" : one.state === "held" ? "warn" : "plain"}>
          {one.worry ? t.worrying : one.state === "held" ? t.held : t.waiting}
        </Pill>{" "}
        {looked && <Pill look="good">{alarmTexts(request.lang).looked}</Pill>} {alike}
      </p>
    </article>
  );
}

function ReportCard({
  request,
  report,
  action,
}: {
  request: Asked;
  report: Report & { readonly text: string };
  action: string;
}) {
  const { lang } = request;
  const t = teamTexts(lang).care;
  const isAppeal = report.why === "appeal";
  const reasons: Readonly<Record<string, string>> = dialogueTexts(lang).report.reasons;
  return (
    <article class="card">
      <p dir="auto">“{report.text}”</p>
      <p>
        {report.appealed && `${careTexts(lang).reporterAppealed}: `}
        <b>{isAppeal ? t.appeal : (reasons[report.why] ?? report.why)}</b> {report.body}
      </p>
      <form method="post" action={action}>
        <input type="hidden" name="melding" value={report.id} />
        <TextArea lang={lang} id={`antwoord-${report.id}`} name="antwoord" label={t.reportAnswer} maxlength={1000} />
        <div class="actions">
          <Button small name="gegrond" value="1">
            {isAppeal ? careTexts(lang).upholdAppeal : t.uphold}
          </Button>
          <Button small look="quiet" name="gegrond" value="0">
            {isAppeal ? careTexts(lang).refuseAppeal : t.refuse}
          </Button>
        </div>
      </form>
    </article>
  );
}
