import { gzipSync } from "node:zlib";
import type { Context as HonoContext } from "hono";
import type { Context } from "../context.ts";
import { type Answer, renderPage } from "./answer.ts";
import { type BodyCache, chooseEncoding, sameEtag, storeBody, type StoredBody } from "./cache.ts";

// oxlint-disable-next-line typescript/no-explicit-any -- any Hono environment
type Http = HonoContext<any>;

/** A public answer as the cache keeps it: its bodies, its own headers, or where it sends the visitor. */
export interface StoredAnswer extends StoredBody {
  readonly headers?: Readonly<Record<string, string>>;
  readonly to?: string;
}

/** Renders and compresses an answer once, for the cache. */
export async function storeAnswer(answer: Promise<Answer> | Answer): Promise<StoredAnswer> {
  const made = await answer;
  if (made.kind === "redirect") return { ...(await storeBody("", "text/plain", 303)), to: made.to };
  if (made.kind === "page") {
    const stored = await storeBody(await renderPage(made.node), "text/html; charset=utf-8", made.status, true);
    return { ...stored, headers: { ...made.headers } };
  }
  if (made.body instanceof ReadableStream) throw new Error("A stream cannot be cached: make this page private.");
  return { ...(await storeBody(made.body, made.type, made.status)), headers: { ...made.headers } };
}

/** Sends a page that is the same for everyone. */
export async function sendPublic(
  c: Http,
  cache: BodyCache,
  key: string,
  make: () => Promise<StoredBody>,
  security: Readonly<Record<string, string>>,
): Promise<Response> {
  const stored = (await cache.get(key, make)) as StoredAnswer;
  if (stored.to) return c.redirect(stored.to, 303);
  return bodyResponse(c, stored, "public, no-cache", { ...security, ...stored.headers });
}

/**
 * Sends stored bytes in the best encoding, or 304 when the browser has them. All headers are given at once where they are known: an answer
 * whose headers are touched afterwards costs the server three times as much.
 */
export function bodyResponse(
  c: Http,
  stored: StoredBody,
  cacheControl: string,
  known?: Readonly<Record<string, string>>,
): Response {
  if (known) c.set("complete", true);
  const encoding = chooseEncoding(c.req.header("accept-encoding"));
  const headers: Record<string, string> = {
    ...known,
    ETag: stored.etag,
    "Cache-Control": cacheControl,
    Vary: "Accept-Encoding",
  };
  if (sameEtag(c.req.header("if-none-match"), stored.etag)) return new Response(null, { status: 304, headers });
  headers["Content-Type"] = stored.type;
  if (encoding !== "identity") headers["Content-Encoding"] = encoding;
  return new Response(stored.bodies[encoding] as unknown as BodyInit, { status: stored.status, headers });
}

/** Sends an answer made for one person; nobody may store it. */
export async function sendOnce(c: Http, answer: Answer, ctx: Context): Promise<Response> {
  const noStore = { "Cache-Control": "no-store" };
  if (answer.kind === "redirect") {
    return new Response(null, {
      status: 303,
      headers: { ...noStore, ...answer.headers, Location: localAddress(answer.to, ctx) },
    });
  }
  if (answer.kind === "file") {
    return new Response(answer.body as BodyInit, {
      status: answer.status,
      headers: { ...noStore, "Content-Type": answer.type, ...answer.headers },
    });
  }
  const html = await renderPage(answer.node);
  const zipped = html.length > 1_500 && chooseEncoding(c.req.header("accept-encoding")) !== "identity";
  const headers: Record<string, string> = {
    ...noStore,
    "Content-Type": "text/html; charset=utf-8",
    Vary: "Accept-Encoding",
    ...answer.headers,
  };
  if (zipped) headers["Content-Encoding"] = "gzip";
  return new Response(zipped ? gzipSync(html, { level: 4 }) : html, { status: answer.status, headers });
}

/** Redirects stay on this site unless they are written in full by a handler on purpose. */
function localAddress(to: string, ctx: Context): string {
  if (to.startsWith("/") && !to.startsWith("//")) return to;
  return new URL(to, ctx.config.url).toString();
}

/** Open data: any site may read it, and a client may keep it as long as it asks whether it changed. */
export async function openData(c: Http): Promise<void> {
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Cache-Control", "public, no-cache");
  if (c.res.headers.has("ETag") || !c.res.body) return;
  const body = Buffer.from(await c.res.arrayBuffer());
  const stored = await storeBody(body, c.res.headers.get("Content-Type") ?? "application/json");
  const kept = new Headers(c.res.headers);
  c.res = bodyResponse(c, stored, "public, no-cache");
  for (const [name, value] of kept)
    if (!c.res.headers.has(name) && name !== "content-length") c.res.headers.set(name, value);
}
