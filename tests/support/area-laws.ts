import { blocksOf, breachesOf, decoded } from "./page-laws.ts";
import type { TestHouse } from "./server.ts";

/** An area as the API gives it, with the region whose pages it has. */
export interface AreaAddress {
  readonly region: string;
  readonly code: string;
  readonly kind: string;
  readonly name: string;
  readonly divisionYear: number;
}

export const regions = ["drenthe", "drechtsteden", "zoetermeer"] as const;

/** Every area of a region, each code once: as it is now, or as it last was. */
export async function areasOf(house: TestHouse, region: string): Promise<AreaAddress[]> {
  const found = new Map<string, AreaAddress>();
  for (let offset = 0; ; offset += 1_000) {
    const answer = await house.ask(`/api/v1/areas?region=${region}&limit=1000&offset=${offset}`);
    const { areas } = (await answer.json()) as { areas: Omit<AreaAddress, "region">[] };
    for (const area of areas) {
      const known = found.get(area.code);
      if (!known || known.divisionYear < area.divisionYear) found.set(area.code, { ...area, region });
    }
    if (areas.length < 1_000) return [...found.values()];
  }
}

export function areaPath({ region, code }: Pick<AreaAddress, "region" | "code">, lang: "nl" | "en" = "nl"): string {
  return `${lang === "en" ? "/en" : ""}/${region}/gebied/${code.toLowerCase()}`;
}

/** What the top of a page says of a place beside others, without the name of that place. */
async function findingsOf(house: TestHouse, area: Pick<AreaAddress, "region" | "code" | "name">): Promise<string> {
  const html = await (await house.ask(areaPath(area))).text();
  const top = /<div class="area-head">(.*?)<figure/s.exec(html)?.[1] ?? "";
  const said = decoded(
    top
      .slice(top.indexOf("</p>"))
      .replaceAll(/<svg.*?<\/svg>/gs, "")
      .replaceAll(/<[^>]+>/g, " "),
  ).replaceAll(/\s+/g, " ");
  return said.replaceAll(area.name.replace(/^Wijk \d+ /, ""), "…");
}

/** Made areas that say another thing than the official area that they are. */
export async function twinFaults(house: TestHouse, region: string): Promise<{ faults: string[]; twins: number }> {
  const areas = (await areasOf(house, region)).filter(({ divisionYear }) => divisionYear === 2024);
  const faults: string[] = [];
  let twins = 0;
  for (const area of areas.filter(({ kind }) => kind === "working_area" || kind === "village")) {
    const html = await (await house.ask(areaPath(area))).text();
    const same = / is hetzelfde gebied als (gemeente|wijk|buurt) (.*?)\. De cijfers zijn die/.exec(decoded(html));
    if (!same) continue;
    const kind = { gemeente: "municipality", wijk: "district", buurt: "neighbourhood" }[same[1]!];
    const official = areas.filter((one) => one.kind === kind && one.name.replace(/^Wijk \d+ /, "") === same[2]);
    if (official.length !== 1) continue;
    twins += 1;
    const [own, theirs] = [await findingsOf(house, area), await findingsOf(house, official[0]!)];
    if (own !== theirs) faults.push(`${area.code}: ${own}\n${official[0]!.code}: ${theirs}`);
  }
  return { faults, twins };
}

/** Everything wrong with one page of an area, in words. */
export async function areaFaults(house: TestHouse, area: AreaAddress, lang: "nl" | "en" = "nl"): Promise<string[]> {
  const path = areaPath(area, lang);
  const answer = await house.ask(path);
  // A region of one municipality is shown as that municipality.
  if (area.kind === "region" && answer.status === 303) return [];
  if (answer.status !== 200) return [`${path}: ${answer.status}`];
  const html = await answer.text();
  const general = breachesOf(html, lang, area.name.replace(/^Wijk \d+ /, "")).map(
    ({ law, words }) => `${law}: ${words.slice(0, 160)}`,
  );
  const own = lang === "nl" ? [...dutchFaults(html, area), ...(await beforeFaults(house, html))] : [];
  return [...general, ...own].map((fault) => `${path}: ${fault}`);
}

/** One true sentence on top, and no row that denies it. */
function dutchFaults(html: string, area: AreaAddress): string[] {
  const lead = decoded(/<p class="lead">(.*?)<\/p>/s.exec(html)?.[1] ?? "");
  const residents = / (?:met|had) ([\d.]+) inwoners\b/.exec(lead)?.[1];
  const rows = profileRows(html);
  const row = rows.find(({ name }) => name === "Inwoners");
  const few = Number(residents?.replaceAll(".", "") ?? 0) < 50;
  const top = blocksOf(html)
    .map(({ text }) => text)
    .join(" ");
  const faults: (string | false | undefined)[] = [
    ...saidTwice(findingsIn(html)),
    ...blocksOf(html)
      .filter(({ text }) => /\b(zijn|is) er 0\b|\ben 0 minstens/.test(text))
      .map(({ text }) => `nobody is called 0: ${text}`),
    lead.startsWith(`Buurt in ${area.name} met`) && "lies in itself",
    ...crumbsTwice(html),
    /<p class="says__say">[^]*?: [\d.,]+\.<\/p>/.test(html) && "a number may stand alone on the last line",
    Number(residents?.replaceAll(".", "")) < 1_000 &&
      findingsIn(html).some((words) => words.startsWith("Van elke 1.000")) &&
      "speaks of a thousand people where fewer live",
    !/^(Gemeente|Regio|(Leefgebied|Wijk|Dorp|Buurt) in \p{Lu}|(Leefgebied|Wijk|Dorp|Buurt) in ['\d\p{L}]|Deze (wijk|buurt) )/u.test(
      lead,
    ) && `no sentence about the place: ${lead}`,
    residents !== undefined &&
      row &&
      row.value !== residents &&
      `says ${residents} residents and ${row.value} in a row`,
    !few &&
      !/Van elke 100 (zijn|is|waren|was) er|niet of bijna niet/.test(lead) &&
      !isUnknown(rows) &&
      "does not say who live there",
    ...(few && !["region", "municipality"].includes(area.kind) ? fewFaults(html, rows) : []),
    html.includes('class="map map--small"') && !mapYears.test(decoded(html)) && "a map of an older year",
    few && !top.includes("Te weinig om iets te zeggen.") && "says something of hardly anybody",
    ...(area.divisionYear < 2024 ? oldFaults(html, lead, area) : []),
    top.includes("Hier springt niets eruit") && denied(rows, Number(residents?.replaceAll(".", ""))),
  ];
  return faults.filter((fault) => typeof fault === "string");
}

/** What a reader calls one thing, in whatever words; written apart from the themes of the catalogue. */
const oneThing: Readonly<Record<string, RegExp>> = {
  "being ill or limited": /ziek|beperk|grote moeite met/,
  loneliness: /eenzaam|missen er/,
  weight: /gewicht/,
  drinking: /drink|alcohol/,
  "fear, gloom and stress": /angst|stress/,
  "how healthy people feel": /zich gezond/,
  exercise: /bewegen er|sporten er/,
  "walking and cycling": /lopen er|fietsen er/,
  "little money": /inkomen|armoede|moeilijk rond|sociaal minimum/,
  benefits: /bijstand|een uitkering/,
  schooling: /opleidingsniveau|diploma|basisschool/,
};

/** Things that are said more than once among what stands out. */
export function saidTwice(findings: readonly string[]): string[] {
  return Object.entries(oneThing).flatMap(([thing, words]) => {
    // The group and the place are no part of what is said of them.
    const said = findings.filter((one) => words.test(one.replace(/^.*? in .*?(?= \p{Ll}+ (of \p{Ll}+ )?er )/u, "")));
    return said.length > 1 ? [`says ${thing} twice: ${said.join(" | ")}`] : [];
  });
}

/** The sentences on top of a page, without what is said of the other place. */
function findingsIn(html: string): string[] {
  return [...html.matchAll(/<p class="says__say">(.*?)<\/p>/gs)].map(
    ([, words]) => decoded(words!.replaceAll(/<[^>]+>/g, "")).split(/\. In /)[0]!,
  );
}

/** Neighbours in the crumbs that a reader cannot tell apart. */
function crumbsTwice(html: string): string[] {
  const crumbs = /<nav[^>]*crumbs?[^]*?<\/nav>/.exec(html)?.[0] ?? "";
  const names = [...crumbs.matchAll(/<li[^>]*>(.*?)<\/li>/gs)].map(([, one]) =>
    decoded(one!.replaceAll(/<[^>]+>/g, "")),
  );
  return names.flatMap((name, at) => (at > 0 && names[at - 1] === name ? [`two crumbs “${name}”`] : []));
}

/** A place of an older division says of when it is, speaks of then, and leads to what is there now. */
function oldFaults(html: string, lead: string, { code, divisionYear }: AreaAddress): string[] {
  const now = new RegExp(`de grenzen van ${divisionYear}\\. (?:Nu:|Kijk nu bij) <a href="[^"]*/gebied/([^"]+)"`).exec(
    html,
  )?.[1];
  const faults: (string | false)[] = [
    !lead.includes(` in ${divisionYear}.`) && `does not say of which year it is: ${lead}`,
    / (zijn|is) er | wonen er /.test(lead) && `speaks of then as of now: ${lead}`,
    (now === undefined || now === code.toLowerCase()) && "does not lead to what is there now",
  ];
  return faults.filter((fault) => typeof fault === "string");
}

/** A link to the figures of before leads to a page of then: codes were given to other places, or stayed those of today. */
async function beforeFaults(house: TestHouse, html: string): Promise<string[]> {
  const before = /Cijfers van voor \d{4} staan bij <a href="([^"]+)"/.exec(html)?.[1];
  if (before === undefined) return [];
  const there = await (await house.ask(before)).text();
  return there.includes("Dit zijn de grenzen van ") ? [] : [`leads to ${before} for figures of before`];
}

/** Newest years of what the small maps show: an older one beside it would contradict the maps of neighbours. */
const mapYears = /50090NED, 2020 |85984NED, 2024 /;

/** Where fewer than fifty people live: no share in a row or on a map, and no verdict on one. */
function fewFaults(html: string, rows: readonly ProfileRow[]): string[] {
  const shares = rows.filter(
    ({ value, words }) => value !== undefined && /van de 100 (?!hectare)|op de 1\.000/.test(words),
  );
  const ofPeople = rows.filter(({ words }) => /van de \d+ (inwoners|huishoudens)/.test(words));
  const judged = ofPeople.filter(({ words }) => !words.includes("minder dan 50 mensen"));
  const tag = decoded(/class="map__tag"[^>]*>([^<]*)</.exec(html)?.[1] ?? "");
  const name = decoded(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? "").replaceAll("\u00ad", "");
  return [
    ...shares.map(({ name: row }) => `a share of hardly anybody: ${row}`),
    ...judged.map(({ name: row }) => `a verdict on hardly anybody: ${row}`),
    ...(tag && tag.trim() !== name ? [`a number on the map of hardly anybody: ${tag}`] : []),
  ];
}

interface ProfileRow {
  readonly name: string;
  readonly value: string | undefined;
  readonly words: string;
}

function profileRows(html: string): ProfileRow[] {
  return [...html.matchAll(/<tr class="profile__row[^"]*" role="row">(.*?)<\/tr>/gs)].map(([, row]) => ({
    name: decoded(/<a [^>]*>(.*?)<\/a>/s.exec(row!)?.[1] ?? ""),
    value: /profile__value"[^>]*><b[^>]*>([^<]*)</.exec(row!)?.[1],
    words: decoded(row!.replaceAll(/<svg.*?<\/svg>/gs, "").replaceAll(/<[^>]+>/g, " ")),
  }));
}

const isUnknown = (rows: readonly ProfileRow[]): boolean =>
  !rows.some(({ name, value }) => name === "Kinderen tot 15 jaar" && value !== undefined);

/** A row that is better or worse beyond chance, of enough people that rounding does not carry it. */
function denied(rows: readonly ProfileRow[], residents: number): string | undefined {
  const sure = rows.find(({ value, words }) => {
    const people = (Number(value?.replaceAll(".", "").replace(",", ".")) * residents) / 1_000;
    const judged = /(Gunstiger|Ongunstiger) /.test(words) && words.includes("Toeval verklaart dat niet.");
    return judged && words.includes("op de 1.000") && people >= 25;
  });
  return sure && `"nothing stands out" is denied by a row: ${sure.words.trim().slice(0, 160)}`;
}
