import { CheckboxGroup, type FormError, Lead, Note } from "#design/components/index.ts";
import type { Context } from "#platform/context.ts";
import { type Answer, page, type PageRequest, redirect } from "#platform/http/index.ts";
import { splitChallenge } from "../../actions-challenges.ts";
import type { UnderChallenge } from "../../challenge-followers.ts";
import type { Values } from "../../edit/read-goal.ts";
import { editTexts } from "../../edit/text.ts";
import {
  ChallengeFields,
  readChallenge,
  type ShownChallenge,
  shownChallenge,
  valuesOfChallenge,
} from "./challenge.tsx";
import { readDecision } from "./decision.tsx";
import { idOf } from "./goal.tsx";
import { PartForm } from "./part-form.tsx";

const sides = ["eerste-", "tweede-"] as const;

/** The form that makes two challenges of one. */
export async function splitPage(ctx: Context, request: PageRequest): Promise<Answer> {
  const shown = await shownChallenge(ctx, request);
  const values = {
    ...valuesOfChallenge(shown.challenge, sides[0]),
    decidedOn: shown.place.today,
    version: String(shown.row?.version ?? 0),
    seal: shown.under.seal,
  };
  return page(<SplitForm request={request} shown={shown} values={values} goals={[]} things={[]} errors={[]} />);
}

/** Splits, or gives the form back filled in. */
export async function splitForm(ctx: Context, request: PageRequest): Promise<Answer> {
  const { form, lang, actor } = request;
  const t = editTexts(lang);
  const shown = await shownChallenge(ctx, request);
  const { place, challenge } = shown;
  const { region } = place;
  const [first, second] = [readChallenge(form, lang, sides[0]), readChallenge(form, lang, sides[1])];
  const decision = readDecision(form, lang, place.adopted, place.today);
  const [goals, things] = [form.all("doel"), form.all("initiatief")];
  const id = idOf(second.name.nl, "opgave");
  const taken = id === challenge.id || region.content.challenges.some((one) => one.id === id);
  const errors: FormError[] = [
    ...first.errors,
    ...second.errors,
    ...(taken && second.name.nl ? [{ id: `${sides[1]}nameNl`, text: t.challenge.sameName }] : []),
    ...decision.errors,
  ];
  const again = (status: number, own: readonly FormError[], fresh: Values = {}, moved = false) =>
    page(
      <SplitForm
        request={request}
        shown={shown}
        values={{ ...form.record(), ...fresh }}
        goals={goals}
        things={things}
        errors={own}
        moved={moved}
      />,
      { status },
    );
  if (errors.length > 0) return again(400, errors);
  const reason = t.challenge.splitReason(challenge.name.nl, `${first.name.nl}, ${second.name.nl}`, decision.reason);
  const outcome = await splitChallenge(ctx, actor, region.id, {
    first: { ...challenge, name: first.name, say: first.say },
    second: { id, name: second.name, say: second.say, ...(challenge.icon ? { icon: challenge.icon } : {}) },
    goals,
    things,
    version: Number(form.text("version")) || 0,
    seal: form.text("seal"),
    reason,
    decided: decision.decided,
  });
  if (outcome.kind === "split") return redirect(request.link(`/${region.id}/plan/team`));
  if (outcome.kind === "taken") return again(409, [{ id: `${sides[1]}nameNl`, text: t.challenge.sameName }]);
  const now = await shownChallenge(ctx, request);
  return again(409, [], { version: String(now.row?.version ?? 0), seal: now.under.seal }, true);
}

function SplitForm(props: {
  readonly request: PageRequest;
  readonly shown: ShownChallenge;
  readonly values: Values;
  readonly goals: readonly string[];
  readonly things: readonly string[];
  readonly errors: readonly FormError[];
  readonly moved?: boolean;
}) {
  const { request, shown, values, errors } = props;
  const { lang } = request;
  const t = editTexts(lang).challenge;
  const { place, challenge, under } = shown;
  return (
    <PartForm
      {...place}
      request={request}
      title={t.splitTitle(challenge.name[lang])}
      address={`/opgaven/${challenge.id}/splits`}
      values={values}
      errors={errors}
    >
      {props.moved && (
        <Note kind="warn" role="alert">
          {t.moved}
        </Note>
      )}
      <Lead>{t.splitLead}</Lead>
      <input type="hidden" name="seal" value={values.seal} />
      <h2>{t.first}</h2>
      <ChallengeFields lang={lang} values={values} errors={errors} side={sides[0]} />
      <h2>{t.second}</h2>
      <ChallengeFields lang={lang} values={values} errors={errors} side={sides[1]} />
      <Choices lang={lang} name="doel" legend={t.goals} list={under.goals} chosen={props.goals} />
      <Choices lang={lang} name="initiatief" legend={t.initiatives} list={under.things} chosen={props.things} />
    </PartForm>
  );
}

function Choices(props: {
  readonly lang: "nl" | "en";
  readonly name: string;
  readonly legend: string;
  readonly list: readonly UnderChallenge[];
  readonly chosen: readonly string[];
}) {
  const { lang, list } = props;
  if (list.length === 0) return null;
  return (
    <CheckboxGroup
      lang={lang}
      id={props.name}
      name={props.name}
      legend={props.legend}
      values={props.chosen}
      options={list.map((one) => ({ value: one.id, label: one.title }))}
      optional
    />
  );
}
