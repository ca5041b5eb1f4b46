import { percent, perThousand, plain, type TableMapping } from "./mapping.ts";

const cbs = { publisher: "CBS", licence: "CC BY 4.0" } as const;

/** Columns as on the wire in 2025: every suffix after 22 moved since 2020. */
export const kwb2025: TableMapping = {
  ...cbs,
  id: "86165NED",
  title: "Kerncijfers wijken en buurten 2025",
  sourceUrl: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/86165NED",
  divisionYear: 2025,
  year: 2025,
  retrieved: "2026-03-30",
  shape: { kind: "odata3", blank: "impossible" },
  service: "cbs3",
  recipes: [
    plain("residents", "AantalInwoners_5"),
    percent("share-0-14", "k_0Tot15Jaar_8", "AantalInwoners_5"),
    percent("share-15-24", "k_15Tot25Jaar_9", "AantalInwoners_5"),
    percent("share-25-44", "k_25Tot45Jaar_10", "AantalInwoners_5"),
    percent("share-45-64", "k_45Tot65Jaar_11", "AantalInwoners_5"),
    percent("share-65-plus", "k_65JaarOfOuder_12", "AantalInwoners_5"),
    percent("share-unmarried", "Ongehuwd_13", "AantalInwoners_5"),
    percent("share-married", "Gehuwd_14", "AantalInwoners_5"),
    percent("share-divorced", "Gescheiden_15", "AantalInwoners_5"),
    percent("share-widowed", "Verweduwd_16", "AantalInwoners_5"),
    plain("births-per-1000", "GeboorteRelatief_26"),
    plain("deaths-per-1000", "SterfteRelatief_28"),
    plain("households", "HuishoudensTotaal_29"),
    percent("share-living-alone", "Eenpersoonshuishoudens_30", "HuishoudensTotaal_29"),
    percent("share-couples-without-children", "HuishoudensZonderKinderen_31", "HuishoudensTotaal_29"),
    percent("share-with-children", "HuishoudensMetKinderen_32", "HuishoudensTotaal_29"),
    plain("household-size", "GemiddeldeHuishoudensgrootte_33"),
    plain("population-density", "Bevolkingsdichtheid_34"),
    plain("home-value", "GemiddeldeWOZWaardeVanWoningen_39"),
    plain("share-single-family", "PercentageEengezinswoning_40"),
    plain("share-owner-occupied", "Koopwoningen_47"),
    plain("employed", "Nettoarbeidsparticipatie_71"),
    percent("education-up-to-mbo1", "BasisonderwijsVmboMbo1_67", "BasisonderwijsVmboMbo1_67", "HavoVwoMbo24_68", "HboWo_69"),
    percent("education-hbo-wo", "HboWo_69", "BasisonderwijsVmboMbo1_67", "HavoVwoMbo24_68", "HboWo_69"),
    plain("income-per-resident", "GemiddeldInkomenPerInwoner_78"),
    plain("lowest-incomes", "k_40PersonenMetLaagsteInkomen_79"),
    plain("highest-incomes", "k_20PersonenMetHoogsteInkomen_80"),
    plain("poverty", "PersonenInArmoede_81"),
    plain("median-wealth", "MediaanVermogenVanParticuliereHuish_86"),
    perThousand("welfare-per-1000", "PersonenPerSoortUitkeringBijstand_87", "AantalInwoners_5"),
    perThousand("disability-per-1000", "PersonenPerSoortUitkeringAO_88", "AantalInwoners_5"),
    perThousand("unemployment-per-1000", "PersonenPerSoortUitkeringWW_89", "AantalInwoners_5"),
    perThousand("pension-per-1000", "PersonenPerSoortUitkeringAOW_90", "AantalInwoners_5"),
    plain("youth-care", "PercentageJongerenMetJeugdzorg_92"),
    plain("wmo-clients-per-1000", "WmoClientenRelatief_94"),
    plain("cars-per-household", "PersonenautoSPerHuishouden_107"),
    plain("distance-gp", "AfstandTotHuisartsenpraktijk_110"),
    plain("distance-supermarket", "AfstandTotGroteSupermarkt_111"),
    plain("distance-daycare", "AfstandTotKinderdagverblijf_112"),
    plain("distance-school", "AfstandTotSchool_113"),
    plain("schools-within-3km", "ScholenBinnen3Km_114"),
    plain("land-area", "OppervlakteLand_116"),
    percent("share-water", "OppervlakteWater_117", "OppervlakteTotaal_115"),
    plain("urbanity", "MateVanStedelijkheid_120"),
    plain("address-density", "Omgevingsadressendichtheid_121"),
  ],
  unused: {
    "identifies the row": ["ID", "WijkenEnBuurten", "Gemeentenaam_1", "SoortRegio_2", "Codering_3", "IndelingswijzigingGemeenteWijkBuurt_4", "MeestVoorkomendePostcode_118", "Dekkingspercentage_119"],
    "no question of health or care": ["Mannen_6", "Vrouwen_7", "Woningvoorraad_35", "NieuwbouwWoningen_36", "NietWoningvoorraad_37", "NieuwbouwNietWoningen_38", "PercentageTussenwoningEengezins_41", "PercentageHoekwoningEengezins_42", "PercentageTweeOnderEenKapWoningEe_43", "PercentageVrijstaandeWoningEengezins_44", "PercentageMeergezinswoning_45", "OnbewoondeWoningen_46", "HuurwoningenTotaal_48", "InBezitWoningcorporatie_49", "InBezitOverigeVerhuurders_50", "BouwjaarMeerDanTienJaarGeleden_51", "BouwjaarAfgelopenTienJaar_52", "GemiddeldeElektriciteitsleveringTotaal_53", "GemiddeldeElektriciteitsteruglevering_54", "GemiddeldAardgasverbruikTotaal_55", "PercentageWoningenMetStadsverwarming_56", "AardgasvrijeWoningen_57", "Aardgaswoningen_58", "WoningenMetZonnestroom_59", "WoningenHoofdzElektrischVerwarmd_60", "AantalPubliekeLaadpalen_61", "LeerlingenPo_62", "LeerlingenVoInclVavo_63", "StudentenMboExclExtranei_64", "StudentenHbo_65", "StudentenWo_66", "WerkzameBeroepsbevolking_70", "PercentageWerknemers_72", "WerknemersMetVasteArbeidsr_73", "WerknemersMetFlexibeleArbe_74", "PercentageZelfstandigen_75", "AantalInkomensontvangers_76", "GemiddeldInkomenPerInkomensontvanger_77", "BedrijfsvestigingenTotaal_95", "ALandbouwBosbouwEnVisserij_96", "BFNijverheidEnEnergie_97", "GIHandelEnHoreca_98", "HJVervoerInformatieEnCommunicatie_99", "KLFinancieleDienstenOnroerendGoed_100", "MNZakelijkeDienstverlening_101", "OQOverheidOnderwijsEnZorg_102", "RUCultuurRecreatieOverigeDiensten_103", "PersonenautoSTotaal_104", "PersonenautoSBrandstofBenzine_105", "PersonenautoSOverigeBrandstof_106", "PersonenautoSNaarOppervlakte_108", "Motorfietsen_109"],
    "origin is no question of health or care": ["Nederland_17", "EuropaExclusiefNederland_18", "BuitenEuropa_19", "Nederland_20", "EuropaExclusiefNederland_21", "BuitenEuropa_22", "EuropaExclusiefNederland_23", "BuitenEuropa_24"],
    "the same in numbers; the share is loaded": ["GeboorteTotaal_25", "SterfteTotaal_27", "JongerenMetJeugdzorgInNatura_91", "WmoClienten_93"],
    "says almost the same as a figure of income that is loaded": ["PersonenTot25BovenArmoedegrens_82", "GemGestandaardiseerdInkomen_83", "k_40HuishoudensMetLaagsteInkomen_84", "k_20HuishoudensMetHoogsteInkomen_85"],
    "added by whoever kept the file": ["Naam_gebied"],
  },
};

/**
 * Residents of every municipality, year by year. A line of its own: it keeps the borders of each year, as the key figures of one year do not.
 * Codes are those of 2024; what was no municipality then is left out.
 */
export const population: TableMapping = {
  ...cbs,
  id: "03759ned",
  title: "Bevolking op 1 januari per gemeente, 2019–2026",
  sourceUrl: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/03759ned",
  divisionYear: 2024,
  retrieved: "2026-07-02",
  shape: { kind: "odata4", areas: "RegioS", select: { Geslacht: "T001038", Leeftijd: "10000", BurgerlijkeStaat: "T001019" }, since: "2019JJ00" },
  service: "cbs4",
  recipes: [plain("residents-by-year", "M000352")],
  unused: { "the average over a year says the same": ["M000365"] },
};

/** Income of households in the whole country: a yardstick, as the table has no areas. */
export const income: TableMapping = {
  ...cbs,
  id: "83932NED",
  title: "Inkomen van huishoudens in Nederland, 2011–2024",
  sourceUrl: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/83932NED",
  divisionYear: 2024,
  retrieved: "2026-07-02",
  shape: { kind: "odata4", select: { Inkomensbegrippen: "A043966", Inkomensklassen: "T001226", KenmerkenVanHuishoudens: "1050010" } },
  service: "cbs4",
  recipes: [plain("household-income-mean", "M003239"), plain("household-income-median", "M000935")],
  unused: { "loaded from the key figures": ["1050010", "1050001"], "no question of health or care": ["M006776"] },
};

/**
 * Care cost per sector. The service writes costs and patients of every sector in three kinds of number, in columns that nobody here has
 * seen; a mapping on guessed names could take one for the other. So this table comes from a file of our own form
 * (docs/decisions/0030): one line an area, euros per insured person.
 */
export const careCost: TableMapping = {
  id: "50149NED",
  title: "Regiobeeld per wijk en buurt: zorgkosten (indeling 2024)",
  publisher: "RIVM, uit gegevens van Vektis",
  licence: "CC BY 4.0",
  sourceUrl: "https://statline.rivm.nl/#/RIVM/nl/dataset/50149NED",
  divisionYear: 2024,
  year: 2023,
  retrieved: "2026-11-23",
  shape: { kind: "plain", files: /^zorgkosten-50149NED-2023\.csv(\.gz)?$/, code: "code", name: "naam" },
  recipes: [
    plain("care-cost-total", "totaal_euro_per_verzekerde"),
    plain("care-cost-gp", "huisarts_euro_per_verzekerde"),
    plain("care-cost-hospital", "ziekenhuis_euro_per_verzekerde"),
    plain("care-cost-medicines", "geneesmiddelen_euro_per_verzekerde"),
    plain("care-cost-mental-health", "ggz_euro_per_verzekerde"),
    plain("care-cost-nursing", "verpleging_euro_per_verzekerde"),
  ],
  unused: { "identifies the row": ["code", "naam"] },
};

const vacancyYears = [2020, 2021, 2022, 2023, 2024, 2025];

/** The vacancy rate (open vacancies per 1 000 jobs) of care and welfare, SBI 2008 Q, fourth quarter. The table knows quarters only, and the country only. */
export const careVacancies: TableMapping = {
  ...cbs,
  id: "80567NED",
  title: "Vacaturegraad in zorg en welzijn, vierde kwartaal",
  sourceUrl: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/80567NED",
  divisionYear: 2024,
  retrieved: "2026-11-23",
  shape: { kind: "plain", files: /^vacaturegraad-80567NED\.csv(\.gz)?$/, code: "code", name: "naam" },
  recipes: vacancyYears.map((year) => plain("care-vacancies", `vacaturegraad_Q_${year}KW04`, year)),
  unused: { "identifies the row": ["code", "naam"] },
};

/**
 * Expected residents of municipalities until 2050, from the regional forecast of PBL and CBS of 2023: the middle forecast. Its bounds are of a
 * 67 % interval, and ours are of 95 %, so they are left out. The table counts in thousands. Nobody here holds a recorded answer: its columns
 * are those that others describe from the service, and a table that has others is refused before anything changes.
 */
export const forecast: TableMapping = {
  ...cbs,
  id: "85173NED",
  title: "Regionale prognose 2023–2050: bevolking (indeling 2021)",
  publisher: "PBL en CBS",
  sourceUrl: "https://opendata.cbs.nl/statline/#/CBS/nl/dataset/85173NED",
  divisionYear: 2021,
  retrieved: "2026-11-28",
  shape: { kind: "odata3", blank: "impossible", areas: "RegioIndeling2021", select: { PrognoseInterval: "MW00000", Leeftijd: "10000" } },
  service: "cbs3",
  recipes: [{ indicator: "expected-residents", column: "TotaleBevolking_1", times: 1_000 }],
  unused: { "identifies the row": ["ID", "RegioIndeling2021", "PrognoseInterval", "Leeftijd", "Perioden"] },
};
