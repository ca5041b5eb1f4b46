import { sql } from "kysely";
import { Secret, TOTP } from "otpauth";
import { codeSecret, type Column, emailOf, type Fixture, type Someone } from "./fixture.ts";
import { everyone, form, page, people, type Row, team } from "./row.ts";
import { hearingRows } from "./rows-hearing.ts";
import { dialogueRows, openDialogues } from "./rows-dialogues.ts";
import { meaningRows } from "./rows-meaning.ts";
import { openPaper, paperRows } from "./rows-paper.ts";
import { openRooms, roomRows } from "./rows-rooms.ts";

const leads: readonly Column[] = ["board", "operator", "house"];
const near: readonly Column[] = ["operator", "house"];
const house: readonly Column[] = ["house"];
const operators: readonly Column[] = ["operator", "farOperator", "house"];

const owner = (fixture: Fixture) => fixture.house.ctx.database.owner;
const code = (fixture: Fixture) =>
  new TOTP({ secret: Secret.fromBase32(codeSecret) }).generate({ timestamp: fixture.house.ctx.clock().getTime() });
const day = (fixture: Fixture) =>
  new Date(fixture.house.ctx.clock().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);

/** Gives someone an app with codes, confirmed or still being set up. */
const codes = (confirmed: boolean) => async (fixture: Fixture, who: Someone) => {
  if (!who.id) return;
  const at = confirmed ? sql`now()` : sql`null`;
  await sql`insert into second_factor (person_id, secret_sealed, confirmed_at) values (${who.id}, ${fixture.sealedSecret}, ${at})`.execute(
    owner(fixture),
  );
};
const passkey = async (fixture: Fixture, who: Someone) => {
  if (!who.id) return;
  await sql`insert into passkey (id, person_id, public_key, counter, name) values ('sleutel-1', ${who.id}, decode('00', 'hex'), 0, 'telefoon')`.execute(
    owner(fixture),
  );
};
const actingId = "0d6f6c7e-95c4-4b1b-8d9c-0a1f2e3d4c5b";
/** Someone else asked this person to act; or, accepted, this person acts already. */
const acting = (accepted: boolean) => async (fixture: Fixture, who: Someone) => {
  if (!who.id) return;
  await sql`insert into representation (id, for_person, by_person, by_email_hash, kind, purposes, ends_on)
    select ${actingId}, ${fixture.otherMember}, ${accepted ? who.id : null}::uuid, case when ${accepted} then null else email_hash end, 'carer', '{help}', ${day(fixture)}
    from person where id = ${who.id}`.execute(owner(fixture));
};

const organisation = "/:region/organisatie/:slug";
const manage = "/:region/beheer";

const platform: readonly Row[] = [
  page("/api/v1/openapi.json", everyone),
  page("/livez", everyone),
  page("/readyz", everyone),
  page("/.well-known/security.txt", everyone),
  page("/ontwerp", everyone),
];

const signIn: readonly Row[] = [
  page("/inloggen/verstuurd", everyone),
  page("/inloggen/:token", everyone),
  form("/inloggen", everyone, () => ({ mail: "iemand@voorbeeld.nl" }), { audited: false }),
  form("/inloggen/:token", everyone),
  page("/inloggen/tweede-stap", people),
  form("/inloggen/tweede-stap", people, (fixture) => ({ code: code(fixture) }), { ready: codes(true) }),
  form("/inloggen/sleutel/begin", everyone, undefined, { ok: 200, audited: false }),
  // The browser's answer itself is proved beside the room.
  form("/inloggen/sleutel", everyone, () => ({ handvat: "x", antwoord: "{}" }), { ok: 400, audited: false }),
  page("/inloggen/organisatie/:organisation", everyone, { ok: 404 }),
  page("/inloggen/terug/:organisation", everyone, { ok: 303 }),
  page("/uitloggen", everyone),
  form("/uitloggen", everyone, undefined, { audited: false }),
  form("/snel-weg", everyone, undefined, { audited: false }),
  page("/weer", everyone),
  page("/privacy", everyone),
  page("/controle", everyone),
  page("/controle/stop/:reader", everyone),
  form("/controle/stop/:reader", everyone, undefined, {
    ok: 200,
    params: (fixture) => ({ reader: fixture.headReader }),
  }),
  page("/ontwikkel/post", everyone, { shows: true }),
];

const mine: readonly Row[] = [
  page("/mijn", people),
  page("/mijn/gegevens.json", people, { audited: true }),
  page("/mijn/bladzijde", people, { audited: true }),
  page("/mijn/logboek", people),
  page("/mijn/veranderen", people),
  page("/mijn/stoppen", people),
  page("/mijn/handelen", people),
  page("/mijn/brief", people),
  page("/mijn/tweede-stap", people),
  form("/mijn/veranderen", people, () => ({ naam: "Nieuw", taal: "nl" })),
  form("/mijn/adres", people, () => ({ mail: "ander-adres@voorbeeld.nl" }), { audited: false }),
  form("/mijn/sessie", people, (_fixture, who) => ({ sessie: who.otherSession })),
  form("/mijn/sessies", people),
  form("/mijn/toestemming", people, () => ({ soort: "regional_news", geeft: "1" })),
  form("/mijn/stoppen", people, () => ({ zeker: "1" }), { ok: 200 }),
  form("/mijn/handelen", people, (fixture) => ({
    mail: "zoon@voorbeeld.nl",
    soort: "carer",
    doel: "help",
    tot: day(fixture),
  })),
  form("/mijn/handelen/ja", people, () => ({ wie: actingId }), { ready: acting(false) }),
  form("/mijn/handelen/stop", people, () => ({ wie: actingId }), { ready: acting(true) }),
  form("/mijn/brief", people, (fixture) => ({ code: fixture.letters[0]!, postcode: "7811AB", huisnummer: "1" }), {
    ok: 200,
  }),
  form("/mijn/tweede-stap/begin", people, undefined, { audited: false }),
  form("/mijn/tweede-stap", people, (fixture) => ({ code: code(fixture) }), { ready: codes(false), ok: 200 }),
  form("/mijn/tweede-stap/herstel", people, undefined, { ok: 200 }),
  form("/mijn/tweede-stap/uit", people),
  form("/mijn/tweede-stap/sleutel/begin", people, undefined, { ok: 200, audited: false }),
  form("/mijn/tweede-stap/sleutel", people, () => ({ handvat: "x", antwoord: "{}" }), { ok: 400, audited: false }),
  // Whoever has a passkey but did not show it in this session may not take it away.
  form(
    "/mijn/tweede-stap/sleutel/weg",
    people.filter((column) => column !== "boardWithoutStep"),
    () => ({ sleutel: "sleutel-1" }),
    { ready: passkey },
  ),
];

const organisations: readonly Row[] = [
  page("/:region/organisaties", everyone),
  page(organisation, everyone),
  page(`${organisation}/leden`, people),
  page(`${organisation}/ledenlijst`, leads, { shows: true, audited: true }),
  form(`${organisation}/lid-worden`, people, undefined, { audited: false }),
  form(`${organisation}/weg`, people, undefined, { audited: false }),
  form(`${organisation}/uitnodigen`, leads, () => ({ mail: "genodigd@voorbeeld.nl", functie: "member" })),
  form(`${organisation}/schrijven`, leads, () => ({ over: "Wij", achterban: "Iedereen", contact: "Bel" })),
  form(`${organisation}/toelaten`, leads, (fixture) => ({ wie: fixture.asker })),
  form(`${organisation}/verwijderen`, leads, (fixture) => ({ wie: fixture.otherMember })),
  form(`${organisation}/functie`, leads, (fixture) => ({ wie: fixture.otherMember, functie: "representative" })),
  form(`${organisation}/ken-ik`, ["member", "representative", "board", "boardWithoutStep"], (fixture) => ({
    wie: fixture.otherMember,
  })),
];

const live = {
  controller: "X",
  contact: "a@b.nl",
  privacy: "https://x.nl",
  accessibility: "https://x.nl",
  complaints: "c@b.nl",
};
const management: readonly Row[] = [
  page("/beheer", operators),
  page("/beheer/mensen", house, { shows: true, audited: true }),
  form("/beheer/mensen", house, () => ({ mail: "nieuw@voorbeeld.nl", rol: "analyst" })),
  form("/beheer/stand", house, () => ({ mail: "bestuur@voorbeeld.nl" })),
  form("/beheer/stand/weg", house, (fixture) => ({ wie: fixture.headReader })),
  form("/beheer/mensen/neem", house, (fixture) => ({ rol: fixture.houseGrant })),
  page("/beheer/lekken", house),
  form("/beheer/lekken", house, () => ({ ontdekt: "2026-01-02T03:04", wat: "wat", wie: "wie" })),
  form("/beheer/lekken/klaar", house, (fixture) => ({ lek: fixture.breach })),
  // Who has work in the region finds it here, each their own.
  page(manage, ["moderator", "analyst", "partner", ...team]),
  page(`${manage}/mensen`, near, { shows: true, audited: true }),
  form(`${manage}/mensen`, near, () => ({ mail: "nieuw@voorbeeld.nl", rol: "analyst" })),
  form(`${manage}/mensen/neem`, near, (fixture) => ({ rol: fixture.regionGrant })),
  page(`${manage}/organisaties`, near),
  form(`${manage}/organisaties`, near, () => ({ naam: "Nieuw", soort: "welfare" })),
  form(
    `${manage}/organisaties/inloggen`,
    near,
    (fixture) => ({ organisatie: fixture.organisation, dienst: "geen adres", client: "x", client_secret: "x" }),
    { ok: 400, audited: false },
  ),
  page(`${manage}/herkennen`, team, { shows: true }),
  form(`${manage}/herkennen/brieven`, near, () => ({ aantal: "2" }), { ok: 200 }),
  form(`${manage}/herkennen/zaal`, team, undefined, { ok: 200 }),
  form(`${manage}/herkennen/klopt`, team, (fixture) => ({ bewijs: fixture.proof })),
  form(`${manage}/herkennen/gezien`, team, () => ({ mail: emailOf("resident") })),
  page(`${manage}/in-gebruik`, near),
  form(`${manage}/in-gebruik`, near, () => live),
];

/** Public pages and open data of other rooms: the same bytes for everyone. They are asked without their packs, so most say 404. */
const publicPages = [
  "/",
  "/:region",
  "/:region/over",
  "/api/v1/regions",
  "/api/v1/areas",
  "/api/v1/areas/{code}",
  "/api/v1/working-areas",
  "/:region/regiobeeld",
  "/:region/regiobeeld/:indicator",
  "/:region/gebied/:code",
  "/:region/zoek",
  "/zoek",
  "/over-de-cijfers",
  "/robots.txt",
  // Regions of the test are examples: both say 404.
  "/sitemap.xml",
  "/:region/sitemap.xml",
  "/api/v1/indicators",
  "/api/v1/observations",
  "/api/v1/datasets",
  // Rows of votes of a small dialogue are not given out: this one says 404.
  "/:region/dialoog/:slug/open-data/votes.csv",
];

export const rows: readonly Row[] = [
  ...platform,
  ...signIn,
  ...mine,
  ...organisations,
  ...management,
  ...roomRows,
  ...hearingRows,
  ...paperRows,
  ...dialogueRows,
  ...meaningRows,
];
/** Paths that are open to all. */
export const openRows: readonly string[] = [
  "/inloggen",
  ...publicPages,
  ...openPaper,
  ...openRooms.map(([path]) => path),
  ...openDialogues.map(([path]) => path),
];
/** What is asked of them, but for the page to sign in. */
export const openAddresses: readonly string[] = [
  ...publicPages.map((path) => path.replaceAll(/:region/g, "drenthe").replaceAll(/:\w+|\{\w+\}/g, "x")),
  ...openPaper,
  ...openRooms.map(([, address]) => address),
  ...openDialogues.map(([, address]) => address),
];
