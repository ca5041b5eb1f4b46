import type { Column, Fixture } from "./fixture.ts";
import { factFields } from "../support/facts.ts";
import { initiativeFields, otherDivision, sheetText } from "./fixture-rooms.ts";
import { form, page, type Row, team } from "./row.ts";
import { openPlan, planRows, promiseRows, signRequestRows } from "./rows-plan.ts";
import { closedPapers, openWorkplan, workplanRows } from "./rows-workplan.ts";

/** Own figures of a region: typed by its analysts and team, checked by a second person (issue 3, "regional fact"). */
const writers: readonly Column[] = ["analyst", ...team];
const facts = "/:region/regiobeeld/eigen-cijfers";
const theFact = { params: (fixture: Fixture) => ({ fact: fixture.rooms.fact }) };
const own: readonly Row[] = [
  page(`${facts}/beheer`, writers),
  page(`${facts}/nieuw`, writers),
  page(`${facts}/:fact/bewerk`, writers, theFact),
  form(`${facts}/nieuw`, writers, () => factFields),
  form(`${facts}/:fact/bewerk`, writers, () => ({ ...factFields, value: "13", version: "1" }), theFact),
  form(`${facts}/:fact/nakijken`, writers, () => ({ version: "1" }), theFact),
  page(`${facts}/:fact/terugsturen`, writers, theFact),
  form(
    `${facts}/:fact/terugsturen`,
    writers,
    () => ({ version: "1", reden: "Het getal staat niet in de bron." }),
    theFact,
  ),
  form(`${facts}/:fact/intrekken`, writers, () => ({ version: "1" }), theFact),
];

/** How a region is divided: its team and operators (issue 3, "an operator edits it"; who works for another region may not). */
const areas = "/:region/beheer/leefgebieden";
const theArea = { params: () => ({ area: "drenthe-noord" }) };
const basis = (fixture: Fixture) => fixture.rooms.basis;
const dividing: readonly Row[] = [
  page(areas, team),
  page(`${areas}/indeling.csv`, team),
  page(`${areas}/indeling.json`, team),
  page(`${areas}/bestand`, team),
  page(`${areas}/:area`, team, theArea),
  form(
    `${areas}/bestand`,
    team,
    (fixture) => ({ ...basis(fixture), bestand: new File([otherDivision], "indeling.csv", { type: "text/csv" }) }),
    { ok: 200, audited: false },
  ),
  form(`${areas}/bestand/bewaar`, team, (fixture) => ({ ...basis(fixture), tekst: otherDivision })),
  form(`${areas}/bestand/terug`, team, (fixture) => ({ ...basis(fixture), tekst: otherDivision }), {
    ok: 200,
    audited: false,
  }),
  form(`${areas}/:area/naam`, team, (fixture) => ({ ...basis(fixture), naam: "Assen Noord" }), theArea),
  form(
    `${areas}/:area/verplaats`,
    team,
    (fixture) => ({ ...basis(fixture), buurt: "BU01060000", naar: "drenthe-zuid" }),
    theArea,
  ),
];

/** The workplan is the team's; "partners maintain their own initiatives" (issue 8). The partner here is with the GGD. */
const partners: readonly Column[] = ["partner", ...team];
const work = "/:region/werkagenda";
const theirs = { params: () => ({ initiative: "van-de-ggd", part: "basis" }) };
const others = { params: () => ({ initiative: "huiskamer", part: "basis" }) };
const hidden = { params: () => ({ initiative: "geheim-team", part: "geld" }) };
const theSheet = { params: (fixture: Fixture) => ({ sheet: fixture.rooms.sheet }) };
const part = () => ({ ...initiativeFields, title: "Andere naam", reason: "mooier", version: "1" });
const remove = () => ({ remove: "1", version: "1", reason: "klaar" });
const workplan: readonly Row[] = [
  page(`${work}/team`, partners),
  page(`${work}/toevoegen`, partners),
  form(`${work}/toevoegen`, partners, () => ({ ...initiativeFields, title: "Iets nieuws" })),
  page(`${work}/:initiative/bewerk`, partners, theirs),
  page(`${work}/:initiative/bewerk`, team, others),
  page(`${work}/:initiative/bewerk/:part`, partners, theirs),
  page(`${work}/:initiative/bewerk/:part`, team, others),
  page(`${work}/:initiative/bewerk/:part`, team, hidden),
  form(`${work}/:initiative/bewerk`, partners, remove, theirs),
  form(`${work}/:initiative/bewerk`, team, remove, others),
  form(`${work}/:initiative/bewerk/:part`, partners, part, theirs),
  form(`${work}/:initiative/bewerk/:part`, team, part, others),
  page(`${work}/inlezen`, team),
  page(`${work}/inlezen/:sheet`, team, theSheet),
  form(`${work}/inlezen`, team, () => ({ file: new File([sheetText], "lijst.csv", { type: "text/csv" }) })),
  form(`${work}/inlezen/:sheet`, team, (fixture) => ({ doe: "verwerk", seal: fixture.rooms.seal }), theSheet),
];

export const roomRows: readonly Row[] = [
  ...own,
  ...dividing,
  ...planRows,
  ...promiseRows,
  ...signRequestRows,
  ...workplan,
  ...workplanRows,
];

/**
 * What anyone reads in these rooms, with an address that answers: the same bytes for everyone, and nothing in them that is not public.
 * Each is a route's own path, and then what is asked.
 */
export const openRooms: readonly (readonly [path: string, address: string])[] = [
  [facts, "/drenthe/regiobeeld/eigen-cijfers"],
  ...openPlan,
  ["/api/v1/goals", "/api/v1/goals?region=drenthe"],
  ["/api/v1/initiatives", "/api/v1/initiatives?region=drenthe"],
  ["/api/v1/initiatives/{region}/{id}", "/api/v1/initiatives/drenthe/huiskamer"],
  [work, "/drenthe/werkagenda"],
  ...[
    "tijdlijn",
    "bord",
    "losse-eindjes",
    "geld",
    "gebieden",
    "boom",
    "nieuw",
    "downloads",
    "werkagenda.xlsx",
    "werkagenda.csv",
    "werkagenda.ics",
    "werkagenda.pdf",
    "werkagenda.docx",
  ].map((view) => [`${work}/${view}`, `/drenthe/werkagenda/${view}`] as const),
  [`${work}/:initiative`, "/drenthe/werkagenda/huiskamer"],
  [`${work}/:initiative/geschiedenis`, "/drenthe/werkagenda/huiskamer/geschiedenis"],
  ...openWorkplan,
  [`${work}/:initiative/pdf`, "/drenthe/werkagenda/huiskamer/pdf"],
  [`${work}/:initiative/docx`, "/drenthe/werkagenda/huiskamer/docx"],
];
/** What is not public is not there for anyone on these addresses, not even for a team. */
export const notPublic: readonly string[] = ["geheim-team", "geheim-partners"]
  .flatMap((id) => [
    `/drenthe/werkagenda/${id}`,
    `/drenthe/werkagenda/${id}/geschiedenis`,
    `/drenthe/werkagenda/${id}/pdf`,
    `/drenthe/werkagenda/${id}/docx`,
    `/api/v1/initiatives/drenthe/${id}`,
  ])
  .concat(closedPapers);
