import { active, type Initiative, periodOf } from "./model.ts";

/** One initiative that waits for another. */
export interface Tie {
  /** What must be ready first. */
  readonly first: Initiative;
  readonly waiting: Initiative;
  /** Why it does not go well: the first was stopped, or ends after the other begins. */
  readonly trouble?: "stopped" | "late";
}

/** What these initiatives wait for. What is ready is not waited for any more, and what is over waits for nothing. */
export function tiesOf(known: ReadonlyMap<string, Initiative>, list: readonly Initiative[]): Tie[] {
  return list.filter(active).flatMap((one) =>
    [...new Set(one.dependsOn)].flatMap((id) => {
      const first = known.get(id);
      if (!first || first === one || first.status === "done") return [];
      return [{ first, waiting: one, trouble: troubleOf(first, one) }];
    }),
  );
}

function troubleOf(first: Initiative, waiting: Initiative): Tie["trouble"] {
  if (first.status === "stopped") return "stopped";
  const [ends, begins] = [periodOf(first)?.to, periodOf(waiting)?.from];
  return ends && begins && ends > begins ? "late" : undefined;
}

/** What can be drawn on one sheet: initiatives from top to bottom and the ties between them. */
export interface Chains {
  readonly lines: readonly Initiative[];
  readonly ties: readonly Tie[];
}

/**
 * Chains in the order of a drawing: what hangs together stays together, chains with trouble come first, and within a chain what must be ready
 * first stands above what waits for it, unless they wait for each other. Without dates nothing can be drawn.
 * @param most lines at most; a chain that does not fit is cut
 */
export function chainsOf(ties: readonly Tie[], most: number): Chains {
  const dated = ties.filter(({ first, waiting }) => periodOf(first) && periodOf(waiting));
  const chains = groupsOf(dated).toSorted(
    (a, b) => troubles(b) - troubles(a) || (beginOf(a[0]!.first) < beginOf(b[0]!.first) ? -1 : 1),
  );
  const lines: Initiative[] = [];
  for (const chain of chains) lines.push(...inOrder(chain, most - lines.length));
  const drawn = new Set(lines);
  return { lines, ties: dated.filter(({ first, waiting }) => drawn.has(first) && drawn.has(waiting)) };
}

const beginOf = (one: Initiative): string => periodOf(one)!.from;
const troubles = (ties: readonly Tie[]): number => ties.filter((tie) => tie.trouble).length;

/** Ties that touch each other, in groups. */
function groupsOf(ties: readonly Tie[]): Tie[][] {
  const leader = new Map<string, string>();
  const find = (id: string): string => {
    let at = id;
    while (leader.has(at)) at = leader.get(at)!;
    return at;
  };
  for (const { first, waiting } of ties) {
    const [a, b] = [find(first.id), find(waiting.id)];
    if (a !== b) leader.set(a, b);
  }
  const groups = new Map<string, Tie[]>();
  for (const tie of ties) {
    const head = find(tie.first.id);
    const group = groups.get(head) ?? [];
    groups.set(head, group);
    group.push(tie);
  }
  return [...groups.values()];
}

/** The initiatives of one chain; the earliest that waits for nothing above it is next. In a circle the earliest simply begins. */
function inOrder(ties: readonly Tie[], most: number): Initiative[] {
  const all = new Set(ties.flatMap(({ first, waiting }) => [first, waiting]));
  const left = new Set([...all].toSorted((a, b) => (beginOf(a) < beginOf(b) ? -1 : 1)));
  const above = Map.groupBy(ties, (tie) => tie.waiting);
  const waits = (one: Initiative) => above.get(one)?.some(({ first }) => left.has(first)) ?? false;
  const order: Initiative[] = [];
  while (left.size > 0 && order.length < most) {
    const next = [...left].find((one) => !waits(one)) ?? [...left][0]!;
    order.push(next);
    left.delete(next);
  }
  return order;
}
