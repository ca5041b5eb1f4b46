import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { system } from "../../platform/http/index.ts";
import { addRegions, cookieOf, send, signIn, visitPage } from "../../../tests/support/people.ts";
import { giveRole } from "./actions-people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";

describe("a session's token that changes by itself", () => {
  let house: TestHouse;
  let now = new Date("2026-11-02T10:00:00Z");
  let first: string;
  let people = 0;
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };
  const mine = (cookie: string) => visitPage(house, "/mijn", cookie);

  beforeAll(async () => {
    house = await testHouse({ start: false, clock: () => now });
  });
  beforeEach(async () => {
    people += 1;
    first = await signIn(house, `draai${people}@voorbeeld.nl`);
  });
  afterAll(() => house.close());

  it("stays the same for a day, and on public pages", async () => {
    later(23 * 60);
    expect(cookieOf(await mine(first))).toBe("");
    later(2 * 60);
    expect(cookieOf(await visitPage(house, "/privacy", first))).toBe("");
    expect(cookieOf(await mine(first))).not.toBe("");
  });

  it("turns on the private pages of every room", async () => {
    await addRegions(house, "drenthe");
    await giveRole(house.ctx, system, { email: `draai${people}@voorbeeld.nl`, role: "analyst", region: "drenthe" });
    later(25 * 60);
    const page = await visitPage(house, "/drenthe/regiobeeld/eigen-cijfers/beheer", first);
    expect([page.status, cookieOf(page) !== ""]).toEqual([200, true]);
  });

  it("leaves the old one for a minute to requests under way, and then it is worth nothing", async () => {
    later(25 * 60);
    const second = cookieOf(await mine(first));
    expect(second).not.toBe(first);
    expect((await mine(second)).status).toBe(200);
    expect((await mine(first)).status).toBe(200);
    later(1.1);
    expect((await mine(first)).status).toBe(303);
    expect((await mine(second)).status).toBe(200);
  });

  it("signs nobody out when the answer with the new one was lost, or two pages ask at once", async () => {
    later(25 * 60);
    const [one, two] = await Promise.all([mine(first), mine(first)]);
    expect([cookieOf(one), cookieOf(two)].filter(Boolean)).toHaveLength(1);
    const lost = cookieOf(one) || cookieOf(two);
    later(5);
    const again = cookieOf(await mine(first));
    expect(again).not.toBe("");
    expect((await mine(lost)).status).toBe(303);
    expect((await mine(again)).status).toBe(200);
  });

  it("ends with its session, the new one and the old one alike", async () => {
    later(25 * 60);
    const second = cookieOf(await mine(first));
    await mine(second);
    expect((await send(house, "/uitloggen", {}, second)).status).toBe(303);
    expect([(await mine(first)).status, (await mine(second)).status]).toEqual([303, 303]);
  });
});
