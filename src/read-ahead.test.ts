import { afterAll, beforeAll, expect, it } from "vitest";
import { testHouse, type TestHouse } from "../tests/support/server.ts";
import { findRegion } from "./modules/regions/index.ts";
import { readWorkplan } from "./modules/workplan/reading.ts";
import { askFirstPages, warmRooms } from "./read-ahead.ts";
import { rooms } from "./rooms.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse({ clock: () => new Date("2026-11-23T12:00:00Z") });
});
afterAll(() => house.close());

it("asks only for pages that are there", async () => {
  const pages = rooms.flatMap((room) => room.firstPages ?? []);
  expect(pages).toContain("werkagenda");
  const asked: string[] = [];
  const answers: number[] = [];
  const request = async (path: string) => {
    const answer = await house.ask(path);
    asked.push(path);
    answers.push(answer.status);
    return answer;
  };
  await askFirstPages(house.ctx, { app: { request } } as never);
  expect(asked).toEqual(pages.map((path) => `/drenthe/${path}`));
  expect(answers.filter((status) => status !== 200)).toEqual([]);
});

it("reads workplans for visitors, and leaves them be while figures are read that nobody follows yet", async () => {
  const { ctx } = house;
  const region = (await findRegion(ctx.db, "zoetermeer"))!;
  await warmRooms(ctx);
  const plan = await readWorkplan(ctx, region);
  expect(await readWorkplan(ctx, region)).toBe(plan);
  const { current, figures } = ctx.pageVersion;
  await warmRooms(ctx, { current, figures: figures + 1, ahead: true });
  expect(await readWorkplan(ctx, region)).toBe(plan);
});
