import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentVersion, type Division, findAreas, setWorkingAreas } from "#modules/regions/index.ts";
import { system } from "#platform/http/index.ts";
import { type TestHouse, testHouse } from "../../../tests/support/server.ts";
import { followDivisions } from "./follow-divisions.ts";
import { findValues } from "./store.ts";

describe("figures after a new division", () => {
  let house: TestHouse;
  let codes: string[];
  beforeAll(async () => {
    house = await testHouse();
    codes = (await findAreas(house.ctx.db, { region: "zoetermeer", kind: "neighbourhood", divisionYear: 2024 })).map(
      (area) => area.code,
    );
  });
  afterAll(() => house.close());

  const residentsOf = async (code: string) => {
    const areas = (await findAreas(house.ctx.db, { codes: [code] })).map((area) => area.id);
    return (await findValues(house.ctx.db, { areaIds: areas, indicator: "residents", year: 2024 }))[0]?.value;
  };
  const whole = (validFrom: string, name: string): Division => {
    const area = { code: "zoetermeer-heel", name, municipality: "GM0637", neighbourhoods: codes, villages: [] };
    return { divisionYear: 2024, validFrom, areas: [area] };
  };
  const day = async (days: number) =>
    (await sql<{ day: string }>`select (current_date + ${days}::int)::text as day`.execute(house.ctx.db)).rows[0]!.day;

  it("are derived once for the new areas, and not again", async () => {
    expect(await followDivisions(house.ctx)).toEqual([]);
    await setWorkingAreas(house.ctx, system, "zoetermeer", whole(await day(0), "Heel Zoetermeer"));
    expect(await residentsOf("zoetermeer-heel")).toBeUndefined();
    expect(await followDivisions(house.ctx)).toEqual(["zoetermeer"]);
    // The sum of what CBS rounded to 5 for each neighbourhood.
    // All neighbourhoods together are the municipality: its own count, and not a sum of parts that are each rounded to five.
    const municipality = await findAreas(house.ctx.db, { codes: ["GM0637"], divisionYear: 2024 });
    expect(await residentsOf("zoetermeer-heel")).toBe(municipality[0]?.residents);
    expect(await followDivisions(house.ctx)).toEqual([]);
    const working = await findAreas(house.ctx.db, { region: "zoetermeer", kind: "working_area" });
    expect(working.map((area) => area.code)).toEqual(["zoetermeer-heel"]);
  });

  it("follow a division of a later day on that day, with its names, and not before", async () => {
    const name = async () => (await findAreas(house.ctx.db, { codes: ["zoetermeer-heel"] }))[0]?.name;
    await setWorkingAreas(house.ctx, system, "zoetermeer", whole(await day(30), "De hele stad"));
    expect(await followDivisions(house.ctx)).toEqual([]);
    expect(await name()).toBe("Heel Zoetermeer");
    // The day comes.
    await sql`update working_area_version set valid_from = current_date where valid_from > current_date`.execute(
      house.ctx.db,
    );
    expect(await followDivisions(house.ctx)).toEqual(["zoetermeer"]);
    expect(await name()).toBe("De hele stad");
    expect((await currentVersion(house.ctx.db, "zoetermeer"))?.source).toBe("operator");
  });
});
