import { appendFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { errorReply, ImportDesk, inJson } from "../../../tests/support/import-desk.ts";
import { type Reply, send } from "../../../tests/support/odata-replay.ts";
import { describeWithReference } from "../../../tests/support/reference-data.ts";
import { importFrom } from "./import-source.ts";
import { findValues } from "./store.ts";
import { importsOf } from "./store-load.ts";

describeWithReference("cbs-odata3-fixtures", "an import from a service", () => {
  const desk = new ImportDesk();

  /** Nothing is stored but the report of why. */
  const leftAlone = async (words: RegExp) => {
    expect(await desk.stored()).toBe(0);
    const [report] = await importsOf(desk.handle.db, "84799NED");
    expect(report).toMatchObject({ outcome: "refused", region: "zoetermeer" });
    expect(report?.report.refused[0]?.reason).toMatch(words);
  };

  it("brings one region in pages and tells how far it is", async () => {
    const report = await desk.run();
    expect(report).toMatchObject({ read: 36, kept: 36 * 27, changed: true, region: "zoetermeer" });
    expect(desk.pagesAsked()).toHaveLength(4);
    expect(desk.pagesAsked()[0]).toContain("startswith(WijkenEnBuurten,'BU0637')");
    expect(desk.lines).toContain("GM0637: 20 of 36 (55 %) rows fetched");
    const [value] = await findValues(desk.handle.db, { indicator: "residents", limit: 1 });
    expect(value).toMatchObject({ value: 125_285, year: 2020 });
    const { rows } =
      await sql`select whole, retrieved, parts -> 'zoetermeer' ->> 'checksum' as sum from dataset`.execute(
        desk.handle.db,
      );
    expect(rows).toEqual([{ whole: false, retrieved: "2026-11-24", sum: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  it("does nothing when the table did not change, and keeps one region when another comes", async () => {
    await desk.run();
    const before = await desk.stored();
    desk.service.asked.length = 0;
    expect(await desk.run()).toMatchObject({ changed: false });
    expect(desk.pagesAsked()).toEqual([]);
    await desk.run("drechtsteden");
    expect(await desk.stored()).toBe(before + 16 * 27);
    await desk.run("zoetermeer");
    expect(await desk.stored()).toBe(before + 16 * 27);
    expect((await importsOf(desk.handle.db, "84799NED")).map((one) => one.outcome)).toEqual([
      "unchanged",
      "stored",
      "unchanged",
      "stored",
    ]);
  });

  it("asks for the whole table without a filter", async () => {
    desk.service.pageSize = 100;
    expect(await desk.run("")).toMatchObject({ read: 172, kept: 172 * 27 });
    expect(desk.pagesAsked()[0]).not.toContain("$filter");
  });

  it("lives through errors, silence, broken lines, cut-off answers and maintenance pages that pass", async () => {
    const trouble: (Reply | undefined)[] = [
      errorReply(500),
      errorReply(503),
      undefined,
      { status: 200, type: "application/json", body: '{"value":[{"ID":1' },
      { status: 200, type: "text/html", body: "<html>Onderhoud</html>" },
    ];
    let turn = 0;
    desk.service.spoil = (_url, response) => {
      turn += 1;
      if (turn % 2 === 0) return false;
      if (turn === 11) return true;
      const reply = trouble[((turn - 1) / 2) % trouble.length];
      if (reply) send(response, reply);
      else response.socket?.destroy();
      return true;
    };
    expect(await desk.run()).toMatchObject({ kept: 36 * 27 });
    const told = desk.lines.join("\n");
    for (const words of [
      "error 500",
      "error 503",
      "the connection broke",
      "cut off",
      "a web page instead of",
      "no answer in time",
    ])
      expect(told).toContain(words);
  });

  it("does not follow a redirect", async () => {
    desk.service.spoil = (_url, response) => (
      send(response, errorReply(302), { location: `${desk.service.origin}/elsewhere` }),
      true
    );
    await expect(desk.run()).rejects.toThrow(/redirects .* elsewhere/);
    await leftAlone(/redirects .* elsewhere/);
    expect(desk.service.asked).toHaveLength(1);
  });

  it("waits as long as the service asks, and says so when that is too long", async () => {
    let first = true;
    desk.service.spoil = (_url, response) =>
      first && ((first = false), send(response, errorReply(429), { "retry-after": "0" }), true);
    expect(await desk.run()).toMatchObject({ changed: true });
    expect(desk.lines[0]).toMatch(/error 429; trying again in 0 s \(1 of 3\)/);
    await sql`delete from observation`.execute(desk.handle.db);
    desk.service.spoil = (_url, response) => (send(response, errorReply(503), { "retry-after": "3600" }), true);
    await expect(desk.run()).rejects.toThrow(/asks to come back in 60 minutes/);
    await leftAlone(/asks to come back in 60 minutes/);
  });

  it("goes on where it stopped, and fetches a damaged page again", async () => {
    desk.spoil(/skip=20/, () => errorReply(500));
    await expect(desk.run()).rejects.toThrow(/what was fetched is kept/);
    await leftAlone(/what was fetched is kept/);
    const folder = join(desk.dataFolder, "downloads", "84799NED-zoetermeer");
    const pages = () => readdirSync(folder).filter((name) => name.startsWith("UntypedDataSet"));
    expect(pages()).toEqual(["UntypedDataSet-GM0637-0001.json.gz", "UntypedDataSet-GM0637-0002.json.gz"]);
    appendFileSync(join(folder, "UntypedDataSet-GM0637-0002.json.gz"), "x");
    desk.service.spoil = undefined;
    desk.service.asked.length = 0;
    expect(await desk.run()).toMatchObject({ kept: 36 * 27 });
    expect(desk.pagesAsked().map((address) => /skip=(\d+)/.exec(address)?.[1])).toEqual(["10", "20", "30"]);
    expect(desk.service.asked.some((address) => address.includes("DataProperties"))).toBe(false);
  });

  it("begins anew when the table was renewed meanwhile, and never mixes two states", async () => {
    let asked = 0;
    desk.spoil(
      /TableInfos/,
      inJson((answer) => ({ ...answer, value: [{ Modified: `state ${(asked += 1) > 1 ? 2 : 1}` }] })),
    );
    await expect(desk.run()).rejects.toThrow(/was renewed while it was fetched/);
    await leftAlone(/was renewed while it was fetched/);
    expect(await desk.run()).toMatchObject({ kept: 36 * 27 });
    expect(desk.pagesAsked()).toHaveLength(8);
  });

  it("is refused in one sentence while somebody imports the same table", async () => {
    let release = () => undefined as void;
    const held = new Promise<void>((done) => (release = done));
    let begun = () => undefined as void;
    const started = new Promise<void>((done) => (begun = done));
    desk.service.spoil = (_url, response, answer) => {
      begun();
      void held.then(() => send(response, answer()));
      desk.service.spoil = undefined;
      return true;
    };
    const first = importFrom(
      { ...desk.ground(), patience: { ...desk.patience, silence: 20_000 } },
      { table: "84799NED", publisher: "cbs", region: "zoetermeer" },
    );
    await started;
    await expect(desk.run()).rejects.toThrow("Table 84799NED is being imported already; wait until that is done.");
    release();
    expect(await first).toMatchObject({ changed: true });
  });

  it("speaks to nobody but the publishers: another address is for tests only", async () => {
    const outside = { ...desk.ground(), env: { NODE_ENV: "production", BRINK_TEST_SERVICES: desk.service.origin } };
    await expect(importFrom(outside, { table: "84799NED", publisher: "cbs" })).rejects.toThrow(/is for tests/);
    expect(desk.service.asked).toEqual([]);
  });

  describe("what it cannot fetch", () => {
    it.each([
      [{ table: "85984NED", publisher: "cbs" }, /from saved files only: say --from/],
      [{ table: "50090NED", publisher: "cbs" }, /brink import rivm 50090NED/],
      [
        { table: "84799NED", publisher: "cbs", region: "veluwe" },
        /no region veluwe. There are drenthe, drechtsteden, zoetermeer/,
      ],
      [{ table: "12345NED", publisher: "cbs" }, /knows no table "12345NED"/],
    ] as const)("is told in one sentence: %o", async (order, words) => {
      await expect(importFrom(desk.ground(), order)).rejects.toThrow(words);
      expect(desk.service.asked).toEqual([]);
    });
  });
});
