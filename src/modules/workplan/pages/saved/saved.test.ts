import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "#platform/http/index.ts";
import { teamOfDrenthe } from "../../../../../tests/support/dialogue.ts";
import { send } from "../../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../../tests/support/server.ts";

let house: TestHouse;
let actor: Actor = visitor;
const team = teamOfDrenthe("1");
const base = "/drenthe/werkagenda";

beforeAll(async () => {
  house = await testHouse();
  house.server.useActors(async () => actor);
});
afterAll(() => house.close());

const list = async () => (await house.ask(base)).text();

describe("a selection that the team keeps", () => {
  it("stands above the list for everyone, and is gone for everyone when it is taken away", async () => {
    expect((await send(house, `${base}/bewaar`, { naam: "Loopt nu", keuze: "status-running=1" })).status).toBe(401);
    actor = team;
    expect((await send(house, `${base}/bewaar`, { naam: " ", keuze: "status-running=1" })).status).toBe(400);
    // Whatever is not a filter is left out, so that a name never leads anywhere else.
    const choice = "status-running=1&pagina=3&x=//boos.example";
    expect((await send(house, `${base}/bewaar`, { naam: "Loopt nu", keuze: choice })).headers.get("location")).toBe(
      `${base}?status-running=1&pagina=3`,
    );
    actor = visitor;
    const html = await list();
    expect(html).toContain(`href="${base}?status-running=1"`);
    expect(html).not.toContain("boos.example");
    actor = team;
    const id = /name="weg" value="([^"]+)"/.exec(await (await house.ask(`${base}/bewaar`)).text())![1]!;
    await send(house, `${base}/bewaar`, { weg: id, keuze: "" });
    actor = visitor;
    expect(await list()).not.toContain("Loopt nu");
  });
});
