import { Buffer } from "node:buffer";
import { calculate } from "../cpu.ts";
import { checkPaper, type Paper } from "./paper.ts";

const work = new URL("./docx-work.ts", import.meta.url);

/**
 * The paper as DOCX that a screen reader can walk: real headings, lists and tables with repeated header rows, its language and its title.
 * There are no pictures in it.
 * @throws Refusal (503) when too much is asked at once
 */
export async function paperDocx(paper: Paper): Promise<Buffer> {
  const bytes = await calculate<Paper, Uint8Array>(work, checkPaper(paper), { timeout: 60_000, memory: 512 });
  return Buffer.from(bytes);
}
