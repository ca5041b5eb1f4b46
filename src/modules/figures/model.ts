import type { Bilingual } from "#modules/regions/index.ts";

/** The eight drawers of a regiobeeld. */
export const drawers = [
  "people",
  "living-conditions",
  "adult-health",
  "youth",
  "environment",
  "social-base",
  "use-and-cost",
  "supply",
] as const;
export type Drawer = (typeof drawers)[number];

/** What a figure is, and so how it may be spoken of. */
export const kinds = ["counted", "sampled", "modelled", "reported"] as const;
export type Kind = (typeof kinds)[number];

/** Which way is better for people; neutral where there is no better or worse. */
export type Direction = "higher" | "lower" | "neutral";

export type Unit = "percent" | "count" | "per-1000" | "per-km2" | "km" | "euro-1000" | "number" | "hectare" | "class";

/** Age groups of the health monitor; `all` is everyone the indicator speaks of. */
export const ages = ["all", "18+", "18-64", "65+"] as const;
export type Age = (typeof ages)[number];

export interface Indicator {
  /** Stable name in addresses and API. Another table or model run is another indicator: they never share a line. */
  readonly id: string;
  readonly drawer: Drawer;
  /** Findings name at most one indicator per theme: what one reader would call the same thing (docs/methods/speaking.md). */
  readonly theme: string;
  readonly name: Bilingual;
  /** Whom or what it is measured over: "volwassenen (18 jaar en ouder)". */
  readonly of: Bilingual;
  readonly definition: Bilingual;
  /**
   * The finding as a clause that follows "Van elke 100 volwassenen …": "[voelt|voelen] er # zich gezond", with `#` for the number and in
   * brackets how it is said of one, and of more. Without it a sentence is made of name and value.
   */
  readonly say?: Bilingual;
  /** A whole sentence of its own for what is no people of a hundred or thousand: `#` is the number, `@` the place. */
  readonly lead?: Bilingual;
  readonly unit: Unit;
  readonly decimals: number;
  readonly direction: Direction;
  readonly kind: Kind;
  readonly ages: readonly Age[];
  /** Table it comes from. */
  readonly table: string;
  /** True for a share of an amount, such as hectares: nothing that was counted, so that chance and margins say nothing of it. */
  readonly ofAmounts?: boolean;
  /** True where it counts what happens beside people and is no part of them: one resident may have met with several crimes. */
  readonly ofEvents?: boolean;
  /** True when the age make-up of an area was not taken out and matters for the comparison. */
  readonly ageMatters?: boolean;
}

/**
 * Why there is a value or none. The kinds of missing stay different: `secret` is too few to publish, `impossible` cannot exist here,
 * `not-asked` was not measured that year or age, `not-published` is not out (yet), `unknown` is empty in the file without a reason.
 */
export const statuses = ["value", "secret", "impossible", "not-asked", "not-published", "unknown"] as const;
export type Status = (typeof statuses)[number];

export interface Observation {
  readonly areaCode: string;
  readonly divisionYear: number;
  readonly year: number;
  readonly age: Age;
  readonly status: Status;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

export interface Dataset {
  readonly tableId: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: string;
  readonly sourceUrl: string;
  readonly divisionYear: number;
  /** Day on which the file was retrieved from the publisher, as far as known (ISO). */
  readonly retrieved: string;
  readonly checksum: string;
}

/** What an import did, for whoever ran it and for the page about the figures. */
export interface ImportReport {
  readonly table: string;
  readonly read: number;
  readonly kept: number;
  /** What was left out, with the first place where it happened: file and line. */
  readonly refused: readonly { readonly reason: string; readonly rows: number; readonly first?: string }[];
  readonly changed: boolean;
  /** Region that the import was kept to; left out when it was the whole table. */
  readonly region?: string;
}
