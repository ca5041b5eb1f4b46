import { indicators } from "#modules/figures/index.ts";
import { findAreas, type Region, regionOf, slugOf } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { saveGoal } from "../../actions.ts";
import { dayOf } from "../../days.ts";
import { type GoalChoices, readGoal, type Values, valuesOfGoal } from "../../edit/read-goal.ts";
import { editTexts } from "../../edit/text.ts";
import type { Goal } from "../../model.ts";
import { reservedGoals } from "../../pack.ts";
import { type PartRow, readPart, readParts, versionsOf } from "../../store.ts";
import { readAdoptions } from "../../store-adopted.ts";
import { readDecision } from "./decision.tsx";
import { AddGoalPage, EditGoalPage } from "./goal-form.tsx";

/** What every form of the plan knows of its region. */
export interface EditPlace {
  readonly region: Region;
  /** Whether a version was adopted, so that every change is a decision. */
  readonly adopted: boolean;
  readonly today: string;
}

/** The region of the address. @throws Refusal 404 */
export async function placeOf(ctx: Context, request: Pick<PageRequest, "params">): Promise<EditPlace> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const adopted = (await readAdoptions(ctx.db, region.id)).length > 0;
  return { region, adopted, today: dayOf(ctx.clock()) };
}

/** What the lists offer; what the goal says already can always be kept. */
async function choicesOf(ctx: Context, region: Region, lang: Lang, kept?: Goal): Promise<GoalChoices> {
  const kinds = ["municipality", "working_area"] as const;
  const found = (await Promise.all(kinds.map((kind) => findAreas(ctx.db, { region: region.id, kind })))).flat();
  const own = kept?.area ? [[kept.area, { code: kept.area, name: kept.area }] as const] : [];
  const areas = new Map([...own, ...found.toReversed().map((area) => [area.code, area] as const)]);
  const challenges = region.content.challenges.map((one) => ({ id: one.id, name: one.name[lang] }));
  const gone = kept && !challenges.some((one) => one.id === kept.challenge) ? kept.challenge : undefined;
  return {
    challenges: gone ? [...challenges, { id: gone, name: gone }] : challenges,
    areas: [...areas.values()].toSorted((a, b) => a.name.localeCompare(b.name, "nl")),
    indicators: indicators
      .map((one) => ({ id: one.id, name: one.name[lang] }))
      .toSorted((a, b) => a.name.localeCompare(b.name, lang)),
  };
}

/** Also a goal that was taken off, so that it can be put back. */
async function goalOf(ctx: Context, request: PageRequest): Promise<PartRow & { readonly goal: Goal }> {
  const found = await readPart(ctx.db, request.params.region ?? "", "goal", request.params.goal ?? "", {
    removed: true,
  });
  if (!found) throw new Refusal("", 404);
  return { ...found, goal: found.content as Goal };
}

/** The form with which the team changes a goal. */
export async function editGoalPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const { lang } = request;
  const [place, row] = [await placeOf(ctx, request), await goalOf(ctx, request)];
  const values = { ...valuesOfGoal(row.goal, lang), decidedOn: place.today, version: String(row.version) };
  return page(
    <EditGoalPage
      request={request}
      {...place}
      choices={await choicesOf(ctx, place.region, lang, row.goal)}
      row={row}
      values={values}
      errors={[]}
      versions={await versionsOf(ctx.db, place.region.id, "goal", row.slug)}
    />,
  );
}

/** Saves the form or takes the goal off; or gives it back filled in: with what is missing, or with what somebody else saved meanwhile. */
export async function saveGoalForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { lang, form, actor } = request;
  const [place, row] = [await placeOf(ctx, request), await goalOf(ctx, request)];
  const { region } = place;
  const off = form.text("doe") === "weg";
  const values: Values = off ? { ...valuesOfGoal(row.goal, lang), ...form.record() } : form.record();
  const choices = await choicesOf(ctx, region, lang, row.goal);
  const read = off ? { goal: row.goal, errors: [] } : readGoal(values, row.goal, choices, lang);
  const decision = readDecision(form, lang, place.adopted, place.today);
  const errors = [...read.errors, ...decision.errors];
  const again = async (theirs?: PartRow) =>
    page(
      <EditGoalPage
        request={request}
        {...place}
        choices={choices}
        row={row}
        values={theirs ? { ...values, version: String(theirs.version) } : values}
        errors={theirs ? [] : errors}
        theirs={theirs}
        versions={await versionsOf(ctx.db, region.id, "goal", row.slug)}
      />,
      { status: theirs ? 409 : 400 },
    );
  if (errors.length > 0) return again();
  const { reason, decided } = decision;
  const edit = { goal: read.goal, version: Number(values.version), reason, decided, removed: off };
  const outcome = await saveGoal(ctx, actor, region.id, edit);
  if (outcome.kind === "conflict") return again(await readPart(ctx.db, region.id, "goal", row.slug, { removed: true }));
  return redirect(request.link(off ? `/${region.id}/plan/team` : `/${region.id}/plan/${row.slug}`));
}

const blank = { id: "nieuw-doel", path: [], measurements: [] } as unknown as Goal;

/** The form for a new goal. */
export async function addGoalPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const place = await placeOf(ctx, request);
  const choices = await choicesOf(ctx, place.region, request.lang);
  return page(
    <AddGoalPage request={request} {...place} choices={choices} values={{ decidedOn: place.today }} errors={[]} />,
  );
}

/** Adds a goal; its address comes from its short name. */
export async function addGoalForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { lang, form, actor } = request;
  const place = await placeOf(ctx, request);
  const { region } = place;
  const values = form.record();
  const choices = await choicesOf(ctx, region, lang);
  const id = idOf(values.short ?? "");
  const read = readGoal(values, { ...blank, id }, choices, lang);
  const decision = readDecision(form, lang, place.adopted, place.today);
  const taken = (await readParts(ctx.db, region.id, { removed: true })).some(
    (part) => part.kind === "goal" && part.slug === id,
  );
  const errors = [...read.errors, ...(taken ? [{ id: "short", text: editTexts(lang).taken }] : []), ...decision.errors];
  const again = (all: typeof errors) =>
    page(<AddGoalPage request={request} {...place} choices={choices} values={values} errors={all} />, { status: 400 });
  if (errors.length > 0) return again(errors);
  const { reason, decided } = decision;
  const outcome = await saveGoal(ctx, actor, region.id, { goal: read.goal, version: undefined, reason, decided });
  if (outcome.kind === "conflict") return again([{ id: "short", text: editTexts(lang).taken }]);
  return redirect(request.link(`/${region.id}/plan/${id}`));
}

/** A name for addresses: what was typed in small letters; never one that a page already has. */
export function idOf(name: string, kind = "doel"): string {
  const plain = slugOf(name).slice(0, 60).replace(/-+$/, "");
  const id = /^[a-z]/.test(plain) ? plain : `${kind}-${plain || "zonder-naam"}`;
  return reservedGoals.includes(id) || id === "nieuw" ? `${kind}-${id}` : id;
}
