/** Words that carry no subject, in Dutch and English. */
const small = new Set(
  `aan af al alle alleen als altijd ander andere anders bij bijvoorbeeld binnen blijven ben bent beter dan daar daarom dat de den der deze die dit
  doe doen door dus echt een eens eerst eigen elk elke en er even gaan gaat geen geef geven goed graag had heb hebben heeft heel hem
  het hier hij hoe hun iedereen iemand iets ik in is ja je jij jou jouw juist kan keer kom komen komt kun kunnen laat laten later maak maar maken
  mag meer meest men mensen met mij mijn minder moet moeten mogen na naar naast net niet niets nieuwe nodig nog nooit nu of om omdat onder ons
  onze ook op open over samen soms staat steeds te tegen ten ter terug toch tot tussen u uit uw van vaak vaker veel voor vooral vraag waar waarom
  want wat we weer wel welke werd weten wie wil willen wij wordt worden zal ze zeer zelf zich zien zij zijn zo zodat zonder zou zouden gewoon heen weg jaar jaren dag dagen week keren avond avonds uur tijd vind vinden graag zet zetten staan ga
  a about also an and are as at be been but by can do does each every everyone for from get go had has have he her his how i if in into is it
  its just me more most must my need no not of on one only or other our out people should so some than that the their them then there they
  this to too up us was we well what when where which who will with without would you your`.split(/\s+/),
);

/** A light stem, so that "bus", "bussen" and "busje" meet: endings of the plural and the diminutive go. */
export function stem(word: string): string {
  const plain = word.normalize("NFC").toLowerCase();
  const whole = without(plain, /(?:etjes|tjes|jes|etje|tje|je)$/u);
  const short = without(whole, /(?:eren|en|'s)$/u);
  // "bussen" → "buss" → "bus"
  const root = short === whole ? whole : short.replace(/([bdfgklmnprst])\1$/u, "$1");
  return root.length > 4 ? without(root, /s$/u) : root;
}

/** Without an ending, when a word is left. */
function without(word: string, ending: RegExp): string {
  const cut = word.replace(ending, "");
  return cut.length >= 3 ? cut : word;
}

/** The stems of a text that carry a subject, each once, with the word it was first written as. */
export function stemsOf(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [word] of text.matchAll(/[\p{L}][\p{L}'’-]+/gu)) {
    const plain = word.toLowerCase();
    if (plain.length < 3 || small.has(plain)) continue;
    const root = stem(plain);
    if (!found.has(root)) found.set(root, plain);
  }
  return found;
}
