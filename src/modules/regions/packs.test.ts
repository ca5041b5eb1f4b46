import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system, visitor } from "#platform/http/index.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { keepEdits, loadPack } from "./actions.ts";
import { setWorkingAreas } from "./actions-divisions.ts";
import type { Division } from "./model.ts";
import { bordersOf, piecesOf } from "./outlines/pieces.ts";
import { packsFolder, readPack, readPacks } from "./pack.ts";
import { findAreas, findRegion } from "./store.ts";
import { currentVersion, partsOf } from "./store-divisions.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "brink-pack-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the pack of Drenthe in which one piece of text was replaced. */
function spoilt(name: string, from: string | RegExp, to: string): string {
  const copy = join(folder, name);
  cpSync(join(packsFolder, "drenthe"), copy, { recursive: true });
  const file = join(copy, "pack.json");
  const before = readFileSync(file, "utf8");
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
  return copy;
}

describe("a region pack", () => {
  it("is read for every region that ships", () => {
    expect(readPacks().map((pack) => pack.pack.id)).toEqual(["drenthe", "drechtsteden", "zoetermeer"]);
  });

  it("divides its region into working areas that each lie in one piece", () => {
    for (const { workingAreas, outlines } of readPacks()) {
      const borders = bordersOf(outlines!.topology);
      const partsOfArea = ({ districts, neighbourhoods = [] }: { districts: string[]; neighbourhoods?: string[] }) =>
        [...borders.keys()].filter((code) => districts.includes(`WK${code.slice(2, 8)}`) || neighbourhoods.includes(code));
      const apart = workingAreas!.areas.filter((area) => piecesOf(partsOfArea(area), borders).length !== 1);
      expect(apart.map((area) => area.code)).toEqual([]);
    }
  });

  it("names the line of a mistake", () => {
    const copy = spoilt("unknown-form", '"form": "network"', '"form": "club"');
    const line =
      readFileSync(join(copy, "pack.json"), "utf8")
        .split("\n")
        .findIndex((text) => text.includes('"club"')) + 1;
    expect(() => readPack(copy)).toThrow(new RegExp(`pack\\.json does not fit\\. line ${line}: content\\.form`));
  });

  it("names the line where JSON breaks off", () => {
    expect(() => readPack(spoilt("no-json", '"form": "network",', '"form": network,'))).toThrow(
      /is no JSON at line \d+/,
    );
  });

  it("refuses a version it does not know", () => {
    expect(() => readPack(spoilt("version", '"formatVersion": 1', '"formatVersion": 2'))).toThrow(
      /line \d+: formatVersion/,
    );
  });
});

describe("a field that people changed", () => {
  it("stays; what still says the old pack's words is renewed", () => {
    const before = { dream: "old", name: "Drenthe", words: { a: 1 } };
    const now = { dream: "ours", name: "Drenthe", words: { a: 1 } };
    expect(keepEdits(now, before, { dream: "new", name: "Drente", words: { a: 2 } })).toEqual({
      dream: "ours",
      name: "Drente",
      words: { a: 2 },
    });
  });
});

describe("packs in the database", () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await testHouse();
  });
  afterAll(() => house.close());

  it("load twice without changing anything, and keep what people changed", async () => {
    const { db } = house.ctx;
    await sql`update region set content = jsonb_set(content, '{dream,nl}', '"Onze eigen droom."') where id = 'drenthe'`.execute(
      db,
    );
    const version = async () =>
      (await sql<{ version: string }>`select version::text from page_version`.execute(db)).rows[0]?.version;
    const before = await version();
    for (const pack of readPacks()) await loadPack(db, pack);
    expect(await version()).toBe(before);
    expect((await findRegion(db, "drenthe"))?.content.dream.nl).toBe("Onze eigen droom.");
  });

  it.each(["drenthe", "drechtsteden", "zoetermeer"])(
    "divide %s completely into working areas, and no neighbourhood twice",
    async (id) => {
      const { db } = house.ctx;
      const version = (await currentVersion(db, id))!;
      const working = await findAreas(db, { region: id, kind: "working_area", divisionYear: version.divisionYear });
      const parts = await partsOf(db, version.id);
      const inside = working.flatMap((area) => parts.get(area.id) ?? []);
      const all = await findAreas(db, { region: id, kind: "neighbourhood", divisionYear: version.divisionYear });
      expect(inside.toSorted()).toEqual(all.map((area) => area.code).toSorted());
      // 10 000–30 000 residents as a rule; small municipalities are one area.
      const usual = working.filter((area) => (area.residents ?? 0) >= 10_000 && (area.residents ?? 0) <= 30_000);
      expect(usual.length / working.length).toBeGreaterThan(0.75);
    },
  );

  it("let only an operator divide anew, completely or not at all", async () => {
    const { db } = house.ctx;
    const version = (await currentVersion(db, "zoetermeer"))!;
    const neighbourhoods = await findAreas(db, { region: "zoetermeer", kind: "neighbourhood", divisionYear: 2024 });
    const codes = neighbourhoods.map((area) => area.code);
    const one = (own: string[]): Division => ({
      divisionYear: 2024,
      validFrom: "2026-11-01",
      areas: [
        { code: "zoetermeer-heel", name: "Heel Zoetermeer", municipality: "GM0637", neighbourhoods: own, villages: [] },
      ],
    });
    await expect(setWorkingAreas(house.ctx, visitor, "zoetermeer", one(codes))).rejects.toMatchObject({ status: 403 });
    await expect(setWorkingAreas(house.ctx, system, "zoetermeer", one(codes.slice(1)))).rejects.toThrow(
      /not in any working area/,
    );
    expect((await currentVersion(db, "zoetermeer"))?.id).toBe(version.id);
    await setWorkingAreas(house.ctx, system, "zoetermeer", one(codes));
    expect((await currentVersion(db, "zoetermeer"))?.id).not.toBe(version.id);
  });
});
