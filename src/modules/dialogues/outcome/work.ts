import { compute, type Outcome } from "./compute.ts";
import type { Divided } from "./map.ts";
import { divideIn, protect } from "./protect.ts";
import type { OutcomeInput, Published, RatingRow } from "./published.ts";
import { significant } from "./hash.ts";
import { type Opinion, type ReadingGroups, withReads } from "../reading/spread.ts";

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
  /** Who read what, per opinion group, to spread what is read next; null when it is closed or has no groups. */
  readonly reading: ReadingGroups | null;
}

/** Runs in a worker thread: see `actions.ts`. */
export default function work(packed: PackedInput): Made {
  const input = { ...packed, ratings: unpack(packed) };
  const divided = input.provisional ? divideIn(input) : undefined;
  const published = protect(input, divided);
  const reading = divided ? readingFrom(input, divided) : null;
  return { published, outcome: significant(compute(published)), ratings: input.ratings.length, reading };
}

/** Background has no part in this: it follows from the votes alone. */
function readingFrom({ contributions, participants, ratings }: OutcomeInput, { found, groups }: Divided) {
  const people = participants.map((): Opinion[] => []);
  for (const { participant, contribution, value } of ratings)
    people[participant]!.push({ number: contributions[contribution]!.number, value });
  const tallies = groups.map(({ group }) => {
    const { agree, disagree, seen } = found.groupTallies[group]!;
    return { agree: [...agree], disagree: [...disagree], voted: [...seen] };
  });
  return withReads(
    contributions.map(({ number }) => number),
    tallies,
    people,
  );
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
