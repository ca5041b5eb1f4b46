import type { Initiative } from "./model.ts";

/** An organisation, or a type of organisation, as it stands on the workplan. */
export interface Party {
  /** Its name in small letters: two ways of writing it are one party. */
  readonly key: string;
  /** As it was written first. */
  readonly name: string;
  /** Ids of the initiatives it begins or takes part in. */
  readonly initiatives: readonly string[];
  /** With how many others it works together. */
  readonly partners: number;
}

/** Two parties that work together, and on what. */
export interface Tie {
  readonly a: Party;
  readonly b: Party;
  readonly initiatives: readonly string[];
}

export interface Network {
  /** With most partners first, then by name. */
  readonly parties: readonly Party[];
  /** With most initiatives first, then by names. */
  readonly ties: readonly Tie[];
}

const byName = (a: string, b: string) => a.localeCompare(b, "nl");
const keyOf = (name: string) => name.trim().toLowerCase();
/** Between two names; no name has it, as forms and sheets give one line. */
const apart = "\n";

/** Who works with whom on what: two parties are tied by every initiative that both begin or take part in. */
export function networkOf(initiatives: readonly Pick<Initiative, "id" | "initiator" | "parties">[]): Network {
  const names = new Map<string, string>();
  const own = new Map<string, string[]>();
  const shared = new Map<string, string[]>();
  const add = (map: Map<string, string[]>, key: string, id: string) => {
    const ids = map.get(key);
    if (ids) ids.push(id);
    else map.set(key, [id]);
  };
  for (const one of initiatives) {
    const written = [one.initiator, ...one.parties.map((party) => party.name)];
    for (const name of written) if (!names.has(keyOf(name))) names.set(keyOf(name), name.trim());
    const keys = [...new Set(written.map(keyOf))].toSorted();
    for (const [place, key] of keys.entries()) {
      add(own, key, one.id);
      for (const other of keys.slice(place + 1)) add(shared, `${key}${apart}${other}`, one.id);
    }
  }
  const partners = new Map<string, number>();
  for (const pair of shared.keys())
    for (const key of pair.split(apart)) partners.set(key, (partners.get(key) ?? 0) + 1);
  const parties = new Map(
    [...own].map(([key, ids]): [string, Party] => [
      key,
      { key, name: names.get(key)!, initiatives: ids, partners: partners.get(key) ?? 0 },
    ]),
  );
  const ties = [...shared].map(([pair, ids]): Tie => {
    const [a = "", b = ""] = pair.split(apart);
    return { a: parties.get(a)!, b: parties.get(b)!, initiatives: ids };
  });
  return {
    parties: [...parties.values()].toSorted((a, b) => b.partners - a.partners || byName(a.name, b.name)),
    ties: ties.toSorted(
      (one, other) =>
        other.initiatives.length - one.initiatives.length ||
        byName(one.a.name, other.a.name) ||
        byName(one.b.name, other.b.name),
    ),
  };
}

/**
 * The part of a network that fits on a sheet: the parties with most partners, and the one that is looked at with those it works with most.
 * They stand in an order in which each comes next to whom it is tied to most, so that thick lines are short.
 * @param most how many parties at most
 * @param focus key of the party one looks at
 */
export function drawnPart(network: Network, most: number, focus = ""): Network {
  const ofFocus = network.ties.filter((tie) => tie.a.key === focus || tie.b.key === focus);
  const near = ofFocus.map((tie) => (tie.a.key === focus ? tie.b : tie.a));
  const first = network.parties.filter((party) => party.key === focus);
  const wanted = new Set([...first, ...near, ...(first.length > 0 ? [] : network.parties)].slice(0, most));
  const ties = network.ties.filter((tie) => wanted.has(tie.a) && wanted.has(tie.b));
  return { parties: inOrder([...wanted], ties), ties };
}

function inOrder(parties: readonly Party[], ties: readonly Tie[]): Party[] {
  const weight = new Map<string, number>();
  for (const { a, b, initiatives } of ties) {
    weight.set(`${a.key}${apart}${b.key}`, initiatives.length);
    weight.set(`${b.key}${apart}${a.key}`, initiatives.length);
  }
  const placed: Party[] = [];
  const left = [...parties];
  while (left.length > 0) {
    const last = placed.at(-1);
    const strength = (party: Party) => (last ? (weight.get(`${last.key}${apart}${party.key}`) ?? 0) : 0);
    let best = 0;
    for (const [place, party] of left.entries()) if (strength(party) > strength(left[best]!)) best = place;
    placed.push(...left.splice(best, 1));
  }
  return placed;
}
