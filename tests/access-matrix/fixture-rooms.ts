import { factFields } from "../support/facts.ts";
import { sql } from "kysely";
import { saveFact } from "../../src/modules/figures/facts/actions.ts";
import { findFacts } from "../../src/modules/figures/facts/store.ts";
import { type Division, readDivided, regionOf, setWorkingAreas, upsertAreas } from "../../src/modules/regions/index.ts";
import { saveInitiative } from "../../src/modules/workplan/actions.ts";
import { previewSheet, receiveSheet } from "../../src/modules/workplan/actions-sheet.ts";
import type { Initiative } from "../../src/modules/workplan/model.ts";
import { initiativeSchema } from "../../src/modules/workplan/schema.ts";
import { system } from "../../src/platform/http/index.ts";
import type { TestHouse } from "../support/server.ts";
import { fillPlan, type PlanFixture } from "./fixture-plan.ts";
import { fillPapers, fillWorkplanLinks, type PapersFixture, type WorkplanLinks } from "./fixture-workplan.ts";

/** What the rooms of figures, plan and workplan hold in the region that is asked for. */
export interface RoomsFixture {
  /** A figure that someone else typed. */
  readonly fact: string;
  readonly sheet: string;
  /** The changes that the sheet's preview showed. */
  readonly seal: string;
  /** The division that forms start from, and the first day a new one can hold. */
  readonly basis: { readonly basis: string; readonly vanaf: string };
  /** Words of what is not public, that no public page may show. */
  readonly hidden: readonly string[];
  readonly links: WorkplanLinks;
  readonly plan: PlanFixture;
  readonly papers: PapersFixture;
}

export const goalFields = {
  title: "In 2030 voelen minder mensen zich eenzaam.",
  short: "Minder eenzaamheid",
  population: "volwassenen",
  measurability: "not_yet",
  measureSay: "Nog geen cijfer.",
  challenge: "sociale-basis",
  unit: "percent",
  direction: "lower",
};
export const initiativeFields = {
  title: "Huiskamer in het dorp",
  kind: "project",
  challenge: "sociale-basis",
  what: "Een plek.",
  initiator: "gemeente",
  status: "running",
  visibility: "public",
  moneyVisibility: "public",
};

const codes = ["BU01060000", "BU01060001", "BU01060002"];
const area = (code: string, name: string, neighbourhoods: string[]) => ({
  code,
  name,
  municipality: "GM0106",
  neighbourhoods,
  villages: [],
});
const division: Division = {
  divisionYear: 2024,
  validFrom: "2024-01-01",
  areas: [area("drenthe-noord", "Noord", codes.slice(0, 2)), area("drenthe-zuid", "Zuid", codes.slice(2))],
};
/** The same neighbourhoods, all in one area, as a file says it. */
export const otherDivision = ["code;working_area;village", ...codes.map((code) => `${code};Heel Assen;`)].join("\n");
export const sheetText = "titel;opgave;status\nWandelen in het dorp;sociale-basis;loopt";

/** Fills the rooms of the first region. @param partner organisation that keeps the second initiative @param residents one that is asked to sign */
export async function fillRooms(house: TestHouse, partner: string, residents: string): Promise<RoomsFixture> {
  const { ctx } = house;
  await divide(house);
  const planned = await fillPlan(house, residents);
  const hidden = ["Geheim voor het team", "Geheim voor partners"];
  const initiatives = [
    { id: "huiskamer" },
    { id: "van-de-ggd", title: "Beweegplein" },
    { id: "geheim-team", title: hidden[0], visibility: "team" },
    { id: "geheim-partners", title: hidden[1], visibility: "partners" },
  ];
  for (const one of initiatives) {
    const content = initiativeSchema.parse({ ...initiativeFields, ...one }) as Initiative;
    await saveInitiative(ctx, system, "drenthe", { content, version: undefined, reason: "begin" });
  }
  await sql`update initiative set organisations = array[${partner}] where slug = 'van-de-ggd'`.execute(
    ctx.database.owner,
  );
  const number = { value: 12.5, decimals: 1 };
  await saveFact(ctx, system, "drenthe", { ...factFields, ...number } as Parameters<typeof saveFact>[3]);
  const sheet = await receiveSheet(ctx, system, "drenthe", "lijst.csv", [
    { name: "CSV", rows: sheetText.split("\n").map((line) => line.split(";")) },
  ]);
  const region = await regionOf(ctx, "drenthe");
  const divided = await readDivided(ctx, region);
  return {
    fact: (await findFacts(ctx.db, "drenthe"))[0]!.id,
    sheet,
    seal: (await previewSheet(ctx, system, region, sheet)).seal,
    basis: { basis: String(divided.version!.id), vanaf: divided.firstDay },
    hidden,
    plan: await planned(),
    links: await fillWorkplanLinks(house),
    papers: await fillPapers(house),
  };
}

async function divide({ ctx }: TestHouse): Promise<void> {
  const official = { divisionYear: 2024, districtCode: null, change: null, residents: 9_000 };
  await sql`insert into region_municipality (region_id, code) values ('drenthe', 'GM0106')`.execute(ctx.db);
  const region = {
    code: "drenthe",
    kind: "region" as const,
    name: "Drenthe",
    regionId: "drenthe",
    municipalityCode: null,
  };
  const municipality = { code: "GM0106", kind: "municipality" as const, name: "Assen", municipalityCode: "GM0106" };
  const neighbourhoods = codes.map((code) => ({
    code,
    kind: "neighbourhood" as const,
    name: `Buurt ${code}`,
    municipalityCode: "GM0106",
  }));
  await upsertAreas(
    ctx.db,
    [region, municipality, ...neighbourhoods].map((one) => ({ ...official, ...one })),
  );
  await setWorkingAreas(ctx, system, "drenthe", division);
}
