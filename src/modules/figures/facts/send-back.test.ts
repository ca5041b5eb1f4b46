import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { eraseMe, giveRole } from "#modules/accounts/index.ts";
import { upsertAreas } from "#modules/regions/index.ts";
import { system } from "#platform/http/index.ts";
import { factFields as good } from "../../../../tests/support/facts.ts";
import { addRegions, cookieOf, mailedPath, send, signIn, visitPage } from "../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../tests/support/server.ts";
import { readReason } from "./model.ts";
import { findFacts, findReturns } from "./store.ts";

const reason = "In het <b>jaarverslag</b> staat 21 dagen.";
const shown = "In het &lt;b&gt;jaarverslag&lt;/b&gt; staat 21 dagen.";

describe("a reason to send a figure back", () => {
  it("must be there, fit, and name nobody", () => {
    expect(readReason("  \r\n ").fault).toBe("required");
    expect(readReason("x".repeat(300))).toEqual({ reason: "x".repeat(300) });
    expect(readReason("x".repeat(301)).fault).toBe("long");
    expect(readReason("Het gaat om cliënt 111222333.").fault).toBe("bsn");
    expect(readReason("Vraag het jan@voorbeeld.nl").fault).toBe("email");
    expect(readReason("Eén\r\n\r\nregel").reason).toBe("Eén regel");
  });
});

describe("sending a typed figure back", () => {
  let house: TestHouse;
  let typist: string;
  let second: string;
  let third: string;
  const base = "/drenthe/regiobeeld/eigen-cijfers";
  const text = async (path: string, cookie = "") => (await visitPage(house, path, cookie)).text();
  const stored = async () => (await findFacts(house.ctx.db, "drenthe"))[0]!;
  const version = async () => ({ version: String((await stored()).version) });
  const returns = async () => (await findReturns(house.ctx.db, "drenthe")).get((await stored()).id) ?? [];
  const post = async (act: string, form: Record<string, string>, cookie?: string) =>
    send(house, `${base}/${(await stored()).id}/${act}`, form, cookie);
  const sendBack = async (cookie: string, why = reason) =>
    post("terugsturen", { ...(await version()), reden: why }, cookie);

  beforeAll(async () => {
    house = await testHouse({ start: false });
    await addRegions(house, "drenthe", "zoetermeer");
    const place = { divisionYear: 2024, municipalityCode: null, districtCode: null, change: null, residents: 500_000 };
    await upsertAreas(house.ctx.db, [
      { ...place, code: "drenthe", kind: "region", name: "Drenthe", regionId: "drenthe" },
    ]);
    const cookies: string[] = [];
    for (const email of ["een@voorbeeld.nl", "twee@voorbeeld.nl", "drie@voorbeeld.nl"]) {
      await giveRole(house.ctx, system, { email, role: "analyst", region: "drenthe" });
      cookies.push(await signIn(house, email));
    }
    [typist = "", second = "", third = ""] = cookies;
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    for (const table of ["regional_fact_return", "regional_fact"])
      await sql`delete from ${sql.table(table)}`.execute(house.ctx.database.owner);
    await send(house, `${base}/nieuw`, good, typist);
  });

  it("is for somebody else of the team of that region", async () => {
    expect((await post("terugsturen", { version: "1", reden: reason })).status).toBe(401);
    await send(house, "/inloggen", { mail: "gast@voorbeeld.nl" });
    const guest = cookieOf(await send(house, await mailedPath(house, "gast@voorbeeld.nl"), {}));
    expect((await sendBack(guest)).status).toBe(403);
    const { id } = await stored();
    const elsewhere = `/zoetermeer/regiobeeld/eigen-cijfers/${id}/terugsturen`;
    expect((await send(house, elsewhere, { version: "1", reden: reason }, second)).status).toBe(403);
    const unknown = `${base}/${id.replace(/^.{8}/, "00000000")}/terugsturen`;
    expect((await send(house, unknown, { version: "1", reden: reason }, second)).status).toBe(404);
    expect(await stored()).toMatchObject({ version: 1, returned: false });
  });

  it("is not for who typed it, with or without a reason", async () => {
    for (const why of [reason, ""]) expect((await sendBack(typist, why)).status).toBe(403);
    const { id } = await stored();
    expect((await visitPage(house, `${base}/${id}/terugsturen`, typist)).status).toBe(303);
    expect(await text(`${base}/beheer`, typist)).not.toContain("/terugsturen");
    expect(await text(`${base}/beheer`, second)).toContain("/terugsturen");
    expect(await returns()).toEqual([]);
  });

  it("keeps the page and the text when the reason does not fit", async () => {
    const empty = await sendBack(second, "  ");
    expect(empty.status).toBe(400);
    const page = await empty.text();
    expect(page).toContain("Vul dit in.");
    expect(page).toContain(good.name);
    const words = "Kijk bij 111222333 <nu>";
    const refused = await sendBack(second, words);
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain("Kijk bij 111222333 &lt;nu&gt;");
    expect((await sendBack(second, "x".repeat(301))).status).toBe(400);
    expect(await stored()).toMatchObject({ version: 1, returned: false });
    expect(await returns()).toEqual([]);
  });

  it("shows the reason, by role and day, to the team and never to residents", async () => {
    expect(await text(base)).toContain(good.name);
    expect((await sendBack(second)).status).toBe(303);
    const manage = await text(`${base}/beheer`, typist);
    expect(manage).toContain("Teruggestuurd door een analist");
    expect(manage).toContain(shown);
    expect(manage).not.toContain("Een ander moet het nakijken");
    const { id } = await stored();
    expect(await text(`${base}/${id}/bewerk`, typist)).toContain(shown);
    for (const path of [base, `/en${base}`, "/drenthe/regiobeeld"]) {
      const page = await text(path);
      expect(page).not.toContain(good.name);
      expect(page).not.toContain("jaarverslag");
    }
    expect(await text(`/en${base}/beheer`, typist)).toContain("Sent back by an analyst");
    const { rows } =
      await sql`select action, details from audit_entries where subject = ${id} and action like '%return'`.execute(
        house.ctx.database.owner,
      );
    expect(rows).toEqual([{ action: "figures.fact.return", details: { version: 2 } }]);
  });

  it("cannot be followed by a check before somebody changed it; then the reason is history", async () => {
    await sendBack(second);
    expect((await post("nakijken", await version(), third)).status).toBe(409);
    expect((await stored()).checkedOn).toBeNull();
    expect((await post("bewerk", { ...good, ...(await version()), value: "21" }, typist)).status).toBe(303);
    expect(await stored()).toMatchObject({ value: 21, returned: false, checkedOn: null });
    expect(await text(base)).toContain("Nog niet nagekeken");
    expect(await text(base)).not.toContain("staat 21 dagen");
    const manage = await text(`${base}/beheer`, second);
    expect(manage).toContain("Eerder teruggestuurd");
    expect(manage).toContain(shown);
    expect((await post("nakijken", await version(), second)).status).toBe(303);
    expect(await text("/drenthe/regiobeeld")).toContain(good.name);
    expect((await returns()).map((one) => one.reason)).toEqual([reason]);
  });

  it("can end in taking it away", async () => {
    await sendBack(second);
    const { id } = await stored();
    expect((await post("intrekken", await version(), typist)).status).toBe(303);
    expect(await text(`${base}/beheer`, typist)).not.toContain(good.name);
    const late = await send(house, `${base}/${id}/terugsturen`, { version: "2", reden: "Nog een reden" }, third);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain("Nog een reden");
  });

  it("lets one of two win, and gives the other their words back", async () => {
    const [one, two] = [second, third].map((cookie, at) =>
      post("terugsturen", { version: "1", reden: `Reden nummer ${at}` }, cookie),
    );
    const answers = await Promise.all([one!, two!]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
    const lost = answers.findIndex((answer) => answer.status === 409);
    const page = await answers[lost]!.text();
    expect(page).toContain("Iemand anders was je voor.");
    expect(page).toContain(`Reden nummer ${lost}`);
    expect((await returns()).map((row) => row.reason)).toEqual([`Reden nummer ${1 - lost}`]);
    expect((await stored()).version).toBe(2);
  });

  it("lets a check or a sending back win, never both", async () => {
    const answers = await Promise.all([
      post("nakijken", { version: "1" }, second),
      post("terugsturen", { version: "1", reden: reason }, third),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([303, 409]);
    const fact = await stored();
    expect([fact.checkedOn !== null, fact.returned].filter(Boolean)).toHaveLength(1);
    expect((await sendBack(third)).status).toBe(409);
  });

  it("offers the form again, with the words, when the figure was changed meanwhile", async () => {
    expect((await post("bewerk", { ...good, version: "1", value: "14" }, typist)).status).toBe(303);
    const late = await post("terugsturen", { version: "1", reden: reason }, second);
    const page = await late.text();
    expect(late.status).toBe(409);
    expect(page).toContain(shown);
    expect(page).toContain("14 dagen");
    expect(page).toContain('name="version" value="2"');
    expect(await returns()).toEqual([]);
  });

  it("is in the data of who did it, and lets go of them", async () => {
    await sendBack(third);
    expect(await text("/mijn", third)).toContain("Teruggestuurd door jou");
    const { rows } = await sql<{ id: string }>`select returned_by as id from regional_fact_return`.execute(
      house.ctx.database.owner,
    );
    await eraseMe(house.ctx, { ...system, kind: "person", person: rows[0]!.id });
    const after = await sql`select returned_by, reason from regional_fact_return`.execute(house.ctx.database.owner);
    expect(after.rows).toEqual([{ returned_by: null, reason }]);
  });
});
