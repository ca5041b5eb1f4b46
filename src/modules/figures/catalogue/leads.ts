import type { Bilingual } from "#modules/regions/index.ts";

/** How far residents live from something, on average: `#` is the number, `@` the place. */
const away = (nl: string, en: string): Bilingual => ({
  nl: `Inwoners van @ wonen gemiddeld # van ${nl}.`,
  en: `Residents of @ live # from ${en} on average.`,
});

/** How many of something a resident has within reach, on average. */
const within = (km: number, nl: string, en: string): Bilingual => ({
  nl: `Een inwoner van @ heeft gemiddeld # ${nl} binnen ${km} km.`,
  en: `A resident of @ has # ${en} within ${km} km on average.`,
});

/** The sentence of figures that are no people of a hundred or a thousand, and whose name with a number behind it is none. */
export const leads: Readonly<Record<string, Bilingual>> = {
  "distance-supermarket": away("een grote supermarkt", "a large supermarket"),
  "distance-daycare": away("een kinderdagverblijf", "a day nursery"),
  "distance-gp": away("een huisarts", "a GP"),
  "distance-school": away("een basisschool", "a primary school"),
  "distance-gp-post": away("een huisartsenpost", "an out-of-hours GP"),
  "distance-pharmacy": away("een apotheek", "a pharmacy"),
  "distance-hospital": away("een ziekenhuis of buitenpoli", "a hospital or outpatient clinic"),
  "distance-swimming-pool": away("een zwembad", "a swimming pool"),
  "distance-library": away("een bibliotheek", "a library"),
  "distance-station": away("een treinstation", "a railway station"),
  "distance-secondary-school": away("een middelbare school", "a secondary school"),
  "distance-after-school-care": away("een buitenschoolse opvang", "after-school care"),
  "schools-within-3km": within(3, "basisscholen", "primary schools"),
  "gp-within-3km": within(3, "huisartsenpraktijken", "GP practices"),
  "hospitals-within-20km": within(20, "ziekenhuizen en buitenpoli's", "hospitals and outpatient clinics"),
  "supermarkets-within-1km": within(1, "grote supermarkten", "large supermarkets"),
  "snack-bars-within-1km": within(1, "cafetaria's", "snack bars"),
  "restaurants-within-1km": within(1, "restaurants", "restaurants"),
  "cafes-within-1km": within(1, "cafés", "pubs"),
  "household-size": {
    nl: "Een huishouden in @ telt gemiddeld # mensen.",
    en: "A household in @ has # people on average.",
  },
  "cars-per-household": {
    nl: "Een huishouden in @ heeft gemiddeld # auto's.",
    en: "A household in @ has # cars on average.",
  },
  "births-per-1000": {
    nl: "In @ worden in een jaar # kinderen geboren op elke 1.000 inwoners.",
    en: "In @ # children are born in a year for every 1,000 residents.",
  },
  "deaths-per-1000": {
    nl: "In @ sterven in een jaar # van elke 1.000 inwoners.",
    en: "In @ # of every 1,000 residents die in a year.",
  },
};
