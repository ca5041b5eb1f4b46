import type { AreaInput, AreaKind } from "#modules/regions/index.ts";
import type { Age } from "../model.ts";
import type { Cell } from "./cell.ts";

/** Bounds of a modelled or sampled value, where the publisher gives them. */
export interface Bounds {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A row of a publisher's table: an area, a period where the table has one, and its cells by column. */
export interface SourceRow {
  readonly area: AreaInput;
  readonly year: number | undefined;
  readonly age: Age;
  /** Where it stands, for whoever must look: "UntypedDataSet_2012.csv.gz, line 312". */
  readonly place: string;
  cell(column: string): Cell;
  bounds?(column: string): Bounds;
}

/** Rows that a reader could not use, with the reason and the first place. */
export interface LeftOut {
  readonly reason: string;
  readonly rows: number;
  readonly first?: string;
}

/** A table as it was read, before any of it is believed. Rows come in batches, so that a large table never stands in memory. */
export interface SourceTable {
  readonly columns: readonly string[];
  /** SHA-256 of the files it is read from. */
  readonly checksum: string;
  /** Day of retrieval (ISO), when the files themselves say so. */
  readonly retrieved?: string;
  /** Rows from the first on, at every call. @throws Refusal when a file turns out to be broken. */
  batches(): AsyncIterable<readonly SourceRow[]>;
  /** What was left out; complete when the batches are read. */
  leftOut(): readonly LeftOut[];
}

/** Counts what is left out, by reason, and remembers the first place of each. */
export class Tally {
  readonly #found = new Map<string, { rows: number; first: string | undefined }>();

  add(reason: string, first?: string, rows = 1): void {
    const before = this.#found.get(reason);
    if (before) before.rows += rows;
    else this.#found.set(reason, { rows, first });
  }

  list(): LeftOut[] {
    return [...this.#found].map(([reason, { rows, first }]) => ({ reason, rows, ...(first && { first }) }));
  }
}

const kinds: Readonly<Record<string, AreaKind>> = {
  NL: "country",
  GM: "municipality",
  WK: "district",
  BU: "neighbourhood",
};

/**
 * An area from a CBS code, with what the table says of it. Codes are padded and may hold letters; the country is NL00 in some tables and NL01 in others.
 * @returns undefined for codes of other kinds (provinces, COROP)
 */
export function areaOf(
  code: string,
  name: string,
  divisionYear: number,
  more: { change?: string; residents?: number | null; postcode?: string } = {},
): AreaInput | undefined {
  const clean = code.trim();
  const kind = kinds[clean.slice(0, 2)];
  if (!kind) return undefined;
  const country = kind === "country";
  const change = Number(more.change);
  return {
    code: country ? "NL" : clean,
    divisionYear,
    kind,
    name: name.trim(),
    municipalityCode: country ? null : `GM${clean.slice(2, 6)}`,
    districtCode: kind === "neighbourhood" ? `WK${clean.slice(2, 8)}` : null,
    change: change >= 1 && change <= 3 ? change : null,
    residents: more.residents ?? null,
    postcode: /^[1-9]\d{3}$/.test(more.postcode ?? "") ? more.postcode! : null,
  };
}
