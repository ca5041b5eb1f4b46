import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { FeatureCollection, Geometry, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { packsFolder, shareBorders } from "#modules/regions/index.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Command } from "./command.ts";

interface OutlinesReport {
  readonly region: string;
  readonly outlines: number;
  /** Outlines in the file that are not of the region. */
  readonly outside: number;
  readonly file: string;
  readonly bytes: number;
}

interface Outline {
  readonly code: string;
  readonly geometry: Polygon | MultiPolygon;
}

/** Names under which files of CBS, PDOK and others keep the code of a neighbourhood. */
const codeNames = ["code", "statcode", "buurtcode", "bu_code"];

/**
 * Makes a region pack's outlines from a file of neighbourhoods (GeoJSON or TopoJSON, WGS84), of the region or of the whole country. The old
 * outlines stay until the new ones are whole.
 */
export const importOutlinesCommand: Command = {
  name: "import outlines",
  summary: "makes a pack's outlines of neighbourhoods, with shared borders kept",
  usage: "import outlines <file.geojson|file.topojson> --region <name> --year <division year> --source <words>",
  async run(args): Promise<OutlinesReport> {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { region: { type: "string" }, year: { type: "string" }, source: { type: "string" } },
    });
    const [file] = positionals;
    const { region, year, source } = values;
    if (!file || !region || !year || !source) throw new Refusal(`Say: brink ${importOutlinesCommand.usage}`);
    return makeOutlines({ file, region, year, source });
  },
  print: (result) => {
    const { outlines, outside, region, file, bytes } = result as OutlinesReport;
    const left = outside > 0 ? `; ${outside} others in the file are not of it` : "";
    return `${outlines} outlines for ${region} in ${file} (${bytes} bytes)${left}. They show once Brink starts again.`;
  },
};

/**
 * @param folder where the packs stand
 * @throws Refusal in one sentence; the pack is as it was then
 */
export function makeOutlines(
  order: { readonly file: string; readonly region: string; readonly year: string; readonly source: string },
  folder = packsFolder,
): OutlinesReport {
  const { file, region, year, source } = order;
  if (!/^20\d\d$/.test(year)) throw new Refusal(`${year} is no division year, such as 2024.`);
  const municipalities = municipalitiesOf(region, folder);
  const all = readOutlines(file);
  const prefixes = new Set(municipalities.map((code) => `BU${code.slice(2)}`));
  const own = all.filter(({ code }) => prefixes.has(code.slice(0, 6)));
  if (own.length === 0)
    throw new Refusal(
      `${file} holds ${all.length} outlines, and none is of a neighbourhood (BU…) of ${region}; nothing was changed.`,
    );
  const twice = own.find(({ code }, at) => own.findIndex((one) => one.code === code) !== at);
  if (twice) throw new Refusal(`${twice.code} stands twice in ${file}; nothing was changed.`);
  const body = { formatVersion: 1, divisionYear: Number(year), source, topology: shareBorders(own) };
  const target = join(folder, region, "outlines.json");
  const text = `${JSON.stringify(body)}\n`;
  writeFileSync(`${target}.part`, text);
  renameSync(`${target}.part`, target);
  const bytes = Buffer.byteLength(text);
  return { region, outlines: own.length, outside: all.length - own.length, file: target, bytes };
}

/** Of the pack alone: its outlines may be broken, which is what this command mends. */
function municipalitiesOf(region: string, folder: string): string[] {
  const packs = readdirSync(folder).filter((name) => existsSync(join(folder, name, "pack.json")));
  if (!packs.includes(region)) throw new Refusal(`There is no region ${region}. There are ${packs.join(", ")}.`);
  const { municipalities } = parsed(join(folder, region, "pack.json")) as { municipalities: string[] };
  return municipalities;
}

function readOutlines(file: string): Outline[] {
  return featuresOf(parsed(file), file).map((item, at) => {
    const code = codeNames.map((name) => item.properties?.[name]).find((one) => typeof one === "string") as
      | string
      | undefined;
    if (!code) throw new Refusal(`Outline ${at + 1} in ${file} has no code: none of ${codeNames.join(", ")}.`);
    if (item.geometry?.type !== "Polygon" && item.geometry?.type !== "MultiPolygon")
      throw new Refusal(`${code} in ${file} is no polygon.`);
    return { code: code.trim(), geometry: item.geometry };
  });
}

function parsed(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Refusal(
      code === "ENOENT" ? `There is no file ${file}.` : `${file} cannot be read: ${code ?? "unknown"}.`,
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(`${file} is cut off or no JSON.`);
  }
}

type Features = FeatureCollection<Geometry | null, Record<string, unknown> | null>["features"];

/** Features of a GeoJSON, or of the object in a TopoJSON that holds neighbourhoods. */
function featuresOf(data: unknown, file: string): Features {
  const { type, features, objects } = (data ?? {}) as {
    type?: string;
    features?: Features;
    objects?: Topology["objects"];
  };
  if (type === "FeatureCollection" && Array.isArray(features)) return features;
  if (type !== "Topology" || !objects) throw new Refusal(`${file} is neither GeoJSON nor TopoJSON.`);
  const sets = Object.values(objects).map(
    (object) =>
      (feature(data as Topology, object as GeometryCollection) as unknown as { features?: Features }).features ?? [],
  );
  const isNeighbourhood = (one: Features[number]) =>
    codeNames.some((name) => String(one.properties?.[name]).startsWith("BU"));
  return sets.find((set) => set.some(isNeighbourhood)) ?? sets[0] ?? [];
}
