import { Buffer } from "node:buffer";
import { createRequire } from "node:module";
import { calculate } from "../cpu.ts";
import type { Lang } from "../text.ts";

const work = new URL("./work.ts", import.meta.url);

/** The compiler is there for Linux on x64 only; elsewhere pages are printed. */
export const compilerPackage = "@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu";

export interface PdfOrder {
  readonly lang: Lang;
  readonly title: string;
  /** Source of the document, written by Brink. It reads what people typed with `json(bytes(sys.inputs.data))`. */
  readonly source: string;
  /** What people typed. It never becomes source. */
  readonly data: unknown;
}

let found: boolean | undefined;

/** Whether this computer can make a PDF. */
export function canMakePdf(): boolean {
  if (found === undefined) {
    try {
      createRequire(import.meta.url).resolve(compilerPackage);
      found = true;
    } catch {
      found = false;
    }
  }
  return found;
}

/**
 * Makes an accessible PDF (PDF/UA-1, which the compiler enforces: headings in order, alternative texts, title and language). The same order
 * gives the same bytes.
 * @throws Error with the compiler's words when the source does not fit; Refusal (503) when too much is asked at once
 */
export async function makePdf(order: PdfOrder): Promise<Buffer> {
  const bytes = await calculate<PdfOrder, Uint8Array>(work, order, { timeout: 60_000, memory: 512 });
  return Buffer.from(bytes);
}
