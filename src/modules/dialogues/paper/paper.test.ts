import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canMakePdf, makePdf } from "#platform/documents/index.ts";
import { closeThreads } from "#platform/cpu.ts";
import { type Actor, visitor } from "#platform/http/index.ts";
import { cookieOf, send, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { printForms } from "./actions.ts";
import { formsPaper } from "./document.ts";
import { contributionsOf } from "../store-contributions.ts";
import { countForms, countHelped } from "./store.ts";
import { countsOf, findDialogue, type ShownDialogue } from "../store.ts";
import { ratingColumns } from "../store-votes.ts";

let house: TestHouse;
let dialogue: ShownDialogue;
let actor: Actor = visitor;
const as = (role: "moderator" | "programme_team", region = "drenthe"): Actor => ({
  kind: "person",
  person: "00000000-0000-4000-8000-000000000007",
  grants: [{ role, region }],
  assurance: 2,
  secondFactor: true,
});
const here = "/drenthe/dialoog/minder-alleen";
const manage = "/drenthe/beheer/gesprekken/minder-alleen";

beforeAll(async () => {
  house = await testHouse();
  house.server.useActors(async () => actor);
  dialogue = (await findDialogue(house.ctx.db, "drenthe", "minder-alleen"))!;
}, 300_000);
afterAll(async () => {
  await house?.close();
  await closeThreads();
});

async function acting<T>(who: Actor, work: () => Promise<T>): Promise<T> {
  actor = who;
  try {
    return await work();
  } finally {
    actor = visitor;
  }
}
const votes = async () => (await ratingColumns(house.ctx.db, dialogue.id)).length;
const people = async () => (await countsOf(house.ctx.db, dialogue.id)).people;
const audit = async (action: string) =>
  (
    await sql<{ line: string }>`select to_jsonb(e)::text as line from audit_entries e where action = ${action}`.execute(
      house.ctx.db,
    )
  ).rows.map(({ line }) => line);

describe("a form on paper", () => {
  it("is printed with its own code and set, as an accessible PDF and as a page", async () => {
    const fields = { aantal: "2", over: "1" };
    const printed = await acting(as("programme_team"), () =>
      send(house, `${manage}/papier`, { ...fields, als: "pagina" }),
    );
    const html = await printed.text();
    const codes = new Set(html.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/g));
    expect(codes.size).toBe(2);
    expect(html.match(/class="sheet__ring">\+3</g)?.length).toBe(30);
    expect(html).toContain("Iedereen kan lezen wat je schrijft");
    if (!canMakePdf()) return;
    const pdf = await acting(as("programme_team"), () => send(house, `${manage}/papier`, { ...fields, als: "pdf" }));
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.toString("latin1")).toContain("StructTreeRoot");
    // In the first round a form has room to write instead of circles.
    const blank = {
      lang: "nl" as const,
      dialogue,
      forms: [{ code: "AAAAA-BBBBB", contributions: [] }],
      address: "x.nl",
    };
    expect((await makePdf(formsPaper({ ...blank, background: false }))).subarray(0, 5).toString()).toBe("%PDF-");
  }, 60_000);

  it("is typed in by a helper: once, under its own code, audited without content", async () => {
    const [form] = await printForms(house.ctx, as("programme_team"), dialogue, 1);
    const [first, second] = form!.contributions;
    const before = { votes: await votes(), people: await people() };
    const typed = {
      code: form!.code.toLowerCase(),
      doe: "bewaar",
      akkoord: "1",
      [`s-${first!.number}`]: "-2",
      [`s-${second!.number}`]: "3",
      "a-0": "Een bankje bij de brink waar je elkaar spreekt.",
      age: "65+",
    };
    const enter = (fields: Record<string, string>) =>
      acting(as("moderator"), () => send(house, `${manage}/invoeren`, fields));
    expect((await enter(typed)).status).toBe(303);
    expect(await votes()).toBe(before.votes + 2);
    expect(await people()).toBe(before.people + 1);
    const twice = await enter(typed);
    expect(twice.status).toBe(400);
    expect(await twice.text()).toContain("Dit formulier is al ingevoerd");
    expect(await votes()).toBe(before.votes + 2);
    const said = await contributionsOf(house.ctx.db, dialogue.id, ["shown", "waiting", "held"]);
    expect(said.filter((one) => one.body.startsWith("Een bankje bij de brink")).length).toBe(1);
    const lines = await audit("dialogues.paper_enter");
    expect(lines.length).toBe(1);
    expect(lines.join()).not.toContain("bankje");
    const cookie = cookieOf(await send(house, `${here}/mijn`, { code: form!.code }));
    const mine = await (await visitPage(house, `${here}/mijn`, cookie)).text();
    expect(mine).toContain("Een bankje bij de brink");
    expect(mine).toContain("−2");
  });

  it("is not taken without the tick, with a number that is no score, or by who may not", async () => {
    const [form] = await printForms(house.ctx, as("programme_team"), dialogue, 1);
    const field = `s-${form!.contributions[0]!.number}`;
    const before = await votes();
    const enter = (fields: Record<string, string>, who = as("moderator")) =>
      acting(who, () => send(house, `${manage}/invoeren`, { code: form!.code, doe: "bewaar", ...fields }));
    const without = await enter({ [field]: "2" });
    expect([without.status, (await without.text()).includes('value="2"')]).toEqual([400, true]);
    expect((await enter({ akkoord: "1", [field]: "9" })).status).toBe(400);
    expect((await enter({ akkoord: "1", [field]: "2" }, as("moderator", "zoetermeer"))).status).toBe(403);
    expect((await enter({ akkoord: "1", code: "AAAAA-AAAAA" })).status).toBe(400);
    expect(await votes()).toBe(before);
    const half = await enter({ akkoord: "1", [field]: "2", "a-0": "Bel mij op 0612345678 voor een praatje" });
    expect(half.status).toBe(400);
    expect((await enter({ akkoord: "1", [field]: "2", "a-0": "Een praatje bij de bakker op zaterdag." })).status).toBe(
      303,
    );
    expect(await votes()).toBe(before + 1);
  });
});

describe("a volunteer who helps", () => {
  it("starts for each person anew, says so on every step, and is logged without whom", async () => {
    const help = (fields: Record<string, string>) =>
      acting(as("moderator"), () => send(house, `${manage}/helpen`, fields));
    expect((await help({})).status).toBe(400);
    const one = cookieOf(await help({ akkoord: "1" }));
    const other = cookieOf(await help({ akkoord: "1" }));
    expect(one).not.toBe(other);
    expect(await (await visitPage(house, `${here}/ronde-2?nr=4`, one)).text()).toContain("Je helpt iemand");
    await send(house, `${here}/ronde-2`, { nummer: "4", score: "1" }, one);
    expect(await (await visitPage(house, `${here}/mijn`, other)).text()).not.toContain("Je woog 1 ");
    const ids = await sql<{ id: string }>`select id from dialogue_participant where entry = 'helper'`.execute(
      house.ctx.db,
    );
    const lines = (await audit("dialogues.help")).join();
    expect(ids.rows.length).toBe(2);
    for (const { id } of ids.rows) expect(lines).not.toContain(id);
  });

  it("is counted openly, in steps", async () => {
    expect((await countHelped(house.ctx.db, dialogue.id)).paper).toBeGreaterThan(0);
    expect((await countForms(house.ctx.db, dialogue.id)).entered).toBeGreaterThan(0);
    expect(await (await visitPage(house, `${here}/zo-werkt-het`)).text()).toContain(
      "Op papier: minder dan 10. Met iemand die hielp: minder dan 10.",
    );
  });
});

describe("codes for letters", () => {
  const order = (fields: Record<string, string>) =>
    acting(as("programme_team"), () => send(house, `${manage}/codes`, fields));

  it("go to the printer once, lead to the join page and are one voice each", async () => {
    const answer = await order({ naam: "Beilen", aantal: "12", als: "csv" });
    const lines = (await answer.text()).trim().split("\r\n").slice(1);
    expect(lines.length).toBe(12);
    const [code, link] = lines[0]!.split(";") as [string, string];
    expect(link).toContain(`${here}/meedoen?code=${code}`);
    const consent = await (await visitPage(house, new URL(link).pathname + new URL(link).search)).text();
    expect(consent).toContain(`value="${code}"`);
    const joins = await Promise.all([1, 2, 3].map(() => send(house, `${here}/meedoen`, { akkoord: "1", code })));
    expect(joins.map((one) => one.status).toSorted()).toEqual([303, 400, 400]);
    const kept = await sql<{ all: string }>`select string_agg(c::text, ',') as all from dialogue_code c`.execute(
      house.ctx.db,
    );
    expect(kept.rows[0]!.all).not.toContain(code);
    const list = await acting(as("programme_team"), async () => (await visitPage(house, `${manage}/codes`)).text());
    expect(list).toContain("Beilen");
    expect(list).not.toContain(code);
    expect(list).toContain("minder dan 10");
    const batch = /name="partij" value="([^"]+)"/.exec(list)![1]!;
    await acting(as("programme_team"), () => send(house, `${manage}/codes/trek-in`, { partij: batch }));
    const [late] = lines[1]!.split(";");
    expect((await send(house, `${here}/meedoen`, { akkoord: "1", code: late! })).status).toBe(400);
  });

  it("come as letters too, and only to who runs the dialogue", async () => {
    expect((await order({ aantal: "0", als: "csv" })).status).toBe(400);
    expect((await order({ aantal: "2001", als: "csv" })).status).toBe(400);
    expect(
      (await acting(as("moderator"), () => send(house, `${manage}/codes`, { aantal: "1", als: "csv" }))).status,
    ).toBe(403);
    if (!canMakePdf()) return;
    expect((await order({ aantal: "251", als: "pdf" })).status).toBe(400);
    const pdf = await order({ aantal: "2", als: "pdf" });
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  }, 60_000);
});
