/** What no page may show, whatever it is about: laws over its HTML, without a browser. */

/** A piece of text as a reader meets it: a paragraph, a cell, a heading, a label of a drawing. */
export interface Block {
  readonly tag: string;
  readonly text: string;
}

/** Something on a page that no reader should meet. */
export interface Breach {
  readonly law: string;
  readonly words: string;
}

const inline = /^(a|abbr|b|bdi|br|code|em|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)$/;
const silent = /^(script|style|path|circle|rect|line|use|defs|pattern|g|polygon|polyline|ellipse)$/;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  nbsp: "\u00a0",
};

/** Text of a piece of HTML with its entities read, once. */
export function decoded(html: string): string {
  return html.replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name]!).replaceAll("\u00ad", "");
}

/** The texts of the main part of a page, in order; soft hyphens left out, spaces as they stand. */
export function blocksOf(html: string): Block[] {
  const main = html.slice(html.indexOf("<main"), html.indexOf("</main"));
  const blocks: Block[] = [];
  const open: string[] = [];
  let text = "";
  const flush = () => {
    if (text.trim()) blocks.push({ tag: open.at(-1) ?? "main", text: decoded(text.trim()) });
    text = "";
  };
  for (const [piece, closing, name, rest] of main.matchAll(/<(\/?)([a-z][a-z0-9-]*)([^>]*)>|[^<]+/gi)) {
    if (name === undefined) text += piece;
    else if (name === "br") text += " ";
    else if (!inline.test(name.toLowerCase())) {
      flush();
      if (closing) open.pop();
      else if (!silent.test(name) && !rest!.endsWith("/") && name !== "input") open.push(name.toLowerCase());
      else if (silent.test(name) && !rest!.endsWith("/")) open.push(name.toLowerCase());
    }
  }
  flush();
  return blocks;
}

interface Law {
  readonly law: string;
  readonly broken: RegExp;
  readonly tags?: RegExp;
}

const laws: readonly Law[] = [
  { law: "no values of the machine", broken: /\b(NaN|undefined|null|Infinity)\b|\[object/ },
  { law: "no entity is shown as code", broken: /&[a-z]+;|&#\d+;|<\/?[a-z]+>/ },
  { law: "no doubled signs", broken: /\.\.(?!\.)|,,|;;|::|\(\s|\s\)|\(\)|\s[.,;:](\s|$)/ },
  { law: "no double spaces", broken: /\S {2,}\S/ },
  { law: "no key of a text", broken: /\b(working_area|ggd_region|per-1000|[a-z]{3,}\.[a-z]+[A-Z]\w*)\b/ },
  {
    law: "one is not many",
    broken:
      /(^|[\s(])1 (inwoners|mensen|initiatieven|gebieden|buurten|wijken|dorpen|residents|people|areas|neighbourhoods|districts|villages|initiatives)\b/,
  },
  { law: "a sentence begins with a capital", broken: /^\p{Ll}/u, tags: /^(h1|h2|h3|p)$/ },
];

const foreign: Readonly<Record<string, RegExp>> = {
  nl: /\b(the|with|residents|counted|estimate|figures?|people|than|neighbourhood)\b/,
  en: /\b(het|een|van de|niet|deze|inwoners|gemeente|buurt|leefgebied|cijfer|schatting|geteld|meer dan|minder|wijken|mensen)\b/,
};

/** Running text and the words of the house; names of places and of initiatives stay in their own language. */
const isOurs = ({ tag, text }: Block): boolean =>
  /[.?!](\s|$)/.test(text) || /^(h2|h3|dt|summary|label|button)$/.test(tag);

/**
 * Every breach of the laws on one page.
 *
 * @param name of the place that the page is about: it stays in its own language
 */
export function breachesOf(html: string, lang: "nl" | "en", name?: string): Breach[] {
  const blocks = blocksOf(html);
  const found = blocks.flatMap((block): Breach[] => {
    const words = block.text;
    const broken = laws.filter((law) => (!law.tags || law.tags.test(block.tag)) && law.broken.test(words));
    const own = name ? words.replaceAll(name, "") : words;
    const mixed = isOurs(block) && foreign[lang]!.test(own) ? [{ law: "one language at a time", words }] : [];
    return [...broken.map(({ law }) => ({ law, words })), ...mixed];
  });
  return [...found, ...structure(html, lang), ...repeated(blocks), ...impossible(html)];
}

/** One `h1` first and no level skipped; no id twice; the right language. */
function structure(html: string, lang: string): Breach[] {
  const found: Breach[] = [];
  const heads = [...html.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
  const skips = heads.some((level, at) => at > 0 && level > heads[at - 1]! + 1);
  if (heads[0] !== 1 || heads.filter((level) => level === 1).length !== 1 || skips)
    found.push({ law: "headings go down one by one", words: heads.join(" ") });
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!);
  for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at)))
    found.push({ law: "an id stands once", words: id });
  if (!html.includes(`<html lang="${lang}"`)) found.push({ law: "a page says its language", words: html.slice(0, 60) });
  // A size stands among nothing: its row of a profile has no strip and no words.
  for (const [empty] of html.matchAll(/<(td|th|dd|dt|li|p|h1|h2|h3|a)(?! class="profile__)(\s[^>]*)?>\s*<\/\1>/g))
    found.push({ law: "nothing is empty", words: empty });
  return found;
}

/** Two headings of the same words lead to the same place in a reader's list of headings. */
function repeated(blocks: readonly Block[]): Breach[] {
  const said = blocks.filter(({ tag }) => /^h[1-6]$/.test(tag)).map(({ text }) => text);
  const twice = new Set(said.filter((words, at) => said.indexOf(words) !== at));
  return [...twice].map((words) => ({ law: "a heading stands once", words }));
}

/** Shares outside 0 to 100, and counts below nothing. */
function impossible(html: string): Breach[] {
  const text = blocksOf(html);
  return text
    .filter(
      ({ text: words }) => /(^|\s)[-−]\d/.test(words) || /van elke 100 [^.]*\b(1[0-9]{2}|[2-9]\d{2})\b/i.test(words),
    )
    .map(({ text: words }) => ({ law: "numbers are possible", words }));
}
