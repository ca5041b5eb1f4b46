import type { Lang } from "#platform/text.ts";
import { Chips, Lead } from "../components/index.ts";
import { designTexts } from "../text.ts";
import { Ground, Regions, SmallParts } from "./basics.tsx";
import { Drawings } from "./drawings.tsx";
import { Figures } from "./figures.tsx";
import { Forms } from "./forms.tsx";
import { Plans } from "./plans.tsx";
import { States } from "./states.tsx";

const parts = ["regions", "ground", "small", "forms", "figures", "drawings", "plans", "states"] as const;

/**
 * The body of `/ontwerp`: every component in every state, in three regions, by day and in the evening. Sample content is
 * Dutch, as people write it; the words of the components themselves follow the page.
 */
export function GalleryPage(props: { readonly lang: Lang }) {
  const { lang } = props;
  const t = designTexts(lang).gallery;
  const titles: Readonly<Record<(typeof parts)[number], string>> = {
    regions: t.regions,
    ground: t.colourAndType,
    small: t.smallParts,
    forms: t.forms,
    figures: t.figures,
    drawings: t.drawings,
    plans: t.plans,
    states: t.statesTitle,
  };
  return (
    <>
      <header class="head stack">
        <h1>{t.title}</h1>
        <Lead>{t.lead}</Lead>
        <Chips label={t.themes} showLabel items={themeLinks(t)} />
        <Chips label={t.parts} items={parts.map((part) => ({ label: titles[part], href: `#${part}` }))} />
      </header>
      <Regions lang={lang} />
      <Ground lang={lang} />
      <SmallParts lang={lang} />
      <Forms lang={lang} />
      <Figures lang={lang} />
      <Drawings lang={lang} />
      <Plans lang={lang} />
      <States lang={lang} />
    </>
  );
}

/** The whole page by day or in the evening: `?licht=dag` and `?licht=avond`, which the route turns into `theme`. */
function themeLinks(t: { readonly system: string; readonly day: string; readonly evening: string }) {
  return [
    { label: t.system, href: "?" },
    { label: t.day, href: "?licht=dag" },
    { label: t.evening, href: "?licht=avond" },
  ];
}
