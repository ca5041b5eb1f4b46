import { CheckboxGroup, type FormError, TextArea, TextInput } from "#design/components/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { savePart } from "../../actions.ts";
import type { Values } from "../../edit/read-goal.ts";
import { editTexts } from "../../edit/text.ts";
import type { Ambition } from "../../model.ts";
import { type PartRow, readPart, versionsOf } from "../../store.ts";
import { readDecision } from "./decision.tsx";
import { type EditPlace, idOf, placeOf } from "./goal.tsx";
import { fieldOf, type Versions } from "./goal-form.tsx";
import { PartForm } from "./part-form.tsx";

/** The last word of the address for an ambition that is not there yet. */
const fresh = "nieuw";

interface Shown {
  readonly place: EditPlace;
  /** Undefined for a new one. */
  readonly row: PartRow | undefined;
  readonly versions: Versions;
}

async function shownOf(ctx: Context, request: PageRequest): Promise<Shown> {
  const place = await placeOf(ctx, request);
  const slug = request.params.ambition ?? "";
  const row = await readPart(ctx.db, place.region.id, "ambition", slug, { removed: true });
  if (!row && slug !== fresh) throw new Refusal("", 404);
  return { place, row, versions: row ? await versionsOf(ctx.db, place.region.id, "ambition", slug) : [] };
}

const valuesOf = ({ title, say }: Ambition): Values => ({ title, say });

/** The form for an ambition, new or there. */
export async function ambitionPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const shown = await shownOf(ctx, request);
  const ambition = shown.row?.content as Ambition | undefined;
  const values = {
    ...(ambition ? valuesOf(ambition) : {}),
    decidedOn: shown.place.today,
    version: String(shown.row?.version ?? 0),
  };
  const chosen = ambition?.challenges ?? [];
  return page(<AmbitionForm request={request} shown={shown} values={values} chosen={chosen} errors={[]} />);
}

/** Saves an ambition, adds it or takes it off. */
export async function ambitionForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const t = editTexts(lang);
  const shown = await shownOf(ctx, request);
  const { place, row } = shown;
  const { region } = place;
  const off = form.text("doe") === "weg" && row !== undefined;
  const typed = form.record();
  const ids = region.content.challenges.map((one) => one.id);
  const chosen = ids.filter((id) => form.all("opgave").includes(id));
  const [title, say] = [(typed.title ?? "").trim().slice(0, 120), (typed.say ?? "").trim().slice(0, 400)];
  const id = row?.slug ?? idOf(title, "ambitie");
  const taken = !row && (await readPart(ctx.db, region.id, "ambition", id, { removed: true })) !== undefined;
  const decision = readDecision(form, lang, place.adopted, place.today);
  const own: FormError[] = off
    ? []
    : [
        ...(title ? [] : [{ id: "title", text: t.required }]),
        ...(taken ? [{ id: "title", text: t.taken }] : []),
        ...(say ? [] : [{ id: "say", text: t.required }]),
        ...(chosen.length > 0 ? [] : [{ id: "challenges", text: t.choose }]),
      ];
  const errors = [...own, ...decision.errors];
  const again = (theirs?: PartRow) => {
    const values = theirs ? { ...typed, version: String(theirs.version) } : typed;
    const props = { request, shown, values, chosen, errors: theirs ? [] : errors, theirs };
    return page(<AmbitionForm {...props} />, { status: theirs ? 409 : 400 });
  };
  if (errors.length > 0) return again();
  const content = off ? row.content : { id, title, say, challenges: chosen };
  const { reason, decided } = decision;
  const version = row ? Number(typed.version) : undefined;
  const edit = { kind: "ambition" as const, slug: id, content, version, reason, decided, removed: off };
  const outcome = await savePart(ctx, actor, region.id, edit);
  if (outcome.kind === "conflict") return again(outcome.now);
  return redirect(request.link(`/${region.id}/plan/team`));
}

function AmbitionForm(props: {
  readonly request: PageRequest;
  readonly shown: Shown;
  readonly values: Values;
  readonly chosen: readonly string[];
  readonly errors: readonly FormError[];
  readonly theirs?: PartRow;
}) {
  const { request, shown, values, errors, theirs } = props;
  const { lang } = request;
  const t = editTexts(lang);
  const { place, row } = shown;
  const other = theirs && valuesOf(theirs.content as Ambition);
  const field = (name: string) => fieldOf(lang, name, { values, errors, theirs: other });
  const title = row ? t.ambition.title((row.content as Ambition).title) : t.ambition.add;
  return (
    <PartForm
      {...place}
      request={request}
      title={title}
      address={`/ambities/${row?.slug ?? fresh}`}
      values={values}
      errors={errors}
      theirs={theirs}
      removed={row?.removed}
      removable={row !== undefined}
      versions={shown.versions}
    >
      <TextInput {...field("title")} label={t.ambition.name} maxlength={120} />
      <TextArea {...field("say")} label={t.ambition.say} maxlength={400} />
      <ChallengeBoxes
        lang={lang}
        place={place}
        chosen={props.chosen}
        error={errors.find((error) => error.id === "challenges")?.text}
      />
    </PartForm>
  );
}

/** A box per challenge. */
function ChallengeBoxes(props: {
  readonly lang: "nl" | "en";
  readonly place: EditPlace;
  readonly chosen: readonly string[];
  readonly error?: string;
}) {
  const { lang, place, chosen } = props;
  return (
    <CheckboxGroup
      lang={lang}
      id="challenges"
      name="opgave"
      legend={editTexts(lang).ambition.challenges(place.region.content.words.challenges[lang])}
      error={props.error}
      values={chosen}
      options={place.region.content.challenges.map((one) => ({ value: one.id, label: one.name[lang] }))}
    />
  );
}
