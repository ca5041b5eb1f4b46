import type { Child, PropsWithChildren } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { Sign } from "../signs/signs.tsx";
import { designTexts } from "../text.ts";

/** What every field has: a label, perhaps a hint, and after a refusal the sentence that says what to change. */
export interface FieldProps {
  readonly lang: Lang;
  /** Unique on the page; also the target of the error summary. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** One sentence, shown above the control. */
  readonly error?: string;
  /** Says "hoeft niet" beside the label. Fields are required unless they say so. */
  readonly optional?: boolean;
  readonly short?: boolean;
}

/** Wraps one control with its label, hint and error. Use `TextInput`, `TextArea` or `Select` unless the control is new. */
export function Field(props: PropsWithChildren<FieldProps>) {
  const invalid = props.error ? " utrecht-form-field--invalid" : "";
  return (
    <div class={`field utrecht-form-field${invalid}${props.short ? " field--short" : ""}`}>
      <label class="field__label" for={props.id}>
        {props.label}
        {props.optional && <small> ({designTexts(props.lang).optional})</small>}
      </label>
      <FieldNotes {...props} />
      {props.children}
    </div>
  );
}

/** Hint and error of a field or group, with the ids that `describedBy` names. */
export function FieldNotes(props: Pick<FieldProps, "id" | "hint" | "error">) {
  return (
    <>
      {props.hint && (
        <p class="field__hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.error && (
        <p class="field__error" id={`${props.id}-error`}>
          <Sign name="warn" />
          <span>{props.error}</span>
        </p>
      )}
    </>
  );
}

/** The value for `aria-describedby` of a control with this hint and error. */
export function describedBy(props: Pick<FieldProps, "id" | "hint" | "error">): string | undefined {
  const ids = [props.hint && `${props.id}-hint`, props.error && `${props.id}-error`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

interface ControlProps extends FieldProps {
  readonly name: string;
  readonly value?: string;
  readonly disabled?: boolean;
}

export interface TextInputProps extends ControlProps {
  readonly type?: "text" | "email" | "tel" | "url" | "number" | "date" | "search" | "password";
  readonly autocomplete?: string;
  readonly inputmode?: "numeric" | "decimal" | "email" | "tel" | "text";
  readonly maxlength?: number;
  readonly min?: string | number;
  readonly max?: string | number;
  readonly step?: string | number;
  readonly placeholder?: string;
}

/** One line of text. `required` is said to browsers; the server checks again. */
export function TextInput(props: TextInputProps) {
  return (
    <Field {...fieldOf(props)}>
      <input
        class="utrecht-textbox utrecht-textbox--html-input"
        id={props.id}
        name={props.name}
        type={props.type ?? "text"}
        value={props.value}
        disabled={props.disabled}
        required={!props.optional}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        maxlength={props.maxlength}
        min={props.min}
        max={props.max}
        step={props.step}
        placeholder={props.placeholder}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={describedBy(props)}
      />
    </Field>
  );
}

export interface TextAreaProps extends ControlProps {
  /** Height in lines; three when left out. */
  readonly rows?: number;
  readonly maxlength?: number;
}

/** More lines of text. */
export function TextArea(props: TextAreaProps) {
  return (
    <Field {...fieldOf(props)}>
      <textarea
        class="utrecht-textbox"
        id={props.id}
        name={props.name}
        rows={props.rows ?? 3}
        maxlength={props.maxlength}
        disabled={props.disabled}
        required={!props.optional}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={describedBy(props)}
      >
        {props.value ?? ""}
      </textarea>
    </Field>
  );
}

export interface SelectOption {
  readonly value: string;
  readonly label: string;
}

export interface SelectProps extends ControlProps {
  readonly options: readonly SelectOption[];
  /** The first, empty choice ("Kies een gemeente"). */
  readonly empty?: string;
}

/** One of many. Up to six choices read better as `RadioGroup`. */
export function Select(props: SelectProps) {
  return (
    <Field {...fieldOf(props)}>
      <select
        class="utrecht-textbox"
        id={props.id}
        name={props.name}
        disabled={props.disabled}
        required={!props.optional}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={describedBy(props)}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.options.map((option) => (
          <option value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

function fieldOf(props: ControlProps): FieldProps {
  const { lang, id, label, hint, error, optional, short } = props;
  return { lang, id, label, hint, error, optional, short };
}

export interface FormError {
  /** The id of the field. */
  readonly id: string;
  readonly text: string;
}

/**
 * On top of a form that was refused: what is missing, with a link to each field. It takes the focus through the
 * `autofocus` attribute, so also without script.
 */
export function ErrorSummary(props: {
  readonly lang: Lang;
  readonly errors: readonly FormError[];
  readonly title?: Child;
  /** False where the summary is only shown, not just refused. */
  readonly focus?: boolean;
}) {
  if (props.errors.length === 0) return null;
  const t = designTexts(props.lang);
  return (
    <div
      class="note note--error utrecht-alert utrecht-alert--error"
      role="alert"
      tabindex={-1}
      autofocus={props.focus ?? true}
      id="fouten"
    >
      <Sign name="warn" class="note__sign" />
      <div class="note__text">
        <p>
          <b>{props.title ?? t.errorTitle}</b> {t.errorKept}
        </p>
        <ul>
          {props.errors.map((error) => (
            <li>
              <a href={`#${error.id}`}>{error.text}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
