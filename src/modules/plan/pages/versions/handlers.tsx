import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { everyone, file, oneOf, page, type PageRequest, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { planToAdopt } from "../../actions-adopt.ts";
import { comparePlans } from "../../compare.ts";
import { canonicalPlan } from "../../frozen.ts";
import { type AdoptedPlan, decisionsBetween, readAdopted, readAdoptions } from "../../store-adopted.ts";
import { adoptForm, adoptPage } from "./adopt.tsx";
import { ComparePage, VersionPage, VersionsPage } from "./views.tsx";

const open = { policy: everyone, cache: "public" } as const;
const team = oneOf("programme_team", "operator");

/** Adopted versions: the list, each at its own address, two compared, and the form with which the team adopts. */
export function versionPages(router: Router, ctx: Context): void {
  const base = "/:region/plan/versies";
  router.page({
    ...open,
    path: base,
    async handle(request) {
      const region = await regionOf(ctx, request.params.region ?? "");
      const versions = await readAdoptions(ctx.db, region.id);
      return page(<VersionsPage request={request} region={region} versions={versions} />);
    },
  });
  router.page({ ...open, path: `${base}/:version`, handle: (request) => versionPage(ctx, request) });
  router.page({
    ...open,
    path: `${base}/:version/plan.json`,
    async handle(request) {
      const version = await versionOf(ctx, request, request.params.version);
      const name = `regioplan-${request.params.region}-${version.number}.json`;
      return file(canonicalPlan(version.snapshot), "application/json; charset=utf-8", name);
    },
  });
  router.page({ ...open, path: `${base}/:version/tegenover/:other`, handle: (request) => comparePage(ctx, request) });
  const closed = "/:region/plan/vaststellen";
  router.page({ policy: team, cache: "private", path: closed, handle: (request) => adoptPage(ctx, request) });
  router.form({ policy: team, path: closed, handle: (request) => adoptForm(ctx, request) });
}

/** @throws Refusal 404 where there is no such version */
async function versionOf(ctx: Context, request: PageRequest, number: string | undefined): Promise<AdoptedPlan> {
  const found = /^[1-9]\d{0,5}$/.test(number ?? "")
    ? await readAdopted(ctx.db, request.params.region ?? "", Number(number))
    : undefined;
  if (!found) throw new Refusal("", 404);
  return found;
}

async function versionPage(ctx: Context, request: PageRequest) {
  const region = await regionOf(ctx, request.params.region ?? "");
  const version = await versionOf(ctx, request, request.params.version);
  const all = (await readAdoptions(ctx.db, region.id)).toReversed();
  const place = all.findIndex((one) => one.number === version.number);
  const [previous, next] = [all[place - 1], all[place + 1]];
  const decisions = await decisionsBetween(ctx.db, region.id, version.at, next?.at);
  return page(
    <VersionPage
      request={request}
      region={region}
      version={version}
      previous={previous?.number}
      next={next?.number}
      decisions={decisions}
    />,
  );
}

async function comparePage(ctx: Context, request: PageRequest) {
  const region = await regionOf(ctx, request.params.region ?? "");
  const before = await versionOf(ctx, request, request.params.version);
  const now = request.params.other === "nu";
  const after = now ? undefined : await versionOf(ctx, request, request.params.other);
  const afterPlan = after?.snapshot ?? (await planToAdopt(ctx.db, region)).plan;
  const changes = comparePlans(before.snapshot, afterPlan);
  return page(
    <ComparePage
      request={request}
      region={region}
      before={before}
      after={after}
      afterPlan={afterPlan}
      changes={changes}
    />,
  );
}
