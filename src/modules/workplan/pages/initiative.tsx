import {
  ButtonLink,
  ExampleLabel,
  Fiche,
  Lead,
  MoreLink,
  Note,
  Pill,
  StepList,
  ThreadBox,
  type ThreadItem,
} from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import { PromisedBy, type PromiseOn } from "#modules/plan/index.ts";
import type { Lang } from "#platform/text.ts";
import type { LooseEnd } from "../loose-ends.ts";
import { type Initiative, sumMoney } from "../model.ts";
import type { Workplan } from "../reading.ts";
import { letterTexts } from "../letters/text.ts";
import { workplanTexts } from "../text.ts";
import { isTransformation } from "../transformation.ts";
import { questions } from "./answers.tsx";
import { Frame, type ViewRequest, workplanHref } from "./frame.tsx";
import { inLanguage } from "#platform/http/index.ts";
import { looseSentence } from "../loose-words.ts";
import { type Elsewhere, ElsewherePart } from "./examples/parts.tsx";
import { PathPart } from "./transformation/path.tsx";
import { Dutch, StatusPill } from "./words.tsx";

export interface InitiativePageProps {
  readonly request: ViewRequest;
  readonly plan: Workplan;
  readonly one: Initiative;
  /** Organisations that promised it. */
  readonly promises: readonly PromiseOn[];
  readonly elsewhere: Elsewhere;
}

/** One initiative: seven questions, where it comes from, what still hangs loose. */
export function InitiativePage({ request, plan, one, promises, elsewhere }: InitiativePageProps) {
  const { lang } = request;
  const t = workplanTexts(lang).initiative;
  const { region } = plan;
  const sum = sumMoney(one.money);
  const loose = plan.looseEnds.filter((end) => end.initiatives.includes(one.id));
  return (
    <Frame
      request={request}
      region={region}
      here={7}
      title={one.title}
      description={one.what}
      crumbs={[{ label: one.title }]}
    >
      <p class="cluster">
        <StatusPill lang={lang} status={plan.statusOf.get(one.id)!} />
        {sum.gap > 0 && (
          <Pill look="warn" sign="warn">
            {t.moneyOpen}
          </Pill>
        )}
        {(one.example || region.status === "example") && <ExampleLabel lang={lang} />}
      </p>
      <h1>
        <Dutch lang={lang}>{one.title}</Dutch>
      </h1>
      <Lead>
        <Dutch lang={lang}>{one.what}</Dutch>
      </Lead>
      {lang !== "nl" && <Note>{workplanTexts(lang).list.dutchOnly}</Note>}
      <p class="cluster actions">
        <ButtonLink small look="quiet" href={workplanHref(lang, region, `/${one.id}/pdf`)}>
          {t.print}
        </ButtonLink>
        <ButtonLink small look="quiet" href={workplanHref(lang, region, `/${one.id}/docx`)}>
          {t.word}
        </ButtonLink>
        <ButtonLink small look="quiet" href={workplanHref(lang, region, `/volg?initiatief=${one.id}`)} rel="nofollow">
          {letterTexts(lang).follow.link}
        </ButtonLink>
        <ButtonLink small look="quiet" href={workplanHref(lang, region, `/${one.id}/bewerk`)} rel="nofollow">
          {t.edit}
        </ButtonLink>
      </p>
      <div class="columns">
        <div class="stack">
          <Fiche questions={questions(plan, one, lang)} />
          {isTransformation(one) && <PathPart lang={lang} plan={plan} one={one} />}
          <Loose lang={lang} plan={plan} loose={loose} />
          <PromisedBy lang={lang} region={region} promises={promises} />
          <ElsewherePart lang={lang} region={region} one={one} elsewhere={elsewhere} />
          {one.reports.length > 0 && (
            <>
              <h2>{t.reports}</h2>
              <StepList
                items={one.reports.toReversed().map((report) => ({
                  sign: "running",
                  when: formatDate(report.date, lang, "month"),
                  title: <Dutch lang={lang}>{report.text}</Dutch>,
                }))}
              />
            </>
          )}
          <p>
            <MoreLink href={workplanHref(lang, region, `/${one.id}/geschiedenis`)}>{t.history}</MoreLink>
          </p>
        </div>
        <ThreadBox lang={lang} id="draad" title={t.thread} items={threadOf(plan, one, lang)} />
      </div>
    </Frame>
  );
}

function Loose({ lang, plan, loose }: { lang: Lang; plan: Workplan; loose: readonly LooseEnd[] }) {
  if (loose.length === 0) return null;
  return (
    <Note kind="warn" title={workplanTexts(lang).initiative.loose}>
      <ul>
        {loose.map((end) => (
          <li>
            <a href={`${workplanHref(lang, plan.region, "/losse-eindjes")}#${end.kind}`}>{looseSentence(end, lang)}</a>
          </li>
        ))}
      </ul>
    </Note>
  );
}

/** Back from the initiative: the dream, the figure, the goal, and what is still to be known. */
function threadOf(plan: Workplan, one: Initiative, lang: Lang): ThreadItem[] {
  const t = workplanTexts(lang).initiative;
  const { region } = plan;
  const goal = one.goals
    .map((link) => plan.goals.find((each) => each.id === link.goal))
    .find((each) => each !== undefined);
  const challenge = region.content.challenges.find((each) => each.id === one.challenge);
  const planHref = inLanguage(lang, `/${region.id}/plan`);
  return [
    ...(goal?.indicator
      ? [
          {
            junction: 1 as const,
            kind: t.figureKind,
            title: <Dutch lang={lang}>{goal.short}</Dutch>,
            href: inLanguage(lang, `/${region.id}/regiobeeld/${goal.indicator}`),
            text: <Dutch lang={lang}>{goal.population}</Dutch>,
          },
        ]
      : []),
    goal
      ? {
          junction: 5 as const,
          kind: t.goalKind,
          title: <Dutch lang={lang}>{goal.title}</Dutch>,
          href: `${planHref}/${goal.id}`,
          text: challenge?.name[lang],
        }
      : {
          junction: 5 as const,
          kind: t.goalKind,
          title: t.noGoalThread,
          state: "todo" as const,
          text: t.noGoalThreadText,
        },
    { junction: 7 as const, title: <Dutch lang={lang}>{one.title}</Dutch>, state: "here" as const, text: t.hereNow },
    { junction: 8 as const, title: t.resultTodo, state: "todo" as const, text: t.resultText },
  ];
}
