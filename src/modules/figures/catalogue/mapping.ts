import type { SmallNumberRule } from "@brink/methods/disclosure";
import type { Rounding } from "@brink/methods/indicators";
import type { Age, Status } from "../model.ts";

/** How one indicator is made from a row of a table. */
export interface Recipe {
  readonly indicator: string;
  /** Column with the value; or with the numerator when `per` is given. */
  readonly column: string;
  /** Denominator, when the value is computed: `column / (sum of per) × times`; without it the value itself is taken `times`. */
  readonly per?: readonly string[];
  readonly times?: number;
  /** Period of this column, when one table holds several. */
  readonly year?: number;
}

/**
 * How a table is written, saved and on the wire:
 * - `odata3`: one record an area (`TypedDataSet`, or `UntypedDataSet` where the kinds of missing can be told apart); `areas` is the dimension
 *   of places where it has another name than in the key figures, `select` the code kept of dimensions that are neither age nor margin;
 * - `odata4`: one observation a measure and area; `areas` is the dimension of places (a table without one speaks of the country), `select`
 *   the code kept of every other dimension, `since` the first period;
 * - `statline`: the CSV button of StatLine;
 * - `plain`: CSV with a code and a name, as others keep it; `every` when all files that fit are parts of one table, `residents` the column
 *   that says how many people live in an area, `postcode` the one with the four digits that most of its addresses have.
 */
export type Shape =
  | { readonly kind: "odata3"; readonly blank: Status; readonly areas?: string; readonly select?: Readonly<Record<string, string>> }
  | { readonly kind: "odata4"; readonly areas?: string; readonly select: Readonly<Record<string, string>>; readonly since?: string }
  | { readonly kind: "statline" }
  | { readonly kind: "plain"; readonly files: RegExp; readonly code: string; readonly name: string; readonly age?: Age; readonly every?: true; readonly residents?: string; readonly postcode?: string };

/** Which public service has the table: `cbs3` opendata.cbs.nl, `rivm3` dataderden.cbs.nl, `cbs4` datasets.cbs.nl. */
export type ServiceName = "cbs3" | "rivm3" | "cbs4";

export interface TableMapping {
  /** As the service writes it: OData 4 answers a wrong case with an empty table. */
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly licence: "CC BY 4.0";
  readonly sourceUrl: string;
  /** Year of the codes in the table. */
  readonly divisionYear: number;
  /** Period of the values; for tables with a period column this is left out. */
  readonly year?: number;
  /** Day on which the saved answers were retrieved; an import from the service notes its own day. */
  readonly retrieved: string;
  /** True where only the year of that is known: the day and month mean nothing then. */
  readonly retrievedInYear?: boolean;
  readonly shape: Shape;
  /** Without it the table comes from saved files only: the service writes it in another way than the saved file. */
  readonly service?: ServiceName;
  readonly recipes: readonly Recipe[];
  /** Rule for small numbers; left out, a statistical office's own status is followed and anyone else's figures get the general rule. */
  readonly protect?: SmallNumberRule;
  /**
   * How counts of neighbourhoods are rounded to multiples of 5, where the publisher says that they are. Whether its lots are drawn apart is not
   * said by anyone: it was seen by holding municipalities against the sums of their neighbourhoods.
   */
  readonly rounding?: Rounding;
  /** Columns that are read for other ends, or not at all, with the reason. Together with the recipes they must name every column. */
  readonly unused: Readonly<Record<string, readonly string[]>>;
}

export const percent = (indicator: string, column: string, ...per: string[]): Recipe => ({ indicator, column, per, times: 100 });
export const perThousand = (indicator: string, column: string, ...per: string[]): Recipe => ({ indicator, column, per, times: 1_000 });
export const plain = (indicator: string, column: string, year?: number): Recipe => ({ indicator, column, year });
