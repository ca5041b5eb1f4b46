import { basename } from "node:path";
import { Refusal } from "#platform/refusal.ts";
import type { TableMapping } from "../catalogue/index.ts";
import { typedCell, untypedCell } from "./cell.ts";
import { checksumOf, columnsOf, recordsOf, savedFiles } from "./files.ts";
import { areaOf, type SourceRow, type SourceTable, Tally } from "./table.ts";

const code = "Regioaanduiding/Codering (code)";
const change = "Regioaanduiding/Indelingswijziging gemeente, wijk, buurt (code)";
const residents = "Bevolking/Aantal inwoners (aantal)";
const batchSize = 500;

/**
 * Exports of StatLine's "CSV" button: semicolons, quoted, paths as headers, decimal comma. An export without codes is left out and counted:
 * names repeat within a municipality, so it could only be joined by the order of its rows.
 * @throws Refusal when no export has codes.
 */
export async function readStatLine(folder: string, mapping: TableMapping): Promise<SourceTable> {
  const all = await Promise.all(
    savedFiles(folder, /\.csv(\.gz)?$/).map(async (file) => ({ file, columns: await columnsOf(file, ";") })),
  );
  const files = all.filter(({ columns }) => columns.includes(code)).map(({ file }) => file);
  const columns = all.find(({ file }) => file === files[0])?.columns;
  if (!columns)
    throw new Refusal(`${folder} holds no StatLine export with codes: choose "Codering" as a topic before exporting.`);
  const tally = new Tally();
  for (const { file } of all) if (!files.includes(file)) tally.add("the export has no codes", basename(file), 0);
  const at = new Map(columns.map((column, place) => [column, place]));
  const harmless = new Set(Object.values(mapping.unused).flat());
  return {
    columns,
    checksum: checksumOf(files),
    leftOut: () => tally.list(),
    async *batches() {
      let batch: SourceRow[] = [];
      for (const file of files) {
        for await (const { values, place } of recordsOf(file, columns, harmless, ";")) {
          const text = (column: string) => String(values[at.get(column) ?? -1] ?? "").trim();
          const area = areaOf(text(code), text("Wijken en buurten"), mapping.divisionYear, {
            change: text(change),
            residents: typedCell(text(residents)).value,
          });
          if (!area) tally.add("the code is of no country, municipality, district or neighbourhood", place);
          else
            batch.push({
              area,
              year: mapping.year,
              age: "all",
              place,
              cell: (column) => untypedCell(text(column).replace(",", ".")),
            });
          if (batch.length < batchSize) continue;
          yield batch;
          batch = [];
        }
      }
      if (batch.length > 0) yield batch;
    },
  };
}
