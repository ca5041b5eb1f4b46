import { type Holder, pseudonymOf } from "#modules/accounts/index.ts";
import type { Processing } from "#platform/module.ts";
import { promiseTexts } from "./promises/text.ts";
import { forgetNames, promisesBy } from "./store-promises.ts";

/** What this room does with personal data (AVG art. 30). */
export const processing: readonly Processing[] = [
  {
    id: "plan.promises",
    purpose: { nl: "Laten zien wie voor een organisatie tekende", en: "Showing who signed for an organisation" },
    ground: {
      nl: "Gerechtvaardigd belang: beloften zijn openbaar",
      en: "Legitimate interest: promises are public",
    },
    data: { nl: "Functie en naam van wie tekent, en de dag", en: "Function and name of who signs, and the day" },
    retention: {
      nl: "Zolang het plan bestaat. Tekende je hier zelf en stop je, dan gaat je naam weg",
      en: "As long as the plan exists. If you signed here yourself and leave, your name goes",
    },
    recipients: { nl: "Iedereen", en: "Everyone" },
  },
  {
    id: "plan.sign_requests",
    purpose: { nl: "Een organisatie per mail vragen om te tekenen", en: "Asking an organisation by mail to sign" },
    ground: {
      nl: "Gerechtvaardigd belang: wie gevraagd is, kan tekenen",
      en: "Legitimate interest: who is asked can sign",
    },
    data: { nl: "Mailadres van het contact, versleuteld", en: "E-mail address of the contact, sealed" },
    retention: {
      nl: "Tot er getekend is of iemand stopt, hooguit een jaar. Wie geen mail wil: een sleutel van het adres",
      en: "Until it is signed or somebody stops, a year at most. Who wants no mail: a keyed hash of the address",
    },
    recipients: { nl: "Niemand", en: "Nobody" },
  },
];

/** What someone signed, for Mijn gegevens; on leaving, the name goes and organisation, function and day stay. */
export const promiseHolder: Holder = {
  room: "plan",
  async held(trx, ctx, person, lang) {
    const actor = await pseudonymOf(trx, ctx, person, "workplan");
    const promises = actor ? await promisesBy(trx, actor) : [];
    if (promises.length === 0) return [];
    const t = promiseTexts(lang);
    const lines = promises.map((one) => [one.name, `${one.on}: ${one.signedName} (${one.signedFunction})`] as const);
    return [{ name: "plan_promises", title: t.held, lines, data: promises }];
  },
  async erase(trx, ctx, person) {
    const actor = await pseudonymOf(trx, ctx, person, "workplan");
    if (actor) await forgetNames(trx, actor);
  },
};
