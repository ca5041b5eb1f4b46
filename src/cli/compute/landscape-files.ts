import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Votes } from "@brink/methods/landscape";
import { parse } from "csv-parse/sync";
import { Refusal } from "../../platform/refusal.ts";

/** An id as it stands in the files. */
export type Id = number | string;

/** A dialogue as it stands in a folder, with order numbers for ids: participants and statements ascending. */
export interface DialogueFiles {
  readonly participantIds: readonly Id[];
  readonly statementIds: readonly Id[];
  readonly votes: Votes;
  /** Per statement: 1 accepted, 0 not looked at, −1 rejected. */
  readonly moderation: Int8Array;
  /** Per statement: 1 when it is about the participants themselves ("meta"). */
  readonly meta: Uint8Array;
  /** Per statement: its words; empty where the files hold none. */
  readonly texts: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Reads votes and comments from a folder: `votes.json` or `votes.csv`, `comments.json` or `comments.csv`, gzipped or not, with the
 * column names of the Pol.is API and of its open data. Agree is +1. `others` are participants known from elsewhere.
 */
export function readDialogue(folder: string, others: readonly Id[] = []): DialogueFiles {
  const votes = readRows(folder, "votes");
  const comments = readRows(folder, "comments");
  const people = votes.map((row) => id(row, ["participant_id", "pid", "voter-id"], "votes"));
  const ideas = votes.map((row) => id(row, ["statement_id", "tid", "comment-id"], "votes"));
  const known = comments.map((row) => id(row, ["statement_id", "tid", "comment-id"], "comments"));
  const participantIds = inOrder([...people, ...others]);
  const statementIds = inOrder([...ideas, ...known]);
  const participantPlace = places(participantIds);
  const statementPlace = places(statementIds);
  const moderation = new Int8Array(statementIds.length);
  const meta = new Uint8Array(statementIds.length);
  const texts = statementIds.map(() => "");
  for (const [place, row] of comments.entries()) {
    const statement = statementPlace.get(known[place]!)!;
    moderation[statement] = oneOf(field(row, ["moderated", "mod"]) ?? 0, "moderated", "comments");
    texts[statement] = String(field(row, ["txt", "comment-body", "text"]) ?? "").replace(/^'(?=[=+\-@\t\r])/, "");
    meta[statement] = String(field(row, ["is_meta", "is-meta"])).toLowerCase() === "true" ? 1 : 0;
  }
  const times = votes.map((row) => field(row, ["modified", "timestamp", "order"]));
  return {
    participantIds,
    statementIds,
    moderation,
    meta,
    texts,
    votes: {
      participants: participantIds.length,
      statements: statementIds.length,
      participant: Int32Array.from(people, (person) => participantPlace.get(person)!),
      statement: Int32Array.from(ideas, (idea) => statementPlace.get(idea)!),
      value: Int8Array.from(votes, (row) => oneOf(field(row, ["vote"]), "vote", "votes")),
      time: times.includes(undefined) ? undefined : Float64Array.from(times, (time) => number(time, "time", "votes")),
    },
  };
}

/** Text of a file, or of the same file gzipped; undefined when neither is there. */
function readText(path: string): string | undefined {
  if (existsSync(path)) return readFileSync(path, "utf8");
  if (existsSync(`${path}.gz`)) return gunzipSync(readFileSync(`${path}.gz`)).toString("utf8");
  return undefined;
}

function readRows(folder: string, name: string): readonly Row[] {
  const json = readText(join(folder, `${name}.json`));
  if (json !== undefined) return rowsOf(parseJson(json, `${name}.json`), `${name}.json`);
  const csv = readText(join(folder, `${name}.csv`));
  if (csv === undefined) throw new Refusal(`There is no ${name}.json or ${name}.csv in ${folder}.`);
  try {
    return parse(csv, { columns: true, bom: true, skip_empty_lines: true }) as Row[];
  } catch (error) {
    throw new Refusal(`${name}.csv cannot be read: ${(error as Error).message}`);
  }
}

/** The content of a JSON text; refuses with the name of the file. */
export function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(`${name} is not JSON.`);
  }
}

function rowsOf(content: unknown, name: string): readonly Row[] {
  if (Array.isArray(content) && content.every((row) => typeof row === "object" && row !== null))
    return content as Row[];
  throw new Refusal(`${name} is not a list of rows.`);
}

function field(row: Row, names: readonly string[]): unknown {
  for (const name of names) if (row[name] !== undefined && row[name] !== null && row[name] !== "") return row[name];
  return undefined;
}

function id(row: Row, names: readonly string[], file: string): Id {
  const value = field(row, names);
  if (value === undefined) throw new Refusal(`A row of ${file} has none of the columns ${names.join(", ")}.`);
  return toId(value);
}

/** Whole numbers stay numbers, so that 2 comes before 10. */
export function toId(value: unknown): Id {
  const text = String(value);
  return /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text;
}

function number(value: unknown, what: string, file: string): number {
  const answer = Number(value);
  if (!Number.isFinite(answer)) throw new Refusal(`A ${what} in ${file} is "${String(value)}", which is not a number.`);
  return answer;
}

function oneOf(value: unknown, what: string, file: string): number {
  const answer = value === undefined ? Number.NaN : Number(value);
  if (answer === -1 || answer === 0 || answer === 1) return answer;
  throw new Refusal(`A ${what} in ${file} is "${String(value)}"; it can only be -1, 0 or 1.`);
}

/** Each id once: numbers first, ascending, then words by code unit. */
function inOrder(ids: readonly Id[]): readonly Id[] {
  return [...new Set(ids)].toSorted((a, b) => {
    if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
    return a < b ? -1 : 1;
  });
}

/** Place of each id in a list. */
export function places(ids: readonly Id[]): ReadonlyMap<Id, number> {
  return new Map(ids.map((value, place) => [value, place]));
}
