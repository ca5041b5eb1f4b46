/** Why a publisher gives no number. Never read such a code as a number. */
export type MissingReason = "secret-or-absent" | "later-release" | "discontinued";

const missingCodes: ReadonlyMap<number, MissingReason> = new Map([
  [-99_997, "secret-or-absent"],
  [-99_995, "later-release"],
  [-99_991, "discontinued"],
]);

/** The reason behind a code in CBS Kerncijfers wijken en buurten, or null when the value is a value. */
export function cbsMissing(value: number): MissingReason | null {
  return missingCodes.get(value) ?? null;
}

/** Whether an area may be compared with itself a year earlier; CBS `indelingswijziging_wijken_en_buurten`. */
export type Comparability = "comparable" | "renamed" | "boundary-changed" | "unknown";

/** Reads the CBS code: 1 nothing changed, 2 another code but the same boundary, 3 the boundary moved. Break a series at 3 and at unknown. */
export function comparability(code: number | null): Comparability {
  if (code === 1) return "comparable";
  if (code === 2) return "renamed";
  return code === 3 ? "boundary-changed" : "unknown";
}
