import { CheckboxGroup, type FormError, MoreLink, TextArea, TextInput } from "#design/components/index.ts";
import type { Challenge } from "#modules/regions/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, type FormBody, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Lang } from "#platform/text.ts";
import { saveChallenge, type Under, underChallenge } from "../../actions-challenges.ts";
import type { Values } from "../../edit/read-goal.ts";
import { editTexts } from "../../edit/text.ts";
import type { Ambition } from "../../model.ts";
import { type PartRow, readPart, readPlan, versionsOf } from "../../store.ts";
import { planHref } from "../versions/parts.tsx";
import { readDecision } from "./decision.tsx";
import { type EditPlace, idOf, placeOf } from "./goal.tsx";
import { fieldOf, type Versions } from "./goal-form.tsx";
import { PartForm } from "./part-form.tsx";

/** The last word of the address for a challenge that is not there yet. */
const fresh = "nieuw";

export interface ShownChallenge {
  readonly place: EditPlace;
  readonly challenge: Challenge;
  /** Its history with the plan; undefined where it never changed. */
  readonly row: PartRow | undefined;
  readonly under: Under;
  readonly versions: Versions;
  /** What a new one can stand under. */
  readonly ambitions: readonly Ambition[];
}

/** Undefined for a new one; what was taken off shows as it was, so that it can be put back. */
type EditedChallenge = Omit<ShownChallenge, "challenge"> & { readonly challenge: Challenge | undefined };

async function editedChallenge(ctx: Context, request: PageRequest): Promise<EditedChallenge> {
  const place = await placeOf(ctx, request);
  const { region } = place;
  const id = request.params.challenge ?? "";
  const [row, under, versions] = [
    await readPart(ctx.db, region.id, "challenge", id, { removed: true }),
    await underChallenge(ctx.db, region.id, id),
    await versionsOf(ctx.db, region.id, "challenge", id),
  ];
  const ambitions = (await readPlan(ctx.db, region.id)).ambitions;
  const there = region.content.challenges.find((one) => one.id === id);
  const challenge = there ?? (row?.content as Challenge | undefined);
  if (!challenge && id !== fresh) throw new Refusal("", 404);
  return { place, challenge, row, under, versions, ambitions };
}

/** The challenge of the address, as it stands in the plan now, with all that belongs to it. @throws Refusal 404 */
export async function shownChallenge(ctx: Context, request: PageRequest): Promise<ShownChallenge> {
  const { challenge, ...rest } = await editedChallenge(ctx, request);
  if (!challenge || rest.row?.removed) throw new Refusal("", 404);
  return { challenge, ...rest };
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

/** The form of one challenge: new, there, or taken off. */
export async function challengePage(ctx: Context, request: PageRequest): Promise<Answer> {
  const shown = await editedChallenge(ctx, request);
  const values = {
    ...(shown.challenge ? valuesOfChallenge(shown.challenge) : {}),
    decidedOn: shown.place.today,
    version: String(shown.row?.version ?? 0),
  };
  return page(<ChallengeForm request={request} shown={shown} values={values} chosen={[]} errors={[]} />);
}

/** Saves a challenge, adds one, puts one back, or takes one off where nothing belongs to it. */
export async function challengeForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const shown = await editedChallenge(ctx, request);
  const { place, challenge } = shown;
  const off = form.text("doe") === "weg" && challenge !== undefined;
  const read = readChallenge(form, lang);
  const id = challenge?.id ?? idOf(read.name.nl, "opgave");
  const decision = readDecision(form, lang, place.adopted, place.today);
  const taken = challenge || !read.name.nl ? [] : await takenName(ctx, place, id, lang);
  const errors = [...(off ? [] : [...taken, ...read.errors]), ...decision.errors];
  const typed = form.record();
  const chosen = form.all("ambitie");
  const again = (theirs?: PartRow) => {
    const values = theirs ? { ...typed, version: String(theirs.version) } : typed;
    const props = { request, shown, values, chosen, errors: theirs ? [] : errors, theirs };
    return page(<ChallengeForm {...props} />, { status: theirs ? 409 : 400 });
  };
  if (errors.length > 0) return again();
  const content = off ? challenge : { ...challenge, id, name: read.name, say: read.say };
  const { reason, decided } = decision;
  const version = challenge ? Number(typed.version) || 0 : 0;
  const under = challenge ? [] : chosen;
  const edit = { challenge: content, version, reason, decided, removed: off, ambitions: under };
  const outcome = await saveChallenge(ctx, actor, place.region.id, edit);
  if (outcome.kind === "conflict") return again(outcome.now);
  return redirect(request.link(`/${place.region.id}/plan/team`));
}

/** Says so where the name of a new challenge is that of one that is there, or was. */
async function takenName(ctx: Context, { region }: EditPlace, id: string, lang: Lang): Promise<FormError[]> {
  const t = editTexts(lang);
  if (region.content.challenges.some((one) => one.id === id)) return [{ id: "nameNl", text: t.taken }];
  const old = await readPart(ctx.db, region.id, "challenge", id, { removed: true });
  return old ? [{ id: "nameNl", text: t.challenge.takenOff(t.team.off) }] : [];
}

function ChallengeForm(props: {
  readonly request: PageRequest;
  readonly shown: EditedChallenge;
  readonly values: Values;
  /** Ambitions that were ticked for a new one. */
  readonly chosen: readonly string[];
  readonly errors: readonly FormError[];
  readonly theirs?: PartRow;
}) {
  const { request, shown, values, errors, theirs } = props;
  const { lang } = request;
  const t = editTexts(lang).challenge;
  const { place, challenge, under } = shown;
  const removed = shown.row?.removed ?? false;
  const address = `/opgaven/${challenge?.id ?? fresh}`;
  const { words } = place.region.content;
  return (
    <PartForm
      {...place}
      request={request}
      title={challenge ? t.title(challenge.name[lang]) : t.add(words.challenge[lang])}
      address={address}
      values={values}
      errors={errors}
      theirs={theirs}
      removed={removed}
      removable={challenge !== undefined && under.goals.length === 0 && under.things.length === 0}
      versions={shown.versions}
    >
      <ChallengeFields lang={lang} values={values} errors={errors} theirs={theirs?.content as Challenge | undefined} />
      {!challenge && <AmbitionBoxes lang={lang} ambitions={shown.ambitions} chosen={props.chosen} />}
      {challenge && !removed && (
        <p>
          <MoreLink href={planHref(lang, place.region, `${address}/splits`)}>{t.split}</MoreLink>
        </p>
      )}
    </PartForm>
  );
}

/** A box per ambition that a new challenge can stand under. */
function AmbitionBoxes(props: {
  readonly lang: Lang;
  readonly ambitions: readonly Ambition[];
  readonly chosen: readonly string[];
}) {
  const { lang, ambitions, chosen } = props;
  if (ambitions.length === 0) return null;
  return (
    <CheckboxGroup
      lang={lang}
      id="ambitie"
      name="ambitie"
      legend={editTexts(lang).challenge.ambitions}
      values={chosen}
      options={ambitions.map((one) => ({ value: one.id, label: one.title }))}
      optional
    />
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
