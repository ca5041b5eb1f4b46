import type { Child } from "hono/jsx";
import type { Lang } from "#platform/text.ts";
import { designTexts } from "../text.ts";
import { describedBy, FieldNotes } from "./field.tsx";

export interface ChoiceOption {
  readonly value: string;
  readonly label: Child;
  readonly hint?: Child;
  /** How many there are, for filters. */
  readonly count?: string;
  readonly disabled?: boolean;
}

interface GroupProps {
  readonly lang: Lang;
  /** Unique on the page; the first choice gets this id, so the error summary leads there. */
  readonly id: string;
  readonly name: string;
  readonly legend: string;
  readonly options: readonly ChoiceOption[];
  readonly hint?: string;
  readonly error?: string;
  readonly optional?: boolean;
  /** The legend is the question of the page. */
  readonly big?: boolean;
}

export interface RadioGroupProps extends GroupProps {
  readonly value?: string;
}

/** One of a few. */
export function RadioGroup(props: RadioGroupProps) {
  return (
    <Group {...props}>
      {props.options.map((option, place) => (
        <Choice
          type="radio"
          id={choiceId(props.id, place)}
          name={props.name}
          option={option}
          checked={option.value === props.value}
          required={!props.optional}
        />
      ))}
    </Group>
  );
}

export interface CheckboxGroupProps extends GroupProps {
  readonly values?: readonly string[];
}

/** Any number of a few. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  return (
    <Group {...props}>
      {props.options.map((option, place) => (
        <Choice
          type="checkbox"
          id={choiceId(props.id, place)}
          name={props.name}
          option={option}
          checked={props.values?.includes(option.value) ?? false}
        />
      ))}
    </Group>
  );
}

export interface CheckboxProps {
  readonly id: string;
  readonly name: string;
  readonly label: Child;
  readonly value?: string;
  readonly hint?: Child;
  readonly error?: string;
  readonly checked?: boolean;
  readonly required?: boolean;
  readonly disabled?: boolean;
}

/** One thing to agree to or to switch on. */
export function Checkbox(props: CheckboxProps) {
  const option = { value: props.value ?? "1", label: props.label, hint: props.hint, disabled: props.disabled };
  return (
    <div class="field">
      <FieldNotes id={props.id} error={props.error} />
      <Choice
        type="checkbox"
        id={props.id}
        name={props.name}
        option={option}
        checked={props.checked ?? false}
        required={props.required}
        error={props.error}
      />
    </div>
  );
}

function Group(props: GroupProps & { readonly children?: Child }) {
  return (
    <fieldset class={`field choices${props.big ? " choices--big" : ""}`} aria-describedby={describedBy(props)}>
      <legend>
        {props.legend}
        {props.optional && <small class="soft"> ({designTexts(props.lang).optional})</small>}
      </legend>
      <FieldNotes {...props} />
      {props.children}
    </fieldset>
  );
}

interface ChoiceProps {
  readonly type: "radio" | "checkbox";
  readonly id: string;
  readonly name: string;
  readonly option: ChoiceOption;
  readonly checked: boolean;
  readonly required?: boolean;
  readonly error?: string;
}

function Choice(props: ChoiceProps) {
  const { option } = props;
  return (
    <label class="choice" for={props.id}>
      <input
        type={props.type}
        id={props.id}
        name={props.name}
        value={option.value}
        checked={props.checked}
        required={props.required}
        disabled={option.disabled}
        aria-invalid={props.error ? "true" : undefined}
        aria-describedby={props.error ? `${props.id}-error` : undefined}
      />
      <span class="choice__text">
        {option.label}
        {option.hint && <small>{option.hint}</small>}
      </span>
      {option.count !== undefined && <span class="choice__count">{option.count}</span>}
    </label>
  );
}

/** The first choice carries the group's own id. */
function choiceId(id: string, place: number): string {
  return place === 0 ? id : `${id}-${place + 1}`;
}
