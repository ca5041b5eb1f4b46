import { regionOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, everyone, oneOf, page, type PageRequest, redirect, type Router } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { checkFact, type FactOutcome, returnFact, saveFact, withdrawFact } from "../actions.ts";
import { isSecondPerson, isWaiting, readFact, readReason } from "../model.ts";
import { areasToChoose, placedFacts, placeFacts } from "../reading.ts";
import { type At, findFacts, findReturns } from "../store.ts";
import { FactFormPage, type FactFormProps, type Typed, typedOf } from "./form.tsx";
import { FactsPage } from "./list.tsx";
import { ManageFactsPage } from "./manage.tsx";
import { factsPath } from "./parts.tsx";
import { SendBackPage, type SendBackProps } from "./send-back.tsx";

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
  router.page({ ...own, path: `${base}/:fact/terugsturen`, handle: (request) => sendBackPage(ctx, request) });
  router.form({ policy: writers, path: `${base}/:fact/terugsturen`, handle: (request) => sentBack(ctx, request) });
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
  const returns = await findReturns(ctx.db, region.id);
  const node = (
    <ManageFactsPage request={request} region={region} facts={facts} returns={returns} conflict={conflict} />
  );
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

/** The form to send a figure back; who cannot (any more) is shown how the figures stand. */
async function sendBackPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const { regionId, id } = atOf(request);
  const [fact] = await findFacts(ctx.db, regionId, { id });
  if (!fact) throw new Refusal("", 404);
  if (isWaiting(fact) && isSecondPerson(fact, request.actor.person)) return reasonPage(ctx, request, { typed: "" });
  return redirect(request.link(`${factsPath(await here(ctx, request))}/beheer`));
}

type Reason = Pick<SendBackProps, "typed" | "fault" | "late">;

async function reasonPage(ctx: Context, request: PageRequest, state: Reason): Promise<Answer> {
  const region = await here(ctx, request);
  const found = await findFacts(ctx.db, region.id, { id: atOf(request).id, alsoWithdrawn: true });
  const [placed] = await placeFacts(ctx.db, found);
  if (!placed) throw new Refusal("", 404);
  const status = state.late ? 409 : state.fault ? 400 : 200;
  return page(<SendBackPage request={request} region={region} placed={placed} {...state} />, { status });
}

/** Sends a figure back, or gives the reason back as typed: with what does not fit, or with how the figure is now. */
async function sentBack(ctx: Context, request: PageRequest): Promise<Answer> {
  const typed = request.form.text("reden");
  const { reason, fault } = readReason(typed);
  const at = atOf(request);
  if (reason === undefined) {
    const [fact] = await findFacts(ctx.db, at.regionId, { id: at.id, alsoWithdrawn: true });
    if (!fact) throw new Refusal("", 404);
    if (fact.version !== at.version || !isWaiting(fact)) return reasonPage(ctx, request, { typed, fault, late: true });
    if (!isSecondPerson(fact, request.actor.person)) throw new Refusal("", 403);
    return reasonPage(ctx, request, { typed, fault });
  }
  const outcome = await returnFact(ctx, request.actor, at, reason);
  if (outcome === "conflict") return reasonPage(ctx, request, { typed, late: true });
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
  const returns = state.id ? (await findReturns(ctx.db, region.id)).get(state.id) : [];
  const status = state.theirs ? 409 : state.faults ? 400 : 200;
  return page(
    <FactFormPage request={request} region={region} areas={areas} returns={returns} faults={[]} {...state} />,
    { status },
  );
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
