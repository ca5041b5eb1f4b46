import type { AreaKind } from "#modules/regions/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Indicator } from "./model.ts";
import { countsOff } from "./rounding.ts";
import { type Line, seriesKey } from "./reading.ts";
import {
  compareFigures,
  digitsTogether,
  fewestAreas,
  type Figure,
  intervalOf,
  isOfFew,
  type Outcome,
  type Place,
  type Position,
  positionOf,
  type Relation,
  restValue,
  type Saying,
  sayOutcome,
  sayPosition,
  type Silence,
  speakingTexts,
} from "./speaking/index.ts";
import { quantile } from "./speak.ts";
import type { GroupValues } from "./like-columns.ts";
import type { Value } from "./store.ts";

/** What an area may be held against, as it stands in the address (`?met=`). */
export const choices = ["vergelijkbaar", "gemeente", "leefgebied", "regio", "nederland", "vorige"] as const;
export type Choice = (typeof choices)[number];

/** What the figures of a profile are held against. */
export interface Against {
  readonly choice: Choice;
  /** Name of the other place; for `vergelijkbaar` the plural of the areas ("wijken die erop lijken"). */
  readonly name: string;
  readonly relation: Relation;
  /** How many rounded counts its numbers are added up from, where it is such a sum. */
  readonly parts?: number;
  /** How many like areas there are, where they are what one compares with. */
  readonly like?: number;
  /** Their values. */
  readonly groups?: ReadonlyMap<string, GroupValues>;
}

/** One row of a profile: the figure, what it is held against, and what may be said. */
export interface Told {
  readonly line: Line;
  /** Values of like areas, ascending: similar ones where they were chosen, else all of the country. */
  readonly like: readonly number[];
  readonly position: Position | undefined;
  readonly outcome: Outcome | undefined;
  /** Undefined where a figure is a size, that says how large a place is and no more. */
  readonly saying: Saying | undefined;
  readonly place: Place;
  /** A share of so few people that only their number may be shown. */
  readonly few: boolean;
  /** In which the figure, its margin and what it is held against are said together. */
  readonly digits: number;
}

/** How many people live somewhere says how large a place is, not how it stands among others. */
export function isSize(indicator: Pick<Indicator, "unit">): boolean {
  return indicator.unit === "count" || indicator.unit === "hectare";
}

const nothing: Figure = { value: null, lower: null, upper: null, numerator: null, denominator: null };

/** The area of a profile, as far as it decides what may be said. */
export interface Here {
  readonly kind: AreaKind;
  /** How many rounded counts its numbers are added up from; 0 where they are published unrounded. */
  readonly parts: number;
  readonly residents?: number | null;
}

/** What may be said of one line of a profile against what was chosen. */
export function tell(line: Line, here: Here, against: Against, meadow: readonly number[], lang: Lang): Told {
  const { indicator, newest } = line;
  const group = against.groups?.get(seriesKey(indicator.id, line.age, newest.year));
  const like = against.groups ? (group?.values ?? []) : meadow;
  const few = newest.value !== null && isOfFew(indicator, newest, here.residents ?? null);
  const empty = { line, like, few, position: undefined, outcome: undefined, saying: undefined };
  const there = thereOf(line, against, group);
  const partsOfThere = against.choice === "vorige" ? here.parts : (against.parts ?? 0);
  const whole = { name: placeName(line, against), value: there.value };
  if (newest.value === null || isSize(indicator)) return { ...empty, place: whole, digits: indicator.decimals };
  const position = few ? undefined : positionOf(newest.value, like, indicator.direction);
  const compared = () =>
    compareFigures(indicator, here.kind, withOff(newest, here.parts), withOff(there, partsOfThere), against.relation);
  const silence = silenceOf(few, against, there, group);
  const outcome: Outcome = silence ? { said: "nothing", why: silence } : compared();
  const tested = outcome.said !== "nothing" && outcome.by === "interval";
  const placed = against.choice === "vergelijkbaar" && !tested && position;
  const rest = tested && against.relation === "part" ? restValue(indicator, newest, there) : undefined;
  const place = rest === undefined ? whole : { name: speakingTexts(lang).restOf(whole.name), value: rest };
  const digits = digitsTogether(indicator, outcome, newest, place.value, intervalOf(indicator, newest));
  const saying = placed
    ? sayPosition(position, against.name, lang)
    : sayOutcome(outcome, indicator, place, lang, digits);
  return {
    line,
    like,
    few,
    position,
    outcome,
    saying: withCount(saying, against, like.length, lang),
    place,
    digits,
  };
}

/** Why two figures are not held against each other at all. */
function silenceOf(few: boolean, against: Against, there: Figure, group: GroupValues | undefined): Silence | undefined {
  if (few) return "few";
  if (against.choice === "vorige" && there.value === null) return "no-earlier";
  return group && group.values.length < fewestAreas ? "few-there" : undefined;
}

/** Of the like areas half may have no figure of a year: then the reader hears how many have one. */
function withCount(saying: Saying, { like }: Against, count: number, lang: Lang): Saying {
  if (like === undefined || saying.verdict === "few" || count * 2 >= like) return saying;
  return { ...saying, sentences: [...saying.sentences, speakingTexts(lang).onlySome(String(count), String(like))] };
}

/** A figure with how far rounding may put its counts off; what is no figure of a table stays as it is. */
const withOff = (figure: Figure & Partial<Value>, parts: number): Figure =>
  figure.indicator && figure.table
    ? { ...figure, off: countsOff({ indicator: figure.indicator, table: figure.table }, parts) }
    : figure;

function thereOf(line: Line, against: Against, group: GroupValues | undefined): Figure {
  if (against.choice === "vorige") return earlier(line) ?? nothing;
  if (against.choice !== "vergelijkbaar") return line.whole ?? nothing;
  if (!group || group.values.length < fewestAreas) return nothing;
  const { numerator, denominator, values } = group;
  const counted = numerator !== null && denominator !== null && denominator > 0;
  const times = line.indicator.unit === "per-1000" ? 1_000 : 100;
  const value = counted ? (numerator / denominator) * times : quantile(values, 0.5);
  return { value, lower: null, upper: null, numerator, denominator };
}

/** The newest earlier figure of the same table. */
export function earlier(line: Line) {
  return line.series.findLast((value) => value.year < line.newest.year && value.value !== null);
}

function placeName(line: Line, against: Against): string {
  return against.choice === "vorige" ? String(earlier(line)?.year ?? against.name) : against.name;
}

/** How clearly a figure differs: only what may be said, outer tenths for estimates, 99.8 % for what is counted; else zero. */
function clarity({ line, like, position, outcome, saying, place }: Told, choice: Choice): number {
  if (saying?.verdict !== "good" && saying?.verdict !== "bad") return 0;
  // Also a place among like areas is no finding where the difference is too small to be said.
  if (outcome?.said !== "different") return 0;
  const tested = outcome.by === "interval";
  if (outcome.by === "interval" && !outcome.sure) return 0;
  if (choice === "vergelijkbaar" && !tested && position && position.below > 10 && position.below < 90) return 0;
  const spread = like.length > 1 ? quantile(like, 0.9) - quantile(like, 0.1) : 0;
  if (spread <= 0 || place.value === null || line.newest.value === null) return 0;
  return Math.abs(line.newest.value - place.value) / spread;
}

/** True for what can be said in people and has a better and a worse side. */
export function isJudged({ unit, direction }: Pick<Indicator, "unit" | "direction">): boolean {
  return (unit === "percent" || unit === "per-1000") && direction !== "neutral";
}

/** With fewer figures that have a better and a worse side "nothing stands out" would be said of what nobody looked at. */
export const fewestJudged = 10;

/** True when enough figures could be compared to say that nothing stands out. */
export function knowsEnough(told: readonly Told[]): boolean {
  const compared = told.filter(
    ({ line, outcome }) => isJudged(line.indicator) && outcome && outcome.said !== "nothing",
  );
  return compared.length >= fewestJudged;
}

/** What is different here: at most two things that go well and three that do not, one per theme, the clearest first. */
export function differences(told: readonly Told[], choice: Choice): Told[] {
  const clear = told
    .filter(({ line }) => isJudged(line.indicator))
    .map((one) => ({ one, size: clarity(one, choice) }))
    .filter(({ size }) => size > 0)
    .toSorted((a, b) => b.size - a.size || (a.one.line.indicator.id < b.one.line.indicator.id ? -1 : 1));
  const themes = new Set<string>();
  const room: Record<string, number> = { good: 2, bad: 3 };
  return clear.flatMap(({ one }) => {
    const side = one.saying!.verdict;
    if (themes.has(one.line.indicator.theme) || !room[side]) return [];
    themes.add(one.line.indicator.theme);
    room[side] -= 1;
    return [one];
  });
}
