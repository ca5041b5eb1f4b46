import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { system } from "#platform/http/index.ts";
import { addRegions } from "../../../../../tests/support/people.ts";
import { type TestHouse, testHouse } from "../../../../../tests/support/server.ts";
import { saveInitiative } from "../../actions.ts";
import type { Initiative } from "../../model.ts";
import { initiativeSchema } from "../../schema.ts";

let house: TestHouse;
/** The page before there was anything on it. */
let empty = "";
const page = async (query = "") => (await house.ask(`/drenthe/werkagenda/netwerk${query}`)).text();

beforeAll(async () => {
  house = await testHouse({ start: false });
  await addRegions(house, "drenthe");
  const add = (id: string, initiator: string, parties: string[], more: object = {}) =>
    saveInitiative(house.ctx, system, "drenthe", {
      content: initiativeSchema.parse({
        id,
        title: `Titel ${id}`,
        challenge: "c",
        what: "Iets.",
        initiator,
        status: "running",
        parties: parties.map((name) => ({ name, role: "joins" })),
        ...more,
      }) as Initiative,
      version: undefined,
      reason: "begin",
    });
  empty = await page();
  await add("een", "gemeente", ["GGD"]);
  await add("twee", "GGD", ["gemeente", "school"]);
  await add("stil", "geheime dienst", ["gemeente"], { visibility: "partners" });
  await add("klaar", "bibliotheek", ["gemeente"], { status: "done" });
  await house.ctx.pageVersion.refresh();
});
afterAll(() => house.close());

describe("who works with whom", () => {
  it("draws a bow for every pair, and the table has the same pairs with what they do", async () => {
    const html = await page();
    const table = html.split("<tbody>")[1]!.split("</tbody>")[0]!;
    expect(html.match(/<path d="M212 /g)).toHaveLength(3);
    expect(table.match(/<tr/g)).toHaveLength(3);
    expect(table).toContain("Titel een");
    expect(html).toContain("Het vaakst werken gemeente en GGD samen: aan 2 initiatieven.");
  });

  it("says so when nobody works together yet", () => expect(empty).toContain("Nog niemand werkt samen"));

  it("does not show what is not public, nor what is over", async () => {
    const html = await page();
    expect(html).not.toContain("geheime dienst");
    expect(html).not.toContain("bibliotheek");
  });

  it("looks at one party by its name, whatever its letters, and ignores one that is not there", async () => {
    expect(await page("?partij=ggd")).toContain("Met 2 andere partijen werkt GGD samen.");
    expect(await page("?partij=%3Cscript%3E&opgave=%27")).toContain("Het vaakst werken");
  });

  it("is the same picture every time", async () => {
    expect(await page()).toBe(await page());
  });
});
