import { compute, type Outcome } from "./outcome.ts";
import { protect } from "./outcome-protect.ts";
import type { OutcomeInput, Published, RatingRow } from "./outcome-published.ts";
import { significant } from "./outcome-hash.ts";

/** What an outcome is made of, with the ratings of each participant as text; see `packedRatings`. */
export interface PackedInput extends Omit<OutcomeInput, "ratings"> {
  readonly ratings: readonly string[];
  readonly marked: readonly {
    readonly participant: number;
    readonly number: number;
    readonly words: readonly number[];
  }[];
}

/** An outcome with what it was computed from, and how many ratings there were. */
export interface Made {
  readonly published: Published;
  readonly outcome: Outcome;
  readonly ratings: number;
}

/** Runs in a worker thread: see `actions-outcome.ts`. */
export default function work(packed: PackedInput): Made {
  const input = { ...packed, ratings: unpack(packed) };
  const published = protect(input);
  return { published, outcome: significant(compute(published)), ratings: input.ratings.length };
}

/** Ratings of contributions that may be read, in the order of participants and contributions. */
function unpack({ contributions, ratings, marked }: PackedInput): RatingRow[] {
  const place = new Map(contributions.map(({ number }, at) => [number, at]));
  const words = new Map(marked.map((one) => [`${one.participant}:${one.number}`, one.words]));
  const rows: RatingRow[] = [];
  for (const [participant, text] of ratings.entries()) {
    if (text === "") continue;
    for (const part of text.split(",")) {
      const [number, value] = part.split(":") as [string, string];
      const contribution = place.get(Number(number));
      if (contribution === undefined) continue;
      const own = words.size > 0 ? words.get(`${participant}:${number}`) : undefined;
      rows.push({
        participant,
        contribution,
        value: value === "" ? null : Number(value),
        ...(own ? { words: own } : {}),
      });
    }
  }
  return rows;
}
