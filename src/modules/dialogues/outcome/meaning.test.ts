import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it, describe } from "vitest";
import { readSpreadsheet } from "#platform/spreadsheets/index.ts";
import { readHeld } from "../../../cli/import-dialogue.ts";
import { describeWithReference, reference } from "../../../../tests/support/reference-data.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { importDialogue } from "../actions-import.ts";
import { recount, tick } from "./actions.ts";
import { editDialogue } from "../actions-team.ts";
import { backgroundKey } from "../keys.ts";
import type { DialogueExport } from "./open-data.ts";
import { newestOutcome, outcomeHistory } from "./store.ts";
import { participantsOf, removeParticipant } from "../store-people.ts";
import { findDialogue } from "../store.ts";

let house: TestHouse;
let folder: string;
const closed = "/drenthe/dialoog/bewegen-in-het-dorp";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "brink-meaning-"));
  house = await testHouse();
  await tick(house.ctx);
}, 300_000);
afterAll(async () => {
  await house?.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = async (path: string) => (await house.ask(path)).text();
const exported = async (path = closed) => JSON.parse(await get(`${path}/uitkomst.json`)) as DialogueExport;
const dialogueAt = async (slug: string) => (await findDialogue(house.ctx.db, "drenthe", slug))!;

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function brink(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const root = resolve(import.meta.dirname, "../../../..");
  const args = ["--import", "./src/platform/tsx-hook.mjs", "src/cli/brink.ts", ...words];
  return new Promise((done) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 64 << 20 }, (error, out, err) =>
      done({ code: typeof error?.code === "number" ? error.code : 0, out, err }),
    );
  });
}

describe("open data", () => {
  it("holds scores per number, and nothing of who, when or where", async () => {
    const file = await exported();
    expect(file.published.rows!.participants).toBeGreaterThanOrEqual(100);
    expect(file.published.rows!.scores.every((own) => own.filter(([, value]) => value !== null).length >= 7)).toBe(
      true,
    );
    const text = JSON.stringify(file);
    const dialogue = await dialogueAt("bewegen-in-het-dorp");
    for (const { id } of await participantsOf(house.ctx.db, dialogue.id)) expect(text).not.toContain(id);
    expect(text).not.toMatch(/T\d\d:\d\d|"place"|"participant_id"|"education"/);
    const votes = await get(`${closed}/open-data/votes.csv`);
    expect(votes.split("\n", 2)).toEqual(["order,comment-id,voter-id,vote", expect.stringMatching(/^1,\d+,1,-?[01]$/)]);
  });

  it("stays counts where rows were not announced, and while a dialogue is open", async () => {
    for (const path of ["/zoetermeer/dialoog/zorg-als-het-telt", "/drenthe/dialoog/minder-alleen"]) {
      const { published } = await exported(path);
      expect(published.rows).toBeNull();
      expect(published.counts.every(({ scores }) => scores.reduce((sum, count) => sum + count, 0) >= 10)).toBe(true);
      expect((await house.ask(`${path}/open-data/votes.csv`)).status).toBe(404);
    }
  });

  it("can not be promised, or taken back, once a dialogue is open", async () => {
    for (const [region, slug, promised] of [
      ["drenthe", "minder-alleen", 100],
      ["zoetermeer", "zorg-als-het-telt", undefined],
    ] as const) {
      const before = (await findDialogue(house.ctx.db, region, slug))!;
      const { openData: _was, ...content } = before.content;
      const other = promised === undefined ? { ...content, openData: 100 } : content;
      const team = {
        kind: "person",
        person: "00000000-0000-4000-8000-000000000007",
        assurance: 2,
        secondFactor: true,
      } as const;
      const actor = { ...team, grants: [{ role: "programme_team", region }] } as const;
      expect(await editDialogue(house.ctx, actor, before, { ...before, content: other }, before.version)).toBe(true);
      expect((await findDialogue(house.ctx.db, region, slug))!.content.openData).toBe(promised);
    }
  });

  it("is announced before anybody takes part", async () => {
    expect(await get("/drenthe/dialoog/minder-alleen/meedoen")).toContain("maken we na afloop alle scores openbaar");
    expect(await get("/zoetermeer/dialoog/zorg-als-het-telt/meedoen")).toContain(
      "Niemand kan later zien wat één persoon koos",
    );
  });
});

describe("an outsider", () => {
  it("computes every outcome again from the export alone", async () => {
    for (const path of [closed, "/drenthe/dialoog/minder-alleen"]) {
      const told = await brink("verify", "dialogue", write("same.json", await get(`${path}/uitkomst.json`)), "--json");
      expect(told.code).toBe(0);
      expect(JSON.parse(told.out)).toMatchObject({ same: true, differences: [] });
    }
  });

  it("is told when one number, or one score, is not as it was published", async () => {
    const file = await exported();
    const number = structuredClone(file) as unknown as { outcome: { ranking: { mean: number }[] } };
    number.outcome.ranking[0]!.mean += 1e-7;
    const wrong = await brink("verify", "dialogue", write("number.json", JSON.stringify(number)));
    expect(wrong).toMatchObject({ code: 1, out: "" });
    expect(wrong.err).toContain("outcome.ranking.0.mean");
    const score = structuredClone(file) as unknown as { published: { rows: { scores: [number, number | null][][] } } };
    const first = score.published.rows.scores[0]!.find(([, value]) => value === 1)!;
    first[1] = -1;
    expect((await brink("verify", "dialogue", write("score.json", JSON.stringify(score)))).code).toBe(1);
    expect((await brink("verify", "dialogue", write("none.json", "{}"))).err).toContain(
      "is not an export of a dialogue",
    );
  });

  it("gets the same outcome from our own export on another Brink", async () => {
    const file = await exported();
    const held = readHeld(write("own.json", JSON.stringify(file)), "Bewegen, opnieuw ingelezen");
    const { slug } = await importDialogue(house.ctx, "drenthe", held);
    expect((await exported(`/drenthe/dialoog/${slug}`)).hash).toBe(file.hash);
  });

  it("finds the same groups and order in our Pol.is files", async () => {
    const file = await exported();
    for (const name of ["votes.csv", "comments.csv"]) write(name, await get(`${closed}/open-data/${name}`));
    const { slug } = await importDialogue(house.ctx, "drenthe", readHeld(folder, "Bewegen, uit Polis", true));
    const { outcome } = await exported(`/drenthe/dialoog/${slug}`);
    expect({ map: outcome.map, ranking: outcome.ranking }).toEqual({
      map: file.outcome.map,
      ranking: file.outcome.ranking,
    });
  });
});

describe("who takes everything back after publication", () => {
  it("makes a new version that says how many, and leaves a line without data of the old one", async () => {
    const dialogue = await dialogueAt("bewegen-in-het-dorp");
    const before = (await newestOutcome(house.ctx.db, dialogue.id))!;
    const people = (await participantsOf(house.ctx.db, dialogue.id)).slice(0, 3);
    for (const { id } of people) {
      const person = { id, dialogueId: dialogue.id, entry: "open" as const, assurance: 0, young: false };
      await removeParticipant(house.ctx.db, person, backgroundKey(house.ctx, id));
    }
    await recount(house.ctx, dialogue.id, "withdrawn");
    await house.ctx.pageVersion.refresh();
    const after = (await newestOutcome(house.ctx.db, dialogue.id))!;
    expect(after).toMatchObject({ version: before.version + 1, reason: "withdrawn", gone: 3 });
    const text = await get(`${closed}/uitkomst`);
    expect(text).toContain("3 mensen trokken zich terug.");
    expect(text).toContain(before.hash.slice(0, 16));
    const { rows } = await house.ctx.database.pool.query(
      "select result, published from dialogue_outcome where dialogue_id = $1 and version = $2",
      [dialogue.id, before.version],
    );
    expect(rows).toEqual([{ result: null, published: null }]);
    expect((await outcomeHistory(house.ctx.db, dialogue.id)).map(({ hash }) => hash)).toContain(before.hash);
    expect((await exported()).version).toBe(after.version);
  });
});

describe("the report", () => {
  it("is a paper that screen readers can read, with the same words and numbers", async () => {
    const answer = await house.ask(`${closed}/uitkomst.pdf`);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(answer.headers.get("content-type")).toBe("application/pdf");
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.includes("pdfuaid")).toBe(true);
  }, 60_000);

  it("is a workbook where text stays text", async () => {
    const dialogue = await dialogueAt("bewegen-in-het-dorp");
    const formula = '=HYPERLINK("http://x.example","klik")';
    await house.ctx.database.pool.query(
      "update dialogue_contribution set body = $2 where dialogue_id = $1 and number = 1",
      [dialogue.id, formula],
    );
    const bytes = Buffer.from(await (await house.ask(`${closed}/uitkomst.xlsx`)).arrayBuffer());
    const sheets = await readSpreadsheet(bytes);
    const cells = sheets.flatMap(({ rows }) => rows.flat());
    expect(cells).toContain(formula);
    expect(bytes.includes("<f>")).toBe(false);
    expect(await get(`${closed}/open-data/comments.csv`)).toContain("'=HYPERLINK");
  });
});

describeWithReference("polis-opendata", "a dialogue that was held on Pol.is", () => {
  it("comes in with an official outcome of its own, that anybody can compute again", async () => {
    const held = readHeld(reference("polis-opendata", "vtaiwan.uberx"), "Uber in Taiwan", true);
    const told = await importDialogue(house.ctx, "drenthe", held);
    expect(told).toMatchObject({ people: 1_921, statements: 197 });
    const path = `/drenthe/dialoog/${told.slug}`;
    const file = await exported(path);
    expect(file).toMatchObject({ official: true, outcome: { people: 1_921 } });
    expect(file.outcome.map!.groups.length).toBe(2);
    const verified = await brink("verify", "dialogue", write("taiwan.json", JSON.stringify(file)), "--json");
    expect(JSON.parse(verified.out)).toMatchObject({ same: true, from: "rows" });
    expect((await house.ask(`${path}/uitkomst`)).status).toBe(200);
  }, 120_000);
});
