export const nl = {
  typedTitle: "Dit typte je. Kopieer het als je het wilt bewaren.",
  requestWord: "Nummer van deze vraag",
  errors: {
    s400: {
      title: "Dat klopt niet helemaal",
      what: "We konden je vraag niet lezen.",
      now: "Kijk na wat je invulde en probeer het nog eens.",
    },
    s401: {
      title: "Log in om verder te gaan",
      what: "Deze pagina is alleen voor wie is ingelogd.",
      now: "Log in. Wat je typte, staat hieronder.",
    },
    s403: {
      title: "Deze pagina is niet voor iedereen",
      what: "Je hebt hier geen toegang.",
      now: "Vraag het team van je regio om toegang.",
    },
    s404: {
      title: "Dit pad loopt dood",
      what: "Deze pagina bestaat niet, of niet meer.",
      now: "Zoek je dorp of wijk, of ga terug naar het begin.",
    },
    s405: {
      title: "Zo werkt dit adres niet",
      what: "Dit adres kan niet doen wat je vroeg.",
      now: "Ga terug en gebruik de knoppen op de pagina.",
    },
    s409: {
      title: "Iemand was je voor",
      what: "Iemand anders veranderde dit net ook.",
      now: "Kijk naar de nieuwe versie en probeer het dan opnieuw.",
    },
    s413: {
      title: "Dit is te groot",
      what: "We kunnen zo veel tekst of zo'n groot bestand niet aannemen.",
      now: "Maak het korter of kleiner en probeer het nog eens.",
    },
    s415: {
      title: "Dit kunnen we niet lezen",
      what: "We kennen deze vorm niet.",
      now: "Gebruik het formulier op de pagina.",
    },
    s429: {
      title: "Even rustig aan",
      what: "Er kwamen net te veel vragen van dit adres.",
      now: "Wacht een paar minuten en probeer het dan weer.",
    },
    s500: {
      title: "Er ging iets mis bij ons",
      what: "Dit is onze fout, niet die van jou.",
      now: "Probeer het zo nog eens. Blijft het misgaan? Meld het met het nummer hieronder.",
    },
    s503: {
      title: "Brink is even niet bereikbaar",
      what: "We kunnen nu niet bij de gegevens.",
      now: "Wacht een minuut en probeer het dan weer.",
    },
  },
};
