import { areaShapes } from "#modules/figures/index.ts";
import { type Region, regionOf, searchPlaces } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, page, type PageRequest, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Change } from "../../change-words.ts";
import { nearnessFrom, type Place, placeKinds } from "../../places.ts";
import { publicVersions } from "../../public-versions.ts";
import { readWorkplan, type Workplan } from "../../reading.ts";
import { changesSince } from "../../store.ts";
import { AreasPage } from "./overview.tsx";
import { type MapLevel, mapLevels } from "./map.tsx";
import { PlacePage } from "./place.tsx";

const open = { policy: everyone, cache: "public" } as const;
const query = z.object({
  q: z.string().max(100).default(""),
  niveau: z.enum(mapLevels).default("municipality").catch("municipality"),
});
type Query = z.output<typeof query>;

/** The region per area: the map with its list, and a page for every place. */
export function placePages(router: Router, ctx: Context): void {
  const path = "/:region/werkagenda/gebieden";
  router.page({ ...open, path, query, handle: (request: PageRequest<Query>) => areas(ctx, request) });
  router.page({ ...open, path: `${path}/:code`, handle: (request) => place(ctx, request) });
}

const planOf = async (ctx: Context, request: Pick<PageRequest, "params">) =>
  readWorkplan(ctx, await regionOf(ctx, request.params.region ?? ""));

async function areas(ctx: Context, request: PageRequest<Query>) {
  const plan = await planOf(ctx, request);
  const words = request.query.q.trim();
  const hasLevel = [...plan.places.values()].some((one) => one.kind === request.query.niveau);
  const level: MapLevel = hasLevel ? request.query.niveau : "municipality";
  const [shapes, found] = await Promise.all([areaShapes(ctx, plan.region, level), findPlaces(ctx, plan, words)]);
  return page(<AreasPage request={request} plan={plan} level={level} shapes={shapes} words={words} found={found} />);
}

/** Places whose name looks like the words, one for each name in a municipality: a village is also its own wijk and buurt. */
async function findPlaces(ctx: Context, plan: Workplan, words: string): Promise<{ places: Place[]; sure: boolean }> {
  const answers = await searchPlaces(ctx, words, plan.region.id, 40);
  const sure = answers.some((one) => one.sure);
  const places = answers
    .filter((one) => one.sure || !sure)
    .flatMap(({ area, also }) => [area, ...also].flatMap(({ code }) => plan.places.get(code) ?? []))
    .toSorted((a, b) => placeKinds.indexOf(a.kind) - placeKinds.indexOf(b.kind));
  const byName = Map.groupBy(places, (one) => `${one.name} ${one.municipality}`);
  return { sure, places: [...byName.values()].map(([first]) => first!).slice(0, 12) };
}

async function place(ctx: Context, request: PageRequest) {
  const plan = await planOf(ctx, request);
  const code = request.params.code ?? "";
  const found = plan.places.get(code.toUpperCase()) ?? plan.places.get(code.toLowerCase());
  if (!found) throw new Refusal("", 404);
  const level = found.kind === "municipality" ? "municipality" : "working_area";
  const shapes = await areaShapes(ctx, plan.region, level);
  const near = nearnessFrom(plan.places, found);
  const changes = (await publicNews(ctx, plan.region, plan)).filter((change) => near(change.after) !== undefined);
  return page(<PlacePage request={request} plan={plan} place={found} changes={changes} shapes={shapes} />);
}

const newsFor = 183 * 24 * 3_600_000;

/** What changed lately, newest first. What is no longer public is not news either; of what was taken off, only that it was. */
export async function publicNews(ctx: Context, region: Region, { byId }: Workplan): Promise<readonly Change[]> {
  const rows = await changesSince(ctx.db, region.id, new Date(ctx.clock().getTime() - newsFor), 120);
  const gone = (row: (typeof rows)[number]) => row.removed && !(row.content.example && region.status === "in_use");
  return publicVersions(rows.filter((row) => byId.has(row.slug) || gone(row)));
}
