import type { Child } from "hono/jsx";
import type { Context } from "#platform/context.ts";
import { everyone, page, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { createSlot } from "#platform/slots.ts";
import type { Lang } from "#platform/text.ts";
import type { Region } from "../model.ts";
import { allRegions, findAreas, findRegion } from "../store.ts";
import { currentVersion, partsOf } from "../store-divisions.ts";
import { AboutPage } from "./about.tsx";
import { FrontPage } from "./front.tsx";
import { HomePage } from "./home.tsx";

/** Bands on a region's front page, between the dream and the challenges: later rooms fill them in order. */
export const frontPageSlot = createSlot<{ region: Region; lang: Lang }>();

/** @throws Refusal 404 when there is no such region. */
export async function regionOf(ctx: Context, id: string): Promise<Region> {
  const region = await findRegion(ctx.db, id);
  if (!region) throw new Refusal("", 404);
  return region;
}

export function regionPages(router: Router, ctx: Context): void {
  router.page({
    path: "/",
    policy: everyone,
    cache: "public",
    handle: async (request) => page(<HomePage request={request} regions={await allRegions(ctx.db)} />),
  });
  router.page({
    path: "/:region",
    policy: everyone,
    cache: "public",
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const parts: Child[] = await frontPageSlot.render({ region, lang: request.lang });
      return page(<FrontPage request={request} region={region} parts={parts} />);
    },
  });
  router.page({
    path: "/:region/over",
    policy: everyone,
    cache: "public",
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      return page(<AboutPage request={request} region={region} {...await division(ctx, region)} />);
    },
  });
}

async function division(ctx: Context, region: Region) {
  const version = await currentVersion(ctx.db, region.id);
  const year = version?.divisionYear ?? 2024;
  const areas = await findAreas(ctx.db, { region: region.id, divisionYear: year });
  const parts = version ? await partsOf(ctx.db, version.id) : new Map<number, string[]>();
  const villages = areas.filter((area) => area.kind === "village" && parts.has(area.id));
  const workingAreas = areas.filter((area) => area.kind === "working_area" && parts.has(area.id));
  const inside = (part: string[] | undefined, whole: string[] | undefined) =>
    (part ?? []).every((code) => (whole ?? []).includes(code));
  return {
    municipalities: areas.filter((area) => area.kind === "municipality"),
    workingAreas: workingAreas.map((area) => ({
      ...area,
      villages: villages.filter((village) => inside(parts.get(village.id), parts.get(area.id))),
    })),
  };
}
