import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, visitor } from "#platform/http/index.ts";
import { send, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { makeDraft } from "./actions.ts";
import { mayWriteAt, sentOf } from "./writer.ts";
import { contributionsOf } from "../store-contributions.ts";
import { participantsOf } from "../store-people.ts";
import { findDialogue, type ShownDialogue } from "../store.ts";

let house: TestHouse;
let dialogue: ShownDialogue;
let endpoint: Server;
let host: string;
let asked: { path: string | undefined; key: string | undefined; body: string }[] = [];
let answer: { status: number; body: string; location?: string };
let actor: Actor = visitor;
const page = "/drenthe/beheer/gesprekken/minder-alleen/samenvatting";
const team: Actor = {
  kind: "person",
  person: "00000000-0000-4000-8000-000000000009",
  grants: [{ role: "programme_team", region: "drenthe" }],
  assurance: 2,
  secondFactor: true,
};

beforeAll(async () => {
  endpoint = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      asked.push({ path: request.url, key: request.headers.authorization, body });
      response.writeHead(answer.status, {
        "content-type": "application/json",
        ...(answer.location ? { location: answer.location } : {}),
      });
      response.end(answer.body);
    });
  });
  await new Promise<void>((done) => endpoint.listen(0, "127.0.0.1", done));
  host = `127.0.0.1:${(endpoint.address() as AddressInfo).port}`;
  house = await testHouse();
  house.server.useActors(async () => actor);
  dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
}, 300_000);
afterAll(async () => {
  endpoint?.close();
  await house?.close();
});

const allow = (hosts: readonly string[]) => Object.assign(house.ctx.config, { aiHosts: hosts });
const settings = (address: string) => ({ adres: address, model: "klein-model", sleutel: "geheime-sleutel", aan: "1" });
const says = (sentences: object[]) => ({
  status: 200,
  body: JSON.stringify({ choices: [{ message: { content: `\`\`\`json\n${JSON.stringify({ sentences })}\n\`\`\`` } }] }),
});
const shown = async () => (await visitPage(house, page)).text();

describe("a draft by a computer", () => {
  it("is off until an operator names a host, and only goes to that host", async () => {
    actor = team;
    expect(await shown()).toContain("Dit staat uit");
    expect((await send(house, page, settings(`http://${host}/v1`))).status).toBe(400);
    allow([host]);
    expect((await send(house, page, settings("http://127.0.0.1:9/v1"))).status).toBe(400);
    const nameless = await send(house, page, { ...settings(`http://${host}/v1`), model: " " });
    expect(nameless.status).toBe(400);
    const told = await nameless.text();
    expect(told).toContain("Vul de naam van het model in");
    expect(told).not.toContain("Dit adres is niet toegestaan");
    expect((await send(house, `${page}/maak`, {})).status).toBe(409);
    for (const address of [
      "http://ai.example/v1",
      "https://user:pw@ai.example",
      "file:///etc/passwd",
      "https://ai.example.evil",
    ])
      expect(mayWriteAt(address, ["ai.example"])).toBe(false);
    expect(mayWriteAt("https://ai.example/v1", ["ai.example"])).toBe(true);
  });

  it("is labelled, links every sentence to what it rests on, and drops what rests on nothing", async () => {
    expect((await send(house, page, settings(`http://${host}/v1`))).status).toBe(303);
    answer = says([
      { text: "Mensen willen een plek om binnen te lopen.", contributions: [1, 2, 99_999] },
      { text: "Iedereen wil een zwembad.", contributions: [99_999] },
    ]);
    expect((await send(house, `${page}/maak`, {})).status).toBe(303);
    await makeDraft(house.ctx, dialogue.id);
    const text = await shown();
    expect(text).toContain("Concept, geschreven door een computer. Nog niet nagekeken.");
    expect(text).toContain("Mensen willen een plek om binnen te lopen.");
    expect(text).toContain("/drenthe/dialoog/minder-alleen/bijdragen#b2");
    expect(text).not.toContain("zwembad");
    expect(text).toContain("lieten we weg: 1.");
    expect(text).not.toContain("geheime-sleutel");
  });

  it("is sent nothing of persons: no keys, no places, no background, no scores", async () => {
    expect(asked.length).toBe(1);
    const [{ path, key, body }] = asked as [(typeof asked)[0]];
    expect({ path, key }).toEqual({ path: "/v1/chat/completions", key: "Bearer geheime-sleutel" });
    const { messages } = JSON.parse(body) as { messages: { content: string }[] };
    const sent = JSON.parse(messages[1]!.content) as { contributions: object[] };
    expect(sent.contributions.length).toBeGreaterThan(10);
    for (const one of sent.contributions) expect(Object.keys(one)).toEqual(["number", "text"]);
    for (const { id } of await participantsOf(house.ctx.db, dialogue.id)) expect(body).not.toContain(id);
    const places = (await contributionsOf(house.ctx.db, dialogue.id)).flatMap(({ place }) => place ?? []);
    expect(places.filter((place) => body.includes(`"${place}"`))).toEqual([]);
    expect(
      sentOf([
        { number: 1, body: "Bel mij op 06-12345678" },
        { number: 2, body: "Meer bankjes" },
      ]),
    ).toEqual([{ number: 2, text: "Meer bankjes" }]);
  });

  it.each([
    ["answers with a fault", () => ({ status: 500, body: "" })],
    ["answers nonsense", () => ({ status: 200, body: "<html>" })],
    ["sends on to another host", () => ({ status: 307, body: "", location: "http://127.0.0.1:9/" })],
  ])("says so when the program %s, and changes nothing else", async (_how, made) => {
    asked = [];
    answer = made();
    await makeDraft(house.ctx, dialogue.id);
    expect(asked.length).toBe(1);
    expect(await shown()).toContain("Er kwam geen concept.");
  });

  it("sends nothing more once the operator takes the host back", async () => {
    asked = [];
    allow([]);
    await makeDraft(house.ctx, dialogue.id);
    expect(asked).toEqual([]);
    actor = visitor;
    expect((await visitPage(house, page)).status).not.toBe(200);
  });
});
