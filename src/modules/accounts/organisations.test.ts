import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, system } from "#platform/http/index.ts";
import { addRegions, cookieOf, mailedPath, send, signIn, visitPage } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { breachOf, declareRegion, dutchMoment, onRegionInUse } from "./actions-house.ts";
import { invite, organisationAt, registerOrganisation } from "./actions-organisations.ts";
import { giveRole } from "./actions-people.ts";
import { actorOf } from "./actions-sign-in.ts";
import { withScope } from "./store-scope.ts";

describe("organisations and management", () => {
  let house: TestHouse;
  let operator: string;
  const actor = (cookie: string) => actorOf(house.ctx, cookie.split("=")[1]);
  const place = "/drenthe/organisatie/naoberkracht-gieten";
  /** As after a second step; how that is shown has its own tests. */
  const step = async (cookie: string) => {
    const { session } = await actor(cookie);
    await sql`update session set second_factor_at = now() where id = ${session}`.execute(house.ctx.database.owner);
    return cookie;
  };

  beforeAll(async () => {
    house = await testHouse({ start: false });
    await addRegions(house, "drenthe", "zoetermeer");
    await giveRole(house.ctx, system, { email: "beheer@voorbeeld.nl", role: "operator", region: "drenthe" });
    operator = await step(await signIn(house, "beheer@voorbeeld.nl"));
  });
  afterAll(() => house.close());

  it("lets an operator register a village cooperative, with a page of its own", async () => {
    const made = await send(
      house,
      "/drenthe/beheer/organisaties",
      { naam: "Naoberkracht Gieten", soort: "village_cooperative" },
      operator,
    );
    expect(made.status).toBe(303);
    expect(await (await visitPage(house, "/drenthe/organisaties")).text()).toContain("Naoberkracht Gieten");
    expect(await (await visitPage(house, `/en${place}`)).text()).toContain("village cooperative");
    const twice = await send(
      house,
      "/drenthe/beheer/organisaties",
      { naam: "naoberkracht  gieten", soort: "ggd" },
      operator,
    );
    expect(twice.status).toBe(409);
    expect(
      (await send(house, "/zoetermeer/beheer/organisaties", { naam: "Buiten", soort: "ggd" }, operator)).status,
    ).toBe(403);
  });

  it("lets someone ask, the board admit, and only the board with a second step see the list", async () => {
    const organisation = await organisationAt(house.ctx, "drenthe", "naoberkracht-gieten");
    await invite(house.ctx, system, organisation, { email: "bestuur@voorbeeld.nl", function: "board" });
    const board = await signIn(house, "bestuur@voorbeeld.nl");
    const member = await signIn(house, "lid@voorbeeld.nl");
    await send(house, `${place}/lid-worden`, {}, member);
    expect((await visitPage(house, `${place}/ledenlijst`, board)).status).toBe(403);
    expect((await visitPage(house, `${place}/ledenlijst`, member)).status).toBe(403);
    expect(await (await visitPage(house, `${place}/leden`, board)).text()).toContain("Naar de tweede stap");
    await step(board);
    const list = await (await visitPage(house, `${place}/ledenlijst`, board)).text();
    expect(list).toContain("lid@voorbeeld.nl");
    const { person } = await actor(member);
    expect((await send(house, `${place}/toelaten`, { wie: person! }, member)).status).toBe(403);
    expect((await send(house, `${place}/toelaten`, { wie: person! }, board)).status).toBe(303);
    expect((await actor(member)).grants).toEqual([
      { role: "member", region: "drenthe", organisation: organisation.id },
    ]);
    expect(await (await visitPage(house, "/mijn", member)).text()).toContain("ledenlijst bekeken");
  });

  it("makes level 2 of two members who know someone, not of one", async () => {
    const board = await step(await signIn(house, "bestuur@voorbeeld.nl"));
    const organisation = await organisationAt(house.ctx, "drenthe", "naoberkracht-gieten");
    await invite(house.ctx, system, organisation, { email: "tweede@voorbeeld.nl", function: "board" });
    const second = await step(await signIn(house, "tweede@voorbeeld.nl"));
    const member = await signIn(house, "lid@voorbeeld.nl");
    const { person } = await actor(member);
    const vouch = (cookie: string) => send(house, `${place}/ken-ik`, { wie: person! }, cookie);
    expect((await vouch(board)).status).toBe(403); // who is not known cannot know another
    await sql`update person set assurance = 2 where id in (${(await actor(board)).person}, ${(await actor(second)).person})`.execute(
      house.ctx.database.owner,
    );
    for (const cookie of [board, board]) expect((await vouch(cookie)).status).toBe(303);
    expect((await actor(member)).assurance).toBe(1);
    await vouch(second);
    expect((await actor(member)).assurance).toBe(2);
  });

  it("keeps a board from losing its last person, and lets a coordinator hand over and leave", async () => {
    const organisation = await organisationAt(house.ctx, "drenthe", "naoberkracht-gieten");
    const [board, second] = [
      await step(await signIn(house, "bestuur@voorbeeld.nl")),
      await step(await signIn(house, "tweede@voorbeeld.nl")),
    ];
    expect((await send(house, `${place}/weg`, {}, second)).status).toBe(303);
    const stuck = await send(house, `${place}/weg`, {}, board);
    expect(stuck.status).toBe(409);
    expect(await stuck.text()).toContain("Draag je taak eerst over");
    expect((await send(house, "/mijn/stoppen", { zeker: "1" }, board)).status).toBe(409);
    const heir = (await actor(await signIn(house, "lid@voorbeeld.nl"))).person!;
    expect((await send(house, `${place}/functie`, { wie: heir, functie: "board" }, board)).status).toBe(303);
    expect((await send(house, "/mijn/stoppen", { zeker: "1" }, board)).status).toBe(200);
    expect((await organisationAt(house.ctx, "drenthe", "naoberkracht-gieten")).id).toBe(organisation.id);
  });

  it("keeps one of a board when the last two leave at once", async () => {
    const made = { region: "drenthe", name: "Dorpszorg Zweeloo", kind: "village_cooperative" };
    await registerOrganisation(house.ctx, system, made);
    const organisation = await organisationAt(house.ctx, "drenthe", "dorpszorg-zweeloo");
    const people = ["een@voorbeeld.nl", "twee@voorbeeld.nl"];
    for (const email of people) await invite(house.ctx, system, organisation, { email, function: "board" });
    const cookies = [await signIn(house, people[0]!), await signIn(house, people[1]!)];
    const leaving = "/drenthe/organisatie/dorpszorg-zweeloo/weg";
    const answers = await Promise.all(cookies.map((cookie) => send(house, leaving, {}, cookie)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  });

  it("writes the board's words safely, and refuses a citizen service number without repeating it", async () => {
    const board = await step(await signIn(house, "lid@voorbeeld.nl"));
    const saved = await send(
      house,
      `${place}/schrijven`,
      { over: "Wij zijn <script>alert(1)</script>", achterban: "Iedereen in Gieten", contact: "" },
      board,
    );
    expect(saved.status).toBe(303);
    const html = await (await visitPage(house, place)).text();
    expect(html).toContain("Wij zijn &lt;script&gt;");
    expect(html).toContain("Iedereen in Gieten");
    const refused = await send(
      house,
      `${place}/schrijven`,
      { over: "BSN 111222333", achterban: "", contact: "" },
      board,
    );
    expect(refused.status).toBe(400);
    const told = await refused.text();
    expect(told).toContain("burgerservicenummer");
    expect(told).toContain("BSN •••••••••");
    expect(told).not.toContain("111222333");
  });

  it("takes a role at once: open sessions end", async () => {
    await giveRole(house.ctx, system, { email: "weg@voorbeeld.nl", role: "programme_team", region: "drenthe" });
    const cookie = await step(await signIn(house, "weg@voorbeeld.nl"));
    expect((await visitPage(house, "/drenthe/beheer", cookie)).status).toBe(200);
    const html = await (await visitPage(house, "/drenthe/beheer/mensen", operator)).text();
    const id =
      /name="rol" value="([0-9a-f-]{36})"[^>]*\/><button[^>]*aria-label="Neem af: de rol programmateam van weg@/.exec(
        html,
      )![1]!;
    expect((await send(house, "/drenthe/beheer/mensen/neem", { rol: id }, operator)).status).toBe(303);
    expect((await actor(cookie)).kind).toBe("visitor");
  });

  it("lets an operator of one region give no role elsewhere or in the whole house", async () => {
    for (const path of ["/beheer/mensen", "/zoetermeer/beheer/mensen"]) {
      expect((await send(house, path, { mail: "vriend@voorbeeld.nl", rol: "operator" }, operator)).status).toBe(403);
      expect((await visitPage(house, path, operator)).status).toBe(403);
    }
  });

  it("prints codes once, as a file, and shows afterwards only how many", async () => {
    const answer = await send(house, "/drenthe/beheer/herkennen/brieven", { aantal: "3" }, operator);
    expect((await answer.text()).trim().split("\r\n")).toHaveLength(4);
    const page = await (await visitPage(house, "/drenthe/beheer/herkennen", operator)).text();
    expect(page).not.toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-/);
  });

  it("takes a region into use: who is responsible first, then all examples go in one step", async () => {
    await registerOrganisation(house.ctx, system, {
      region: "drenthe",
      kind: "ggd",
      name: "Voorbeeld-GGD",
      example: true,
    });
    const cleared: string[] = [];
    onRegionInUse("test", async (_trx, region) => void cleared.push(region));
    const typed = {
      controller: "Coöperatie X",
      contact: "a@b.nl",
      privacy: "https://x.nl/p",
      accessibility: "https://x.nl/t",
      complaints: "c@b.nl",
    };
    const halfway = await send(house, "/drenthe/beheer/in-gebruik", { ...typed, complaints: " " }, operator);
    expect(halfway.status).toBe(400);
    expect(await halfway.text()).toContain("Coöperatie X");
    expect((await visitPage(house, "/drenthe/organisatie/voorbeeld-ggd")).status).toBe(200);
    expect((await send(house, "/drenthe/beheer/in-gebruik", typed, operator)).status).toBe(303);
    expect(cleared).toEqual(["drenthe"]);
    expect((await visitPage(house, "/drenthe/organisatie/voorbeeld-ggd")).status).toBe(404);
    expect(await (await visitPage(house, "/drenthe")).text()).not.toContain("example-band");
    expect(await (await visitPage(house, "/privacy")).text()).toContain("Coöperatie X");
    const foreign: Actor = await actor(operator);
    await expect(declareRegion(house.ctx, foreign, "zoetermeer", typed)).rejects.toMatchObject({ status: 403 });
  });

  it("runs the 72-hour clock of a breach over the night the clock changes", () => {
    const found = dutchMoment("2026-10-24T12:00")!;
    expect(found.toISOString()).toBe("2026-10-24T10:00:00.000Z");
    const row = {
      id: "x",
      found_at: found,
      what: "",
      whom: "",
      measures: "",
      reported_at: null,
      not_reported_because: null,
      made_by: null,
      made_at: found,
    };
    const breach = breachOf(row, new Date("2026-10-27T10:00:00Z"));
    expect([breach.before.toISOString(), breach.stand]).toEqual(["2026-10-27T10:00:00.000Z", "open"]);
    expect(breachOf(row, new Date("2026-10-27T10:00:01Z")).stand).toBe("late");
    expect(dutchMoment("2026-10-25T02:30")!.toISOString()).toBe("2026-10-25T00:30:00.000Z");
    expect(dutchMoment("2026-13-45T99:99")).toBeUndefined();
  });

  it("says in the register what every room does with personal data, and shows the head of the log", async () => {
    const html = await (await visitPage(house, "/privacy")).text();
    for (const words of ["Inloggen, en je account beschermen", "Iemand voor een ander laten handelen"])
      expect(html).toContain(words);
    expect((await visitPage(house, "/controle")).status).toBe(200);
    expect(cookieOf(await visitPage(house, "/privacy"))).toBe("");
    expect(await mailedPath(house, "niemand@voorbeeld.nl")).toBe("");
    expect(await withScope(house.ctx.db, "house", async (trx) => trx.isTransaction)).toBe(true);
  });
});
