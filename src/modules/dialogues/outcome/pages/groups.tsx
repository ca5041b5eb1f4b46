import { type Category, OpinionLandscape } from "#design/charts/index.ts";
import { CommonGround, type CommonGroundItem, GroupCards, Section, TooFew } from "#design/components/index.ts";
import { formatNumber, listed } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import type { MapGroup, OpinionMap, SharedView } from "../map.ts";
import { MapInWords } from "./extra.tsx";
import type { Parts } from "./page.tsx";
import { outcomeTexts } from "./text.ts";

const letters = "ABCDEF";
const categoryOf = (place: number) => (place + 1) as Category;

interface MapParts extends Parts {
  readonly map: OpinionMap;
}

/** What all groups agree on, and what divides them. */
export function SharedSections(props: MapParts) {
  const { request, map } = props;
  const t = outcomeTexts(request.lang);
  const items = (views: readonly SharedView[], prefix: string): CommonGroundItem[] =>
    views.flatMap((view) => {
      const text = props.quote(view.number);
      if (!text) return [];
      const groups = view.shares.map((share, place) => ({
        category: categoryOf(place),
        letter: letters[place]!,
        name: outcomeTexts(request.lang).group(letters[place]!),
        share,
      }));
      return [{ id: `${prefix}-${view.number}`, text, groups }];
    });
  const [unites, divides] = [items(map.unites, "eens"), items(map.divides, "oneens")];
  return (
    <>
      <Section id="eens" title={t.unites} intro={t.unitesIntro} ground>
        {unites.length > 0 ? <CommonGround lang={request.lang} items={unites} /> : <p>{t.unitesNone}</p>}
      </Section>
      <Section id="verschil" title={t.divides} intro={t.dividesIntro}>
        {divides.length > 0 ? <CommonGround lang={request.lang} items={divides} /> : <p>{t.dividesNone}</p>}
      </Section>
    </>
  );
}

/** The map with one sign per person, the groups in words beside it, and the table behind it. */
export function MapSection(props: Parts) {
  const { request, result } = props;
  const { lang } = request;
  const t = outcomeTexts(lang);
  const { map } = result;
  if (!map) {
    return (
      <Section id="groepen" title={t.mapNone}>
        <TooFew lang={lang} why={t.mapNoneWhy} />
      </Section>
    );
  }
  const names = namesOf(props, map.groups, lang);
  const count = t.mapNumbers[map.groups.length] ?? String(map.groups.length);
  return (
    <Section id="groepen" title={t.map(count)} intro={`${t.mapIntro} ${t.mapNote}`}>
      <div class="stack--wide">
        <div class="scape-grid">
          <OpinionLandscape
            lang={lang}
            id="landschap"
            title={t.mapTitle(
              listed(
                map.groups.map(
                  (group, place) => `${letters[place]} ${names[place]}: ${t.size(formatNumber(group.count, lang))}`,
                ),
                lang,
              ),
            )}
            source={t.mapBase(formatNumber(map.inside, lang))}
            groups={map.groups.map((group, place) => ({
              category: categoryOf(place),
              letter: letters[place]!,
              name: names[place]!,
              count: group.count,
            }))}
            people={map.people.map(([x, y, group]) => ({
              x,
              y,
              ...(group >= 0 ? { category: categoryOf(group) } : {}),
            }))}
          />
          <GroupCards
            groups={map.groups.map((group, place) => ({
              category: categoryOf(place),
              letter: letters[place]!,
              name: names[place]!,
              size: t.size(formatNumber(group.count, lang)),
              views: viewsOf(props, group),
            }))}
          />
        </div>
        <MapInWords {...props} map={map} />
      </div>
    </Section>
  );
}

function viewsOf({ request, quote }: Parts, group: MapGroup): string[] {
  const t = outcomeTexts(request.lang);
  const views = group.views.slice(0, 3).flatMap(({ number, direction, share, others }) => {
    const words = quote(number);
    if (!words) return [];
    const first = direction === "agree" ? t.viewAgree(String(share), words) : t.viewDisagree(String(share), words);
    return [others === null ? first : `${first} ${t.viewOthers(String(others))}`];
  });
  return views.length > 0 ? views : [t.viewNone];
}

/** A group is named after the theme it stands out on; two groups never share a name. */
function namesOf({ texts, standing, request }: Parts, groups: readonly MapGroup[], lang: Lang): string[] {
  const t = outcomeTexts(request.lang);
  const themes = new Map(standing.dialogue.content.themes.map(({ id, name }) => [id, name]));
  const taken = new Set<string>();
  return groups.map((group, place) => {
    const counts = new Map<string, number>();
    for (const view of group.views) {
      if (view.direction !== "agree" || (view.others !== null && view.share - view.others < 10)) continue;
      const theme = themes.get(texts.get(view.number)?.theme ?? "");
      if (theme && !taken.has(theme)) counts.set(theme, (counts.get(theme) ?? 0) + 1);
    }
    const [best] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], lang));
    const name = best ? t.groupName(best[0]) : t.group(letters[place]!);
    taken.add(name);
    return name;
  });
}
