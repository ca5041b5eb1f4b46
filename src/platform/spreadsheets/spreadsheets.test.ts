import { Buffer } from "node:buffer";
import { assert, array, property, string } from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { type Part, sheet, text, workbook, zip } from "../../../tests/support/workbook.ts";
import { closeThreads } from "../cpu.ts";
import { csvOf, parseCsv, readSpreadsheet, type Sheet, writeSpreadsheet } from "./index.ts";

afterAll(() => closeThreads());

const read = (parts: readonly Part[]) => readSpreadsheet(zip(parts));

describe("what is refused before a parser sees it", () => {
  it("a file that is no spreadsheet", async () => {
    await expect(readSpreadsheet(Buffer.from("hallo"))).rejects.toMatchObject({ code: "not_xlsx" });
    await expect(read([{ name: "foto.txt", data: Buffer.from("x") }])).rejects.toMatchObject({ code: "not_xlsx" });
  });

  it("a file that is too large", async () => {
    await expect(readSpreadsheet(Buffer.alloc(10 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: "too_large" });
  });

  it("macros, and files with a password", async () => {
    await expect(
      read([...workbook, sheet(""), { name: "xl/vbaProject.bin", data: Buffer.from("x") }]),
    ).rejects.toMatchObject({ code: "macros" });
    await expect(readSpreadsheet(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).rejects.toMatchObject({ code: "encrypted" });
  });

  it("an archive with more than two thousand parts", async () => {
    const many = Array.from({ length: 2_001 }, (_, place) => ({ name: `p${place}`, data: Buffer.from("x") }));
    await expect(read([...workbook, ...many])).rejects.toMatchObject({ code: "too_many_parts" });
  });

  it("a bomb that says how large it becomes", async () => {
    const bomb = { name: "xl/worksheets/sheet1.xml", data: Buffer.alloc(60 * 1024 * 1024) };
    await expect(read([...workbook, bomb])).rejects.toMatchObject({ code: "unpacks_too_large" });
  });

  it("a bomb that lies about how large it becomes", async () => {
    const bomb = { name: "xl/worksheets/sheet1.xml", data: Buffer.alloc(60 * 1024 * 1024), claims: 1_000 };
    await expect(read([...workbook, bomb])).rejects.toMatchObject({
      code: expect.stringMatching(/unreadable|unpacks_too_large/),
    });
  });
});

describe("what is read", () => {
  it("merged cells say the same in each of their rows", async () => {
    const xml = `<sheetData><row r="1">${text("A1", "Thema")}${text("B1", "Naam")}</row><row r="2">${text("A2", "Zorg")}${text("B2", "Een")}</row><row r="3">${text("B3", "Twee")}</row></sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>`;
    expect(await read([...workbook, sheet(xml)])).toEqual([
      {
        name: "Blad & meer",
        rows: [
          ["Thema", "Naam"],
          ["Zorg", "Een"],
          ["Zorg", "Twee"],
        ],
      },
    ]);
  });

  it("a formula gives the value it had, and never runs", async () => {
    const xml = `<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row></sheetData>`;
    expect((await read([...workbook, sheet(xml)]))[0]?.rows).toEqual([[2]]);
  });

  it("stops after a thousand empty rows", async () => {
    const empty = Array.from(
      { length: 5_000 },
      (_, place) => `<row r="${place + 2}"><c r="A${place + 2}" s="0"/></row>`,
    ).join("");
    const xml = `<sheetData><row r="1">${text("A1", "kop")}</row>${empty}<row r="9000">${text("A9000", "ver weg")}</row></sheetData>`;
    expect((await read([...workbook, sheet(xml)]))[0]?.rows).toEqual([["kop"]]);
  });
});

describe("what is written comes back", () => {
  it("as XLSX, also text that looks like a formula", async () => {
    const sheets: Sheet[] = [
      {
        name: "Eén",
        rows: [
          ["A", "B"],
          ["=1+1", -3],
          ["@x", 12.5],
          ["-", true],
        ],
      },
    ];
    expect(await readSpreadsheet(await writeSpreadsheet(sheets, "t"))).toEqual(sheets);
  });

  it("as CSV, with an apostrophe that only others see", () => {
    expect(csvOf([["=1+1", -3]])).toBe("\uFEFF'=1+1;-3\r\n");
    assert(
      property(
        array(array(string({ minLength: 1, unit: "grapheme" }), { minLength: 2, maxLength: 2 }), { minLength: 1 }),
        (rows) => {
          const clean = rows.map((row) =>
            row.map((cell) =>
              cell
                .replaceAll(/[\uFEFF\0]/g, "x")
                .replace(/^'/, "x")
                .replaceAll(/\r\n?/g, "\n")
                .replaceAll(/[;,\t\n]/g, "x"),
            ),
          );
          expect(parseCsv(csvOf([["kop", "kop"], ...clean])).slice(1)).toEqual(clean);
        },
      ),
    );
  });
});
