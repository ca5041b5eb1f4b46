import { Button, ErrorSummary, type FormError, Note, Select, TextArea, TextInput } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import { type Region, regionOf, SitePage } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, type FormBody, inLanguage, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { saveGoal } from "../actions.ts";
import { type Goal, measurabilities, type Point } from "../model.ts";
import { readPart, versionsOf } from "../store.ts";
import { planTexts } from "../text.ts";

type Values = Readonly<Record<string, string>>;
type Versions = Awaited<ReturnType<typeof versionsOf>>;

/** The form with which the team changes a goal. */
export async function editGoalPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const { region, goal, version } = await goalOf(ctx, request);
  const versions = await versionsOf(ctx.db, region.id, "goal", goal.id);
  return page(
    <EditPage
      request={request}
      region={region}
      goal={goal}
      values={valuesOf(goal, version)}
      errors={[]}
      versions={versions}
    />,
  );
}

/** Saves the form, or gives it back filled in: with what is missing, or with what somebody else saved meanwhile. */
export async function saveGoalForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { region, goal } = await goalOf(ctx, request);
  const values = request.form.record();
  const versions = await versionsOf(ctx.db, region.id, "goal", goal.id);
  const read = readGoal(request.form, goal, request.lang);
  const again = (errors: readonly FormError[], theirs?: Goal, version = values.version ?? "") =>
    page(
      <EditPage
        request={request}
        region={region}
        goal={goal}
        values={{ ...values, version }}
        errors={errors}
        theirs={theirs}
        versions={versions}
      />,
      { status: theirs ? 409 : 400 },
    );
  if (read.errors.length > 0) return again(read.errors);
  const edit = { goal: read.goal, version: Number(values.version), reason: values.reason ?? "" };
  const outcome = await saveGoal(ctx, request.actor, region.id, edit);
  if (outcome.kind === "saved") return redirect(request.link(`/${region.id}/plan/${goal.id}`));
  const now = await readPart(ctx.db, region.id, "goal", goal.id);
  return again([], outcome.now, String(now?.version ?? ""));
}

async function goalOf(ctx: Context, request: PageRequest): Promise<{ region: Region; goal: Goal; version: number }> {
  const region = await regionOf(ctx, request.params.region ?? "");
  const found = await readPart(ctx.db, region.id, "goal", request.params.goal ?? "");
  if (!found) throw new Refusal("", 404);
  return { region, goal: found.content as Goal, version: found.version };
}

function valuesOf(goal: Goal, version: number): Values {
  const { title, short, population, measurability, measureSay, baseline, target } = goal;
  const numbers = {
    baselineYear: baseline?.year,
    baselineValue: baseline?.value,
    targetYear: target?.year,
    targetValue: target?.value,
  };
  const typed = Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, String(value ?? "").replace(".", ",")]),
  );
  return { title, short, population, measurability, measureSay, ...typed, reason: "", version: String(version) };
}

function readGoal(form: FormBody, goal: Goal, lang: Lang): { goal: Goal; errors: FormError[] } {
  const t = planTexts(lang).edit;
  const errors: FormError[] = [];
  const text = (name: string, most: number) => {
    const value = form.text(name).trim().slice(0, most);
    if (!value) errors.push({ id: name, text: t.required });
    return value;
  };
  const number = (name: string, words: string): number | undefined => {
    const typed = form.text(name).trim().replace(",", ".");
    if (typed === "") return undefined;
    const value = Number(typed);
    if (!Number.isFinite(value) || (words === t.year && !(Number.isInteger(value) && value >= 1990 && value <= 2100)))
      errors.push({ id: name, text: words });
    return value;
  };
  const point = (name: string): Point | undefined => {
    const [year, value] = [number(`${name}Year`, t.year), number(`${name}Value`, t.number)];
    if (year !== undefined && value === undefined) errors.push({ id: `${name}Value`, text: t.number });
    if (year === undefined && value !== undefined) errors.push({ id: `${name}Year`, text: t.year });
    return year === undefined || value === undefined ? undefined : { year, value };
  };
  const chosen = measurabilities.find((one) => one === form.text("measurability")) ?? goal.measurability;
  const baseline = point("baseline");
  const target = point("target");
  if (baseline && target && target.year <= baseline.year) errors.push({ id: "targetYear", text: t.order });
  const { baseline: _b, target: _t, ...rest } = goal;
  const changed: Goal = {
    ...rest,
    title: text("title", 200),
    short: text("short", 60),
    population: text("population", 120),
    measureSay: text("measureSay", 400),
    measurability: chosen,
    ...(baseline ? { baseline } : {}),
    ...(target ? { target } : {}),
  };
  text("reason", 300);
  return { goal: changed, errors };
}

interface EditProps {
  readonly request: PageRequest;
  readonly region: Region;
  readonly goal: Goal;
  readonly values: Values;
  readonly errors: readonly FormError[];
  /** The goal as somebody else saved it meanwhile. */
  readonly theirs?: Goal;
  readonly versions: Versions;
}

function EditPage({ request, region, goal, values, errors, theirs, versions }: EditProps) {
  const { lang } = request;
  const all = planTexts(lang);
  const t = all.edit;
  const base = `/${region.id}/plan`;
  const other: Values = theirs ? valuesOf(theirs, 0) : {};
  const field = (name: string) => ({
    lang,
    id: name,
    name,
    value: values[name] ?? "",
    error: errors.find((error) => error.id === name)?.text,
    hint:
      theirs && other[name] !== values[name] && other[name] !== "" && name !== "reason"
        ? t.theirs(other[name] ?? "")
        : undefined,
  });
  return (
    <SitePage
      request={request}
      region={region}
      here={5}
      noindex
      title={t.title(goal.short)}
      description={goal.title}
      crumbs={[
        { label: all.title, href: inLanguage(lang, base) },
        { label: goal.short, href: inLanguage(lang, `${base}/${goal.id}`) },
        { label: t.link },
      ]}
    >
      <h1>{t.title(goal.short)}</h1>
      <ErrorSummary lang={lang} errors={errors} />
      {theirs && (
        <Note kind="warn" role="alert" title={t.conflict}>
          {t.conflictText}
        </Note>
      )}
      <form method="post" action={inLanguage(lang, `${base}/${goal.id}/bewerk`)} class="stack">
        <input type="hidden" name="version" value={values.version} />
        <TextInput {...field("title")} label={t.goalTitle} maxlength={200} />
        <TextInput {...field("short")} label={t.short} maxlength={60} />
        <TextInput {...field("population")} label={t.population} maxlength={120} />
        <Select
          {...field("measurability")}
          label={t.measurability}
          options={measurabilities.map((value) => ({ value, label: all.measurability[value] }))}
        />
        <TextArea {...field("measureSay")} label={t.measureSay} maxlength={400} />
        <TextInput {...field("baselineYear")} label={t.baselineYear} inputmode="numeric" short optional />
        <TextInput {...field("baselineValue")} label={t.baselineValue} inputmode="decimal" short optional />
        <TextInput {...field("targetYear")} label={t.targetYear} inputmode="numeric" short optional />
        <TextInput {...field("targetValue")} label={t.targetValue} inputmode="decimal" short optional />
        <TextInput {...field("reason")} label={t.reason} hint={t.reasonHint} maxlength={300} />
        <p>
          <Button>{t.save}</Button>
        </p>
      </form>
      <h2>{t.history}</h2>
      <ol class="news">
        {versions.map((one) => (
          <li>
            <span>
              {t.version(String(one.version))} · {formatDate(one.at, lang, "moment")} · {one.reason}
            </span>
          </li>
        ))}
      </ol>
    </SitePage>
  );
}
