import { decision } from "./fixture-plan.ts";
import { goalFields } from "./fixture-rooms.ts";
import { sql } from "kysely";
import type { Column, Fixture } from "./fixture.ts";
import { everyone, form, page, type Row, team } from "./row.ts";

const plan = "/:region/plan";
const theGoal = { params: () => ({ goal: "minder-eenzaam" }) };
const theChallenge = { params: () => ({ challenge: "sociale-basis" }) };
const anAmbition = { params: () => ({ ambition: "nieuw" }) };
const names = (side = "") => ({
  [`${side}nameNl`]: `Naam ${side}`,
  [`${side}nameEn`]: `Name ${side}`,
  [`${side}sayNl`]: "Uitleg.",
  [`${side}sayEn`]: "Explanation.",
});

/** The plan is the team's; everyone reads it, and every version that was adopted (issue 8). */
export const planRows: readonly Row[] = [
  page(`${plan}/team`, team),
  page(`${plan}/toevoegen`, team),
  form(`${plan}/toevoegen`, team, () => ({ ...goalFields, short: "Nieuw doel", ...decision })),
  page(`${plan}/:goal/bewerk`, team, theGoal),
  form(`${plan}/:goal/bewerk`, team, () => ({ ...goalFields, short: "Samen", version: "1", ...decision }), theGoal),
  page(`${plan}/kwetsbaar`, team),
  form(`${plan}/kwetsbaar`, team, () => ({
    text: "Wie weinig heeft.",
    since: "2026-01-02",
    version: "0",
    ...decision,
  })),
  page(`${plan}/ambities/:ambition`, team, anAmbition),
  form(
    `${plan}/ambities/:ambition`,
    team,
    () => ({ title: "Samen", say: "Wij.", opgave: "sociale-basis", version: "0", ...decision }),
    anAmbition,
  ),
  page(`${plan}/opgaven/:challenge`, team, theChallenge),
  form(`${plan}/opgaven/:challenge`, team, () => ({ ...names(), version: "1", ...decision }), theChallenge),
  page(`${plan}/opgaven/:challenge/splits`, team, theChallenge),
  form(
    `${plan}/opgaven/:challenge/splits`,
    team,
    (fixture) => ({
      ...names("eerste-"),
      ...names("tweede-"),
      doel: "minder-eenzaam",
      initiatief: "huiskamer",
      version: "1",
      seal: fixture.rooms.plan.under,
      ...decision,
    }),
    theChallenge,
  ),
  page(`${plan}/vaststellen`, team),
  form(`${plan}/vaststellen`, team, (fixture) => ({
    adoptedOn: "2026-01-03",
    body: "Regiotafel",
    reason: "beter",
    last: "1",
    seal: fixture.rooms.plan.plan,
  })),
];

/** Who signs for the cooperative: its board and its representative with the second step; the team writes down what was signed on paper. */
const signers: readonly Column[] = ["representative", "board", ...team];
const promise = `${plan}/beloften/:organisation`;
const theirs = { params: () => ({ organisation: "naoberkracht" }) };
const signing = {
  heel: "1",
  last: "1",
  planVersion: "1",
  signedFunction: "voorzitter",
  signedName: "N. Voorbeeld",
  signedOn: "2026-01-03",
  reason: "zo besloten",
  doe: "teken",
};

/** Something was signed, so that it can be taken back. */
const signed = async (fixture: Fixture) => {
  await sql`insert into plan_promise (region_id, organisation, number, kind, name, organisation_id, plan_version, whole, signed_on, on_day, reason, at, actor)
    select region_id, organisation, 2, 'sign', name, organisation_id, plan_version, true, on_day, on_day, reason, at, actor
    from plan_promise where organisation = 'naoberkracht' and number = 1 on conflict do nothing`.execute(
    fixture.house.ctx.database.owner,
  );
};

/** "Committed to per organisation: who signed for what" (issue 8). */
export const promiseRows: readonly Row[] = [
  page(`${plan}/beloften/vragen`, team),
  form(`${plan}/beloften/vragen`, team, () => ({ name: "school", on: "2026-01-03", reason: "doet mee" }), {
    changes: ["plan_promise"],
  }),
  page(`${promise}/teken`, signers, theirs),
  form(`${promise}/teken`, signers, () => signing, { ...theirs, changes: ["plan_promise"] }),
  page(`${promise}/bijwerken`, signers, theirs),
  form(`${promise}/bijwerken`, signers, () => ({ last: "2", what: "withdraw", on: "2026-01-04", reason: "anders" }), {
    ...theirs,
    ready: signed,
  }),
];

/** A link in a letter works without signing in, and only its button does something. */
const stopLink = {
  params: ({ rooms }: Fixture) => ({ organisation: "dorpshuis", token: rooms.plan.stopLetters }),
};
/** The team asks by mail; whoever got the letter says no more. */
export const signRequestRows: readonly Row[] = [
  page(`${promise}/mail`, team, theirs),
  form(`${promise}/mail`, team, () => ({ address: "info@naoberkracht.example", every: "none" }), {
    ...theirs,
    changes: ["plan_sign_request", "mail_messages"],
  }),
  page(`${promise}/mail/:token`, everyone, stopLink),
  form(`${promise}/mail/:token`, everyone, () => ({}), stopLink),
];

export const openPlan: readonly (readonly [path: string, address: string])[] = [
  ["/api/v1/plan-versions", "/api/v1/plan-versions?region=drenthe"],
  ["/api/v1/promises", "/api/v1/promises?region=drenthe"],
  [plan, "/drenthe/plan"],
  [`${plan}/:goal`, "/drenthe/plan/minder-eenzaam"],
  [`${plan}/versies`, "/drenthe/plan/versies"],
  [`${plan}/versies/:version`, "/drenthe/plan/versies/1"],
  [`${plan}/versies/:version/plan.json`, "/drenthe/plan/versies/1/plan.json"],
  [`${plan}/versies/:version/tegenover/:other`, "/drenthe/plan/versies/1/tegenover/nu"],
  [`${plan}/versies/:version/pdf`, "/drenthe/plan/versies/1/pdf"],
  [`${plan}/beloften`, "/drenthe/plan/beloften"],
  [promise, "/drenthe/plan/beloften/naoberkracht"],
  [`${promise}/pdf`, "/drenthe/plan/beloften/naoberkracht/pdf"],
];
