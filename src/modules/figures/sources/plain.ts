import { Refusal } from "#platform/refusal.ts";
import type { Shape, TableMapping } from "../catalogue/index.ts";
import { typedCell } from "./cell.ts";
import { checksumOf, columnsOf, recordsOf, savedFiles } from "./files.ts";
import { areaOf, type SourceRow, type SourceTable, Tally } from "./table.ts";

const batchSize = 500;

/**
 * A plain CSV with a code and a name, as others keep public tables; an empty cell may be zero or unknown, so it is unknown. Of several
 * files that fit only the first is read: the others are parts of it.
 * @throws Refusal when the folder holds no such file.
 */
export async function readPlain(
  folder: string,
  mapping: TableMapping,
  shape: Shape & { kind: "plain" },
): Promise<SourceTable> {
  const [file] = savedFiles(folder, shape.files);
  if (!file) throw new Refusal(`${folder} holds no file for ${mapping.id}: its name should fit ${shape.files.source}.`);
  const columns = await columnsOf(file);
  const at = new Map(columns.map((column, place) => [column, place]));
  const tally = new Tally();
  return {
    columns,
    checksum: checksumOf([file]),
    leftOut: () => tally.list(),
    async *batches() {
      let batch: SourceRow[] = [];
      for await (const { values, place } of recordsOf(file, columns, new Set())) {
        const text = (column: string) => String(values[at.get(column) ?? -1] ?? "").trim();
        const area = areaOf(text(shape.code), text(shape.name), mapping.divisionYear);
        if (!area) tally.add("the code is of no country, municipality, district or neighbourhood", place);
        else
          batch.push({
            area,
            year: mapping.year,
            age: shape.age ?? "all",
            place,
            cell: (column) => typedCell(values[at.get(column) ?? -1]),
          });
        if (batch.length < batchSize) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}
