import type { Initiative } from "./model.ts";

/** Names of the fields that differ between two versions, in the order of the model. */
export function changedFields(before: Initiative | null, after: Initiative): (keyof Initiative)[] {
  if (!before) return [];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Initiative)[];
  return names.filter((name) => name !== "example" && !sameValue(before[name], after[name]));
}

/** Equal as canonical values: a key that is absent and one that is undefined are the same, the order of keys does not count. */
export function sameValue(a: unknown, b: unknown): boolean {
  return stable(a) === stable(b);
}

function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${entries
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${stable(part)}`)
    .join(",")}}`;
}

/** The status history grows by itself: a new status is noted with its day. */
export function withStatusNoted(before: Initiative | null, after: Initiative, today: string, why?: string): Initiative {
  if (before ? before.status === after.status : after.statusHistory.length > 0) return after;
  const entry = { status: after.status, date: today, ...(why ? { why } : {}) };
  return { ...after, statusHistory: [...after.statusHistory, entry] };
}
