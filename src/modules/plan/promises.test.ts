import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, system } from "#platform/http/index.ts";
import { canMakePdf } from "#platform/documents/index.ts";
import { send } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { invite, organisationAt, registerOrganisation } from "../accounts/actions-organisations.ts";
import { personWithEmail } from "../accounts/actions-sign-in.ts";
import { withScope } from "../accounts/store-scope.ts";
import { eraseMe } from "#modules/accounts/index.ts";
import { readInitiative } from "../workplan/store.ts";
import { promisesOf } from "./store-promises.ts";

let house: TestHouse;
let actor: Actor;
const person = (id: string, grants: Actor["grants"] = [], secondFactor = true): Actor => ({
  kind: "person",
  person: id,
  grants,
  assurance: 2,
  secondFactor,
});
const team = person("00000000-0000-4000-8000-000000000001", [{ role: "programme_team", region: "drenthe" }]);
let alderman: Actor;
let clerk: Actor;
let ngoOrganisation = "";
const base = "/drenthe/plan/beloften";

beforeAll(async () => {
  house = await testHouse({ clock: () => new Date("2026-11-23T12:00:00Z") });
  const { ctx } = house;
  house.server.useActors(async () => actor);
  await registerOrganisation(ctx, system, { region: "drenthe", kind: "municipality", name: "Gemeente Veenland" });
  const place = await organisationAt(ctx, "drenthe", "gemeente-veenland");
  ngoOrganisation = place.id;
  const known = async (mail: string, role: string) => {
    await invite(ctx, system, place, { email: mail, function: role });
    return (await withScope(ctx.db, "house", (trx) => personWithEmail(trx, ctx, mail, "nl"))).id;
  };
  const grants = [{ role: "partner", region: "drenthe", organisation: place.id }] as const;
  alderman = person(await known("wethouder@voorbeeld.nl", "board"), grants);
  clerk = person(await known("griffie@voorbeeld.nl", "contact"), grants);
  await known("burgemeester@voorbeeld.nl", "board");
});
afterAll(() => house.close());

const text = async (path: string) => (await house.ask(path)).text();
const now = async (organisation = "gemeente-veenland") => (await promisesOf(house.ctx.db, "drenthe", organisation))[0]!;
/** A form with names that come back more than once. */
const post = (path: string, fields: readonly (readonly [string, string])[]) =>
  house.ask(path, {
    method: "POST",
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
    headers: { Origin: "http://localhost:3000" },
  });
const signature = {
  signedFunction: "wethouder",
  signedName: "A. Voorbeeld",
  signedOn: "2026-11-20",
  reason: "zo besloten",
  planVersion: "2",
  doe: "teken",
};

describe("asking an organisation", () => {
  it("is the team's, once per organisation", async () => {
    actor = team;
    const fields = { known: ngoOrganisation, on: "2026-11-01", reason: "doet mee" };
    const answer = await send(house, `${base}/vragen`, fields);
    expect(answer.headers.get("location")).toBe(`${base}/gemeente-veenland`);
    expect((await send(house, `${base}/vragen`, fields)).status).toBe(409);
    expect(await text(base)).toMatch(/Gemeente Veenland.*Nog niet getekend.*Niet getekend sinds 1 november 2026\./s);
  });
});

describe("signing", () => {
  it("is for the board or a representative with the second step, and for the team on paper", async () => {
    actor = clerk;
    expect((await house.ask(`${base}/gemeente-veenland/teken`)).status).toBe(403);
    actor = { ...alderman, secondFactor: false };
    expect((await house.ask(`${base}/gemeente-veenland/teken`)).status).toBe(403);
    actor = alderman;
    expect((await house.ask(`${base}/gemeente-veenland/teken`)).status).toBe(200);
    expect((await house.ask(`${base}/ziekenhuis/teken`)).status).toBe(403);
    actor = team;
    expect(await text(`${base}/gemeente-veenland/teken`)).toContain("Je schrijft op wat op papier is getekend.");
  });

  it("goes in two steps, keeps what was typed, and freezes titles and amounts", async () => {
    actor = alderman;
    const first = await post(`${base}/gemeente-veenland/teken`, [
      ["last", "1"],
      ["planVersion", "2"],
      ["doe", "verder"],
    ]);
    expect(first.status).toBe(400);
    const chosen = [
      ["heel", "1"],
      ["initiatief", "schuld-eerst"],
      ["initiatief", "rondje-dorp"],
      ["last", "1"],
    ] as const;
    const second = await (await post(`${base}/gemeente-veenland/teken`, [...chosen, ["doe", "verder"]])).text();
    expect(second).toContain('name="bedrag-schuld-eerst-2027"');
    expect(second).toMatch(/Nodig: €\s75\.000/);
    const typed = [
      ...chosen,
      ...Object.entries({ ...signature, "bedrag-schuld-eerst-2027": "75.000", approvalBy: "gemeenteraad" }),
    ];
    const wrong = await post(
      `${base}/gemeente-veenland/teken`,
      typed.map(([name, value]) => [name, name === "signedName" ? "" : value]),
    );
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('value="75.000"');
    expect((await post(`${base}/gemeente-veenland/teken`, typed)).status).toBe(303);
    const title = (await readInitiative(house.ctx.db, "drenthe", "schuld-eerst"))!.content.title;
    expect(await now()).toMatchObject({
      kind: "sign",
      way: "online",
      whole: true,
      approvalState: "waiting",
      items: [
        { id: "schuld-eerst", title, amounts: [{ year: 2027, euros: 75_000 }] },
        { id: "rondje-dorp", amounts: [] },
      ],
    });
  });

  it("shows the alderman's answer: what, with which reserve, subject to whom, and how it is going", async () => {
    const page = await text(`${base}/gemeente-veenland`);
    expect(page).toContain("Nog nodig van: gemeenteraad.");
    expect(page).toContain("wethouder, A. Voorbeeld, 20 november 2026");
    expect(page).toMatch(/2027: €\s75\.000/);
    expect(page).toMatch(/werkagenda\/rondje-dorp.*Loopt/s);
  });

  it("writes one row when two sign at once", async () => {
    const typed = [["heel", "1"], ["last", "2"], ...Object.entries(signature)] as [string, string][];
    const answers = await Promise.all([1, 2, 3].map(() => post(`${base}/gemeente-veenland/teken`, typed)));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409, 409]);
    expect(await now()).toMatchObject({ number: 3, kind: "change" });
  });

  it("never changes a row that is there, whoever asks the database", async () => {
    const { db } = house.ctx;
    await expect(sql`update plan_promise set reserve = 'x'`.execute(db)).rejects.toThrow("permission denied");
    const own = sql`delete from plan_promise where organisation = 'gemeente-veenland'`;
    await expect(own.execute(db)).rejects.toThrow("stays");
  });
});

describe("what becomes of a promise", () => {
  it("follows in rows below: approval refused, signed again, withdrawn, left", async () => {
    const update = (what: string) =>
      (async () =>
        send(house, `${base}/gemeente-veenland/bijwerken`, {
          last: String((await now()).number),
          what,
          on: "2026-11-22",
          reason: `omdat ${what}`,
        }))();
    actor = alderman;
    expect((await update("given")).status).toBe(400);
    const typed = Object.entries({ ...signature, heel: "1", last: "3", approvalBy: "gemeenteraad" });
    expect((await post(`${base}/gemeente-veenland/teken`, typed)).status).toBe(303);
    expect((await update("refused")).status).toBe(303);
    expect(await text(base)).toMatch(/Gemeente Veenland.*Geen goedkeuring/s);
    expect((await update("end")).status).toBe(400);
    actor = team;
    expect((await update("end")).status).toBe(303);
    const page = await text(`${base}/gemeente-veenland`);
    expect(page).toContain("Doet niet meer mee. Dit was beloofd bij versie 2.");
    expect(page).toContain("omdat refused");
    expect((await promisesOf(house.ctx.db, "drenthe", "gemeente-veenland")).map((row) => row.number)).toEqual([
      6, 5, 4, 3, 2, 1,
    ]);
    expect((await house.ask(`${base}/gemeente-veenland/teken`)).status).toBe(409);
  });

  it("makes what a partner that left began and promised hang loose", async () => {
    const page = await text("/drenthe/werkagenda/losse-eindjes");
    expect(page).toContain("apotheek is gestopt. Er is geen opvolger.");
    expect(page).toMatch(/apotheek beloofde hier iets en doet niet meer mee/);
  });
});

describe("money and titles that are not open", () => {
  it("are on no public page or paper, though the organisation itself promised them", async () => {
    const hide = (id: string, changes: string) =>
      sql`update initiative set content = content || ${changes}::jsonb where region_id = 'drenthe' and slug = ${id}`.execute(
        house.ctx.database.owner,
      );
    await hide("een-formulier", '{"moneyVisibility": "team"}');
    await hide("rondje-dorp", '{"visibility": "team"}');
    await sql`update page_version set version = version + 1`.execute(house.ctx.database.owner);
    await house.ctx.pageVersion.refresh();
    const page = await text(`${base}/gemeente`);
    expect(page).not.toContain("60.000");
    expect(page).not.toContain("300.000");
    expect(page).not.toContain("Rondje");
    expect(page).toContain("Het bedrag is niet openbaar.");
    expect(page).toContain("1 initiatief dat niet openbaar is");
    const answer = (await (await house.ask("/api/v1/promises?region=drenthe")).json()) as {
      promises: { name: string; items: { initiative: string; amounts: unknown[]; amountsHidden: boolean }[] }[];
    };
    const { items } = answer.promises.find((one) => one.name === "gemeente")!;
    expect(items.map((item) => [item.initiative, item.amounts.length, item.amountsHidden])).toEqual([
      ["schuld-eerst", 2, false],
      ["een-formulier", 0, true],
    ]);
  });
});

describe("papers", () => {
  it.skipIf(!canMakePdf())("are PDF with a page to sign, also for who must still", async () => {
    for (const path of [`${base}/gemeente/pdf`, `${base}/ziekenhuis/pdf`, "/drenthe/plan/versies/2/pdf"]) {
      const answer = await house.ask(path);
      expect(answer.status).toBe(200);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe("%PDF-");
    }
  });
});

describe("who signed and leaves", () => {
  it("takes the name along; organisation, function and day stay", async () => {
    await eraseMe(house.ctx, alderman);
    const rows = await promisesOf(house.ctx.db, "drenthe", "gemeente-veenland");
    const signed = rows.filter((row) => row.way === "online");
    expect(signed.length).toBeGreaterThan(0);
    expect(signed.every((row) => row.signedName === "" && row.signedFunction === "wethouder")).toBe(true);
  });
});
