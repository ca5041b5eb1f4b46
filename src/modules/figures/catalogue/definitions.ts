/** In both languages. */
interface Words {
  readonly nl: string;
  readonly en: string;
}

type Row = readonly [id: string, nl: string, en: string];

/** What each counted figure is, as its publisher defines it, in words of every day. */
const rows: readonly Row[] = [
  ["residents", "Mensen die op 1 januari staan ingeschreven. CBS rondt in een wijk of buurt af op 5.", "People registered on 1 January. CBS rounds to 5 in a district or neighbourhood."],
  ["residents-by-year", "Mensen die op 1 januari staan ingeschreven in de gemeente.", "People registered in the municipality on 1 January."],
  ["share-0-14", "Deel van de inwoners dat op 1 januari nog geen 15 jaar is.", "Part of the residents who are not yet 15 on 1 January."],
  ["share-15-24", "Deel van de inwoners dat op 1 januari 15 tot en met 24 jaar is.", "Part of the residents aged 15 to 24 on 1 January."],
  ["share-25-44", "Deel van de inwoners dat op 1 januari 25 tot en met 44 jaar is.", "Part of the residents aged 25 to 44 on 1 January."],
  ["share-45-64", "Deel van de inwoners dat op 1 januari 45 tot en met 64 jaar is.", "Part of the residents aged 45 to 64 on 1 January."],
  ["share-65-plus", "Deel van de inwoners dat op 1 januari 65 jaar of ouder is.", "Part of the residents aged 65 or older on 1 January."],
  ["share-unmarried", "Deel van de inwoners dat nooit getrouwd is geweest. Kinderen tellen mee.", "Part of the residents who never married. Children are counted too."],
  ["share-married", "Deel van de inwoners dat getrouwd is of een geregistreerd partnerschap heeft.", "Part of the residents who are married or in a registered partnership."],
  ["share-divorced", "Deel van de inwoners dat gescheiden is en niet opnieuw trouwde.", "Part of the residents who are divorced and did not marry again."],
  ["share-widowed", "Deel van de inwoners dat de man, vrouw of partner verloor en niet opnieuw trouwde.", "Part of the residents who lost their spouse or partner and did not marry again."],
  ["households", "Mensen die samen wonen en voor elkaar zorgen, of iemand die alleen woont. Tehuizen tellen niet mee.", "People who live together and provide for each other, or someone who lives alone. Institutions are not counted."],
  ["share-living-alone", "Deel van de huishoudens dat uit één persoon bestaat.", "Part of the households that consist of one person."],
  ["share-couples-without-children", "Deel van de huishoudens met twee of meer mensen en geen kinderen thuis. Wie alleen woont, telt hier niet mee.", "Part of the households with two people or more and no children at home. Who lives alone is not counted here."],
  ["share-with-children", "Deel van de huishoudens met kinderen thuis. Gezinnen met één ouder tellen mee.", "Part of the households with children at home. Families with one parent are counted too."],
  ["household-size", "Gemiddeld aantal mensen in een huishouden.", "Average number of people in a household."],
  ["population-density", "Aantal inwoners, gedeeld door de oppervlakte van het land. Water telt niet mee.", "Number of residents, divided by the area of land. Water is not counted."],
  ["address-density", "Gemiddeld aantal adressen per vierkante kilometer, in een cirkel van één kilometer rond elk adres.", "Average number of addresses per square kilometre, in a circle of one kilometre around each address."],
  ["urbanity", "Een klasse naar het aantal adressen per vierkante kilometer rondom. Klasse 1 begint bij 2.500, 2 bij 1.500, 3 bij 1.000 en 4 bij 500. Klasse 5 is minder dan 500.", "A class by the number of addresses per square kilometre around. Class 1 begins at 2,500, 2 at 1,500, 3 at 1,000 and 4 at 500. Class 5 is fewer than 500."],
  ["land-area", "Oppervlakte van het land, zonder water. Een hectare is 100 bij 100 meter.", "Area of land, without water. A hectare is 100 by 100 metres."],
  ["share-water", "Deel van de oppervlakte dat water is.", "Part of the surface that is water."],
  ["welfare-per-1000", "Mensen met bijstand uit de Participatiewet, op elke 1.000 inwoners. Daklozen en mensen in een tehuis tellen niet mee.", "People on welfare under the Participation Act, per 1,000 residents. Homeless people and people in institutions are not counted."],
  ["disability-per-1000", "Mensen met een uitkering uit de WAO, WIA, WAZ of Wajong, op elke 1.000 inwoners.", "People with a benefit under WAO, WIA, WAZ or Wajong, per 1,000 residents."],
  ["unemployment-per-1000", "Mensen met een uitkering uit de Werkloosheidswet (WW), op elke 1.000 inwoners.", "People with a benefit under the Unemployment Act (WW), per 1,000 residents."],
  ["pension-per-1000", "Mensen die AOW krijgen, op elke 1.000 inwoners.", "People who get the state pension (AOW), per 1,000 residents."],
  ["cars-per-household", "Aantal auto's op de adressen hier, gedeeld door het aantal huishoudens. Een leasebedrijf maakt het getal hoger.", "Number of cars at the addresses here, divided by the number of households. A lease company makes the number higher."],
  ["home-value", "De gemiddelde WOZ-waarde van een woning.", "The average value of a dwelling for taxation (WOZ)."],
  ["share-owner-occupied", "Woningen die van de bewoner zelf zijn. Een tweede woning telt ook mee.", "Dwellings owned by who lives there. A second home is counted too."],
  ["share-single-family", "Woningen die een heel pand zijn, zoals een rijtjeshuis of een vrijstaand huis.", "Dwellings that are a whole building, such as a terraced or a detached house."],
  ["income-per-resident", "Alle persoonlijke inkomens samen, gedeeld door het aantal inwoners. Ook wie geen inkomen heeft, telt mee.", "All personal incomes together, divided by the number of residents. Who has no income is counted too."],
  ["deaths-per-1000", "Mensen die in dat jaar stierven, op elke 1.000 inwoners.", "People who died in that year, per 1,000 residents."],
  ["births-per-1000", "Kinderen die in dat jaar levend geboren werden, op elke 1.000 inwoners.", "Children born alive in that year, per 1,000 residents."],
  ["crimes", "Misdrijven die de politie in dat jaar vastlegde. Wat niemand meldt, telt niet mee.", "Crimes that the police recorded in that year. What nobody reports is not counted."],
  ["low-income-households", "Huishoudens onder de lage-inkomensgrens van CBS. Die grens is elk jaar evenveel waard. Studenten tellen niet mee.", "Households below the low-income line of CBS. That line is worth the same every year. Students are not counted."],
  ["around-social-minimum", "Huishoudens met een inkomen onder of rond het wettelijk minimum. Studenten tellen niet mee.", "Households with an income below or around the legal minimum. Students are not counted."],
  ["median-wealth", "Wat het middelste huishouden bezit, min de schulden. Het eigen huis telt mee.", "What the middle household owns, minus its debts. Its own home is counted."],
  ["household-income-mean", "Wat een huishouden in een jaar te besteden heeft, gemiddeld over heel Nederland.", "What a household has to spend in a year, on average in the whole of the Netherlands."],
  ["household-income-median", "Wat het middelste huishouden van Nederland in een jaar te besteden heeft.", "What the middle household of the Netherlands has to spend in a year."],
  ["distance-hospital", "Afstand over de weg tot het dichtstbijzijnde ziekenhuis of de dichtstbijzijnde buitenpoli, gemiddeld over alle inwoners. In een buitenpoli spreek je overdag een arts van het ziekenhuis.", "Distance by road to the nearest hospital or outpatient clinic outside a hospital, on average over all residents. There you can see a doctor of the hospital in the daytime."],
  ["hospitals-within-20km", "Aantal ziekenhuizen en buitenpoli's binnen 20 kilometer over de weg, gemiddeld over alle inwoners. In een buitenpoli spreek je overdag een arts van het ziekenhuis.", "Number of hospitals and of outpatient clinics outside them within 20 kilometres by road, on average over all residents. There you can see a doctor of the hospital in the daytime."],
  ["wmo-clients-per-1000", "Mensen met hulp op maat uit de Wmo, op elke 1.000 inwoners.", "People with individual support under the Wmo, per 1,000 residents."],
  ["youth-care", "Jongeren tot 18 jaar die in dat jaar jeugdzorg kregen.", "Young people under 18 who got youth care in that year."],
];

/** Distances: to what. */
const distances: readonly Row[] = [
  ["distance-supermarket", "grote supermarkt", "large supermarket"],
  ["distance-daycare", "het dichtstbijzijnde kinderdagverblijf", "day nursery"],
  ["distance-gp", "huisarts", "GP practice"],
  ["distance-school", "basisschool", "primary school"],
  ["distance-gp-post", "huisartsenpost, voor 's avonds en in het weekend", "out-of-hours GP post"],
  ["distance-pharmacy", "apotheek", "pharmacy"],
  ["distance-swimming-pool", "het dichtstbijzijnde zwembad", "swimming pool"],
  ["distance-library", "bibliotheek", "library"],
  ["distance-station", "het dichtstbijzijnde treinstation", "railway station"],
  ["distance-secondary-school", "middelbare school", "secondary school"],
  ["distance-after-school-care", "buitenschoolse opvang", "after-school care"],
];

/** Numbers within reach: of what, within how far. */
const reaches: readonly (readonly [...Row, km: number])[] = [
  ["schools-within-3km", "basisscholen", "primary schools", 3],
  ["gp-within-3km", "huisartsenpraktijken", "GP practices", 3],
  ["supermarkets-within-1km", "grote supermarkten", "large supermarkets", 1],
  ["snack-bars-within-1km", "cafetaria's", "snack bars", 1],
  ["restaurants-within-1km", "restaurants", "restaurants", 1],
  ["cafes-within-1km", "cafés", "pubs", 1],
];

/** Costs of care: which part of the basic insurance (Zvw) each is. Only what is sure about the part; the rest is said once, for all. */
const costs: readonly Row[] = [
  ["care-cost-total", "Alle zorg uit de basisverzekering samen: van huisarts tot ziekenhuis.", "All care under the basic insurance together: from GP to hospital."],
  ["care-cost-gp", "Zorg van de huisarts, zoals een afspraak of een bezoek aan huis.", "Care by the GP, such as an appointment or a visit at home."],
  ["care-cost-hospital", "Zorg van specialisten, zoals een operatie of een afspraak op de polikliniek.", "Care by specialists, such as an operation or an appointment at the outpatient clinic."],
  ["care-cost-medicines", "Medicijnen die mensen via de apotheek krijgen.", "Medicines that people get through the pharmacy."],
  ["care-cost-mental-health", "Behandeling van psychische klachten. Hulp die de gemeente aan jongeren geeft, telt niet mee.", "Treatment of mental health problems. Help that the municipality gives to young people is not counted."],
  ["care-cost-nursing", "Verpleging en verzorging, zoals thuis door de wijkverpleging. Het verpleeghuis valt onder een andere wet en telt niet mee.", "Nursing and personal care, such as by the district nurse at home. The nursing home falls under another law and is not counted."],
];

const low = [
  "Mensen met hoogstens basisschool, vmbo, de eerste drie jaren van havo of vwo, of mbo 1.",
  "People with at most primary school, vmbo, the first three years of havo or vwo, or mbo 1.",
] as const;
const high = ["Mensen met een diploma van hbo of universiteit.", "People with a diploma of college or university."] as const;
/** Levels of education: which diplomas each is. */
const educations: readonly Row[] = [
  ["share-low-education", ...low],
  ["share-high-education", ...high],
  ["education-up-to-mbo1", ...low],
  ["education-hbo-wo", ...high],
];

const nearest = (nl: string) => (nl.startsWith("het ") ? nl : `de dichtstbijzijnde ${nl}`);

/** Definitions by indicator. A unit alone is no definition: every counted figure has its own. */
export const countedDefinitions: ReadonlyMap<string, Words> = new Map<string, Words>([
  ...rows.map(([id, nl, en]) => [id, { nl, en }] as const),
  ...educations.map(([id, nl, en]) => [id, {
    nl: `${nl} CBS schat dit uit registers en een enquête, voor mensen van 15 tot 75 jaar.`,
    en: `${en} CBS estimates this from registers and a survey, for people from 15 to 75.`,
  }] as const),
  ...costs.map(([id, nl, en]) => [id, {
    nl: `${nl} Dit is wat de basisverzekering in een jaar vergoedde, gedeeld door het aantal verzekerden. Leeftijd is er niet uit gehaald.`,
    en: `${en} This is what the basic insurance paid in a year, divided by the number of insured people. Age was not taken out.`,
  }] as const),
  ...distances.map(([id, nl, en]) => [id, {
    nl: `Afstand over de weg tot ${nearest(nl)}, gemiddeld over alle inwoners.`,
    en: `Distance by road to the nearest ${en}, on average over all residents.`,
  }] as const),
  ...reaches.map(([id, nl, en, km]) => [id, {
    nl: `Aantal ${nl} binnen ${km} kilometer over de weg, gemiddeld over alle inwoners.`,
    en: `Number of ${en} within ${km} ${km === 1 ? "kilometre" : "kilometres"} by road, on average over all residents.`,
  }] as const),
]);
