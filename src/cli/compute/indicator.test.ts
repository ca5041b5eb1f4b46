import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, it } from "vitest";
import { describeWithReference, reference } from "../../../tests/support/reference-data.ts";
import { disagreements } from "../../../tests/support/vectors.ts";
import type { Tolerance } from "../../../tests/support/vectors.ts";
import { computeIndicatorCommand } from "./indicator.ts";

type Case = Record<string, unknown>;
type Answer = { method: string; cases: Case[] } & Record<string, unknown>;

const folder = mkdtempSync(join(tmpdir(), "brink-indicator-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const run = promisify(execFile);

/** Runs the command as a person would, without server or database; fails when the command does. */
async function brink(...words: string[]): Promise<string> {
  const hook = ["--import", "./src/platform/tsx-hook.mjs", "src/cli/brink.ts"];
  const options = { cwd: join(import.meta.dirname, "../../.."), maxBuffer: 1e8, env: { PATH: process.env.PATH } };
  return (await run(process.execPath, [...hook, "compute", "indicator", ...words], options)).stdout;
}

/** The command itself, without the second or more that a new process takes; the answer as it would be printed. */
async function compute(method: string, path: string): Promise<Answer> {
  const io = { json: true, progress: () => undefined };
  return JSON.parse(JSON.stringify(await computeIndicatorCommand.run(["--method", method, path], io)));
}

function written(content: unknown): string {
  const path = join(folder, `${crypto.randomUUID()}.json`);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

const vectors = "indicator-test-vectors";
const vector = (name: string) => reference(vectors, name);
const given = (name: string): Case[] => JSON.parse(readFileSync(vector(name), "utf8")).cases;
const csv = (name: string) => parse(readFileSync(vector(name), "utf8"), { columns: true }) as Record<string, string>[];

const known = (text: string | undefined) => (text ? Number(text) : null);

/** Every case of a file, answered in order under its id, with nothing that disagrees. */
async function answersFile(method: string, name: string, tolerance: Tolerance): Promise<Answer> {
  const cases = given(name);
  const answer = await compute(method, vector(name));
  expect(answer.cases.map(({ id }) => id)).toEqual(cases.map(({ id }) => id));
  expect(answer.cases.flatMap((one, place) => disagreements(one, cases[place]!, tolerance))).toEqual([]);
  return answer;
}

describeWithReference(vectors, "brink compute indicator, on the published files", () => {
  it.each([
    ["proportion", "proportions.json", { relative: 1e-9 }],
    ["rate", "crude_rates.json", { relative: 1e-9 }],
    ["mean", "means.json", { relative: 1e-9 }],
    ["dsr", "directly_standardised_rates.json", { relative: 1e-8 }],
    ["isr", "indirectly_standardised.json", { relative: 1e-9 }],
  ])("%s", async (method, name, tolerance) => {
    expect((await answersFile(method, name, tolerance)).method).toBe(method);
  });

  it("says the same from the command line, with nothing but JSON on standard output", async () => {
    const printed = JSON.parse(await brink("--method", "life-expectancy", vector("life_expectancy.json"), "--json"));
    expect(printed).toEqual(await compute("life-expectancy", vector("life_expectancy.json")));
    expect(
      JSON.parse(await brink("--json", "--method", "dsr", vector("directly_standardised_rates.json"))).cases,
    ).toHaveLength(12);
  }, 90_000);

  it("rate and isr say which method gave the limits", async () => {
    for (const [method, name] of [
      ["rate", "crude_rates.json"],
      ["isr", "indirectly_standardised.json"],
    ] as const) {
      const { cases } = await compute(method, vector(name));
      expect(cases.map((one) => one.method)).toEqual(given(name).map((one) => one.method));
    }
  });

  it("life-expectancy, with its refusals", async () => {
    const { cases } = await compute("life-expectancy", vector("life_expectancy.json"));
    for (const [place, wanted] of given("life_expectancy.json").entries()) {
      const answer = cases[place]!;
      expect([answer.id, answer.suppressed, answer.reason]).toEqual([
        wanted.id,
        wanted.suppressed ?? false,
        wanted.reason ?? null,
      ]);
      for (const column of wanted.suppressed ? [] : ["le", "lower95", "upper95"]) {
        expect(
          disagreements({ ...(answer[column] as number[]) }, { ...(wanted[column] as number[]) }, { absolute: 1e-4 }),
        ).toEqual([]);
      }
    }
  });

  it("sii, the same twice over", async () => {
    const five = written({ cases: given("slope_index_of_inequality.json").slice(0, 3) });
    const [once, twice] = await Promise.all([compute("sii", five), compute("sii", five)]);
    expect(once).toEqual(twice);
    for (const [place, wanted] of given("slope_index_of_inequality.json").slice(0, 3).entries()) {
      const { sii, rii } = once.cases[place]!;
      expect(disagreements({ sii, rii }, wanted, { absolute: 1e-8 })).toEqual([]);
      const width = (wanted.sii_upper_1 as number) - (wanted.sii_lower_1 as number);
      const { sii_lower_1, sii_upper_1 } = once.cases[place]!;
      expect(disagreements({ sii_lower_1, sii_upper_1 }, wanted, { absolute: 0.02 * width })).toEqual([]);
    }
  });

  it("recent-trend, with the numbers behind it", async () => {
    const { cases } = await compute("recent-trend", vector("recent_trend.json"));
    for (const [place, { id, computed }] of given("recent_trend.json").entries()) {
      const wanted = { id, ...(computed as Case) };
      expect([cases[place]!.id, cases[place]!.trend]).toEqual([id, (computed as Case).trend]);
      expect(disagreements(cases[place]!, wanted, { relative: 1e-9 })).toEqual([]);
    }
  });

  it("quantiles, funnel-ratio, funnel-rate and funnel-proportion, from the rows of the tables", async () => {
    const rows = csv("quantiles.csv").filter((row) => row.group === "90366Female|all|Septile");
    const group = {
      id: 7,
      values: rows.map((row) => known(row.value)),
      nquantiles: 7,
      highest_value_is_quantile_1: false,
    };
    expect((await compute("quantiles", written([group]))).cases[0]!.quantile).toEqual(
      rows.map((row) => known(row.quantile)),
    );

    const ratios = csv("funnel_ratio_limits.csv");
    const ratio = await compute(
      "funnel-ratio",
      written(ratios.map((row, id) => ({ id, observed: Number(row.Observed_events), refvalue: 100 }))),
    );
    const isr = ratios.map((row) => ({
      lower2_ratio: Number(row.lower_2s_isr),
      upper3_ratio: Number(row.upper_3s_isr),
    }));
    expect(ratio.cases.flatMap((one, place) => disagreements(one, isr[place]!, { relative: 5e-5 }))).toEqual([]);

    const rates = csv("funnel_rate_limits_dsr.csv");
    const numbers = rates.map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, text]) => [key, Number(text)])),
    );
    const rate = await compute(
      "funnel-rate",
      written(numbers.map(({ Events, baseline }) => ({ Events, baseline, years: 3 }))),
    );
    expect(rate.cases.flatMap((one, place) => disagreements(one, numbers[place]!, { relative: 5e-5 }))).toEqual([]);

    const points = csv("funnel_proportion_points.csv").map(({ id, numerator, denominator }) => ({
      id,
      numerator: Number(numerator),
      denominator: Number(denominator),
    }));
    const proportion = await compute("funnel-proportion", written(points));
    expect(proportion.cases.map((one) => one.significance)).toEqual(
      csv("funnel_proportion_points.csv").map((row) => row.significance),
    );
  });
});

describe("brink compute indicator", () => {
  it("answers a list of cases, and gives nothing with a reason where nothing can be said", async () => {
    const { cases } = await compute(
      "proportion",
      written([
        { id: "a", x: 1, n: 4 },
        { id: "b", x: null, n: 4 },
        { x: 5, n: 4 },
      ]),
    );
    expect(cases.map(({ id, value, reason }) => ({ id, value, reason }))).toEqual([
      { id: "a", value: 0.25, reason: null },
      { id: "b", value: null, reason: "missing_input" },
      { id: 3, value: null, reason: "numerator_exceeds_denominator" },
    ]);
  });

  it("funnel-proportion answers in the unit of its average", async () => {
    const { cases } = await compute(
      "funnel-proportion",
      written([
        { id: 1, denominator: 100, average: 0.5 },
        { id: 2, denominator: 100, average: 50 },
      ]),
    );
    expect(cases[0]!.lower2).toBeCloseTo(0.402, 4);
    expect(cases[1]!.lower2).toBeCloseTo(40.2, 2);
  });

  it("with overdispersion widens the funnel, says by how much, and colours by it", async () => {
    const areas = [300, 380, 220, 310, 290].map((numerator, id) => ({ id, numerator, denominator: 1000 }));
    const chance = await compute("funnel-proportion", written({ cases: areas }));
    const wide = await compute("funnel-proportion", written({ overdispersion: "additive", cases: areas }));
    expect(wide.overdispersion).toMatchObject({ variant: "additive", winsorise: 0.1, areas: 5 });
    expect(wide.cases[0]!.upper2 as number).toBeGreaterThan(chance.cases[0]!.upper2 as number);
    expect([chance.cases[1]!.significance, wide.cases[1]!.significance]).toEqual(["High (0.001)", "High (0.025)"]);
  });

  it("healthy-life-expectancy stays under life expectancy", async () => {
    const filled = (value: number) => Array.from({ length: 20 }, () => value);
    const area = {
      id: "a",
      pop: filled(10_000),
      deaths: filled(200),
      healthy_share: filled(0.8),
      survey_n: filled(500),
    };
    const [answer] = (await compute("healthy-life-expectancy", written([area]))).cases;
    const [hle, le, poor] = ["hle", "le", "poor_years"].map((name) => (answer![name] as number[])[0]!);
    expect(hle! / le!).toBeCloseTo(0.8, 10);
    expect(hle! + poor!).toBeCloseTo(le!, 10);
  });

  it("difference gives Newcombe's published limits", async () => {
    const [answer] = (
      await compute("difference", written([{ kind: "proportion", a: { x: 56, n: 70 }, b: { x: 48, n: 80 } }]))
    ).cases;
    expect([answer!.lower95, answer!.upper95].map((limit) => (limit as number).toFixed(4))).toEqual([
      "0.0524",
      "0.3339",
    ]);
  });

  it("refuses in one sentence", async () => {
    const refusal = (method: string, content: unknown) =>
      compute(method, written(content)).catch((error: Error) => `${error.name}: ${error.message}`);
    expect(await refusal("magic", [])).toMatch(
      /^Refusal: Brink knows no indicator method "magic"\. It knows proportion, .*difference\.$/,
    );
    expect(await refusal("rate", [{ id: "wijk 4", x: "three", n: 4 }])).toBe(
      'Refusal: Case "wijk 4": x: Invalid input: expected number, received string.',
    );
    expect(await refusal("rate", { rows: [] })).toMatch(/^Refusal: .* holds no list of cases/);
    expect(await refusal("sii", [{ population: [1], value: [1], confidence: "100" }])).toMatch(
      /a level lies between 0 and 100 %/,
    );
    expect(await refusal("funnel-proportion", { overdispersion: "yes", cases: [] })).toMatch(
      /^Refusal: The overdispersion of the file/,
    );
    expect(await refusal("funnel-proportion", [{ denominator: 4 }])).toMatch(/give an average, or a numerator/);
  });

  it("refuses with exit code 1 and nothing on standard output", async () => {
    const refused = await brink("--method", "rate").catch(
      (error: { code: number; stdout: string; stderr: string }) => error,
    );
    expect(refused).toMatchObject({
      code: 1,
      stdout: "",
      stderr: "Name the file with cases: brink compute indicator --method rate <cases.json>.\n",
    });
  }, 90_000);
});
