import { Refusal } from "#platform/refusal.ts";
import type { TableMapping } from "../catalogue/index.ts";
import { tableFolder } from "./files.ts";
import { readOData3 } from "./odata3.ts";
import { onlyDescribed, readOData4 } from "./odata4.ts";
import { readPlain } from "./plain.ts";
import { DownloadFolder } from "./service/folder.ts";
import { readStatLine } from "./statline.ts";
import type { SourceTable } from "./table.ts";

/**
 * Reads a table from a folder with saved answers, or from one that holds such a folder under the table's name. A folder that Brink fetched
 * itself knows its day, and whether it is whole.
 * @throws Refusal when the folder holds no such table, or not all of it.
 */
export async function readSaved(folder: string, mapping: TableMapping): Promise<SourceTable> {
  const own = tableFolder(folder, mapping.id);
  const manifest = new DownloadFolder(own).manifest();
  if (manifest && !manifest.complete)
    throw new Refusal(
      `${own} is not complete or was damaged: give the import command without --from, and the fetching goes on.`,
    );
  const table = await readShape(own, mapping);
  return manifest?.complete ? { ...table, retrieved: manifest.complete } : table;
}

async function readShape(folder: string, mapping: TableMapping): Promise<SourceTable> {
  const { shape } = mapping;
  if (shape.kind === "odata3") return readOData3(folder, mapping, shape);
  if (shape.kind === "odata4") return readOData4(folder, mapping, shape);
  if (shape.kind === "statline") return readStatLine(folder, mapping);
  return readPlain(folder, mapping, shape);
}

/** What to say of a table that no mapping knows, in sight of the folder it would come from. */
export function unknownTable(id: string, known: readonly string[], folder?: string): Refusal {
  const described = folder ? onlyDescribed(tableFolder(folder, id), id).message : "";
  const why = described.includes("describes") ? ` ${described}` : "";
  return new Refusal(
    `Brink knows no table "${id}": nobody chose yet which of its columns become figures.${why} It knows ${known.join(", ")}.`,
  );
}
