import { countedDefinitions } from "./definitions.ts";
import { leads } from "./leads.ts";
import type { Direction, Drawer, Indicator, Kind, Unit } from "../model.ts";

type Row = readonly [id: string, drawer: Drawer, theme: string, unit: Unit, decimals: number, direction: Direction, nl: string, en: string, ofNl: string, ofEn: string, table: string, sayNl?: string, sayEn?: string];

const kwb = "84799NED";
const near = "CBS-GEMEENTEN-2020";
const residents = ["inwoners", "residents"] as const;
const insured = ["mensen met een zorgverzekering", "people with health insurance"] as const;
const people = ["mensen in particuliere huishoudens", "people in private households"] as const;
const earners = ["mensen met een inkomen", "people with an income"] as const;
const workAge = ["mensen van 15 tot 75 jaar", "people from 15 to 75"] as const;
const homes = ["huishoudens", "households"] as const;
const dwellings = ["woningen", "dwellings"] as const;
const incomes = ["particuliere huishoudens", "private households"] as const;
const road = ["gemiddelde over alle inwoners, over de weg", "average over all residents, by road"] as const;
const reach = ["gemiddelde over alle inwoners", "average over all residents"] as const;

/** What CBS counts or computes from registers, in plain words. */
const rows: readonly Row[] = [
  ["residents", "people", "population", "count", 0, "neutral", "Inwoners", "Residents", ...residents, kwb],
  ["share-0-14", "youth", "age", "percent", 1, "neutral", "Kinderen tot 15 jaar", "Children under 15", ...residents, kwb, "[is|zijn] er # jonger dan 15 jaar", "# [is|are] under 15"],
  ["share-15-24", "youth", "age", "percent", 1, "neutral", "Jongeren van 15 tot 25 jaar", "Young people from 15 to 25", ...residents, kwb, "[is|zijn] er # tussen 15 en 25 jaar", "# [is|are] between 15 and 25"],
  ["share-25-44", "people", "age", "percent", 1, "neutral", "Mensen van 25 tot 45 jaar", "People from 25 to 45", ...residents, kwb, "[is|zijn] er # tussen 25 en 45 jaar", "# [is|are] between 25 and 45"],
  ["share-45-64", "people", "age", "percent", 1, "neutral", "Mensen van 45 tot 65 jaar", "People from 45 to 65", ...residents, kwb, "[is|zijn] er # tussen 45 en 65 jaar", "# [is|are] between 45 and 65"],
  ["share-65-plus", "people", "age", "percent", 1, "neutral", "Mensen van 65 jaar of ouder", "People of 65 or older", ...residents, kwb, "[is|zijn] er # minstens 65 jaar", "# [is|are] at least 65"],
  ["share-unmarried", "people", "marital-status", "percent", 1, "neutral", "Ongehuwd", "Never married", ...residents, kwb, "[is|zijn] er # nooit getrouwd", "# never married"],
  ["share-married", "people", "marital-status", "percent", 1, "neutral", "Getrouwd", "Married", ...residents, kwb, "[is|zijn] er # getrouwd", "# [is|are] married"],
  ["share-divorced", "people", "marital-status", "percent", 1, "neutral", "Gescheiden", "Divorced", ...residents, kwb, "[is|zijn] er # gescheiden", "# [is|are] divorced"],
  ["share-widowed", "social-base", "marital-status", "percent", 1, "neutral", "Verweduwd", "Widowed", ...residents, kwb, "[is|zijn] er # weduwe of weduwnaar", "# [is|are] widowed"],
  ["households", "people", "households", "count", 0, "neutral", "Huishoudens", "Households", ...homes, kwb],
  ["share-living-alone", "social-base", "living-alone", "percent", 1, "neutral", "Huishoudens van één persoon", "Households of one person", ...homes, kwb, "[bestaat|bestaan] er # uit één persoon", "# [consists|consist] of one person"],
  ["share-couples-without-children", "people", "households", "percent", 1, "neutral", "Huishoudens van twee of meer, zonder kinderen", "Households of two or more, without children", ...homes, kwb, "[is|zijn] er # met twee of meer, zonder kinderen thuis", "# [is|are] of two or more, without children at home"],
  ["share-with-children", "youth", "households", "percent", 1, "neutral", "Huishoudens met kinderen", "Households with children", ...homes, kwb, "[heeft|hebben] er # kinderen thuis", "# [has|have] children at home"],
  ["household-size", "people", "households", "number", 1, "neutral", "Mensen per huishouden", "People per household", ...homes, kwb],
  ["population-density", "environment", "density", "per-km2", 0, "neutral", "Inwoners per vierkante kilometer", "Residents per square kilometre", "inwoners", "residents", kwb],
  ["address-density", "environment", "density", "per-km2", 0, "neutral", "Adressen in de omgeving", "Addresses around", "adressen", "addresses", kwb],
  ["urbanity", "environment", "density", "class", 0, "neutral", "Stedelijkheid (1 stad, 5 platteland)", "Urbanity (1 city, 5 countryside)", "adressen in de omgeving", "addresses around", kwb],
  ["land-area", "environment", "land", "hectare", 0, "neutral", "Oppervlakte land", "Land area", "land", "land", kwb],
  ["share-water", "environment", "land", "percent", 1, "neutral", "Oppervlakte water", "Water area", "hectare", "hectares", kwb, "[is|zijn] er # water", "# [is|are] water"],
  ["welfare-per-1000", "living-conditions", "benefits", "per-1000", 0, "lower", "Mensen met bijstand", "People on welfare", ...residents, kwb, "[krijgt|krijgen] er # bijstand", "# [is|are] on welfare"],
  ["disability-per-1000", "living-conditions", "benefits", "per-1000", 0, "lower", "Mensen met een arbeidsongeschiktheidsuitkering", "People on disability benefit", ...residents, kwb, "[krijgt|krijgen] er # een uitkering voor wie niet kan werken", "# [gets|get] disability benefit"],
  ["unemployment-per-1000", "living-conditions", "benefits", "per-1000", 0, "lower", "Mensen met een werkloosheidsuitkering", "People on unemployment benefit", ...residents, kwb, "[krijgt|krijgen] er # een uitkering voor wie geen werk heeft", "# [gets|get] unemployment benefit"],
  ["pension-per-1000", "people", "benefits", "per-1000", 0, "neutral", "Mensen met AOW", "People on state pension", ...residents, kwb, "[krijgt|krijgen] er # AOW", "# [gets|get] state pension"],
  ["cars-per-household", "environment", "cars", "number", 1, "neutral", "Auto's per huishouden", "Cars per household", ...homes, kwb],
  ["distance-supermarket", "environment", "shops", "km", 1, "lower", "Afstand tot een grote supermarkt", "Distance to a large supermarket", ...road, kwb],
  ["distance-daycare", "youth", "daycare", "km", 1, "lower", "Afstand tot een kinderdagverblijf", "Distance to a day nursery", ...road, kwb],
  ["home-value", "living-conditions", "housing", "euro-1000", 0, "neutral", "Gemiddelde waarde van een woning", "Average value of a dwelling", ...dwellings, "85984NED"],
  ["share-owner-occupied", "living-conditions", "housing", "percent", 0, "neutral", "Koopwoningen", "Owner-occupied dwellings", ...dwellings, "85984NED", "[is|zijn] er # [een koopwoning|koopwoningen]", "# [is|are] owner-occupied"],
  ["share-single-family", "living-conditions", "housing", "percent", 0, "neutral", "Eengezinswoningen", "Single-family dwellings", ...dwellings, "85984NED", "[is|zijn] er # [een eengezinswoning|eengezinswoningen]", "# [is a single-family house|are single-family houses]"],
  ["income-per-resident", "living-conditions", "income", "euro-1000", 1, "higher", "Gemiddeld inkomen per inwoner", "Average income per resident", ...residents, "85984NED"],
  ["distance-gp", "supply", "gp", "km", 1, "lower", "Afstand tot de huisarts", "Distance to the GP", ...road, "85984NED"],
  ["distance-school", "youth", "school", "km", 1, "lower", "Afstand tot een basisschool", "Distance to a primary school", ...road, "85984NED"],
  ["schools-within-3km", "youth", "school", "number", 1, "higher", "Basisscholen binnen 3 km", "Primary schools within 3 km", ...reach, "85984NED"],
  ["deaths-per-1000", "people", "mortality", "per-1000", 1, "neutral", "Sterfte", "Deaths", ...residents, "70072NED"],
  ["crimes", "living-conditions", "safety", "count", 0, "lower", "Misdrijven die de politie telde", "Crimes recorded by the police", "misdrijven", "crimes", "47022NED"],
  ["crimes-per-1000", "living-conditions", "safety", "per-1000", 1, "lower", "Misdrijven naar aantal inwoners", "Crimes by number of residents", ...residents, "47022NED", "telde de politie # [misdrijf|misdrijven]", "the police recorded # [crime|crimes]"],
  ["employed", "living-conditions", "work", "percent", 0, "higher", "Mensen met betaald werk", "People in paid work", ...workAge, "85318NED-SELECTIE", "[heeft|hebben] er # betaald werk", "# [is|are] in paid work"],
  ["lowest-incomes", "living-conditions", "income", "percent", 1, "lower", "Mensen met een van de laagste inkomens", "People with one of the lowest incomes", ...earners, "85318NED-SELECTIE", "[hoort|horen] er # bij de laagste inkomens", "# [is|are] among the lowest incomes"],
  ["highest-incomes", "living-conditions", "income", "percent", 1, "neutral", "Mensen met een van de hoogste inkomens", "People with one of the highest incomes", ...earners, "85318NED-SELECTIE", "[hoort|horen] er # bij de hoogste inkomens", "# [is|are] among the highest incomes"],
  ["poverty", "living-conditions", "income", "percent", 1, "lower", "Mensen in armoede", "People in poverty", ...people, "86165NED", "[leeft|leven] er # in armoede", "# [lives|live] in poverty"],
  ["low-income-households", "living-conditions", "income", "percent", 1, "lower", "Huishoudens met een laag inkomen", "Households with a low income", ...incomes, near, "[heeft|hebben] er # een laag inkomen", "# [has|have] a low income"],
  ["around-social-minimum", "living-conditions", "income", "percent", 1, "lower", "Huishoudens onder of rond het sociaal minimum", "Households below or around the social minimum", ...incomes, near, "[leeft|leven] er # onder of rond het sociaal minimum", "# [lives|live] below or around the social minimum"],
  ["median-wealth", "living-conditions", "income", "euro-1000", 1, "higher", "Vermogen van het middelste huishouden", "Wealth of the middle household", ...incomes, near],
  ["births-per-1000", "people", "births", "per-1000", 0, "neutral", "Geboorten", "Births", ...residents, near],
  ["share-low-education", "living-conditions", "education", "percent", 1, "lower", "Laag opleidingsniveau", "Lower level of education", ...workAge, near, "[heeft|hebben] er # een laag opleidingsniveau", "# [has|have] a lower level of education"],
  ["share-high-education", "living-conditions", "education", "percent", 1, "higher", "Hoog opleidingsniveau", "Higher level of education", ...workAge, near, "[heeft|hebben] er # een hoog opleidingsniveau", "# [has|have] a higher level of education"],
  ["education-up-to-mbo1", "living-conditions", "education", "percent", 1, "lower", "Hoogste diploma: basisschool, vmbo of mbo 1", "Highest diploma: primary school, vmbo or mbo 1", ...workAge, "86165NED", "[heeft|hebben] er # hoogstens basisschool, vmbo of mbo 1", "# [has|have] primary school, vmbo or mbo 1 at most"],
  ["education-hbo-wo", "living-conditions", "education", "percent", 1, "higher", "Hoogste diploma: hbo of universiteit", "Highest diploma: college or university", ...workAge, "86165NED", "[heeft|hebben] er # een diploma van hbo of universiteit", "# [has|have] a diploma of college or university"],
  ["gp-within-3km", "supply", "gp", "number", 1, "higher", "Huisartsenpraktijken binnen 3 km", "GP practices within 3 km", ...reach, near],
  ["distance-gp-post", "supply", "gp-post", "km", 1, "lower", "Afstand tot de huisartsenpost", "Distance to the out-of-hours GP", ...road, near],
  ["distance-pharmacy", "supply", "pharmacy", "km", 1, "lower", "Afstand tot de apotheek", "Distance to the pharmacy", ...road, near],
  ["distance-hospital", "supply", "hospital", "km", 1, "lower", "Afstand tot ziekenhuis of buitenpoli", "Distance to hospital or outpatient clinic", ...road, near],
  ["hospitals-within-20km", "supply", "hospital", "number", 1, "higher", "Ziekenhuizen en buitenpoli's binnen 20 km", "Hospitals and outpatient clinics within 20 km", ...reach, near],
  ["supermarkets-within-1km", "environment", "shops", "number", 1, "higher", "Grote supermarkten binnen 1 km", "Large supermarkets within 1 km", ...reach, near],
  ["snack-bars-within-1km", "environment", "snack-bars", "number", 1, "lower", "Cafetaria's binnen 1 km", "Snack bars within 1 km", ...reach, near],
  ["restaurants-within-1km", "environment", "meeting-places", "number", 1, "neutral", "Restaurants binnen 1 km", "Restaurants within 1 km", ...reach, near],
  ["cafes-within-1km", "environment", "meeting-places", "number", 1, "neutral", "Cafés binnen 1 km", "Pubs within 1 km", ...reach, near],
  ["distance-swimming-pool", "environment", "sport", "km", 1, "lower", "Afstand tot het zwembad", "Distance to the swimming pool", ...road, near],
  ["distance-library", "social-base", "library", "km", 1, "lower", "Afstand tot de bibliotheek", "Distance to the library", ...road, near],
  ["distance-station", "environment", "transport", "km", 1, "lower", "Afstand tot het treinstation", "Distance to the railway station", ...road, near],
  ["distance-secondary-school", "youth", "school", "km", 1, "lower", "Afstand tot de middelbare school", "Distance to the secondary school", ...road, near],
  ["distance-after-school-care", "youth", "daycare", "km", 1, "lower", "Afstand tot buitenschoolse opvang", "Distance to after-school care", ...road, near],
  ["residents-by-year", "people", "population", "count", 0, "neutral", "Inwoners op 1 januari, jaar op jaar", "Residents on 1 January, year by year", "inwoners van gemeenten", "residents of municipalities", "03759ned"],
  ["expected-residents", "people", "forecast", "count", 0, "neutral", "Verwachte inwoners", "Expected residents", "inwoners van gemeenten", "residents of municipalities", "85173NED"],
  ["household-income-mean", "living-conditions", "income", "euro-1000", 1, "higher", "Gemiddeld besteedbaar inkomen van huishoudens", "Mean disposable household income", ...incomes, "83932NED"],
  ["household-income-median", "living-conditions", "income", "euro-1000", 1, "higher", "Besteedbaar inkomen van het middelste huishouden", "Disposable income of the middle household", ...incomes, "83932NED"],
  ["wmo-clients-per-1000", "use-and-cost", "wmo", "per-1000", 0, "neutral", "Mensen met hulp uit de Wmo", "People with support under the Wmo", ...residents, "86165NED", "[krijgt|krijgen] er # hulp uit de Wmo", "# [gets|get] support under the Wmo"],
  ["youth-care", "use-and-cost", "youth-care", "percent", 1, "neutral", "Jongeren met jeugdzorg", "Young people in youth care", "jongeren tot 18 jaar", "young people under 18", "86165NED", "[krijgt|krijgen] er # jeugdzorg", "# [gets|get] youth care"],
  ["care-cost-total", "use-and-cost", "care-cost", "number", 0, "neutral", "Zorgkosten per verzekerde (euro)", "Care cost per insured person (euros)", ...insured, "50149NED"],
  ["care-cost-gp", "use-and-cost", "care-cost", "number", 0, "neutral", "Kosten van de huisarts per verzekerde (euro)", "Cost of the GP per insured person (euros)", ...insured, "50149NED"],
  ["care-cost-hospital", "use-and-cost", "care-cost", "number", 0, "neutral", "Kosten van het ziekenhuis per verzekerde (euro)", "Cost of the hospital per insured person (euros)", ...insured, "50149NED"],
  ["care-cost-medicines", "use-and-cost", "care-cost", "number", 0, "neutral", "Kosten van medicijnen per verzekerde (euro)", "Cost of medicines per insured person (euros)", ...insured, "50149NED"],
  ["care-cost-mental-health", "use-and-cost", "care-cost", "number", 0, "neutral", "Kosten van geestelijke gezondheidszorg (ggz) per verzekerde (euro)", "Cost of mental health care per insured person (euros)", ...insured, "50149NED"],
  ["care-cost-nursing", "use-and-cost", "care-cost", "number", 0, "neutral", "Kosten van verpleging en wijkverpleging per verzekerde (euro)", "Cost of nursing and district nursing per insured person (euros)", ...insured, "50149NED"],
  ["care-vacancies", "supply", "workforce", "per-1000", 0, "lower", "Open vacatures op elke 1.000 banen in zorg en welzijn", "Open vacancies per 1,000 jobs in care and welfare", "banen in zorg en welzijn", "jobs in care and welfare", "80567NED", "[staat|staan] er # [vacature|vacatures] open", "# [vacancy is|vacancies are] open"],
];

/** Counted figures that rise or fall with how old people are; the publisher did not take age out. */
const withAge = new Set(["disability-per-1000", "deaths-per-1000", "births-per-1000", "share-low-education", "share-living-alone", "wmo-clients-per-1000", "employed", "education-up-to-mbo1", "education-hbo-wo"]);

const vacancies = {
  nl: "Aantal open vacatures op elke 1.000 banen, eind december. Het getal gaat over heel Nederland.",
  en: "Number of open vacancies per 1,000 jobs, at the end of December. The number is about the whole country.",
};
const work = {
  nl: "Het deel dat betaald werk heeft, al is het maar één uur per week. CBS schat dit uit registers en een enquête.",
  en: "The share in paid work, of one hour a week or more. CBS estimates this from registers and a survey.",
};
const lowest = {
  nl: "CBS zet iedereen met een inkomen op een rij, van laag naar hoog. Dit is het deel dat bij de laagste 40 van elke 100 hoort. Voor heel Nederland is dat 40.",
  en: "CBS puts everyone with an income in a row, from low to high. This is the share among the lowest 40 of every 100. For the whole country that is 40.",
};
const highest = {
  nl: "CBS zet iedereen met een inkomen op een rij, van laag naar hoog. Dit is het deel dat bij de hoogste 20 van elke 100 hoort. Voor heel Nederland is dat 20.",
  en: "CBS puts everyone with an income in a row, from low to high. This is the share among the highest 20 of every 100. For the whole country that is 20.",
};
const crimes = {
  nl: "Misdrijven die de politie telde, op elke 1.000 inwoners. Eén inwoner kan meer dan één keer slachtoffer zijn, en een slachtoffer kan ergens anders wonen.",
  en: "Crimes recorded by the police, per 1,000 residents. One resident may be a victim more than once, and a victim may live elsewhere.",
};
const expected = {
  nl: "Hoeveel mensen er later wonen, volgens de prognose van PBL en CBS uit 2023. Het kan ook anders gaan.",
  en: "How many people will live there later, by the forecast of PBL and CBS of 2023. It may turn out otherwise.",
};
const poverty = {
  nl: "Het huishouden heeft minder inkomen dan de armoedegrens van CBS.",
  en: "The household has less income than the poverty line of CBS.",
};
/** Weighted by CBS from registers and the labour force survey, without a published margin: no count, so it may not be spoken of as one. */
const estimated = new Set(["share-low-education", "share-high-education", "education-up-to-mbo1", "education-hbo-wo", "employed"]);
/** Counted beside people or jobs, and no part of them. */
const events = new Set(["crimes-per-1000", "care-vacancies"]);
/** Asked of a part of all employers, each quarter, without a published margin. */
const sampled = new Set(["care-vacancies"]);
/** Computed for years to come. */
const forecasts = new Set(["expected-residents"]);
const ownDefinitions: Readonly<Record<string, { nl: string; en: string }>> = {
  ...Object.fromEntries(countedDefinitions),
  employed: work,
  "expected-residents": expected,
  "lowest-incomes": lowest,
  "highest-incomes": highest,
  "crimes-per-1000": crimes,
  poverty,
  "care-vacancies": vacancies,
};

/** @throws Error where a figure has none: a unit alone does not say what was counted */
function definitionOf(id: string) {
  const found = ownDefinitions[id];
  if (!found) throw new Error(`${id} has no definition`);
  return found;
}

function kindOf(id: string): Kind {
  if (sampled.has(id)) return "sampled";
  return estimated.has(id) || forecasts.has(id) ? "modelled" : "counted";
}

export const countedIndicators: readonly Indicator[] = rows.map(
  ([id, drawer, theme, unit, decimals, direction, nl, en, ofNl, ofEn, table, sayNl, sayEn]): Indicator => ({
    id,
    drawer,
    theme,
    name: { nl, en },
    of: { nl: ofNl, en: ofEn },
    definition: definitionOf(id),
    say: sayNl && sayEn ? { nl: sayNl, en: sayEn } : undefined,
    lead: leads[id],
    unit,
    decimals,
    direction,
    kind: kindOf(id),
    ages: ["all"],
    ...(id === "share-water" ? { ofAmounts: true } : {}),
    ...(events.has(id) ? { ofEvents: true } : {}),
    ageMatters: withAge.has(id) || id.startsWith("care-cost-"),
    table,
  }),
);
