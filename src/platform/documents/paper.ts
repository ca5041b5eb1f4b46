import type { Lang } from "../text.ts";

/**
 * What a paper says, whatever it is written as: PDF, DOCX and the page are three writers of the same content, so that a number is the same
 * in all of them. A cell or a text may hold more lines, parted by "\n".
 */
export interface Paper {
  readonly lang: Lang;
  readonly title: string;
  /** One sentence under the title. */
  readonly lead: string;
  readonly blocks: readonly Block[];
}

/** Headings go down one level at a time; the title of the paper is level 1. */
export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  /** What must not be read past, such as "this is an example". */
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | TableBlock;

/** A table always has a row of headings. */
export interface TableBlock {
  readonly kind: "table";
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The first column that holds numbers; it and what follows stand to the right. */
  readonly numbersFrom?: number;
  /** How wide each column is, in parts of the whole; evenly when left out. */
  readonly widths?: readonly number[];
}

/** A table without its headings cannot be read aloud. @throws Error when a row is longer or shorter than its headings */
export function checkPaper(paper: Paper): Paper {
  for (const block of paper.blocks) {
    if (block.kind !== "table") continue;
    const wrong = block.rows.find((row) => row.length !== block.head.length);
    if (wrong) throw new Error(`A row of ${wrong.length} cells under ${block.head.length} headings.`);
  }
  return paper;
}
