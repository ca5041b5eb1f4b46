import type { Area } from "./model.ts";

const larger = ["municipalityCode", "districtCode"] as const;

/**
 * Code of the official area that is made of exactly these neighbourhoods: a working area is often a whole municipality, and a village a
 * whole wijk or buurt. The largest such area, as its publisher gives most figures of it.
 *
 * @param neighbourhoods all of them in one division, at least of the municipalities that the codes lie in
 */
export function officialTwin(
  codes: readonly string[],
  neighbourhoods: readonly Pick<Area, "code" | "municipalityCode" | "districtCode">[],
): string | undefined {
  const own = new Set(codes);
  const first = neighbourhoods.find(({ code }) => own.has(code));
  if (!first) return undefined;
  for (const key of larger) {
    if (first[key] === null) continue;
    const parts = neighbourhoods.filter((one) => one[key] === first[key]);
    if (parts.length === own.size && parts.every(({ code }) => own.has(code))) return first[key];
  }
  return own.size === 1 ? first.code : undefined;
}
