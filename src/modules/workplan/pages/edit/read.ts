import type { FormError } from "#design/components/index.ts";
import type { FormBody } from "#platform/http/index.ts";
import { containsBsn } from "#platform/bsn.ts";
import type { Lang } from "#platform/text.ts";
import type { Initiative } from "../../model.ts";
import { initiativeSchema } from "../../schema.ts";
import { type FieldSpec, type PartName, parts } from "./specs.ts";
import { editTexts } from "./text.ts";

/** What stands in the fields of a form, by id. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** Lists that stand in order of their day. */
const sortedLists: readonly (keyof Initiative)[] = ["milestones", "reports", "path"];
/** Empty rows offered under a list. */
const spareRows = 3;

/** Id of a field: its name, or list, row and name. */
export const fieldId = (name: string, list?: string, row?: number): string =>
  (list === undefined ? name : `${list}-${row}-${name}`).replaceAll(".", "-");

/** How many rows of a list a form shows: those that are there and some empty ones. */
export function rowsOf(values: Values, list: string): number {
  return Number(values[`${list}-rows`] ?? spareRows);
}

/** The form of a part, filled in from an initiative. */
export function valuesOf(part: PartName, one: Initiative): Values {
  const values: Record<string, string | readonly string[]> = {};
  for (const field of parts[part].fields) values[fieldId(field.name)] = shown(field, at(one, field.name));
  for (const { list, fields } of parts[part].lists) {
    const rows = (one[list] ?? []) as readonly object[];
    values[`${list}-rows`] = String(rows.length + spareRows);
    for (const [row, item] of rows.entries())
      for (const field of fields) values[fieldId(field.name, list, row)] = shown(field, at(item, field.name));
  }
  return values;
}

function at(thing: object, path: string): unknown {
  return path.split(".").reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], thing);
}

function shown(field: FieldSpec, value: unknown): string | readonly string[] {
  if (field.kind === "areas") return (value as readonly string[] | undefined) ?? [];
  if (field.kind === "lines") return ((value as readonly string[] | undefined) ?? []).join("\n");
  if (field.kind === "check") return value === true ? "1" : "";
  if (value === undefined || value === null || (value === 0 && field.optional)) return "";
  return String(value).replace(".", field.kind === "number" ? "," : ".");
}

/** What was typed, as it was typed. */
export function typedValues(part: PartName, form: FormBody): Values {
  const values: Record<string, string | readonly string[]> = {};
  for (const field of parts[part].fields)
    values[fieldId(field.name)] = field.kind === "areas" ? form.all("areas") : form.text(fieldId(field.name));
  for (const { list, fields } of parts[part].lists) {
    const rows = Math.min(Math.max(Number(form.text(`${list}-rows`)) || 0, 0), 500);
    values[`${list}-rows`] = String(rows);
    for (let row = 0; row < rows; row += 1)
      for (const field of fields) values[fieldId(field.name, list, row)] = form.text(fieldId(field.name, list, row));
  }
  return values;
}

/** An initiative with a part replaced by what was typed, or what is wrong with it, field by field. */
export function readPart(
  part: PartName,
  values: Values,
  base: Initiative,
  lang: Lang,
): { content: Initiative; errors: FormError[] } {
  const next: Record<string, unknown> = structuredClone(base) as never;
  const ids = new Map<string, { id: string; field: FieldSpec }>();
  const put = (target: Record<string, unknown>, field: FieldSpec, value: unknown) => {
    const [first = "", second] = field.name.split(".");
    if (second === undefined) target[first] = value;
    else target[first] = { ...(target[first] as object), [second]: value };
  };
  for (const field of parts[part].fields) {
    const id = fieldId(field.name);
    ids.set(field.name, { id, field });
    put(next, field, parsed(field, values[id] ?? ""));
  }
  for (const { list, fields } of parts[part].lists) {
    const items: Record<string, unknown>[] = [];
    for (let row = 0; row < rowsOf(values, list); row += 1) {
      const typed = (field: FieldSpec) => values[fieldId(field.name, list, row)] ?? "";
      // A choice always says something, so a row is empty when nothing else was typed in it.
      if (
        fields.every(
          (field) => (field.kind === "choice" && field.choices !== "goal") || String(typed(field)).trim() === "",
        )
      )
        continue;
      const item: Record<string, unknown> = {};
      for (const field of fields) {
        ids.set(`${list}.${items.length}.${field.name}`, { id: fieldId(field.name, list, row), field });
        put(item, field, parsed(field, typed(field)));
      }
      items.push(item);
    }
    next[list] = sortedLists.includes(list) ? sortedByDate(items, ids, list) : items;
  }
  const forbidden = Object.entries(values).filter(([, value]) => typeof value === "string" && containsBsn(value));
  if (forbidden.length > 0) {
    const text = editTexts(lang).errors.bsn;
    return { content: base, errors: forbidden.map(([id]) => ({ id, text })) };
  }
  const result = initiativeSchema.safeParse(withoutEmpty(next));
  if (result.success) return { content: result.data as Initiative, errors: [] };
  const seen = new Map<string, FormError>();
  for (const issue of result.error.issues) {
    const found = ids.get(issue.path.join(".")) ?? ids.get(String(issue.path[0]));
    const id = found?.id ?? "reason";
    const empty = found !== undefined && String(values[id] ?? "").trim() === "";
    if (!seen.has(id)) seen.set(id, { id, text: sentence(found?.field, empty, issue.code, lang) });
  }
  return { content: base, errors: [...seen.values()] };
}

/** Rows in order of their day; the ids of their fields move with them. */
function sortedByDate(
  items: Record<string, unknown>[],
  ids: Map<string, { id: string; field: FieldSpec }>,
  list: string,
): Record<string, unknown>[] {
  const order = items
    .map((item, place) => ({ item, place }))
    .toSorted((a, b) => (String(a.item.date ?? "") < String(b.item.date ?? "") ? -1 : 1));
  const moved = new Map<string, { id: string; field: FieldSpec }>();
  for (const [now, { place }] of order.entries())
    for (const [key, value] of ids)
      if (key.startsWith(`${list}.${place}.`)) moved.set(key.replace(`${list}.${place}.`, `${list}.${now}.`), value);
  for (const [key, value] of moved) ids.set(key, value);
  return order.map(({ item }) => item);
}

function parsed(field: FieldSpec, value: string | readonly string[]): unknown {
  if (typeof value !== "string") return [...value];
  const text = value.trim();
  if (field.kind === "lines")
    return text
      .split("\n")
      .map((one) => one.trim())
      .filter(Boolean);
  if (field.kind === "check") return text === "1" ? true : undefined;
  if (text === "") return undefined;
  if (field.kind !== "number" && field.kind !== "year") return text;
  const plain = text
    .replaceAll(/[\s€]/g, "")
    .replaceAll(/\.(?=\d{3}(\D|$))/g, "")
    .replace(",", ".");
  return plain === "" || Number.isNaN(Number(plain)) ? text : Number(plain);
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => [name, withoutEmpty(part)]),
  );
}

function sentence(field: FieldSpec | undefined, empty: boolean, code: string, lang: Lang): string {
  const t = editTexts(lang).errors;
  if (!field) return t.fit;
  if (field.kind === "choice") return t.choice;
  if (empty) return t.required;
  if (code === "too_big" && (field.kind === "line" || field.kind === "text")) return t.long;
  if (field.name === "url") return t.url;
  if (field.kind === "number" || field.kind === "year" || field.kind === "date") return t[field.kind];
  return t.fit;
}
