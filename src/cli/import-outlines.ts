import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { FeatureCollection, Geometry, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { shareBorders } from "#modules/regions/index.ts";
import { Refusal } from "../platform/refusal.ts";
import type { Command } from "./command.ts";

interface OutlinesReport {
  readonly region: string;
  readonly outlines: number;
  readonly file: string;
  readonly bytes: number;
}

/** Makes a region pack's outlines from a file of neighbourhoods (GeoJSON or TopoJSON, WGS84, property `code`). */
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
    if (!file || !values.region || !values.year || !values.source)
      throw new Refusal(`Say: brink ${importOutlinesCommand.usage}`);
    const input = readFeatures(file);
    const topology = shareBorders(input);
    const body = { formatVersion: 1, divisionYear: Number(values.year), source: values.source, topology };
    const target = resolve(join("regions", values.region, "outlines.json"));
    const text = `${JSON.stringify(body)}\n`;
    writeFileSync(target, text);
    return { region: values.region, outlines: input.length, file: target, bytes: Buffer.byteLength(text) };
  },
  print: (result) => {
    const report = result as OutlinesReport;
    return `${report.outlines} outlines for ${report.region} in ${report.file} (${report.bytes} bytes)`;
  },
};

function readFeatures(file: string): { code: string; geometry: Polygon | MultiPolygon }[] {
  const found = collection(JSON.parse(readFileSync(file, "utf8")) as FeatureCollection | Topology);
  return found.features.map((item, at) => {
    const code = item.properties?.code as unknown;
    if (typeof code !== "string") throw new Refusal(`Feature ${at + 1} in ${file} has no property "code".`);
    if (item.geometry.type !== "Polygon" && item.geometry.type !== "MultiPolygon")
      throw new Refusal(`${code} in ${file} is no polygon.`);
    return { code: code.trim(), geometry: item.geometry };
  });
}

function collection(data: FeatureCollection | Topology): FeatureCollection<Geometry, Record<string, unknown>> {
  if (data.type === "FeatureCollection") return data as FeatureCollection<Geometry, Record<string, unknown>>;
  if (data.type !== "Topology") throw new Refusal("The file is neither GeoJSON nor TopoJSON.");
  const [object] = Object.values(data.objects);
  return feature(data, object as GeometryCollection<Record<string, unknown>>) as FeatureCollection<
    Geometry,
    Record<string, unknown>
  >;
}
