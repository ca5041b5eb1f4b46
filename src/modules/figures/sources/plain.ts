import { Refusal } from "#platform/refusal.ts";
import type { Shape, TableMapping } from "../catalogue/index.ts";
import { typedCell } from "./cell.ts";
import { checksumOf, columnsOf, type Raw, recordsOf, savedFiles } from "./files.ts";
import { areaOf, type SourceRow, type SourceTable, Tally } from "./table.ts";

const batchSize = 500;

/**
 * A plain CSV with a code and a name, as others keep public tables; an empty cell may be zero or unknown, so it is unknown. Of several
 * files that fit only the first is read, the others being parts of it, unless the table says that it is kept in several.
 * @throws Refusal when the folder holds no such file.
 */
export async function readPlain(
  folder: string,
  mapping: TableMapping,
  shape: Shape & { kind: "plain" },
): Promise<SourceTable> {
  const found = savedFiles(folder, shape.files);
  const files = shape.every ? found : found.slice(0, 1);
  const [first] = files;
  if (!first)
    throw new Refusal(`${folder} holds no file for ${mapping.id}: its name should fit ${shape.files.source}.`);
  const columns = await columnsOf(first);
  const at = new Map(columns.map((column, place) => [column, place]));
  const tally = new Tally();
  return {
    columns,
    checksum: checksumOf(files),
    leftOut: () => tally.list(),
    async *batches() {
      let batch: SourceRow[] = [];
      for (const file of files) {
        for await (const { values, place } of recordsOf(file, columns, new Set())) {
          const raw = (column: string) => values[at.get(column) ?? -1];
          const text = (column: string) => String(raw(column) ?? "").trim();
          const more = {
            ...(shape.residents && { residents: residentsOf(raw(shape.residents)) }),
            ...(shape.postcode && { postcode: text(shape.postcode) }),
          };
          const area = areaOf(text(shape.code), text(shape.name), mapping.divisionYear, more);
          if (!area) tally.add("the code is of no country, municipality, district or neighbourhood", place);
          else
            batch.push({
              area,
              year: mapping.year,
              age: shape.age ?? "all",
              place,
              cell: (column) => typedCell(raw(column)),
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

function residentsOf(raw: Raw | undefined): number | null {
  try {
    return typedCell(raw).value;
  } catch {
    return null;
  }
}
