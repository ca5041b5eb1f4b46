/**
 * Votes as columns of equal length. Participants and statements are order numbers from 0, given out in a canonical order by the
 * caller (the order decides where k-means begins); neither needs to occur. Rows may stand in any order when there is a `time`.
 */
export interface Votes {
  /** How many participants are known, voters or not. */
  readonly participants: number;
  /** How many statements are known, voted on or not. */
  readonly statements: number;
  readonly participant: Int32Array;
  readonly statement: Int32Array;
  /** 1 agrees, −1 disagrees, 0 passes. */
  readonly value: Int8Array;
  /** Any number that grows with time (milliseconds, an order number). Without it, rows stand in the order of time. */
  readonly time?: Float64Array;
}

/** One vote per participant and statement, by row (compressed): row p is `offsets[p]` up to `offsets[p + 1]`, by statement. */
export interface VoteMatrix {
  readonly participants: number;
  readonly statements: number;
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly values: Int8Array;
  /** 1 for a statement with at least one vote: only those are columns in the sense of Pol.is. */
  readonly present: Uint8Array;
  /** 1 for a statement that is left out of the calculation (rejected or about the participants): its column counts as zeros. */
  readonly hidden: Uint8Array;
  /** Number of present statements, hidden ones included. */
  readonly columnCount: number;
}

/**
 * The vote matrix: the latest vote of a participant on a statement stands. Two different votes at the same moment count as a pass,
 * so that the order of rows decides nothing.
 *
 * Source: docs/methods/landscape.md §1. Throws a `RangeError` on a number outside its range.
 */
export function voteMatrix(votes: Votes, hidden: Uint8Array = new Uint8Array(votes.statements)): VoteMatrix {
  checkVotes(votes);
  const { participants, statements, statement, value, time } = votes;
  const { order, ends } = byParticipant(votes);
  const offsets = new Int32Array(participants + 1);
  const columns = new Int32Array(order.length);
  const values = new Int8Array(order.length);
  const present = new Uint8Array(statements);
  // The votes of one participant, by statement: which there are (a bit each), and what stands so far.
  const bits = new Int32Array(Math.ceil(statements / 32));
  const latest = new Int8Array(statements);
  const since = new Float64Array(time ? statements : 0);
  let cells = 0;
  for (let person = 0, place = 0; person < participants; person++) {
    for (; place < ends[person]!; place++) {
      const row = order[place]!;
      const column = statement[row]!;
      const bit = 1 << (column & 31);
      const again = (bits[column >> 5]! & bit) !== 0;
      bits[column >> 5]! |= bit;
      if (!time) latest[column] = value[row]!;
      else if (!again || time[row]! > since[column]!) {
        latest[column] = value[row]!;
        since[column] = time[row]!;
      } else if (time[row] === since[column] && latest[column] !== value[row]) latest[column] = 0;
    }
    for (let word = 0; word < bits.length; word++) {
      for (let rest = bits[word]!; rest !== 0; rest &= rest - 1) {
        const column = 32 * word + 31 - Math.clz32(rest & -rest);
        columns[cells] = column;
        values[cells++] = latest[column]!;
        present[column] = 1;
      }
      bits[word] = 0;
    }
    offsets[person + 1] = cells;
  }
  return {
    participants,
    statements,
    offsets,
    columns: columns.slice(0, cells),
    values: values.slice(0, cells),
    present,
    hidden,
    columnCount: present.reduce((sum, there) => sum + there, 0),
  };
}

/** Number of votes of each participant. */
export function votesPerParticipant(matrix: VoteMatrix): Int32Array {
  return Int32Array.from({ length: matrix.participants }, (_, row) => matrix.offsets[row + 1]! - matrix.offsets[row]!);
}

/** Row numbers by participant, then as given (a counting sort), with the place after the last row of each participant. */
function byParticipant({ participants, participant }: Votes): { order: Int32Array; ends: Int32Array } {
  const next = new Int32Array(participants + 1);
  for (let row = 0; row < participant.length; row++) next[participant[row]! + 1]!++;
  for (let person = 0; person < participants; person++) next[person + 1]! += next[person]!;
  const order = new Int32Array(participant.length);
  for (let row = 0; row < participant.length; row++) order[next[participant[row]!]!++] = row;
  // Each start has moved on to the end of its participant.
  return { order, ends: next };
}

function checkVotes({ participants, statements, participant, statement, value, time }: Votes): void {
  const rows = participant.length;
  if (statement.length !== rows || value.length !== rows || (time && time.length !== rows))
    throw new RangeError("The columns of the votes differ in length.");
  for (let row = 0; row < rows; row++) {
    const person = participant[row]!;
    const idea = statement[row]!;
    const vote = value[row]!;
    if (person < 0 || person >= participants)
      throw new RangeError(`Vote ${row} names participant ${person} of ${participants}.`);
    if (idea < 0 || idea >= statements) throw new RangeError(`Vote ${row} names statement ${idea} of ${statements}.`);
    if (vote < -1 || vote > 1) throw new RangeError(`Vote ${row} is ${vote}; only −1, 0 and 1 are votes.`);
    if (time && Number.isNaN(time[row]!)) throw new RangeError(`Vote ${row} has no time.`);
  }
}
