/**
 * Door of the spreadsheets room: reads what people upload and writes what they download. A file is checked before any parser sees it,
 * and parsed in a worker thread with its own memory limit (docs/decisions/0082).
 */
export { csvOf, parseCsv } from "./csv.ts";
export { type Cell, type Sheet, SheetFault, type SheetFaultCode } from "./model.ts";
export { readSpreadsheet } from "./read.ts";
export { writeSpreadsheet } from "./write.ts";
