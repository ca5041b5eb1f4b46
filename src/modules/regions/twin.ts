import type { Area } from "./model.ts";

/** True for two areas with (nearly) as many residents: a publisher rounds, and a made area is a sum of what was rounded. */
export function asManyPeople(a: Pick<Area, "residents">, b: Pick<Area, "residents">): boolean {
  const [m, n] = [a.residents ?? 0, b.residents ?? 0];
  return Math.abs(m - n) <= 0.02 * Math.max(m, n);
}

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
