import type { LooseEnd, LooseEndInput } from "../loose-ends.ts";
import { active, sumMoney } from "../model.ts";

/** Initiatives that need more money than was granted, counted per source and year. */
export function moneyGaps({ initiatives }: Pick<LooseEndInput, "initiatives">): LooseEnd[] {
  return initiatives
    .filter(active)
    .map((one) => ({ one, sum: sumMoney(one.money) }))
    .filter(({ sum }) => sum.gap > 0)
    .map(({ one, sum }) => ({
      kind: "money_gap",
      initiatives: [one.id],
      facts: { title: one.title, gap: sum.gap, needed: sum.needed },
    }));
}

/** Money that was paid while less was granted in that year: a budget that moved after it was paid. */
export function paidUngranted({ initiatives }: Pick<LooseEndInput, "initiatives">): LooseEnd[] {
  return initiatives.filter(active).flatMap((one) =>
    one.money
      .filter((row) => row.paid > row.granted)
      .map(({ year, paid, granted }) => ({
        kind: "paid_ungranted" as const,
        initiatives: [one.id],
        facts: { title: one.title, year: String(year), paid, granted },
      })),
  );
}
