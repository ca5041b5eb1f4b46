import { Refusal } from "../refusal.ts";

/** HTTP status of what was thrown; a database that is away is 503. */
export function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.status;
  const code = (error as { code?: string }).code ?? "";
  if (["ECONNREFUSED", "ECONNRESET", "ENOENT", "57P01", "57P02", "57P03", "53300"].includes(code)) return 503;
  return 500;
}

/** A fault for the log: where it broke, never what was in it (a database message may hold typed values). */
export function faultLine(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  const code = (error as { code?: string }).code;
  const what = code && /^[0-9A-Z]{5}$/.test(code) ? `SQLSTATE ${code}` : error.message;
  return `${error.name}: ${what}\n${error.stack?.split("\n").slice(1, 6).join("\n") ?? ""}`;
}

export function httpTitle(status: number): string {
  const titles: Record<number, string> = {
    400: "Bad request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not found",
    405: "Method not allowed",
    409: "Conflict",
    413: "Content too large",
    415: "Unsupported media type",
    429: "Too many requests",
    503: "Service unavailable",
  };
  return titles[status] ?? "Internal server error";
}

/** Sentences of the platform itself are for the log; the page has its own words for them in two languages. */
export function isOwnWord(sentence: string): boolean {
  return [
    "Too large",
    "This form came from another site.",
    "This address takes a form.",
    "The form could not be read.",
  ].includes(sentence);
}
