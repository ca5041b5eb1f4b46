import { assert, integer, property } from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { closeThreads } from "#platform/cpu.ts";
import { readSpreadsheet, writeSpreadsheet } from "#platform/spreadsheets/index.ts";
import { readPlanPack } from "../../plan/pack.ts";
import { sameValue } from "../changes.ts";
import type { Initiative } from "../model.ts";
import { readWorkplanPack } from "../pack.ts";
import { sheetsOf } from "./export.ts";
import { draftsOf, type ImportInput } from "./import.ts";
import { guessMapping, headingRow } from "./mapping.ts";
import { dayFrom, eurosFrom, listFrom, statusFrom } from "./values.ts";

afterAll(() => closeThreads());

const challenges = [
  "netwerkaanpak",
  "sociale-basis",
  "leefomgeving",
  "innovaties",
  "arbeidsmarkt",
  "toegankelijke-zorg",
].map((id) => ({
  id,
  name: { nl: id === "sociale-basis" ? "Sterke sociale basis" : id, en: id },
}));
const areas = [
  { code: "GM0114", name: "Emmen" },
  { code: "GM0106", name: "Assen" },
];
const { goals } = readPlanPack("drenthe")!.plan;
const copiedFrom = { region: "zoetermeer", id: "bel-eerst", title: "Bel eerst", day: "2026-10-01" };
const example = readWorkplanPack("drenthe")!.initiatives.map((one, place) =>
  place === 0 ? { ...one, copiedFrom, documents: [{ title: "Plan", url: "https://voorbeeld.nl/a?b=1" }] } : one,
);

function input(sheets: ImportInput["sheets"], existing: readonly Initiative[] = []): ImportInput {
  const heading = headingRow(sheets[0]!.rows);
  const mapping = guessMapping(sheets[0]!.rows[heading] ?? [], new Map());
  const names = new Map(example.flatMap((one) => one.areas.map((code) => [code, code] as const)));
  const all = [...areas, ...[...names.keys()].map((code) => ({ code, name: code }))];
  return {
    sheets,
    sheet: 0,
    heading,
    mapping,
    existing,
    goals,
    challenges,
    areas: all,
    region: "Drenthe",
    today: "2026-11-23",
  };
}

describe("out and in again", () => {
  it("changes nothing, through a real file", async () => {
    const bytes = await writeSpreadsheet(sheetsOf(example, new Map([["GM0114", "Emmen"]])), "Werkagenda");
    const drafts = draftsOf(input(await readSpreadsheet(bytes), example));
    expect(drafts.flatMap((draft) => draft.errors)).toEqual([]);
    expect(drafts.map((draft) => draft.kind)).toEqual(example.map(() => "same"));
  });

  it("makes the same initiatives where there were none", async () => {
    const drafts = draftsOf(input(sheetsOf(example, new Map())));
    expect(drafts.flatMap((draft) => draft.errors)).toEqual([]);
    const made = drafts.map((draft) => draft.after!);
    const plain = (one: Initiative) => ({ ...one, example: undefined });
    expect(made.filter((one, place) => !sameValue(plain(one), plain(example[place]!))).map((one) => one.id)).toEqual(
      [],
    );
  });

  it("keeps text that looks like a formula as text", async () => {
    const tricky = { ...example[0]!, title: "=HYPERLINK(1)", what: "+31 bellen", contact: "@programma" };
    const sheets = await readSpreadsheet(await writeSpreadsheet(sheetsOf([tricky], new Map()), "x"));
    expect(draftsOf(input(sheets, [tricky]))[0]).toMatchObject({ kind: "same", title: "=HYPERLINK(1)" });
  });
});

describe("a messy sheet", () => {
  const rows = [
    ["Projectenlijst Gezonde Marke (concept)"],
    [],
    [
      "Nr",
      "Projectnaam",
      "Opgave",
      "Omschrijving",
      "Trekker",
      "Partners",
      "Status",
      "Start",
      "Einddatum",
      "Gemeente",
      "Budget 2026",
      "Toegezegd 2026",
      "Geldbron",
    ],
    [
      1,
      "Fit in Emmen",
      "sterke sociale basis",
      "Samen wandelen.",
      "welzijnsorganisatie",
      "GGD, sportclub (4 uur)",
      "Lopend",
      "1-3-2026",
      "Q4 2027",
      "Emmen",
      "€ 12.500,00",
      10000,
      "Brede SPUK",
    ],
    [2, "Eten", "Sociale basis", "", "", "", "in voorbereiding", "maart 2027", "", "heel Drenthe", "", "", ""],
    [3, "Fout", "Sociale basis", "", "", "", "hmm", "gisteren", "", "Parijs", "veel", "", "loterij"],
    ["", "", "", "zonder naam", "", "", "", "", "", "", "", "", ""],
    [4, "fit in emmen", "sociale basis", "", "", "", "", "", "", "", "", "", ""],
  ];
  const drafts = draftsOf(input([{ name: "Blad1", rows }]));

  it("is understood below its title, with amounts, days and lists as people write them", () => {
    expect(drafts[0]).toMatchObject({ kind: "new", id: "fit-in-emmen", row: 4 });
    expect(drafts[0]?.after).toMatchObject({
      challenge: "sociale-basis",
      status: "running",
      start: "2026-03-01",
      end: "2027-12-31",
      areas: ["GM0114"],
      parties: [
        { name: "GGD", role: "joins" },
        { name: "sportclub", role: "joins", hours: 4 },
      ],
      money: [{ year: 2026, source: "gala", needed: 12_500, granted: 10_000 }],
    });
    expect(drafts[1]?.after).toMatchObject({ status: "preparing", start: "2027-03-01", areas: [] });
  });

  it("says of every wrong cell where it is and what is wrong", () => {
    expect(drafts[2]?.errors.map(({ row, column, problem }) => [row, column, problem])).toEqual([
      [6, "Status", "status"],
      [6, "Start", "day"],
      [6, "Gemeente", "area"],
      [6, "Budget 2026", "euros"],
    ]);
    expect(drafts[3]?.errors[0]).toMatchObject({ row: 7, problem: "no_title" });
    expect(drafts[4]?.errors[0]).toMatchObject({ row: 8, problem: "twice" });
  });

  it("has a title over all columns, and says in its own way what is not known, where and when", () => {
    const heads = ["Naam", "Opgave", "Status", "Start", "Einddatum", "Gemeente(n)", "Budget 2026", "Bron", "Planning"];
    const line = [
      "Eerst rust",
      "Sociale basis",
      "?",
      "zomer 2026",
      "eind 2027",
      "Assen en gem. Emmen",
      "n.t.b.",
      "PM",
      "",
    ];
    const other = [
      "Daarna",
      "Sociale basis",
      "loopt",
      "",
      "-",
      "Drenthe",
      "12.000",
      "Wmo",
      "Plan af 1-2-2027; Start groep 1 mei 2027",
    ];
    const title = heads.map(() => "Projecten gezonde regio 2026");
    const list = [title, [], heads, line, other, ["TOTAAL", "", "", "", "", "", "12.000", "", ""]];
    const found = draftsOf(input([{ name: "x", rows: list }]));
    expect(found.map((draft) => [draft.kind, draft.errors.map((error) => error.problem)])).toEqual([
      ["new", []],
      ["new", []],
      ["error", ["total"]],
    ]);
    expect(found[0]?.after).toMatchObject({
      start: "2026-06-01",
      end: "2027-12-31",
      areas: ["GM0106", "GM0114"],
      money: [],
      status: "preparing",
    });
    expect(found[1]?.after).toMatchObject({
      areas: [],
      milestones: [
        { title: "Plan af", date: "2027-02-01" },
        { title: "Start groep", date: "2027-05-01" },
      ],
    });
  });

  it("changes only what the row says of an initiative that is there", () => {
    const there = example.find((one) => one.id === "samen-eten")!;
    const sheet = {
      name: "x",
      rows: [
        ["Naam", "Status"],
        ["Samen eten, vaste dag", "ligt stil"],
      ],
    };
    expect(draftsOf(input([sheet], [there]))[0]).toMatchObject({ kind: "change", fields: ["status"] });
  });
});

describe("values as people write them", () => {
  it("days", () => {
    const days = ["2026-05-01", "1-5-2026", "01/05/26", "1 mei 2026", "1 May 2026", 46143].map((cell) => dayFrom(cell));
    expect(days).toEqual(Array.from({ length: 6 }, () => "2026-05-01"));
    expect([dayFrom("mei 2026"), dayFrom("mei 2026", true), dayFrom("Q1 2026", true), dayFrom("2026", true)]).toEqual([
      "2026-05-01",
      "2026-05-31",
      "2026-03-31",
      "2026-12-31",
    ]);
    expect([dayFrom("31-02-2026"), dayFrom("binnenkort"), dayFrom(12)]).toEqual([undefined, undefined, undefined]);
  });

  it("amounts, whatever parts the thousands", () => {
    expect(
      ["12500", "€ 12.500,00", "12,500.00", "12.500", "12,5k", "€ 12.500,-"].map((cell) => eurosFrom(cell)),
    ).toEqual(Array.from({ length: 6 }, () => 12_500));
    expect([eurosFrom("1,2 mln"), eurosFrom("n.t.b."), eurosFrom(-5), eurosFrom("-5")]).toEqual([
      1_200_000,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("every whole amount in Dutch notation comes back", () => {
    assert(
      property(integer({ min: 0, max: 9_999_999_999 }), (euros) => {
        expect(eurosFrom(`€ ${new Intl.NumberFormat("nl-NL").format(euros)}`)).toBe(euros);
      }),
    );
  });

  it("statuses and lists", () => {
    expect(
      ["Lopend", "Nog niet gestart", "Afgerond", "On hold", "geannuleerd", "idee"].map((cell) => statusFrom(cell)),
    ).toEqual(["running", "preparing", "done", "paused", "stopped", "idea"]);
    expect([listFrom("a; b, c"), listFrom("a, b"), listFrom("- a\n- b")]).toEqual([
      ["a", "b, c"],
      ["a", "b"],
      ["a", "b"],
    ]);
  });
});
