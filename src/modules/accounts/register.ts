import type { Module, Processing } from "#platform/module.ts";

let published: readonly Processing[] = [];

/** Takes the declarations of every room for the register on `/privacy`; `rooms.ts` calls it once at start. */
export function publishRegister(rooms: readonly Pick<Module, "processing">[]): void {
  published = rooms.flatMap((room) => room.processing ?? []);
}

export const allProcessing = (): readonly Processing[] => published;

/** What this room itself does with personal data (AVG art. 30). */
export const processing: readonly Processing[] = [
  {
    id: "accounts.sign_in",
    purpose: { nl: "Inloggen, en je account beschermen", en: "Signing in, and protecting your account" },
    ground: { nl: "Overeenkomst: je vraagt zelf een account", en: "Contract: you ask for an account yourself" },
    data: {
      nl: "E-mailadres, naam als je die geeft, taal, apparaat, tijd van inloggen",
      en: "E-mail address, name if you give it, language, device, time of signing in",
    },
    retention: {
      nl: "Tot je stopt. Sessies: 90 dagen. Links: een dag",
      en: "Until you stop. Sessions: 90 days. Links: one day",
    },
    recipients: { nl: "Niemand", en: "Nobody" },
  },
  {
    id: "accounts.assurance",
    purpose: { nl: "Weten of je hier woont of werkt", en: "Knowing whether you live or work here" },
    ground: { nl: "Gerechtvaardigd belang: één mens, één stem", en: "Legitimate interest: one person, one vote" },
    data: {
      nl: "Hoe we het weten. Je adres alleen als code die niemand kan lezen",
      en: "How we know. Your address only as a code that nobody can read",
    },
    retention: { nl: "Tot je stopt", en: "Until you stop" },
    recipients: { nl: "Het team van je regio", en: "The team of your region" },
  },
  {
    id: "accounts.head",
    purpose: { nl: "De stand van het logboek elke dag mailen", en: "Mailing every day where the log stands" },
    ground: { nl: "Gerechtvaardigd belang: controle van buiten", en: "Legitimate interest: control from outside" },
    data: { nl: "E-mailadres van wie daarvoor is aangewezen", en: "E-mail address of who was named for it" },
    retention: { nl: "Tot je stopt of iemand je weghaalt", en: "Until you stop or somebody removes you" },
    recipients: { nl: "Beheerders", en: "Operators" },
  },
  {
    id: "accounts.members",
    purpose: {
      nl: "De leden van een coöperatie of organisatie kennen",
      en: "Knowing the members of a cooperative or organisation",
    },
    ground: { nl: "Overeenkomst: je wordt zelf lid", en: "Contract: you become a member yourself" },
    data: { nl: "Naam, e-mailadres, functie, sinds wanneer", en: "Name, e-mail address, function, since when" },
    retention: { nl: "Tot je geen lid meer bent", en: "Until you are no longer a member" },
    recipients: { nl: "Het bestuur van die organisatie", en: "The board of that organisation" },
  },
  {
    id: "accounts.roles",
    purpose: { nl: "Regelen wie wat mag", en: "Arranging who may do what" },
    ground: { nl: "Gerechtvaardigd belang: veilig werken", en: "Legitimate interest: working safely" },
    data: { nl: "E-mailadres, naam, rol, sinds wanneer", en: "E-mail address, name, role, since when" },
    retention: { nl: "Tot de rol eindigt", en: "Until the role ends" },
    recipients: { nl: "Beheerders", en: "Operators" },
  },
  {
    id: "accounts.representation",
    purpose: { nl: "Iemand voor een ander laten handelen", en: "Letting someone act for another" },
    ground: { nl: "Toestemming van allebei", en: "Consent of both" },
    data: { nl: "Wie, voor wie, waarvoor, tot wanneer", en: "Who, for whom, for what, until when" },
    retention: { nl: "Tot een van de twee stopt met Brink", en: "Until one of the two stops with Brink" },
    recipients: { nl: "Alleen deze twee mensen", en: "Only these two people" },
  },
  {
    id: "accounts.rights",
    purpose: {
      nl: "Opschrijven wie welke gegevens zag of veranderde",
      en: "Writing down who saw or changed which data",
    },
    ground: { nl: "Wettelijke plicht: verantwoording", en: "Legal duty: accountability" },
    data: {
      nl: "Een willekeurig nummer voor jou, wat er gebeurde, wanneer",
      en: "A random number for you, what happened, when",
    },
    retention: { nl: "Vijf jaar", en: "Five years" },
    recipients: { nl: "Jijzelf, en wie toezicht houdt", en: "You, and who supervises" },
  },
];
