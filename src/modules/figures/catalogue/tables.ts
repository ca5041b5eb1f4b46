import { healthColumns } from "./health.ts";
import { percent, perThousand, plain, type TableMapping } from "./mapping.ts";
import { kwb2022Selection } from "./tables-2022.ts";
import { careCost, careVacancies, forecast, income, kwb2025, population } from "./tables-service.ts";

const inwoners = "AantalInwoners_5";
const huishoudens = "HuishoudensTotaal_28";
/** A level of education, of everyone whose level is known. */
const education = (level: string): [string, ...string[]] => [level, "OpleidingsniveauLaag_64", "OpleidingsniveauMiddelbaar_65", "OpleidingsniveauHoog_66"];

export const kwb2020: TableMapping = {
  id: "84799NED",
  title: "Kerncijfers wijken en buurten 2020",
  publisher: "CBS",
  licence: "CC BY 4.0",
  sourceUrl: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/84799NED",
  divisionYear: 2020,
  year: 2020,
  retrieved: "2021-03-26",
  shape: { kind: "odata3", blank: "impossible" },
  // In 2020 nearly all neighbourhoods of a municipality were rounded the same way: sums are two a neighbourhood off.
  rounding: "one-way",
  service: "cbs3",
  recipes: [
    plain("residents", inwoners),
    percent("share-0-14", "k_0Tot15Jaar_8", inwoners),
    percent("share-15-24", "k_15Tot25Jaar_9", inwoners),
    percent("share-25-44", "k_25Tot45Jaar_10", inwoners),
    percent("share-45-64", "k_45Tot65Jaar_11", inwoners),
    percent("share-65-plus", "k_65JaarOfOuder_12", inwoners),
    percent("share-unmarried", "Ongehuwd_13", inwoners),
    percent("share-married", "Gehuwd_14", inwoners),
    percent("share-divorced", "Gescheiden_15", inwoners),
    percent("share-widowed", "Verweduwd_16", inwoners),
    plain("households", huishoudens),
    percent("share-living-alone", "Eenpersoonshuishoudens_29", huishoudens),
    percent("share-couples-without-children", "HuishoudensZonderKinderen_30", huishoudens),
    percent("share-with-children", "HuishoudensMetKinderen_31", huishoudens),
    plain("household-size", "GemiddeldeHuishoudensgrootte_32"),
    plain("population-density", "Bevolkingsdichtheid_33"),
    perThousand("welfare-per-1000", "PersonenPerSoortUitkeringBijstand_83", inwoners),
    perThousand("disability-per-1000", "PersonenPerSoortUitkeringAO_84", inwoners),
    perThousand("unemployment-per-1000", "PersonenPerSoortUitkeringWW_85", inwoners),
    perThousand("pension-per-1000", "PersonenPerSoortUitkeringAOW_86", inwoners),
    plain("cars-per-household", "PersonenautoSPerHuishouden_102"),
    plain("distance-supermarket", "AfstandTotGroteSupermarkt_106"),
    plain("distance-daycare", "AfstandTotKinderdagverblijf_107"),
    plain("land-area", "OppervlakteLand_111"),
    percent("share-water", "OppervlakteWater_112", "OppervlakteTotaal_110"),
    plain("urbanity", "MateVanStedelijkheid_115"),
    plain("address-density", "Omgevingsadressendichtheid_116"),
    // Empty in the release of March 2021, which is the one recorded; the service fills them, and a column that is silent gives no figures.
    plain("births-per-1000", "GeboorteRelatief_25"),
    plain("deaths-per-1000", "SterfteRelatief_27"),
    plain("home-value", "GemiddeldeWoningwaarde_35"),
    plain("share-single-family", "PercentageEengezinswoning_36"),
    plain("share-owner-occupied", "Koopwoningen_40"),
    percent("share-low-education", ...education("OpleidingsniveauLaag_64")),
    percent("share-high-education", ...education("OpleidingsniveauHoog_66")),
    plain("employed", "NettoArbeidsparticipatie_67"),
    plain("income-per-resident", "GemiddeldInkomenPerInwoner_72"),
    plain("lowest-incomes", "k_40PersonenMetLaagsteInkomen_73"),
    plain("highest-incomes", "k_20PersonenMetHoogsteInkomen_74"),
    plain("low-income-households", "HuishoudensMetEenLaagInkomen_78"),
    plain("around-social-minimum", "HuishOnderOfRondSociaalMinimum_79"),
    plain("median-wealth", "MediaanVermogenVanParticuliereHuish_82"),
    plain("youth-care", "PercentageJongerenMetJeugdzorg_88"),
    plain("wmo-clients-per-1000", "WmoClientenRelatief_90"),
    plain("distance-gp", "AfstandTotHuisartsenpraktijk_105"),
    plain("distance-school", "AfstandTotSchool_108"),
    plain("schools-within-3km", "ScholenBinnen3Km_109"),
  ],
  unused: {
    "identifies the row": ["ID", "WijkenEnBuurten", "Gemeentenaam_1", "SoortRegio_2", "Codering_3", "IndelingswijzigingWijkenEnBuurten_4", "MeestVoorkomendePostcode_113", "Dekkingspercentage_114"],
    "no question of health or care": ["Mannen_6", "Vrouwen_7", "PersonenautoSTotaal_99", "PersonenautoSBrandstofBenzine_100", "PersonenautoSOverigeBrandstof_101", "PersonenautoSNaarOppervlakte_103", "Motorfietsen_104"],
    "CBS no longer divides origin this way since 2022": ["WestersTotaal_17", "NietWestersTotaal_18", "Marokko_19", "NederlandseAntillenEnAruba_20", "Suriname_21", "Turkije_22", "OverigNietWesters_23"],
    "the same in numbers; the share is loaded": ["GeboorteTotaal_24", "SterfteTotaal_26", "JongerenMetJeugdzorgInNatura_87", "WmoClienten_89"],
    "says almost the same as a figure of income that is loaded": ["GemiddeldInkomenPerInkomensontvanger_71", "GemGestandaardiseerdInkomenVanHuish_75", "k_40HuishoudensMetLaagsteInkomen_76", "k_20HuishoudensMetHoogsteInkomen_77", "HuishoudensTot110VanSociaalMinimum_80", "HuishoudensTot120VanSociaalMinimum_81"],
    "homes, energy, businesses and kinds of work are no question of health or care": [
      "Woningvoorraad_34", "PercentageMeergezinswoning_37", "PercentageBewoond_38", "PercentageOnbewoond_39", "HuurwoningenTotaal_41", "InBezitWoningcorporatie_42", "InBezitOverigeVerhuurders_43", "EigendomOnbekend_44", "BouwjaarVoor2000_45", "BouwjaarVanaf2000_46", "GemiddeldElektriciteitsverbruikTotaal_47", "Appartement_48", "Tussenwoning_49", "Hoekwoning_50", "TweeOnderEenKapWoning_51", "VrijstaandeWoning_52", "Huurwoning_53", "EigenWoning_54", "GemiddeldAardgasverbruikTotaal_55", "Appartement_56", "Tussenwoning_57", "Hoekwoning_58", "TweeOnderEenKapWoning_59", "VrijstaandeWoning_60", "Huurwoning_61", "EigenWoning_62", "PercentageWoningenMetStadsverwarming_63", "PercentageWerknemers_68", "PercentageZelfstandigen_69", "AantalInkomensontvangers_70", "BedrijfsvestigingenTotaal_91", "ALandbouwBosbouwEnVisserij_92", "BFNijverheidEnEnergie_93", "GIHandelEnHoreca_94", "HJVervoerInformatieEnCommunicatie_95", "KLFinancieleDienstenOnroerendGoed_96", "MNZakelijkeDienstverlening_97", "RUCultuurRecreatieOverigeDiensten_98",
    ],
  },
};

export const rivm2020: TableMapping = {
  id: "50090NED",
  title: "Gezondheid per wijk en buurt; 2012/2016/2020 (indeling 2020)",
  publisher: "RIVM, GGD'en en CBS",
  licence: "CC BY 4.0",
  sourceUrl: "https://statline.rivm.nl/#/RIVM/nl/dataset/50090NED",
  divisionYear: 2020,
  retrieved: "2022-01-01",
  retrievedInYear: true,
  shape: { kind: "odata3", blank: "not-asked" },
  service: "rivm3",
  recipes: Object.entries(healthColumns).map(([column, indicator]) => plain(indicator, column)),
  unused: { "identifies the row": ["ID", "Leeftijd", "Marges", "WijkenEnBuurten", "Perioden", "Gemeentenaam_1", "SoortRegio_2", "Codering_3"] },
};

const b = "Bevolking/";
const leeftijd = `${b}Leeftijdsgroepen/`;

export const kwb2024: TableMapping = {
  id: "85984NED",
  title: "Kerncijfers wijken en buurten 2024",
  publisher: "CBS",
  licence: "CC BY 4.0",
  sourceUrl: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/85984NED",
  divisionYear: 2024,
  year: 2024,
  retrieved: "2025-12-11",
  rounding: "lot",
  shape: { kind: "statline" },
  recipes: [
    plain("residents", `${b}Aantal inwoners (aantal)`),
    percent("share-0-14", `${leeftijd}0 tot 15 jaar (aantal)`, `${b}Aantal inwoners (aantal)`),
    percent("share-15-24", `${leeftijd}15 tot 25 jaar (aantal)`, `${b}Aantal inwoners (aantal)`),
    percent("share-25-44", `${leeftijd}25 tot 45 jaar (aantal)`, `${b}Aantal inwoners (aantal)`),
    percent("share-45-64", `${leeftijd}45 tot 65 jaar (aantal)`, `${b}Aantal inwoners (aantal)`),
    percent("share-65-plus", `${leeftijd}65 jaar of ouder (aantal)`, `${b}Aantal inwoners (aantal)`),
  ],
  unused: {
    "identifies the row": ["Wijken en buurten", "Regioaanduiding/Gemeentenaam (naam)", "Regioaanduiding/Soort regio (omschrijving)", "Regioaanduiding/Codering (code)", "Regioaanduiding/Indelingswijziging gemeente, wijk, buurt (code)"],
    "no question of health or care": [`${b}Geslacht/Mannen (aantal)`, `${b}Geslacht/Vrouwen (aantal)`],
  },
};

// One file of 18 309 areas, and one of our regions alone.
const selection = /^kwb2024_rivm50150_selectie_(nl|regios)\.csv(\.gz)?$/;

export const kwb2024Selection: TableMapping = {
  ...kwb2024,
  id: "85984NED-SELECTIE",
  title: "Kerncijfers wijken en buurten 2024, selectie",
  retrieved: "2026-07-19",
  shape: { kind: "plain", files: selection, code: "code", name: "naam", postcode: "postcode" },
  recipes: [
    plain("population-density", "dichtheid"),
    plain("households", "huishoudens"),
    plain("household-size", "huishoudensgrootte"),
    plain("home-value", "wozWaarde"),
    plain("share-owner-occupied", "koopwoningen"),
    plain("share-single-family", "eengezinswoning"),
    plain("income-per-resident", "inkomenPerInwoner"),
    plain("urbanity", "stedelijkheid"),
    plain("address-density", "adressendichtheid"),
    plain("land-area", "oppervlakteLandHa"),
    plain("distance-gp", "afstandHuisarts"),
    plain("distance-supermarket", "afstandSupermarkt"),
    plain("distance-school", "afstandSchool"),
    plain("schools-within-3km", "scholenBinnen3km"),
  ],
  unused: {
    "identifies the row": ["code", "soort", "naam", "gm_code", "gm_naam", "provincie_code", "postcode"],
    "loaded from the full table 85984NED": ["inwoners", "inwoners0tot15", "inwoners65plus"],
    "loaded as a series of its own, 50150NED": ["goedErvarenGezondheid_2012", "goedErvarenGezondheid_2016", "goedErvarenGezondheid_2020", "goedErvarenGezondheid_2022", "goedErvarenGezondheid_2024"],
  },
};

const editions = [2012, 2016, 2020, 2022, 2024];

export const rivm2024: TableMapping = {
  id: "50150NED",
  title: "Gezondheid per wijk en buurt; 2012–2024 (indeling 2024), ervaren gezondheid",
  publisher: "RIVM, GGD'en en CBS",
  licence: "CC BY 4.0",
  sourceUrl: "https://statline.rivm.nl/#/RIVM/nl/dataset/50150NED",
  divisionYear: 2024,
  retrieved: "2026-07-19",
  shape: { kind: "plain", files: selection, code: "code", name: "naam", age: "18+" },
  recipes: editions.map((year) => plain("good-health-2012-2024", `goedErvarenGezondheid_${year}`, year)),
  unused: {
    "identifies the row": ["code", "soort", "naam", "gm_code", "gm_naam", "provincie_code", "postcode"],
    "loaded as 85984NED": ["inwoners", "inwoners0tot15", "inwoners65plus", ...kwb2024Selection.recipes.map((recipe) => recipe.column)],
  },
};

const laag = "Aantal personen met laag opleidingsniveau";
const middel = "Aantal personen met middelbaar opleidingsniveau";
const hoog = "Aantal personen met hoog opleidingsniveau";

export const gemeenten2020: TableMapping = {
  id: "CBS-GEMEENTEN-2020",
  title: "Wijk- en buurtkaart 2020 en Nabijheid voorzieningen 2020, per gemeente",
  publisher: "CBS",
  licence: "CC BY 4.0",
  sourceUrl: "https://www.cbs.nl/nl-nl/dossier/nederland-regionaal/geografische-data",
  divisionYear: 2020,
  year: 2020,
  retrieved: "2022-01-01",
  retrievedInYear: true,
  shape: { kind: "plain", files: /^gemeenten_2020\.csv(\.gz)?$/, code: "GM_CODE", name: "GM_NAAM" },
  recipes: [
    plain("low-income-households", "Huishoudens met een laag inkomen(%)"),
    plain("around-social-minimum", "Huishoudens onder of rond sociaal minimum (%)"),
    plain("median-wealth", "Mediaan vermogen van particuliere huishoudens (x1000 euro)"),
    plain("births-per-1000", "Relatieve geboortes (per 1000 inwoners)"),
    percent("share-low-education", laag, laag, middel, hoog),
    percent("share-high-education", hoog, laag, middel, hoog),
    plain("gp-within-3km", "Aantal huisartsenpraktijken binnen 3 km"),
    plain("distance-gp-post", "Afstand tot huisartsenpost (km)"),
    plain("distance-pharmacy", "Afstand tot apotheek (km)"),
    plain("distance-hospital", "Afstand tot ziekenhuis incl. buitenpolikliniek (km)"),
    plain("hospitals-within-20km", "Aantal ziekenhuizen incl. buitenpolikliniek binnen 20 km"),
    plain("supermarkets-within-1km", "Aantal  grote supermarkten binnen 1 km"),
    plain("snack-bars-within-1km", "Aantal cafetaria's binnen 1 km"),
    plain("restaurants-within-1km", "Aantal restaurants binnen 1 km"),
    plain("cafes-within-1km", "Aantal cafés binnen 1 km"),
    plain("distance-swimming-pool", "Afstand tot zwembad (km)"),
    plain("distance-library", "Afstand tot bibliotheek (km)"),
    plain("distance-station", "Afstand tot treinstation (km)"),
    plain("distance-secondary-school", "Afstand tot voortgezet onderwijs (km)"),
    plain("distance-after-school-care", "Afstand tot buitenschoolse opvang  (km)"),
  ],
  unused: { "loaded from 84799NED, or no question of health or care": ["*"] },
};

export const sterfte2024: TableMapping = {
  id: "70072NED",
  title: "Regionale kerncijfers: sterfte",
  publisher: "CBS",
  licence: "CC BY 4.0",
  sourceUrl: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/70072ned",
  divisionYear: 2024,
  year: 2024,
  retrieved: "2026-07-19",
  shape: { kind: "plain", files: /^gemeenten_2024_sterfte_misdrijven\.csv(\.gz)?$/, code: "gm_code", name: "gm_naam" },
  recipes: [plain("deaths-per-1000", "sterfte_per_1000")],
  unused: {
    "identifies the row": ["gm_code", "gm_naam", "provincie_code", "provincie", "sterfte_jaar", "doodsoorzaken_jaar"],
    "loaded from 85984NED": ["inwoners_2024"],
    "shares of causes of death say little without age": ["aandeel_nieuwvormingen", "aandeel_ademhaling"],
    "loaded as 47022NED": ["misdrijven_2021", "misdrijven_2022", "misdrijven_2023", "misdrijven_2024", "misdrijven_2025"],
  },
};

export const misdrijven: TableMapping = {
  ...sterfte2024,
  id: "47022NED",
  title: "Geregistreerde misdrijven",
  publisher: "Politie en CBS",
  sourceUrl: "https://data.politie.nl/#/Politie/nl/dataset/47022NED",
  year: undefined,
  recipes: [
    ...[2021, 2022, 2023, 2024, 2025].map((year) => plain("crimes", `misdrijven_${year}`, year)),
    // The file knows the residents of one year only: of other years there is no share.
    { ...perThousand("crimes-per-1000", "misdrijven_2024", "inwoners_2024"), year: 2024 },
  ],
  unused: {
    "identifies the row": ["gm_code", "gm_naam", "provincie_code", "provincie", "sterfte_jaar", "doodsoorzaken_jaar"],
    "loaded from other tables": ["sterfte_per_1000", "aandeel_nieuwvormingen", "aandeel_ademhaling"],
  },
};

export const tables: readonly TableMapping[] = [kwb2020, rivm2020, kwb2022Selection, kwb2024, kwb2024Selection, rivm2024, gemeenten2020, sterfte2024, misdrijven, kwb2025, population, forecast, income, careCost, careVacancies];
