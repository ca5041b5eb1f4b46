import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, system, visitor } from "#platform/http/index.ts";
import { addRegions, send } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { saveInitiative } from "../actions.ts";
import { answerProposal, propose, readTogether } from "../actions-remarks.ts";
import type { Initiative } from "../model.ts";
import { initiativeSchema } from "../schema.ts";
import { readInitiative, versionsOf } from "../store.ts";
import { remarksOf } from "../store-remarks.ts";

let house: TestHouse;
let actor: Actor = visitor;
const person = (grants: Actor["grants"]): Actor => ({
  kind: "person",
  person: "00000000-0000-4000-8000-000000000001",
  grants,
  assurance: 2,
  secondFactor: true,
});
const team = person([{ role: "programme_team", region: "drenthe" }]);
const partner = person([{ role: "partner", region: "drenthe", organisation: "o1" }]);
const base = "/drenthe/werkagenda/thuiszorg/samen";
const money = [{ year: 2026, source: "zvw", needed: 123_457, granted: 123_456 }];
const rowOf = async () => (await readInitiative(house.ctx.db, "drenthe", "thuiszorg"))!;
const change = async (more: Partial<Initiative>) => {
  const row = await rowOf();
  await saveInitiative(house.ctx, system, "drenthe", {
    content: { ...row.content, ...more },
    version: row.version,
    reason: "x",
  });
};

beforeAll(async () => {
  house = await testHouse({ start: false });
  await addRegions(house, "drenthe");
  house.server.useActors(async () => actor);
  const content = initiativeSchema.parse({
    id: "thuiszorg",
    title: "Thuiszorg",
    challenge: "sociale-basis",
    what: "Zorg thuis.",
    initiator: "thuiszorgorganisatie",
    status: "running",
    visibility: "partners",
    moneyVisibility: "partners",
    money,
  }) as Initiative;
  await saveInitiative(house.ctx, system, "drenthe", { content, version: undefined, reason: "begin" });
});
afterAll(() => house.close());

describe("a proposal of another partner", () => {
  it("never shows amounts of a competitor, on no page, form or error", async () => {
    actor = partner;
    const form = await house.ask("/drenthe/werkagenda/thuiszorg/voorstel/geld");
    const shown = await Promise.all(
      [base, "/drenthe/werkagenda/thuiszorg/voorstel/basis", "/drenthe/werkagenda/team"].map(async (at) =>
        (await house.ask(at)).text(),
      ),
    );
    expect(form.status).toBe(403);
    expect([...shown, await form.text()].filter((text) => /123.?45[67]/.test(text))).toEqual([]);
    expect((await readTogether(house.ctx, partner, "drenthe", "thuiszorg")).content.money).toEqual([]);
    actor = team;
    expect(await (await house.ask("/drenthe/werkagenda/thuiszorg/bewerk/geld")).text()).toMatch(/123.?456/);
  });

  it("changes nothing until it is taken over, and keeps amounts that its maker could not see", async () => {
    const seen = await readTogether(house.ctx, partner, "drenthe", "thuiszorg");
    const content = { ...seen.content, title: "Thuiszorg in de buurt" };
    await propose(house.ctx, partner, "drenthe", { content, version: seen.version, why: "Duidelijker" });
    expect((await rowOf()).content.title).toBe("Thuiszorg");
    await change({ what: "Zorg bij je thuis." });
    const [proposal] = await remarksOf(house.ctx.db, "drenthe", "thuiszorg");
    await expect(
      answerProposal(house.ctx, partner, "drenthe", "thuiszorg", { id: proposal!.id, take: true, why: "" }),
    ).rejects.toMatchObject({ status: 403 });
    actor = team;
    expect((await send(house, base, { voorstel: proposal!.id, doe: "neem", waarom: "Goed" })).status).toBe(303);
    const { content: now } = await rowOf();
    expect(now).toMatchObject({ title: "Thuiszorg in de buurt", what: "Zorg bij je thuis." });
    expect(now.money[0]).toMatchObject({ granted: 123_456 });
    expect((await send(house, base, { voorstel: proposal!.id, doe: "neem" })).status).toBe(409);
  });

  it("that clashes with what somebody changed since overwrites nothing and stays open", async () => {
    const seen = await readTogether(house.ctx, partner, "drenthe", "thuiszorg");
    const content = { ...seen.content, title: "Van de partner" };
    await propose(house.ctx, partner, "drenthe", { content, version: seen.version, why: "Anders" });
    await change({ title: "Van het team" });
    const versions = (await versionsOf(house.ctx.db, "drenthe", "thuiszorg")).length;
    const [proposal] = await remarksOf(house.ctx.db, "drenthe", "thuiszorg");
    actor = team;
    expect(await (await house.ask(base)).text()).toContain("Intussen veranderd door een ander: de naam");
    expect((await send(house, base, { voorstel: proposal!.id, doe: "neem" })).status).toBe(409);
    expect((await versionsOf(house.ctx.db, "drenthe", "thuiszorg")).length).toBe(versions);
    expect((await remarksOf(house.ctx.db, "drenthe", "thuiszorg"))[0]?.state).toBe("open");
    expect(await (await house.ask("/drenthe/werkagenda/team")).text()).toContain("Van het team: Anders");
  });
});

describe("a remark", () => {
  it("is refused with a BSN in it and comes back filled in; it is never on a public page", async () => {
    actor = partner;
    const wrong = await send(house, base, { tekst: "Mijn nummer is 111222333" });
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain("Mijn nummer is 111222333");
    expect((await send(house, base, { tekst: "Wie belt de gemeente?" })).status).toBe(303);
    expect(await (await house.ask(base)).text()).toContain("Wie belt de gemeente?");
    await change({ visibility: "public" });
    actor = visitor;
    const open = await (await house.ask("/drenthe/werkagenda/thuiszorg")).text();
    expect(open).not.toContain("Wie belt de gemeente?");
    expect(open).not.toMatch(/123.?45[67]/);
  });
});
