import { gunzipSync, gzipSync } from "node:zlib";
import type { AreaInput } from "#modules/regions/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { type Age, ages, type Dataset, type Status } from "./model.ts";

/**
 * Brink's compact form of figures: gzipped lines of JSON.
 *
 * - line 1: `{formatVersion, datasets, areas}`; an area is `[code, divisionYear, kind, name, municipality, district, change, residents]`,
 *   with the four digits of its postcode behind them where they are known;
 * - every other line: one series `{i: indicator, a: age, y: year, t: table, d: divisionYear, v: values}` with the values in the order of the
 *   areas of that division year. A value is a number, `[numerator, denominator]`, or why there is none: `s` secret, `x` impossible,
 *   `q` not asked, `p` not published, `u` unknown; `null` where the table has no row for the area.
 */
export interface PackFigures {
  readonly datasets: readonly Dataset[];
  readonly areas: readonly AreaInput[];
  readonly series: readonly PackSeries[];
}

export type PackValue = number | readonly [number, number] | "s" | "x" | "q" | "p" | "u" | null;

export interface PackSeries {
  readonly indicator: string;
  readonly age: Age;
  readonly year: number;
  readonly table: string;
  readonly divisionYear: number;
  readonly values: readonly PackValue[];
}

const letters: Readonly<Record<string, Status>> = {
  s: "secret",
  x: "impossible",
  q: "not-asked",
  p: "not-published",
  u: "unknown",
};
const letterOf = new Map(
  Object.entries(letters).map(([letter, status]) => [status, letter as "s" | "x" | "q" | "p" | "u"]),
);

export function letterFor(status: Status): "s" | "x" | "q" | "p" | "u" {
  return letterOf.get(status) ?? "u";
}

export function statusFor(letter: string): Status {
  return letters[letter] ?? "unknown";
}

type AreaRow = [
  string,
  number,
  AreaInput["kind"],
  string,
  string | null,
  string | null,
  number | null,
  number | null,
  string?,
];

const formatVersion = 1;

export function packFigures(pack: PackFigures): Buffer {
  const areas = pack.areas.map((area) => [
    area.code,
    area.divisionYear,
    area.kind,
    area.name,
    area.municipalityCode,
    area.districtCode,
    area.change,
    area.residents,
    ...(area.postcode ? [area.postcode] : []),
  ]);
  const head = JSON.stringify({ formatVersion, datasets: pack.datasets, areas });
  const lines = pack.series.map(({ indicator, age, year, table, divisionYear, values }) =>
    JSON.stringify({ i: indicator, a: age, y: year, t: table, d: divisionYear, v: values }),
  );
  return gzipSync([head, ...lines, ""].join("\n"), { level: 9 });
}

/**
 * Reads figures from their bytes.
 * @param file how the file is called in a refusal
 * @throws Refusal that names the line of the first mistake
 */
export function unpackFigures(bytes: Buffer, file = "figures.ndjson.gz"): PackFigures {
  const [head = "", ...lines] = gunzipSync(bytes).toString("utf8").split("\n");
  const wrong = (line: number, why: string) =>
    new Refusal(
      `${file} has a mistake on line ${line}: ${why}. Nothing of it was loaded; put back the file that came with Brink.`,
    );
  const { formatVersion: version, datasets, areas } = parsed<Head>(head, (why) => wrong(1, why));
  if (version !== formatVersion) throw wrong(1, `figures of format ${version} cannot be read by this Brink`);
  if (!Array.isArray(datasets) || !Array.isArray(areas)) throw wrong(1, "datasets or areas are missing");
  const tables = new Set(datasets.map((dataset) => dataset.tableId));
  const places = Map.groupBy(areas, (area) => area[1]);
  const series = lines.flatMap((line, at): PackSeries[] => {
    if (line === "") return [];
    const found = parsed<SeriesLine>(line, (why) => wrong(at + 2, why));
    const why = mistakeIn(found, tables, places.get(found?.d)?.length ?? 0);
    if (why) throw wrong(at + 2, why);
    return [
      { indicator: found.i, age: found.a, year: found.y, table: found.t, divisionYear: found.d, values: found.v },
    ];
  });
  return {
    datasets,
    areas: areas.map((row) => {
      const [code, divisionYear, kind, name, municipalityCode, districtCode, change, residents, postcode] = row;
      return {
        code,
        divisionYear,
        kind,
        name,
        municipalityCode,
        districtCode,
        change,
        residents,
        postcode: postcode ?? null,
      };
    }),
    series,
  };
}

interface Head {
  readonly formatVersion: number;
  readonly datasets: Dataset[];
  readonly areas: AreaRow[];
}

interface SeriesLine {
  readonly i: string;
  readonly a: Age;
  readonly y: number;
  readonly t: string;
  readonly d: number;
  readonly v: PackValue[];
}

function parsed<T>(text: string, wrong: (why: string) => Refusal): T {
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    throw wrong((error as Error).message);
  }
}

/** What is wrong with a series; undefined when nothing. */
function mistakeIn(line: SeriesLine | null, tables: ReadonlySet<string>, areas: number): string | undefined {
  if (typeof line !== "object" || line === null || typeof line.i !== "string") return "no indicator";
  if (!ages.includes(line.a)) return `there is no age ${String(line.a)}`;
  if (!Number.isInteger(line.y)) return `${String(line.y)} is no year`;
  if (!tables.has(line.t)) return `table ${String(line.t)} is not among its datasets`;
  if (!Array.isArray(line.v) || line.v.length !== areas)
    return `${Array.isArray(line.v) ? line.v.length : "no"} values for ${areas} areas of ${String(line.d)}`;
  const at = line.v.findIndex((value) => !isValue(value));
  return at < 0 ? undefined : `value ${at + 1} is ${JSON.stringify(line.v[at])}`;
}

function isValue(value: unknown): boolean {
  if (value === null || typeof value === "number") return true;
  if (typeof value === "string") return value in letters;
  const [numerator, denominator, ...more] = Array.isArray(value) ? (value as unknown[]) : [];
  return typeof numerator === "number" && typeof denominator === "number" && denominator > 0 && more.length === 0;
}
