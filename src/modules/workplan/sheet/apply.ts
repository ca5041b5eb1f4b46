import type { Cell } from "#platform/spreadsheets/index.ts";
import { plain } from "../filters.ts";
import type { Initiative, Money } from "../model.ts";
import { mainColumns } from "./columns.ts";
import { valueFrom } from "./lists.ts";
import { headingKey } from "./mapping.ts";
import { dayFrom, eurosFrom, isUnknown, listFrom, numberFrom, sourceFrom, statusFrom, textOf } from "./values.ts";

/** Why a cell is not understood. */
export const problems = [
  "no_title",
  "twice",
  "total",
  "challenge",
  "goal",
  "area",
  "initiative",
  "day",
  "euros",
  "year",
  "number",
  "status",
  "source",
  "choice",
  "fit",
] as const;
export type Problem = (typeof problems)[number];

/** Names (as `headingKey` writes them) to ids. */
export interface Lookup {
  readonly challenges: ReadonlyMap<string, string>;
  readonly goals: ReadonlyMap<string, string>;
  readonly areas: ReadonlyMap<string, string>;
  readonly initiatives: ReadonlyMap<string, string>;
  /** Name of the region: as a place it means all of it. */
  readonly region: string;
}

export interface CellContext {
  readonly lookup: Lookup;
  readonly today: string;
  /** Other cells of the row that go with an amount, a goal or a precondition. */
  readonly source: Cell | undefined;
  readonly year: Cell | undefined;
  readonly why: string;
  readonly owner: string;
}

type Applied = Initiative | Problem;

/** An initiative with one cell put in the field that its column holds, or why that cannot be. */
export function applyCell(one: Initiative, target: string, cell: Cell, context: CellContext): Applied {
  const { lookup } = context;
  const text = textOf(cell);
  const [name = "", year] = target.split("@");
  if (amounts.has(name)) return withMoney(one, name as Amount, cell, year, context);
  switch (name) {
    case "challenge":
      return given(named(lookup.challenges, text), "challenge", (challenge) => ({ ...one, challenge }));
    case "status":
      return given(
        statusFrom(cell) ?? (choiceOf(name, text) as Initiative["status"] | undefined),
        "status",
        (status) => ({ ...one, status }),
      );
    case "start":
    case "end":
    case "initiatorLeft":
      return given(dayFrom(cell, name === "end"), "day", (day) => ({ ...one, [name]: day }));
    case "areas":
      return areasOf(one, cell, lookup);
    case "groups":
      return { ...one, groups: listFrom(cell) };
    case "dependsOn":
      return each(listFrom(cell), lookup.initiatives, "initiative", (dependsOn) => ({ ...one, dependsOn }));
    case "goal":
      return withGoals(one, cell, context);
    case "parties":
      return withParties(one, cell);
    case "milestone":
      return withMilestones(one, cell);
    case "precondition":
      return withPreconditions(one, cell, context.owner);
    case "report":
      return one.reports.some((report) => report.text === text)
        ? one
        : { ...one, reports: [...one.reports, { date: context.today, text: text.slice(0, 2_000) }] };
    case "source":
    case "moneyYear":
    case "why":
    case "preconditionOwner":
      return one;
    default:
      return plainField(one, name, cell);
  }
}

const given = <T>(value: T | undefined, problem: Problem, use: (value: T) => Initiative): Applied =>
  value === undefined ? problem : use(value);

function named(map: ReadonlyMap<string, string>, text: string): string | undefined {
  const key = headingKey(text);
  const exact = map.get(key);
  if (exact || key.length < 4) return exact;
  const near = [...new Set([...map].filter(([name]) => name.includes(key) || key.includes(name)).map(([, id]) => id))];
  return near.length === 1 ? near[0] : undefined;
}

function each(
  parts: readonly string[],
  map: ReadonlyMap<string, string>,
  problem: Problem,
  use: (ids: string[]) => Initiative,
): Applied {
  const ids = parts.map((part) => named(map, part));
  return ids.includes(undefined) ? problem : use(ids as string[]);
}

const wholeRegion = /^(heel |hele regio|regio|regiobreed|alle gemeenten|allemaal|all)/;

/** Areas by name, by code, or by "code name" as Brink exports them; "heel Drenthe" and "Drenthe" are no area: they are all of them. */
function areasOf(one: Initiative, cell: Cell, lookup: Lookup): Applied {
  const whole = plain(textOf(cell));
  if (wholeRegion.test(whole) || whole === plain(lookup.region)) return { ...one, areas: [] };
  const codes = listFrom(cell).flatMap((part) => {
    const code = areaOf(part, lookup);
    return code ? [code] : part.split(/ en | and | & | \+ /i).map((half) => areaOf(half, lookup));
  });
  return codes.includes(undefined) ? "area" : { ...one, areas: [...new Set(codes as string[])] };
}

/** The area of a name, or of the code that stands before it; "Tynaarlo en Noordenveld" begins with a name, not with a code. */
function areaOf(part: string, { areas }: Lookup): string | undefined {
  const first = areaKey(part.split(" ")[0]!);
  const code = areas.get(first);
  return areas.get(areaKey(part)) ?? (code && areaKey(code) === first ? code : undefined);
}

/** As an area is looked for: "gem. Midden Drenthe" is Midden-Drenthe. */
export const areaKey = (name: string): string =>
  headingKey(name)
    .replace(/^(gem\.?|gemeente) /, "")
    .replaceAll("-", " ");

function plainField(one: Initiative, name: string, cell: Cell): Applied {
  const column = mainColumns.find((known) => known.field === name);
  if (!column) return one;
  const value = valueFrom(column, cell);
  if (value === undefined) return column.kind === "flag" ? without(one, name) : "choice";
  const [first = "", second] = name.split(".");
  if (second === undefined) return { ...one, [first]: value };
  return { ...one, [first]: { ...(one[first as keyof Initiative] as object), [second]: value } };
}

function without(one: Initiative, name: string): Initiative {
  const { [name as keyof Initiative]: _gone, ...rest } = one;
  return rest as Initiative;
}

function choiceOf(field: string, text: string): unknown {
  const column = mainColumns.find((known) => known.field === field);
  return column && valueFrom(column, text);
}

type Amount = "needed" | "asked" | "granted" | "paid" | "spent";
const amounts: ReadonlySet<string> = new Set(["needed", "asked", "granted", "paid", "spent"]);

/**
 * One amount: in the year of its heading, of its row, or of the start. Without a source it belongs to the only money of that year, else its
 * source is unknown; with one, it takes the place of money of that year whose source was unknown.
 */
function withMoney(
  one: Initiative,
  name: Amount,
  cell: Cell,
  heading: string | undefined,
  context: CellContext,
): Applied {
  const euros = eurosFrom(cell);
  if (euros === undefined) return "euros";
  const typedYear = textOf(context.year);
  const year = Number(heading ?? (typedYear || one.start?.slice(0, 4) || context.today.slice(0, 4)));
  if (!Number.isInteger(year) || year < 2000 || year > 2100) return "year";
  const none = textOf(context.source) === "" || isUnknown(context.source);
  const asked = none ? "unknown" : sourceFrom(context.source);
  if (!asked) return "source";
  const ofYear = one.money.filter((row) => row.year === year);
  const known = ofYear.find((row) => row.source === asked);
  const found = known ?? (none ? only(ofYear) : ofYear.find((row) => row.source === "unknown"));
  const source = none && found ? found.source : asked;
  const row: Money = found ?? { year, source, needed: 0, asked: 0, granted: 0, paid: 0, spent: 0 };
  const changed = { ...row, source, [name]: euros };
  const at = found ? one.money.indexOf(found) : -1;
  return { ...one, money: at >= 0 ? one.money.with(at, changed) : [...one.money, changed] };
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

function withGoals(one: Initiative, cell: Cell, context: CellContext): Applied {
  const why = context.why || textOf(cell);
  const whole = named(context.lookup.goals, textOf(cell));
  const parts = whole ? [whole] : listFrom(cell);
  return each(parts, context.lookup.goals, "goal", (ids) => ({
    ...one,
    goals: ids.map(
      (goal) =>
        one.goals.find((link) => link.goal === goal) ?? { goal, why: why.slice(0, 400), evidence: "unknown" as const },
    ),
  }));
}

/** Names that are not there yet join; who is there keeps its role. "12 uur" behind a name is its effort. */
function withParties(one: Initiative, cell: Cell): Initiative {
  const known = new Set(one.parties.map((party) => plain(party.name)));
  const joining = listFrom(cell)
    .flatMap((part) => part.split(/,(?!\d)/))
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const effort = /^(.*?)\s*\(?(\d+(?:[.,]\d+)?) ?(?:uur|u|uren)(?: per week)?\)?$/.exec(part);
      const hours = effort ? numberFrom(effort[2]!) : undefined;
      return {
        name: (effort?.[1] || part).slice(0, 120),
        role: "joins" as const,
        ...(hours === undefined ? {} : { hours }),
      };
    })
    .filter((party) => !known.has(plain(party.name)));
  return joining.length === 0 ? one : { ...one, parties: [...one.parties, ...joining] };
}

const when = String.raw`(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{2}-\d{2}|(?:\d{1,2} )?[a-z]{3,9}\.? 20\d\d|q[1-4] 20\d\d|20\d\d)`;
/** Ways in which people write a milestone with its day. */
const milestoneShapes: readonly RegExp[] = [
  /^(?<title>.*?)\s*[([](?<day>[^()[\]]+)[)\]]$/,
  /^(?<day>[^:]+):\s*(?<title>.+)$/,
  new RegExp(`^(?<title>.+?)[\\s,:–-]+(?<day>${when})$`, "i"),
  new RegExp(`^(?<day>${when})[\\s,:–-]+(?<title>.+)$`, "i"),
];

function milestoneOf(part: string): Initiative["milestones"][number] | undefined {
  for (const shape of milestoneShapes) {
    const found = shape.exec(part)?.groups;
    const date = found && dayFrom(found.day!, true);
    if (date && found.title) return { title: found.title.slice(0, 160), date, kind: "effort" };
  }
  return undefined;
}

/** "Titel (1 mei 2026)", "1-5-2026: titel" or "Titel 1 mei 2026", one by line or parted by a semicolon; each needs a day. */
function withMilestones(one: Initiative, cell: Cell): Applied {
  const found = listFrom(typeof cell === "string" ? cell : textOf(cell)).map(milestoneOf);
  if (found.includes(undefined)) return "day";
  const known = new Set(one.milestones.map((milestone) => plain(milestone.title)));
  const added = found.filter(
    (milestone) => milestone !== undefined && !known.has(plain(milestone.title)),
  ) as Initiative["milestones"][number][];
  return added.length === 0
    ? one
    : { ...one, milestones: [...one.milestones, ...added].toSorted((a, b) => (a.date < b.date ? -1 : 1)) };
}

function withPreconditions(one: Initiative, cell: Cell, owner: string): Initiative {
  const known = new Set(one.preconditions.map((condition) => plain(condition.title)));
  const added = listFrom(cell)
    .filter((title) => !known.has(plain(title)))
    .map((title) => ({ title: title.slice(0, 160), owner: owner || one.initiator, state: "open" as const }));
  return added.length === 0 ? one : { ...one, preconditions: [...one.preconditions, ...added] };
}
