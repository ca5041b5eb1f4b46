import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabase } from "../../tests/support/database.ts";
import type { DatabaseHandle } from "./database/index.ts";
import { keeper } from "./kept.ts";
import { openPageVersion, type PageVersion, touchFigures, touchPages, type Versions } from "./page-version.ts";

let database: DatabaseHandle;
let version: PageVersion;
beforeAll(async () => {
  database = await testDatabase();
  version = await openPageVersion(database.db as never);
});
afterAll(async () => {
  version.close();
  await database.close();
});

it("counts a change of text apart from a change of figures", async () => {
  const { current, figures } = version;
  await touchPages(database.db);
  await version.refresh();
  expect([version.current, version.figures]).toEqual([current + 1, figures]);
  await touchFigures(database.db);
  await version.refresh();
  expect([version.current, version.figures]).toEqual([current + 2, figures + 1]);
});

it("follows new figures only when they were read ahead, and other changes at once", async () => {
  const { current, figures } = version;
  const seen: Versions[] = [];
  let done = () => undefined as void;
  version.readAhead(async (next) => {
    seen.push(next);
    await new Promise<void>((then) => (done = then));
  });
  await touchFigures(database.db);
  const refreshing = version.refresh();
  await expect.poll(() => seen.length).toBe(1);
  expect([version.current, version.figures]).toEqual([current + 1, figures]);
  expect(seen[0]).toEqual({ current: current + 1, figures: figures + 1, ahead: true });
  done();
  await refreshing;
  expect(version.figures).toBe(figures + 1);
});

it("follows new figures also when reading ahead fails", async () => {
  const { figures } = version;
  version.readAhead(() => Promise.reject(new Error("the database is away")));
  await touchFigures(database.db);
  await version.refresh();
  expect(version.figures).toBe(figures + 1);
});

it("keeps what was read for those who follow the old number until nobody does", async () => {
  const read = keeper<{ n: number }>(10);
  let asked = 0;
  const at = (figures: number, ahead?: true) =>
    read({ db: database.db, pageVersion: { current: 1, figures, ...(ahead && { ahead }) } }, "a", async () => ({
      n: (asked += 1),
    }));
  const old = await at(1);
  const next = await at(2, true);
  expect(await at(1)).toBe(old);
  expect(await at(2)).toBe(next);
  expect(asked).toBe(2);
  expect((await at(1)).n).toBe(3);
});

it("does not keep a reading that failed", async () => {
  const read = keeper<object>(10);
  const ctx = { db: database.db, pageVersion: { current: 1, figures: 1 } };
  await expect(read(ctx, "a", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
  expect(await read(ctx, "a", async () => ({ back: true }))).toEqual({ back: true });
});
