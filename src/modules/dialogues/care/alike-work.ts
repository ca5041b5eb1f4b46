import { likeOne, likePairs, trigramIndex } from "@brink/methods/texts";
import type { Comparable, Standing } from "./store.ts";

/** What a text must share with another one to be named: the measure that PostgreSQL's trigrams keep while somebody types. */
const least = 0.3;

/** What to look for: the most alike of all that can be read, or what resembles each of these numbers most. */
export type AlikeAsked = { readonly texts: readonly Comparable[] } & (
  | { readonly pairs: number }
  | { readonly near: readonly number[] }
);

/** Two that can be read and answer the same question. */
export interface AlikePair {
  /** The one with the lower number. */
  readonly one: Standing;
  readonly other: Standing;
}

/** What resembles one contribution most, among what can be read and among what waits. */
export interface Near {
  readonly shown?: Standing;
  readonly waiting?: Standing;
}

export interface AlikeFound {
  readonly pairs: readonly AlikePair[];
  readonly near: ReadonlyMap<number, Near>;
}

/** Runs in a worker thread: see `likeness.ts`. */
export default function work(asked: AlikeAsked): AlikeFound {
  if ("pairs" in asked) return { pairs: pairsIn(asked.texts, asked.pairs), near: new Map() };
  return { pairs: [], near: nearIn(asked.texts, asked.near) };
}

function pairsIn(texts: readonly Comparable[], limit: number): AlikePair[] {
  const shown = texts.filter((text) => text.shown);
  const comparable = (first: number, second: number) => shown[first]!.question === shown[second]!.question;
  const index = trigramIndex(shown.map(({ body }) => body));
  return likePairs(index, { least, limit, comparable }).map(({ first, second }) => ({
    one: shown[first]!,
    other: shown[second]!,
  }));
}

function nearIn(texts: readonly Comparable[], numbers: readonly number[]): Map<number, Near> {
  const index = trigramIndex(texts.map(({ body }) => body));
  const placeOf = new Map(texts.map(({ number }, place) => [number, place]));
  const near = new Map<number, Near>();
  for (const number of numbers) {
    const place = placeOf.get(number);
    if (place === undefined) continue;
    const like = likeOne(index, place, least).toSorted((a, b) => b.likeness - a.likeness || a.place - b.place);
    const most = (shown: boolean) => like.map((one) => texts[one.place]!).find((text) => text.shown === shown);
    const [shown, waiting] = [most(true), most(false)];
    near.set(number, { ...(shown && { shown }), ...(waiting && { waiting }) });
  }
  return near;
}
