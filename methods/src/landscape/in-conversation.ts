import { votesPerParticipant, type VoteMatrix, type Votes } from "./votes.ts";

/** Someone takes part in the landscape from this many votes (or from every statement, when there are fewer). */
const enoughVotes = 7;
/** As long as fewer people are in, those with the most votes are let in too. */
const smallestConversation = 15;

/**
 * Who is in the conversation, by the rules of Pol.is: everybody with at least min(7, statements so far) votes; once in, always in;
 * while fewer than 15 are in, those with the most votes fill up. The rules are applied after every moment at which votes came in,
 * so the outcome depends on the times of the votes and not on the order of the rows.
 *
 * Only the beginning has to be replayed: once 7 statements have votes and 15 people are in, what counts is 7 votes in the end.
 *
 * Returns participants, ascending. Source: docs/methods/landscape.md §2.
 */
export function inConversation(votes: Votes, matrix: VoteMatrix): Int32Array {
  const timeOf = (row: number): number => votes.time?.[row] ?? row;
  const settled = Math.max(
    nthFirstTime(votes.statement, votes.statements, enoughVotes, timeOf),
    nthFirstTime(votes.participant, votes.participants, smallestConversation, timeOf),
  );
  const inside = replay(votes, rowsUntil(settled, votes.participant.length, timeOf), timeOf);
  const counts = votesPerParticipant(matrix);
  const settledByCount = matrix.columnCount >= enoughVotes;
  return Int32Array.from(
    inside.keys().filter((person) => inside[person] === 1 || (settledByCount && counts[person]! >= enoughVotes)),
  );
}

/** The moment at which the n-th different key occurred for the first time; infinite when there are fewer keys. */
function nthFirstTime(keys: Int32Array, range: number, nth: number, timeOf: (row: number) => number): number {
  const first = new Float64Array(range).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < keys.length; row++) {
    const time = timeOf(row);
    if (time < first[keys[row]!]!) first[keys[row]!] = time;
  }
  return first.toSorted()[nth - 1] ?? Number.POSITIVE_INFINITY;
}

/** Rows up to and including a moment, by time. */
function rowsUntil(moment: number, rows: number, timeOf: (row: number) => number): number[] {
  const early: number[] = [];
  for (let row = 0; row < rows; row++) if (timeOf(row) <= moment) early.push(row);
  return early.toSorted((a, b) => timeOf(a) - timeOf(b) || a - b);
}

function replay(votes: Votes, order: readonly number[], timeOf: (row: number) => number): Uint8Array {
  const inside = new Uint8Array(votes.participants);
  const counts = new Int32Array(votes.participants);
  // A changed vote does not count again.
  const cells = new Set<number>();
  const statements = new Set<number>();
  let insideCount = 0;
  const admit = (person: number): void => {
    inside[person] = 1;
    insideCount++;
  };
  for (let place = 0; place < order.length;) {
    const moment = timeOf(order[place]!);
    const voters = new Set<number>();
    for (; place < order.length && timeOf(order[place]!) === moment; place++) {
      const [person, statement] = [votes.participant[order[place]!]!, votes.statement[order[place]!]!];
      const cell = person * votes.statements + statement;
      if (cells.has(cell)) continue;
      cells.add(cell);
      statements.add(statement);
      counts[person]!++;
      if (inside[person] === 0) voters.add(person);
    }
    // Whoever did not vote now can not newly reach a threshold that only grows; and before 15 are in, everybody seen earlier is in.
    const enough = Math.min(enoughVotes, statements.size);
    for (const person of voters) if (counts[person]! >= enough) admit(person);
    if (insideCount >= smallestConversation) continue;
    const waiting = [...voters]
      .filter((person) => inside[person] === 0)
      .toSorted((a, b) => counts[b]! - counts[a]! || a - b);
    for (const person of waiting.slice(0, smallestConversation - insideCount)) admit(person);
  }
  return inside;
}
