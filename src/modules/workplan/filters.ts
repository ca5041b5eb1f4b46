import { z } from "zod";
import { type LooseEndKind, looseEndKinds } from "./loose-ends.ts";
import { type Initiative, type ShownStatus, shownStatuses, type Source, sources } from "./model.ts";
import { placesOf, type Workplan, worksIn } from "./reading.ts";

/** What a visitor asked for. */
export interface Filters {
  readonly words: string;
  readonly challenges: readonly string[];
  readonly statuses: readonly ShownStatus[];
  /** Code of a municipality. */
  readonly area: string;
  readonly source: Source | "";
  readonly party: string;
  readonly goal: string;
  readonly loose: LooseEndKind | "";
  readonly page: number;
}

const slug = /^[a-z][a-z0-9-]{0,60}$/;

/** The query of a list: one name per ticked box, so that the address says what is ticked. Anything else is ignored. */
export const filterQuery = z.record(z.string(), z.string()).transform((query): Filters => {
  const ticked = (prefix: string) =>
    Object.keys(query)
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .filter((name) => slug.test(name))
      .toSorted();
  const one = <T extends string>(name: string, known: readonly T[]): T | "" =>
    known.find((value) => value === query[name]) ?? "";
  const page = Number(query.pagina);
  return {
    words: (query.q ?? "").trim().slice(0, 100),
    challenges: ticked("opgave-").slice(0, 20),
    statuses: shownStatuses.filter((status) => ticked("status-").includes(status)),
    area: /^[A-Z]{2}\d{4}$/.test(query.waar ?? "") ? query.waar! : "",
    source: one("bron", sources),
    party: (query.partij ?? "").trim().slice(0, 120),
    goal: slug.test(query.doel ?? "") ? query.doel! : "",
    loose: one("los", looseEndKinds),
    page: Number.isInteger(page) && page > 0 && page < 1_000 ? page : 1,
  };
});

export const noFilters: Filters = filterQuery.parse({});

/** True when anything is filtered. */
export const isFiltered = (filters: Filters): boolean => filterHref("", { ...filters, page: 1 }) !== "";

/** Initiatives that fit, in the order of the workplan. */
export function applyFilters(plan: Workplan, filters: Filters): Initiative[] {
  const loose = filters.loose
    ? new Set(plan.looseEnds.filter((end) => end.kind === filters.loose).flatMap((end) => end.initiatives))
    : undefined;
  const words = plain(filters.words).split(" ").filter(Boolean);
  return plan.initiatives.filter(
    (one) =>
      (filters.challenges.length === 0 || filters.challenges.includes(one.challenge)) &&
      (filters.statuses.length === 0 || filters.statuses.includes(plan.statusOf.get(one.id)!)) &&
      (!filters.area || worksIn(plan, one, filters.area)) &&
      (!filters.source || one.money.some((row) => row.source === filters.source)) &&
      (!filters.party || [one.initiator, ...one.parties.map((party) => party.name)].includes(filters.party)) &&
      (!filters.goal || one.goals.some((link) => link.goal === filters.goal)) &&
      (!loose || loose.has(one.id)) &&
      (words.length === 0 || holdsAll(textOf(plan, one), words)),
  );
}

const texts = new WeakMap<Initiative, string>();

/** What words are looked for in, made once for as long as the reading lives. */
function textOf(plan: Workplan, one: Initiative): string {
  const made = texts.get(one) ?? madeText(plan, one);
  texts.set(one, made);
  return made;
}

function madeText(plan: Workplan, one: Initiative): string {
  const parts = [
    one.title,
    one.what,
    one.about ?? "",
    one.initiator,
    ...one.parties.map((party) => party.name),
    ...one.groups,
    ...placesOf(plan, one),
  ];
  return plain(parts.join(" "));
}

const holdsAll = (text: string, words: readonly string[]) => words.every((word) => text.includes(word));

/** Lower case without accents, so that "cafe" finds "café". */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{Diacritic}/gu, "")
    .toLowerCase();
}

/** Address of a list with these filters; the same filters always give the same address. */
export function filterHref(base: string, filters: Filters): string {
  const query = new URLSearchParams();
  if (filters.words) query.set("q", filters.words);
  for (const challenge of filters.challenges) query.set(`opgave-${challenge}`, "1");
  for (const status of filters.statuses) query.set(`status-${status}`, "1");
  if (filters.area) query.set("waar", filters.area);
  if (filters.source) query.set("bron", filters.source);
  if (filters.party) query.set("partij", filters.party);
  if (filters.goal) query.set("doel", filters.goal);
  if (filters.loose) query.set("los", filters.loose);
  if (filters.page > 1) query.set("pagina", String(filters.page));
  const text = query.toString();
  return text ? `${base}?${text}` : base;
}
