import { formatNumber } from "#design/format.ts";
import type { Told } from "../profile.ts";
import { roundedTo, roundingOf } from "../rounding.ts";
import { figureTexts } from "../text.ts";
import type { AreaProps } from "./area.tsx";
import { nameOf, oneStop } from "./words.ts";

/**
 * Where the figures of a made area come from: the official area that it is, or its parts, and then how far residents and shares may be off
 * because each part was rounded.
 */
export function madeOf({ area, twin, addedUp, told, request }: AreaProps): string {
  const { lang } = request;
  const { levels, area: t } = figureTexts(lang);
  if (twin) return oneStop(t.twin(levels[area.kind], levels[twin.kind], nameOf(twin)));
  if (addedUp === undefined) return t.made;
  const residents = told.find(({ line }) => line.indicator.id === "residents")?.line.newest;
  const off = residents && roundingOf(residents, addedUp);
  if (!off) return t.addedUp(formatNumber(addedUp, lang));
  const shares = widestByYear(told, addedUp).map(
    ([year, widest]) => [String(year), formatNumber(Math.ceil(widest * 10) / 10, lang, 1)] as const,
  );
  return [
    t.addedUp(formatNumber(addedUp, lang)),
    t.rounded(String(roundedTo), formatNumber(Math.ceil(off), lang)),
    t.roundedShares(shares),
  ]
    .filter(Boolean)
    .join(" ");
}

/** By how much rounding may put a share off, per year of the figures: the most of the shares that are shown, newest year first. */
function widestByYear(told: readonly Told[], parts: number): [year: number, widest: number][] {
  const shares = told.map(({ line }) => line).filter(({ indicator }) => indicator.unit === "percent");
  const errors = shares.flatMap(({ newest }) => {
    const error = roundingOf(newest, parts);
    return error ? [{ year: newest.year, error }] : [];
  });
  const years = Map.groupBy(errors, ({ year }) => year);
  const widest = [...years].map(([year, own]): [number, number] => [year, Math.max(...own.map(({ error }) => error))]);
  return widest.toSorted(([a], [b]) => b - a);
}
