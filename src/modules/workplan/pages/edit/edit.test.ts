import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findAreas, regionOf } from "#modules/regions/index.ts";
import { type Actor, system, visitor } from "#platform/http/index.ts";
import { teamOfDrenthe } from "../../../../../tests/support/dialogue.ts";
import { send } from "../../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../../tests/support/server.ts";
import { saveInitiative } from "../../actions.ts";
import { onePaperOf } from "../../document.ts";
import { readWorkplan } from "../../reading.ts";
import { readInitiative, versionsOf } from "../../store.ts";
import { idFrom } from "./handlers.tsx";

let house: TestHouse;
let actor: Actor = visitor;
const team = teamOfDrenthe("1");
const partner: Actor = {
  kind: "person",
  person: "00000000-0000-4000-8000-000000000001",
  grants: [{ role: "partner", region: "drenthe", organisation: "o1" }],
  assurance: 2,
  secondFactor: false,
};
const base = "/drenthe/werkagenda";

beforeAll(async () => {
  house = await testHouse();
  house.server.useActors(async () => actor);
});
afterAll(() => house.close());

const rowOf = async (id: string) => (await readInitiative(house.ctx.db, "drenthe", id))!;

/** What the form of a part sends when nothing is changed. */
async function fieldsOf(path: string): Promise<Record<string, string>> {
  const html = await (await house.ask(path)).text();
  const fields: Record<string, string> = {};
  const main = html.slice(html.indexOf("<main"));
  for (const [, tag, attributes = "", text = ""] of main.matchAll(
    /<(input|textarea|select)\b([^>]*)>([\s\S]*?)(?=<\/textarea>|<\/select>|<|$)/g,
  )) {
    const name = /name="([^"]*)"/.exec(attributes)?.[1];
    if (!name || /type="(?:checkbox|search)"/.test(attributes)) continue;
    if (tag === "textarea")
      fields[name] = text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
    else if (tag === "input")
      fields[name] = (/value="([^"]*)"/.exec(attributes)?.[1] ?? "").replaceAll("&quot;", '"').replaceAll("&#39;", "'");
  }
  for (const [, name = "", options = ""] of main.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name] =
      /<option value="([^"]*)" selected/.exec(options)?.[1] ?? /<option value="([^"]*)"/.exec(options)?.[1] ?? "";
  return fields;
}

describe("who may change the workplan", () => {
  it("is not a visitor", async () => {
    actor = visitor;
    expect((await house.ask(`${base}/vallen-voorkomen/bewerk`)).status).toBe(401);
    expect((await send(house, `${base}/toevoegen`, { title: "x" })).status).toBe(401);
  });

  it("is not a partner for the initiative of another", async () => {
    actor = partner;
    expect((await house.ask(`${base}/vallen-voorkomen/bewerk`)).status).toBe(403);
    expect((await send(house, `${base}/vallen-voorkomen/bewerk/geld`, { version: "1", reason: "x" })).status).toBe(403);
  });

  it("is not a team of another region", async () => {
    actor = { ...team, grants: [{ role: "programme_team", region: "zoetermeer" }] };
    expect((await house.ask(`${base}/vallen-voorkomen/bewerk`)).status).toBe(403);
  });
});

describe("changing a part", () => {
  for (const part of [
    "basis",
    "doelen",
    "partijen",
    "geld",
    "planning",
    "voorwaarden",
    "erna",
    "documenten",
    "nieuws",
  ]) {
    it(`${part}: sending it back unchanged changes nothing`, async () => {
      actor = team;
      const before = (await rowOf("een-plan-veel-zorg")).content;
      const path = `${base}/een-plan-veel-zorg/bewerk/${part}`;
      const fields = { ...(await fieldsOf(path)), reason: "niets" };
      const answer =
        part === "basis" ? await sendWithAreas(path, fields, before.areas) : await send(house, path, fields);
      expect(answer.status).toBe(303);
      expect((await rowOf("een-plan-veel-zorg")).content).toEqual(before);
    });
  }

  it("basis: keeps villages, and places that no list has any more, that a sheet brought in", async () => {
    actor = team;
    const row = await rowOf("een-plan-veel-zorg");
    const [village] = await findAreas(house.ctx.db, { region: "drenthe", kind: "village" });
    const areas = ["GM0106", village!.code, "WA-van-vroeger"];
    const content = { ...row.content, areas };
    await saveInitiative(house.ctx, system, "drenthe", { content, version: row.version, reason: "uit een lijst" });
    const path = `${base}/een-plan-veel-zorg/bewerk/basis`;
    const html = await (await house.ask(path)).text();
    const ticked = [...html.matchAll(/<input[^>]*name="areas"[^>]*>/g)]
      .filter(([tag]) => tag.includes(" checked"))
      .map(([tag]) => /value="([^"]*)"/.exec(tag)![1]!);
    expect(ticked.toSorted()).toEqual(areas.toSorted());
    await sendWithAreas(path, { ...(await fieldsOf(path)), title: "Eén plan", reason: "korter" }, ticked);
    expect((await rowOf("een-plan-veel-zorg")).content.areas.toSorted()).toEqual(areas.toSorted());
    await saveInitiative(house.ctx, system, "drenthe", {
      content: row.content,
      version: (await rowOf("een-plan-veel-zorg")).version,
      reason: "terug",
    });
  });

  async function sendWithAreas(path: string, fields: Record<string, string>, areas: readonly string[]) {
    const body = new URLSearchParams(fields);
    for (const area of areas) body.append("areas", area);
    return house.ask(path, { method: "POST", body, headers: { Origin: "http://localhost:3000" } });
  }

  it("gives the form back filled in, with what is wrong beside the field", async () => {
    actor = team;
    const path = `${base}/vallen-voorkomen/bewerk/geld`;
    const fields = { ...(await fieldsOf(path)), "money-0-needed": "veel", reason: "" };
    const answer = await send(house, path, fields);
    const html = await answer.text();
    expect(answer.status).toBe(400);
    expect(html).toContain('href="#money-0-needed"');
    expect(html).toContain('value="veel"');
    expect(html).toContain('href="#reason"');
  });

  it("takes Dutch amounts", async () => {
    actor = team;
    const path = `${base}/vallen-voorkomen/bewerk/geld`;
    const fields = { ...(await fieldsOf(path)), "money-0-needed": "€ 1.250.000", reason: "meer nodig" };
    expect((await send(house, path, fields)).status).toBe(303);
    expect((await rowOf("vallen-voorkomen")).content.money[0]?.needed).toBe(1_250_000);
  });

  it("shows what the other wrote when both changed the same part, and overwrites nothing", async () => {
    actor = team;
    const path = `${base}/samen-eten/bewerk/basis`;
    const stale = await fieldsOf(path);
    expect((await send(house, path, { ...stale, title: "Van de een", reason: "een" })).status).toBe(303);
    const late = await send(house, path, { ...stale, title: "Van de ander", reason: "ander" });
    const html = await late.text();
    expect(late.status).toBe(409);
    expect(html).toContain("Van de een");
    expect(html).toContain('value="Van de ander"');
    expect((await rowOf("samen-eten")).content.title).toBe("Van de een");
  });

  it("puts changes of different parts together", async () => {
    actor = team;
    const [planning, after] = [`${base}/samen-eten/bewerk/planning`, `${base}/samen-eten/bewerk/erna`];
    const [one, other] = [await fieldsOf(planning), await fieldsOf(after)];
    expect(
      (await send(house, planning, { ...one, "milestones-0-title": "Zeven dorpshuizen", reason: "a" })).status,
    ).toBe(303);
    expect((await send(house, after, { ...other, "embedding-how": "Met contributie", reason: "b" })).status).toBe(303);
    const { content } = await rowOf("samen-eten");
    expect([content.milestones[0]?.title, content.embedding.how]).toEqual(["Zeven dorpshuizen", "Met contributie"]);
  });
});

describe("adding, removing and putting back", () => {
  it("makes a new initiative that everyone sees at once", async () => {
    actor = team;
    const fields = {
      title: "Moestuin",
      kind: "project",
      challenge: "sociale-basis",
      what: "Samen telen.",
      initiator: "bewonersgroep",
      status: "idea",
      visibility: "public",
      moneyVisibility: "public",
    };
    expect((await send(house, `${base}/toevoegen`, fields)).status).toBe(303);
    expect(await (await house.ask(`${base}/moestuin`)).text()).toContain("Samen telen.");
    expect((await send(house, `${base}/toevoegen`, fields)).status).toBe(400);
  });

  it("keeps what only the team may see from everyone else", async () => {
    actor = team;
    const path = `${base}/moestuin/bewerk/basis`;
    expect(
      (await send(house, path, { ...(await fieldsOf(path)), visibility: "team", reason: "nog niet" })).status,
    ).toBe(303);
    expect((await house.ask(`${base}/moestuin`)).status).toBe(404);
    expect(await (await house.ask(`${base}?q=moestuin`)).text()).not.toContain("Samen telen.");
    expect(await (await house.ask(`${base}/nieuw`)).text()).not.toContain("Samen telen.");
  });

  it("takes an initiative off and puts an earlier version back", async () => {
    actor = team;
    const { version } = await rowOf("tolk-aan-tafel");
    await send(house, `${base}/tolk-aan-tafel/bewerk`, { version: String(version), remove: "1", reason: "dubbel" });
    expect((await house.ask(`${base}/tolk-aan-tafel`)).status).toBe(404);
    const removed = await rowOf("tolk-aan-tafel");
    await send(house, `${base}/tolk-aan-tafel/bewerk`, { version: String(removed.version), restore: "1" });
    expect((await house.ask(`${base}/tolk-aan-tafel`)).status).toBe(200);
    expect((await versionsOf(house.ctx.db, "drenthe", "tolk-aan-tafel")).map((one) => one.removed)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("never gives an initiative the address of a view", () => {
    expect(idFrom("Geld")).toBe("initiatief-geld");
    expect(idFrom("Café ’t Hoekje!")).toBe("cafe-t-hoekje");
    expect(idFrom("2030")).toBe("initiatief-2030");
    expect(idFrom("!!!")).toBe("initiatief-zonder-naam");
  });
});

describe("documents of an initiative", () => {
  const form = `${base}/samen-eten/bewerk/documenten`;
  const typed = async (url: string) => ({
    ...(await fieldsOf(form)),
    "documents-0-title": "Plan <van> 2026",
    "documents-0-url": url,
    reason: "erbij",
  });

  it("lead to a whole address that a browser may open, and to nothing else", async () => {
    actor = team;
    for (const url of ["javascript:alert(1)", "http://voorbeeld.nl/plan", "voorbeeld.nl", "https://u:p@", "data:x"]) {
      const answer = await send(house, form, await typed(url));
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("Schrijf het hele adres");
    }
    expect((await rowOf("samen-eten")).content.documents).toBeUndefined();
  });

  it("are on its page with the place they lead to, in its paper and in the API", async () => {
    actor = team;
    const url = "https://www.voorbeeld.nl/plan.pdf?jaar=2026&taal=nl";
    expect((await send(house, form, await typed(url))).status).toBe(303);
    await house.ctx.pageVersion.refresh();
    actor = visitor;
    const html = await (await house.ask(`${base}/samen-eten`)).text();
    expect(html).toContain('href="https://www.voorbeeld.nl/plan.pdf?jaar=2026&amp;taal=nl"');
    expect(html).toContain("Plan &lt;van&gt; 2026");
    expect(html).toContain("(www.voorbeeld.nl)");
    const answer = await house.ask("/api/v1/initiatives/drenthe/samen-eten");
    expect(await answer.json()).toMatchObject({ documents: [{ title: "Plan <van> 2026", url }] });
    const plan = await readWorkplan(house.ctx, await regionOf(house.ctx, "drenthe"));
    expect(JSON.stringify(onePaperOf(plan, plan.byId.get("samen-eten")!, "nl"))).toContain(url);
  });
});
