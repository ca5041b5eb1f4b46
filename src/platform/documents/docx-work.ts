import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  LevelFormat,
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
const font = "Atkinson Hyperlegible Next";
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
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  });
  return {
    document: {
      run: { font, size: 21, color: "241B26", language: { value: lang === "nl" ? "nl-NL" : "en-GB" } },
      paragraph: { spacing: { after: 100, line: 300 } },
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
        (item) => new Paragraph({ children: lines(item), numbering: { reference: bullets, level: 0 } }),
      );
    case "table":
      return [table(block), new Paragraph({ children: [] })];
  }
}

const line = { style: BorderStyle.SINGLE, size: 4, color: "CBBFAE" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };

function table(block: TableBlock): Table {
  const from = block.numbersFrom ?? block.head.length;
  const parts = block.widths ?? block.head.map((_, place) => (place < from ? 2 : 1.2));
  const whole = parts.reduce((sum, part) => sum + (part || 1.2), 0);
  const widths = parts.map((part) => Math.round((width * (part || 1.2)) / whole));
  const row = (cells: readonly string[], head: boolean) =>
    new TableRow({
      ...(head ? { tableHeader: true, cantSplit: true } : {}),
      children: cells.map(
        (text, place) =>
          new TableCell({
            width: { size: widths[place]!, type: WidthType.DXA },
            margins: { top: 60, bottom: 60, left: 80, right: 80 },
            children: [
              new Paragraph({
                spacing: { after: 0 },
                alignment: place >= from ? AlignmentType.RIGHT : AlignmentType.LEFT,
                children: lines(text, head),
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

const lines = (text: string, bold = false): TextRun[] =>
  text
    .replaceAll(forbidden, "")
    .split("\n")
    .map((part, place) => new TextRun({ text: part, bold, ...(place > 0 ? { break: 1 } : {}) }));

const pageNumber = () =>
  new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT] })] });
