import { streamXlsxRows, writeXlsx } from "hucre/xlsx";
import { type Archive, checkArchive } from "./guard.ts";
import { type Cell, type Sheet, SheetFault, type SheetFaultCode, sheetLimits } from "./model.ts";

/** Work of the thread: `read` checks and parses a file, `write` makes one. */
export type SheetWork =
  | { readonly kind: "read"; readonly bytes: Uint8Array }
  | { readonly kind: "write"; readonly sheets: readonly Sheet[]; readonly title: string };

/** An error loses its class between threads, so a fault travels as its code. */
export type SheetResult =
  | { readonly kind: "sheets"; readonly sheets: readonly Sheet[] }
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "fault"; readonly code: SheetFaultCode };

export default async function work(order: SheetWork): Promise<SheetResult> {
  if (order.kind === "write") return { kind: "bytes", bytes: await write(order.sheets, order.title) };
  try {
    const archive = await checkArchive(order.bytes);
    return { kind: "sheets", sheets: await read(order.bytes, archive) };
  } catch (error) {
    return { kind: "fault", code: error instanceof SheetFault ? error.code : "unreadable" };
  }
}

async function read(bytes: Uint8Array, archive: Archive): Promise<Sheet[]> {
  const named = sheetsOf(archive);
  const sheets: Sheet[] = [];
  for (const [index, { name, part }] of named.slice(0, sheetLimits.sheets).entries()) {
    const rows: Cell[][] = [];
    let empty = 0;
    for await (const row of streamXlsxRows(bytes, { sheet: index })) {
      const values = (row.values as unknown[]).slice(0, sheetLimits.columns).map(cellOf);
      while (values.at(-1) === null) values.pop();
      empty = values.length === 0 ? empty + 1 : 0;
      if (empty >= sheetLimits.emptyRows) break;
      if (values.length === 0) continue;
      if (rows.length >= sheetLimits.rows || row.index > 1_000_000) throw new SheetFault("too_long");
      while (rows.length < row.index && rows.length < sheetLimits.rows) rows.push([]);
      rows[row.index] = values;
    }
    sheets.push({ name, rows: filled(rows, archive.merges.get(part) ?? []) });
  }
  return sheets;
}

/** Names of the sheets in their order, with the part of the archive that each lies in. */
function sheetsOf(archive: Archive): { name: string; part: string }[] {
  const workbook = archive.parts.get("xl/workbook.xml") ?? "";
  const rels = archive.parts.get("xl/_rels/workbook.xml.rels") ?? "";
  const targets = new Map(
    [...rels.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, "Id"),
      attribute(tag, "Target").replace(/^\/?(xl\/)?/, "xl/"),
    ]),
  );
  return [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => ({
    name: attribute(tag, "name"),
    part: targets.get(attribute(tag, "r:id")) ?? "",
  }));
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => entities[entity] ?? "");
}

/** A merged range says the same in all its cells: a challenge over ten rows belongs to each of them. */
function filled(rows: Cell[][], refs: readonly string[]): Cell[][] {
  let budget = 200_000;
  for (const ref of refs) {
    const [top, left, bottom, right] = corners(ref);
    const value = rows[top]?.[left] ?? null;
    if (value === null) continue;
    for (let row = top; row <= Math.min(bottom, rows.length - 1); row += 1) {
      for (let column = left; column <= Math.min(right, sheetLimits.columns - 1); column += 1) {
        budget -= 1;
        if (budget < 0) return rows;
        const cells = (rows[row] ??= []);
        while (cells.length <= column) cells.push(null);
        cells[column] = value;
      }
    }
  }
  return rows;
}

function corners(ref: string): [number, number, number, number] {
  const [, left = "A", top = "1", right = "A", bottom = "1"] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(ref) ?? [];
  const column = (letters: string) => [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return [Number(top) - 1, column(left), Number(bottom) - 1, column(right)];
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
  if (typeof value === "number" || typeof value === "boolean") return value;
  const text = String(typeof value === "object" ? ((value as { text?: unknown }).text ?? "") : value).trim();
  return text === "" ? null : text.slice(0, 32_767);
}

/** Text stays text: a cell that begins with "=" is written as a string, never as a formula. */
async function write(sheets: readonly Sheet[], title: string): Promise<Uint8Array> {
  return writeXlsx({
    properties: { title, creator: "Brink" },
    sheets: sheets.map((sheet) => ({
      name: sheet.name.slice(0, 31),
      rows: sheet.rows.map((row) => [...row]),
      columns: (sheet.rows[0] ?? []).map(() => ({ width: 22 })),
      freezePane: { rows: 1 },
    })),
  } as never);
}
