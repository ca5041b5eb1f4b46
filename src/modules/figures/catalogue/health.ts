import type { Age, Direction, Drawer, Indicator } from "../model.ts";

type Row = readonly [column: string, id: string, drawer: Drawer, theme: string, direction: Direction, nl: string, en: string, sayNl: string, sayEn: string, definitionNl: string, definitionEn: string];

/** The 35 questions of the Gezondheidsmonitor as RIVM models them for wijk and buurt (50090NED), by column of that table. */
const rows: readonly Row[] = [
  ["ErvarenGezondheidGoedZeerGoed_4", "good-health", "adult-health", "felt-health", "higher", "Voelt zich gezond", "Feels healthy", "[voelt|voelen] er # zich gezond", "# [feels|feel] healthy", "Zegt dat de eigen gezondheid goed of zeer goed is.", "Says own health is good or very good."],
  ["VoldoetAanBeweegrichtlijn_5", "enough-exercise", "adult-health", "exercise", "higher", "Beweegt genoeg", "Gets enough exercise", "[beweegt|bewegen] er # genoeg", "# [gets|get] enough exercise", "Voldoet aan de beweegrichtlijn.", "Meets the exercise guideline."],
  ["WekelijkseSporters_6", "weekly-sport", "adult-health", "exercise", "higher", "Sport elke week", "Does sport every week", "[sport|sporten] er # elke week", "# [does|do] sport every week", "Sport minstens één keer per week.", "Does sport at least once a week."],
  ["Ondergewicht_7", "underweight", "adult-health", "weight", "lower", "Heeft ondergewicht", "Is underweight", "[heeft|hebben] er # ondergewicht", "# [is|are] underweight", "Body mass index lager dan 18,5.", "Body mass index below 18.5."],
  ["NormaalGewicht_8", "normal-weight", "adult-health", "weight", "higher", "Heeft een gezond gewicht", "Has a healthy weight", "[heeft|hebben] er # een gezond gewicht", "# [has|have] a healthy weight", "Body mass index van 18,5 tot 25.", "Body mass index from 18.5 to 25."],
  ["Overgewicht_9", "overweight", "adult-health", "weight", "lower", "Heeft overgewicht", "Is overweight", "[heeft|hebben] er # overgewicht", "# [is|are] overweight", "Body mass index van 25 of hoger.", "Body mass index of 25 or more."],
  ["ErnstigOvergewicht_10", "obesity", "adult-health", "weight", "lower", "Heeft ernstig overgewicht", "Is obese", "[heeft|hebben] er # ernstig overgewicht", "# [is|are] obese", "Body mass index van 30 of hoger.", "Body mass index of 30 or more."],
  ["Roker_11", "smoking", "adult-health", "smoking", "lower", "Rookt", "Smokes", "[rookt|roken] er #", "# [smokes|smoke]", "Rookt weleens.", "Smokes at times."],
  ["VoldoetAanAlcoholRichtlijn_12", "alcohol-guideline", "adult-health", "alcohol", "higher", "Drinkt niet of heel weinig alcohol", "Drinks no or very little alcohol", "[drinkt|drinken] er # niet of heel weinig alcohol", "# [drinks|drink] no or very little alcohol", "Drinkt geen alcohol of hoogstens één glas per dag.", "Drinks no alcohol or one glass a day at most."],
  ["Drinker_13", "drinking", "adult-health", "alcohol", "neutral", "Drinkt weleens alcohol", "Drinks alcohol at times", "[drinkt|drinken] er # weleens alcohol", "# [drinks|drink] alcohol at times", "Dronk alcohol in het afgelopen jaar.", "Drank alcohol in the past year."],
  ["ZwareDrinker_14", "heavy-drinking", "adult-health", "alcohol", "lower", "Is een zware drinker", "Is a heavy drinker", "[is|zijn] er # [een zware drinker|zware drinkers]", "# [is a heavy drinker|are heavy drinkers]", "Drinkt minstens één keer per week veel op één dag: minstens 6 glazen (man) of 4 (vrouw).", "Drinks much on one day every week: at least 6 glasses (men) or 4 (women)."],
  ["OvermatigeDrinker_15", "excessive-drinking", "adult-health", "alcohol", "lower", "Drinkt te veel", "Drinks too much", "[drinkt|drinken] er # te veel alcohol", "# [drinks|drink] too much alcohol", "Drinkt meer dan 21 glazen (man) of 14 glazen (vrouw) per week.", "Drinks over 21 glasses (men) or 14 (women) a week."],
  ["EenOfMeerLangdurigeAandoeningen_16", "long-term-illness", "adult-health", "illness", "lower", "Heeft een langdurige ziekte", "Has a long-term illness", "[heeft|hebben] er # een ziekte die lang duurt", "# [has|have] a long-term illness", "Heeft een of meer langdurige ziekten of aandoeningen.", "Has one or more long-term illnesses or conditions."],
  ["BeperktVanwegeGezondheid_17", "limited-by-health", "adult-health", "illness", "lower", "Is beperkt door gezondheid", "Is limited by health", "[is|zijn] er # beperkt door [de|hun] gezondheid", "# [is|are] limited by their health", "Kan minder doen dan gewoon is, omdat de gezondheid slecht is.", "Can do less than usual because of poor health."],
  ["ErnstigBeperktVanwegeGezondheid_18", "severely-limited-by-health", "adult-health", "illness", "lower", "Is ernstig beperkt door gezondheid", "Is severely limited by health", "[is|zijn] er # ernstig beperkt door [de|hun] gezondheid", "# [is|are] severely limited by their health", "Kan veel minder doen dan gewoon is, omdat de gezondheid slecht is.", "Can do far less than usual because of poor health."],
  ["LangdurigeZiekteEnBeperkt_19", "illness-and-limited", "adult-health", "illness", "lower", "Is langdurig ziek en beperkt", "Is ill for long and limited", "[is|zijn] er # langdurig ziek en daardoor beperkt", "# [has|have] a long-term illness that limits them", "Heeft een langdurige ziekte en is daardoor beperkt.", "Has a long-term illness and is limited by it."],
  ["EenOfMeerLichamelijkeBeperkingen_20", "physical-limits", "adult-health", "illness", "lower", "Heeft een lichamelijke beperking", "Has a physical limitation", "[heeft|hebben] er # een lichamelijke beperking", "# [has|have] a physical limitation", "Heeft grote moeite met horen, zien of bewegen, of kan het niet.", "Has great trouble hearing, seeing or moving, or cannot."],
  ["BeperkingInHoren_21", "hearing-limits", "adult-health", "illness", "lower", "Heeft grote moeite met horen", "Has great trouble hearing", "[heeft|hebben] er # grote moeite met horen", "# [has|have] great trouble hearing", "Heeft grote moeite met horen, of kan het niet.", "Has great trouble hearing, or cannot."],
  ["BeperkingInZien_22", "seeing-limits", "adult-health", "illness", "lower", "Heeft grote moeite met zien", "Has great trouble seeing", "[heeft|hebben] er # grote moeite met zien", "# [has|have] great trouble seeing", "Heeft grote moeite met zien, of kan het niet.", "Has great trouble seeing, or cannot."],
  ["BeperkingInBewegen_23", "moving-limits", "adult-health", "illness", "lower", "Heeft grote moeite met bewegen", "Has great trouble moving", "[heeft|hebben] er # grote moeite met bewegen", "# [has|have] great trouble moving", "Heeft grote moeite met bewegen, of kan het niet.", "Has great trouble moving, or cannot."],
  ["MatigHoogRisicoOpAngstOfDepressie_24", "anxiety-risk", "adult-health", "mind", "lower", "Heeft een verhoogde kans op angst of depressie", "Has a raised risk of anxiety or depression", "[heeft|hebben] er # een verhoogde kans op angst of depressie", "# [has|have] a raised risk of anxiety or depression", "Heeft een matige of hoge kans op een angststoornis of depressie.", "Has a moderate or high risk of an anxiety disorder or depression."],
  ["HoogRisicoOpAngstOfDepressie_25", "high-anxiety-risk", "adult-health", "mind", "lower", "Heeft een hoge kans op angst of depressie", "Has a high risk of anxiety or depression", "[heeft|hebben] er # een hoge kans op angst of depressie", "# [has|have] a high risk of anxiety or depression", "Heeft een hoge kans op een angststoornis of depressie.", "Has a high risk of an anxiety disorder or depression."],
  ["HeelVeelStressInAfgelopen4Weken_26", "much-stress", "adult-health", "mind", "lower", "Heeft heel veel stress", "Has a great deal of stress", "[heeft|hebben] er # heel veel stress", "# [has|have] a great deal of stress", "Had in de afgelopen vier weken heel veel stress.", "Had a great deal of stress in the past four weeks."],
  ["MatigVeelRegieOverEigenLeven_27", "control-of-life", "social-base", "control", "higher", "Heeft regie over het eigen leven", "Has control over own life", "[heeft|hebben] er # regie over het eigen leven", "# [has|have] control over their own life", "Kan matig of goed zelf bepalen hoe het eigen leven loopt.", "Can decide moderately or well how own life goes."],
  ["Eenzaam_28", "lonely", "social-base", "loneliness", "lower", "Voelt zich eenzaam", "Feels lonely", "[voelt|voelen] er # zich eenzaam", "# [feels|feel] lonely", "Matig, ernstig of zeer ernstig eenzaam volgens elf vragen.", "Moderately, severely or very severely lonely by eleven questions."],
  ["ErnstigZeerErnstigEenzaam_29", "severely-lonely", "social-base", "loneliness", "lower", "Voelt zich heel eenzaam", "Feels severely lonely", "[voelt|voelen] er # zich heel eenzaam", "# [feels|feel] severely lonely", "Ernstig of zeer ernstig eenzaam volgens elf vragen.", "Severely or very severely lonely by eleven questions."],
  ["EmotioneelEenzaam_30", "emotionally-lonely", "social-base", "loneliness", "lower", "Mist een hechte band", "Misses a close bond", "[mist|missen] er # een hechte band", "# [misses|miss] a close bond", "Emotioneel eenzaam: mist iemand met wie de band hecht is.", "Emotionally lonely: misses someone to be close to."],
  ["SociaalEenzaam_31", "socially-lonely", "social-base", "loneliness", "lower", "Mist contact met mensen", "Misses contact with people", "[mist|missen] er # contact met mensen", "# [misses|miss] contact with people", "Sociaal eenzaam: heeft minder contact dan gewenst.", "Socially lonely: has less contact than wanted."],
  ["Mantelzorger_32", "informal-care", "social-base", "informal-care", "neutral", "Geeft mantelzorg", "Gives informal care", "[geeft|geven] er # mantelzorg", "# [gives|give] informal care", "Zorgt lang of veel voor een bekende: minstens drie maanden of acht uur per week.", "Cares for someone they know: three months or eight hours a week at least."],
  ["Vrijwilligerswerk_33", "volunteering", "social-base", "volunteering", "higher", "Doet vrijwilligerswerk", "Does voluntary work", "[doet|doen] er # vrijwilligerswerk", "# [does|do] voluntary work", "Doet onbetaald werk voor anderen of voor een vereniging.", "Does unpaid work for others or for a club."],
  ["LopenEnOfFietsenNaarSchoolOfWerk_34", "walk-or-cycle-to-work", "environment", "active-travel", "higher", "Loopt of fietst naar werk of school", "Walks or cycles to work or school", "[loopt of fietst|lopen of fietsen] er # naar werk of school", "# [walks or cycles|walk or cycle] to work or school", "Loopt of fietst minstens één dag per week naar werk of school.", "Walks or cycles to work or school at least one day a week."],
  ["LopenNaarSchoolOfWerk_35", "walk-to-work", "environment", "active-travel", "higher", "Loopt naar werk of school", "Walks to work or school", "[loopt|lopen] er # naar werk of school", "# [walks|walk] to work or school", "Loopt minstens één dag per week naar werk of school.", "Walks to work or school at least one day a week."],
  ["FietsenNaarSchoolOfWerk_36", "cycle-to-work", "environment", "active-travel", "higher", "Fietst naar werk of school", "Cycles to work or school", "[fietst|fietsen] er # naar werk of school", "# [cycles|cycle] to work or school", "Fietst minstens één dag per week naar werk of school.", "Cycles to work or school at least one day a week."],
  ["ErnstigeGeluidhinderDoorBuren_37", "neighbour-noise", "environment", "noise", "lower", "Heeft veel last van lawaai van buren", "Is much bothered by noise of neighbours", "[heeft|hebben] er # veel last van lawaai van buren", "# [is|are] much bothered by noise of neighbours", "Vindt lawaai van buren heel hinderlijk.", "Finds the noise of neighbours very disturbing."],
  ["MoeiteMetRondkomen_38", "hard-to-make-ends-meet", "living-conditions", "income", "lower", "Komt moeilijk rond", "Finds it hard to make ends meet", "[komt|komen] er # moeilijk rond", "# [finds|find] it hard to make ends meet", "Heeft enige of grote moeite om rond te komen.", "Has some or great trouble making ends meet."],
];

const adultAges: readonly Age[] = ["18+", "18-64", "65+"];
const of = { nl: "volwassenen", en: "adults" };

/** Column of the table by indicator. */
export const healthColumns: Readonly<Record<string, string>> = Object.fromEntries(rows.map((row) => [row[0], row[1]]));

export const healthIndicators: readonly Indicator[] = rows.map(
  ([, id, drawer, theme, direction, nl, en, sayNl, sayEn, definitionNl, definitionEn]): Indicator => ({
    id,
    drawer,
    theme,
    name: { nl, en },
    of,
    definition: { nl: definitionNl, en: definitionEn },
    say: { nl: sayNl, en: sayEn },
    unit: "percent",
    decimals: 1,
    direction,
    kind: "modelled",
    ages: adultAges,
    table: "50090NED",
    ageMatters: true,
  }),
);

/** Felt health 2012–2024 is a model run of its own (50150NED) and never joins the line of 50090NED. */
export const feltHealthSeries: Indicator = {
  id: "good-health-2012-2024",
  drawer: "adult-health",
  theme: "felt-health",
  name: { nl: "Voelt zich gezond, reeks 2012–2024", en: "Feels healthy, series 2012–2024" },
  of,
  definition: { nl: "Zegt dat de eigen gezondheid goed of zeer goed is. Nieuwe modelreeks, indeling 2024.", en: "Says own health is good or very good. New model series, division 2024." },
  say: { nl: "[voelt|voelen] er # zich gezond (reeks 2012–2024)", en: "# [feels|feel] healthy (series 2012–2024)" },
  unit: "percent",
  decimals: 1,
  direction: "higher",
  kind: "modelled",
  ages: ["18+"],
  table: "50150NED",
  ageMatters: true,
};
