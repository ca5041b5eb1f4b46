import { formatNumber, roundTo } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { Direction, Indicator } from "../model.ts";
import type { Judgement, Position } from "./band.ts";
import type { Outcome, Side } from "./compare.ts";
import type { Course } from "./editions.ts";
import { fewestForTrend } from "./settings.ts";
import { speakingTexts } from "./text.ts";

/** What is said of a figure: a sign with its word, and sentences. The sign never says more than the sentences. */
export interface Saying {
  readonly verdict: Judgement | "few";
  readonly word: string;
  readonly sentences: readonly string[];
  /** What an estimate is, to be said wherever it is compared. */
  readonly note?: string;
}

type About = Pick<Indicator, "direction">;

/** The place one compares with, and its number: a sentence never names the one without the other. */
export interface Place {
  readonly name: string;
  readonly value: number | null;
}

/**
 * Sentences about the difference between a figure and another place, as far as their kind allows.
 *
 * @param digits in which the figure itself stands beside them (`digitsTogether`)
 */
export function sayOutcome(outcome: Outcome, about: About, place: Place, lang: Lang, digits: number): Saying {
  const t = speakingTexts(lang);
  const there = place.value === null ? place.name : `${place.name} (${formatNumber(place.value, lang, digits)})`;
  if (outcome.said === "nothing") {
    const words = t.silent[outcome.why];
    return { verdict: "few", word: t.fewVerdict, sentences: [typeof words === "string" ? words : words(there)] };
  }
  if (outcome.said === "too-close") {
    return { verdict: "same", word: t.tooCloseVerdict, sentences: [t.estimate.tooClose(there)], note: t.estimateSay };
  }
  if (outcome.said === "alike") {
    return { verdict: "same", word: t.alikeVerdict, sentences: [t.interval.alike(there)] };
  }
  const verdict = judge(outcome.side, about.direction);
  if (outcome.by === "estimate") {
    return { verdict, word: t.verdicts[verdict], sentences: [t.estimate[outcome.side](there)], note: t.estimateSay };
  }
  const [near, far] = [outcome.from, outcome.to].map(Math.abs).toSorted((a, b) => a - b) as [number, number];
  const [from, to] = [formatNumber(near, lang, digits), formatNumber(far, lang, digits)];
  // A difference that is there, and may be too small for these digits: "tussen 0,0 en 1,2" would deny it.
  const range = roundTo(near, digits) === 0 ? t.interval.upTo(to) : t.interval.range(from, to);
  const sure = outcome.sure ? t.interval.sure : t.interval.fairlySure;
  return { verdict, word: t.verdicts[verdict], sentences: [t.interval[outcome.side](there), range, sure] };
}

function judge(side: Side, direction: Direction): Judgement {
  if (direction === "neutral") return "other";
  return (side === "more") === (direction === "higher") ? "good" : "bad";
}

/** Sentences about a place among like areas: a band of fifths, never a rank. `like` is the plural ("wijken die erop lijken"). */
export function sayPosition(position: Position, like: string, lang: Lang): Saying {
  const t = speakingTexts(lang);
  const { verdict, band } = position;
  const sentence = verdict === "same" ? t.band.middle : verdict === "other" ? t.band[band] : t.band[verdict];
  return { verdict, word: t.bandVerdicts[verdict], sentences: [sentence(like)] };
}

/** What may be said of the course over time; undefined when there is only one point. */
export function sayCourse(course: Course, kind: Indicator["kind"], lang: Lang): string | undefined {
  const t = speakingTexts(lang).course;
  if (course.said === "one") return undefined;
  if (course.said === "points") {
    if (kind === "modelled") return t.estimates;
    return course.count < fewestForTrend ? t.few : t.bare;
  }
  return t[course.said](String(course.from), String(course.to));
}
