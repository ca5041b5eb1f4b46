import { promisesOn } from "#modules/plan/index.ts";
import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, page, type PageRequest, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { type Filters, filterQuery } from "../filters.ts";
import { readWorkplan } from "../reading.ts";
import { versionsOf } from "../store.ts";
import { publicVersions } from "../public-versions.ts";
import { BoardPage } from "./board.tsx";
import { elsewhereOf } from "./examples/handlers.tsx";
import { HistoryPage } from "./history.tsx";
import { InitiativePage } from "./initiative.tsx";
import { ListPage } from "./list.tsx";
import { LooseEndsPage } from "./loose-ends.tsx";
import { MoneyPage } from "./money.tsx";
import { NewsPage } from "./news.tsx";
import { publicNews } from "./places/handlers.tsx";
import { TimelinePage } from "./timeline.tsx";
import { TreePage } from "./tree.tsx";

const open = { policy: everyone, cache: "public" } as const;

/** Pages that anyone may read: list, views, one initiative and its history. */
export function workplanPages(router: Router, ctx: Context): void {
  const planOf = async (request: Pick<PageRequest, "params">) =>
    readWorkplan(ctx, await regionOf(ctx, request.params.region ?? ""));
  const base = "/:region/werkagenda";
  const listed = { ...open, query: filterQuery };
  type Listed = PageRequest<Filters>;
  router.page({
    ...listed,
    path: base,
    handle: async (request: Listed) =>
      page(<ListPage request={request} plan={await planOf(request)} filters={request.query} />),
  });
  router.page({
    ...listed,
    path: `${base}/tijdlijn`,
    handle: async (request: Listed) =>
      page(<TimelinePage request={request} plan={await planOf(request)} filters={request.query} />),
  });
  router.page({
    ...listed,
    path: `${base}/bord`,
    handle: async (request: Listed) =>
      page(<BoardPage request={request} plan={await planOf(request)} filters={request.query} />),
  });
  router.page({
    ...open,
    path: `${base}/losse-eindjes`,
    handle: async (request) => page(<LooseEndsPage request={request} plan={await planOf(request)} />),
  });
  router.page({
    ...open,
    path: `${base}/geld`,
    query: z.object({ jaar: z.coerce.number().int().optional().catch(undefined) }),
    handle: async (request: PageRequest<{ jaar?: number }>) =>
      page(<MoneyPage request={request} plan={await planOf(request)} year={request.query.jaar} />),
  });
  router.page({
    ...open,
    path: `${base}/boom`,
    handle: async (request) => page(<TreePage request={request} plan={await planOf(request)} />),
  });
  router.page({ ...open, path: `${base}/nieuw`, handle: (request) => newsPage(ctx, request) });
  router.page({
    ...open,
    path: `${base}/:initiative`,
    async handle(request) {
      const plan = await planOf(request);
      const one = plan.byId.get(request.params.initiative ?? "");
      if (!one) throw new Refusal("", 404);
      const promises = await promisesOn(ctx.db, plan.region.id, one.id);
      const elsewhere = await elsewhereOf(ctx, plan.region, one);
      return page(<InitiativePage {...{ request, plan, one, promises, elsewhere }} />);
    },
  });
  router.page({ ...open, path: `${base}/:initiative/geschiedenis`, handle: (request) => historyPage(ctx, request) });
}

async function newsPage(ctx: Context, request: PageRequest) {
  const region = await regionOf(ctx, request.params.region ?? "");
  const changes = await publicNews(ctx, region, await readWorkplan(ctx, region));
  return page(<NewsPage request={request} region={region} changes={changes} />);
}

async function historyPage(ctx: Context, request: PageRequest) {
  const region = await regionOf(ctx, request.params.region ?? "");
  const plan = await readWorkplan(ctx, region);
  const one = plan.byId.get(request.params.initiative ?? "");
  if (!one) throw new Refusal("", 404);
  const versions = await versionsOf(ctx.db, region.id, one.id);
  const rows = versions.map((row, place) => ({ ...row, before: versions[place + 1]?.content ?? null }));
  return page(<HistoryPage request={request} region={region} one={one} changes={publicVersions(rows)} />);
}
