import type { Processing } from "#platform/module.ts";

/** What this room does with personal data (AVG art. 30). */
export const processing: readonly Processing[] = [
  {
    id: "dialogues.take_part",
    purpose: { nl: "Meedoen aan een gesprek", en: "Taking part in a dialogue" },
    ground: { nl: "Toestemming: je zet zelf een vinkje", en: "Consent: you tick a box yourself" },
    data: {
      nl: "Wat je schrijft en hoe je weegt, onder een willekeurig nummer. Een cookie of code om terug te komen",
      en: "What you write and how you weigh, under a random number. A cookie or code to come back",
    },
    retention: { nl: "Tot je het weghaalt", en: "Until you remove it" },
    recipients: { nl: "Iedereen, zonder je naam", en: "Everyone, without your name" },
  },
  {
    id: "dialogues.background",
    purpose: { nl: "Zien wie er nog niet meedoen", en: "Seeing who is still missing" },
    ground: { nl: "Toestemming: je vult het zelf in", en: "Consent: you fill it in yourself" },
    data: {
      nl: "Leeftijd, geslacht, rol en opleiding, los van je bijdragen",
      en: "Age, gender, role and education, apart from your contributions",
    },
    retention: { nl: "Tot je het weghaalt", en: "Until you remove it" },
    recipients: { nl: "Niemand. Alleen aantallen vanaf tien mensen", en: "Nobody. Only counts from ten people on" },
  },
  {
    id: "dialogues.follow",
    purpose: { nl: "Vertellen wat er met een idee gebeurde", en: "Telling what became of an idea" },
    ground: { nl: "Toestemming: je laat zelf je adres achter", en: "Consent: you leave your address yourself" },
    data: {
      nl: "Je e-mailadres, op slot, los van wat je zei",
      en: "Your e-mail address, locked away, apart from what you said",
    },
    retention: { nl: "Tot je stopt", en: "Until you stop" },
    recipients: { nl: "Niemand", en: "Nobody" },
  },
  {
    id: "dialogues.care",
    purpose: { nl: "Helpen als iemand in nood lijkt", en: "Helping when somebody seems to be in need" },
    ground: { nl: "Vitaal belang", en: "Vital interest" },
    data: {
      nl: "Dat een bijdrage zorgelijk is, en wat we deden",
      en: "That a contribution worries us, and what we did",
    },
    retention: { nl: "Zo lang het gesprek bestaat", en: "As long as the dialogue exists" },
    recipients: { nl: "Getrainde mensen van de regio", en: "Trained people of the region" },
  },
  {
    id: "dialogues.draft",
    purpose: { nl: "Een concept-samenvatting laten schrijven", en: "Having a draft summary written" },
    ground: { nl: "Gerechtvaardigd belang", en: "Legitimate interest" },
    data: {
      nl: "Bijdragen die iedereen al kan lezen, met hun nummer. Staat uit tot een beheerder een adres toestaat",
      en: "Contributions that everyone can read already, with their number. Off until an operator allows an address",
    },
    retention: { nl: "Het nieuwste concept blijft staan", en: "The newest draft stays" },
    recipients: { nl: "Het programma dat de regio koos", en: "The program that the region chose" },
  },
];
