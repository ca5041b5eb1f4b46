import {
  Button,
  DefinitionList,
  ErrorSummary,
  Lead,
  Note,
  RadioGroup,
  SavedLine,
  TextArea,
} from "#design/components/index.ts";
import { formatNumber } from "#design/format.ts";
import type { Region } from "#modules/regions/index.ts";
import { addressOf, type Asked, DialogueFrame, Example } from "../pages/frame.tsx";
import type { Standing } from "../pages/public.tsx";
import { teamAddress, TeamFrame } from "../pages/team/frame.tsx";
import { stepAt } from "../model.ts";
import type { ShownDialogue } from "../store.ts";
import { dialogueTexts } from "../text.ts";
import {
  type Grade,
  type GradeShift,
  type Judged,
  type Marks,
  type Promised,
  questions,
  type Sameness,
} from "./store.ts";
import { afterTexts } from "./text.ts";

interface Base {
  readonly request: Asked;
  readonly region: Region;
}

type PlanProps = Base & {
  readonly promised: Promised | undefined;
  readonly standings: readonly Standing[];
  readonly judged: ReadonlyMap<string, Judged>;
};

/** The participation plan of a region: what it promises, per dialogue, and how people looked back. */
export function PlanPage({ request, region, promised, standings, judged }: PlanProps) {
  const { lang } = request;
  const t = afterTexts(lang).plan;
  const open = dialogueTexts(lang);
  return (
    <DialogueFrame request={request} region={region} title={t.title} under={t.title}>
      <h1>{t.title}</h1>
      <Lead>{t.lead(region.content.name)}</Lead>
      {promised ? (
        <DefinitionList
          items={(["aim", "groups", "rules"] as const).map((name) => ({ term: t[name], text: promised[name] }))}
        />
      ) : (
        <Note>{t.none}</Note>
      )}
      <h2>{t.dialogues}</h2>
      {standings.map(({ dialogue, phase, now }) => {
        const here = stepAt(dialogue, now, 0);
        return (
          <section aria-labelledby={`g-${dialogue.slug}`}>
            <h3 id={`g-${dialogue.slug}`}>
              <a href={request.link(addressOf(dialogue))}>{dialogue.content.title}</a>{" "}
              <Example request={request} dialogue={dialogue} />
            </h3>
            <DefinitionList
              items={[
                { term: t.now, text: open.steps[here === "round2" && dialogue.form === "statements" ? "votes" : here] },
                { term: t.influence, text: open.influence[dialogue.content.influence] },
                { term: t.fixed, text: dialogue.content.fixed },
                { term: t.decides, text: dialogue.content.decides },
                { term: t.judged, text: judgedWords(lang, judged.get(dialogue.id), phase === "closed") },
              ]}
            />
          </section>
        );
      })}
    </DialogueFrame>
  );
}

function judgedWords(lang: Asked["lang"], judged: Judged | undefined, closed: boolean): string {
  const t = afterTexts(lang);
  if (!judged) return closed ? t.plan.tooFew : t.plan.notYet;
  const means = questions.map((name, at) => `${t.back.short[name]} ${formatNumber(judged.means[at]!, lang, 1)}`);
  return `${t.plan.people(formatNumber(judged.people, lang))} ${means.join(", ")}.`;
}

type EditProps = Base & {
  readonly typed: Promised;
  readonly version: number;
  readonly problem?: "missing" | "changed";
};

/** Where the team writes the promise. */
export function EditPlanPage({ request, region, typed, version, problem }: EditProps) {
  const { lang } = request;
  const t = afterTexts(lang).plan;
  return (
    <TeamFrame request={request} region={region} title={t.edit}>
      <ErrorSummary lang={lang} errors={problem ? [{ id: "aim", text: t[problem] }] : []} />
      <form method="post" action={request.link(teamAddress(region.id, "belofte"))}>
        <input type="hidden" name="versie" value={String(version)} />
        {(["aim", "groups", "rules"] as const).map((name) => (
          <TextArea lang={lang} id={name} name={name} label={t[name]} value={typed[name]} maxlength={2000} />
        ))}
        <Button>{t.save}</Button>
      </form>
    </TeamFrame>
  );
}

type BackProps = Base & {
  readonly dialogue: ShownDialogue;
  readonly marks: Partial<Marks>;
  readonly done?: boolean;
  readonly missing?: boolean;
};

/** Four questions when it is over. */
export function BackPage({ request, region, dialogue, marks, done, missing }: BackProps) {
  const { lang } = request;
  const t = afterTexts(lang).back;
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.title} under={t.title} personal>
      <h1>{t.title}</h1>
      {done && <SavedLine>{t.done}</SavedLine>}
      <ErrorSummary lang={lang} errors={missing ? [{ id: "heard", text: t.missing }] : []} />
      <Lead>{t.lead}</Lead>
      <form method="post" action={request.link(addressOf(dialogue, "terugkijken"))}>
        {questions.map((name, at) => (
          <RadioGroup
            lang={lang}
            id={name}
            name={name}
            legend={t.questions[name]}
            value={marks[at] ? String(marks[at]) : undefined}
            options={t.scale.map((label, mark) => ({ value: String(mark + 1), label }))}
          />
        ))}
        <Button>{t.send}</Button>
      </form>
    </DialogueFrame>
  );
}

type GradeProps = Base & {
  readonly dialogue: ShownDialogue;
  readonly grade: Grade | undefined;
  readonly second: boolean;
  readonly done?: boolean;
  readonly missing?: boolean;
};

/** One score from 1 to 10, which may be changed after reading others. */
export function GradePage({ request, region, dialogue, grade, second, done, missing }: GradeProps) {
  const { lang } = request;
  const t = afterTexts(lang).grade;
  const value = second ? (grade?.second ?? grade?.first) : grade?.first;
  return (
    <DialogueFrame request={request} region={region} dialogue={dialogue} title={t.title} under={t.title} personal>
      <h1>{dialogue.content.grade}</h1>
      {done && <SavedLine>{t.done}</SavedLine>}
      <ErrorSummary lang={lang} errors={missing ? [{ id: "cijfer", text: t.missing }] : []} />
      <form method="post" action={request.link(addressOf(dialogue, "cijfer"))}>
        <RadioGroup
          lang={lang}
          id="cijfer"
          name="cijfer"
          legend={t.title}
          hint={second && grade?.first ? t.second(String(grade.first)) : t.first}
          error={missing ? t.missing : undefined}
          value={value ? String(value) : undefined}
          options={Array.from({ length: 10 }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))}
        />
        <Button>{t.send}</Button>
      </form>
    </DialogueFrame>
  );
}

/** The score of the group, before and after reading others. */
export function GradeLine({ request, shift }: { request: Pick<Asked, "lang">; shift: GradeShift | undefined }) {
  if (!shift) return null;
  const n = (value: number) => formatNumber(value, request.lang, 1);
  const people = formatNumber(shift.people, request.lang);
  return <p>{afterTexts(request.lang).grade.result(people, n(shift.first), n(shift.second))}</p>;
}

export interface Fairness {
  readonly same: Sameness;
  readonly tops: { readonly all: readonly string[]; readonly checked: readonly string[] } | undefined;
}

/** Whether anybody counts twice, and whether the open link changes what stands on top. */
export function FairnessPart({ request, same, tops }: Fairness & { request: Pick<Asked, "lang"> }) {
  const t = afterTexts(request.lang).how;
  const count = (value: number) => (value === 0 ? t.none : value < 10 ? t.few : formatNumber(value, request.lang));
  const differs = tops && tops.all.join("\n") !== tops.checked.join("\n");
  return (
    <>
      <h2>{t.title}</h2>
      <p>
        {t.texts(count(same.texts))} {t.votes(count(same.votes))}
      </p>
      <h2>{t.openTitle}</h2>
      <p>{tops ? (differs ? t.openDiffer : t.openSame) : t.openFew}</p>
      {differs &&
        (["all", "checked"] as const).map((which) => (
          <>
            <h3>{t[which]}</h3>
            <ol>
              {tops[which].map((text) => (
                <li dir="auto">{text}</li>
              ))}
            </ol>
          </>
        ))}
    </>
  );
}
