import { sql } from "kysely";
import { randomUUID } from "node:crypto";
import type { Column, Fixture } from "./fixture.ts";
import { initiativeFields } from "./fixture-rooms.ts";
import { everyone, form, page, type Row, team } from "./row.ts";

const work = "/:region/werkagenda";
/** Partners of the region work together; what is for the team alone stays with the team. The partner here is with the GGD. */
const partners: readonly Column[] = ["partner", ...team];
const theirs = { params: () => ({ initiative: "van-de-ggd" }) };
const others = { params: () => ({ initiative: "huiskamer", part: "basis" }) };
const hidden = { params: () => ({ initiative: "geheim-team", part: "basis" }) };
/** Copying is for the team of the region that copies, whatever region offers (issue 8). */
const example = { params: () => ({ from: "zoetermeer", initiative: "wandelclub" }) };
const follow = { params: (fixture: Fixture) => ({ token: fixture.rooms.links.follow }) };
/** A party of which is known how many hours it has. */
const hoursOfGgd = async ({ house }: Fixture) => {
  await sql`insert into workplan_party (region_id, name, hours) values ('drenthe', 'GGD', 30)
    on conflict (region_id, name) do update set hours = 30`.execute(house.ctx.database.owner);
};
const question = { params: (fixture: Fixture) => ({ token: fixture.rooms.links.question }) };

/** Papers are the team's until they are sent; one for a council is then public, one for the board never. */
const stukken = `${work}/stukken`;
const draft = { params: (fixture: Fixture) => ({ paper: fixture.rooms.papers.draft }) };
const papers: readonly Row[] = [
  page(`${stukken}/maak`, team),
  form(`${stukken}/maak`, team, () => ({ soort: "board", dag: "2026-11-27" })),
  page(`${stukken}/:paper/werk`, team, draft),
  page(`${stukken}/:paper/werk/pdf`, team, draft),
  page(`${stukken}/:paper/werk/docx`, team, draft),
  form(
    `${stukken}/:paper/werk`,
    team,
    (fixture) => ({ doe: "bewaar", version: fixture.rooms.papers.version, "zin-summary": "Goed gedaan." }),
    draft,
  ),
  page(`${work}/vergadering`, team),
  form(`${work}/vergadering`, team, () => ({ dag: "2026-12-10", naam: "Regiotafel" })),
];
/** Whoever has the letter may answer it; an account is not needed (issue 8). */
export const workplanRows: readonly Row[] = [
  ...papers,
  form(`${work}/volg`, everyone, () => ({ initiatief: "huiskamer", adres: `${randomUUID()}@dorp.example` }), {
    ok: 200,
    audited: false,
  }),
  page(`${work}/volg/:token`, everyone, follow),
  form(`${work}/volg/:token`, everyone, () => ({ doe: "volg" }), follow),
  page(`${work}/stand/:token`, everyone, question),
  form(`${work}/stand/:token`, everyone, () => ({ antwoord: "loopt" }), question),
  page(`${work}/:initiative/samen`, partners, theirs),
  page(`${work}/:initiative/samen`, team, hidden),
  form(`${work}/:initiative/samen`, partners, () => ({ tekst: "Goed idee." }), others),
  form(`${work}/:initiative/samen`, team, () => ({ tekst: "Goed idee." }), hidden),
  page(`${work}/:initiative/voorstel/:part`, partners, others),
  form(`${work}/:initiative/voorstel/:part`, partners, () => ({ ...initiativeFields, reason: "mooier" }), others),
  form(`${work}/:initiative/voorstel/:part`, team, () => ({ ...initiativeFields, reason: "mooier" }), hidden),
  page(`${work}/voorbeelden/:from/:initiative`, team, example),
  form(
    `${work}/voorbeelden/:from/:initiative`,
    team,
    () => ({ challenge: "sociale-basis", initiator: "sportclub", start: "2027-01-01" }),
    example,
  ),
  form(`${work}/:initiative/aanbieden`, partners, () => ({ doe: "aan", version: "1" }), theirs),
  form(`${work}/:initiative/aanbieden`, team, () => ({ doe: "aan", version: "1" }), others),
  page(`${work}/uren`, team),
  form(`${work}/uren`, team, () => ({ partij: "GGD", was: "30", uren: "40" }), { ready: hoursOfGgd }),
  page(`${work}/bewaar`, team),
  form(`${work}/bewaar`, team, () => ({ naam: "Loopt nu", keuze: "status-running=1" })),
];

export const openWorkplan: readonly (readonly [path: string, address: string])[] = [
  [`${work}/volg`, "/drenthe/werkagenda/volg?initiatief=huiskamer"],
  [`${work}/voorbeelden`, "/drenthe/werkagenda/voorbeelden"],
  [`${work}/transformatie`, "/drenthe/werkagenda/transformatie"],
  [`${work}/netwerk`, "/drenthe/werkagenda/netwerk"],
  [`${work}/gebieden/:code`, "/drenthe/werkagenda/gebieden/drenthe-noord"],
  [stukken, "/drenthe/werkagenda/stukken"],
  [`${stukken}/:paper`, "/drenthe/werkagenda/stukken/2026-11-01-raad-assen"],
  ...["json", "pdf", "docx"].map(
    (kind) => [`${stukken}/:paper/${kind}`, `/drenthe/werkagenda/stukken/2026-11-01-raad-assen/${kind}`] as const,
  ),
];

/** A paper that was not sent, or not for everyone, is there for nobody on the open addresses. */
export const closedPapers: readonly string[] = ["", "/json", "/pdf", "/docx"].map(
  (rest) => `/drenthe/werkagenda/stukken/2026-11-02-bestuur${rest}`,
);
