import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, everyone, oneOf, page, type PageRequest, redirect, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { checkFact, type FactOutcome, saveFact, withdrawFact } from "../actions.ts";
import { readFact } from "../model.ts";
import { areasToChoose, placedFacts } from "../reading.ts";
import { type At, findFacts } from "../store.ts";
import { FactFormPage, type FactFormProps, type Typed, typedOf } from "./form.tsx";
import { FactsPage } from "./list.tsx";
import { ManageFactsPage } from "./manage.tsx";
import { factsPath } from "./parts.tsx";

const writers = oneOf("programme_team", "analyst", "operator");
const base = "/:region/regiobeeld/eigen-cijfers";

/** Own figures of a region: the public list, and the forms of who may write. Declared before `/:region/regiobeeld/:indicator`. */
export function factPages(router: Router, ctx: Context): void {
  router.page({
    path: base,
    policy: everyone,
    cache: "public",
    async handle(request) {
      const region = await here(ctx, request);
      return page(<FactsPage request={request} region={region} facts={await placedFacts(ctx.db, region)} />);
    },
  });
  const own = { policy: writers, cache: "private" } as const;
  router.page({ ...own, path: `${base}/beheer`, handle: (request) => managePage(ctx, request) });
  router.page({ ...own, path: `${base}/nieuw`, handle: (request) => formPage(ctx, request, { values: {} }) });
  router.page({ ...own, path: `${base}/:fact/bewerk`, handle: (request) => editPage(ctx, request) });
  router.form({ policy: writers, path: `${base}/nieuw`, handle: (request) => saved(ctx, request) });
  router.form({ policy: writers, path: `${base}/:fact/bewerk`, handle: (request) => saved(ctx, request) });
  const acts = [
    ["nakijken", checkFact],
    ["intrekken", withdrawFact],
  ] as const;
  for (const [path, act] of acts) {
    router.form({
      policy: writers,
      path: `${base}/:fact/${path}`,
      handle: async (request) => acted(ctx, request, await act(ctx, request.actor, atOf(request))),
    });
  }
}

const here = (ctx: Context, request: Pick<PageRequest, "params">) => regionOf(ctx, request.params.region ?? "");

async function managePage(ctx: Context, request: PageRequest, conflict = false): Promise<Answer> {
  const region = await here(ctx, request);
  const facts = await placedFacts(ctx.db, region);
  const node = <ManageFactsPage request={request} region={region} facts={facts} conflict={conflict} />;
  return page(node, { status: conflict ? 409 : 200 });
}

/** The figure and version that a form is about. */
function atOf(request: PageRequest): At {
  const id = request.params.fact ?? "";
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id)) throw new Refusal("", 404);
  const version = /^\d{1,9}$/.test(request.form.text("version")) ? Number(request.form.text("version")) : 0;
  return { regionId: request.params.region ?? "", id, version };
}

async function acted(ctx: Context, request: PageRequest, outcome: FactOutcome): Promise<Answer> {
  if (outcome === "conflict") return managePage(ctx, request, true);
  return redirect(request.link(`${factsPath(await here(ctx, request))}/beheer`));
}

async function editPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const { regionId, id } = atOf(request);
  const [fact] = await findFacts(ctx.db, regionId, { id });
  if (!fact) throw new Refusal("", 404);
  return formPage(ctx, request, { values: typedOf(fact, request.lang), id });
}

type FormState = { readonly values: Typed } & Partial<Pick<FactFormProps, "faults" | "id" | "theirs">>;

async function formPage(ctx: Context, request: PageRequest, state: FormState): Promise<Answer> {
  const region = await here(ctx, request);
  const areas = await areasToChoose(ctx.db, region);
  const status = state.theirs ? 409 : state.faults ? 400 : 200;
  return page(<FactFormPage request={request} region={region} areas={areas} faults={[]} {...state} />, { status });
}

/** Saves the form, or gives it back filled in: with what does not fit, or with what somebody else stored meanwhile. */
async function saved(ctx: Context, request: PageRequest): Promise<Answer> {
  const region = await here(ctx, request);
  const at = request.params.fact ? atOf(request) : undefined;
  const values = request.form.record();
  const areas = new Set((await areasToChoose(ctx.db, region)).map((area) => area.code));
  const read = readFact(values, areas, request.lang);
  if (!read.ok) return formPage(ctx, request, { values, faults: read.faults, id: at?.id });
  const outcome = await saveFact(ctx, request.actor, region.id, read.content, at);
  if (outcome === "done" || !at) return redirect(request.link(`${factsPath(region)}/beheer`));
  const [now] = await findFacts(ctx.db, region.id, { id: at.id });
  if (!now) return formPage(ctx, request, { values, theirs: "gone" });
  return formPage(ctx, request, { values: { ...values, version: String(now.version) }, id: at.id, theirs: now });
}
