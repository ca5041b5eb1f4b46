import { frontPageSlot, readRegion } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, page, type Router } from "#platform/http/index.ts";
import { z } from "zod";
import { ages } from "../model.ts";
import { choices } from "../profile.ts";
import { allDatasets } from "../store.ts";
import { datasetOf } from "../store-load.ts";
import { AboutFiguresPage } from "./about.tsx";
import { areaPage } from "./load-area.tsx";
import { indicatorPage, levels } from "./load-indicator.tsx";
import { frontSection, overviewPage } from "./load-region.tsx";
import { searchPage } from "./load-search.tsx";
import { sitemapPages } from "./sitemap.ts";

const open = { policy: everyone, cache: "public" } as const;

/** The pages of the figures: regiobeeld, indicator, area, search, about the figures. */
export function figurePages(router: Router, ctx: Context): void {
  frontPageSlot.fill((props) => frontSection(ctx, props));
  sitemapPages(router, ctx);
  router.page({ ...open, path: "/:region/regiobeeld", handle: (request) => overviewPage(ctx, request) });
  router.page({
    ...open,
    path: "/:region/regiobeeld/:indicator",
    query: z.object({
      niveau: z.enum([...levels, "village"]).optional(),
      leeftijd: z.enum(ages).optional(),
      jaar: z.coerce.number().int().optional(),
      gemeente: z
        .string()
        .regex(/^gm\d{4}$/)
        .optional(),
      volgorde: z.enum(["waarde", "naam"]).default("waarde"),
    }),
    handle: (request) => indicatorPage(ctx, request),
  });
  router.page({
    ...open,
    path: "/:region/gebied/:code",
    query: z.object({ met: z.enum(choices).optional() }),
    handle: (request) => areaPage(ctx, request),
  });
  const query = z.object({ q: z.string().max(100).default("") });
  router.page({
    ...open,
    path: "/:region/zoek",
    query,
    handle: async (request) => searchPage(ctx, request, await readRegion(ctx, request.params.region ?? "")),
  });
  router.page({ ...open, path: "/zoek", query, handle: (request) => searchPage(ctx, request, undefined) });
  router.page({
    ...open,
    path: "/over-de-cijfers",
    async handle(request) {
      const datasets = (await allDatasets(ctx.db)).map(datasetOf);
      return page(<AboutFiguresPage request={request} datasets={datasets} />);
    },
  });
}
