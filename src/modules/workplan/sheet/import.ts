import type { Goal } from "#modules/plan/index.ts";
import { slugOf } from "#modules/regions/index.ts";
import type { Cell, Sheet } from "#platform/spreadsheets/index.ts";
import { changedFields } from "../changes.ts";
import { plain } from "../filters.ts";
import type { Initiative } from "../model.ts";
import { initiativeSchema, reservedIds } from "../schema.ts";
import { applyCell, areaKey, type Lookup, type Problem } from "./apply.ts";
import { headingKey } from "./mapping.ts";
import { listRows, type ListRows } from "./lists.ts";
import { isUnknown, textOf } from "./values.ts";

/** What an import is made of: the sheets, which of them holds initiatives, and what its columns hold. */
export interface ImportInput {
  readonly sheets: readonly Sheet[];
  readonly sheet: number;
  readonly heading: number;
  readonly mapping: readonly string[];
  readonly existing: readonly Initiative[];
  readonly goals: readonly Goal[];
  readonly challenges: readonly { readonly id: string; readonly name: { readonly nl: string; readonly en: string } }[];
  readonly areas: readonly { readonly code: string; readonly name: string }[];
  /** Name of the region. */
  readonly region: string;
  /** Plain day. */
  readonly today: string;
}

/** Something in a cell that Brink does not understand. Rows count from 1, as spreadsheet programs show them. */
export interface RowError {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly value: string;
  readonly problem: Problem;
}

/** What one row would do. A row with errors does nothing. */
export interface Draft {
  readonly row: number;
  readonly id: string;
  readonly title: string;
  readonly kind: "new" | "change" | "same" | "error";
  readonly before: Initiative | null;
  readonly after: Initiative | null;
  readonly fields: readonly (keyof Initiative)[];
  readonly errors: readonly RowError[];
}

const fresh = (id: string, title: string): Initiative =>
  ({
    ...initiativeSchema.parse({
      id,
      title,
      challenge: "onbekend",
      what: title,
      initiator: "nog niet bekend",
      status: "preparing",
    }),
    challenge: "",
  }) as Initiative;

/** What every row would change, compared with what is there. The same input gives the same drafts, so a preview is what happens. */
export function draftsOf(input: ImportInput): Draft[] {
  const sheet = input.sheets[input.sheet];
  if (!sheet) return [];
  const headings = sheet.rows[input.heading] ?? [];
  const lookup = lookupOf(input);
  const lists = listRows(input.sheets.filter((one) => one !== sheet));
  const taken = new Set(input.existing.map((one) => one.id));
  const seen = new Set<string>();
  const known = new Map(
    input.existing.flatMap((one) => [[`title ${plain(one.title)}`, one] as const, [one.id, one] as const]),
  );
  const drafts: Draft[] = [];
  for (const [offset, cells] of sheet.rows.slice(input.heading + 1).entries()) {
    if (cells.every((cell) => textOf(cell) === "")) continue;
    const row = input.heading + 2 + offset;
    drafts.push(draftOf({ input, sheet, headings, cells, row, lookup, lists, taken, seen, known }));
  }
  return drafts;
}

interface RowInput {
  readonly input: ImportInput;
  readonly sheet: Sheet;
  readonly headings: readonly Cell[];
  readonly cells: readonly Cell[];
  readonly row: number;
  readonly lookup: Lookup;
  readonly lists: ListRows;
  readonly taken: Set<string>;
  readonly seen: Set<string>;
  /** Initiatives that are there, by id and by title. */
  readonly known: ReadonlyMap<string, Initiative>;
}

function draftOf({ input, sheet, headings, cells, row, lookup, lists, taken, seen, known }: RowInput): Draft {
  const cell = (target: string) => textOf(cells[input.mapping.indexOf(target)]);
  const errors: RowError[] = [];
  const fail = (column: number, problem: Problem) =>
    errors.push({
      sheet: sheet.name,
      row,
      column: textOf(headings[column]),
      value: textOf(cells[column]).slice(0, 80),
      problem,
    });
  const title = input.mapping.includes("title") ? cell("title") : "";
  const givenId = input.mapping.includes("id") ? cell("id") : "";
  const before = known.get(givenId) ?? (title === "" ? undefined : known.get(`title ${plain(title)}`)) ?? null;
  const none = { row, id: "", title: title || givenId, before: null, after: null, fields: [] };
  if (!before && title === "") {
    fail(input.mapping.indexOf("title"), "no_title");
    return { ...none, kind: "error", errors };
  }
  if (!before && totals.test(plain(title))) {
    fail(input.mapping.indexOf("title"), "total");
    return { ...none, kind: "error", errors };
  }
  const key = before?.id ?? (isId(givenId) ? givenId : `title ${plain(title)}`);
  if (seen.has(key)) {
    fail(Math.max(input.mapping.indexOf("title"), 0), "twice");
    return { ...none, kind: "error", errors };
  }
  seen.add(key);
  const id = before?.id ?? newId(givenId, title, taken);
  let after: Initiative = before ?? fresh(id, title.slice(0, 120));
  const rowValues = {
    source: cells[input.mapping.indexOf("source")],
    year: cells[input.mapping.indexOf("moneyYear")],
    why: cell("why"),
    owner: cell("preconditionOwner"),
  };
  for (const [column, target] of input.mapping.entries()) {
    if (target === "" || target === "id" || textOf(cells[column]) === "") continue;
    if (isUnknown(cells[column]) && !inWords.has(target)) continue;
    const applied = applyCell(after, target, cells[column]!, { lookup, today: input.today, ...rowValues });
    if (typeof applied === "string") fail(column, applied);
    else after = applied;
  }
  for (const [list, rows] of lists.of(id)) after = { ...after, [list]: rows };
  errors.push(...lists.errors.filter((error) => error.id === id).map(({ id: _id, ...error }) => error));
  if (after.challenge === "") fail(input.mapping.indexOf("challenge"), "challenge");
  const checked = initiativeSchema.safeParse(after);
  if (!checked.success && errors.length === 0)
    fail(Math.max(input.mapping.indexOf(String(checked.error.issues[0]?.path[0] ?? "title")), 0), "fit");
  const draft = { row, id, title: after.title, before };
  if (errors.length > 0 || !checked.success) return { ...draft, kind: "error", after: null, fields: [], errors };
  const content = checked.data as Initiative;
  if (!before) return { ...draft, kind: "new", after: content, fields: [], errors };
  const fields = changedFields(before, content);
  return { ...draft, kind: fields.length > 0 ? "change" : "same", after: content, fields, errors };
}

/** A row that sums the others is no initiative. */
const totals = /^(sub)?tota?a?l(en)?$|^som$|^(sub)?totals?$/;
/** Fields in which even "onbekend" is something that somebody wrote. */
const inWords: ReadonlySet<string> = new Set(["title", "what", "about", "why", "report", "contact"]);

const isId = (text: string): boolean => /^[a-z][a-z0-9-]{0,60}$/.test(text);

/** An id for a new initiative: the given one when it can be one, else from the title; never one that is taken. */
function newId(given: string, title: string, taken: Set<string>): string {
  const base = isId(given) ? given : slugOf(title).slice(0, 60).replace(/-+$/, "");
  const start = /^[a-z]/.test(base) && !reservedIds.includes(base) ? base : `initiatief-${base || "zonder-naam"}`;
  let id = start;
  for (let number = 2; taken.has(id); number += 1) id = `${start}-${number}`;
  taken.add(id);
  return id;
}

/** How names of challenges, goals, areas and initiatives lead to their ids. */
function lookupOf(input: ImportInput): Lookup {
  const byName = (pairs: readonly (readonly [string, string])[]) =>
    new Map(pairs.map(([name, id]) => [headingKey(name), id] as const));
  return {
    challenges: byName(
      input.challenges.flatMap(
        ({ id, name }) =>
          [
            [id, id],
            [name.nl, id],
            [name.en, id],
          ] as const,
      ),
    ),
    goals: byName(
      input.goals.flatMap(
        ({ id, short, title }) =>
          [
            [id, id],
            [short, id],
            [title, id],
          ] as const,
      ),
    ),
    // A municipality and a working area may share a name; the larger one, which comes first, keeps it.
    areas: byName(
      input.areas.toReversed().flatMap(
        ({ code, name }) =>
          [
            [areaKey(name), code],
            [areaKey(code), code],
          ] as const,
      ),
    ),
    region: input.region,
    initiatives: byName([
      ...rowsNamed(input),
      ...input.existing.flatMap(({ id, title }) => [[id, id] as const, [title, id] as const]),
    ]),
  };
}

/** Rows of the sheet itself that bring an id: another row may wait for them. */
function rowsNamed(input: ImportInput): [string, string][] {
  const [id, title] = [input.mapping.indexOf("id"), input.mapping.indexOf("title")];
  if (id < 0) return [];
  const rows = input.sheets[input.sheet]?.rows.slice(input.heading + 1) ?? [];
  return rows
    .filter((cells) => isId(textOf(cells[id])))
    .flatMap((cells) => [
      [textOf(cells[id]), textOf(cells[id])] as [string, string],
      [textOf(cells[title]), textOf(cells[id])] as [string, string],
    ]);
}
