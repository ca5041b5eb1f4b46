import type { Context } from "#platform/context.ts";
import type { Lang } from "#platform/text.ts";
import type { AnyTrx } from "./store-scope.ts";

/** One piece of what is held about someone, as Mijn gegevens shows it and the download carries it. */
export interface Held {
  /** Name in the download, in English. */
  readonly name: string;
  readonly title: string;
  /** Readable lines: what, and its value. */
  readonly lines: readonly (readonly [string, string])[];
  /** The same as data. */
  readonly data: unknown;
}

/** A room that holds something about people: it shows it, and lets go of it. */
export interface Holder {
  readonly room: string;
  held(trx: AnyTrx, ctx: Context, person: string, lang: Lang): Promise<readonly Held[]>;
  /** Forgets the person. What the law makes us keep stays, without the person where that can be. */
  erase?(trx: AnyTrx, ctx: Context, person: string): Promise<void>;
}

const holders: Holder[] = [];

/** Adds a room to Mijn gegevens: later rooms call it once at start. */
export function addHolder(holder: Holder): void {
  if (!holders.some((other) => other.room === holder.room)) holders.push(holder);
}

export const allHolders = (): readonly Holder[] => holders;

/** Something a person may agree to, in one version of its words. */
export interface ConsentKind {
  readonly id: string;
  readonly version: number;
  readonly words: { readonly nl: string; readonly en: string };
}

const consentKinds: ConsentKind[] = [
  {
    id: "regional_news",
    version: 1,
    words: {
      nl: "Mail mij nieuws uit mijn regio, hoogstens één keer per maand.",
      en: "Mail me news of my region, at most once a month.",
    },
  },
];

/** Adds something to agree to; later rooms call it once at start. A new version asks again. */
export function addConsentKind(kind: ConsentKind): void {
  if (!consentKinds.some((other) => other.id === kind.id)) consentKinds.push(kind);
}

export const allConsentKinds = (): readonly ConsentKind[] => consentKinds;
