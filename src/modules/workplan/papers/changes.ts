import { sumMoney } from "../model.ts";
import type { Entry, Frozen } from "./model.ts";

/** One thing that differs between two papers of the same audience. Amounts are whole euros. */
export type PaperChange =
  | { readonly kind: "new" | "gone"; readonly title: string }
  | { readonly kind: "status"; readonly title: string; readonly from: Entry["status"]; readonly to: Entry["status"] }
  | { readonly kind: "reached"; readonly title: string; readonly milestone: string; readonly on: string }
  | { readonly kind: "granted" | "needed"; readonly title: string; readonly from: number; readonly to: number }
  /** The same sum, for other years: so much was taken from these years and given to those. */
  | {
      readonly kind: "moved";
      readonly title: string;
      readonly amount: number;
      readonly from: readonly number[];
      readonly to: readonly number[];
    }
  | {
      readonly kind: "end";
      readonly title: string;
      readonly from: string | undefined;
      readonly to: string | undefined;
    };

/** What changed since the paper before, in the order of the paper; first what is new, last what is gone. */
export function changesBetween(before: Frozen, now: Frozen): PaperChange[] {
  const old = new Map(before.initiatives.map((one) => [one.id, one]));
  const ids = new Set(now.initiatives.map((one) => one.id));
  return [
    ...now.initiatives.filter((one) => !old.has(one.id)).map(({ title }) => ({ kind: "new" as const, title })),
    ...now.initiatives.flatMap((one) => changesOf(old.get(one.id), one)),
    ...before.initiatives.filter((one) => !ids.has(one.id)).map(({ title }) => ({ kind: "gone" as const, title })),
  ];
}

function changesOf(before: Entry | undefined, now: Entry): PaperChange[] {
  if (!before) return [];
  const { title } = now;
  const reached = now.milestones.filter(
    (one) => one.reached && !before.milestones.some((old) => old.title === one.title && old.reached),
  );
  return [
    ...(before.status === now.status ? [] : [{ kind: "status" as const, title, from: before.status, to: now.status }]),
    ...reached.map((one) => ({ kind: "reached" as const, title, milestone: one.title, on: one.reached! })),
    ...moneyChanges(before, now),
    ...(before.end === now.end ? [] : [{ kind: "end" as const, title, from: before.end, to: now.end }]),
  ];
}

/** Amounts are compared only where both papers show them alike: what was hidden did not come from nothing. */
function moneyChanges(before: Entry, now: Entry): PaperChange[] {
  if (before.moneyShown !== now.moneyShown || now.moneyShown === "none") return [];
  const [old, sum] = [sumMoney(before.money), sumMoney(now.money)];
  const { title } = now;
  const sums = (["needed", "granted"] as const)
    .filter((kind) => old[kind] !== sum[kind])
    .map((kind) => ({ kind, title, from: old[kind], to: sum[kind] }));
  return [...sums, ...(old.granted === sum.granted ? moved(before, now) : [])];
}

/** What was granted as much as before, but for other years. */
function moved(before: Entry, now: Entry): PaperChange[] {
  const years = [...new Set([...before.money, ...now.money].map((row) => row.year))].toSorted((a, b) => a - b);
  const granted = (one: Entry, year: number) => sumMoney(one.money.filter((row) => row.year === year)).granted;
  const steps = years.map((year) => ({ year, step: granted(now, year) - granted(before, year) }));
  const less = steps.filter(({ step }) => step < 0);
  if (less.length === 0) return [];
  const more = steps.filter(({ step }) => step > 0);
  const amount = more.reduce((sum, { step }) => sum + step, 0);
  const of = (some: typeof steps) => some.map(({ year }) => year);
  return [{ kind: "moved", title: now.title, amount, from: of(less), to: of(more) }];
}
