import {
  Button,
  Checkbox,
  CheckboxGroup,
  ErrorSummary,
  Note,
  RadioGroup,
  TextArea,
  TextInput,
} from "#design/components/index.ts";
import type { Organisation } from "#modules/accounts/index.ts";
import type { Region } from "#modules/regions/index.ts";
import { afterTexts } from "../../after/text.ts";
import { careTexts } from "../../care/text.ts";
import { entryWays, influenceLevels } from "../../model.ts";
import { dialogueTexts } from "../../text.ts";
import type { Asked } from "../frame.tsx";
import { moreTexts } from "../../outcome/pages/more/text.ts";
import type { Typed, TypedError } from "./form.ts";
import { TeamFrame } from "./frame.tsx";
import { teamTexts } from "./text.ts";

export interface EditProps {
  readonly request: Asked;
  readonly region: Region;
  readonly typed: Typed;
  readonly errors: readonly TypedError[];
  /** Who can be invited. */
  readonly organisations: readonly Organisation[];
  /** Address the form is sent to. */
  readonly action: string;
  /** Version it was read at; undefined for a new dialogue. */
  readonly version?: number;
  readonly conflict?: boolean;
}

const fieldOf: Readonly<Record<TypedError, string>> = {
  title: "titel",
  questions: "vragen",
  background: "achtergrond",
  themes: "themas",
  audience: "wie",
  entries: "ingang",
  fixed: "vast",
  decides: "beslist",
  dates: "opent",
};

/** One form for a whole dialogue: what, who, what is promised, when. */
export function EditPage(props: EditProps) {
  const { request, region, typed, errors, organisations, action, version, conflict } = props;
  const { lang } = request;
  const t = teamTexts(lang).form;
  const open = dialogueTexts(lang);
  const errorOf = (name: TypedError) => (errors.includes(name) ? t.errors[name] : undefined);
  const title = version === undefined ? t.titleNew : t.titleEdit;
  const area = (
    id: string,
    label: string,
    value: string,
    more: { hint?: string; error?: string; rows?: number; optional?: boolean } = {},
  ) => <TextArea lang={lang} id={id} name={id} label={label} value={value} {...more} />;
  const date = (
    id: string,
    label: string,
    value: string,
    more: { hint?: string; error?: string; optional?: boolean } = {},
  ) => <TextInput lang={lang} id={id} name={id} type="date" label={label} value={value} short {...more} />;
  return (
    <TeamFrame request={request} region={region} title={title}>
      <ErrorSummary lang={lang} errors={errors.map((name) => ({ id: fieldOf[name], text: t.errors[name] }))} />
      {conflict && <Note kind="warn">{teamTexts(lang).conflict}</Note>}
      <form method="post" action={request.link(action)}>
        {version !== undefined && <input type="hidden" name="versie" value={String(version)} />}
        <h2>{t.parts.about}</h2>
        <TextInput
          lang={lang}
          id="titel"
          name="titel"
          label={t.name}
          hint={t.nameHint}
          value={typed.title}
          error={errorOf("title")}
          maxlength={120}
        />
        {version === undefined ? (
          <RadioGroup
            lang={lang}
            id="vorm"
            name="vorm"
            legend={t.form}
            value={typed.form}
            options={(["rounds", "statements"] as const).map((value) => ({ value, label: t.forms[value] }))}
          />
        ) : (
          <input type="hidden" name="vorm" value={typed.form} />
        )}
        {area("vragen", t.questions, typed.questions, { hint: t.questionsHint, error: errorOf("questions") })}
        {area("achtergrond", t.background, typed.background, {
          hint: t.backgroundHint,
          error: errorOf("background"),
          rows: 5,
        })}
        {area("themas", t.themes, typed.themes, { hint: t.themesHint, error: errorOf("themes") })}
        {area("gebieden", t.areas, typed.areas, { hint: t.areasHint, optional: true })}
        <h2>{t.parts.who}</h2>
        <TextInput
          lang={lang}
          id="wie"
          name="wie"
          label={t.audience}
          value={typed.audience}
          error={errorOf("audience")}
        />
        <CheckboxGroup
          lang={lang}
          id="ingang"
          name="ingang"
          legend={t.entries}
          values={typed.entries}
          error={errorOf("entries")}
          options={entryWays
            .filter((way) => way !== "organisation")
            .map((value) => ({ value, label: open.page.entry[value] }))}
        />
        {organisations.length > 0 && (
          <CheckboxGroup
            lang={lang}
            id="organisatie"
            name="organisatie"
            legend={t.organisations}
            hint={t.organisationsHint}
            values={typed.organisations}
            options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <h2>{t.parts.promise}</h2>
        <RadioGroup
          lang={lang}
          id="invloed"
          name="invloed"
          legend={t.influence}
          value={typed.influence}
          options={influenceLevels.map((value) => ({ value, label: open.influence[value] }))}
        />
        {area("vast", t.fixed, typed.fixed, { error: errorOf("fixed"), rows: 2 })}
        {area("beslist", t.decides, typed.decides, { error: errorOf("decides"), rows: 2 })}
        <h2>{t.parts.when}</h2>
        {date("opent", t.opens, typed.opens, { error: errorOf("dates") })}
        {date("tweede", t.second, typed.second, { hint: t.secondHint, optional: true })}
        {date("sluit", t.closes, typed.closes)}
        {date("duiding", t.meaning, typed.meaning, { optional: true })}
        {date("besluit", t.decision, typed.decision, { optional: true })}
        {date("antwoord", t.answerDay, typed.answerDay, { optional: true })}
        <h2>{t.parts.safe}</h2>
        <RadioGroup
          lang={lang}
          id="moderatie"
          name="moderatie"
          legend={t.moderation}
          value={typed.moderation}
          options={(["before", "after"] as const).map((value) => ({ value, label: t.moderations[value] }))}
        />
        <Checkbox id="gezondheid" name="gezondheid" label={t.health} hint={t.healthHint} checked={typed.health} />
        {area("hulplijst", careTexts(lang).helpField, typed.helpLines, {
          hint: careTexts(lang).helpFieldHint,
          rows: 3,
          optional: true,
        })}
        <TextInput
          lang={lang}
          id="jongeren"
          name="jongeren"
          label={careTexts(lang).youthField}
          hint={careTexts(lang).youthFieldHint}
          value={typed.youth}
          maxlength={120}
          optional
        />
        <h2>{t.parts.more}</h2>
        <TextInput
          lang={lang}
          id="cijfervraag"
          name="cijfervraag"
          label={afterTexts(lang).grade.field}
          hint={afterTexts(lang).grade.fieldHint}
          value={typed.grade}
          maxlength={200}
          optional
        />
        <Checkbox id="later" name="later" label={t.late} checked={typed.late} />
        <Checkbox
          id="opendata"
          name="opendata"
          label={moreTexts(lang).form.label}
          hint={moreTexts(lang).form.hint}
          checked={typed.openData}
        />
        <div class="actions">
          <Button>{version === undefined ? t.make : t.save}</Button>
        </div>
      </form>
    </TeamFrame>
  );
}
