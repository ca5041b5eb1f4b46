import { type FormError, TextInput } from "#design/components/index.ts";
import type { FormBody } from "#platform/http/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Decided } from "../../actions.ts";
import { isDay } from "../../days.ts";
import { editTexts } from "../../edit/text.ts";

/** Why a part changes, and once a plan was adopted who decided it and when. */
export interface Decision {
  readonly reason: string;
  readonly decided: Decided | undefined;
  readonly errors: readonly FormError[];
}

/** Reads what `DecisionInputs` asks. @param adopted whether a version of the plan was adopted @param today plain day */
export function readDecision(form: FormBody, lang: Lang, adopted: boolean, today: string): Decision {
  const t = editTexts(lang).decision;
  const reason = form.text("reason").trim().slice(0, 300);
  const [on, by] = [form.text("decidedOn").trim(), form.text("decidedBy").trim().slice(0, 120)];
  const errors = [
    ...(adopted && !(isDay(on) && on <= today) ? [{ id: "decidedOn", text: t.noDay }] : []),
    ...(adopted && !by ? [{ id: "decidedBy", text: t.required }] : []),
    ...(reason ? [] : [{ id: "reason", text: t.required }]),
  ];
  return { reason, decided: adopted ? { on, by } : undefined, errors };
}

export interface DecisionInputsProps {
  readonly lang: Lang;
  readonly adopted: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: readonly FormError[];
}

/** The last fields of every form that changes the plan. */
export function DecisionInputs({ lang, adopted, values, errors }: DecisionInputsProps) {
  const t = editTexts(lang).decision;
  const field = (name: string) => ({
    lang,
    id: name,
    name,
    value: values[name] ?? "",
    error: errors.find((error) => error.id === name)?.text,
  });
  return (
    <>
      {adopted && (
        <>
          <TextInput {...field("decidedOn")} label={t.day} type="date" short />
          <TextInput {...field("decidedBy")} label={t.by} hint={t.byHint} maxlength={120} />
        </>
      )}
      <TextInput {...field("reason")} label={t.reason} hint={adopted ? t.reasonPublic : t.reasonHint} maxlength={300} />
    </>
  );
}
