import { type Column, columns, type Fixture, type Someone } from "./fixture.ts";

/**
 * What each address must do for whom, written by hand: never read from the policies it checks. A new address needs a row.
 * `may` names the columns that come through; for all others the visitor must sign in, the rest gets 403, and no row changes but the audit.
 */
export interface Row {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly may: readonly Column[];
  /** Values of the address where they differ from the usual ones. */
  readonly params?: (fixture: Fixture) => Record<string, string>;
  /** A form; one with a file in it goes as an upload. */
  readonly body?: (fixture: Fixture, who: Someone) => Record<string, string | File>;
  /** What must be there before this cell is tried. */
  readonly ready?: (fixture: Fixture, who: Someone) => Promise<void>;
  /** Status for who comes through: 200 for a page and 303 for a form unless said here. */
  readonly ok?: number;
  /** A cookie besides the session: the device that takes part in a dialogue. */
  readonly cookie?: (fixture: Fixture) => string;
  /** Tables in which coming through must change rows, and no other but the audit; empty where nothing may change. */
  readonly changes?: readonly string[];
  /** True where others' addresses may stand in the answer. */
  readonly shows?: boolean;
  /** False where coming through changes nothing that is audited. */
  readonly audited?: boolean;
}

export const everyone: readonly Column[] = columns;
export const people: readonly Column[] = columns.filter((column) => column !== "visitor");
/** The region's team and who runs the region or the house. */
export const team: readonly Column[] = ["team", "operator", "house"];

export const page = (path: string, may: readonly Column[], more: Partial<Row> = {}): Row => ({
  method: "GET",
  path,
  may,
  audited: false,
  ...more,
});

export const form = (
  path: string,
  may: readonly Column[],
  body: Row["body"] = () => ({}),
  more: Partial<Row> = {},
): Row => ({ method: "POST", path, may, body, ...more });
