import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readOutbox } from "#platform/mail/index.ts";
import { system } from "#platform/http/index.ts";
import { addRegions, send } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { saveInitiative } from "../actions.ts";
import { tellFollowers } from "../actions-follow.ts";
import { askHowItGoes } from "../actions-questions.ts";
import type { Initiative } from "../model.ts";
import { initiativeSchema } from "../schema.ts";
import { readInitiative, versionsOf } from "../store.ts";

let house: TestHouse;
let now = new Date("2026-12-01T08:00:00Z");
const day = 24 * 3_600_000;
const base = "/drenthe/werkagenda";
const make = (more: object): Initiative =>
  initiativeSchema.parse({
    id: "huiskamer",
    title: "Huiskamer",
    challenge: "sociale-basis",
    what: "Een plek.",
    initiator: "gemeente",
    status: "running",
    contact: "huiskamer@dorp.example",
    milestones: [{ title: "Deur open", date: "2026-11-01", kind: "effort" }],
    ...more,
  }) as Initiative;
const save = async (content: Initiative) => {
  const old = await readInitiative(house.ctx.db, "drenthe", content.id);
  await saveInitiative(house.ctx, system, "drenthe", { content, version: old?.version, reason: "test" });
};
const lettersTo = async (to: string) => (await readOutbox(house.ctx.db, house.ctx.keys)).filter((one) => one.to === to);
const linksIn = (text: string) => [...text.matchAll(/http:\/\/[^/]+(\/\S+)/g)].map((found) => found[1]!);

beforeAll(async () => {
  house = await testHouse({ start: false, clock: () => now });
  await addRegions(house, "drenthe");
  await save(make({}));
  await save(make({ id: "besloten", title: "Besloten plan", visibility: "team", contact: undefined }));
});
afterAll(() => house.close());

describe("the monthly question", () => {
  it("is mailed once a month with one link an answer, however often the timer runs", async () => {
    await Promise.all([askHowItGoes(house.ctx), askHowItGoes(house.ctx)]);
    await askHowItGoes(house.ctx);
    const letters = await lettersTo("huiskamer@dorp.example");
    expect(letters).toHaveLength(1);
    expect(linksIn(letters[0]!.text).map((link) => link.split("?")[1])).toEqual([
      "antwoord=loopt",
      "antwoord=vast",
      "antwoord=af",
    ]);
  });

  it("a mail scanner that opens every link answers nothing; the button answers, once, on top of what others changed", async () => {
    const links = linksIn((await lettersTo("huiskamer@dorp.example"))[0]!.text);
    for (const link of links) expect((await house.ask(link)).status).toBe(200);
    expect((await versionsOf(house.ctx.db, "drenthe", "huiskamer")).length).toBe(1);
    await save(make({ what: "Een plek om binnen te lopen." }));
    const stuck = links[1]!.split("?")[0]!;
    expect((await send(house, stuck, { tekst: "geen keuze" })).status).toBe(400);
    const answer = { antwoord: "vast", tekst: "Er is nog geen ruimte.", gehaald: "Deur open" };
    const [first, second] = await Promise.all([send(house, stuck, answer), send(house, stuck, answer)]);
    expect([first.status, second.status]).toEqual([303, 303]);
    const row = (await readInitiative(house.ctx.db, "drenthe", "huiskamer"))!;
    expect(row.version).toBe(3);
    expect(row.content).toMatchObject({ status: "paused", what: "Een plek om binnen te lopen." });
    expect(row.content.reports).toEqual([{ date: "2026-12-01", text: "Er is nog geen ruimte." }]);
    expect(row.content.milestones[0]?.reached).toBe("2026-12-01");
    expect(await (await house.ask(links[0]!)).text()).toContain("Deze vraag is al beantwoord");
  });

  it("a link that was changed, or made for something else, is not there", async () => {
    const link = linksIn((await lettersTo("huiskamer@dorp.example"))[0]!.text)[0]!.split("?")[0]!;
    const token = link.split("/").at(-1)!;
    expect((await house.ask(`${base}/stand/${token.slice(0, -1)}x`)).status).toBe(404);
    expect((await house.ask(`${base}/volg/${token}`)).status).toBe(404);
    expect((await house.ask(`/zoetermeer/werkagenda/stand/${token}`)).status).toBe(404);
  });
});

describe("following", () => {
  it("begins only after the button of the letter, and never for what is not public", async () => {
    expect((await send(house, `${base}/volg`, { initiatief: "besloten", adres: "els@dorp.example" })).status).toBe(404);
    expect((await send(house, `${base}/volg`, { initiatief: "huiskamer", adres: "els" })).status).toBe(400);
    expect((await send(house, `${base}/volg`, { initiatief: "huiskamer", adres: "Els@dorp.example" })).status).toBe(
      200,
    );
    now = new Date(now.getTime() + day);
    await save(make({ what: "Nog een keer anders." }));
    now = new Date(now.getTime() + 7 * day);
    await tellFollowers(house.ctx);
    expect(await lettersTo("els@dorp.example"), "only the question whether it was meant").toHaveLength(1);
  });

  it("tells once a week what changed, nothing when nothing did, and stops at once", async () => {
    await send(house, `${base}/volg`, { initiatief: "huiskamer", adres: "jan@dorp.example" });
    const [link] = linksIn((await lettersTo("jan@dorp.example"))[0]!.text);
    await house.ask(link!);
    expect((await send(house, link!, { doe: "volg" })).status).toBe(303);
    now = new Date(now.getTime() + 7 * day);
    await save(make({ status: "done" }));
    now = new Date(now.getTime() + day);
    await Promise.all([tellFollowers(house.ctx), tellFollowers(house.ctx)]);
    await tellFollowers(house.ctx);
    const letters = await lettersTo("jan@dorp.example");
    expect(letters).toHaveLength(2);
    expect(letters[0]!.text).toContain("Huiskamer staat nu op");
    expect(new URL(letters[0]!.stop!).pathname).toBe(link);
    now = new Date(now.getTime() + 8 * day);
    await tellFollowers(house.ctx);
    expect(await lettersTo("jan@dorp.example")).toHaveLength(2);
    await send(house, link!, { doe: "stop" });
    expect((await house.ask(link!)).status).toBe(404);
    await save(make({ status: "running" }));
    now = new Date(now.getTime() + 8 * day);
    await tellFollowers(house.ctx);
    expect(await lettersTo("jan@dorp.example")).toHaveLength(2);
  });
});
