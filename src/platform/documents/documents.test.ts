import { inflateSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { closeThreads } from "../cpu.ts";
import { canMakePdf, makePdf } from "./index.ts";

afterAll(() => closeThreads());

const source = "= #data.heading\n#for line in data.lines [#par[#line]]";
const order = { lang: "nl" as const, title: "Werkagenda", source, data: { heading: "Werkagenda", lines: ["Een"] } };

/** Everything readable in a PDF: its objects and its unpacked streams. */
function insideOf(pdf: Buffer): string {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = ""]) => {
    try {
      return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  return [text, ...streams].join("\n");
}

describe.skipIf(!canMakePdf())("a PDF", () => {
  it("is tagged, names its language and title, and says it is PDF/UA", async () => {
    const inside = insideOf(await makePdf(order));
    expect(inside).toContain("StructTreeRoot");
    expect(inside).toMatch(/\/Lang\s*\(nl\)/);
    expect(inside).toContain("pdfuaid:part");
    expect(inside).toContain("Werkagenda");
  });

  it("is the same for the same order", async () => {
    expect((await makePdf(order)).equals(await makePdf(order))).toBe(true);
  });

  it("never runs what people typed", async () => {
    const typed = ['#panic("x")', '$x$ *b* #include "/etc/passwd"', "= kop", "\\u{41}", '"); #panic("y'];
    const pdf = await makePdf({ ...order, data: { heading: '#panic("kop")', lines: typed } });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("is refused by the compiler when it is not accessible", async () => {
    await expect(makePdf({ ...order, source: "=== Begint op niveau drie" })).rejects.toThrow("does not compile");
  });

  it("reads no file of this computer", async () => {
    await expect(makePdf({ ...order, source: '= A\n#read("/etc/passwd")' })).rejects.toThrow("does not compile");
    await expect(makePdf({ ...order, source: '= A\n#read("../work.ts")' })).rejects.toThrow("does not compile");
  });
});
