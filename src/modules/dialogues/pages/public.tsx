import { ButtonLink, DefinitionList, Empty, Invitation, Lead, MoreLink, Note, Sign } from "#design/components/index.ts";
import { formatDate, formatNumber, listed } from "#design/format.ts";
import type { Organisation } from "#modules/accounts/index.ts";
import type { Region } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import { type DialogueContent, isOpen, type Phase, stepAt, stepsOf, stepState } from "../model.ts";
import { afterTexts } from "../after/text.ts";
import { GradeLine } from "../after/views.tsx";
import type { GradeShift } from "../after/store.ts";
import { followTexts } from "../follow/text.ts";
import type { ShownDialogue } from "../store.ts";
import { dialogueTexts } from "../text.ts";
import { addressOf, type Asked, DialogueFrame, Example } from "./frame.tsx";

/** A dialogue with where it stands. */
export interface Standing {
  readonly dialogue: ShownDialogue;
  readonly phase: Phase;
  readonly now: Date;
}

/** "Meer dan 410 mensen doen mee": in steps while it is open; the first step is "fewer than ten". */
export function peopleWords({ dialogue, phase }: Standing, lang: Lang): string {
  const t = dialogueTexts(lang);
  const people = dialogue.shown.people ?? 0;
  if (phase === "coming") return t.peopleNone;
  if (people === 0) return phase === "closed" ? t.peopleFewDid : t.peopleFew;
  return phase === "closed" ? t.people(formatNumber(people, lang)) : t.peopleMore(formatNumber(people, lang));
}

/** The dark card of an open dialogue. */
export function DialogueInvitation({
  request,
  standing,
}: {
  request: Pick<Asked, "lang" | "link">;
  standing: Standing;
}) {
  const { lang } = request;
  const t = dialogueTexts(lang);
  const { dialogue } = standing;
  return (
    <Invitation
      tag={t.list.openUntil(formatDate(dialogue.closesAt, lang, "short"))}
      title={dialogue.content.questions[0]!}
      text={`${peopleWords(standing, lang)}. ${t.list.noAccount}`}
      href={request.link(addressOf(dialogue))}
      button={t.list.join}
    />
  );
}

export interface ListProps {
  readonly request: Asked;
  readonly region: Region;
  readonly standings: readonly Standing[];
}

/** All dialogues of a region: open ones to pick up, the others as lines. */
export function ListPage({ request, region, standings }: ListProps) {
  const { lang } = request;
  const t = dialogueTexts(lang);
  const open = standings.filter(({ phase }) => isOpen(phase));
  const coming = standings.filter(({ phase }) => phase === "coming");
  const closed = standings.filter(({ phase }) => phase === "closed");
  const name = region.content.name;
  return (
    <DialogueFrame request={request} region={region} title={t.list.title} description={t.list.description(name)}>
      <h1>{t.list.heading(name)}</h1>
      <Lead>{t.list.lead}</Lead>
      {open.length > 0 ? <h2>{t.list.open}</h2> : <Empty title={t.list.empty} text={t.list.emptyText} />}
      {open.map((standing) => (
        <DialogueInvitation request={request} standing={standing} />
      ))}
      <Lines
        request={request}
        title={t.list.coming}
        standings={coming}
        when={(one) => t.list.opensOn(formatDate(one.opensAt, lang, "short"))}
      />
      <Lines
        request={request}
        title={t.list.closed}
        standings={closed}
        when={(one) => t.list.closedOn(formatDate(one.closedAt ?? one.closesAt, lang))}
      />
      <h2>{t.list.loop}</h2>
      <p>
        <MoreLink href={request.link(`/${region.id}/dialoog/wat-er-gebeurde`)}>{t.list.loopLink}</MoreLink>
        <br />
        <MoreLink href={request.link(`/${region.id}/dialoog/zo-doe-je-mee`)}>{afterTexts(lang).plan.link}</MoreLink>
      </p>
    </DialogueFrame>
  );
}

interface LinesProps {
  readonly request: Asked;
  readonly title: string;
  readonly standings: readonly Standing[];
  readonly when: (dialogue: ShownDialogue) => string;
}

function Lines({ request, title, standings, when }: LinesProps) {
  if (standings.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="results">
        {standings.map((standing) => (
          <li>
            <h3>
              <a href={request.link(addressOf(standing.dialogue))}>{standing.dialogue.content.title}</a>{" "}
              <Example request={request} dialogue={standing.dialogue} />
            </h3>
            <p>{standing.dialogue.content.questions[0]}</p>
            <p class="source">
              {when(standing.dialogue)} · {peopleWords(standing, request.lang)}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

export interface DialoguePageProps {
  readonly request: Asked;
  readonly region: Region;
  readonly standing: Standing;
  readonly answered: number;
  /** The organisations that are invited. */
  readonly invited: readonly Organisation[];
  /** The score of the group, once it is closed. */
  readonly shift?: GradeShift;
}

/** One dialogue: the question first, then what it is about, the step plan, and what is promised. */
export function DialoguePage({ request, region, standing, answered, invited, shift }: DialoguePageProps) {
  const { lang } = request;
  const t = dialogueTexts(lang);
  const { dialogue, phase } = standing;
  const { content } = dialogue;
  const to = (under: string) => request.link(addressOf(dialogue, under));
  return (
    <DialogueFrame
      request={request}
      region={region}
      dialogue={dialogue}
      title={content.title}
      description={content.questions[0]}
    >
      <p class="source">
        {content.title} <Example request={request} dialogue={dialogue} />
      </p>
      <h1>{content.questions[0]}</h1>
      {content.questions.length > 1 && (
        <ul>
          {content.questions.slice(1).map((question) => (
            <li>{question}</li>
          ))}
        </ul>
      )}
      <Lead>{peopleWords(standing, lang)}.</Lead>
      {lang === "en" && <p class="source">{t.dutchOnly}</p>}
      {phase === "coming" && <Note>{t.page.coming(formatDate(dialogue.opensAt, lang))}</Note>}
      {phase === "closed" && (
        <Note>
          {t.page.closed} <a href={to("terugkijken")}>{afterTexts(lang).back.link}</a>
        </Note>
      )}
      <GradeLine request={request} shift={shift} />
      <div class="actions">
        {isOpen(phase) && <ButtonLink href={to("meedoen")}>{t.page.join}</ButtonLink>}
        {phase !== "coming" && (
          <ButtonLink look={phase === "closed" ? "primary" : "quiet"} href={to("uitkomst")}>
            {phase === "closed" ? t.page.outcome : t.page.outcomeNow}
          </ButtonLink>
        )}
      </div>
      <p>
        {phase !== "coming" && (
          <>
            <a href={to("bijdragen")}>{t.page.all}</a> ·{" "}
          </>
        )}
        <a href={to("mijn")}>{t.page.goOn}</a> · <a href={to("zo-werkt-het")}>{t.page.how}</a> ·{" "}
        <a href={to("volgen")}>{followTexts(lang).link}</a>
      </p>
      <h2>{t.page.background}</h2>
      <p lang={lang === "en" ? "nl" : undefined}>{content.background}</p>
      <h2>{t.page.steps}</h2>
      <StepPlan request={request} standing={standing} answered={answered} />
      <h2>{t.page.facts}</h2>
      <DefinitionList
        items={[
          { term: t.page.influence, text: t.influence[content.influence] },
          { term: t.page.fixed, text: content.fixed },
          { term: t.page.decides, text: content.decides },
          { term: t.page.who, text: content.audience },
          {
            term: t.page.areas,
            text: content.areaNames.length > 0 ? listed(content.areaNames, lang) : t.page.wholeRegion,
          },
          {
            term: t.page.entries,
            text: entryWords(content, invited, lang),
          },
        ]}
      />
    </DialogueFrame>
  );
}

/** Who may take part, in words; an invited organisation by its name. */
function entryWords(content: DialogueContent, invited: readonly Organisation[], lang: Lang): string {
  const t = dialogueTexts(lang).page;
  const names = listed(
    invited.map(({ name }) => name),
    lang,
  );
  return content.entries
    .map((entry) => (entry === "organisation" && names ? t.entryOf(names) : t.entry[entry]))
    .join(". ");
}

const signOf = { done: "done", here: "running", todo: "todo" } as const;

/** The step plan: what is done, where we are, what comes and when. */
export function StepPlan({
  request,
  standing,
  answered,
}: {
  request: Pick<Asked, "lang">;
  standing: Standing;
  answered: number;
}) {
  const { lang } = request;
  const t = dialogueTexts(lang);
  const { dialogue, now } = standing;
  const at = stepAt(dialogue, now, answered);
  return (
    <ol class="step-list">
      {stepsOf(dialogue.form).map((step) => {
        const state = stepState(step, at);
        const day = dialogue.content.steps[step];
        const name = step === "round2" && dialogue.form === "statements" ? t.steps.votes : t.steps[step];
        return (
          <li aria-current={state === "here" ? "step" : undefined}>
            <Sign name={signOf[state]} />
            <span class="step-list__when">{day ? formatDate(day, lang, "short") : "–"}</span>
            <span>
              {state === "here" ? <b>{name}</b> : name}
              <small>{t.stepState[state]}</small>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
