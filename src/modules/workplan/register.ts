import { formatDate } from "#design/format.ts";
import { type Holder, pseudonymOf } from "#modules/accounts/index.ts";
import type { Processing } from "#platform/module.ts";
import { papersBy } from "./papers/store.ts";
import { paperTexts } from "./papers/text.ts";
import { versionsBy } from "./store.ts";
import { workplanTexts } from "./text.ts";

/** What this room does with personal data (AVG art. 30). */
export const processing: readonly Processing[] = [
  {
    id: "workplan.history",
    purpose: { nl: "Weten wie plan en werkagenda veranderde", en: "Knowing who changed plan and workplan" },
    ground: { nl: "Gerechtvaardigd belang: fouten terugvinden", en: "Legitimate interest: finding mistakes" },
    data: { nl: "Een schuilnaam, wat je veranderde en wanneer", en: "A pseudonym, what you changed and when" },
    retention: {
      nl: "Zolang de werkagenda bestaat. Stop je, dan zegt de schuilnaam niets meer",
      en: "As long as the workplan exists. If you leave, the pseudonym says nothing any more",
    },
    recipients: { nl: "Niemand", en: "Nobody" },
  },
  {
    id: "workplan.following",
    purpose: { nl: "Mailen wat verandert bij wat je volgt", en: "Mailing what changes in what you follow" },
    ground: { nl: "Toestemming", en: "Consent" },
    data: { nl: "Je mailadres, versleuteld, en wat je volgt", en: "Your e-mail address, sealed, and what you follow" },
    retention: {
      nl: "Tot je stopt. Zonder bevestiging drie dagen",
      en: "Until you stop. Without confirmation three days",
    },
    recipients: { nl: "Niemand", en: "Nobody" },
  },
  {
    id: "workplan.questions",
    purpose: { nl: "Elke maand vragen hoe het gaat", en: "Asking each month how it goes" },
    ground: { nl: "Gerechtvaardigd belang: weten wat loopt", en: "Legitimate interest: knowing what runs" },
    data: { nl: "Een sleutel van wie gevraagd is", en: "A keyed hash of who was asked" },
    retention: { nl: "Drie maanden", en: "Three months" },
    recipients: { nl: "Niemand", en: "Nobody" },
  },
];

/** What someone changed, for Mijn gegevens. With the account goes the key of the pseudonym, so there is nothing left to erase. */
export const workplanHolder: Holder = {
  room: "workplan",
  async held(trx, ctx, person, lang) {
    const actor = await pseudonymOf(trx, ctx, person, "workplan");
    const changes = actor ? await versionsBy(trx, actor) : [];
    const papers = actor ? await papersBy(trx, actor) : [];
    const lines = changes.map((change) => [change.slug, change.reason] as const);
    const held = { name: "workplan_changes", title: workplanTexts(lang).list.title, lines, data: changes };
    const made = papers.map((paper) => [paper.slug, formatDate(paper.at, lang)] as const);
    const ofPapers = { name: "workplan_papers", title: paperTexts(lang).many, lines: made, data: papers };
    return [...(changes.length > 0 ? [held] : []), ...(papers.length > 0 ? [ofPapers] : [])];
  },
};
