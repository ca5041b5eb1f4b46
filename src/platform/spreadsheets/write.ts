import { Buffer } from "node:buffer";
import type { Sheet } from "./model.ts";
import { ask } from "./read.ts";

/** Makes an XLSX file; the first row of each sheet is its heading. Text stays text, whatever it begins with. */
export async function writeSpreadsheet(sheets: readonly Sheet[], title: string): Promise<Buffer> {
  const result = await ask({ kind: "write", sheets, title });
  if (result.kind !== "bytes") throw new Error("The worker gave no file.");
  return Buffer.from(result.bytes);
}
