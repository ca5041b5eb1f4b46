const someOf = (n: number, of: string) =>
  String(n) === of ? `Alle ${of} gebieden` : `${n || "Geen"} van de ${of} gebieden`;

const isOrAre = (n: string) => (n === "1" ? "is" : "zijn");
const wasOrWere = (n: string) => (n === "1" ? "was" : "waren");

/** "de wijk Noord", "het dorp Norg". */
const withArticle = (place: string) => `${/^(dorp|leefgebied)/i.test(place) ? "het" : "de"} ${place}`;

/** Texts of the pages of an indicator and of an area. */
export const nl = {
  indicator: {
    description: (name: string, region: string) => `${name} in ${region}: kaart, lijst, verloop en bron.`,
    map: "Op de kaart",
    mapTitle: (name: string, level: string) => `${name} per ${level}`,
    list: "In een lijst",
    trend: "Door de jaren heen",
    trendTitle: (name: string, area: string) => `${name} in ${area}, per jaar`,
    trendTable: (table: string, years: string) => `${table} (${years})`,
    trendTables: (tables: string) =>
      `De cijfers komen uit meer dan één tabel: ${tables}. Die verbinden we niet met een lijn.`,
    source: "Over dit cijfer",
    definition: "Wat het is",
    population: "Over wie of wat",
    kind: "Wat voor cijfer",
    from: "Bron",
    licence: "Licentie",
    retrieved: "Opgehaald",
    download: "Download",
    csv: "CSV-bestand",
    level: "Kies hoe ver je inzoomt",
    age: "Kies een leeftijd",
    year: "Kies een jaar",
    value: "Waarde",
    area: "Gebied",
    notAtLevel: (many: string) => `Dit cijfer is er niet voor ${many}`,
    notAtLevelText: "De bron geeft het niet zo precies, en wij raden er niet naar.",
    onlyWhole: "De bron geeft het alleen voor heel Nederland.",
    seeAt: (many: string) => `Bekijk ${many}`,
    otherBorders: (n: number, said: string) =>
      n === 1
        ? "1 gebied heeft grenzen van een ander jaar. Het is gearceerd."
        : `${said} gebieden hebben grenzen van een ander jaar. Ze zijn gearceerd.`,
    lowest: (a: string, low: string, b: string, high: string) => `Van ${low} in ${a} tot ${high} in ${b}.`,
    lowestClass: (a: string, low: string, b: string, high: string) =>
      `Klasse ${low} is er in ${a}, klasse ${high} in ${b}.`,
    alike: "Zie ook",
    alikeNone: "nog niet geladen",
    classes: ["zeer sterk stedelijk", "sterk stedelijk", "matig stedelijk", "weinig stedelijk", "niet stedelijk"],
    classSay: (words: string) => `Dat is ${words}.`,
    classUnit: "1 is zeer sterk stedelijk, 5 is niet stedelijk",
    mapEstimates: "Dit zijn schattingen. Gebieden met kleuren naast elkaar kunnen even hoog zijn.",
    mapTooClose: "Deze schattingen liggen te dicht bij elkaar om een verschil te noemen. De kleur zegt dan niets.",
    onlyOne: "Het getal",
    onlyOneSay: (name: string, value: string) => `Op dit niveau is er één gebied: ${name}. Het getal is ${value}.`,
    onlyOneNone: (name: string) => `Op dit niveau is er één gebied: ${name}.`,
    soMany: (n: string) => `${n} gebieden`,
    allTheSame: (value: string) => `In alle gebieden is het ${value}.`,
    noSum: (region: string, level: string) => `Een getal voor de hele regio ${region} is er niet, wel per ${level}.`,
    countsOnly: "Dit is een aantal. In een gebied met meer mensen is het vanzelf hoger.",
    outlines: "Grenzen: CBS Gebiedsindelingen 2024, nagetekend.",
    average: "gemiddeld",
    zoom: "Kies een gemeente",
    zoomAll: (region: string) => `Hele regio ${region}`,
    zoomed: (many: string, name: string) => `Je ziet de ${many} van ${name}. Alle gebieden staan in het CSV-bestand.`,
    rankingCounted: "Het streepje is de marge. Op de pagina van een plek staat of een verschil zeker is.",
    rankingNarrow: "De marges zijn hier kleiner dan de stip. Op de pagina van een plek staat of een verschil zeker is.",
    rankingEstimates: "Dit zijn schattingen. Wat dicht bij elkaar staat, is niet uit elkaar te houden.",
    rankingBare: "Bij dit cijfer hoort geen marge.",
    byValue: "Op waarde",
    byName: "Op naam",
    order: "Volgorde",
    funnel: "Toeval of niet?",
    funnelTitle: (n: number, of: string) =>
      `${someOf(n, of)} ${n > 1 ? "liggen" : "ligt"} buiten wat toeval verklaart.`,
    funnelSay: "Kleine gebieden wijken vaker af door toeval. Buiten de lijnen verklaart toeval weinig.",
    funnelWide: "Gewoon verschil of niet?",
    funnelWideTitle: (n: number, of: string) =>
      `${someOf(n, of)} ${n > 1 ? "verschillen" : "verschilt"} meer dan gebieden hier gewoon doen.`,
    funnelBeyond: (n: number, of: string) =>
      `${someOf(n, of)} ${n > 1 ? "liggen" : "ligt"} buiten de band. Binnen de band kan het toeval zijn. De lijnen staan wijder: zo ver lopen gebieden hier gewoon uiteen.`,
    funnelNobody: "Buiten de lijnen ligt geen enkel gebied.",
    funnelWho: (names: string) => `Buiten de lijnen: ${names}.`,
    funnelMany: (n: string) => `Buiten de lijnen liggen ${n} gebieden. De tabel zegt welke.`,
    funnelLeftOut: (n: string) => `Niet getekend: ${n} ${n === "1" ? "gebied" : "gebieden"} met te weinig mensen.`,
    funnelWhy: "Waarom het zo is, zegt dit niet.",
    funnelLines: "Tussen de streepjes liggen 95 van de 100 gewone gebieden, tussen de stippen bijna alle.",
    funnelHow: (phi: string, areas: string, share: string) =>
      `Gerekend met ${areas} gebieden. Hun verschillen, in het kwadraat, zijn ${phi} keer zo groot als door toeval alleen (φ). De uiterste ${share} % aan elke kant telt minder zwaar. Bron: Spiegelhalter 2005.`,
    spread: "Hoe ver liggen gebieden uit elkaar?",
    spreadTitle: (many: string, n: string) => `Zo zijn de ${n} ${many} verdeeld.`,
    example: "Rekenvoorbeeld",
    exampleSay: (best: string, worst: string) =>
      `In het gunstigste vijfde is het ${best}, in het ongunstigste ${worst}.`,
    exampleIf: (region: string, best: string, now: string) =>
      `Was de hele regio ${region} zo, dan was het ${best} in plaats van ${now}.`,
    exampleOnly: "Dit is een som, geen voorspelling. Gebieden verschillen ook in leeftijd en inkomen.",
    exampleEstimates: "De cijfers zijn schattingen.",
    why: "Waarom deze kleur?",
    whyClasses: "Elke kleur krijgt ongeveer evenveel gebieden. Het afgeronde getal bepaalt de kleur.",
    whyCounted: (x: string, n: string, times: string, value: string) =>
      `${x} van de ${n}. Dat is ${x} ÷ ${n} × ${times} = ${value}.`,
    whyPlain: (value: string) => `De bron geeft ${value}.`,
    whyEstimate: (value: string) => `Het model schat ${value}.`,
    whyClass: (rounded: string, label: string, number: string) =>
      `Afgerond ${rounded}: kleur ${number} van 5 (${label}).`,
    whyNone: "Gearceerd grijs is: te weinig mensen, of een grens van een ander jaar.",
  },
  area: {
    description: (name: string) => `Zo gaat het in ${name}: gezondheid, leven en zorg, met bron.`,
    in: (level: string, where: string, residents: string) => `${level} in ${where} met ${residents} inwoners.`,
    alone: (level: string, residents: string) => `${level} met ${residents} inwoners.`,
    noResidents: (level: string, where: string) => `${level} in ${where}.`,
    among: (like: string) => `Plek tussen ${like} in Nederland`,
    different: "Wat is hier anders?",
    whoLive: (young: string, old: string) =>
      `Van elke 100 ${isOrAre(young)} er ${young} jonger dan 15 jaar en ${(young === "1") === (old === "1") ? "" : `${isOrAre(old)} er `}${old} minstens 65.`,
    noYoung: (old: string) =>
      `Kinderen tot 15 jaar wonen er niet of bijna niet. Van elke 100 ${isOrAre(old)} er ${old} minstens 65.`,
    noOld: (young: string) =>
      `Van elke 100 ${isOrAre(young)} er ${young} jonger dan 15 jaar. Mensen vanaf 65 jaar wonen er niet of bijna niet.`,
    noYoungNorOld: "Kinderen tot 15 jaar en mensen vanaf 65 wonen er niet of bijna niet.",
    about: (n: string) => `ongeveer ${n}`,
    ofThousand: (n: string) => `Op elke 1.000 mensen gerekend:\u00a0${n}.`,
    theMunicipality: (name: string) => `de gemeente ${name}`,
    theDistrict: (name: string) => `de wijk ${name}`,
    nothing: (other: string) => `Hier springt niets eruit, vergeleken met ${other}. Hieronder staat elk cijfer.`,
    nothingKnown: "Er zijn hier te weinig cijfers om te zeggen wat het meest opvalt.",
    theArea: withArticle,
    lookAt: (larger: string) => `Kijk bij ${larger}`,
    previousWords: "de vorige meting",
    ours: { village: "Ons dorp", working_area: "Ons leefgebied" },
    noFigure: "Geen cijfer.",
    noFigures: (n: string) => `Om welke ${n} cijfers gaat het?`,
    ageIn: "We rekenden niet mee hoe oud mensen hier zijn.",
    small: "Te weinig om iets te zeggen.",
    people: (n: string) => `${n} inwoners`,
    smallText: (n: string) => `Hier wonen maar ${n} mensen.`,
    nobody: "Hier woont niemand, of bijna niemand.",
    parts: "Kleinere gebieden hierin",
    villages: "Dorpen hier",
    within: "Ligt in",
    since: "Verloop",
    sources: "Alle cijfers komen van CBS, RIVM en de GGD'en. Klik op een naam voor de bron.",
    noStrip: "Te weinig gebieden om mee te vergelijken.",
    download: "Download deze cijfers (CSV)",
    made: "Dit gebied is opgeteld uit buurten.",
    addedUp: (n: string) => `Dit gebied is opgeteld uit ${n} buurten.`,
    rounded: (step: string, off: string) =>
      `CBS rondt elk aantal in een buurt af op ${step}. Het echte aantal inwoners kan daardoor tot ongeveer ${off} hoger of lager zijn.`,
    roundedShares: ([newest, ...older]: readonly (readonly [year: string, off: string])[]) =>
      newest
        ? `Percentages van ${newest[0]} kunnen tot ongeveer ${newest[1]} hoger of lager zijn${older.map(([year, off]) => `, die van ${year} tot ongeveer ${off}`).join("")}.`
        : "",
    /** Of a place in the borders of an older division. */
    past: {
      in: (level: string, where: string, residents: string, year: string) =>
        `Deze ${level} in ${where} had ${residents} inwoners in ${year}.`,
      alone: (level: string, residents: string, year: string) => `Deze ${level} had ${residents} inwoners in ${year}.`,
      noResidents: (level: string, where: string, year: string) =>
        `Deze ${level} in ${where} had geen inwoners in ${year}.`,
      whoLive: (young: string, old: string) =>
        `Van elke 100 ${wasOrWere(young)} er ${young} jonger dan 15 jaar en ${(young === "1") === (old === "1") ? "" : `${wasOrWere(old)} er `}${old} minstens 65.`,
      noYoung: (old: string) =>
        `Kinderen tot 15 jaar woonden er niet of bijna niet. Van elke 100 ${wasOrWere(old)} er ${old} minstens 65.`,
      noOld: (young: string) =>
        `Van elke 100 ${wasOrWere(young)} er ${young} jonger dan 15 jaar. Mensen vanaf 65 jaar woonden er niet of bijna niet.`,
      noYoungNorOld: "Kinderen tot 15 jaar en mensen vanaf 65 woonden er niet of bijna niet.",
      smallText: (n: string) => `Hier woonden maar ${n} mensen.`,
      nobody: "Hier woonde niemand, of bijna niemand.",
      now: (year: string) => `Dit zijn de grenzen van ${year}. Nu:`,
      nowIn: (year: string) => `Dit zijn de grenzen van ${year}. Kijk nu bij`,
    },
    bordersMoved: "De grenzen zijn veranderd. Veel cijfers zijn nog van de oude grenzen.",
    alsoTooLittle: (names: string) => `Ook van ${names} weten we te weinig.`,
    before: (year: string, older: string) => `Cijfers van voor ${year} staan bij # in de grenzen van ${older}.`,
    twin: (made: string, official: string, name: string) =>
      `Dit ${made} is hetzelfde gebied als ${official} ${name}. De cijfers zijn die van de ${official}.`,
    map: (name: string) => `Kaart van ${name} en omgeving`,
    missing: "Geen cijfer",
    tooFew: "Te weinig om iets te zeggen",
    olderThanLike: "Hier wonen meer ouderen dan in die gebieden.",
    fewAndExtreme: (n: string, people: string, year: string) =>
      `In ${year} ging het om ongeveer ${n} van de ${people} mensen. Op een kleine plek kan één instelling zo'n verschil maken. Of dat hier zo is, zegt dit cijfer niet.`,
    allFigures: (name: string) => `Alle cijfers van ${name}`,
    compareWith: "Vergelijk met",
    similarChip: (like: string) => `${like} die erop lijken`,
    previousChip: "Vorige meting",
    similarWho: (n: string, like: string, name: string) => `Dit zijn de ${n} ${like} die het meest op ${name} lijken.`,
    similarWhich: "Bekijk welke",
    partOf: (whole: string) =>
      `We leggen een geteld cijfer naast de rest van ${whole}. Een schatting naast het geheel.`,
    ofFew: (denominator: string, of: string) => `van de ${denominator} ${of}`,
    roundedTo: (step: string) => `afgerond op ${step}`,
    previousOf: "We leggen elk cijfer naast het vorige uit dezelfde tabel.",
    similarTitle: (like: string) => `Welke ${like} lijken erop?`,
    similarIntro: "We letten op vier dingen. Ze tellen even zwaar. Wie dichtbij ligt, staat vooraan.",
    similarList: (n: string) => `Bekijk alle ${n}`,
    similarTraits: "Waarop we letten",
    trait: "Kenmerk",
    weight: "Gewicht",
    traitHere: "Hier",
    traitMiddle: "Middelste gebied dat erop lijkt",
    traits: {
      density: "Inwoners per km² land",
      elderly: "65 jaar en ouder, van de 100",
      alone: "Huishoudens van één persoon, van de 100",
      welfare: "Mensen met bijstand, op de 1.000",
    },
    similarNone: "Van dit gebied weten we te weinig om te zien welke erop lijken.",
    yearOf: (year: string) => `Cijfer van ${year}.`,
    extraPoint: "extra meting",
    pointsOnly: "Losse stippen zijn schattingen. Daarin lezen we geen trend.",
  },
};
