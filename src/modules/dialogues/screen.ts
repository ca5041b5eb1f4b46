import { containsBsn } from "#platform/bsn.ts";

/**
 * What is read in a text before anybody else sees it. Every rule looks at each character a bounded number of times, so that hostile text
 * costs no more than long text. Rules catch much and not all: people read what is held, and anyone may report.
 */
export type Finding =
  /** Refused, not kept: we have no ground to hold a citizen service number. */
  | "bsn"
  /** Back to the writer: an e-mail address, telephone number, home address or link. */
  | "contact"
  /** Held for a moderator. */
  | "abuse"
  /** Held, and help is shown at once. */
  | "worry"
  /** Held: health of one person who can be recognised. */
  | "health"
  /** Held: looks as if somebody is named. */
  | "name";

/** Control signs, signs without width and signs that turn the direction of writing: they show one text and hold another. */
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** The text as it is kept: unseen signs gone, line ends alike, at most two empty lines, letters composed. */
export function cleanText(typed: string): string {
  return typed
    .normalize("NFC")
    .replaceAll("\r\n", "\n")
    .replaceAll(unseen, "")
    .replaceAll(/\p{M}{4,}/gu, "")
    .replaceAll(/[ \t\u00a0]{3,}/g, "  ")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/** Lower case, without accents, digits that stand for letters read as letters: to find words, never to show. */
function folded(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll("’", "'");
}

const mail = /[a-z0-9._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?[a-z0-9-]{1,63}\s?(?:\.|\bpunt\b)\s?[a-z]{2,}/;
const site = /(?:https?:\/\/|\bwww\.)\S/;
const phone = /(?:\+|\b00)\d{2}[\s-]?(?:\(0\))?[\s-]?\d(?:[\s-]?\d){7,9}|\b0\d(?:[\s-]?\d){8}\b/;
const home = /\b[a-z]{3,30}(?:straat|laan|weg|plein|hof|dijk|steeg|kade|singel|gracht|pad)\s\d{1,4}\s?[a-z]?\b/;
const postcode = /\b[1-9]\d{3}\s?[a-z]{2}\b/;
const iban = /\bnl\d{2}\s?[a-z]{4}\s?\d{4}/;

const words = (list: string): ReadonlySet<string> => new Set(list.split(" "));

const abuseWords = words(
  "kanker kankerlijer kankerhoer kut kutwijf hoer hoeren teringlijer tering tyfus tyfuslijer klootzak klootzakken mongool mongolen mongooltje flikker flikkers nikker nikkers kutmarokkaan kutmarokkanen geitenneuker lul lullo sukkel sukkels debiel debielen achterlijk achterlijke idioot idioten trut trutten tuig uitschot ongedierte fuck fucking bitch",
);
const abusePhrases = [
  "moeten ze ophangen",
  "dood aan",
  "ga dood",
  "rot op naar je eigen land",
  "maak je af",
  "ik sla je",
];

/** Said of one's own life or of violence at home: whole phrases, because single words are said every day. */
const worryPhrases = [
  "zelfmoord",
  "zelfdoding",
  "suicide",
  "mezelf iets aan",
  "mezelf van kant",
  "mezelf pijn",
  "mezelf doden",
  "niet meer leven",
  "niet meer verder leven",
  "leven niet meer zitten",
  "leven heeft geen zin",
  "geen zin meer in het leven",
  "wil dood",
  "er niet meer zijn",
  "een einde aan maken",
  "einde aan mijn leven",
  "uit het leven stappen",
  "hij slaat me",
  "hij slaat mij",
  "ze slaat me",
  "zij slaat mij",
  "slaat mij",
  "word geslagen",
  "mijn vader slaat",
  "mijn moeder slaat",
  "mijn man slaat",
  "wordt mishandeld",
  "word mishandeld",
  "misbruikt mij",
  "word misbruikt",
  "ben bang voor mijn man",
  "ben bang voor mijn vader",
  "durf niet naar huis",
  "kill myself",
  "want to die",
  "end my life",
  "hits me",
];

const someone =
  /\b(?:mijn|onze|de|haar|zijn|m'n)\s(?:buurman|buurvrouw|buurjongen|buurmeisje|buren|zus|broer|vader|moeder|oom|tante|schoondochter|schoonzoon|collega|overbuurman|overbuurvrouw|huisgenoot|nicht|neef)\b/;
const illness =
  /\b(?:schizofren\w{0,6}|depressie\w{0,3}|depressief|psychose\w{0,2}|psychotisch|verslaafd\w{0,2}|alcoholist\w{0,2}|borderline|dement\w{0,5}|alzheimer|hiv|aids|kanker|bipolair|autist\w{0,6}|parkinson|diabetes|abortus|anorexia)\b/;
const named =
  /\b(?:[Mm]eneer|[Mm]evrouw|[Dd]hr|[Mm]evr|[Dd]okter|[Dd]r|[Ww]ethouder|[Bb]urgemeester|[Jj]uf|[Mm]eester|[Zz]uster)\.?\s+(?:(?:[Vv]an|[Dd]e|[Dd]en|[Dd]er|[Tt]en|[Tt]er|[Tt]e)\s+){0,3}[A-Z][a-z]{2,20}/;
const fullName =
  /\b(?:heet|genaamd|namelijk|naam is)\s+[A-Z][a-z]{2,20}(?:\s+(?:van|de|der|den)){0,2}\s+[A-Z][a-z]{2,20}/;

/** Everything that a text raises, in the order of weight. */
export function screen(text: string): readonly Finding[] {
  const plain = folded(text);
  const found: Finding[] = [];
  if (containsBsn(text)) found.push("bsn");
  if ([mail, site, phone, home, postcode, iban].some((rule) => rule.test(plain))) found.push("contact");
  if (worryPhrases.some((phrase) => plain.includes(phrase))) found.push("worry");
  const saidIllness = illness.test(plain);
  if (isAbuse(plain, saidIllness)) found.push("abuse");
  if (saidIllness && someone.test(plain)) found.push("health");
  if (named.test(text) || fullName.test(text)) found.push("name");
  return found;
}

/** Illness words are also Dutch curses: "kanker" alone is no abuse where somebody speaks of the illness. */
function isAbuse(plain: string, saidIllness: boolean): boolean {
  const said = plain.split(/[^a-z0-9']+/).filter((word) => abuseWords.has(word));
  const left = said.filter((word) => !(saidIllness && word === "kanker"));
  return left.length > 0 || abusePhrases.some((phrase) => plain.includes(phrase));
}

/** How a text with these findings begins its life. `refused` never reaches the database. */
export function verdictOn(
  findings: readonly Finding[],
  moderation: "before" | "after",
): {
  readonly state: "refused" | "held" | "waiting" | "shown";
  readonly worry: boolean;
  readonly rule: Finding | undefined;
} {
  const worry = findings.includes("worry");
  if (findings.includes("bsn")) return { state: "refused", worry, rule: "bsn" };
  // Somebody in need is never sent back to a form.
  if (worry) return { state: "held", worry, rule: "worry" };
  if (findings.includes("contact")) return { state: "refused", worry, rule: "contact" };
  const [rule] = findings;
  if (rule) return { state: "held", worry, rule };
  return { state: moderation === "before" ? "waiting" : "shown", worry, rule: undefined };
}
