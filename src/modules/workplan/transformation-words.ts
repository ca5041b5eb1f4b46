import { formatDate, formatEuro, listed } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { type Initiative, type TransformationStep, transformationSteps } from "./model.ts";
import { transformationTexts } from "./pages/transformation/text.ts";
import { workplanTexts } from "./text.ts";
import { neededNext, type PathWarning, type StepSeen, walkPath, warnPath } from "./transformation.ts";

/** "Stap 4 van 6: Toekenning". */
export function stepWords(one: Pick<Initiative, "transformation">, lang: Lang): string {
  const t = transformationTexts(lang);
  if (!one.transformation) return t.noStep;
  const number = transformationSteps.indexOf(one.transformation) + 1;
  return t.stepOf(String(number), workplanTexts(lang).initiative.steps[one.transformation]);
}

/** A sentence that explains what to watch. */
export function warningSentence({ kind, facts }: PathWarning, lang: Lang): string {
  const { steps } = workplanTexts(lang).initiative;
  const words = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (name === "open") return [name, formatEuro(Number(value), lang)];
      if (name === "date" || name === "end") return [name, formatDate(String(value), lang)];
      return [name, name === "step" ? steps[value as TransformationStep] : value];
    }),
  );
  return transformationTexts(lang).warning[kind](words);
}

/** What is needed now: as the plan says it, else what its step always asks; undefined where nothing is. */
export function nextWords(one: Initiative, lang: Lang): string | undefined {
  if (!one.transformation || one.status === "done" || one.status === "stopped") return undefined;
  return neededNext(one) ?? transformationTexts(lang).defaultNext[one.transformation];
}

/** The whole path in lines, for paper: where it is, each step with who did what and when, what is needed now, and what to watch. */
export function pathLines(one: Initiative, today: string, lang: Lang): string[] {
  const t = transformationTexts(lang);
  const next = nextWords(one, lang);
  const steps = walkPath(one);
  const coming = steps.filter(({ state, acts }) => state === "coming" && acts.length === 0);
  const nameOf = ({ step }: StepSeen) => workplanTexts(lang).initiative.steps[step];
  const warnings = warnPath(one, today).map((warning) => `• ${warningSentence(warning, lang)}`);
  return [
    stepWords(one, lang),
    ...steps.flatMap((seen, place) => (coming.includes(seen) ? [] : [`${place + 1}. ${stepLine(seen, lang)}`])),
    ...(coming.length > 0 ? [t.toCome(listed(coming.map(nameOf), lang))] : []),
    ...(next ? [`${t.next} ${next}`] : []),
    ...(warnings.length > 0 ? [`${t.watch}:`, ...warnings] : []),
  ];
}

function stepLine({ step, state, acts }: StepSeen, lang: Lang): string {
  const t = transformationTexts(lang);
  const name = workplanTexts(lang).initiative.steps[step];
  const said = acts.map((act) => {
    const line = `${formatDate(act.date, lang)} ${act.who}: ${t.outcome[act.outcome]}`;
    return act.result ? `${line}. ${act.result.replace(/\.$/, "")}` : line;
  });
  return `${name} (${t.state[state]})${said.length > 0 ? `. ${said.join("; ")}.` : ""}`;
}
