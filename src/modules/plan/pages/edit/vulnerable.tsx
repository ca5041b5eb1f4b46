import { Lead, TextArea, TextInput } from "#design/components/index.ts";
import { formatDate } from "#design/format.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { savePart } from "../../actions.ts";
import { isDay } from "../../days.ts";
import type { Values } from "../../edit/read-goal.ts";
import { editTexts } from "../../edit/text.ts";
import type { Vulnerable } from "../../model.ts";
import { type PartRow, readPart, versionsOf } from "../../store.ts";
import { readDecision } from "./decision.tsx";
import { type EditPlace, placeOf } from "./goal.tsx";
import { fieldOf, type Versions } from "./goal-form.tsx";
import { PartForm, type PartFormProps } from "./part-form.tsx";

const slug = "vulnerable";

interface Shown {
  readonly place: EditPlace;
  readonly row: PartRow | undefined;
  readonly versions: Versions;
}

async function shownOf(ctx: Context, request: PageRequest): Promise<Shown> {
  const place = await placeOf(ctx, request);
  const row = await readPart(ctx.db, place.region.id, "vulnerable", slug, { removed: true });
  return { place, row, versions: await versionsOf(ctx.db, place.region.id, "vulnerable", slug) };
}

/** The form for who counts as vulnerable, with what was chosen before. */
export async function vulnerablePage(ctx: Context, request: PageRequest): Promise<Answer> {
  const shown = await shownOf(ctx, request);
  const now = shown.row?.content as Vulnerable | undefined;
  const values = {
    text: now?.text ?? "",
    since: shown.place.today,
    decidedOn: shown.place.today,
    version: String(shown.row?.version ?? 0),
  };
  return page(<VulnerableForm request={request} shown={shown} values={values} errors={[]} />);
}

/** Saves a choice; earlier ones stay in the history. */
export async function vulnerableForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const t = editTexts(lang);
  const shown = await shownOf(ctx, request);
  const { place } = shown;
  const typed = form.record();
  const [text, since] = [(typed.text ?? "").trim().slice(0, 600), (typed.since ?? "").trim()];
  const decision = readDecision(form, lang, place.adopted, place.today);
  const errors = [
    ...(text ? [] : [{ id: "text", text: t.required }]),
    ...(isDay(since) && since <= place.today ? [] : [{ id: "since", text: t.decision.noDay }]),
    ...decision.errors,
  ];
  const again = (theirs?: PartRow) => {
    const values = theirs ? { ...typed, version: String(theirs.version) } : typed;
    const props = { request, shown, values, errors: theirs ? [] : errors, theirs };
    return page(<VulnerableForm {...props} />, { status: theirs ? 409 : 400 });
  };
  if (errors.length > 0) return again();
  const { reason, decided } = decision;
  const version = Number(typed.version) || 0;
  const edit = { kind: "vulnerable" as const, slug, content: { text, since }, version, reason, decided };
  const outcome = await savePart(ctx, actor, place.region.id, edit);
  if (outcome.kind === "conflict") return again(outcome.now);
  return redirect(request.link(`/${place.region.id}/plan/team`));
}

function VulnerableForm(
  props: Pick<PartFormProps, "request" | "errors" | "theirs"> & { readonly shown: Shown; readonly values: Values },
) {
  const { request, shown, values, errors, theirs } = props;
  const { lang } = request;
  const t = editTexts(lang).vulnerable;
  const now = theirs?.content as Vulnerable | undefined;
  const field = (name: string) =>
    fieldOf(lang, name, { values, errors, theirs: now && { text: now.text, since: now.since } });
  return (
    <PartForm
      {...shown.place}
      request={request}
      title={t.title}
      address="/kwetsbaar"
      values={values}
      errors={errors}
      theirs={theirs}
      versions={shown.versions}
    >
      <Lead>{t.lead}</Lead>
      <TextArea {...field("text")} label={t.text} maxlength={600} />
      <TextInput {...field("since")} label={t.since} type="date" short />
      {shown.versions.length > 0 && (
        <details>
          <summary>{t.older}</summary>
          <ul class="results">
            {shown.versions.map((one) => (
              <li>
                <span lang="nl">{(one.content as Vulnerable).text}</span>
                <small>{formatDate((one.content as Vulnerable).since, lang)}</small>
              </li>
            ))}
          </ul>
        </details>
      )}
    </PartForm>
  );
}
