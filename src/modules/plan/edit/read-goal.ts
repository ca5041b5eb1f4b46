import type { FormError } from "#design/components/index.ts";
import type { Lang } from "#platform/text.ts";
import { type Goal, goalUnits, measurabilities, type Measurement, type Point } from "../model.ts";
import { editTexts } from "./text.ts";

/** What stands in a form, by the name of the field. */
export type Values = Readonly<Record<string, string>>;

/** What the lists of the form offer. */
export interface GoalChoices {
  readonly challenges: readonly { readonly id: string; readonly name: string }[];
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  readonly indicators: readonly { readonly id: string; readonly name: string }[];
}

const typed = (value: number | undefined, lang: Lang): string =>
  lang === "nl" ? String(value ?? "").replace(".", ",") : String(value ?? "");

/** A goal as its form shows it. */
export function valuesOfGoal(goal: Goal, lang: Lang): Values {
  const { title, short, challenge, population, unit, direction, measurability, measureSay } = goal;
  const say = (value: number | undefined) => typed(value, lang);
  const line = (one: Measurement) => [one.year, say(one.value), say(one.lower), say(one.upper), one.source].join("; ");
  return {
    title,
    short,
    challenge,
    population,
    unit,
    direction,
    measurability,
    measureSay,
    agesFrom: say(goal.ages?.from),
    agesTo: say(goal.ages?.to),
    area: goal.area ?? "",
    indicator: goal.indicator ?? "",
    ownFigure: goal.ownFigure ?? "",
    baselineYear: say(goal.baseline?.year),
    baselineValue: say(goal.baseline?.value),
    targetYear: say(goal.target?.year),
    targetValue: say(goal.target?.value),
    path: goal.path.map((point) => `${point.year}: ${say(point.value)}`).join("\n"),
    measurements: goal.measurements.map(line).join("\n"),
  };
}

/** A number as people type it: 12,5 and 3.000 in Dutch, 12.5 and 3,000 in English. NaN when it is none. */
export function numberTyped(text: string, lang: Lang): number {
  const plain = text.trim();
  const [group, point] = lang === "nl" ? ["\\.", ","] : [",", "."];
  const grouped = new RegExp(`^-?\\d{1,3}(${group}\\d{3})+(\\${point}\\d+)?$`).test(plain);
  const bare = grouped ? plain.replaceAll(new RegExp(group, "g"), "") : plain;
  return /^-?\d+([.,]\d+)?$/.test(bare) ? Number(bare.replace(",", ".")) : Number.NaN;
}

const isYear = (value: number) => Number.isInteger(value) && value >= 1990 && value <= 2100;

/** Reads a goal from its form, on top of what it was. Every mistake names its field; the goal counts only without mistakes. */
export function readGoal(
  values: Values,
  before: Goal,
  choices: GoalChoices,
  lang: Lang,
): { goal: Goal; errors: FormError[] } {
  const t = editTexts(lang);
  const errors: FormError[] = [];
  const wrong = (id: string, text: string) => void errors.push({ id, text });
  const optional = (name: string, most: number) => (values[name] ?? "").trim().slice(0, most);
  const text = (name: string, most: number, least = 1) => {
    const value = optional(name, most);
    if (value.length < least) wrong(name, t.required);
    return value;
  };
  const oneOf = <T extends string>(name: string, list: readonly T[]): T => {
    const found = list.find((one) => one === values[name]);
    if (found === undefined) wrong(name, t.choose);
    return found ?? list[0]!;
  };
  const number = (name: string, fits: (value: number) => boolean, words: string): number | undefined => {
    const plain = optional(name, 20);
    if (plain === "") return undefined;
    const value = numberTyped(plain, lang);
    if (!Number.isFinite(value) || !fits(value)) wrong(name, words);
    return value;
  };
  const point = (name: string): Point | undefined => {
    const year = number(`${name}Year`, isYear, t.year);
    const value = number(`${name}Value`, () => true, t.number);
    if (year !== undefined && value === undefined) wrong(`${name}Value`, t.number);
    if (year === undefined && value !== undefined) wrong(`${name}Year`, t.year);
    return year === undefined || value === undefined ? undefined : { year, value };
  };
  const age = (name: string) => number(name, (value) => Number.isInteger(value) && value >= 0 && value <= 120, t.age);
  const [from, to] = [age("agesFrom"), age("agesTo")];
  if (from !== undefined && to !== undefined && to < from) wrong("agesTo", t.ageOrder);
  const [baseline, target] = [point("baseline"), point("target")];
  if (baseline && target && target.year <= baseline.year) wrong("targetYear", t.order);
  const path = linesOf(values.path).flatMap(
    (line) => pointOf(line, lang) ?? (wrong("path", t.goal.pathError(line)), []),
  );
  const measurements = linesOf(values.measurements).flatMap(
    (line) => measurementOf(line, lang) ?? (wrong("measurements", t.goal.measurementsError(line)), []),
  );
  const [area, indicator, ownFigure] = [
    values.area
      ? oneOf(
          "area",
          choices.areas.map((one) => one.code),
        )
      : "",
    values.indicator
      ? oneOf(
          "indicator",
          choices.indicators.map((one) => one.id),
        )
      : "",
    optional("ownFigure", 120),
  ];
  const goal: Goal = {
    id: before.id,
    challenge: oneOf(
      "challenge",
      choices.challenges.map((one) => one.id),
    ),
    title: text("title", 200, 5),
    short: text("short", 60, 2),
    population: text("population", 120),
    unit: oneOf("unit", goalUnits),
    direction: oneOf("direction", ["higher", "lower"] as const),
    measurability: oneOf("measurability", measurabilities),
    measureSay: text("measureSay", 400),
    path: path.toSorted((a, b) => a.year - b.year),
    measurements: measurements.toSorted((a, b) => a.year - b.year),
    ...(from === undefined && to === undefined
      ? {}
      : { ages: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } }),
    ...(area ? { area } : {}),
    ...(indicator ? { indicator } : {}),
    ...(ownFigure ? { ownFigure } : {}),
    ...(baseline ? { baseline } : {}),
    ...(target ? { target } : {}),
  };
  return { goal, errors };
}

const linesOf = (text: string | undefined): string[] =>
  (text ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 60);

function pointOf(line: string, lang: Lang): Point | undefined {
  const [, year = "", value = ""] = /^(\d{4})\s*[:;]?\s+(.+)$/.exec(line) ?? /^(\d{4})[:;](.+)$/.exec(line) ?? [];
  const number = numberTyped(value, lang);
  return isYear(Number(year)) && Number.isFinite(number) ? { year: Number(year), value: number } : undefined;
}

/** "2026; 44; 41; 47; eigen peiling". Without lowest and highest, everyone was counted. */
function measurementOf(line: string, lang: Lang): Measurement | undefined {
  const [year = "", value = "", low = "", high = "", ...source] = line.split(";").map((part) => part.trim());
  const said = source.join("; ").slice(0, 200);
  const [point, lower, upper] = [value, low, high].map((part) => numberTyped(part, lang));
  if (!isYear(Number(year)) || !Number.isFinite(point) || !said) return undefined;
  if (!low && !high) return { year: Number(year), value: point!, counted: true, source: said };
  if (!(lower! <= point! && point! <= upper!)) return undefined;
  return { year: Number(year), value: point!, lower: lower!, upper: upper!, source: said };
}
