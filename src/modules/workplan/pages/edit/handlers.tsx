import { readPlan } from "#modules/plan/index.ts";
import { type Area, findAreas, type Region, regionOf, slugOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, oneOf, page, type PageRequest, redirect, type Router, z } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { removeInitiative, saveInitiative } from "../../actions.ts";
import { sameValue } from "../../changes.ts";
import type { Initiative } from "../../model.ts";
import { mayEdit } from "../../policy.ts";
import { reservedIds } from "../../schema.ts";
import { type InitiativeRow, readInitiative, versionsOf } from "../../store.ts";
import { copiesOf } from "../../store-examples.ts";
import { regionNames } from "../examples/handlers.tsx";
import { readPart, typedValues, valuesOf } from "./read.ts";
import { type ChoiceInput, ownedBy, type PartName, partNames } from "./specs.ts";
import { teamPage } from "./team.tsx";
import { editTexts } from "./text.ts";
import { AddPage, OverviewPage, PartPage } from "./views.tsx";

const policy = oneOf("programme_team", "partner", "operator");
const closed = { policy, cache: "private" } as const;

/** Forms with which team and partners keep the workplan. */
export function editPages(router: Router, ctx: Context): void {
  const base = "/:region/werkagenda";
  router.page({ ...closed, path: `${base}/team`, handle: (request) => teamPage(ctx, request) });
  router.page({
    ...closed,
    path: `${base}/toevoegen`,
    handle: async (request) =>
      page(<AddPage request={request} input={await inputOf(ctx, request)} values={{}} errors={[]} />),
  });
  router.form({ policy, path: `${base}/toevoegen`, handle: (request) => add(ctx, request) });
  router.page({
    ...closed,
    path: `${base}/:initiative/bewerk`,
    query: z.object({ bewaard: z.string().max(1).optional() }),
    handle: (request) => overview(ctx, request as unknown as PageRequest),
  });
  router.form({ policy, path: `${base}/:initiative/bewerk`, handle: (request) => restoreOrRemove(ctx, request) });
  router.page({ ...closed, path: `${base}/:initiative/bewerk/:part`, handle: (request) => partForm(ctx, request) });
  router.form({ policy, path: `${base}/:initiative/bewerk/:part`, handle: (request) => savePart(ctx, request) });
}

/** What the choices of a form are made of. */
export async function inputOf(ctx: Context, request: Pick<PageRequest, "params">): Promise<ChoiceInput> {
  const region: Region = await regionOf(ctx, request.params.region ?? "");
  const [plan, municipalities, working, villages] = await Promise.all([
    readPlan(ctx.db, region.id),
    findAreas(ctx.db, { region: region.id, kind: "municipality" }),
    findAreas(ctx.db, { region: region.id, kind: "working_area" }),
    findAreas(ctx.db, { region: region.id, kind: "village" }),
  ]);
  return { region, goals: plan.goals, areas: byName([...municipalities, ...working]), villages: byName(villages) };
}

/** Each area once, as its newest division has it. */
function byName(areas: readonly Area[]): Area[] {
  const newest = new Map(areas.toReversed().map((area) => [area.code, area]));
  return [...newest.values()].toSorted((a, b) => a.kind.localeCompare(b.kind) || a.name.localeCompare(b.name, "nl"));
}

/** The initiative of the address. @throws Refusal 404, or 403 for who may not edit it */
async function rowOf(ctx: Context, request: PageRequest): Promise<InitiativeRow> {
  const row = await readInitiative(ctx.db, request.params.region ?? "", request.params.initiative ?? "");
  if (!row) throw new Refusal("", 404);
  if (!mayEdit(request.actor, request.params.region ?? "", row.organisations)) throw new Refusal("", 403);
  return row;
}

async function overview(ctx: Context, request: PageRequest): Promise<Answer> {
  const row = await rowOf(ctx, request);
  const input = await inputOf(ctx, request);
  return page(
    <OverviewPage
      request={request}
      input={input}
      row={row}
      versions={await versionsOf(ctx.db, input.region.id, row.slug)}
      copies={await copiesOf(ctx.db, input.region.id, row.slug)}
      names={await regionNames(ctx)}
    />,
  );
}

async function restoreOrRemove(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, actor, lang } = request;
  const row = await rowOf(ctx, request);
  const region = request.params.region ?? "";
  if (form.text("remove")) {
    await removeInitiative(ctx, actor, region, {
      content: row.content,
      version: Number(form.text("version")),
      reason: form.text("reason").trim().slice(0, 300) || "-",
    });
    return redirect(request.link(`/${region}/werkagenda/team`));
  }
  const wanted = Number(form.text("restore"));
  const version = (await versionsOf(ctx.db, region, row.slug)).find((one) => one.version === wanted);
  if (!version) throw new Refusal("", 404);
  await saveInitiative(ctx, actor, region, {
    content: version.content,
    version: Number(form.text("version")),
    reason: editTexts(lang).restored(String(wanted)),
  });
  return redirect(request.link(`/${region}/werkagenda/${row.slug}/bewerk?bewaard=1`));
}

function partOf(request: PageRequest): PartName {
  const part = partNames.find((name) => name === request.params.part);
  if (!part) throw new Refusal("", 404);
  return part;
}

async function partForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const part = partOf(request);
  const row = await rowOf(ctx, request);
  const input = await inputOf(ctx, request);
  return page(
    <PartPage
      request={request}
      input={input}
      part={part}
      one={row.content}
      version={row.version}
      values={valuesOf(part, row.content)}
      errors={[]}
    />,
  );
}

/**
 * Saves one part. Who changed another part meanwhile is no conflict: this part goes on top of theirs. Who changed the same part is shown,
 * and nothing is overwritten until it is saved again.
 */
async function savePart(ctx: Context, request: PageRequest): Promise<Answer> {
  const part = partOf(request);
  const { form, lang, actor } = request;
  const row = await rowOf(ctx, request);
  const region = request.params.region ?? "";
  const values = { ...typedValues(part, form), reason: form.text("reason") };
  const read = readPart(part, values, row.content, lang);
  const unknown =
    read.content.dependsOn.length > 0 && part === "planning"
      ? await unknownNames(ctx, region, read.content)
      : undefined;
  const reason = form.text("reason").trim().slice(0, 300);
  const errors = [
    ...read.errors,
    ...(unknown ? [{ id: "dependsOn", text: editTexts(lang).errors.unknown(unknown) }] : []),
    ...(reason ? [] : [{ id: "reason", text: editTexts(lang).errors.required }]),
  ];
  const formVersion = Number(form.text("version"));
  const again = async (theirs: Initiative | undefined, version: number, status: number) =>
    page(
      <PartPage
        request={request}
        input={await inputOf(ctx, request)}
        part={part}
        one={row.content}
        version={version}
        values={values}
        errors={theirs ? [] : errors}
        theirs={theirs}
      />,
      { status },
    );
  if (errors.length > 0) return again(undefined, formVersion, 400);
  if (formVersion !== row.version && (await changedMeanwhile(ctx, region, row, formVersion, part)))
    return again(row.content, row.version, 409);
  const outcome = await saveInitiative(ctx, actor, region, { content: read.content, version: row.version, reason });
  if (outcome.kind === "conflict") return again(outcome.now, outcome.version, 409);
  return redirect(request.link(`/${region}/werkagenda/${row.slug}/bewerk?bewaard=1`));
}

async function changedMeanwhile(
  ctx: Context,
  region: string,
  row: InitiativeRow,
  formVersion: number,
  part: PartName,
): Promise<boolean> {
  const before = (await versionsOf(ctx.db, region, row.slug)).find((one) => one.version === formVersion);
  return !before || ownedBy(part).some((name) => !sameValue(before.content[name], row.content[name]));
}

async function unknownNames(ctx: Context, region: string, one: Initiative): Promise<string | undefined> {
  for (const id of one.dependsOn) if (id === one.id || !(await readInitiative(ctx.db, region, id))) return id;
  return undefined;
}

const blank = {
  id: "nieuw-initiatief",
  goals: [],
  parties: [],
  savings: [],
  money: [],
  milestones: [],
  dependsOn: [],
  preconditions: [],
  statusHistory: [],
  reports: [],
  embedding: { state: "open" },
};

async function add(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const input = await inputOf(ctx, request);
  const values = typedValues("basis", form);
  const read = readPart("basis", values, blank as unknown as Initiative, lang);
  const again = (errors: typeof read.errors) =>
    page(<AddPage request={request} input={input} values={values} errors={errors} />, { status: 400 });
  if (read.errors.length > 0) return again(read.errors);
  const id = idFrom(read.content.title);
  const outcome = await saveInitiative(ctx, actor, input.region.id, {
    content: { ...read.content, id },
    version: undefined,
    reason: editTexts(lang).add.title,
  });
  if (outcome.kind === "conflict") return again([{ id: "title", text: editTexts(lang).add.taken }]);
  return redirect(request.link(`/${input.region.id}/werkagenda/${id}/bewerk?bewaard=1`));
}

/** A name for addresses: what was typed in small letters; never one that a view already has. */
export function idFrom(title: string): string {
  const plain = slugOf(title).slice(0, 60).replace(/-+$/, "");
  const id = /^[a-z]/.test(plain) ? plain : `initiatief-${plain || "zonder-naam"}`;
  return reservedIds.includes(id) ? `initiatief-${id}` : id;
}
