import { keeper, type Reading } from "#platform/kept.ts";
import { type Atlas, readAtlas, readRegions } from "./atlas.ts";
import { type Area, type AreaKind, areaKinds, type Region } from "./model.ts";
import { asManyPeople } from "./twin.ts";
import { likeness, postcodeIn, soundOf, stretchesOf, typedName } from "./search-words.ts";

/** A place that someone may have meant. */
export interface FoundPlace {
  readonly area: Area;
  /** Areas of the same name and the same people, such as the wijk that is the whole village. */
  readonly also: readonly Area[];
  /** The name holds what was typed. */
  readonly sure: boolean;
  /** Words of the name, or of where it lies, begin with what was typed. */
  readonly begins: boolean;
}

interface Place {
  readonly area: Area;
  readonly also: readonly Area[];
  readonly region: string;
  readonly name: string;
  readonly joined: string;
  readonly sound: string;
  readonly words: readonly string[];
  /** Stretches of letters of the name, and of the name written as one word. */
  readonly stretches: readonly [ReadonlySet<string>, ReadonlySet<string>];
  /** The four digits of the postcode that most of its people live in; undefined where none holds half of them. */
  readonly postcode: string | undefined;
  /** Words of what kind of place it is and where it lies: people type "Angelslo Emmen". */
  readonly around: readonly string[];
}

const placesKept = keeper<readonly Place[]>(1);

const readPlaces = (ctx: Reading): Promise<readonly Place[]> =>
  placesKept(ctx, "", async () => placesOf(await readAtlas(ctx), await readRegions(ctx)));

/** Reads ahead what searching needs, so that the first letter typed is answered as soon as the next. */
export async function warmSearch(ctx: Reading): Promise<void> {
  await readPlaces(ctx);
}

/**
 * Places of a region, or of all regions, whose name looks like what was typed, best first. Capitals, accents, hyphens and apostrophes do
 * not count; what only resembles the words comes last and is not `sure`. A postcode finds the places where most people have it. One entry for a name and its people: a village is often also its
 * own wijk and buurt.
 */
export async function searchPlaces(
  ctx: Reading,
  words: string,
  regionId: string | undefined,
  limit = 20,
): Promise<FoundPlace[]> {
  const places = await readPlaces(ctx);
  return rankPlaces(
    places.filter(({ region }) => regionId === undefined || region === regionId),
    words,
  ).slice(0, limit);
}

const dutchKinds: Partial<Record<AreaKind, string>> = {
  region: "regio",
  municipality: "gemeente",
  working_area: "leefgebied",
  village: "dorp",
  district: "wijk",
  neighbourhood: "buurt",
};

/** First who asks for "Sterrenburg" gets the place that people call so, then the official areas inside it. */
const kindOrder: readonly AreaKind[] = ["municipality", "region", "village", "working_area", "district"];

/** All places of the newest division of their kind and municipality, made ready for `rankPlaces`. */
export function placesOf(atlas: Atlas, regions: readonly Region[]): Place[] {
  return regions.flatMap(({ id, content, municipalities }) => {
    // A region of one municipality is found as that.
    const isPlace = ({ kind }: Area) => dutchKinds[kind] && (kind !== "region" || municipalities.length > 1);
    const areas = newestOf(atlas.find({ region: id }).filter(isPlace));
    const postcodeOf = postcodesOf(atlas, id, areas);
    const towns = new Map(areas.filter(({ kind }) => kind === "municipality").map((one) => [one.code, one.name]));
    return onePerName(areas).map(({ area, also }) => {
      const name = typedName(area.name);
      const lies = [dutchKinds[area.kind], towns.get(area.municipalityCode ?? ""), content.name].join(" ");
      const joined = name.replaceAll(" ", "");
      return {
        area,
        also,
        region: id,
        name,
        joined,
        sound: soundOf(name),
        words: name.split(" "),
        stretches: [stretchesOf(name), stretchesOf(joined)],
        postcode: postcodeOf(area),
        around: typedName(lies).split(" "),
      };
    });
  });
}

/**
 * The postcode of a place: of a neighbourhood what its publisher says, of a larger place the one of at least half of its people, from its
 * neighbourhoods. Municipalities and regions have many.
 */
function postcodesOf(atlas: Atlas, region: string, areas: readonly Area[]): (area: Area) => string | undefined {
  const neighbourhoods = areas.filter(({ kind }) => kind === "neighbourhood");
  const ofDistrict = Map.groupBy(neighbourhoods, (one) => one.districtCode);
  const byCode = new Map(neighbourhoods.map((one) => [one.code, one]));
  const parts = atlas.division(region)?.parts;
  return (area) => {
    if (area.kind === "neighbourhood") return area.postcode ?? undefined;
    if (area.kind === "district") return mainPostcode(ofDistrict.get(area.code) ?? []);
    return mainPostcode((parts?.get(area.id) ?? []).flatMap((code) => byCode.get(code) ?? []));
  };
}

function mainPostcode(parts: readonly Area[]): string | undefined {
  const people = new Map<string, number>();
  for (const { postcode, residents } of parts)
    if (postcode) people.set(postcode, (people.get(postcode) ?? 0) + (residents ?? 0));
  const all = parts.reduce((sum, { residents }) => sum + (residents ?? 0), 0);
  return [...people].find(([, count]) => count > 0 && count >= all / 2)?.[0];
}

function newestOf(areas: readonly Area[]): Area[] {
  const group = (area: Area) => `${area.kind} ${area.municipalityCode ?? area.regionId}`;
  const newest = new Map<string, number>();
  for (const area of areas)
    newest.set(group(area), Math.max(area.divisionYear, newest.get(group(area)) ?? area.divisionYear));
  return areas.filter((area) => area.divisionYear === newest.get(group(area)));
}

/** Areas of one name in one municipality with (nearly) the same people, as one. */
function onePerName(areas: readonly Area[]): { area: Area; also: Area[] }[] {
  const named = Map.groupBy(areas, (area) => `${typedName(area.name)} ${area.municipalityCode ?? area.code}`);
  return [...named.values()].flatMap((own) => {
    const groups: Area[][] = [];
    for (const area of own.toSorted((a, b) => order(a) - order(b))) {
      const same = groups.find(([first]) => first!.kind !== area.kind && asManyPeople(first!, area));
      if (same) same.push(area);
      else groups.push([area]);
    }
    return groups.map(([area, ...also]) => ({ area: area!, also }));
  });
}

const order = ({ kind }: Area): number => {
  const at = kindOrder.indexOf(kind);
  return at < 0 ? kindOrder.length + areaKinds.indexOf(kind) : at;
};

interface Ranked {
  readonly place: Place;
  readonly level: number;
  readonly like: number;
}

/** The places that may be meant by what was typed, best first. */
export function rankPlaces(places: readonly Place[], words: string): FoundPlace[] {
  const postcode = postcodeIn(words);
  if (postcode) return placesAt(places, postcode);
  const asked = typedName(words);
  if (asked === "") return [];
  const joined = asked.replaceAll(" ", "");
  const stretches = [stretchesOf(asked), stretchesOf(joined)] as const;
  const query = { name: asked, joined, sound: soundOf(asked), words: asked.split(" "), stretches };
  return places
    .map((place): Ranked => ({ place, ...fitOf(place, query) }))
    .filter(({ level }) => level < levels.length)
    .toSorted(
      (a, b) =>
        a.level - b.level ||
        b.like - a.like ||
        (b.place.area.residents ?? 0) - (a.place.area.residents ?? 0) ||
        (a.place.area.code < b.place.area.code ? -1 : 1),
    )
    .map(({ place: { area, also }, level }) => ({
      area,
      also,
      sure: levels[level] !== "resembles" && levels[level] !== "sounds",
      begins: level <= levels.indexOf("around"),
    }));
}

/** How well a name fits what was typed, best first. */
const levels = ["equal", "starts", "words", "around", "sounds", "holds", "resembles"] as const;

/** Where most people have a postcode, the places that people name first. */
function placesAt(places: readonly Place[], postcode: string): FoundPlace[] {
  return places
    .filter((place) => place.postcode === postcode)
    .toSorted((a, b) => order(a.area) - order(b.area) || (b.area.residents ?? 0) - (a.area.residents ?? 0))
    .map(({ area, also }) => ({ area, also, sure: true, begins: true }));
}

type Query = Pick<Place, "name" | "joined" | "sound" | "words" | "stretches">;

function fitOf(place: Place, query: Query): { level: number; like: number } {
  const at = (level: (typeof levels)[number], like = 1) => ({ level: levels.indexOf(level), like });
  if (place.joined === query.joined) return at("equal");
  // The shortest name that holds what was typed says nothing that was not typed.
  const typed = query.name.length / place.name.length;
  if (place.name.startsWith(query.name)) return at("starts", typed);
  if (query.joined.length > 3 && place.joined.startsWith(query.joined)) return at("starts", 0);
  if (begin(query.words, place.words)) return at("words", typed);
  const [first = ""] = query.words;
  const named = first.length > 2 && begin([first], place.words);
  if (named && begin(query.words, [...place.words, ...place.around])) return at("around");
  const like = resemblance(place, query);
  if (place.sound === query.sound || like > 0.45) return at("sounds", place.sound === query.sound ? 1 : like);
  if (query.joined.length > 2 && place.joined.includes(query.joined)) return at("holds");
  return like > 0.3 ? at("resembles", like) : { level: levels.length, like };
}

const begin = (typed: readonly string[], words: readonly string[]): boolean =>
  typed.every((part) => words.some((word) => word.startsWith(part)));

const partsKept = new WeakMap<Place, Map<number, readonly ReadonlySet<string>[]>>();

/** Stretches of every so many words of a longer name in a row, made once: every letter that somebody types asks them of thousands of places. */
function partsOf(place: Place, count: number): readonly ReadonlySet<string>[] {
  const { words } = place;
  if (words.length <= count) return [];
  const kept = partsKept.get(place) ?? new Map<number, readonly ReadonlySet<string>[]>();
  partsKept.set(place, kept);
  const known = kept.get(count);
  if (known) return known;
  const made = words.map((_, from) => stretchesOf(words.slice(from, from + count).join(" ")));
  kept.set(count, made);
  return made;
}

/** Likeness of the whole name, or of as many of its words as were typed; a part is worth a little less. */
function resemblance(place: Place, query: Query): number {
  const [asked, joined] = query.stretches;
  const whole = likeness(place.stretches[0], asked);
  let most = Math.max(whole, likeness(place.stretches[1], joined));
  // A name that shares no stretch has no part that does.
  if (whole === 0) return most;
  for (const part of partsOf(place, query.words.length)) most = Math.max(most, 0.85 * likeness(part, asked));
  return most;
}
