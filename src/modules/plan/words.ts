import { formatNumber } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { Course, Goal } from "./model.ts";
import { planTexts } from "./text.ts";

/** A value of a goal in words: "44 van de 100", "10 jaar", "een 8". */
export function valueWords(goal: Pick<Goal, "unit">, value: number, lang: Lang): string {
  const t = planTexts(lang);
  const number = formatNumber(value, lang, Number.isInteger(value) ? 0 : 1);
  if (goal.unit === "mark") return t.markOf(number);
  return [number, t.units[goal.unit]].filter(Boolean).join(" ");
}

/** "Van 44 van de 100 in 2020 naar 40 van de 100 in 2030." Empty without baseline or target. */
export function aimWords(goal: Goal, lang: Lang): string {
  if (!goal.baseline || !goal.target) return "";
  const { baseline, target } = goal;
  const say = (value: number) => valueWords(goal, value, lang);
  return planTexts(lang).fromTo(say(baseline.value), String(baseline.year), say(target.value), String(target.year));
}

/** Why the course is what it is, in one or two sentences. */
export function courseWords(goal: Goal, course: Course, lang: Lang): string {
  const t = planTexts(lang);
  const why = course.kind === "unknown" ? t.why[course.why] : "";
  if (!course.latest || course.expected === undefined) return why;
  const { latest } = course;
  const say = (value: number) => valueWords(goal, value, lang);
  const margin =
    latest.lower !== undefined && latest.upper !== undefined
      ? ` (${t.margin(say(latest.lower), say(latest.upper))})`
      : "";
  return `${t.latest(String(latest.year), `${say(latest.value)}${margin}`, say(Math.round(course.expected * 10) / 10))} ${why}`.trim();
}
