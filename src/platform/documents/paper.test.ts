import { fromBufferPromise } from "yauzl";
import { afterAll, describe, expect, it } from "vitest";
import { closeThreads } from "../cpu.ts";
import { canMakePdf, type Paper, paperDocx, paperPdf } from "./index.ts";

afterAll(() => closeThreads());

const paper: Paper = {
  lang: "nl",
  title: "Werkagenda Drenthe",
  lead: "Stand van 27 november",
  blocks: [
    { kind: "note", text: "Dit is een voorbeeld." },
    { kind: "heading", level: 2, text: "Sociale basis" },
    { kind: "heading", level: 3, text: "Huiskamer & co <b>" },
    { kind: "text", text: "Een\nplek." },
    { kind: "list", items: ["eerste", "tweede"] },
    {
      kind: "table",
      head: ["Jaar", "Nodig"],
      rows: [
        ["2026", "€ 12.500"],
        ["2027", "€ 0"],
      ],
      numbersFrom: 1,
    },
  ],
};

/** The files inside a DOCX, as text. */
async function unpacked(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) chunks.push(chunk);
    parts.set(entry.fileName, Buffer.concat(chunks).toString("utf8"));
  }
  return parts;
}

const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const textOf = (xml: string) =>
  [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) =>
    text!.replaceAll(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name]!),
  );
const paragraphs = (xml: string) => [...xml.matchAll(/<w:p\b(?:(?!<w:p\b)[\s\S])*?<\/w:p>/g)].map(([one]) => one);
const styled = (xml: string, style: string) =>
  paragraphs(xml)
    .filter((one) => one.includes(`<w:pStyle w:val="${style}"/>`))
    .map((one) => textOf(one).join(""));

describe("a paper as DOCX", () => {
  it("has real headings, in order", async () => {
    const xml = (await unpacked(await paperDocx(paper))).get("word/document.xml")!;
    expect(styled(xml, "Heading1")).toEqual(["Werkagenda Drenthe"]);
    expect(styled(xml, "Heading2")).toEqual(["Sociale basis"]);
    expect(styled(xml, "Heading3")).toEqual(["Huiskamer & co <b>"]);
  });

  it("has real lists, and tables whose first row is a header", async () => {
    const parts = await unpacked(await paperDocx(paper));
    const xml = parts.get("word/document.xml")!;
    const listed = paragraphs(xml).filter((one) => one.includes("<w:numPr>"));
    expect(listed.map((one) => textOf(one).join(""))).toEqual(["eerste", "tweede"]);
    expect(parts.get("word/numbering.xml")).toContain('<w:numFmt w:val="bullet"/>');
    const rows = [...xml.matchAll(/<w:tr\b[\s\S]*?<\/w:tr>/g)].map(([row]) => row);
    expect(rows.map((row) => row.includes("<w:tblHeader"))).toEqual([true, false, false]);
    expect(textOf(rows[0]!)).toEqual(["Jaar", "Nodig"]);
    expect(textOf(rows[1]!)).toEqual(["2026", "€ 12.500"]);
  });

  it("leaves how a heading looks to its style, keeps short rows whole, and gives words and amounts the width they need", async () => {
    const money = { kind: "table" as const, head: ["Jaar", "Bron", "Toegezegd"], numbersFrom: 2, widths: [0, 1, 0] };
    const rows = [
      ["2026", "IZA-transformatiegeld", "€ 1.200.000"],
      ["2027", "x".repeat(900), "€ 0"],
    ];
    const parts = await unpacked(await paperDocx({ ...paper, blocks: [{ ...money, rows }] }));
    const xml = parts.get("word/document.xml")!;
    const [title = ""] = paragraphs(xml);
    expect(title).toContain('w:val="Heading1"');
    expect(title).not.toContain("<w:b");
    const made = [...xml.matchAll(/<w:tr\b[\s\S]*?<\/w:tr>/g)].map(([row]) => row.includes("<w:cantSplit"));
    expect(made).toEqual([true, true, false]);
    const widths = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, size]) => Number(size));
    expect(widths.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(9_400);
    const letters = ["2026", "IZA-transformatiegeld", "€ 1.200.000"].map((text) => text.length * 100);
    expect(widths.filter((size, place) => size < letters[place]!)).toEqual([]);
  });

  it("names its language and its title, and has no picture that would need words", async () => {
    for (const [lang, code] of [
      ["nl", "nl-NL"],
      ["en", "en-GB"],
    ] as const) {
      const parts = await unpacked(await paperDocx({ ...paper, lang }));
      expect(parts.get("word/styles.xml")).toContain(`<w:lang w:val="${code}"`);
      expect(parts.get("docProps/core.xml")).toContain("<dc:title>Werkagenda Drenthe</dc:title>");
      expect([...parts.keys()].filter((name) => name.startsWith("word/media/"))).toEqual([]);
      expect(parts.get("word/document.xml")).not.toContain("<w:drawing");
    }
  });

  it("keeps what people typed as text, also what XML does not know", async () => {
    const typed = 'a\u0000b \u000b<w:p/> ]]> &amp; {PAGE} "x"';
    const parts = await unpacked(await paperDocx({ ...paper, blocks: [{ kind: "text", text: typed }] }));
    expect(textOf(parts.get("word/document.xml")!).at(-1)).toBe('ab <w:p/> ]]> &amp; {PAGE} "x"');
  });

  it("is refused when a row does not fit its headings", async () => {
    const blocks = [{ kind: "table" as const, head: ["a"], rows: [["a", "b"]] }];
    await expect(paperDocx({ ...paper, blocks })).rejects.toThrow("A row of 2 cells under 1 headings");
  });
});

describe.skipIf(!canMakePdf())("the same paper as PDF", () => {
  it("is taken by the compiler, which refuses what is not accessible", async () => {
    expect((await paperPdf(paper)).subarray(0, 5).toString()).toBe("%PDF-");
    const skips = [{ kind: "heading" as const, level: 3 as const, text: "Te diep" }];
    await expect(paperPdf({ ...paper, blocks: skips })).rejects.toThrow("does not compile");
  });

  it("reads nothing that people typed as source", async () => {
    const typed = '#panic("x") $x$ *b* = kop';
    const blocks = [
      { kind: "text" as const, text: typed },
      { kind: "list" as const, items: [typed] },
      { kind: "table" as const, head: [typed], rows: [[typed]] },
    ];
    expect((await paperPdf({ ...paper, blocks })).length).toBeGreaterThan(1_000);
  });
});
