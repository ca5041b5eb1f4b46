import { MoreLink, Note, StepList } from "#design/components/index.ts";
import type { SignName } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { Initiative } from "../../model.ts";
import type { Workplan } from "../../reading.ts";
import { workplanTexts } from "../../text.ts";
import {
  neededNext,
  type PathWarning,
  type StepSeen,
  type StepState,
  walkPath,
  warnPath,
} from "../../transformation.ts";
import { nextWords, stepWords, warningSentence } from "../../transformation-words.ts";
import { views, workplanHref } from "../frame.tsx";
import { Dutch } from "../words.tsx";
import { transformationTexts } from "./text.ts";

const signs: Readonly<Record<StepState, SignName>> = {
  done: "done",
  missing: "warn",
  unrecorded: "done",
  here: "running",
  coming: "todo",
};

interface PathProps {
  readonly lang: Lang;
  readonly plan: Workplan;
  readonly one: Initiative;
}

/** On the page of an initiative: its six steps, who did what and when, what is needed now, and what to watch. */
export function PathPart({ lang, plan, one }: PathProps) {
  const t = transformationTexts(lang);
  return (
    <section class="stack" aria-labelledby="pad">
      <h2 id="pad">{t.path}</h2>
      <p>
        <b>{stepWords(one, lang)}</b>
      </p>
      <PathWarnings lang={lang} warnings={warnPath(one, plan.today)} />
      <StepList
        items={walkPath(one).map((seen) => ({
          sign: signs[seen.state],
          tone: seen.state === "done" ? "good" : seen.state === "missing" ? "warn" : undefined,
          title: workplanTexts(lang).initiative.steps[seen.step],
          note: <StepNote lang={lang} seen={seen} />,
        }))}
      />
      <NeededNow lang={lang} plan={plan} one={one} />
      <MoreLink href={workplanHref(lang, plan.region, views.transformation)}>{t.all}</MoreLink>
    </section>
  );
}

function StepNote({ lang, seen }: { readonly lang: Lang; readonly seen: StepSeen }) {
  const t = transformationTexts(lang);
  if (seen.acts.length === 0) return seen.state === "unrecorded" ? <>{t.unrecorded}</> : <>{t.state[seen.state]}</>;
  return (
    <>
      {seen.acts.map((act, place) => (
        <>
          {place > 0 && <br />}
          {formatDate(act.date, lang)} · <Dutch lang={lang}>{act.who}</Dutch>: {t.outcome[act.outcome]}
          {act.result && (
            <>
              . <Dutch lang={lang}>{act.result}</Dutch>
            </>
          )}
        </>
      ))}
    </>
  );
}

/** What is needed now: as the plan says it, else what the step always asks; and the milestone to come. */
export function NeededNow({ lang, plan, one }: PathProps) {
  const t = transformationTexts(lang);
  const next = nextWords(one, lang);
  if (next === undefined) return null;
  const own = neededNext(one);
  const milestone = one.milestones.find((step) => !step.reached && step.date >= plan.today);
  return (
    <p>
      <b>{t.next}</b> {own ? <Dutch lang={lang}>{own}</Dutch> : next}{" "}
      {milestone &&
        one.transformation === "milestone" &&
        t.milestone(milestone.title, formatDate(milestone.date, lang))}
    </p>
  );
}

export function PathWarnings({ lang, warnings }: { readonly lang: Lang; readonly warnings: readonly PathWarning[] }) {
  if (warnings.length === 0) return null;
  return (
    <Note kind="warn" title={transformationTexts(lang).watch}>
      <ul>
        {warnings.map((warning) => (
          <li>{warningSentence(warning, lang)}</li>
        ))}
      </ul>
    </Note>
  );
}
