/** Asking an organisation by mail to sign: the form, the letters, and the page on which one stops them. */
export const nl = {
  link: "Vraag per mail om te tekenen",
  title: (name: string) => `Vraag ${name} per mail om te tekenen`,
  lead: (version: string) => `De mail gaat over versie ${version} van het plan.`,
  signers: (n: string) =>
    n === "1"
      ? "Eén persoon kan hier voor deze organisatie tekenen. Die krijgt de mail."
      : `${n} mensen kunnen hier voor deze organisatie tekenen. Zij krijgen de mail.`,
  noSigners: "Niemand kan hier al voor deze organisatie tekenen. Geef daarom een mailadres.",
  address: "Mailadres van het contact",
  addressHint: "We gebruiken het alleen hiervoor. Het gaat weg zodra er getekend is, of als je stopt.",
  message: "Wat wil je erbij schrijven?",
  messageHint: "Schrijf bijvoorbeeld bij wie ze terechtkunnen, en waar een getekend papier heen kan.",
  every: "Hoe vaak stuur je een herinnering?",
  everyOptions: { none: "Niet", 7: "Elke week", 14: "Elke twee weken", 28: "Elke vier weken" },
  everyHint: "Een herinnering gaat alleen weg zolang er niet getekend is, en hooguit een jaar.",
  choose: "Kies hoe vaak.",
  button: "Stuur de mail",
  noAddress: "Dit is geen mailadres. Vul het in als naam@voorbeeld.nl.",
  nobody: "Geef een mailadres.",
  nothing: "Er valt nu niets te tekenen.",
  nothingText: "Er is al getekend, of het plan is nog niet vastgesteld. Of deze organisatie doet niet meer mee.",
  openAlready: "Er loopt al een vraag.",
  openText: "Er is niets nieuws verstuurd.",
  refusedBefore: "Hierover wil de ontvanger geen mail meer. Bel of schrijf zelf.",
  running: (day: string) => `Gevraagd op ${day}.`,
  letters: (n: string, day: string) =>
    n === "1" ? "Er ging één keer een mail uit." : `Er ging ${n} keer een mail uit. De laatste op ${day}.`,
  next: (day: string) => `De volgende herinnering gaat op ${day}, als er dan nog niet getekend is.`,
  noNext: "Er gaat geen herinnering uit.",
  queued: "Lukt het versturen niet meteen? Dan proberen we het vanzelf opnieuw.",
  stop: "Stop met vragen",
  history: "Eerder gevraagd",
  states: {
    open: "loopt nog",
    signed: "er is getekend",
    stopped: "gestopt door het team",
    refused: "de ontvanger wilde geen mail meer",
    over: "voorbij",
  },
  line: (day: string, version: string, how: string) => `${day}, versie ${version}: ${how}`,
  letter: {
    example: "Let op: dit is een voorbeeld. Er valt niets echt te tekenen.",
    ask: (organisation: string, name: string) =>
      `${organisation} vraagt ${name} om te tekenen voor het regioplan. Je kiest zelf waarvoor, en met welk voorbehoud.`,
    again: (name: string) => `Een herinnering: ${name} heeft nog niet getekend voor het regioplan.`,
    sign: "Je kunt hier zelf tekenen. Log in en gebruik de tweede stap.",
    paper: "Op deze bladzijde staat hoe het ervoor staat. Daar vind je ook een PDF om op papier te tekenen.",
    toSign: "Teken of bekijk",
    toPaper: "Bekijk en print",
    once: "Dit is de enige mail hierover.",
    every: (weeks: string) =>
      weeks === "1"
        ? "Tot er getekend is, krijg je hooguit elke week een herinnering."
        : `Tot er getekend is, krijg je hooguit elke ${weeks} weken een herinnering.`,
  },
  refuse: {
    title: "Geen mail meer over tekenen?",
    text: (name: string) => `Dan sturen we aan niemand van ${name} nog mail over deze versie van het plan.`,
    button: "Stuur geen mail meer",
    done: "Er komt geen mail meer",
    doneText: "We hebben het adres weggehaald. Tekenen kan nog altijd.",
    see: "Bekijk de belofte",
  },
};
