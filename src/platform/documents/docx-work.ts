import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableRow,
  TableCell,
  TextRun,
  WidthType,
} from "docx";
import type { Block, Paper, TableBlock } from "./paper.ts";

/** A4 within its margins, in twentieths of a point. */
const width = 9_400;
/** On nearly every computer that opens such a file; ours is on few, and a word processor then takes whatever it likes. */
const font = "Calibri";
const bullets = "brink";

/** Work of the thread: writes one paper. Text is only ever text: it has no fields, links or code in it. */
export default async function work(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: paper.title,
    description: paper.lead,
    creator: "Brink",
    lastModifiedBy: "Brink",
    styles: { default: looks(paper) },
    numbering: {
      config: [
        {
          reference: bullets,
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: "•",
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 400, hanging: 260 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: margins } },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: lines(paper.title) }),
          new Paragraph({ children: lines(paper.lead), spacing: { after: 200 } }),
          ...paper.blocks.flatMap(written),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const margins = { top: 1_250, bottom: 1_250, left: 1_250, right: 1_250 };

function looks({ lang }: Paper) {
  const heading = (size: number, color: string, before: number) => ({
    run: { font, size, bold: true, color },
    paragraph: { spacing: { before, after: 100, line: 264, lineRule: LineRuleType.AUTO }, keepNext: true },
  });
  return {
    document: {
      run: { font, size: 22, color: "241B26", language: { value: lang === "nl" ? "nl-NL" : "en-GB" } },
      paragraph: { spacing: { after: 100, line: 288, lineRule: LineRuleType.AUTO } },
    },
    heading1: heading(44, "743A79", 0),
    heading2: heading(30, "241B26", 320),
    heading3: heading(24, "241B26", 240),
  };
}

function written(block: Block): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading": {
      const heading = block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
      return [new Paragraph({ heading, children: lines(block.text) })];
    }
    case "text":
      return [new Paragraph({ children: lines(block.text) })];
    case "note":
      return [new Paragraph({ children: lines(block.text), shading: { type: ShadingType.CLEAR, fill: "FDF3CF" } })];
    case "list":
      return block.items.map(
        (item) =>
          new Paragraph({ children: lines(item), numbering: { reference: bullets, level: 0 }, spacing: { after: 40 } }),
      );
    case "table":
      return [table(block), new Paragraph({ children: [] })];
  }
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "CBBFAE" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

/** Letters in a table, in half points. */
const tableSize = 20;
/** A row with less in it than this stays on one page. */
const longCell = 700;
/** How wide a letter of a table is at most, as a rule, and what stands around it, in twentieths of a point. */
const letter = 120;
const around = 240;

/** Width of each column: one of no part as wide as its longest cell and the longest word above it; the others share what is left. */
function widthsOf(block: TableBlock): number[] {
  const from = block.numbersFrom ?? block.head.length;
  const parts = block.widths ?? block.head.map((_, place) => (place < from ? 1 : 0));
  const longest = (texts: readonly string[]) => Math.max(0, ...texts.map((text) => text.length));
  const needed = parts.map((part, place) => {
    if (part > 0) return 0;
    const cells = block.rows.flatMap((row) => row[place]!.split("\n"));
    return around + letter * Math.max(longest(block.head[place]!.split(" ")), longest(cells));
  });
  const whole = parts.reduce((sum, part) => sum + part, 0);
  const fixed = needed.reduce((sum, size) => sum + size, 0);
  // Where too much is asked, columns of no part give way, so that the others keep a fifth of the sheet.
  const most = whole > 0 ? width * 0.8 : width;
  const shrink = whole === 0 || fixed > most ? most / Math.max(fixed, 1) : 1;
  const left = width - fixed * shrink;
  return parts.map((part, place) => Math.round(part > 0 ? (left * part) / whole : needed[place]! * shrink));
}

function table(block: TableBlock): Table {
  const from = block.numbersFrom ?? block.head.length;
  const widths = widthsOf(block);
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      ...(head ? { tableHeader: true } : {}),
      ...(Math.max(...cells.map((cell) => cell.length)) < longCell ? { cantSplit: true } : {}),
      children: cells.map(
        (text, place) =>
          new TableCell({
            width: { size: widths[place]!, type: WidthType.DXA },
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [
              new Paragraph({
                spacing: { after: 0, line: 264, lineRule: LineRuleType.AUTO },
                alignment: place >= from ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: lines(text, { bold: head, size: tableSize }),
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none },
    rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
  });
}

/** XML knows no control characters; a file with one in it does not open. */
// oxlint-disable-next-line eslint/no-control-regex -- these are the characters to leave out
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** What is not said of a run comes from the style of its paragraph. */
const lines = (text: string, { bold, size }: { bold?: boolean; size?: number } = {}): TextRun[] =>
  text
    .replaceAll(forbidden, "")
    .split("\n")
    .map(
      (part, place) => new TextRun({ text: part, ...(bold ? { bold } : {}), size, ...(place > 0 ? { break: 1 } : {}) }),
    );

const pageNumber = () =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] });
