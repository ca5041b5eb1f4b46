import { probability, shareTest, significant, twoSharesTest, type Tally } from "./probabilities.ts";
import { sumOfTallies, tallyAt, type Tallies } from "./tallies.ts";

const mostPerGroup = 5;

/** A statement that tells what a group thinks, more than the other groups do. */
export interface Representative {
  readonly statement: number;
  readonly direction: "agree" | "disagree";
  /** How many of the group went that way, of how many who voted on it. */
  readonly successes: number;
  readonly trials: number;
  /** (successes + 1)/(trials + 2). */
  readonly probability: number;
  /** How far that lies above one half, in standard errors. */
  readonly probabilityTest: number;
  /** How many times as probable as among the other groups together. */
  readonly ratio: number;
  /** How far above the other groups, in standard errors. */
  readonly ratioTest: number;
  /** Only on the statement the group agrees with most clearly: how many agree. */
  readonly bestAgree?: number;
}

/** All numbers of one statement for one group against the others. */
interface Comparison {
  readonly statement: number;
  readonly own: Tally;
  readonly agree: Side;
  readonly disagree: Side;
}

interface Side {
  readonly successes: number;
  readonly probability: number;
  readonly probabilityTest: number;
  readonly ratio: number;
  readonly ratioTest: number;
}

/**
 * For each group the (at most five) statements that set it apart, agrees before disagrees; hidden statements are skipped. Without a
 * significant one, the best there is; empty when there is none.
 *
 * `groups`: raw counts of the groups; people in no group do not count. `shown`: the statements in play, in their order (with votes, not
 * hidden). Source: docs/methods/landscape.md §7.
 */
export function representativeStatements(
  groups: readonly Tallies[],
  shown: Int32Array,
): readonly (readonly Representative[])[] {
  const statements = groups[0]?.seen.length ?? 0;
  const total = sumOfTallies(groups, statements);
  return groups.map((group) =>
    select(Array.from(shown, (statement) => compare(statement, tallyAt(group, statement), tallyAt(total, statement)))),
  );
}

function compare(statement: number, own: Tally, total: Tally): Comparison {
  const otherSeen = total.seen - own.seen;
  const side = (successes: number, all: number): Side => ({
    successes,
    probability: probability(successes, own.seen),
    probabilityTest: shareTest(successes, own.seen),
    ratio: probability(successes, own.seen) / probability(all - successes, otherSeen),
    ratioTest: twoSharesTest(successes, all - successes, own.seen, otherSeen),
  });
  return { statement, own, agree: side(own.agree, total.agree), disagree: side(own.disagree, total.disagree) };
}

function select(comparisons: readonly Comparison[]): readonly Representative[] {
  const sufficient: Comparison[] = [];
  let best: Comparison | undefined;
  let bestAgree: Comparison | undefined;
  for (const next of comparisons) {
    if (isSignificant(next.agree) || isSignificant(next.disagree)) sufficient.push(next);
    // A best one matters only as long as nothing is significant.
    else if (sufficient.length === 0 && (!best || strength(next) > strength(best))) best = next;
    if (agreesBetter(next, bestAgree)) bestAgree = next;
  }
  const front = bestAgree && { ...finalise(bestAgree), bestAgree: bestAgree.own.agree };
  if (sufficient.length === 0)
    return [front ?? (best && finalise(best))].filter((statement) => statement !== undefined);
  const others = sufficient
    .filter((one) => one !== bestAgree)
    .map(finalise)
    .toSorted((a, b) => weight(b) - weight(a));
  const chosen = (front ? [front, ...others] : others).slice(0, mostPerGroup);
  return [
    ...chosen.filter((one) => one.direction === "agree"),
    ...chosen.filter((one) => one.direction === "disagree"),
  ];
}

function isSignificant(side: Side): boolean {
  return side.ratioTest > significant && side.probabilityTest > significant;
}

function strength({ agree, disagree }: Comparison): number {
  return Math.max(agree.ratioTest, disagree.ratioTest);
}

function weight(one: Representative): number {
  return one.ratio * one.ratioTest * one.probability * one.probabilityTest;
}

/** Whether the group agrees with this statement more clearly than with the current one. */
function agreesBetter({ own, agree }: Comparison, current: Comparison | undefined): boolean {
  if (own.agree === 0 && own.disagree === 0) return false;
  const { ratio, ratioTest, probability: share, probabilityTest } = agree;
  if (!current) return probabilityTest > significant || (ratio > 1 && share > 0.5);
  const now = current.agree;
  if (now.ratio > 1)
    return (
      ratio * ratioTest * share * probabilityTest > now.ratio * now.ratioTest * now.probability * now.probabilityTest
    );
  return share * probabilityTest > now.probability * now.probabilityTest;
}

function finalise({ statement, own, agree, disagree }: Comparison): Representative {
  const direction = agree.ratioTest > disagree.ratioTest ? "agree" : "disagree";
  const side = direction === "agree" ? agree : disagree;
  return { statement, direction, trials: own.seen, ...side };
}
