import { formatDate, listed } from "#design/format.ts";
import type { Bilingual } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import type { PlanChange } from "../compare.ts";
import type { FrozenPlan } from "../frozen.ts";
import type { Goal, GoalUnit, Measurability, Point } from "../model.ts";
import { planTexts } from "../text.ts";
import { valueWords } from "../words.ts";
import { versionTexts } from "./text.ts";

/** "65 jaar en ouder", or that it is about every age. */
export function agesWords(ages: Goal["ages"], lang: Lang): string {
  const t = versionTexts(lang).ages;
  const { from, to } = ages ?? {};
  if (from !== undefined && to !== undefined) return t.between(String(from), String(to));
  if (from !== undefined) return t.from(String(from));
  return to === undefined ? t.all : t.to(String(to));
}

/** Name of a part that differs: its short title, in the plan that has it. */
export function changeTitle(change: PlanChange, before: FrozenPlan, after: FrozenPlan, lang: Lang): string {
  const plan = change.kind === "removed" ? before : after;
  const { part, id } = change;
  if (part === "goal") return plan.goals.find((goal) => goal.id === id)?.short ?? id;
  if (part === "ambition") return plan.ambitions.find((one) => one.id === id)?.title ?? id;
  if (part === "challenge") return plan.challenges.find((one) => one.id === id)?.name[lang] ?? id;
  return "";
}

/** What a field says in one of two versions, as a person reads it. Empty where it says nothing. */
export function fieldWords(change: PlanChange, name: string, value: unknown, plan: FrozenPlan, lang: Lang): string {
  if (value === undefined || value === null) return "";
  const t = versionTexts(lang);
  const goal = plan.goals.find((one) => one.id === change.id);
  const challenge = (id: string) => plan.challenges.find((one) => one.id === id)?.name[lang] ?? id;
  const point = ({ year, value: number }: Point) =>
    t.inYear(valueWords({ unit: goal?.unit ?? "count" }, number, lang), String(year));
  switch (name) {
    case "dream":
    case "name":
      return (value as Bilingual)[lang];
    case "say":
      return typeof value === "string" ? value : (value as Bilingual)[lang];
    case "since":
      return formatDate(value as string, lang);
    case "challenge":
      return challenge(value as string);
    case "challenges":
      return listed((value as string[]).map(challenge), lang);
    case "ages":
      return agesWords(value as Goal["ages"], lang);
    case "unit":
      return t.unit[value as GoalUnit];
    case "direction":
      return t.direction[value as Goal["direction"]];
    case "measurability":
      return planTexts(lang).measurability[value as Measurability];
    case "baseline":
    case "target":
      return point(value as Point);
    case "path":
      return (value as Point[]).map(point).join(", ");
    default:
      return String(value);
  }
}
