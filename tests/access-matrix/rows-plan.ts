import { decision } from "./fixture-plan.ts";
import { goalFields } from "./fixture-rooms.ts";
import { form, page, type Row, team } from "./row.ts";

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

export const openPlan: readonly (readonly [path: string, address: string])[] = [
  [plan, "/drenthe/plan"],
  [`${plan}/:goal`, "/drenthe/plan/minder-eenzaam"],
  [`${plan}/versies`, "/drenthe/plan/versies"],
  [`${plan}/versies/:version`, "/drenthe/plan/versies/1"],
  [`${plan}/versies/:version/plan.json`, "/drenthe/plan/versies/1/plan.json"],
  [`${plan}/versies/:version/tegenover/:other`, "/drenthe/plan/versies/1/tegenover/nu"],
];
