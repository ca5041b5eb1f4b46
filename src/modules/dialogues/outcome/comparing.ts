import { alike } from "@brink/methods/texts";
import type { Contribution } from "../model.ts";
import type { Outcome, Ranked } from "./compute.ts";

/** A dialogue with its outcome and the contributions that may be read. */
export interface Told {
  readonly result: Outcome;
  readonly texts: ReadonlyMap<number, Contribution>;
}

/** Two contributions that say nearly the same, with how both groups scored them. */
export interface Pair {
  readonly here: Ranked;
  readonly there: Ranked;
  readonly hereText: string;
  readonly thereText: string;
  /** Share on the plus side here minus there, in points of 100. */
  readonly difference: number;
  /** True when the intervals of both shares do not touch. */
  readonly clear: boolean;
}

/** From this likeness on two contributions stand side by side; the reader sees both texts. */
const likeEnough = 0.35;

/** Holds two dialogues side by side, contribution by contribution; the largest clear difference first. */
export function pairsOf(here: Told, there: Told): Pair[] {
  const rows = ({ result, texts }: Told) => result.ranking.filter(({ number }) => texts.has(number));
  const [ones, others] = [rows(here), rows(there)];
  const words = (told: Told, list: readonly Ranked[]) => list.map(({ number }) => told.texts.get(number)!.body);
  const [hereWords, thereWords] = [words(here, ones), words(there, others)];
  return alike(hereWords, thereWords, likeEnough)
    .map(({ first, second }): Pair => {
      const [one, other] = [ones[first]!, others[second]!];
      const difference = one.plus - other.plus;
      const clear = Math.abs(difference) > 100 * Math.hypot(reachOf(one), reachOf(other));
      return {
        here: one,
        there: other,
        hereText: hereWords[first]!,
        thereText: thereWords[second]!,
        difference,
        clear,
      };
    })
    .toSorted((a, b) => Number(b.clear) - Number(a.clear) || Math.abs(b.difference) - Math.abs(a.difference));
}

/** Half the 95 % interval of a share, with two successes and two failures added (Agresti & Coull 1998). */
function reachOf({ plus, votes }: Ranked): number {
  const share = (votes * (plus / 100) + 2) / (votes + 4);
  return 1.96 * Math.sqrt((share * (1 - share)) / (votes + 4));
}
