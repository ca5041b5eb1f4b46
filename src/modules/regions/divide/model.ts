import { parse } from "csv-parse/sync";
import { type Area, type Division, slugOf, type WorkingArea } from "../model.ts";
import type { MadeArea } from "../store-divisions.ts";

/** One neighbourhood in a division, as the file of it has it. */
export interface DivideRow {
  readonly code: string;
  readonly workingArea: string;
  /** Village inside the working area; empty where there is none. */
  readonly village: string;
  /** Line of the file. */
  readonly line: number;
}

/** Why a line of a file was not read. */
export type LineFault = "columns" | "code" | "name" | "twice" | "quotes";

export interface ReadRows {
  readonly rows: readonly DivideRow[];
  readonly faults: readonly { readonly line: number; readonly fault: LineFault; readonly words?: string }[];
}

export const columns = ["code", "working_area", "village"] as const;

/** Longest name of a working area or village. */
export const longestName = 60;
const namePattern = /^[\p{L}\d'’(][\p{L}\p{M}\d .,'’()/&+-]*$/u;
/** True for a name that pages and spreadsheets can carry: it begins with a letter or digit. */
export const isName = (name: string): boolean => name.length <= longestName && namePattern.test(name) && slugOf(name) !== "";

/** Reads a file `code;working_area;village`, one neighbourhood a line. A comma or tab may stand for the semicolon. */
export function readRows(text: string): ReadRows {
  const plain = text.replace(/^\uFEFF/, "");
  const delimiter = [";", "\t", ","].find((sign) => plain.split("\n", 1)[0]?.includes(sign)) ?? ";";
  const parsed = parseLines(plain, delimiter);
  if (!parsed) return { rows: [], faults: [{ line: 1, fault: "quotes" }] };
  const [head, ...lines] = parsed;
  const names = head?.record.map((name) => name.toLowerCase()) ?? [];
  if (columns.slice(0, 2).some((column) => !names.includes(column))) return { rows: [], faults: [{ line: head?.line ?? 1, fault: "columns" }] };
  const at = (record: readonly string[], column: (typeof columns)[number]) => record[names.indexOf(column)] ?? "";
  const seen = new Set<string>();
  const rows: DivideRow[] = [];
  const faults: ReadRows["faults"][number][] = [];
  for (const { record, line } of lines) {
    const row = { code: at(record, "code").toUpperCase(), workingArea: at(record, "working_area"), village: at(record, "village"), line };
    const fault = faultOf(row, record.length, names.length) ?? (seen.has(row.code) ? "twice" : undefined);
    seen.add(row.code);
    if (fault) faults.push({ line, fault, words: fault === "code" || fault === "twice" ? row.code : row.workingArea });
    else rows.push(row);
  }
  return { rows, faults };
}

function parseLines(text: string, delimiter: string): { record: string[]; line: number }[] | undefined {
  try {
    const found = parse(text, { delimiter, info: true, relaxColumnCount: true, skipEmptyLines: true, trim: true });
    return (found as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({ record, line: info.lines }));
  } catch {
    return undefined;
  }
}

function faultOf(row: DivideRow, cells: number, wanted: number): LineFault | undefined {
  if (cells > wanted) return "columns";
  if (!/^BU\d{4}[0-9A-Z]{4}$/.test(row.code)) return "code";
  if (!isName(row.workingArea) || (row.village !== "" && !isName(row.village))) return "name";
  return undefined;
}

/** The made areas of a version as a division from a day on. */
export function divisionOf(made: readonly MadeArea[], divisionYear: number, validFrom: string): Division {
  const villages = made.filter((area) => area.kind === "village");
  const areas = made
    .filter((area) => area.kind === "working_area")
    .map(({ code, name, municipality, neighbourhoods }): WorkingArea => {
      const own = new Set(neighbourhoods);
      const inside = villages.filter((village) => village.neighbourhoods.every((part) => own.has(part)));
      return { code, name, municipality, neighbourhoods, villages: inside.map(({ code: id, name: called, neighbourhoods: parts }) => ({ code: id, name: called, neighbourhoods: parts })) };
    });
  return { divisionYear, validFrom, areas };
}

/** One line for each neighbourhood, by code. */
export function rowsOf(division: Division): Omit<DivideRow, "line">[] {
  const rows = division.areas.flatMap((area) =>
    area.neighbourhoods.map((code) => ({
      code,
      workingArea: area.name,
      village: area.villages.find((village) => village.neighbourhoods.includes(code))?.name ?? "",
    })),
  );
  return rows.toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

export interface Ground {
  readonly regionId: string;
  readonly neighbourhoods: readonly Pick<Area, "code" | "municipalityCode">[];
  /** The division that is changed: an area that keeps its name in its municipality keeps its code. */
  readonly base: Division;
}

/**
 * The division that rows describe. Areas of one name in two municipalities are two areas. A neighbourhood that does not exist stays in, in
 * a municipality without a name, so that `divisionProblems` names it.
 */
export function divisionFrom(rows: readonly Omit<DivideRow, "line">[], validFrom: string, ground: Ground): Division {
  const municipalities = new Map(ground.neighbourhoods.map((area) => [area.code, area.municipalityCode ?? ""]));
  const placed = rows.map((row) => ({ ...row, municipality: municipalities.get(row.code) ?? "" }));
  const groups = Map.groupBy(placed, (row) => `${row.municipality} ${row.workingArea}`);
  const areas = [...groups.values()].map((own): WorkingArea => {
    const { municipality, workingArea: name } = own[0]!;
    const before = ground.base.areas.find((area) => area.municipality === municipality && area.name === name);
    const inside = Map.groupBy(own.filter((row) => row.village !== ""), (row) => row.village);
    const villages = [...inside].map(([village, parts]) => ({
      code: villageCode(ground.base, municipality, village),
      name: village,
      neighbourhoods: parts.map((row) => row.code),
    }));
    return { code: before?.code ?? "", name, municipality, neighbourhoods: own.map((row) => row.code), villages };
  });
  return { divisionYear: ground.base.divisionYear, validFrom, areas: withCodes(areas, ground) };
}

function villageCode(base: Division, municipality: string, name: string): string {
  const own = base.areas.filter((area) => area.municipality === municipality).flatMap((area) => area.villages);
  return own.find((village) => village.name === name)?.code ?? `${municipality.toLowerCase()}-${slugOf(name)}`;
}

/** Gives areas without a code one of their own: the region and the name, with a number where that is in use or was. */
function withCodes(areas: readonly WorkingArea[], { regionId, base }: Ground): WorkingArea[] {
  const taken = new Set([...base.areas, ...areas].map((area) => area.code));
  return areas.map((area) => {
    if (area.code !== "") return area;
    let code = `${regionId}-${slugOf(area.name)}`;
    for (let next = 2; taken.has(code); next += 1) code = `${regionId}-${slugOf(area.name)}-${next}`;
    taken.add(code);
    return { ...area, code };
  });
}

/** The division with another name for one area; its code, and so its address, stays. */
export function renamed(division: Division, code: string, name: string): Division {
  return { ...division, areas: division.areas.map((area) => (area.code === code ? { ...area, name } : area)) };
}

/**
 * The division with some neighbourhoods in another area. A village goes along when all of it goes; else it loses what goes. An area that
 * is left empty is gone.
 * @param to code of an area; or a name, for a new one in the municipality of what goes
 */
export function moved(division: Division, codes: readonly string[], to: { code: string } | { name: string }, ground: Ground): Division {
  const going = new Set(codes);
  const villages = division.areas.flatMap((area) => area.villages);
  const along = villages.filter((village) => village.neighbourhoods.every((code) => going.has(code)));
  const rest = division.areas.map((area): WorkingArea => ({
    ...area,
    neighbourhoods: area.neighbourhoods.filter((code) => !going.has(code)),
    villages: area.villages
      .map((village) => ({ ...village, neighbourhoods: village.neighbourhoods.filter((code) => !going.has(code)) }))
      .filter((village) => village.neighbourhoods.length > 0),
  }));
  const municipality = ground.neighbourhoods.find((area) => going.has(area.code))?.municipalityCode ?? "";
  const fresh = "name" in to ? [{ code: "", name: to.name, municipality, neighbourhoods: [], villages: [] }] : [];
  const target = (area: WorkingArea) => ("code" in to ? area.code === to.code : area.code === "");
  const areas = [...rest, ...fresh].map((area) =>
    target(area) ? { ...area, neighbourhoods: [...area.neighbourhoods, ...codes], villages: [...area.villages, ...along] } : area,
  );
  return { ...division, areas: withCodes(areas.filter((area) => area.neighbourhoods.length > 0), ground) };
}
