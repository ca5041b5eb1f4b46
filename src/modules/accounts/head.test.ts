import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { auditHead, sealAudit } from "#platform/audit/index.ts";
import { system } from "#platform/http/index.ts";
import { readOutbox } from "#platform/mail/index.ts";
import { send, signIn, visitPage } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { mailHead } from "./actions-head.ts";
import { giveRole } from "./actions-people.ts";

describe("the daily letter with the end of the audit's chain", () => {
  let house: TestHouse;
  let operator: string;
  let now = new Date("2026-11-02T10:00:00Z");
  const letters = async () =>
    (await readOutbox(house.ctx.db, house.ctx.keys)).filter((one) => one.to === "bestuur@voorbeeld.nl");

  beforeAll(async () => {
    house = await testHouse({ start: false, clock: () => now });
    await giveRole(house.ctx, system, { email: "baas@voorbeeld.nl", role: "operator" });
    operator = await signIn(house, "baas@voorbeeld.nl");
    await sql`update session set second_factor_at = now()`.execute(house.ctx.database.owner);
  });
  afterAll(() => house.close());

  it("lets an operator name an address, once, and keeps it unreadable in the database", async () => {
    for (const mail of ["Bestuur@voorbeeld.nl ", "bestuur@voorbeeld.nl"])
      expect((await send(house, "/beheer/stand", { mail }, operator)).status).toBe(303);
    expect((await send(house, "/beheer/stand", { mail: "geen adres" }, operator)).status).toBe(400);
    expect(await (await visitPage(house, "/beheer", operator)).text()).toContain("bestuur@voorbeeld.nl");
    const { rows } = await sql<{ row: string }>`select head_reader::text as row from head_reader`.execute(
      house.ctx.database.owner,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toContain("bestuur");
  });

  it("mails the head once a day, also when two workers try, and nothing while nothing is sealed", async () => {
    expect(await mailHead(house.ctx)).toBe(0);
    await sealAudit(house.ctx);
    const head = await auditHead(house.ctx.db);
    const [one, two] = await Promise.all([mailHead(house.ctx), mailHead(house.ctx)]);
    expect(one! + two!).toBe(1);
    const [first, ...more] = await letters();
    expect(more).toEqual([]);
    expect(first!.text).toContain(head!.text);
    now = new Date("2026-11-03T10:00:00Z");
    expect(await mailHead(house.ctx)).toBe(1);
  });

  it("stops by the button behind the link in the letter, not by opening it", async () => {
    const path = /\/controle\/stop\/\S+/.exec((await letters())[0]!.text)![0];
    expect((await visitPage(house, path)).status).toBe(200);
    now = new Date("2026-11-04T10:00:00Z");
    expect(await mailHead(house.ctx)).toBe(1);
    expect(await (await send(house, path, {})).text()).toContain("niet meer");
    now = new Date("2026-11-05T10:00:00Z");
    expect(await mailHead(house.ctx)).toBe(0);
  });
});
