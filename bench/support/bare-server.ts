import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { serve } from "@hono/node-server";
import { Hono } from "hono";

const html = readFileSync(process.argv[2] ?? "");
const headers = { "Content-Type": "text/html; charset=utf-8", "Content-Encoding": "br", Vary: "Accept-Encoding" };
const compress = () => brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
const app = new Hono();
const stored = compress();
app.get("/stored", () => new Response(stored, { headers }));
// The least that a page asked for the first time costs: compressing it.
app.get("/cold", () => new Response(compress(), { headers }));
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, (info) => process.send?.(info.port));
