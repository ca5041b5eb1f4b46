import { formatNumber, roundTo } from "../../src/design/format.ts";
import { indicators } from "../../src/modules/figures/index.ts";
import type { TestHouse } from "./server.ts";

type Lang = "nl" | "en";
type Indicator = (typeof indicators)[number];

/** One address of an indicator in a region. */
export interface IndicatorAddress {
  readonly region: string;
  readonly indicator: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly lang?: Lang;
}

/** An observation as the API gives it. */
interface Observation {
  readonly area: string;
  readonly value: number | null;
}

interface Row {
  readonly code: string;
  readonly name: string;
  /** As it is written; "–" where there is none. */
  readonly said: string;
  readonly why: string;
}

export function pathOf({ region, indicator, query = {}, lang = "nl" }: IndicatorAddress): string {
  const asked = new URLSearchParams(query).toString();
  return `${lang === "en" ? "/en" : ""}/${region}/regiobeeld/${indicator}${asked && `?${asked}`}`;
}

const decoded = (html: string): string =>
  html
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

/** The words of a piece of a page; what stands in different blocks is kept apart by a bar. */
export function wordsOf(html: string): string {
  const inline = /<\/?(?:b|a|em|strong|mark|small|span|abbr|time|code|i)(?:\s[^>]*)?>/g;
  const words = decoded(
    html
      .replaceAll("\u00ad", "")
      .replaceAll(inline, "")
      .replaceAll(/<[^>]*>/g, " | "),
  );
  return words.replaceAll(/\s+/g, " ").replaceAll(/(?:\| ?)+/g, "| ");
}

const broken: readonly RegExp[] = [
  /\b(?:NaN|undefined|null|Infinity)\b/,
  /\[object /,
  /\$\{/,
  /\.\./,
  / [.,;!?](?=\s|$)/,
  /\(\s|\s\)/,
  /(?<![\d.,])\b1 (?:gebieden|inwoners|wijken|buurten|gemeenten|leefgebieden|dorpen|areas|districts|municipalities|villages)\b/,
];
const emptyPiece = /<(p|td|th|li|h1|h2|h3|dd|dt|caption|summary|figcaption|button)(?:\s[^>]*)?>\s*<\/\1>/;

/** What is wrong with the words of any page: broken templates, empty pieces, one thing in the plural, doubled stops. */
export function brokenWords(html: string): string[] {
  const main = mainOf(html);
  const words = wordsOf(main);
  const found = broken.flatMap((pattern) => {
    const match = pattern.exec(words);
    return match ? [`"${words.slice(Math.max(0, match.index - 40), match.index + 30)}" has ${pattern.source}`] : [];
  });
  const empty = emptyPiece.exec(main);
  return empty ? [...found, `empty: ${empty[0]}`] : found;
}

export const mainOf = (html: string): string => html.slice(html.indexOf("<main"), html.indexOf("</main>"));

/** Addresses of this house that a page links to. */
export const linksOf = (html: string): string[] => [
  ...new Set([...html.matchAll(/href="(\/[^"]*)"/g)].map((match) => decoded(match[1]!))),
];

/** Everything on the page of an indicator that contradicts itself, the figures or the house rules; empty when all is well. */
export async function indicatorFaults(house: TestHouse, address: IndicatorAddress): Promise<string[]> {
  const { lang = "nl" } = address;
  const answer = await house.ask(pathOf(address));
  if (answer.status !== 200) return [`status ${answer.status}`];
  const html = await answer.text();
  const indicator = indicators.find((one) => one.id === address.indicator)!;
  const main = mainOf(html);
  const faults = brokenWords(html);
  if (!main.includes("lijst-tabel")) return faults;
  const rows = rowsOf(main);
  const [year, age] = chosenOf(main);
  const observations = await observed(house, address, year, age);
  return [
    ...faults,
    ...listFaults(rows, indicator, observations, lang),
    ...mapFaults(main, rows, indicator, observations, lang),
    ...sentenceFaults(main, rows, lang),
    ...trendFaults(main, indicator),
    ...(wordsOf(main).includes(year) ? [] : ["the year is not said"]),
  ];
}

/** The year and the age group that the page shows, as its own links have them. */
function chosenOf(main: string): [year: string, age: string] {
  const link = /href="[^"]*[?&;]leeftijd=([^&"]*)&amp;jaar=(\d{4})[^"]*" aria-current/.exec(main);
  return [link?.[2] ?? "", decodeURIComponent(link?.[1] ?? "")];
}

async function observed(
  house: TestHouse,
  { region, indicator }: IndicatorAddress,
  period: string,
  age: string,
): Promise<Observation[]> {
  const query = new URLSearchParams({ region, indicator, period, age, limit: "10000" });
  const answer = await house.ask(`/api/v1/observations?${query}`);
  return ((await answer.json()) as { observations: Observation[] }).observations;
}

function rowsOf(main: string): Row[] {
  const from = main.indexOf('id="lijst-tabel"');
  const table = main.slice(main.indexOf("<tbody", from), main.indexOf("</tbody>", from));
  return table
    .split("<tr")
    .slice(1)
    .map((row) => {
      const cells = [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((cell) => cell[1]!);
      return {
        code: /gebied\/([^"?]+)/.exec(row)?.[1] ?? "",
        name: wordsOf(/<a [^>]*>(.*?)<\/a>/s.exec(row)?.[1] ?? "").trim(),
        said: wordsOf(cells[0] ?? "").trim(),
        why: wordsOf(cells[1]?.includes("<svg") ? "" : (cells[1] ?? "")).trim(),
      };
    });
}

export function numberOf(said: string, lang: Lang): number {
  const plain = lang === "nl" ? said.replaceAll(".", "").replace(",", ".") : said.replaceAll(",", "");
  return Number(plain.replace("−", "-"));
}

const hasValue = (row: Row): boolean => row.said !== "–";

function listFaults(
  rows: readonly Row[],
  indicator: Indicator,
  observations: readonly Observation[],
  lang: Lang,
): string[] {
  const numbers = rows.filter(hasValue).map((row) => numberOf(row.said, lang));
  const names = new Set(rows.map((row) => row.name));
  const byCode = Map.groupBy(observations, (one) => one.area.toLowerCase());
  const differs = rows
    .filter(hasValue)
    .filter(
      (row) =>
        !(byCode.get(row.code) ?? []).some(
          ({ value }) => value !== null && formatNumber(value, lang, indicator.decimals) === row.said,
        ),
    );
  return [
    ...numbers.flatMap((value, at) =>
      at > 0 && value > numbers[at - 1]! ? [`the list rises at ${rows[at]!.name}`] : [],
    ),
    ...(rows.findLastIndex(hasValue) >= numbers.length ? ["a number stands below an area without one"] : []),
    ...(names.size < rows.length ? ["two areas in the list bear one name"] : []),
    ...differs.map((row) => `${row.name} (${row.code}): the list says ${row.said}, the API does not`),
    ...rows.filter((row) => !hasValue(row) && row.why === "").map((row) => `${row.name} has no number and no reason`),
    ...(indicator.unit === "percent" && numbers.some((value) => value < 0 || value > 100)
      ? ["a share outside 0–100"]
      : []),
  ];
}

function mapFaults(
  main: string,
  rows: readonly Row[],
  indicator: Indicator,
  observations: readonly Observation[],
  lang: Lang,
): string[] {
  const figure = /<figure class="map".*?<\/figure>/s.exec(main)?.[0];
  if (!figure) return [];
  const steps = /map-legend__steps">(.*?)<\/ul>/s.exec(figure)?.[1] ?? "";
  const labels = [...steps.matchAll(/<li>(.*?)<\/li>/gs)].map((item) => wordsOf(item[1]!).replaceAll("|", "").trim());
  const classes = labels.map((label) => label.split("–").map((end) => numberOf(end, lang)) as [number, number?]);
  const digits = Math.max(...labels.map((label) => /[.,](\d)(?=–|$)/.exec(label)?.[1]?.length ?? 0), 0);
  const shown = rows.filter(hasValue);
  const exact = shown.map((row) => exactOf(row, observations, indicator, lang));
  const rounded = exact.map((value) => roundTo(value, indicator.unit === "percent" ? digits : indicator.decimals));
  const outside = rounded.filter((value) => !classes.some(([from, to = from]) => value >= from && value <= to));
  const shapes = figure.split(/<a href=/).slice(1);
  const grey = shapes.filter((shape) => /#p-(few|year)/.test(shape.split("map-legend")[0]!)).length;
  const redrawn = shapes.filter((shape) => shape.split("map-legend")[0]!.includes("#p-year")).length;
  const counted = new RegExp(`\\b${redrawn} (?:gebied|area)`).test(wordsOf(main));
  return [
    ...classes.flatMap(([from], at) => (at > 0 && from <= (classes[at - 1]!.at(-1) ?? 0) ? ["classes overlap"] : [])),
    ...outside.map((value) => `${value} lies in no class of ${labels.join(" | ")}`),
    ...(classes.length < Math.min(5, new Set(rounded).size) ? [`only ${classes.length} colours`] : []),
    ...(shapes.length > 0 && grey !== rows.length - shown.length
      ? [`${grey} areas without a colour, ${rows.length - shown.length} without a number`]
      : []),
    ...(redrawn > 0 && !counted ? [`${redrawn} hatched areas are not counted in words`] : []),
    ...(/<p class="source">\s*<\/p>/.test(figure) ? ["the legend has no unit"] : []),
  ];
}

function exactOf(row: Row, observations: readonly Observation[], indicator: Indicator, lang: Lang): number {
  const own = observations.find(
    ({ area, value }) =>
      area.toLowerCase() === row.code && value !== null && formatNumber(value, lang, indicator.decimals) === row.said,
  );
  return own?.value ?? numberOf(row.said, lang);
}

/** The sentence above the map names the ends of the list. */
function sentenceFaults(main: string, rows: readonly Row[], lang: Lang): string[] {
  const shown = rows.filter(hasValue);
  const numbers = shown.map((row) => numberOf(row.said, lang));
  const map = main.slice(main.indexOf('id="kaart"'), main.indexOf("<figure", main.indexOf('id="kaart"')));
  const pattern =
    lang === "nl"
      ? /(?:Van|Klasse) (.+?) (?:is er )?in .+?(?: tot|, klasse) (.+?) in /
      : /(?:From|Class) (.+?) (?:is found )?in .+?(?: to|, class) (.+?) in /;
  const said = pattern.exec(wordsOf(map));
  if (new Set(shown.map((row) => row.said)).size < 2) return said ? ["ends are said where all are the same"] : [];
  if (!said || !main.includes('id="kaart"'))
    return main.includes('id="kaart"') ? ["the ends of the list are not said"] : [];
  const value = (words: string) =>
    numberOf(/[\d.,]*\d/.exec(words)?.[0] ?? "", lang) / (words.includes("€") ? 1_000 : 1);
  // Money is said in whole euros, and stands in thousands in the list.
  const near = (a: number, b: number) => Math.abs(a - b) <= (said[1]!.includes("€") ? 0.5 : 1e-9);
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  return near(value(said[1]!), low) && near(value(said[2]!), high) ? [] : [`"${said[0]}" is not ${low} to ${high}`];
}

/** Estimates of a model are points: a line would be a trend that nobody measured. */
function trendFaults(main: string, indicator: Indicator): string[] {
  const figure = /<figure class="chart chart--trend".*?<\/svg>/s.exec(main)?.[0];
  if (!figure || indicator.kind !== "modelled") return [];
  const lines = [...figure.matchAll(/<path d="([^"]*)" fill="none"/g)].filter((path) => path[1]!.includes("L"));
  return lines.length > 0 ? ["a line joins estimates of a model"] : [];
}
