import { brotliDecompressSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { readConfig } from "../config.ts";
import type { Context } from "../context.ts";
import { openLog } from "../log.ts";
import { createRoute, everyone, jsonAnswer, oneOf, page, redirect, type Server, signedIn, visitor } from "./index.ts";
import { createServer } from "./server.ts";

const config = readConfig({ NODE_ENV: "test", BRINK_URL: "https://brink.example", LOG_LEVEL: "silent" });

function bareServer(version = { current: 1 }): Server {
  const ctx = {
    config,
    log: openLog(config),
    pageVersion: {
      get current() {
        return version.current;
      },
      refresh: async () => undefined,
      close: () => undefined,
    },
  } as unknown as Context;
  return createServer(ctx, (view) => (
    <main>
      <h1>{view.title}</h1>
      {view.typed.map((field) => (
        <pre>{field.value}</pre>
      ))}
    </main>
  ));
}

describe("the web server", () => {
  let server: Server;
  let rendered: number;
  const version = { current: 1 };

  beforeEach(() => {
    rendered = 0;
    version.current = 1;
    server = bareServer(version);
    server.page({
      path: "/:region/blad",
      policy: everyone,
      cache: "public",
      query: z.object({ soort: z.enum(["a", "b"]).default("a") }),
      handle: (request) => {
        rendered += 1;
        return page(
          <p>{`${request.lang} ${request.params.region} ${request.query.soort} ${request.link("/x")} ${request.absolute("/y")} ${"lang ".repeat(200)}`}</p>,
        );
      },
    });
    server.page({ path: "/mijn", policy: signedIn, cache: "private", handle: () => page(<p>eigen</p>) });
    server.form({
      path: "/antwoord",
      policy: everyone,
      handle: (request) => redirect(`/dank/${request.form.text("naam")}`),
    });
    server.form({
      path: "/stuk",
      policy: everyone,
      handle: () => {
        throw new Error("broken for the test");
      },
    });
  });

  it("does not keep as new a page that was begun before a change and is done after it", async () => {
    const texts = ["old", "new"];
    let done = () => undefined as void;
    server.page({
      path: "/traag",
      policy: everyone,
      cache: "public",
      async handle() {
        const text = texts.shift();
        if (text === "old") await new Promise<void>((then) => (done = then));
        return page(<p>{text}</p>);
      },
    });
    const first = server.app.request("/traag");
    await expect.poll(() => texts.length).toBe(1);
    version.current = 2;
    expect(await (await server.app.request("/traag")).text()).toContain("new");
    done();
    expect(await (await first).text()).toContain("old");
    expect(await (await server.app.request("/traag")).text()).toContain("new");
  });

  it("lets a fixed address win over a named one, whichever came first", async () => {
    server.page({ path: "/:region", policy: everyone, cache: "public", handle: () => page(<p>regio</p>) });
    server.page({ path: "/over", policy: everyone, cache: "public", handle: () => page(<p>over</p>) });
    expect(await (await server.app.request("/over")).text()).toContain("over");
    expect(await (await server.app.request("/drenthe")).text()).toContain("regio");
  });

  it("finds resources that a room added to the API", async () => {
    const route = createRoute({
      method: "get",
      path: "/things",
      responses: { 200: jsonAnswer(z.object({}), "Things.") },
    });
    server.api(route, { policy: everyone, cache: "open" }, (c) => c.json({}, 200));
    expect((await server.app.request("/api/v1/things")).status).toBe(200);
  });

  it("does not start with an address that has no policy", () => {
    expect(() => server.page({ path: "/open", cache: "public", handle: () => page("x") } as never)).toThrow(
      /default deny/,
    );
  });

  it("sends a visitor who wants a page of their own to sign in, with the way back, where there is a place for that", async () => {
    server.useActors(async () => visitor, { signIn: (back) => `/in?terug=${encodeURIComponent(back)}` });
    const away = await server.app.request("/mijn?blad=2");
    expect([away.status, away.headers.get("location")]).toEqual([303, "/in?terug=%2Fmijn%3Fblad%3D2"]);
  });

  it("notes that a person was refused, and refuses also when noting fails", async () => {
    const noted: string[] = [];
    const person = { ...visitor, kind: "person" as const, person: "p1" };
    server.page({ path: "/beheer", policy: oneOf("operator"), cache: "private", handle: () => page(<p>x</p>) });
    server.useActors(async () => person, {
      refused: async ({ actor, method, route }) => {
        noted.push(`${actor.person} ${method} ${route}`);
        throw new Error("the log is full");
      },
    });
    expect((await server.app.request("/beheer")).status).toBe(403);
    expect(noted).toEqual(["p1 GET /beheer"]);
  });

  it("serves the same page in two languages, with links that stay in the language and BRINK_URL for absolute ones", async () => {
    const nl = await (await server.app.request("/drenthe/blad", { headers: { Host: "evil.example" } })).text();
    const en = await (await server.app.request("/en/drenthe/blad")).text();
    expect(nl).toContain("nl drenthe a /x https://brink.example/y");
    expect(en).toContain("en drenthe a /en/x https://brink.example/y");
    expect(nl).not.toContain("evil");
  });

  it("renders a public page once per address and version, and ignores unknown query names", async () => {
    await server.app.request("/drenthe/blad");
    await server.app.request("/drenthe/blad?soort=a&utm=1");
    expect(rendered).toBe(1);
    await server.app.request("/drenthe/blad?soort=b");
    expect(rendered).toBe(2);
    version.current = 2;
    await server.app.request("/drenthe/blad");
    expect(rendered).toBe(3);
  });

  it("shares one rendering between visitors who ask at the same moment", async () => {
    await Promise.all(Array.from({ length: 20 }, () => server.app.request("/zoetermeer/blad")));
    expect(rendered).toBe(1);
  });

  it("answers compressed, with a tag, and 304 when nothing changed", async () => {
    const first = await server.app.request("/drenthe/blad", { headers: { "Accept-Encoding": "gzip, br" } });
    expect(first.headers.get("content-encoding")).toBe("br");
    expect(brotliDecompressSync(Buffer.from(await first.arrayBuffer())).toString()).toContain("drenthe");
    const tag = first.headers.get("etag") ?? "";
    const second = await server.app.request("/drenthe/blad", { headers: { "If-None-Match": tag } });
    expect(second.status).toBe(304);
  });

  it("never compresses what a browser refuses", async () => {
    const answer = await server.app.request("/drenthe/blad", { headers: { "Accept-Encoding": "br;q=0, gzip;q=0" } });
    expect(answer.headers.get("content-encoding")).toBeNull();
  });

  it("keeps everyone but the signed-in out of a private page, and lets nobody store it", async () => {
    expect((await server.app.request("/mijn")).status).toBe(401);
    server.useActors(async () => ({ kind: "person", person: "p", grants: [], assurance: 1, secondFactor: false }));
    const answer = await server.app.request("/mijn");
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("sends the security headers on every answer, errors included", async () => {
    for (const path of ["/drenthe/blad", "/weg", "/mijn"]) {
      const { headers } = await server.app.request(path);
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("says 404 and 405 in the house style, and which ways an address has", async () => {
    const lost = await server.app.request("/nergens/te/vinden");
    expect(lost.status).toBe(404);
    expect(await lost.text()).toContain("Dit pad loopt dood");
    const wrong = await server.app.request("/antwoord");
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get("allow")).toBe("POST");
  });

  it("answers machines with problem+json", async () => {
    const answer = await server.app.request("/api/v1/nothing");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    expect(answer.headers.get("api-version")).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("gives back what was typed when something breaks on our side", async () => {
    const body = new URLSearchParams({ tekst: "mijn lange <b>verhaal</b>" });
    const answer = await server.app.request("/stuk", { method: "POST", body });
    expect(answer.status).toBe(500);
    const html = await answer.text();
    expect(html).toContain("mijn lange &lt;b&gt;verhaal&lt;/b&gt;");
    expect(html).not.toContain("broken for the test");
  });

  it("refuses a form that is too large with 413", async () => {
    const body = new URLSearchParams({ tekst: "x".repeat(300 * 1024) });
    expect((await server.app.request("/antwoord", { method: "POST", body })).status).toBe(413);
  });

  it("refuses a form that another site makes a browser send", async () => {
    const body = new URLSearchParams({ naam: "an" });
    const foreign = await server.app.request("/antwoord", {
      method: "POST",
      body,
      headers: { Origin: "https://evil.example" },
    });
    expect(foreign.status).toBe(403);
    const crossSite = await server.app.request("/antwoord", {
      method: "POST",
      body,
      headers: { "Sec-Fetch-Site": "cross-site" },
    });
    expect(crossSite.status).toBe(403);
    const own = await server.app.request("/antwoord", {
      method: "POST",
      body,
      headers: { Origin: "https://brink.example" },
    });
    expect(own.status).toBe(303);
    expect(own.headers.get("location")).toBe("/dank/an");
  });

  it("lists every address with its policy, for the access matrix", () => {
    expect(server.routes).toContainEqual({
      method: "GET",
      path: "/mijn",
      policy: "signed in",
      kind: "page",
      module: "platform",
    });
  });
});
