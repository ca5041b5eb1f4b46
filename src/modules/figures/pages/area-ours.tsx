import { DefinitionList } from "#design/components/index.ts";
import { figureTexts } from "../text.ts";
import type { AreaProps } from "./area.tsx";
import { isTooSmall } from "./area-different.tsx";
import { inPeople, shown } from "./words.ts";

/** What people ask first of the place where they live, from each side of life one figure. */
const first = ["share-0-14", "share-65-plus", "good-health", "lonely", "distance-gp", "distance-supermarket"] as const;

/** "Ons dorp": a village or working area in a few figures, each with its year and kind, before the long list. */
export function OurPlace({ area, told, request }: AreaProps) {
  if (area.kind !== "village" && area.kind !== "working_area") return null;
  const { lang } = request;
  const t = figureTexts(lang);
  const items = first.flatMap((id) => {
    const found = told.find(({ line }) => line.indicator.id === id && line.newest.value !== null);
    if (!found) return [];
    const { indicator, newest } = found.line;
    if (inPeople(indicator) && isTooSmall(area)) return [{ term: indicator.name[lang], text: t.area.tooFew }];
    const value = shown(
      newest.value!,
      { ...indicator, decimals: indicator.unit === "percent" ? 0 : indicator.decimals },
      lang,
    );
    return [{ term: indicator.name[lang], text: `${value} (${newest.year}, ${t.kinds[indicator.kind]})` }];
  });
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="ons">
      <h2 id="ons">{t.area.ours[area.kind]}</h2>
      <DefinitionList items={items} />
    </section>
  );
}
