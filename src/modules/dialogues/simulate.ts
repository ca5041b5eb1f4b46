import { seededRandom } from "@brink/methods/numeric";
import { backgroundQuestions, type Background } from "./model.ts";
import type { PackDialogue } from "./pack.ts";
import { wordParts } from "./words.ts";

/** A made-up participant of an example. */
export interface SimulatedPerson {
  readonly id: string;
  readonly assurance: number;
  readonly background: Background;
}

export interface SimulatedRating {
  readonly person: number;
  /** Number of the contribution, from 1. */
  readonly contribution: number;
  readonly value: number | null;
  readonly words?: readonly number[];
}

/** Share of people who rather not say something of themselves. */
const silent = 0.22;

/** People and scores of an example dialogue, from a seed: the same pack gives the same example everywhere. */
export function simulate(
  dialogue: PackDialogue,
  seed: string,
): { people: SimulatedPerson[]; ratings: SimulatedRating[] } {
  const random = seededRandom(`${seed}:${dialogue.slug}`);
  const reads = new Int32Array(dialogue.contributions.length);
  const all = dialogue.camps.reduce((sum, camp) => sum + camp.share, 0);
  // Drawn apart, so that people and scores of an example stay as they were.
  const mark = seededRandom(`${seed}:${dialogue.slug}:words`).uniform;
  const marks = dialogue.contributions.map(
    ({ text }) => wordParts(text).filter((part) => part.mark !== undefined).length,
  );
  const people: SimulatedPerson[] = [];
  const ratings: SimulatedRating[] = [];
  for (let person = 0; person < dialogue.people; person += 1) {
    const camp = pick(
      dialogue.camps.map(({ share }) => share / all),
      random.uniform(),
    );
    const { age, women } = dialogue.camps[camp]!;
    people.push({
      id: uuidFrom(random.uint32),
      assurance: random.uniform() < 0.35 ? 2 : 0,
      background: backgroundFrom(age, women, random.uniform),
    });
    const amount = Math.min(dialogue.contributions.length, 8 + random.below(14));
    for (const place of leastRead(reads, amount, random.uniform)) {
      reads[place]! += 1;
      const value = random.uniform() < 0.06 ? null : scoreOf(dialogue, place, camp, random.normal());
      ratings.push({
        person,
        contribution: place + 1,
        value,
        words: value === null ? [] : marksOf(marks[place]!, mark),
      });
    }
  }
  return { people, ratings };
}

/** One in three marks something, the first words most of all. */
function marksOf(amount: number, uniform: () => number): number[] {
  if (amount === 0 || uniform() >= 1 / 3) return [];
  return [Math.min(amount - 1, Math.floor(amount * uniform() ** 2))];
}

function scoreOf(dialogue: PackDialogue, place: number, camp: number, noise: number): number {
  const leaning = dialogue.contributions[place]!.lean[camp]! + 1.15 * noise;
  if (dialogue.form === "statements") return leaning > 0.35 ? 1 : leaning < -0.35 ? -1 : 0;
  return Math.max(-3, Math.min(3, Math.round(leaning))) + 0;
}

function leastRead(reads: Int32Array, amount: number, uniform: () => number): number[] {
  const drawn = Array.from(reads, (count, place) => ({ place, weight: count + 6 * uniform() }));
  return drawn
    .toSorted((a, b) => a.weight - b.weight)
    .slice(0, amount)
    .map(({ place }) => place);
}

function backgroundFrom(age: readonly number[], women: number, uniform: () => number): Background {
  const total = age.reduce((sum, share) => sum + share, 0);
  const say = (value: string) => (uniform() < silent ? undefined : value);
  const told = {
    age: say(
      backgroundQuestions.age[
        pick(
          age.map((share) => share / total),
          uniform(),
        )
      ]!,
    ),
    gender: say(uniform() < women ? "woman" : uniform() < 0.97 ? "man" : "other"),
    role: say(backgroundQuestions.role[pick([0.72, 0.2, 0.05, 0.03], uniform())]!),
    education: say(backgroundQuestions.education[pick([0.2, 0.42, 0.38], uniform())]!),
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

function pick(shares: readonly number[], draw: number): number {
  let rest = draw;
  for (const [place, share] of shares.entries()) {
    rest -= share;
    if (rest < 0) return place;
  }
  return shares.length - 1;
}

/** A version 4 uuid of seeded numbers: looks like any participant's key. */
function uuidFrom(uint32: () => number): string {
  const hex = [uint32(), uint32(), uint32(), uint32()].map((word) => word.toString(16).padStart(8, "0")).join("");
  const variant = "89ab"[Number.parseInt(hex[16]!, 16) % 4]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
