import { Buffer } from "node:buffer";
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { closeThreads } from "#platform/cpu.ts";
import { type Actor, visitor } from "#platform/http/index.ts";
import { readSpreadsheet, writeSpreadsheet } from "#platform/spreadsheets/index.ts";
import { addRegions, send } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { type Part, sheet, text, workbook, zip } from "../../../../tests/support/workbook.ts";
import { applyAsked, resumeSheets } from "../actions-apply.ts";
import { readInitiative, readInitiatives } from "../store.ts";
import { readProgress } from "../store-sheet.ts";

let house: TestHouse;
let actor: Actor = visitor;
let now = new Date("2026-11-27T12:00:00Z");
const base = "/drenthe/werkagenda/inlezen";

beforeAll(async () => {
  house = await testHouse({ start: false, clock: () => now });
  await addRegions(house, "drenthe");
  const challenge = { id: "sociale-basis", name: { nl: "Sterke sociale basis", en: "Strong social base" } };
  await sql`update region set content = content || ${JSON.stringify({ challenges: [challenge] })}::jsonb`.execute(
    house.ctx.database.owner,
  );
  await house.ctx.pageVersion.refresh();
  house.server.useActors(async () => actor);
  actor = {
    kind: "person",
    person: "00000000-0000-4000-8000-000000000001",
    grants: [{ role: "programme_team", region: "drenthe" }],
    assurance: 2,
    secondFactor: true,
  };
});
afterAll(async () => {
  await house.close();
  await closeThreads();
});

function upload(name: string, bytes: Uint8Array): Promise<Response> {
  const body = new FormData();
  body.set("file", new File([new Uint8Array(bytes)], name));
  return house.ask(base, { method: "POST", body, headers: { Origin: "http://localhost:3000" } });
}
/** Uploads a file that is taken, and gives the address of its preview. */
async function taken(name: string, bytes: Uint8Array): Promise<string> {
  const answer = await upload(name, bytes);
  expect(answer.status).toBe(303);
  return answer.headers.get("location")!;
}
const page = async (path: string) => (await house.ask(path)).text();
const sealIn = (html: string) => /name="seal" value="([^"]+)"/.exec(html)![1]!;
const apply = async (at: string) => send(house, at, { doe: "verwerk", seal: sealIn(await page(at)) });
const read = async (slug: string) => (await readInitiative(house.ctx.db, "drenthe", slug))?.content;
const keptSheets = async () => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from workplan_sheet`.execute(house.ctx.db);
  return rows[0]!.n;
};
const made = (parts: readonly Part[]) => zip([...workbook, ...parts]);
const row = (number: number, cells: readonly string[], attributes = "") =>
  `<row r="${number}"${attributes}>${cells.map((words, at) => text(`${"ABCDEFGHIJ"[at]}${number}`, words)).join("")}</row>`;
const headings = ["Naam", "Opgave", "Status", "Begin", "Budget 2026", "Bron"];
const good = ["Sterke sociale basis", "Loopt", "1 mei 2026", "€ 12.500,50", "Wmo"];

describe("a file that is not taken", () => {
  it.each([
    [
      "with macros",
      "lijst.xlsm",
      () => made([sheet(""), { name: "xl/vbaProject.bin", data: Buffer.from("x") }]),
      "macro",
    ],
    [
      "that is a zip bomb",
      "bom.xlsx",
      () => made([{ name: "xl/worksheets/sheet1.xml", data: Buffer.alloc(60 * 1024 * 1024) }]),
      "te groot als we het uitpakken",
    ],
    ["that is no spreadsheet", "foto.xlsx", () => Buffer.from("hallo"), "geen Excel-bestand"],
    ["with a password", "dicht.xlsx", () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), "wachtwoord"],
  ])("%s is refused in one sentence, and nothing of it is kept", async (_what, name, bytes, says) => {
    const before = await keptSheets();
    const answer = await upload(name, bytes());
    expect(answer.status).toBe(400);
    expect((await answer.text()).toLowerCase()).toContain(says.toLowerCase());
    expect(await keptSheets()).toBe(before);
  });
});

describe("a sheet on a bad day", () => {
  it("has merged cells: a challenge over two rows is that of both", async () => {
    const xml = `<sheetData>${row(1, headings)}${row(2, ["Samen een", ...good])}<row r="3">${text("A3", "Samen twee")}${text("C3", "Loopt")}</row></sheetData><mergeCells count="1"><mergeCell ref="B2:B3"/></mergeCells>`;
    await apply(await taken("samengevoegd.xlsx", made([sheet(xml)])));
    expect(await read("samen-twee")).toMatchObject({ challenge: "sociale-basis" });
  });

  it("has days and amounts as text, as people write them", async () => {
    const xml = `<sheetData>${row(1, headings)}${row(2, ["Tekst overal", ...good])}</sheetData>`;
    await apply(await taken("tekst.xlsx", made([sheet(xml)])));
    const one = (await read("tekst-overal"))!;
    expect(one).toMatchObject({ start: "2026-05-01", status: "running" });
    expect(one.money[0]).toMatchObject({ year: 2026, source: "wmo", needed: 12_501 });
  });

  it("has hidden rows: they are read like others, and the preview shows them before anything happens", async () => {
    const xml = `<sheetData>${row(1, headings)}${row(2, ["Verborgen rij", ...good], ' hidden="1"')}</sheetData>`;
    const at = await taken("verborgen.xlsx", made([sheet(xml)]));
    expect(await page(at)).toContain("Verborgen rij");
    expect(await read("verborgen-rij")).toBeUndefined();
  });

  it("has formulas: their last value counts, and what looks like one stays text", async () => {
    const cell = '<c r="E2"><f>SUM(A1:A9)</f><v>4200</v></c>';
    const cells = ["=HYPERLINK(1)", ...good.slice(0, 3)].map((words, at) => text(`${"ABCD"[at]}2`, words)).join("");
    const xml = `<sheetData>${row(1, headings)}<row r="2">${cells}${cell}${text("F2", "Wmo")}</row></sheetData>`;
    await apply(await taken("formule.xlsx", made([sheet(xml)])));
    const one = (await readInitiatives(house.ctx.db, "drenthe")).find(
      (each) => each.content.title === "=HYPERLINK(1)",
    )!;
    expect(one.content.money[0]).toMatchObject({ needed: 4_200 });
    const csv = await page("/drenthe/werkagenda/werkagenda.csv");
    expect(csv).toContain("'=HYPERLINK(1)");
  });

  it("has 100 000 empty rows below: they cost nothing, and the row above them is there", async () => {
    const empty = Array.from({ length: 100_000 }, (_, at) => `<row r="${at + 3}"/>`).join("");
    const xml = `<sheetData>${row(1, headings)}${row(2, ["Eenzame rij", ...good])}${empty}</sheetData>`;
    const at = await taken("leeg.xlsx", made([sheet(xml)]));
    expect(await page(at)).toContain("1 nieuw, 0 veranderd, 0 gelijk, 0 met een fout.");
  });

  it("is in another language: what is guessed is shown, the rest one says oneself, and it is remembered", async () => {
    const german = ["Bezeichnung", "Schwerpunkt", "Lage"];
    const bytes = await writeSpreadsheet(
      [{ name: "Liste", rows: [german, ["Gemeinsam essen", ...good.slice(0, 2)]] }],
      "x",
    );
    const at = await taken("liste.xlsx", bytes);
    const shown = await page(at);
    expect(shown).toContain("Er is niets om te verwerken.");
    expect(shown).toContain("Bezeichnung");
    const columns = { sheet: "0", columns: "3", "kolom-0": "title", "kolom-1": "challenge", "kolom-2": "status" };
    expect((await send(house, at, columns)).status).toBe(303);
    expect(await page(at)).toContain("1 nieuw");
    expect(await page(await taken("liste.xlsx", bytes))).toContain("1 nieuw");
  });

  it("is in English, and is understood as it is", async () => {
    const english = ["Name", "Challenge", "Status", "Start", "Budget 2026", "Source"];
    const cells = ["Eating together", "Strong social base", "running", "1 May 2026", "12,500.00", "Wmo"];
    await apply(await taken("list.xlsx", await writeSpreadsheet([{ name: "List", rows: [english, cells] }], "x")));
    expect(await read("eating-together")).toMatchObject({ start: "2026-05-01", money: [{ needed: 12_500 }] });
  });
});

describe("a long import", () => {
  const rows = 1_000;
  const many = (name = "Rij") =>
    writeSpreadsheet(
      [
        {
          name: "Lijst",
          rows: [
            ["Naam", "Opgave", "Status"],
            ...Array.from({ length: rows }, (_, at) => [`${name} ${at}`, "Sterke sociale basis", "loopt"]),
          ],
        },
      ],
      "x",
    );
  const child = resolve(import.meta.dirname, "../../../../tests/support/sheet-child.ts");
  const hook = resolve(import.meta.dirname, "../../../platform/tsx-hook.mjs");
  const written = async () =>
    (await readInitiatives(house.ctx.db, "drenthe")).filter((one) => one.content.title.startsWith("Rij ")).length;
  let at = "";
  const id = () => at.split("/").at(-1)!;

  it("shows how far it is, and asks the browser to look again without any script", async () => {
    at = await taken("lang.xlsx", await many());
    expect((await apply(at)).status).toBe(303);
    const answer = await house.ask(at);
    expect(answer.headers.get("refresh")).toBe("2");
    const html = await answer.text();
    expect(html).toContain("Brink verwerkt je rijen");
    expect(html).toMatch(/<progress[^>]*max="1000"[^>]*value="0"/);
    expect(await written()).toBe(0);
  });

  it("killed half way leaves nothing half done", async () => {
    const { rows: names } = await sql<{ name: string }>`select current_database() as name`.execute(house.ctx.db);
    const killed = spawnSync(
      process.execPath,
      ["--import", hook, child, inject("databaseSocket"), names[0]!.name, id()],
      {
        env: { ...process.env, BRINK_FAIL_AT: "workplan-sheet-batch:3" },
        encoding: "utf8",
      },
    );
    expect([killed.signal, killed.stderr]).toEqual(["SIGKILL", ""]);
    expect(await readProgress(house.ctx.db, id())).toMatchObject({ done: 600, total: rows });
    expect(await written()).toBe(0);
  }, 60_000);

  it("says so, and does not let it be taken up while it may still be at work", async () => {
    // The child noted its progress by the real clock.
    now = (await readProgress(house.ctx.db, id()))!.at;
    expect((await send(house, at, { doe: "verder" })).status).toBe(409);
    now = new Date(now.getTime() + 60_000);
    const html = await page(at);
    expect(html).toContain("Het was bij rij 600 van 1.000. Er is nog niets veranderd.");
    expect((await house.ask(at)).headers.get("refresh")).toBeNull();
  });

  it("can be given up: then it is as before anybody asked", async () => {
    expect((await send(house, at, { doe: "stop" })).status).toBe(303);
    expect(await page(at)).toContain("1.000 nieuw");
    await applyAsked(house.ctx, "drenthe", id());
    expect(await written()).toBe(0);
  });

  it("can be taken up, is done once however often it is asked, and can be undone", async () => {
    await apply(at);
    now = new Date(now.getTime() + 60_000);
    expect((await send(house, at, { doe: "verder" })).status).toBe(303);
    await resumeSheets(house.ctx);
    await Promise.all([1, 2, 3].map(() => applyAsked(house.ctx, "drenthe", id())));
    expect(await written()).toBe(rows);
    expect((await readInitiative(house.ctx.db, "drenthe", "rij-0"))?.version).toBe(1);
    expect(await page(at)).toContain("Verwerkt.");
    expect((await send(house, at, { doe: "terug" })).status).toBe(303);
    expect(await written()).toBe(0);
  });

  it("goes back to its preview when the workplan changed meanwhile, and changes nothing", async () => {
    at = await taken("lang.xlsx", await many("Regel"));
    await apply(at);
    await send(house, "/drenthe/werkagenda/toevoegen", {
      title: "Regel 5",
      kind: "project",
      challenge: "sociale-basis",
      what: "Van iemand anders.",
      initiator: "gemeente",
      status: "running",
      visibility: "public",
      moneyVisibility: "public",
    });
    await applyAsked(house.ctx, "drenthe", id());
    expect(await read("regel-5")).toMatchObject({ what: "Van iemand anders." });
    expect(await read("regel-6")).toBeUndefined();
    const again = await page(at);
    expect(again).toContain("999 nieuw, 0 veranderd, 1 gelijk");
    expect(again).toContain("Intussen veranderde er iets. Kijk nog een keer.");
  });
});

describe("a budget moved between years after it was paid", () => {
  const heading = ["Naam", "Opgave", "Status", "Jaar", "Bron", "Nodig", "Toegezegd", "Betaald"];
  const line = (year: string, granted: string, paid: string) => [
    "Verschoven",
    "Sterke sociale basis",
    "loopt",
    year,
    "Wmo",
    granted,
    granted,
    paid,
  ];
  const list = (lines: string[][]) => writeSpreadsheet([{ name: "L", rows: [heading, ...lines] }], "x");

  it("keeps what was paid in its own year, and says aloud that it was granted elsewhere", async () => {
    await apply(await taken("een.xlsx", await list([line("2026", "1000", "600")])));
    await apply(await taken("twee.xlsx", await list([line("2027", "1000", "0")])));
    await apply(await taken("drie.xlsx", await list([line("2026", "0", "600")])));
    expect((await read("verschoven"))!.money.map(({ year, granted, paid }) => [year, granted, paid])).toEqual([
      [2026, 0, 600],
      [2027, 1_000, 0],
    ]);
    const loose = (await page("/drenthe/werkagenda/losse-eindjes")).replaceAll("\u00a0", " ");
    expect(loose).toContain("“Verschoven”: in 2026 is € 600 betaald. Toegezegd is € 0.");
    expect(await page("/drenthe/werkagenda/verschoven/geschiedenis")).toContain("nieuw is het geld");
  });

  it("goes out in a file and comes in again without a cent lost", async () => {
    const file = await house.ask("/drenthe/werkagenda/werkagenda.xlsx?q=verschoven");
    const bytes = new Uint8Array(await file.arrayBuffer());
    const money = (await readSpreadsheet(bytes)).find((each) => each.name === "Geld")!.rows;
    const at = (name: string) => money[0]!.indexOf(name);
    const cells = money.slice(1).map((one) => [one[at("Jaar")], one[at("Toegezegd")] ?? 0, one[at("Betaald")] ?? 0]);
    expect(cells).toEqual([
      [2026, 0, 600],
      [2027, 1_000, 0],
    ]);
    expect(await page(await taken("terug.xlsx", bytes))).toContain("0 nieuw, 0 veranderd, 1 gelijk, 0 met een fout.");
  });
});
