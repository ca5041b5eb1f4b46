import type { Child } from "hono/jsx";
import { DataTable, Note } from "#design/components/index.ts";
import type { Block, TableBlock } from "#platform/documents/index.ts";
import type { Lang } from "#platform/text.ts";
import type { Section, SectionId } from "../../papers/model.ts";
import type { PaperNotes } from "../../papers/store.ts";
import { paperTexts } from "../../papers/text.ts";

interface BodyProps {
  readonly lang: Lang;
  readonly sections: readonly Section[];
  readonly notes: PaperNotes;
  /** What stands under a heading instead of the team's sentence: the field to write it in. */
  readonly field?: (section: Section) => Child;
}

/** A paper on a page: the third writer of the same content as the files. */
export function PaperBody({ lang, sections, notes, field }: BodyProps) {
  return (
    <>
      {sections.map((section) => (
        <section aria-labelledby={`deel-${section.id}`} class="stack">
          <h2 id={`deel-${section.id}`}>{section.title}</h2>
          {field ? field(section) : <TeamNote lang={lang} text={notes[section.id]} />}
          {section.blocks.map((block, place) => (
            <BlockView lang={lang} block={block} caption={captionOf(section, place)} />
          ))}
        </section>
      ))}
    </>
  );
}

function TeamNote({ lang, text }: { readonly lang: Lang; readonly text: PaperNotes[SectionId] }) {
  return text ? <p>{paperTexts(lang).note(text)}</p> : null;
}

/** A table is named by the heading just above it. */
function captionOf(section: Section, place: number): string {
  const above = section.blocks.slice(0, place).findLast((block) => block.kind === "heading");
  return above ? above.text : section.title;
}

function BlockView({ lang, block, caption }: { readonly lang: Lang; readonly block: Block; readonly caption: string }) {
  switch (block.kind) {
    case "heading":
      return <h3>{block.text}</h3>;
    case "text":
      return <p>{block.text}</p>;
    case "note":
      return <Note>{block.text}</Note>;
    case "list":
      return (
        <ul>
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case "table":
      return <TableView lang={lang} block={block} caption={caption} />;
  }
}

function TableView({
  lang,
  block,
  caption,
}: {
  readonly lang: Lang;
  readonly block: TableBlock;
  readonly caption: string;
}) {
  return (
    <DataTable
      lang={lang}
      caption={caption}
      captionHidden
      rows={block.rows}
      columns={block.head.map((label, place) => ({
        key: String(place),
        label,
        number: place >= (block.numbersFrom ?? block.head.length),
        cell: (row: readonly string[]) => row[place] ?? "",
      }))}
    />
  );
}
