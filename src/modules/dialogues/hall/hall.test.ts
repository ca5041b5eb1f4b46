import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "#platform/http/index.ts";
import { cookieOf, send, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { join } from "../actions-join.ts";
import { dialogueByHallCode } from "./actions.ts";
import { findDialogue, type ShownDialogue } from "../store.ts";

let house: TestHouse;
let dialogue: ShownDialogue;
let later = 0;
let actor: Actor = visitor;
const team: Actor = {
  kind: "person",
  person: "00000000-0000-4000-8000-000000000007",
  grants: [{ role: "programme_team", region: "drenthe" }],
  assurance: 2,
  secondFactor: true,
};
const manage = "/drenthe/beheer/gesprekken/minder-alleen";

beforeAll(async () => {
  house = await testHouse({ clock: () => new Date(Date.now() + later) });
  house.server.useActors(async () => actor);
  dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
}, 300_000);
afterAll(() => house?.close());

const asTeam = async <T>(work: () => Promise<T>): Promise<T> => {
  actor = team;
  try {
    return await work();
  } finally {
    actor = visitor;
  }
};
const screen = (query = "") => asTeam(async () => (await visitPage(house, `${manage}/scherm${query}`)).text());
const codeOn = (html: string) => /hall__code">([0-9A-Z]{4}) ([0-9A-Z]{4})</.exec(html)?.slice(1).join("");

describe("live in a hall", () => {
  it("opens with a code on the screen, and lets people in by it without script or account", async () => {
    expect(codeOn(await screen())).toBeUndefined();
    await asTeam(() => send(house, `${manage}/zaal`, {}));
    const code = codeOn(await screen())!;
    expect(code).toMatch(/^[0-9A-Z]{8}$/);
    const door = await visitPage(house, `/zaal?code=${code.toLowerCase().slice(0, 4)}%20${code.slice(4)}`);
    expect(door.headers.get("location")).toBe(`/drenthe/dialoog/minder-alleen/meedoen?zaal=${code}`);
    const consent = await (await visitPage(house, door.headers.get("location")!)).text();
    expect(consent).toContain(`name="zaal" value="${code}"`);
    const joined = await send(house, "/drenthe/dialoog/minder-alleen/meedoen", { akkoord: "1", zaal: code });
    expect(joined.status).toBe(303);
    expect(cookieOf(joined)).toContain("gesprek");
    expect((await visitPage(house, "/zaal?code=AAAAAAAA")).status).toBe(404);
  });

  it("lifts the limit of a network for who is in the hall, and for nobody else", async () => {
    const code = codeOn(await screen())!;
    const joins = (hall?: string) =>
      join(house.ctx, dialogue, {
        device: undefined,
        ownDevice: false,
        code: "",
        hall,
        young: false,
        lang: "nl",
        actor: visitor,
        network: "192.0.2.7",
      });
    const { spend } = await import("#platform/limits.ts");
    const full = { name: "dialogue joins by network", key: "192.0.2.7", limit: 1_500, perSeconds: 3_600 };
    await Promise.all(Array.from({ length: 1_500 }, () => spend(house.ctx.db, house.ctx, full)));
    await expect(joins()).rejects.toMatchObject({ status: 429 });
    await expect(joins("AAAAAAAA")).rejects.toMatchObject({ status: 429 });
    expect((await joins(code)).kind).toBe("in");
  });

  it("counts in steps of ten and ranks only what ten people weighed", async () => {
    const shown = await screen("?uitslag=1");
    const [, count] = /Meer dan <b>([\d.]+)<\/b>/.exec(shown)!;
    expect(Number(count!.replace(".", "")) % 10).toBe(0);
    expect(shown).toContain("Voorlopig.");
    expect([...shown.matchAll(/(\d+) van 100 voor/g)].length).toBe(4);
    const next = await screen("?uitslag=1&blad=2");
    expect(/hall__lines">.*?<\/ol>/s.exec(next)![0]).not.toBe(/hall__lines">.*?<\/ol>/s.exec(shown)![0]);
  });

  it("lets nobody in with the code of a hall that was closed, or whose day is over", async () => {
    const code = codeOn(await screen())!;
    await asTeam(() => send(house, `${manage}/zaal/dicht`, {}));
    expect(await dialogueByHallCode(house.ctx, code, "192.0.2.8")).toBeUndefined();
    await asTeam(() => send(house, `${manage}/zaal`, {}));
    const second = codeOn(await screen())!;
    expect(second).not.toBe(code);
    later = 9 * 3_600_000;
    expect(await dialogueByHallCode(house.ctx, second, "192.0.2.8")).toBeUndefined();
    expect(codeOn(await screen())).toBeUndefined();
    later = 0;
  });
});
