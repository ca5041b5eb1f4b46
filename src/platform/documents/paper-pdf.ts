import { checkPaper, type Paper } from "./paper.ts";
import { makePdf } from "./pdf.ts";

/**
 * Source of every paper: structure only. Every word comes from `data`, so nothing that people typed is ever read as source.
 */
const source = `
#let lines(text) = text.split("\\n").join(linebreak())
= #data.title
#text(size: 12pt)[#data.lead]

#for block in data.blocks {
  if block.kind == "heading" { heading(level: block.level, block.text) }
  if block.kind == "text" { par(lines(block.text)) }
  if block.kind == "note" { std.block(fill: rgb("#fdf3cf"), inset: 8pt, radius: 4pt, lines(block.text)) }
  if block.kind == "list" { list(..block.items.map(lines)) }
  if block.kind == "table" {
    table(
      columns: block.widths.map(part => if part == 0 { auto } else { part * 1fr }),
      align: range(block.head.len()).map(place => if place >= block.numbersFrom { right } else { left }),
      table.header(..block.head.map(word => [#word])),
      ..block.rows.flatten().map(lines)
    )
  }
}
`;

/** The paper as an accessible PDF. */
export async function paperPdf(paper: Paper): Promise<Buffer> {
  const { lang, title, lead } = checkPaper(paper);
  const blocks = paper.blocks.map((block) =>
    block.kind === "table"
      ? {
          ...block,
          numbersFrom: block.numbersFrom ?? block.head.length,
          widths:
            block.widths ?? block.head.map((_, place) => (place < (block.numbersFrom ?? block.head.length) ? 1 : 0)),
        }
      : block,
  );
  return makePdf({ lang, title, source, data: { title, lead, blocks } });
}
