import { calculate } from "../cpu.ts";
import { Refusal } from "../refusal.ts";
import { type Sheet, SheetFault, sheetLimits } from "./model.ts";
import type { SheetResult, SheetWork } from "./work.ts";

const file = new URL("./work.ts", import.meta.url);
const limits = { timeout: sheetLimits.timeout, memory: sheetLimits.memory };

/**
 * Reads every sheet of an XLSX file, in a worker thread that may use 512 MB and a minute.
 * @throws SheetFault when the file is not taken; Refusal (503) when too much is asked at once
 */
export async function readSpreadsheet(bytes: Uint8Array): Promise<readonly Sheet[]> {
  if (bytes.length > sheetLimits.bytes) throw new SheetFault("too_large");
  const result = await ask({ kind: "read", bytes });
  if (result.kind === "fault") throw new SheetFault(result.code);
  return result.kind === "sheets" ? result.sheets : [];
}

/** Asks the thread; one that dies over its memory limit is a file that unpacks too large. */
export async function ask(order: SheetWork): Promise<SheetResult> {
  try {
    return await calculate<SheetWork, SheetResult>(file, order, limits);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as { code?: string }).code === "ERR_WORKER_OUT_OF_MEMORY") throw new SheetFault("unpacks_too_large");
    throw error;
  }
}
