import { randomUUID } from "node:crypto";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { RouteConfig } from "@hono/zod-openapi";
import { type Context as HonoContext, Hono } from "hono";
import { getCookie } from "hono/cookie";
import type { z } from "zod";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import type { Lang } from "../text.ts";
import { type Actor, everyone, type RoutePolicy, visitor } from "./actor.ts";
import { type Answer, renderPage } from "./answer.ts";
import { apiBase, apiDocument, type ApiHandler, apiVersion, createApi, problem } from "./api.ts";
import { BodyCache, storeBody } from "./cache.ts";
import { type ErrorPage, errorWords } from "./errors.tsx";
import { faultLine, httpTitle, isOwnWord, statusOf } from "./failure.ts";
import { formLimit, readForm, uploadLimit } from "./form.ts";
import { apiContentPolicy, securityHeaders } from "./headers.ts";
import { clientAddress } from "./network.ts";
import { FormBody, inLanguage, type PageRequest } from "./request.ts";
import { bodyResponse, openData, sendOnce, sendPublic, storeAnswer } from "./send.ts";
import { Addresses } from "./addresses.ts";
import type { FormRoute, PageRoute, RouteInfo } from "./router.ts";

// oxlint-disable-next-line typescript/consistent-type-definitions -- Hono wants a type with an index
type Env = { Variables: { requestId: string; actor: Actor; form: FormBody; pattern: string; complete: boolean } };
type Http = HonoContext<Env>;

/** Tells who asks, from the session cookie; `accounts` gives it. */
export type FindActor = (request: { cookie: (name: string) => string | undefined }) => Promise<Actor>;

/** What `accounts` does with people who may not enter. */
export interface AtTheDoor {
  /** Where a visitor signs in, to come back to this address afterwards. */
  signIn?(back: string, lang: Lang): string;
  /** Notes that a person was refused. */
  refused?(attempt: { readonly actor: Actor; readonly method: string; readonly route: string }): Promise<void>;
  /** A cookie that goes with a page of one's own, when the one that came with it has grown old. */
  renewed?(actor: Actor): Promise<string | undefined>;
}

/** What a module declares its addresses with. Every address names its policy. */
export interface Router {
  page<S extends z.ZodType = z.ZodType<Record<string, string>>>(route: PageRoute<S>): void;
  form(route: FormRoute): void;
  api<R extends RouteConfig>(
    route: R,
    access: { policy: RoutePolicy; cache: "open" | "private" },
    handler: ApiHandler<R>,
  ): void;
  /** A file that never changes under its address, for example a hashed style sheet. */
  asset(path: string, body: Buffer | string, type: string): void;
  /** Gives the finder of actors and what happens to who may not; without it everyone is a visitor. */
  useActors(find: FindActor, atTheDoor?: AtTheDoor): void;
}

export interface Server extends Router {
  /** The finished server. Reading it closes the list of addresses. */
  readonly app: Hono<Env>;
  readonly routes: readonly RouteInfo[];
  /** Names the module whose routes follow. */
  enter(module: string): void;
  /** Forgets rendered pages. */
  clearCache(): void;
}

/** Builds the web server. `errorPage` draws errors in the house style. */
export function createServer(ctx: Context, errorPage: ErrorPage): Server {
  const app = new Hono<Env>();
  const api = createApi();
  const cache = new BodyCache();
  const routes: RouteInfo[] = [];
  const addresses = new Addresses();
  const headers = securityHeaders(ctx.config);
  let module = "platform";
  let findActor: FindActor = async () => visitor;
  let atTheDoor: AtTheDoor = {};
  const version = () => `${ctx.pageVersion.current} ${ctx.pageVersion.figures}`;
  let cachedVersion = version();

  app.use(async (c, next) => {
    const started = performance.now();
    c.set("requestId", randomUUID());
    c.set("actor", visitor);
    c.set("pattern", "-");
    await next();
    if (!c.get("complete")) addMissing(c.res.headers, headers);
    const ms = Math.round((performance.now() - started) * 10) / 10;
    ctx.log.info({ id: c.get("requestId"), method: c.req.method, route: c.get("pattern"), status: c.res.status, ms });
  });

  app.use(async (c, next) => {
    if (!isForeignChange(c.req.raw, ctx.config.url)) return next();
    throw new Refusal("This form came from another site.", 403);
  });

  const requestOf = <Q>(c: Http, lang: Lang, query: Q, params: Record<string, string>): PageRequest<Q> => {
    const address = new URL(c.req.url).pathname;
    return {
      lang,
      path: lang === "en" ? address.replace(/^\/en(?=\/|$)/, "") || "/" : address,
      params,
      query,
      actor: c.get("actor"),
      form: c.get("form") ?? new FormBody(new Map()),
      id: c.get("requestId"),
      network: networkOf(c),
      cookie: (name) => getCookie(c, name),
      header: (name) => c.req.header(name),
      link: (path) => inLanguage(lang, path),
      absolute: (path) => `${ctx.config.url}${path}`,
    };
  };

  const networkOf = (c: Http): string => {
    const socket = c.env && "incoming" in (c.env as object) ? getConnInfo(c).remote.address : undefined;
    return clientAddress(socket, c.req.header("x-forwarded-for"), ctx.config.proxies);
  };

  const admit = async (c: Http, policy: RoutePolicy, params: Record<string, string>): Promise<Actor> => {
    const actor = await findActor({ cookie: (name) => getCookie(c, name) });
    c.set("actor", actor);
    if (policy.allows(actor, params)) return actor;
    throw new Refusal("", actor.kind === "visitor" ? 401 : 403);
  };

  const freshCache = () => {
    if (cachedVersion === version()) return;
    cachedVersion = version();
    cache.clear();
  };

  const note = (method: RouteInfo["method"], path: string, policy: RoutePolicy, kind: RouteInfo["kind"]) => {
    if (typeof policy?.allows !== "function") throw new Error(`${method} ${path} has no policy: default deny.`);
    if (!routes.some((route) => route.method === method && route.path === path)) {
      routes.push({ method, path, policy: policy.name, kind, module });
    }
  };

  const open = (): Hono<Env> => {
    addresses.mount(app, () => app.route(apiBase, api as never));
    return app;
  };

  const server: Server = {
    get app() {
      return open();
    },
    routes,
    enter: (name) => {
      module = name;
    },
    clearCache: () => cache.clear(),
    useActors: (find, door = {}) => {
      findActor = find;
      atTheDoor = door;
    },

    page(route) {
      note("GET", route.path, route.policy, "page");
      for (const lang of route.oneLanguage ? (["nl"] as const) : (["nl", "en"] as const)) {
        addresses.add("GET", inLanguage(lang, route.path), async (c: Http) => {
          c.set("pattern", route.path);
          const query = parseQuery(route.query, c.req.query());
          const params = c.req.param() as Record<string, string>;
          if (route.cache === "private") {
            await admit(c, route.policy, params);
            const answer = await route.handle(requestOf(c, lang, query, params) as never);
            return sendOnce(c, await withCookie(answer, c.get("actor"), route.policy), ctx);
          }
          if (!route.policy.allows(visitor, params)) throw new Refusal("", 401);
          freshCache();
          const make = () => storeAnswer(route.handle(requestOf(c, lang, query, params) as never));
          // With the version: a page that was begun before a change and is done after it must not be kept as new.
          const key = `${cachedVersion} ${lang} ${new URL(c.req.url).pathname} ${JSON.stringify(query)}`;
          return sendPublic(c, cache, key, make, headers);
        });
      }
    },

    form(route) {
      note("POST", route.path, route.policy, "form");
      for (const lang of route.oneLanguage ? (["nl"] as const) : (["nl", "en"] as const)) {
        addresses.add("POST", inLanguage(lang, route.path), async (c: Http) => {
          c.set("pattern", route.path);
          c.set("form", await readForm(c.req.raw, route.upload ? uploadLimit : formLimit));
          const params = c.req.param() as Record<string, string>;
          await admit(c, route.policy, params);
          const answer = await route.handle(requestOf(c, lang, c.req.query(), params));
          if (!route.hot) await ctx.pageVersion.refresh();
          return sendOnce(c, answer, ctx);
        });
      }
    },

    api(route, access, handler) {
      note(route.method.toUpperCase() as RouteInfo["method"], `${apiBase}${route.path}`, access.policy, "api");
      const guard = async (c: Http, next: () => Promise<void>) => {
        c.set("pattern", `${apiBase}${route.path}`);
        await admit(c, access.policy, c.req.param() as Record<string, string>);
        await next();
        if (access.cache === "open" && c.res.status === 200) await openData(c);
      };
      api.openapi({ ...route, middleware: [guard] } as never, handler as never);
    },

    asset(path, body, type) {
      note("GET", path, { name: "everyone", allows: () => true }, "asset");
      const stored = storeBody(Buffer.from(body), type);
      addresses.add("GET", path, async (c: Http) => {
        c.set("pattern", "asset");
        return bodyResponse(c, await stored, "public, max-age=31536000, immutable", headers);
      });
    },
  };

  api.use(async (c, next) => {
    await next();
    c.header("API-Version", apiVersion);
    c.header("Content-Security-Policy", apiContentPolicy);
    if (!c.res.headers.has("Cache-Control")) c.header("Cache-Control", "no-store");
  });
  api.get("/openapi.json", (c) => {
    c.header("Access-Control-Allow-Origin", "*");
    (c as unknown as Http).set("pattern", `${apiBase}/openapi.json`);
    return c.json(api.getOpenAPI31Document(apiDocument(ctx.config.url) as never));
  });
  note("GET", `${apiBase}/openapi.json`, { name: "everyone", allows: () => true }, "api");

  app.notFound((c) => {
    const allowed = otherMethods(app, c.req.method, new URL(c.req.url).pathname);
    if (allowed.length > 0) return failure(c, new Refusal("", 405), { Allow: allowed.join(", ") });
    return failure(c, new Refusal("", 404));
  });
  app.onError((error, c) => failure(c, error));

  /** Public pages and forms renew nothing: they are the hot paths, and their answers are kept or followed at once. */
  async function withCookie(answer: Answer, actor: Actor, policy: RoutePolicy): Promise<Answer> {
    if (policy === everyone || "Set-Cookie" in answer.headers) return answer;
    const cookie = await atTheDoor.renewed?.(actor);
    return cookie ? { ...answer, headers: { ...answer.headers, "Set-Cookie": cookie } } : answer;
  }

  async function noteRefused(c: Http): Promise<void> {
    const attempt = { actor: c.get("actor"), method: c.req.method, route: c.get("pattern") };
    await atTheDoor.refused?.(attempt).catch((error: unknown) => {
      ctx.log.error({ id: c.get("requestId"), route: attempt.route, error: faultLine(error) });
    });
  }

  async function failure(c: Http, error: unknown, extra: Record<string, string> = {}): Promise<Response> {
    const status = statusOf(error);
    if (status >= 500) ctx.log.error({ id: c.get("requestId"), route: c.get("pattern"), error: faultLine(error) });
    const sentence = error instanceof Refusal && error.message ? error.message : undefined;
    const { pathname: address, search } = new URL(c.req.url);
    if (status === 403 && c.get("actor").kind === "person") await noteRefused(c);
    if (address.startsWith(`${apiBase}/`)) {
      const answer = problem(c.get("requestId"), {
        title: httpTitle(status),
        status,
        detail: sentence ?? httpTitle(status),
      });
      const fixed = {
        ...extra,
        "API-Version": apiVersion,
        "Cache-Control": "no-store",
        "Content-Security-Policy": apiContentPolicy,
      };
      for (const [name, value] of Object.entries(fixed)) answer.headers.set(name, value);
      return answer;
    }
    const lang: Lang = /^\/en(\/|$)/.test(address) ? "en" : "nl";
    // Who asks for a page of their own without being signed in may sign in and come back; a form keeps what was typed instead.
    if (status === 401 && c.req.method === "GET" && atTheDoor.signIn) {
      const away = { Location: atTheDoor.signIn(`${address}${search}`, lang), "Cache-Control": "no-store" };
      return new Response(null, { status: 303, headers: away });
    }
    const readable = sentence && !isOwnWord(sentence) ? sentence : undefined;
    const view = {
      lang,
      path: address.replace(/^\/en(?=\/|$)/, "") || "/",
      status,
      requestId: c.get("requestId"),
      form: c.get("form"),
      sentence: readable,
    };
    const html = await renderPage(errorPage({ ...view, ...errorWords(view) }));
    return new Response(html, {
      status,
      headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", ...extra },
    });
  }

  return server;
}

function addMissing(answer: Headers, wanted: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(wanted)) if (!answer.has(name)) answer.set(name, value);
}

function parseQuery(schema: z.ZodType | undefined, query: Record<string, string>): unknown {
  if (!schema) return {};
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  throw new Refusal("", 400);
}

/** A change that another site makes a browser send. Browsers name the origin of every form; tools without one hold no cookies. */
function isForeignChange(request: Request, url: string): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return false;
  const site = request.headers.get("sec-fetch-site");
  if (site) return site !== "same-origin" && site !== "none";
  const origin = request.headers.get("origin");
  if (!origin) return false;
  return origin !== new URL(url).origin && origin !== new URL(request.url).origin;
}

function otherMethods(app: Hono<Env>, method: string, path: string): string[] {
  const serves = (other: string) =>
    app.router
      .match(other, path)[0]
      .some(
        ([[, info]]) => (info as { path: string }).path !== "/*" && (info as { path: string }).path !== `${apiBase}/*`,
      );
  return ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((other) => other !== method && serves(other));
}
