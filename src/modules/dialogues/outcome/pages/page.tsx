import {
  BarCell,
  DataTable,
  Empty,
  KeyFigures,
  Mark,
  MoreLink,
  Note,
  RankList,
  RankRow,
  Section,
} from "#design/components/index.ts";
import { formatDate, formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Contribution } from "../../model.ts";
import type { Outcome, Ranked } from "../compute.ts";
import type { ShownDialogue } from "../../store.ts";
import type { StoredOutcome } from "../store.ts";
import { type Answered, AnswerList } from "../../pages/care.tsx";
import { addressOf, type Asked, DialogueFrame, Example } from "../../pages/frame.tsx";
import { type Standing, StepPlan } from "../../pages/public.tsx";
import { ReasonsSection, ThemesSection } from "./extra.tsx";
import { MapSection, SharedSections } from "./groups.tsx";
import { moreTexts } from "./more/text.ts";
import { goneWords, History, TakePart } from "./take.tsx";
import { outcomeTexts } from "./text.ts";
import { boundSentence } from "./weighted.tsx";
import { missingSentence, PerspectivesSection, WhoSection } from "./who.tsx";

export interface OutcomeProps {
  readonly request: Asked;
  readonly region: Region;
  readonly standing: Standing;
  readonly outcome: StoredOutcome | undefined;
  /** Contributions that may be read now: what was withdrawn since is gone. */
  readonly texts: ReadonlyMap<number, Contribution>;
  readonly history: readonly Omit<StoredOutcome, "result">[];
  readonly answers: Answered["answers"];
  /** Of what divides people most: reasons that a moderator let through. */
  readonly reasons: readonly { readonly number: number; readonly rows: readonly { value: number; reason: string }[] }[];
  /** Other dialogues with an outcome. */
  readonly others: readonly ShownDialogue[];
  /** Letters with a code that were made, and that brought somebody. */
  readonly letters: { readonly made: number; readonly used: number };
}

/** What every part of the page is drawn from. */
export interface Parts extends OutcomeProps {
  readonly result: Outcome;
  /** The words of a contribution in quotation marks; undefined when it is gone. */
  readonly quote: (number: number) => string | undefined;
}

/** What the group said: one sentence, then common ground, ranking, groups, who took part, and what happens with it. */
export function OutcomePage(props: OutcomeProps) {
  const { request, region, standing, outcome, texts } = props;
  const { dialogue } = standing;
  const t = outcomeTexts(request.lang);
  const result = outcome?.result;
  const enough = result && result.ranking.length > 0;
  const quote = (number: number) => {
    const found = texts.get(number);
    return found && t.quote(found.body);
  };
  return (
    <DialogueFrame
      request={request}
      region={region}
      dialogue={dialogue}
      title={`${t.title}: ${dialogue.content.title}`}
      description={t.description(dialogue.content.title)}
      under={t.title}
      bands
    >
      {enough ? (
        <Whole {...props} outcome={outcome} result={result} quote={quote} />
      ) : (
        <div class="wrap main">
          <h1>{`${t.title}: ${dialogue.content.title}`}</h1>
          <Empty
            title={t.none}
            text={t.noneText}
            action={{ href: request.link(addressOf(dialogue)), label: dialogue.content.title }}
          />
        </div>
      )}
    </DialogueFrame>
  );
}

function Whole(props: Parts & { readonly outcome: StoredOutcome }) {
  const { request, outcome, result } = props;
  return (
    <>
      <Head {...props} />
      {result.map && <SharedSections {...props} map={result.map} />}
      <RankingSection {...props} />
      <MapSection {...props} />
      <ThemesSection {...props} />
      <PerspectivesSection {...props} />
      <ReasonsSection {...props} />
      <WhoSection {...props} />
      <ThenSection {...props} outcome={outcome} request={request} />
    </>
  );
}

/** The finding in one sentence, with how many stand behind it and whether it holds. */
function Head(props: Parts & { readonly outcome: StoredOutcome }) {
  const { request, standing, outcome, result, quote } = props;
  const { lang } = request;
  const t = outcomeTexts(lang);
  const n = (value: number) => formatNumber(value, lang);
  const { dialogue } = standing;
  const best =
    result.map?.unites.find(({ number }) => quote(number)) ??
    result.ranking.find((row) => row.low > 0 && quote(row.number));
  const found = best && quote(best.number);
  const verdict = result.conclusion?.verdict ?? "unknown";
  const why = goneWords(outcome, lang);
  const divides = result.map?.divides.map(({ number }) => quote(number)).find((words) => words !== undefined);
  const [before, after] = t.finding.one("\n").split("\n");
  return (
    <section class="band band--tight">
      <div class="wrap stack">
        <p class="source">
          {dialogue.content.questions[0]} <Example dialogue={dialogue} request={request} />
        </p>
        <h1>
          {found ? (
            <>
              {before}
              <Mark>{found}</Mark>
              {after}
            </>
          ) : (
            t.finding.none
          )}
        </h1>
        <KeyFigures
          items={[
            { value: n(result.people), label: t.figures.people },
            { value: n(result.contributions), label: t.figures.contributions },
            { value: n(result.ratings), label: t.figures.ratings },
            { value: n(result.exposure.least), label: t.figures.read },
          ]}
        />
        {(divides || result.who.length > 0) && (
          <p>
            {divides && moreTexts(lang).differ(divides)} {result.who.length > 0 && missingSentence(props)}
          </p>
        )}
        <p>
          {outcome.official ? t.official(formatDate(outcome.madeAt, lang)) : t.provisional} {why}
        </p>
        <Note kind={verdict === "holds" ? "good" : "info"} title={t.verdict[verdict]}>
          {t.verdictText[verdict]} {boundSentence(result.conclusion, lang)}
        </Note>
      </div>
    </section>
  );
}

/** How many stand on the page before "alle bijdragen". */
const listed = 12;

function RankingSection(props: Parts) {
  const { request, standing, result } = props;
  const { lang } = request;
  const t = outcomeTexts(lang);
  const { dialogue } = standing;
  const votes = dialogue.form === "statements";
  const rows = result.ranking.filter((row) => props.texts.has(row.number));
  return (
    <Section id="belangrijkst" title={t.ranking} intro={votes ? t.rankingIntroVotes : t.rankingIntro}>
      <p class="source">
        {t.rankingBase} {result.counted !== null && moreTexts(lang).counted(formatNumber(result.counted, lang))}
      </p>
      {votes ? <VoteTable {...props} rows={rows} /> : <ScoreList {...props} rows={rows.slice(0, listed)} />}
      {!votes && rows.length > listed && (
        <details class="details-table">
          <summary>{t.all}</summary>
          <ScoreTable {...props} rows={rows} />
        </details>
      )}
      {result.tooFew > 0 && <p class="source">{t.tooFew(formatNumber(result.tooFew, lang))}</p>}
      <MoreLink href={request.link(addressOf(dialogue, "bijdragen"))}>{t.all}</MoreLink>
    </Section>
  );
}

interface Rows extends Parts {
  readonly rows: readonly Ranked[];
}

function ScoreList({ request, rows, texts }: Rows) {
  const { lang } = request;
  const t = outcomeTexts(lang);
  return (
    <RankList>
      {rows.map((row) => (
        <RankRow
          lang={lang}
          places={row.places}
          text={texts.get(row.number)!.body}
          meta={[t.weighed(formatNumber(row.votes, lang)), ...(row.split ? [t.split] : [])].join(" · ")}
          mean={row.mean}
          low={row.low}
          high={row.high}
        />
      ))}
    </RankList>
  );
}

const places = ([first, last]: readonly [number, number]): string =>
  first === last ? String(first) : `${first}–${last}`;

function ScoreTable({ request, rows, texts }: Rows) {
  const { lang } = request;
  const t = outcomeTexts(lang);
  const n = (value: number) => formatNumber(value, lang, 1);
  return (
    <DataTable
      lang={lang}
      caption={t.ranking}
      captionHidden
      rows={rows}
      columns={[
        { key: "place", label: t.voteColumns.place, cell: (row) => places(row.places) },
        { key: "text", label: t.text, cell: (row) => texts.get(row.number)!.body },
        { key: "mean", label: "−3…+3", number: true, cell: (row) => `${n(row.mean)} (${n(row.low)} – ${n(row.high)})` },
        { key: "votes", label: t.voteColumns.votes, number: true, cell: (row) => formatNumber(row.votes, lang) },
      ]}
    />
  );
}

function VoteTable({ request, rows, texts }: Rows) {
  const { lang } = request;
  const t = outcomeTexts(lang);
  return (
    <DataTable
      lang={lang}
      caption={t.ranking}
      captionHidden
      rows={rows}
      columns={[
        { key: "place", label: t.voteColumns.place, cell: (row) => places(row.places) },
        { key: "text", label: t.voteColumns.text, cell: (row) => texts.get(row.number)!.body },
        {
          key: "agree",
          label: t.voteColumns.agree,
          cell: (row) => <BarCell text={String(row.plus)} share={row.plus / 100} />,
        },
        { key: "disagree", label: t.voteColumns.disagree, number: true, cell: (row) => String(row.minus) },
        { key: "votes", label: t.voteColumns.votes, number: true, cell: (row) => formatNumber(row.votes, lang) },
      ]}
    />
  );
}

/** The step plan, the answers so far, and earlier versions. */
function ThenSection(props: Parts & { readonly outcome: StoredOutcome }) {
  const { request, standing, outcome, history, answers } = props;
  const { lang } = request;
  const t = outcomeTexts(lang);
  return (
    <Section id="daarna" title={t.next}>
      <div class="prose">
        <StepPlan request={request} standing={standing} answered={answers.length} />
        <h3>{answers.length > 0 ? t.answered(formatNumber(answers.length, lang)) : t.notAnswered}</h3>
        {answers.length > 0 && <AnswerList request={request} answers={answers} />}
        <TakePart {...props} />
        <p class="source">{t.made(formatDate(outcome.madeAt, lang), outcome.hash.slice(0, 16))}</p>
        <History request={request} outcome={outcome} history={history} />
      </div>
    </Section>
  );
}
