import { type Atlas, readAtlas, readRegion, readRegions, type Region } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, file, inLanguage, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { indicators } from "../catalogue/index.ts";
import { divisionYear, readShared, type Shared } from "../reading.ts";

const open = { policy: everyone, cache: "public", oneLanguage: true } as const;
const xml = "application/xml; charset=utf-8";
const standard = "http://www.sitemaps.org/schemas/sitemap/0.9";

/**
 * For search engines: which pages there are, one list for each region that is in use. An example asks them to stay away on every page, so it
 * has no list. Without a day of change: pages change with figures, texts and code, and nobody keeps when.
 */
export function sitemapPages(router: Router, ctx: Context): void {
  router.page({
    ...open,
    path: "/robots.txt",
    async handle({ absolute }) {
      const some = (await regionsInUse(ctx)).length > 0;
      // Examples are not forbidden here: who may not read a page does not see that it asks not to be found.
      const lines = ["User-agent: *", "Disallow:", ...(some ? ["", `Sitemap: ${absolute("/sitemap.xml")}`] : [])];
      return file(`${lines.join("\n")}\n`, "text/plain; charset=utf-8");
    },
  });
  router.page({
    ...open,
    path: "/sitemap.xml",
    async handle({ absolute }) {
      const regions = await regionsInUse(ctx);
      // The standard has no list of nothing.
      if (regions.length === 0) throw new Refusal("", 404);
      const lists = regions.map(({ id }) => `<sitemap>${location(absolute(`/${id}/sitemap.xml`))}</sitemap>`);
      return file(document("sitemapindex", "", lists), xml);
    },
  });
  router.page({
    ...open,
    path: "/:region/sitemap.xml",
    async handle({ params, absolute }) {
      const region = await readRegion(ctx, params.region ?? "");
      if (region.status !== "in_use") throw new Refusal("", 404);
      const paths = pathsOf(region, await readAtlas(ctx), await readShared(ctx));
      const languages = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"';
      return file(
        document(
          "urlset",
          languages,
          paths.flatMap((path) => entriesOf(path, absolute)),
        ),
        xml,
      );
    },
  });
}

const regionsInUse = async (ctx: Context): Promise<Region[]> =>
  (await readRegions(ctx)).filter(({ status }) => status === "in_use");

/**
 * Pages of a region that are the same for everyone: front, regiobeeld, about, each indicator with figures, each area of today. All areas of the
 * country in two languages would still be under the 50,000 addresses that one list may hold.
 */
function pathsOf({ id, municipalities }: Region, atlas: Atlas, { available }: Shared): string[] {
  const known = new Set(available.map(({ indicator }) => indicator));
  const areas = atlas
    .find({ region: id, divisionYear })
    // A region of one municipality has the page of that municipality.
    .filter(({ kind }) => kind !== "region" || municipalities.length > 1);
  return [
    `/${id}`,
    `/${id}/over`,
    `/${id}/regiobeeld`,
    ...indicators
      .filter((indicator) => known.has(indicator.id))
      .map((indicator) => `/${id}/regiobeeld/${indicator.id}`),
    ...new Set(areas.map(({ code }) => `/${id}/gebied/${code.toLowerCase()}`)),
  ];
}

/** A page in both languages; each names both, as its own head does. */
function entriesOf(path: string, absolute: (path: string) => string): string[] {
  const addresses = (["nl", "en"] as const).map((lang) => ({ lang, at: absolute(inLanguage(lang, path)) }));
  const both = addresses.map(
    ({ lang, at }) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${escaped(at)}"/>`,
  );
  return addresses.map(({ at }) => `<url>${location(at)}${both.join("")}</url>`);
}

const location = (address: string): string => `<loc>${escaped(address)}</loc>`;

const document = (root: string, names: string, entries: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="${standard}"${names}>\n${entries.join("\n")}\n</${root}>\n`;

const signs: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

const escaped = (text: string): string => encodeURI(text).replaceAll(/[&<>"']/g, (sign) => signs[sign]!);
