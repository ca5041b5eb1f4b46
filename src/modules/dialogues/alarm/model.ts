import type { Worry } from "./store.ts";

/** Within this time somebody who is trained looks at it, or the next are told. */
export const lookWithin = 3_600_000;

/** Whether nobody looked within the hour. Only whole hours are kept, so without a second letter this is sure after two. */
export const isOverdue = (worry: Pick<Worry, "looked" | "turn" | "since">, now: Date): boolean =>
  !worry.looked && (worry.turn > 1 || now.getTime() - worry.since.getTime() >= 2 * lookWithin);

/**
 * Who is told now: `rings` holds who could be told, nearest first. The first turn is for the first ring that has somebody, each next for
 * the ring after the last one. Who marked it is not told what they know, unless there is nobody else.
 * @returns the place of the ring, from 1, and the people in it; undefined when nobody is left
 */
export function whoIsNext<P extends string>(
  rings: readonly (readonly P[])[],
  told: { readonly ring: number; readonly markedBy: string | null },
): { readonly ring: number; readonly people: readonly P[] } | undefined {
  const others = rings.map((ring) => ring.filter((person) => person !== told.markedBy));
  const able = others.some((ring) => ring.length > 0) ? others : rings;
  const before = new Set<P>(told.ring > 0 ? able[told.ring - 1] : []);
  for (let place = told.ring; place < able.length; place += 1) {
    const people = [...new Set(able[place])].filter((person) => !before.has(person));
    if (people.length > 0) return { ring: place + 1, people };
  }
  return undefined;
}
