import { expect, it } from "vitest";
import { errorReply, ImportDesk, inJson } from "../../../tests/support/import-desk.ts";
import { keyFigures2020, type Reply } from "../../../tests/support/odata-replay.ts";
import { describeWithReference } from "../../../tests/support/reference-data.ts";
import { importsOf } from "./store-load.ts";

describeWithReference(
  "cbs-odata3-fixtures",
  "an import is refused in one sentence, with nothing changed, when the service",
  () => {
    const desk = new ImportDesk();

    it.each([
      [
        "keeps failing",
        () => desk.spoil(/TableInfos/, () => errorReply(500)),
        /does not answer well: error 500, 3 times/,
      ],
      [
        "sends half of every page",
        () => desk.spoil(/UntypedDataSet\?/, (reply) => ({ ...reply, body: reply.body.slice(0, 900) })),
        /cut off or no JSON, 3 times/,
      ],
      [
        "is in maintenance",
        () => desk.spoil(/TableInfos/, () => ({ status: 200, type: "text/html", body: "<!doctype html>" })),
        /a web page instead of data/,
      ],
      ["knows no such table", () => desk.spoil(/TableInfos/, () => errorReply(404)), /knows no table 84799NED/],
      [
        "refuses the question",
        () => desk.spoil(/UntypedDataSet\?/, () => errorReply(400)),
        /refuses the question \(400\)/,
      ],
      [
        "sends one page twice",
        () => desk.spoil(/skip=20/, () => pageAgain(10)),
        /pages wrongly: it gave the same rows twice/,
      ],
      [
        "counts more than it gives",
        () => desk.spoil(/count/, (reply) => ({ ...reply, body: "40" })),
        /gave 36 rows where it counted 40/,
      ],
      [
        "gives more than it counts",
        () => desk.spoil(/count/, (reply) => ({ ...reply, body: "35" })),
        /more than the 35 rows it counted/,
      ],
      [
        "sends empty pages without end",
        () =>
          desk.spoil(
            /skip=10/,
            inJson((answer) => ({ ...answer, value: [] })),
          ),
        /an empty page that is not the last/,
      ],
      [
        "leads to another host",
        () =>
          desk.spoil(
            /UntypedDataSet\?/,
            inJson((answer) => ({ ...answer, "odata.nextLink": "http://169.254.169.254/UntypedDataSet" })),
          ),
        /Brink does not follow/,
      ],
      [
        "leads to another table",
        () =>
          desk.spoil(
            /UntypedDataSet\?/,
            inJson((answer) => ({
              ...answer,
              "odata.nextLink": `${desk.service.origin}/ODataFeed/odata/85039NED/UntypedDataSet`,
            })),
          ),
        /Brink does not follow/,
      ],
      [
        "wraps its rows in another way",
        () =>
          desk.spoil(
            /UntypedDataSet\?/,
            inJson(({ value }) => ({ Value: value })),
          ),
        /holds no rows/,
      ],
      [
        "lost its row numbers",
        () =>
          desk.spoil(
            /UntypedDataSet\?/,
            inJson((answer) => ({ ...answer, value: answer.value.map(({ ID: _ID, ...row }) => row) })),
          ),
        /a row without ID/,
      ],
      [
        "sends more than fits",
        () => desk.spoil(/UntypedDataSet\?/, (reply) => ({ ...reply, body: `${reply.body}${" ".repeat(4_000_000)}` })),
        /larger than 3 MB/,
      ],
      [
        "describes a renamed column",
        () =>
          desk.spoil(/DataProperties/, (reply) => ({
            ...reply,
            body: reply.body.replaceAll("HuishoudensTotaal_28", "HuishoudensTotaal_29"),
          })),
        /no longer has HuishoudensTotaal_28 \(perhaps HuishoudensTotaal_29 now\)/,
      ],
      [
        "describes a new column",
        () =>
          desk.spoil(
            /DataProperties/,
            inJson((answer) => ({ ...answer, value: [...answer.value, { Key: "Eenzaam_117" }] })),
          ),
        /new columns Eenzaam_117/,
      ],
      [
        "writes its keys in another case",
        () =>
          desk.spoil(/UntypedDataSet\?/, (reply) => ({
            ...reply,
            body: reply.body.replaceAll("AantalInwoners_5", "aantalinwoners_5"),
          })),
        /no longer has AantalInwoners_5 \(perhaps aantalinwoners_5 now\)/,
      ],
      [
        "renames a column between two pages",
        () => desk.spoil(/skip=20/, (reply) => ({ ...reply, body: reply.body.replaceAll("Mannen_6", "Man_6") })),
        /changed its columns between two pages \(without Mannen_6, new Man_6\)/,
      ],
    ])("%s", async (_name, spoil, words) => {
      spoil();
      await expect(desk.run()).rejects.toThrow(words);
      expect(await desk.stored()).toBe(0);
      const [report] = await importsOf(desk.handle.db, "84799NED");
      expect(report).toMatchObject({ outcome: "refused", region: "zoetermeer" });
      expect(report?.report.refused[0]?.reason).toMatch(words);
    });
  },
);

/** The page of ten rows from a place on, without a next one. */
function pageAgain(from: number): Reply {
  const rows = keyFigures2020().UntypedDataSet as Record<string, unknown>[];
  const own = rows.filter((row) => /^(GM|WK|BU)0637/.test(String(row.WijkenEnBuurten)));
  return { status: 200, type: "application/json", body: JSON.stringify({ value: own.slice(from, from + 10) }) };
}
