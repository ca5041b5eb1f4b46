import type { Child } from "hono/jsx";
import { Pill } from "#design/components/index.ts";
import { formatEuro, listed } from "#design/format.ts";
import type { Lang } from "#platform/text.ts";
import { type Initiative, lateMilestones, periodOf, type ShownStatus, sumMoney } from "../model.ts";
import { placesOf, type Workplan } from "../reading.ts";
import { workplanTexts } from "../text.ts";

const looks = {
  running: { look: "plain", sign: "running" },
  late: { look: "warn", sign: "warn" },
  preparing: { look: "plain", sign: "todo" },
  paused: { look: "warn", sign: "same" },
  done: { look: "good", sign: "done" },
  stopped: { look: "none", sign: "other" },
} as const;

/** The status with its sign. */
export function StatusPill({ lang, status }: { readonly lang: Lang; readonly status: ShownStatus }) {
  return <Pill {...looks[status]}>{workplanTexts(lang).status[status]}</Pill>;
}

/** Where: names, or how many when they are many. */
export function placeWords(plan: Workplan, one: Initiative, lang: Lang): string {
  const t = workplanTexts(lang).list;
  const places = placesOf(plan, one);
  if (places.length === 0) return t.whole(plan.region.content.name);
  return places.length > 4 ? t.places(String(places.length)) : listed(places, lang);
}

/** Money in one short phrase. */
export function moneyWords(one: Initiative, lang: Lang): string {
  const t = workplanTexts(lang).list;
  if (one.money.length === 0)
    return one.moneyVisibility === "public" ? t.moneyUnknown : workplanTexts(lang).initiative.hiddenMoney;
  const sum = sumMoney(one.money);
  if (sum.gap === 0) return t.moneyComplete;
  return sum.granted > 0
    ? t.moneyPart(formatEuro(sum.granted, lang), formatEuro(sum.needed, lang))
    : t.moneyGap(formatEuro(sum.gap, lang));
}

/** The bar of an initiative on the time axis; undefined when nothing of its time is known. */
export function timelineOf(one: Initiative, lang: Lang, years: readonly [number, number], today: string) {
  const period = periodOf(one);
  if (!period) return undefined;
  const late = new Set(lateMilestones(one, today));
  const milestones = one.milestones.map((milestone) => ({
    date: milestone.reached ?? milestone.date,
    state: milestone.reached ? ("reached" as const) : late.has(milestone) ? ("late" as const) : ("coming" as const),
  }));
  return { lang, years, today, ...period, milestones };
}

/** Dutch text of the region on an English page. */
export function Dutch({ lang, children }: { readonly lang: Lang; readonly children?: Child }) {
  return lang === "nl" ? <>{children}</> : <span lang="nl">{children}</span>;
}
