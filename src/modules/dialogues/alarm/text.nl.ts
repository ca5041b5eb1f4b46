export const nl = {
  letter: {
    words: "In een gesprek van je regio staat een bijdrage die ons zorgen geeft.",
    marked: "Een moderator maakt zich zorgen om wie een bijdrage schreef in een gesprek.",
    hour: "Kijk er binnen een uur naar. Hij is voor anderen niet te zien.",
    again: "Een uur geleden vroegen we hulp bij een bijdrage die ons zorgen geeft. Niemand keek nog.",
    now: "Kijk nu, of bel iemand die dat kan. Schrijf op wat je deed. Dan weten anderen het.",
    button: "Bekijk de bijdrage",
  },
  late: {
    one: "Bij 1 bijdrage die ons zorgen geeft, keek niemand binnen het uur.",
    many: (count: string) => `Bij ${count} bijdragen die ons zorgen geven, keek niemand binnen het uur.`,
    do: "Kijk nu. Schrijf daarna op wat je deed, of neem een besluit.",
    number: (number: string) => `Bijdrage ${number}`,
    since: (day: string, from: string, to: string) => `sinds ${day} tussen ${from} en ${to} uur`,
    told: "De volgende mensen kregen bericht.",
    item: "zorgelijk, en langer dan een uur niet bekeken",
  },
  fresh: {
    one: "1 bijdrage geeft ons zorgen. Kijk er binnen een uur naar.",
    many: (count: string) => `${count} bijdragen geven ons zorgen. Kijk er binnen een uur naar.`,
  },
  looking: "Ik kijk ernaar",
  lookingNote: "Ik kijk ernaar.",
  looked: "Iemand keek",
};
