/** What stands in a cell: text, a number, yes or no, or nothing. A date is its plain day as text. */
export type Cell = string | number | boolean | null;

export interface Sheet {
  readonly name: string;
  /** Rows from the top; each as long as its last filled cell. */
  readonly rows: readonly (readonly Cell[])[];
}

/** Why a file is not taken. */
export const sheetFaults = [
  "too_large",
  "not_xlsx",
  "too_many_parts",
  "unpacks_too_large",
  "macros",
  "encrypted",
  "unreadable",
  "too_long",
] as const;
export type SheetFaultCode = (typeof sheetFaults)[number];

/** A file that is not taken. The caller says why in the reader's language. */
export class SheetFault extends Error {
  override readonly name = "SheetFault";
  readonly code: SheetFaultCode;

  constructor(code: SheetFaultCode) {
    super(code);
    this.code = code;
  }
}

/** Limits of an upload. */
export const sheetLimits = {
  /** Bytes of the file. */
  bytes: 10 * 1024 * 1024,
  /** Files in the archive. */
  entries: 2_000,
  /** Bytes of all files unpacked. */
  unpacked: 200 * 1024 * 1024,
  /** How many times larger a file may become. */
  ratio: 200,
  /** Smaller files may grow more: a short empty sheet packs very well. */
  ratioFrom: 1024 * 1024,
  sheets: 20,
  rows: 50_000,
  columns: 200,
  /** Empty rows after which nothing more is expected. */
  emptyRows: 1_000,
  /** Megabytes of the worker's heap. */
  memory: 512,
  /** Milliseconds. */
  timeout: 60_000,
} as const;
