import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeThreads } from "#platform/cpu.ts";
import { system } from "#platform/http/index.ts";
import { readSpreadsheet, writeSpreadsheet } from "#platform/spreadsheets/index.ts";
import { addRegions } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { saveInitiative } from "../actions.ts";
import type { Initiative } from "../model.ts";
import { initiativeSchema } from "../schema.ts";
import { sheetsOf } from "./export.ts";
import { draftsOf, type ImportInput } from "./import.ts";
import { guessMapping, headingRow } from "./mapping.ts";
import { sourceFrom } from "./values.ts";

afterAll(() => closeThreads());

const heads = ["Naam", "Opgave", "Omschrijving", "Trekker", "Budget 2026", "Toegezegd 2026", "Geldbron"];
const line = (budget: unknown, granted: unknown, source: unknown) =>
  ["Eten", "basis", "Samen eten.", "buurthuis", budget, granted, source] as ImportInput["sheets"][0]["rows"][0];
function drafts(sheets: ImportInput["sheets"], existing: readonly Initiative[] = []) {
  const heading = headingRow(sheets[0]!.rows);
  const mapping = guessMapping(sheets[0]!.rows[heading] ?? [], new Map());
  const challenges = [{ id: "basis", name: { nl: "basis", en: "basis" } }];
  const rest = { goals: [], challenges, areas: [], region: "Drenthe", today: "2026-11-23" };
  return draftsOf({ sheets, sheet: 0, heading, mapping, existing, ...rest });
}
const moneyOf = (row: ReturnType<typeof line>, existing: readonly Initiative[] = []) => {
  const [draft] = drafts([{ name: "x", rows: [heads, row] }], existing);
  expect(draft?.errors).toEqual([]);
  return draft!.after!.money.map(({ year, source, needed, granted }) => [year, source, needed, granted]);
};
const there = (...money: object[]): Initiative =>
  initiativeSchema.parse({
    id: "eten",
    title: "Eten",
    challenge: "basis",
    what: "Samen eten.",
    initiator: "buurthuis",
    status: "running",
    money,
  }) as Initiative;

describe("money whose source nobody wrote down", () => {
  it("is of an unknown source, never own means", () => {
    for (const source of ["", "?", "n.t.b.", "onbekend", "bron nog onbekend"])
      expect(moneyOf(line("12.500", 10_000, source))).toEqual([[2026, "unknown", 12_500, 10_000]]);
    expect(moneyOf(line("12.500", "", "eigen middelen"))).toEqual([[2026, "own", 12_500, 0]]);
    expect(sourceFrom("Bron onbekend")).toBe("unknown");
  });

  it("gets its source later without being counted twice", () => {
    const unknown = there({ year: 2026, needed: 9_000 }, { year: 2027, needed: 5 });
    expect(moneyOf(line("12.500", "", "Wmo"), [unknown])).toEqual([
      [2026, "wmo", 12_500, 0],
      [2027, "unknown", 5, 0],
    ]);
  });

  it("goes to the only source of that year, and to none of two", () => {
    const one = { year: 2026, source: "iza", needed: 9_000 };
    expect(moneyOf(line("12.500", "", ""), [there(one)])).toEqual([[2026, "iza", 12_500, 0]]);
    const two = there(one, { ...one, source: "wmo" });
    expect(moneyOf(line("12.500", "", ""), [two])).toEqual([
      [2026, "iza", 9_000, 0],
      [2026, "wmo", 9_000, 0],
      [2026, "unknown", 12_500, 0],
    ]);
  });

  it("comes back the same through a real file, also where the cell was emptied", async () => {
    const one = there({ year: 2026, needed: 9_000 }, { year: 2026, source: "iza", needed: 1 });
    const sheets = await readSpreadsheet(await writeSpreadsheet(sheetsOf([one], new Map()), "x"));
    expect(drafts(sheets, [one])[0]).toMatchObject({ kind: "same", errors: [] });
    const money = sheets.find((sheet) => sheet.name === "Geld")!;
    const column = money.rows[0]!.indexOf("Bron");
    const rows = money.rows.map((row) =>
      row.map((cell, at) => (at === column && cell === "Bron onbekend" ? "" : cell)),
    );
    const emptied = sheets.map((sheet) => (sheet === money ? { ...sheet, rows } : sheet));
    expect(drafts(emptied, [one])[0]).toMatchObject({ kind: "same", errors: [] });
  });
});

describe("the page of money", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse({ start: false, clock: () => new Date("2026-11-23T12:00:00Z") });
    await addRegions(house, "drenthe");
    const content = there({ year: 2026, needed: 9_000, granted: 4_000 }, { year: 2026, source: "own", needed: 1_000 });
    await saveInitiative(house.ctx, system, "drenthe", { content, version: undefined, reason: "begin" });
  });
  afterAll(() => house.close());

  it("counts it as unknown, in the sums and beside own means", async () => {
    const html = (await (await house.ask("/drenthe/werkagenda/geld")).text()).replaceAll("\u00a0", " ");
    expect(html).toContain("Nodig: € 10.000. Toegezegd: € 4.000. Nog te vinden: € 6.000.");
    const row = (name: string) => new RegExp(`<t[hd][^>]*>${name}</t[hd]>.*?</tr>`, "s").exec(html)?.[0] ?? "";
    expect(row("Bron onbekend")).toContain("€ 9.000");
    expect(row("Eigen geld")).toContain("€ 1.000");
    const list = await (await house.ask("/drenthe/werkagenda?bron=unknown")).text();
    expect(list).toContain("/drenthe/werkagenda/eten");
  });
});
