/** What happens to a promise; every row is the whole promise as it stands from then on. */
export const promiseKinds = ["ask", "sign", "change", "approval", "withdraw", "end"] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** Whether somebody else must still say yes: a council, a members' meeting, a supervisory board. */
export const approvalStates = ["none", "waiting", "given", "refused"] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** Money of one year, in whole euros. */
export interface YearAmount {
  readonly year: number;
  readonly euros: number;
}

/** One thing that is promised, under the name it had when it was signed. */
export interface PromiseItem {
  readonly id: string;
  readonly title: string;
  /** Whether anyone could read of it when it was signed; the same of its money. */
  readonly open: boolean;
  readonly moneyOpen: boolean;
  readonly amounts: readonly YearAmount[];
}

/** A promise of one organisation as it stands after one row. */
export interface Promised {
  /** Name of the organisation in addresses. */
  readonly organisation: string;
  readonly name: string;
  /** Id in accounts, where it is registered: then its own people sign. */
  readonly organisationId: string | null;
  readonly number: number;
  readonly kind: PromiseKind;
  /** Adopted version it is about. */
  readonly planVersion: number;
  /** True where the whole plan is promised. */
  readonly whole: boolean;
  readonly items: readonly PromiseItem[];
  /** What is kept back, in the organisation's own words. */
  readonly reserve: string;
  readonly approvalBy: string;
  readonly approvalState: ApprovalState;
  readonly approvalOn: string | null;
  readonly signedFunction: string;
  readonly signedName: string;
  readonly signedOn: string | null;
  /** On paper, written down by the team; or here, by someone who may sign for the organisation. */
  readonly way: "online" | "paper";
  /** Plain day on which this row happened. */
  readonly on: string;
  readonly reason: string;
  readonly example: boolean;
}

/** How an organisation stands towards the newest version. */
export type Standing = "asked" | "signed" | "waiting" | "refused" | "behind" | "withdrawn" | "ended";

/** Where a promise stands. One that was signed for an older version is behind: it holds, but not for this version. */
export function standingOf(promised: Promised, newest: number): Standing {
  if (promised.kind === "end") return "ended";
  if (promised.kind === "withdraw") return "withdrawn";
  if (promised.kind === "ask") return "asked";
  if (promised.approvalState === "refused") return "refused";
  if (promised.planVersion < newest) return "behind";
  return promised.approvalState === "waiting" ? "waiting" : "signed";
}

/** Standings in which nothing is signed for the newest version. */
export const unsigned: readonly Standing[] = ["asked", "behind", "refused", "withdrawn"];

/**
 * Since which day an organisation has not signed the newest version; undefined where it has, or has left.
 * @param adoptions adopted versions with their days, in any order
 */
export function unsignedSince(
  promised: Promised,
  adoptions: readonly { readonly number: number; readonly adoptedOn: string }[],
): string | undefined {
  const newest = Math.max(0, ...adoptions.map((one) => one.number));
  const standing = standingOf(promised, newest);
  if (!unsigned.includes(standing)) return undefined;
  if (standing === "withdrawn") return promised.on;
  if (standing === "refused") return promised.approvalOn ?? promised.on;
  const dayOf = (number: number) => adoptions.find((one) => one.number === number)?.adoptedOn;
  if (standing === "behind") {
    const next = adoptions
      .filter((one) => one.number > promised.planVersion)
      .toSorted((a, b) => a.number - b.number)[0];
    return next?.adoptedOn;
  }
  const adopted = dayOf(promised.planVersion) ?? promised.on;
  return promised.on > adopted ? promised.on : adopted;
}

/** Whether a promise still holds: signed, not refused, not withdrawn, and the organisation takes part. */
export const holds = (promised: Promised): boolean =>
  (promised.kind === "sign" || promised.kind === "change" || promised.kind === "approval") &&
  promised.approvalState !== "refused";

/** Sum per year over items, in whole euros, years in order. */
export function amountsPerYear(items: readonly Pick<PromiseItem, "amounts">[]): YearAmount[] {
  const sums = new Map<number, number>();
  for (const { year, euros } of items.flatMap((item) => item.amounts)) sums.set(year, (sums.get(year) ?? 0) + euros);
  return [...sums].map(([year, euros]) => ({ year, euros })).toSorted((a, b) => a.year - b.year);
}
