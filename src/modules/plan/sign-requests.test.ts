import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Actor, system } from "#platform/http/index.ts";
import { mailJobs, readOutbox } from "#platform/mail/index.ts";
import { teamOfDrenthe } from "../../../tests/support/dialogue.ts";
import { openInbox, silentLog } from "../../../tests/support/inbox.ts";
import { send } from "../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { invite, organisationAt, registerOrganisation } from "../accounts/actions-organisations.ts";
import { askPromise, signPromise, updatePromise } from "./actions-promises.ts";
import { remindSigning, requestSigning, type SignRequest } from "./actions-sign-requests.ts";
import { promisesOf } from "./store-promises.ts";

let house: TestHouse;
let now = new Date("2026-11-23T12:00:00Z");
let actor: Actor;
const team = teamOfDrenthe("1");
const base = "/drenthe/plan/beloften";
const day = 24 * 3_600_000;
const later = (days: number) => {
  now = new Date(now.getTime() + days * day);
};
const letters = async (to: string) =>
  (await readOutbox(house.ctx.db, house.ctx.keys)).filter((one) => one.to === to).toReversed();
const stopLink = (text: string) => new URL(/http\S+\/mail\/\S+/.exec(text)![0]).pathname;
const ask = (organisation: string, asked: Partial<SignRequest>) =>
  requestSigning(house.ctx, team, "drenthe", organisation, { address: "", message: "", ...asked });
const rows = async (organisation: string) => {
  const { rows: found } = await sql<{ state: string; letters: number; address_sealed: Buffer | null }>`
    select state, letters, address_sealed from plan_sign_request where organisation = ${organisation} order by asked_on, letters`.execute(
    house.ctx.db,
  );
  return found.map((row) => ({ ...row, address_sealed: row.address_sealed !== null }));
};
/** A new organisation on paper, asked to sign. */
const asked = async (name: string) => {
  const row = { name, organisationId: null, on: "2026-11-20", reason: "doet mee" };
  const outcome = await askPromise(house.ctx, system, "drenthe", row);
  return outcome.kind === "asked" ? outcome.organisation : "";
};

beforeAll(async () => {
  house = await testHouse({ clock: () => now });
  house.server.useActors(async () => actor);
  const { ctx } = house;
  await registerOrganisation(ctx, system, { region: "drenthe", kind: "municipality", name: "Gemeente Veenland" });
  const place = await organisationAt(ctx, "drenthe", "gemeente-veenland");
  const people = { wethouder: "board", secretaris: "representative", griffie: "contact" };
  for (const [name, role] of Object.entries(people))
    await invite(ctx, system, place, { email: `${name}@veenland.example`, function: role });
  const row = { name: "Gemeente Veenland", organisationId: place.id, on: "2026-11-20", reason: "doet mee" };
  await askPromise(ctx, system, "drenthe", row);
});
beforeEach(async () => {
  actor = team;
  await sql`delete from mail_messages`.execute(house.ctx.db);
});
afterAll(() => house.close());

describe("asking by mail to sign", () => {
  const path = `${base}/gemeente-veenland/mail`;

  it("writes everyone who may sign and the contact, each with their own way, and no one else", async () => {
    expect(await (await house.ask(path)).text()).toContain("2 mensen kunnen hier voor deze organisatie tekenen.");
    const fields = { address: "Info@Veenland.example", message: "Bel Jan van het team.", every: "14" };
    expect((await send(house, path, fields)).status).toBe(303);
    for (const who of ["wethouder", "secretaris"]) {
      const [letter] = await letters(`${who}@veenland.example`);
      expect(letter?.text).toContain(`${path.replace("/mail", "/teken")}`);
      expect(letter?.text).toContain("Bel Jan van het team.");
      expect(letter?.text).toContain("Er valt niets echt te tekenen.");
    }
    const [paper] = await letters("info@veenland.example");
    expect(paper?.text).toContain("PDF om op papier te tekenen");
    expect(paper?.text).not.toContain("/teken");
    expect(await letters("griffie@veenland.example")).toEqual([]);
    expect(await (await house.ask(path)).text()).toContain("De volgende herinnering gaat op 7 december 2026");
  });

  it("is one request at a time, also when two ask at once; a second changes nothing and keeps what was typed", async () => {
    const organisation = await asked("Dubbel gevraagd");
    const outcomes = await Promise.all([1, 2, 3].map(() => ask(organisation, { address: "dubbel@veenland.example" })));
    expect(outcomes.toSorted()).toEqual(["open", "open", "sent"]);
    expect(await letters("dubbel@veenland.example")).toHaveLength(1);
    const again = await send(house, path, { address: "", message: "Nog eens", every: "7" });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("Er loopt al een vraag.");
    expect(await letters("wethouder@veenland.example")).toEqual([]);
  });

  it("needs an address where nobody can sign here, and a real one", async () => {
    const organisation = await asked("Dorpshuis Zuid");
    const own = `${base}/${organisation}/mail`;
    for (const address of ["", "jan@", "jan@x.example, els@x.example"]) {
      const answer = await send(house, own, { address, message: "Groet", every: "none" });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain("Groet");
    }
    expect(await rows(organisation)).toEqual([]);
  });

  it("reminds at most once per chosen time, however often the timer runs or stood still, and never without being told to", async () => {
    const [often, never] = [await asked("Wijkcentrum"), await asked("Sportclub")];
    await ask(often, { address: "wijk@veenland.example", every: 14 });
    await ask(never, { address: "sport@veenland.example" });
    later(13);
    await remindSigning(house.ctx);
    expect(await letters("wijk@veenland.example")).toHaveLength(1);
    later(1);
    await Promise.all([remindSigning(house.ctx), remindSigning(house.ctx)]);
    await remindSigning(house.ctx);
    expect(await letters("wijk@veenland.example")).toHaveLength(2);
    later(60);
    await remindSigning(house.ctx);
    await remindSigning(house.ctx);
    const all = await letters("wijk@veenland.example");
    expect(all).toHaveLength(3);
    expect(all[2]?.text).toContain("Een herinnering: Wijkcentrum heeft nog niet getekend");
    expect(await letters("sport@veenland.example")).toHaveLength(1);
    const { rows: told } = await sql<{ n: number }>`select count(*)::int as n from audit_entries e
      join plan_sign_request r on r.id::text = e.subject where r.organisation = ${often}`.execute(
      house.ctx.database.owner,
    );
    expect(told[0]?.n).toBe(3);
  });

  it("ends when it is signed, when the organisation leaves, or after a year, and forgets the address", async () => {
    const { ctx } = house;
    const [signs, leaves, waits] = [await asked("Tekenaar"), await asked("Vertrekker"), await asked("Wachter")];
    for (const one of [signs, leaves, waits]) await ask(one, { address: "iemand@veenland.example", every: 7 });
    expect(await rows(signs)).toEqual([{ state: "open", letters: 1, address_sealed: true }]);
    const typed = { reserve: "", approvalBy: "", signedFunction: "voorzitter", signedName: "N." };
    const on = { signedOn: "2026-11-23", reason: "zo", planVersion: 2, last: 1, whole: true, items: [] };
    expect(await signPromise(ctx, team, "drenthe", signs, { ...typed, ...on })).toEqual({ kind: "saved" });
    await updatePromise(ctx, team, "drenthe", leaves, { last: 1, what: "end", on: "2026-11-23", reason: "weg" });
    later(366);
    await sql`delete from mail_messages`.execute(ctx.db);
    await remindSigning(ctx);
    expect(await letters("iemand@veenland.example")).toEqual([]);
    const ended = { letters: 1, address_sealed: false };
    expect([await rows(signs), await rows(leaves), await rows(waits)]).toEqual([
      [{ state: "signed", ...ended }],
      [{ state: "over", ...ended }],
      [{ state: "over", ...ended }],
    ]);
    expect(await ask(signs, { address: "iemand@veenland.example" })).toBe("nothing");
  });

  it("is stopped by the team, and can then be asked anew", async () => {
    const organisation = await asked("Gestopt");
    await ask(organisation, { address: "stop@veenland.example", every: 7 });
    expect((await send(house, `${base}/${organisation}/mail`, { doe: "stop" })).status).toBe(303);
    later(30);
    await remindSigning(house.ctx);
    expect(await letters("stop@veenland.example")).toHaveLength(1);
    expect(await ask(organisation, { address: "stop@veenland.example" })).toBe("sent");
  });

  it("is refused by who got it with a button, not by a scanner that opens the link; that address is not asked again", async () => {
    const organisation = await asked("Liever niet");
    await ask(organisation, { address: "nee@veenland.example", every: 7 });
    const link = stopLink((await letters("nee@veenland.example"))[0]!.text);
    actor = { kind: "visitor", grants: [], assurance: 0, secondFactor: false } as Actor;
    expect((await house.ask(link)).status).toBe(200);
    expect(await rows(organisation)).toMatchObject([{ state: "open" }]);
    expect((await house.ask(link.replace("liever-niet", "gestopt"))).status).toBe(404);
    expect((await house.ask(`${link}x`)).status).toBe(404);
    const twice = await Promise.all([send(house, link, {}), send(house, link, {})]);
    expect(twice.map((answer) => answer.status)).toEqual([303, 303]);
    expect(await (await house.ask(link)).text()).toContain("Er komt geen mail meer");
    expect(await rows(organisation)).toEqual([{ state: "refused", letters: 1, address_sealed: false }]);
    expect(await ask(organisation, { address: "NEE@veenland.example" })).toBe("refused");
    expect(await ask(organisation, { address: "ander@veenland.example" })).toBe("sent");
  });

  it("waits while the mail server is down and arrives once when it is back", async () => {
    const organisation = await asked("Geen post");
    await ask(organisation, { address: "post@veenland.example" });
    const inbox = await openInbox();
    const worker = (smtpUrl: string) =>
      mailJobs({
        ...house.ctx,
        log: silentLog,
        config: { ...house.ctx.config, smtpUrl, mailFrom: "brink@brink.example" },
      });
    const again = "platform.mail.again";
    later(0.01);
    await worker("smtp://127.0.0.1:9")[again]!({}, { attempt: 1 });
    expect(await letters("post@veenland.example")).toHaveLength(1);
    later(0.1);
    await worker(inbox.url)[again]!({}, { attempt: 1 });
    await worker(inbox.url)[again]!({}, { attempt: 2 });
    await inbox.close();
    expect(inbox.letters.map((one) => one.to)).toEqual([["post@veenland.example"]]);
    expect(await promisesOf(house.ctx.db, "drenthe", organisation)).toHaveLength(1);
  });
});
