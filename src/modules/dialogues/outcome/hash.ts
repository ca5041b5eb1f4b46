import { createHash } from "node:crypto";
import canonicalize from "canonicalize";

/** Reals to nine significant digits, as results are compared and hashed; integers, sets and orders stay exact. */
export function significant<T>(value: T): T {
  return rounded(value) as T;
}

function rounded(value: unknown): unknown {
  if (typeof value === "number") return Number.isInteger(value) ? value : Number(value.toPrecision(9));
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, rounded(part)]));
}

/** Hash of a document as canonical JSON (RFC 8785). */
export const hashOf = (document: unknown): string =>
  createHash("sha256")
    .update(canonicalize(document) ?? "")
    .digest("hex");
