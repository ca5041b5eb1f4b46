/** Door of the documents room: accessible PDF by Typst, in a worker thread (docs/decisions/0083). */
export { canMakePdf, makePdf, type PdfOrder } from "./pdf.ts";
