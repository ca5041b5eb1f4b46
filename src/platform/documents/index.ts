/** Door of the documents room: one content, written as accessible PDF (Typst) or DOCX, in a worker thread (docs/decisions/0083, 0099). */
export { paperDocx } from "./docx.ts";
export type { Block, Paper, TableBlock } from "./paper.ts";
export { paperPdf } from "./paper-pdf.ts";
export { canMakePdf, makePdf, type PdfOrder } from "./pdf.ts";
