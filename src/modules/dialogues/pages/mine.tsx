import {
  Button,
  ButtonLink,
  DataTable,
  ErrorSummary,
  Note,
  Pill,
  SavedLine,
  TextArea,
} from "#design/components/index.ts";
import { formatNumber, formatSigned } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { careTexts } from "../care/text.ts";
import { type Background, type Contribution, longestText } from "../model.ts";
import type { Report, TeamAnswer } from "../care/store-moderate.ts";
import type { ShownDialogue } from "../store.ts";
import type { OwnRating } from "../store-votes.ts";
import { type DialogueTexts, dialogueTexts } from "../text.ts";
import { addressOf, type Asked, DialogueFrame } from "./frame.tsx";

interface Base {
  readonly request: Asked;
  readonly region: Region;
  readonly dialogue: ShownDialogue;
}

export interface MineProps extends Base {
  readonly code: string;
  readonly contributions: readonly Contribution[];
  readonly ratings: readonly OwnRating[];
  /** Texts of what was weighed, by number. */
  readonly texts: ReadonlyMap<number, string>;
  readonly appeals: readonly Report[];
  readonly answers: readonly TeamAnswer[];
  readonly background: Background;
  readonly young: boolean;
  readonly mayChange: boolean;
  /** Of what was merged, what says the same and can be read. */
  readonly roots: ReadonlyMap<number, number>;
  readonly note?: string;
  readonly problem?: { readonly number: number; readonly text: string; readonly typed: string };
}

/** Everything one person brought in, with a way to change or remove each. */
export function MinePage(props: MineProps) {
  const { request, region, dialogue, contributions, problem } = props;
  const { lang } = request;
  const t = dialogueTexts(lang);
  const to = (under: string) => request.link(addressOf(dialogue, under));
  return (
    <DialogueFrame
      request={request}
      region={region}
      dialogue={dialogue}
      title={t.mine.title}
      under={t.mine.title}
      personal
    >
      <h1>{t.mine.title}</h1>
      {props.note && <SavedLine>{props.note}</SavedLine>}
      <ErrorSummary lang={lang} errors={problem ? [{ id: `tekst-${problem.number}`, text: problem.text }] : []} />
      <p>
        {t.mine.yourCode}: <b>{props.code}</b>
      </p>
      <h2>{t.mine.contributions}</h2>
      {contributions.length === 0 && <p>{t.mine.none}</p>}
      {contributions.map((one) => (
        <Own {...props} one={one} t={t} />
      ))}
      <h2>{t.mine.ratings(formatNumber(props.ratings.length, lang), props.ratings.length === 1)}</h2>
      <Ratings {...props} t={t} />
      {!props.young && (
        <>
          <h2>{t.mine.about}</h2>
          {Object.keys(props.background).length === 0 ? (
            <p>{t.mine.aboutNone}</p>
          ) : (
            <ul>
              {Object.values(props.background).map((value) => (
                <li>{t.about.choices[value] ?? value}</li>
              ))}
            </ul>
          )}
          <p>
            <a href={to("over-jou")}>{t.mine.aboutChange}</a>
          </p>
        </>
      )}
      <div class="actions">
        <form method="post" action={to("vergeet")}>
          <Button look="quiet">{t.mine.forget}</Button>
        </form>
        <ButtonLink look="quiet" href={to("stop")}>
          {t.mine.stop}
        </ButtonLink>
      </div>
    </DialogueFrame>
  );
}

function Own({
  request,
  dialogue,
  one,
  t,
  mayChange,
  roots,
  answers,
  appeals,
  problem,
}: MineProps & { one: Contribution; t: DialogueTexts }) {
  const to = (under: string) => request.link(addressOf(dialogue, under));
  const given = answers.find(({ contribution }) => contribution === (roots.get(one.number) ?? one.number));
  const bad = problem?.number === one.number ? problem : undefined;
  const reason = one.reason ? (t.mine.rules[one.reason] ?? one.reason) : undefined;
  const asked = appeals.filter(({ contribution }) => contribution === one.number);
  const hidden = one.state === "held" || one.state === "rejected";
  return (
    <article class="card" id={`b${one.number}`}>
      <blockquote dir="auto" lang={one.lang === "xx" ? undefined : one.lang}>
        <p>{one.body}</p>
      </blockquote>
      <p>
        <Pill look={one.state === "shown" ? "good" : hidden ? "warn" : "plain"}>{t.mine.states[one.state]}</Pill>
      </p>
      {reason && <p class="source">{t.mine.reasonIs(reason)}</p>}
      {one.worry && (
        <p>
          <a href={to("hulp")}>{t.help.title}</a>
        </p>
      )}
      {given && (
        <Note title={`${t.mine.answerTo}: ${t.loop.kinds[given.kind]}.`}>
          <p>{given.body}</p>
        </Note>
      )}
      {mayChange && (
        <details open={bad !== undefined}>
          <summary>{t.mine.change}</summary>
          <form method="post" action={to("mijn/verander")}>
            <input type="hidden" name="nummer" value={String(one.number)} />
            <input type="hidden" name="versie" value={String(one.version)} />
            <input type="hidden" name="taal" value={one.lang} />
            <TextArea
              lang={request.lang}
              id={`tekst-${one.number}`}
              name="tekst"
              label={t.say.label}
              value={bad?.typed ?? one.body}
              error={bad?.text}
              maxlength={longestText}
            />
            <Button small>{t.mine.save}</Button>
          </form>
        </details>
      )}
      {asked.map(({ answer }) => (
        <Note title={answer ? careTexts(request.lang).appealAnswer : careTexts(request.lang).appealOpen}>
          {answer && <p>{answer}</p>}
        </Note>
      ))}
      {hidden && asked.every(({ state }) => state !== "open") && (
        <details>
          <summary>{t.mine.appeal}</summary>
          <form method="post" action={to("mijn/bezwaar")}>
            <input type="hidden" name="nummer" value={String(one.number)} />
            <TextArea
              lang={request.lang}
              id={`bezwaar-${one.number}`}
              name="tekst"
              label={t.mine.appealText}
              maxlength={500}
            />
            <Button small>{t.mine.appealSend}</Button>
          </form>
        </details>
      )}
      <form method="post" action={to("mijn/weg")}>
        <input type="hidden" name="nummer" value={String(one.number)} />
        <Button look="quiet" small label={`${t.mine.remove}: ${one.body.slice(0, 60)}`}>
          {t.mine.remove}
        </Button>
      </form>
    </article>
  );
}

/** Ratings by what they count for; one's own text and what was rated itself go before other words. */
function countedFor({ ratings, texts, roots, contributions }: MineProps): Map<number, OwnRating> {
  const counted = new Map<number, OwnRating>();
  for (const rating of ratings) if (texts.has(rating.contribution)) counted.set(rating.contribution, rating);
  const own = new Set(contributions.map(({ number }) => number));
  for (const rating of ratings.toSorted((a, b) => Number(a.value === null) - Number(b.value === null))) {
    const root = roots.get(rating.contribution);
    if (root !== undefined && !counted.has(root) && !own.has(root)) counted.set(root, rating);
  }
  return counted;
}

function Ratings(props: MineProps & { t: DialogueTexts }) {
  const { request, dialogue, texts, t } = props;
  const { lang } = request;
  const shown = [...countedFor(props)]
    .map(([number, rating]) => ({ number, ...rating }))
    .toSorted((a, b) => a.number - b.number);
  if (shown.length === 0) return null;
  const votes = dialogue.form === "statements";
  const round = votes ? "stellingen" : "ronde-2";
  const say = ({ value }: OwnRating) => {
    if (value === null) return t.mine.skipped;
    return votes ? (t.mine.vote[String(value)] ?? "") : formatSigned(value, lang, 0);
  };
  return (
    <DataTable
      lang={lang}
      caption={t.mine.title}
      captionHidden
      rows={shown}
      columns={[
        {
          key: "text",
          label: t.all.column.text,
          cell: (row) => (
            <>
              <a href={request.link(addressOf(dialogue, `${round}?nr=${row.number}`))}>{texts.get(row.number)}</a>
              {row.number !== row.contribution && <p class="source">{careTexts(lang).weighedAs}</p>}
            </>
          ),
        },
        { key: "score", label: t.mine.score, cell: say },
      ]}
    />
  );
}
