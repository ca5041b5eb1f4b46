import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import type { Actor } from "#platform/http/index.ts";
import { readOutbox } from "#platform/mail/index.ts";
import { cookieOf, send, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { answer, tellStatus } from "../actions-team.ts";
import { findDialogue, type ShownDialogue } from "../store.ts";
import { sendDigests } from "./actions.ts";

let house: TestHouse;
let dialogue: ShownDialogue;
let later = 0;
const here = "/drenthe/dialoog/minder-alleen";
const team: Actor = {
  kind: "person",
  person: "00000000-0000-4000-8000-000000000007",
  grants: [{ role: "programme_team", region: "drenthe" }],
  assurance: 2,
  secondFactor: true,
};

beforeAll(async () => {
  house = await testHouse({ clock: () => new Date(Date.now() + later) });
  dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
}, 300_000);
afterAll(() => house?.close());

const lettersTo = async (to: string) =>
  (await readOutbox(house.ctx.db, house.ctx.keys))
    .filter((one) => one.to === to)
    .toSorted((a, b) => a.queuedAt.getTime() - b.queuedAt.getTime());
const pathIn = (text: string) => /https?:\/\/\S+\/volgen\/\S+/.exec(text)![0].replace(house.ctx.config.url, "");

async function joins(mail: string, score: string, rhythm = "day"): Promise<{ cookie: string; link: string }> {
  const cookie = cookieOf(await send(house, `${here}/meedoen`, { akkoord: "1" }));
  await send(house, `${here}/ronde-2`, { nummer: score, score: "2" }, cookie);
  await send(house, `${here}/volgen`, { mail, "hoe-vaak": rhythm }, cookie);
  const link = pathIn((await lettersTo(mail))[0]!.text);
  await send(house, link, { "hoe-vaak": rhythm });
  return { cookie, link };
}

const answers = (number: number, text: string) =>
  answer(house.ctx, team, dialogue, { number, kind: "not", text, by: "Gemeente Emmen" });

describe("hearing what was done", () => {
  it("tells who weighed an idea of its answer and of what came later, once, and nobody else", async () => {
    await joins("weegt@voorbeeld.nl", "4");
    await joins("anders@voorbeeld.nl", "9");
    await answers(4, "Dit kan niet, want de bus is te duur.");
    await sendDigests(house.ctx);
    await sendDigests(house.ctx);
    expect(await lettersTo("weegt@voorbeeld.nl")).toHaveLength(2);
    expect((await lettersTo("weegt@voorbeeld.nl"))[1]!.text).toContain("de bus is te duur");
    expect(await lettersTo("anders@voorbeeld.nl")).toHaveLength(1);
    const status = { number: 4, text: "De bus rijdt nu toch, elke dinsdag.", by: "Gemeente Emmen" };
    await tellStatus(house.ctx, team, dialogue, status);
    await sendDigests(house.ctx);
    expect(await lettersTo("weegt@voorbeeld.nl")).toHaveLength(2);
    later += 86_400_000;
    await sendDigests(house.ctx);
    const [, , third] = await lettersTo("weegt@voorbeeld.nl");
    expect(third!.text).toContain("elke dinsdag");
    expect(third!.text).not.toContain("te duur");
  });

  it("tells one who only follows of every idea, at the pace they chose", async () => {
    await send(house, `${here}/volgen`, { mail: "volgt@voorbeeld.nl", "hoe-vaak": "week" });
    await send(house, pathIn((await lettersTo("volgt@voorbeeld.nl"))[0]!.text), { "hoe-vaak": "week" });
    await answers(11, "Hier gaan we in het voorjaar over praten.");
    await sendDigests(house.ctx);
    await answers(12, "Ook dit nemen we dan mee in het gesprek.");
    later += 2 * 86_400_000;
    await sendDigests(house.ctx);
    expect(await lettersTo("volgt@voorbeeld.nl")).toHaveLength(2);
    later += 6 * 86_400_000;
    await sendDigests(house.ctx);
    expect((await lettersTo("volgt@voorbeeld.nl"))[2]!.text).toContain("Ook dit nemen we dan mee");
  });

  it("writes to nobody who did not confirm, and stops at once by the link", async () => {
    await send(house, `${here}/volgen`, { mail: "vreemd@voorbeeld.nl", "hoe-vaak": "day" });
    const { link } = await joins("stopt@voorbeeld.nl", "6");
    expect((await visitPage(house, `${link.slice(0, -2)}xx`)).status).toBe(404);
    await send(house, `${link}/stop`, {});
    await answers(6, "Dit antwoord hoort niemand van ons per mail.");
    later += 86_400_000;
    await sendDigests(house.ctx);
    expect(await lettersTo("vreemd@voorbeeld.nl")).toHaveLength(1);
    expect(await lettersTo("stopt@voorbeeld.nl")).toHaveLength(1);
    expect(await (await visitPage(house, link)).text()).toContain("Je krijgt geen berichten meer");
  });

  it("keeps no address of young people, and forgets it with who withdraws", async () => {
    const young = cookieOf(await send(house, `${here}/meedoen`, { akkoord: "1", jong: "1" }));
    expect((await send(house, `${here}/volgen`, { mail: "kind@voorbeeld.nl" }, young)).status).toBe(400);
    const count = async () =>
      (await sql<{ n: number }>`select count(*)::int as n from dialogue_follow`.execute(house.ctx.db)).rows[0]!.n;
    const before = await count();
    const { cookie } = await joins("weg@voorbeeld.nl", "8");
    expect(await count()).toBe(before + 1);
    await send(house, `${here}/stop`, {}, cookie);
    expect(await count()).toBe(before);
  });
});
