import { sql } from "kysely";
import type { Column, Fixture } from "./fixture.ts";
import { everyone, form, page, type Row, team } from "./row.ts";

const at = "/:region/dialoog/:slug";
const taking = (slug: string) => (fixture: Fixture) => fixture.dialogues.of[slug]!;
/** Asked with the device of who takes part, in the dialogue that is in round 1, in round 2 or has statements. */
const as = (slug: string, more: Partial<Row> = {}): Partial<Row> => ({
  params: () => ({ slug }),
  cookie: (fixture) => taking(slug)(fixture).cookie,
  ...more,
});
/** Asked by a device that takes no part. */
const without = (slug: string, more: Partial<Row> = {}): Partial<Row> => ({ params: () => ({ slug }), ...more });
const [first, second, votes] = ["ronde-een", "ronde-twee", "met-stellingen"] as const;

/** Each column is asked with the same device, which may try a few times a day. */
const forgetTries = async (fixture: Fixture) => {
  await sql`delete from abuse_limits`.execute(fixture.house.ctx.database.owner);
};

/** Who takes part is known by a device, never by an account: any role comes through, and only with that device is anything changed. */
const part: readonly Row[] = [
  page(`${at}/meedoen`, everyone, without(first)),
  form(`${at}/meedoen`, everyone, () => ({ akkoord: "1", eigen: "1" }), without(first)),
  page(`${at}/antwoord`, everyone, as(first)),
  page(`${at}/antwoord`, everyone, without(first, { ok: 303 })),
  form(`${at}/antwoord`, everyone, () => ({ tekst: "Een plek om te praten", taal: "nl" }), as(first)),
  form(
    `${at}/antwoord`,
    everyone,
    () => ({ tekst: "Een plek om te praten", taal: "nl" }),
    without(first, { ok: 401, audited: false, changes: [] }),
  ),
  page(`${at}/hulp`, everyone, without(first)),
  form(`${at}/hulp`, everyone, () => ({ bereik: "06 12345678, na zes uur" }), as(first, { ready: forgetTries })),
  page(`${at}/over-jou`, everyone, as(first)),
  form(`${at}/over-jou`, everyone, () => ({ age: "45-65" }), {
    ...as(first, { audited: false, changes: ["dialogue_background"] }),
  }),
  page(`${at}/code`, everyone, as(first)),
  page(`${at}/code`, everyone, without(first, { ok: 303 })),
  page(`${at}/ronde-2`, everyone, as(second)),
  page(`${at}/stellingen`, everyone, as(votes)),
  form(
    `${at}/ronde-2`,
    everyone,
    (fixture) => ({ nummer: String(taking(second)(fixture).other), score: "2" }),
    as(second, { audited: false, changes: ["dialogue_rating"] }),
  ),
  form(
    `${at}/stellingen`,
    everyone,
    (fixture) => ({ nummer: String(taking(votes)(fixture).other), score: "1" }),
    as(votes, { audited: false, changes: ["dialogue_rating"] }),
  ),
  form(
    `${at}/stellingen`,
    everyone,
    (fixture) => ({ nummer: String(taking(votes)(fixture).other), score: "1" }),
    without(votes, { ok: 401, audited: false, changes: [] }),
  ),
];

const mine: readonly Row[] = [
  page(`${at}/mijn`, everyone, as(first)),
  page(`${at}/mijn`, everyone, without(first)),
  form(
    `${at}/mijn`,
    everyone,
    (fixture) => ({ code: taking(first)(fixture).code, eigen: "1" }),
    without(first, { audited: false, changes: ["dialogue_participant"] }),
  ),
  form(
    `${at}/mijn/verander`,
    everyone,
    (fixture) => ({ nummer: String(taking(first)(fixture).own), tekst: "Twee bankjes bij de winkel", versie: "1" }),
    as(first),
  ),
  // What another wrote is not there for this device.
  form(
    `${at}/mijn/verander`,
    everyone,
    (fixture) => ({ nummer: String(taking(first)(fixture).other), tekst: "Overschreven", versie: "1" }),
    as(first, { ok: 404, audited: false, changes: [] }),
  ),
  form(`${at}/mijn/weg`, everyone, (fixture) => ({ nummer: String(taking(first)(fixture).own) }), as(first)),
  form(
    `${at}/mijn/weg`,
    everyone,
    (fixture) => ({ nummer: String(taking(first)(fixture).other) }),
    as(first, { ok: 404, audited: false, changes: [] }),
  ),
  form(
    `${at}/mijn/bezwaar`,
    everyone,
    (fixture) => ({ nummer: String(taking(first)(fixture).rejected), tekst: "Kijk nog eens" }),
    as(first, { changes: ["dialogue_report"] }),
  ),
  page(`${at}/stop`, everyone, as(first)),
  form(`${at}/stop`, everyone, undefined, as(first)),
  form(`${at}/stop`, everyone, undefined, without(first, { ok: 401, audited: false, changes: [] })),
  page(`${at}/gestopt`, everyone, without(first)),
  form(`${at}/vergeet`, everyone, undefined, as(first, { audited: false, changes: [] })),
];

const theOther = (fixture: Fixture) => ({ slug: second, number: String(taking(second)(fixture).other) });
const theWaiting = (fixture: Fixture) => ({ slug: second, number: String(taking(second)(fixture).waiting) });
const link = (fixture: Fixture) => ({ slug: second, ...fixture.dialogues.follow });
const forged = (fixture: Fixture) => ({ ...link(fixture), sign: "x".repeat(22) });
const answered = async (fixture: Fixture) => {
  await sql`update dialogue_report set state = 'refused', answer = 'Wij zien het anders.' where id = ${fixture.dialogues.report}`.execute(
    fixture.house.ctx.database.owner,
  );
};
/** Anyone may report what is shown, and follow by mail; only with the link from a letter one changes that. */
const others: readonly Row[] = [
  page(`${at}/meld/:number`, everyone, { params: theOther }),
  page(`${at}/meld/:number`, everyone, { params: theWaiting, ok: 404 }),
  form(`${at}/meld/:number`, everyone, () => ({ waarom: "hurts", tekst: "Niet aardig" }), {
    params: theOther,
    changes: ["dialogue_report"],
  }),
  page(`${at}/melding/:id`, everyone, { params: (fixture) => ({ slug: second, id: fixture.dialogues.report }) }),
  // Who has the address of an answered report asks for another look.
  form(`${at}/melding/:id`, everyone, () => ({ tekst: "Kijk nog eens" }), {
    params: (fixture) => ({ slug: second, id: fixture.dialogues.report }),
    ready: answered,
    changes: ["dialogue_report"],
  }),
  // In another dialogue the same report is not there.
  page(`${at}/melding/:id`, everyone, {
    params: (fixture) => ({ slug: first, id: fixture.dialogues.report }),
    ok: 404,
  }),
  page(`${at}/volgen`, everyone, without(second)),
  form(
    `${at}/volgen`,
    everyone,
    (_fixture, who) => ({ mail: `volg-${who.email}`, "hoe-vaak": "week" }),
    without(second),
  ),
  page(`${at}/volgen/:id/:sign`, everyone, { params: link }),
  page(`${at}/volgen/:id/:sign`, everyone, { params: forged, ok: 404 }),
  form(`${at}/volgen/:id/:sign`, everyone, () => ({ "hoe-vaak": "day" }), { params: link }),
  form(`${at}/volgen/:id/:sign`, everyone, () => ({ "hoe-vaak": "day" }), {
    params: forged,
    ok: 404,
    audited: false,
    changes: [],
  }),
  form(`${at}/volgen/:id/:sign/stop`, everyone, undefined, { params: link }),
];

const readers: readonly Column[] = ["moderator", ...team];
const manage = "/:region/beheer/gesprekken";
const one = `${manage}/:slug`;
const here = { params: () => ({ slug: second }) };
const edit = {
  titel: "Een nieuw gesprek",
  vorm: "rounds",
  vragen: "Wat helpt?",
  achtergrond: "Wij willen weten wat jou helpt.",
  themas: "Dorp",
  wie: "Iedereen",
  ingang: "open",
  vast: "Het geld",
  beslist: "De tafel",
  opent: "2030-01-01",
  tweede: "2030-01-15",
  sluit: "2030-02-01",
  versie: "1",
};
/** A dialogue is run by the region's team; moderators read what waits and decide (issue 7). Far ones may nothing of it. */
const running: readonly Row[] = [
  page(manage, readers),
  page(one, readers, here),
  form(`${one}/sluit`, team, undefined, here),
  page(`${manage}/nieuw`, team),
  form(`${manage}/nieuw`, team, () => edit),
  page(`${one}/bewerk`, team, here),
  form(`${one}/bewerk`, team, () => edit, here),
  page(`${one}/uitnodigen`, team, here),
  page(`${one}/qr.svg`, team, here),
  page(`${one}/antwoorden`, team, here),
  form(
    `${one}/antwoorden`,
    team,
    (fixture) => ({
      nummer: String(taking(second)(fixture).own),
      soort: "doing",
      tekst: "Dat gaan we doen.",
      wie: "De regio",
    }),
    here,
  ),
  form(
    `${one}/nieuws`,
    team,
    (fixture) => ({ nummer: String(taking(second)(fixture).other), tekst: "Het is gebeurd.", wie: "De regio" }),
    here,
  ),
  page(`${one}/lezen`, readers, { ...here, shows: true }),
  form(
    `${one}/lezen`,
    readers,
    (fixture) => ({ kies: `${taking(second)(fixture).waiting}.1`, doe: "show", reden: "" }),
    here,
  ),
  form(
    `${one}/zorg`,
    readers,
    (fixture) => ({ nummer: String(taking(second)(fixture).waiting), tekst: "Gebeld met het buurtteam" }),
    here,
  ),
  form(
    `${one}/melding`,
    readers,
    (fixture) => ({ melding: fixture.dialogues.report, gegrond: "1", antwoord: "Je hebt gelijk." }),
    here,
  ),
  page(`${one}/logboek.csv`, readers, here),
];

export const dialogueRows: readonly Row[] = [...part, ...mine, ...others, ...running];

/** What anyone reads of dialogues: the same bytes for everyone. */
export const openDialogues: readonly (readonly [path: string, address: string])[] = [
  ["/:region/dialoog", "/drenthe/dialoog"],
  ["/:region/dialoog/wat-er-gebeurde", "/drenthe/dialoog/wat-er-gebeurde"],
  [at, "/drenthe/dialoog/ronde-twee"],
  [`${at}/bijdragen`, "/drenthe/dialoog/ronde-twee/bijdragen"],
  [`${at}/zo-werkt-het`, "/drenthe/dialoog/ronde-twee/zo-werkt-het"],
  ...["uitkomst", "uitkomst.json", "uitkomst.xlsx", "uitkomst.pdf", "vergelijk", "open-data/comments.csv"].map(
    (under) => [`${at}/${under}`, `/drenthe/dialoog/gehouden-gesprek/${under}`] as const,
  ),
];
