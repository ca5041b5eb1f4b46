import type { Age, Indicator } from "./model.ts";
import { fewestAreas } from "./speaking/index.ts";

export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const low = Math.floor(at);
  const [a = NaN, b = a] = [sorted[low], sorted[Math.min(low + 1, sorted.length - 1)]];
  return a + (b - a) * (at - low);
}

/** A candidate for "what stands out": an indicator here, beside the whole and beside like areas. */
export interface Candidate {
  readonly indicator: Pick<Indicator, "id" | "theme" | "direction" | "kind">;
  readonly age: Age;
  readonly value: number;
  /** Value of the whole one compares with (the country). */
  readonly whole: number;
  /** Values of like areas, ascending. */
  readonly like: readonly number[];
  /** Two-sided p-value of the difference with the whole; only for counted and sampled figures. */
  readonly p?: number;
}

export interface StandsOut {
  readonly indicator: string;
  readonly age: Age;
  readonly side: "strength" | "concern";
  /** Difference with the whole, in spreads (80 % range) of the like areas. */
  readonly size: number;
}

const falseDiscovery = 0.05;

/**
 * What stands out: at most two strengths and three concerns, at most one per theme, by size. Counted and sampled figures must pass a false
 * discovery rate of 5 % over all of them (Benjamini–Hochberg 1995); figures of a model without margins must lie outside the middle 80 % of like areas.
 * Figures without a better or worse never stand out.
 */
export function standsOut(candidates: readonly Candidate[]): StandsOut[] {
  const judged = candidates.filter((one) => one.indicator.direction !== "neutral" && one.like.length >= fewestAreas);
  const passed = discoveries(judged);
  const sized = judged
    .filter((one) => (one.indicator.kind === "modelled" ? outsideMiddle(one) : passed.has(one)))
    .map((one) => ({ one, size: sizeOf(one) }))
    .filter(({ size }) => Number.isFinite(size) && size !== 0)
    .toSorted(
      (a, b) =>
        Math.abs(b.size) - Math.abs(a.size) ||
        a.one.indicator.id.localeCompare(b.one.indicator.id) ||
        a.one.age.localeCompare(b.one.age),
    );
  const chosen: StandsOut[] = [];
  const themes = new Set<string>();
  const room = { strength: 2, concern: 3 };
  for (const { one, size } of sized) {
    const side = size > 0 === (one.indicator.direction === "higher") ? "strength" : "concern";
    if (themes.has(one.indicator.theme) || room[side] === 0) continue;
    themes.add(one.indicator.theme);
    room[side] -= 1;
    chosen.push({ indicator: one.indicator.id, age: one.age, side, size });
  }
  return chosen;
}

function sizeOf(one: Candidate): number {
  return (one.value - one.whole) / (quantile(one.like, 0.9) - quantile(one.like, 0.1));
}

function outsideMiddle(one: Candidate): boolean {
  return one.value < quantile(one.like, 0.1) || one.value > quantile(one.like, 0.9);
}

function discoveries(judged: readonly Candidate[]): Set<Candidate> {
  const tested = judged
    .filter((one) => one.indicator.kind !== "modelled" && one.p !== undefined)
    .toSorted((a, b) => (a.p ?? 1) - (b.p ?? 1));
  const last = tested.findLastIndex((one, rank) => (one.p ?? 1) <= ((rank + 1) / tested.length) * falseDiscovery);
  return new Set(tested.slice(0, last + 1));
}
