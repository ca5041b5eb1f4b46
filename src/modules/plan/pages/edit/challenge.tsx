import { type FormError, MoreLink, TextArea, TextInput } from "#design/components/index.ts";
import type { Challenge } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, type FormBody, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { saveChallenge, type Under, underChallenge } from "../../actions-challenges.ts";
import type { Values } from "../../edit/read-goal.ts";
import { editTexts } from "../../edit/text.ts";
import { type PartRow, readPart, versionsOf } from "../../store.ts";
import { planHref } from "../versions/parts.tsx";
import { readDecision } from "./decision.tsx";
import { type EditPlace, placeOf } from "./goal.tsx";
import { fieldOf, type Versions } from "./goal-form.tsx";
import { PartForm } from "./part-form.tsx";

export interface ShownChallenge {
  readonly place: EditPlace;
  readonly challenge: Challenge;
  /** Its history with the plan; undefined where it never changed. */
  readonly row: PartRow | undefined;
  readonly under: Under;
  readonly versions: Versions;
}

/** The challenge of the address with all that belongs to it. @throws Refusal 404 */
export async function shownChallenge(ctx: Context, request: PageRequest): Promise<ShownChallenge> {
  const place = await placeOf(ctx, request);
  const id = request.params.challenge ?? "";
  const challenge = place.region.content.challenges.find((one) => one.id === id);
  if (!challenge) throw new Refusal("", 404);
  const row = await readPart(ctx.db, place.region.id, "challenge", id, { removed: true });
  const under = await underChallenge(ctx.db, place.region.id, id);
  return { place, challenge, row, under, versions: await versionsOf(ctx.db, place.region.id, "challenge", id) };
}

const names = ["nameNl", "nameEn", "sayNl", "sayEn"] as const;

/** What the form of a challenge says. @param side prefix of the names, where a page has two */
export const valuesOfChallenge = ({ name, say }: Challenge, side = ""): Values => ({
  [`${side}nameNl`]: name.nl,
  [`${side}nameEn`]: name.en,
  [`${side}sayNl`]: say.nl,
  [`${side}sayEn`]: say.en,
});

/** Reads a challenge from its form. */
export function readChallenge(form: FormBody, lang: Lang, side = "") {
  const text = (name: (typeof names)[number], most: number) =>
    form
      .text(side + name)
      .trim()
      .slice(0, most);
  const values = {
    nameNl: text("nameNl", 80),
    nameEn: text("nameEn", 80),
    sayNl: text("sayNl", 300),
    sayEn: text("sayEn", 300),
  };
  const errors: FormError[] = names
    .filter((name) => !values[name])
    .map((name) => ({ id: side + name, text: editTexts(lang).required }));
  const { nameNl, nameEn, sayNl, sayEn } = values;
  return { name: { nl: nameNl, en: nameEn }, say: { nl: sayNl, en: sayEn }, errors };
}

/** The form of one challenge. */
export async function challengePage(ctx: Context, request: PageRequest): Promise<Answer> {
  const shown = await shownChallenge(ctx, request);
  const values = {
    ...valuesOfChallenge(shown.challenge),
    decidedOn: shown.place.today,
    version: String(shown.row?.version ?? 0),
  };
  return page(<ChallengeForm request={request} shown={shown} values={values} errors={[]} />);
}

/** Saves a challenge, or takes it off where nothing belongs to it. */
export async function challengeForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const shown = await shownChallenge(ctx, request);
  const { place, challenge } = shown;
  const off = form.text("doe") === "weg";
  const read = readChallenge(form, lang);
  const decision = readDecision(form, lang, place.adopted, place.today);
  const errors = [...(off ? [] : read.errors), ...decision.errors];
  const typed = form.record();
  const again = (theirs?: PartRow) => {
    const values = theirs ? { ...typed, version: String(theirs.version) } : typed;
    const props = { request, shown, values, errors: theirs ? [] : errors, theirs };
    return page(<ChallengeForm {...props} />, { status: theirs ? 409 : 400 });
  };
  if (errors.length > 0) return again();
  const content = off ? challenge : { ...challenge, name: read.name, say: read.say };
  const { reason, decided } = decision;
  const edit = { challenge: content, version: Number(typed.version) || 0, reason, decided, removed: off };
  const outcome = await saveChallenge(ctx, actor, place.region.id, edit);
  if (outcome.kind === "conflict") return again(outcome.now);
  return redirect(request.link(`/${place.region.id}/plan/team`));
}

function ChallengeForm(props: {
  readonly request: PageRequest;
  readonly shown: ShownChallenge;
  readonly values: Values;
  readonly errors: readonly FormError[];
  readonly theirs?: PartRow;
}) {
  const { request, shown, values, errors, theirs } = props;
  const { lang } = request;
  const t = editTexts(lang).challenge;
  const { place, challenge, under } = shown;
  const address = `/opgaven/${challenge.id}`;
  return (
    <PartForm
      {...place}
      request={request}
      title={t.title(challenge.name[lang])}
      address={address}
      values={values}
      errors={errors}
      theirs={theirs}
      removable={under.goals.length === 0 && under.things.length === 0}
      versions={shown.versions}
    >
      <ChallengeFields lang={lang} values={values} errors={errors} theirs={theirs?.content as Challenge | undefined} />
      <p>
        <MoreLink href={planHref(lang, place.region, `${address}/splits`)}>{t.split}</MoreLink>
      </p>
    </PartForm>
  );
}

/** Name and explanation in both languages. */
export function ChallengeFields(props: {
  readonly lang: Lang;
  readonly values: Values;
  readonly errors: readonly FormError[];
  readonly theirs?: Challenge;
  readonly side?: string;
}) {
  const { lang, values, errors, theirs, side = "" } = props;
  const t = editTexts(lang).challenge;
  const field = (name: (typeof names)[number]) =>
    fieldOf(lang, side + name, { values, errors, theirs: theirs && valuesOfChallenge(theirs, side) });
  return (
    <>
      <TextInput {...field("nameNl")} label={t.nameNl} maxlength={80} />
      <TextArea {...field("sayNl")} label={t.sayNl} maxlength={300} rows={2} />
      <TextInput {...field("nameEn")} label={t.nameEn} maxlength={80} />
      <TextArea {...field("sayEn")} label={t.sayEn} maxlength={300} rows={2} />
    </>
  );
}
