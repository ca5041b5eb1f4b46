import { Checkbox, CheckboxGroup, type FormError, Select, TextArea, TextInput } from "#design/components/index.ts";
import type { Lang } from "#platform/text.ts";
import { fieldId, rowsOf, type Values } from "./read.ts";
import { type ChoiceInput, type FieldSpec, optionsOf, type PartName, parts } from "./specs.ts";
import { editTexts } from "./text.ts";

export interface PartFieldsProps {
  readonly lang: Lang;
  readonly part: PartName;
  readonly values: Values;
  readonly errors: readonly FormError[];
  readonly input: ChoiceInput;
}

/** Every field of a part: those of the initiative itself, then the rows of its lists with empty ones to add. */
export function PartFields(props: PartFieldsProps) {
  const { lang, part, values } = props;
  const t = editTexts(lang);
  const { fields, lists } = parts[part];
  return (
    <>
      {fields.map((field) => (
        <OneField {...props} field={field} id={fieldId(field.name)} />
      ))}
      {lists.map(({ list, fields: columns }) => {
        const rows = rowsOf(values, list);
        const name = t.list[list] ?? list;
        return (
          <>
            <input type="hidden" name={`${list}-rows`} value={String(rows)} />
            <p class="soft small">{t.emptyRow}</p>
            {Array.from({ length: rows }, (_, row) => {
              const filled = columns.some(
                (column) => column.kind !== "choice" && String(values[fieldId(column.name, list, row)] ?? "") !== "",
              );
              return (
                <fieldset class="field choices">
                  <legend>{filled ? t.row(name, String(row + 1)) : t.newRow(name)}</legend>
                  {columns.map((column) => (
                    <OneField
                      {...props}
                      field={{ ...column, optional: column.optional || !filled }}
                      id={fieldId(column.name, list, row)}
                    />
                  ))}
                </fieldset>
              );
            })}
          </>
        );
      })}
    </>
  );
}

function OneField({
  lang,
  values,
  errors,
  input,
  field,
  id,
}: PartFieldsProps & { readonly field: FieldSpec; readonly id: string }) {
  const t = editTexts(lang);
  const value = values[id] ?? "";
  const text = typeof value === "string" ? value : "";
  const shared = {
    lang,
    id,
    name: id,
    label: t.field[field.name] ?? field.name,
    error: errors.find((error) => error.id === id)?.text,
    optional: field.optional,
  };
  if (field.kind === "text" || field.kind === "lines")
    return <TextArea {...shared} value={text} maxlength={field.most} rows={field.kind === "text" ? 3 : 4} />;
  if (field.kind === "check") return <Checkbox id={id} name={id} label={shared.label} checked={text === "1"} />;
  if (field.kind === "areas")
    return (
      <AreasField lang={lang} input={input} legend={shared.label} chosen={typeof value === "string" ? [] : value} />
    );
  if (field.kind === "choice") {
    const options = optionsOf(field.choices!, input, lang);
    const mayBeNone = field.optional || field.choices === "goal";
    return (
      <Select
        {...shared}
        optional={mayBeNone}
        value={text || (mayBeNone ? "" : options[0]?.value)}
        empty={mayBeNone ? t.none : undefined}
        options={options}
      />
    );
  }
  const types = { line: "text", number: "text", year: "text", date: "date" } as const;
  return (
    <TextInput
      {...shared}
      value={text}
      type={types[field.kind]}
      inputmode={field.kind === "number" || field.kind === "year" ? "numeric" : undefined}
      maxlength={field.most}
      short={field.kind !== "line"}
    />
  );
}

interface AreasProps {
  readonly lang: Lang;
  readonly input: ChoiceInput;
  readonly legend: string;
  readonly chosen: readonly string[];
}

/** Gemeenten and working areas, and the villages under one line. What was chosen before stays, also an area that no list has any more. */
function AreasField({ lang, input, legend, chosen }: AreasProps) {
  const t = editTexts(lang);
  const towns = new Map(input.areas.map((area) => [area.code, area.name]));
  const large = input.areas.map(({ code, name }) => ({ value: code, label: name }));
  const small = input.villages.map(({ code, name, municipalityCode }) => {
    const town = towns.get(municipalityCode ?? "");
    return { value: code, label: town && town !== name ? `${name} (${town})` : name };
  });
  const listed = new Set([...large, ...small].map(({ value }) => value));
  const others = chosen.filter((code) => !listed.has(code)).map((code) => ({ value: code, label: code }));
  const villages = [...small, ...others];
  const open = villages.filter(({ value }) => chosen.includes(value)).length;
  const group = { lang, name: "areas", values: chosen, optional: true } as const;
  return (
    <>
      <CheckboxGroup {...group} id="areas" legend={legend} options={large} />
      {villages.length > 0 && (
        <details open={open > 0}>
          <summary>{t.villages(String(open))}</summary>
          <CheckboxGroup {...group} id="villages" legend={t.village} options={villages} />
        </details>
      )}
    </>
  );
}
