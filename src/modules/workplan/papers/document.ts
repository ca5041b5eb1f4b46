import type { Block, Paper } from "#platform/documents/index.ts";
import type { Lang } from "#platform/text.ts";
import type { PaperRow } from "./store.ts";
import { paperTexts } from "./text.ts";

/** A made paper as a document: the frozen words with the team's sentences under their headings. */
export function documentOf(row: Pick<PaperRow, "content" | "notes">, lang: Lang): Paper {
  const { title, lead, sections } = row.content.text[lang];
  return {
    lang,
    title,
    lead,
    blocks: sections.flatMap(({ id, title: heading, blocks }): Block[] => {
      const note = row.notes[id];
      return [
        { kind: "heading", level: 2, text: heading },
        ...(note ? [{ kind: "text" as const, text: paperTexts(lang).note(note) }] : []),
        ...blocks,
      ];
    }),
  };
}
