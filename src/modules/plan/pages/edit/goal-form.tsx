import { Button, ErrorSummary, type FormError, Note, Select, TextArea, TextInput } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { PageRequest } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import { type GoalChoices, type Values, valuesOfGoal } from "../../edit/read-goal.ts";
import { editTexts } from "../../edit/text.ts";
import { type Goal, goalUnits, measurabilities } from "../../model.ts";
import type { PartRow, versionsOf } from "../../store.ts";
import { planTexts } from "../../text.ts";
import { versionTexts } from "../../versions/text.ts";
import { PlanFrame, planHref } from "../versions/parts.tsx";
import { DecisionInputs } from "./decision.tsx";
import type { EditPlace } from "./goal.tsx";

export type Versions = Awaited<ReturnType<typeof versionsOf>>;

interface FieldsProps {
  readonly lang: Lang;
  readonly place: EditPlace;
  readonly choices: GoalChoices;
  readonly values: Values;
  readonly errors: readonly FormError[];
  /** The goal as somebody else saved it meanwhile. */
  readonly theirs?: Goal;
}

/** Properties of one field: what was typed, what is wrong with it, and what somebody else wrote there meanwhile. */
export function fieldOf(
  lang: Lang,
  name: string,
  shown: { values: Values; errors: readonly FormError[]; theirs?: Values; hint?: string },
) {
  const t = editTexts(lang);
  const [mine, other] = [shown.values[name] ?? "", shown.theirs?.[name]];
  const differs = other !== undefined && other !== mine;
  return {
    lang,
    id: name,
    name,
    value: mine,
    error: shown.errors.find((error) => error.id === name)?.text,
    hint: differs ? (other ? t.theirs(other) : t.theirsEmpty) : shown.hint,
  };
}

/** The fields of a goal. */
function GoalFields({ lang, place, choices, values, errors, theirs }: FieldsProps) {
  const t = editTexts(lang).goal;
  const all = planTexts(lang);
  const v = versionTexts(lang);
  const other = theirs ? valuesOfGoal(theirs, lang) : undefined;
  const field = (name: string, hint?: string) => fieldOf(lang, name, { values, errors, theirs: other, hint });
  const named = (list: readonly { id: string; name: string }[]) =>
    list.map((one) => ({ value: one.id, label: one.name }));
  const { region } = place;
  return (
    <>
      <TextInput {...field("title")} label={t.goalTitle} maxlength={200} />
      <TextInput {...field("short", t.shortHint)} label={t.short} maxlength={60} />
      <Select {...field("challenge")} label={t.challenge} options={named(choices.challenges)} />
      <TextInput {...field("population")} label={t.population} maxlength={120} />
      <TextInput {...field("agesFrom")} label={t.agesFrom} inputmode="numeric" short optional />
      <TextInput {...field("agesTo")} label={t.agesTo} inputmode="numeric" short optional />
      <Select
        {...field("area")}
        label={t.area}
        empty={t.whole(region.content.name)}
        options={choices.areas.map((one) => ({ value: one.code, label: one.name }))}
        optional
      />
      <Select
        {...field("measurability")}
        label={t.measurability}
        options={measurabilities.map((value) => ({ value, label: all.measurability[value] }))}
      />
      <TextArea {...field("measureSay")} label={t.measureSay} maxlength={400} />
      <Select
        {...field("indicator")}
        label={t.indicator}
        empty={t.noIndicator}
        options={named(choices.indicators)}
        optional
      />
      <TextInput {...field("ownFigure")} label={t.ownFigure} maxlength={120} optional />
      <Select {...field("unit")} label={t.unit} options={goalUnits.map((value) => ({ value, label: v.unit[value] }))} />
      <Select
        {...field("direction")}
        label={t.direction}
        options={(["higher", "lower"] as const).map((value) => ({ value, label: v.direction[value] }))}
      />
      <TextInput {...field("baselineYear")} label={t.baselineYear} inputmode="numeric" short optional />
      <TextInput {...field("baselineValue")} label={t.baselineValue} inputmode="decimal" short optional />
      <TextInput {...field("targetYear")} label={t.targetYear} inputmode="numeric" short optional />
      <TextInput {...field("targetValue")} label={t.targetValue} inputmode="decimal" short optional />
      <TextArea {...field("path", t.pathHint)} label={t.path} rows={3} optional />
      <TextArea {...field("measurements", t.measurementsHint)} label={t.measurements} rows={4} optional />
      <DecisionInputs lang={lang} adopted={place.adopted} values={values} errors={errors} />
    </>
  );
}

interface FormProps extends EditPlace {
  readonly request: PageRequest;
  readonly choices: GoalChoices;
  readonly values: Values;
  readonly errors: readonly FormError[];
}

/** The form of a goal that is there, or that was taken off the plan. */
export function EditGoalPage(
  props: FormProps & {
    readonly row: PartRow & { readonly goal: Goal };
    readonly theirs?: PartRow;
    readonly versions: Versions;
  },
) {
  const { request, region, row, values, errors, theirs, versions } = props;
  const { lang } = request;
  const t = editTexts(lang);
  const address = planHref(lang, region, `/${row.slug}`);
  const place: EditPlace = { region, adopted: props.adopted, today: props.today };
  const { short } = row.goal;
  return (
    <PlanFrame
      request={request}
      region={region}
      noindex
      title={t.goal.title(short)}
      description={row.goal.title}
      crumbs={[
        { label: t.team.title, href: planHref(lang, region, "/team") },
        row.removed ? { label: short } : { label: short, href: address },
        { label: t.goal.link },
      ]}
    >
      <h1>{t.goal.title(short)}</h1>
      {row.removed && <Note title={t.removed}>{t.putBack}</Note>}
      <ErrorSummary lang={lang} errors={errors} />
      {theirs && <Conflict lang={lang} theirs={theirs} />}
      <form method="post" action={`${address}/bewerk`} class="stack">
        <input type="hidden" name="version" value={values.version} />
        <GoalFields
          lang={lang}
          place={place}
          choices={props.choices}
          values={values}
          errors={errors}
          theirs={theirs && (theirs.content as Goal)}
        />
        <p class="cluster">
          <Button>{t.save}</Button>
          {!row.removed && (
            <Button look="quiet" name="doe" value="weg">
              {t.remove}
            </Button>
          )}
        </p>
        {!row.removed && <p class="soft">{t.removeSay}</p>}
      </form>
      <PartHistory lang={lang} versions={versions} />
    </PlanFrame>
  );
}

/** That somebody else was first. Beside each field that differs stands what they wrote. */
export function Conflict({ lang, theirs }: { readonly lang: Lang; readonly theirs: PartRow }) {
  const t = editTexts(lang);
  return (
    <Note kind="warn" role="alert" title={t.conflict}>
      {theirs.removed ? t.conflictGone : t.conflictText}
    </Note>
  );
}

/** Every version of a part with its reason, newest first. */
export function PartHistory({ lang, versions }: { readonly lang: Lang; readonly versions: Versions }) {
  const t = editTexts(lang);
  return (
    <>
      <h2>{t.history}</h2>
      <ul class="results">
        {versions.map((one) => (
          <li>
            <span>
              {t.version(String(one.version))}
              {one.removed && `, ${t.gone}`}
            </span>
            <p>{one.reason === "pack" ? t.fromPack : one.reason}</p>
            <small>{versionTexts(lang).decision(formatDate(one.decidedOn ?? one.at, lang), one.decidedBy)}</small>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The form for a new goal. */
export function AddGoalPage(props: FormProps) {
  const { request, region, values, errors } = props;
  const { lang } = request;
  const t = editTexts(lang);
  const place: EditPlace = { region, adopted: props.adopted, today: props.today };
  return (
    <PlanFrame
      request={request}
      region={region}
      noindex
      title={t.goal.add}
      description={t.goal.add}
      crumbs={[{ label: t.team.title, href: planHref(lang, region, "/team") }, { label: t.goal.add }]}
    >
      <h1>{t.goal.add}</h1>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={planHref(lang, region, "/toevoegen")} class="stack">
        <GoalFields lang={lang} place={place} choices={props.choices} values={values} errors={errors} />
        <p>
          <Button>{t.save}</Button>
        </p>
      </form>
    </PlanFrame>
  );
}
