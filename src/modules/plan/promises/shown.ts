import type { PromiseItem, Promised, YearAmount } from "./model.ts";
import type { Promisable } from "./subjects.ts";

/** One promised thing as a reader may see it. */
export interface ShownItem {
  readonly id: string;
  /** The name it had when it was signed. */
  readonly title: string;
  /** Undefined where it is no longer on the workplan. */
  readonly now: Promisable | undefined;
  readonly amounts: readonly YearAmount[];
  /** True where there is an amount that this reader may not see. */
  readonly moneyHidden: boolean;
}

export interface ShownPromise {
  readonly items: readonly ShownItem[];
  /** How many things there are that this reader may not see. */
  readonly hidden: number;
}

/**
 * A promise as anyone may see it: a thing only where it was open when signed and still is, an amount only where the money was open and still is.
 * So what one provider promises is never seen by another through here.
 */
export function openPart(promised: Promised, subjects: ReadonlyMap<string, Promisable>): ShownPromise {
  const items = promised.items.filter((item) => item.open && (subjects.get(item.id)?.open ?? true));
  return {
    items: items.map((item) => shownItem(item, subjects, item.moneyOpen && (subjects.get(item.id)?.moneyOpen ?? true))),
    hidden: promised.items.length - items.length,
  };
}

function shownItem(item: PromiseItem, subjects: ReadonlyMap<string, Promisable>, money: boolean): ShownItem {
  const now = subjects.get(item.id);
  const amounts = money ? item.amounts : [];
  return {
    id: item.id,
    title: item.title,
    now: now?.gone ? undefined : now,
    amounts,
    moneyHidden: !money && item.amounts.length > 0,
  };
}
