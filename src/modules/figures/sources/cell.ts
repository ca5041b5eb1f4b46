import type { Status } from "../model.ts";

/** A cell as a publisher writes it: a number, or why there is none. */
export interface Cell {
  readonly value: number | null;
  readonly status: Status;
}

const missing = (status: Status): Cell => ({ value: null, status });

/** Untyped tables: right-aligned text; `.` is secret or not certain enough, blank is not asked. */
export function untypedCell(text: string | null | undefined): Cell {
  const clean = (text ?? "").trim();
  if (clean === ".") return missing("secret");
  if (clean === "") return missing("not-asked");
  return numberCell(clean);
}

/** Typed tables turn every kind of missing into null, so the reason is not known. */
export function typedCell(value: string | number | null | undefined): Cell {
  if (typeof value === "number") return { value, status: "value" };
  const clean = (value ?? "").trim();
  if (clean === "" || clean === "." || clean === "NA") return missing("unknown");
  return numberCell(clean);
}

/** OData 4: the attribute says why a value is missing; one that we do not know counts as missing too. */
export function observationCell(value: number | null, attribute: string): Cell {
  if (attribute === "None" && value !== null) return { value, status: "value" };
  return missing(attribute === "Impossible" ? "impossible" : attribute === "None" ? "unknown" : "secret");
}

/** @throws Error when the text is no number: a changed column must not become figures. */
function numberCell(text: string): Cell {
  // CBS marks missing values in some exports with -99999999 and its neighbours.
  if (/^-9999999\d(\.0+)?$|^-9999[157]$/.test(text)) return missing("unknown");
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`"${text}" is no number`);
  return { value, status: "value" };
}
