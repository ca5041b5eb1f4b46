import type { Config } from "../config.ts";

const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers on every answer: nothing inline, nothing framed, nothing from another host. */
export function securityHeaders(config: Pick<Config, "production" | "url">): Record<string, string> {
  const headers: Record<string, string> = {
    "Content-Security-Policy": contentPolicy,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
  if (config.production && config.url.startsWith("https:")) {
    headers["Strict-Transport-Security"] = "max-age=31536000; includeSubDomains";
  }
  return headers;
}

/** API answers are machine data: nothing in them may load or frame anything. */
export const apiContentPolicy = "default-src 'none'; frame-ancestors 'none'";
